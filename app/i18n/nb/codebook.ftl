# Kodeboka: kodetreet, og det en bestemmer om en kode.

codebook-search = Søk i kodeboken
codebook-new = Ny kode
codebook-empty = Ingen koder ennå. Kodene kommer hit etter hvert som du koder, eller du kan opprette en.
codebook-top = Øverst i treet
codebook-top-drop = Øverst i treet (slipp her)
codebook-in-vivo = in vivo
codebook-branch = { $count ->
    [one] { $code }, { $count } koding
   *[other] { $code }, { $count } kodinger
}
codebook-actions = Handlinger for «{ $code }»
codebook-choose = Velg en kode for å se hva den betyr og hvor den er brukt.
codebook-segments = Kodede utdrag
codebook-no-segments = Ingen ennå.
codebook-reason = Begrunnelse (den som vurderer metoden, vil spørre)

# -- å endre en kode

codebook-create = Opprett
codebook-meaning = Definisjon
codebook-rename = Gi nytt navn
codebook-rename-code = Gi «{ $code }» nytt navn
codebook-new-under = Ny underkode
codebook-up = Flytt opp
codebook-down = Flytt ned
codebook-move = Flytt
codebook-move-code = Flytt «{ $code }»
codebook-merge = Slå sammen
codebook-merge-into = Slå sammen med en annen kode
codebook-split = Del opp
codebook-split-code = Del opp «{ $code }»
codebook-split-names = Navn på de nye kodene, skilt med komma
codebook-describe = Beskriv
codebook-colour = Farge
codebook-colour-number = Farge { $number }
codebook-history = Hvordan denne koden ble til
codebook-example = Bruk en koding som eksempel
codebook-delete-code = Slette «{ $code }»? Historikken og kodingene beholdes.

# -- relasjoner og sett

codebook-relation = Relasjon
codebook-relation-of = Relasjon fra «{ $code }»
codebook-relation-kind = Type relasjon
codebook-relation-own = en egen type
codebook-relation-own-name = Navn på den egne typen
codebook-other-code = Den andre koden
codebook-set = Sett
codebook-in-set = { $count ->
    [one] I settet «{ $set }» ({ $count } kode)
   *[other] I settet «{ $set }» ({ $count } koder)
}
codebook-take-out = Fjern fra settet
codebook-set-add = Legg i et sett
codebook-set-known = Eksisterende sett
codebook-set-new = et nytt sett
codebook-set-name = Navn på det nye settet
codebook-namesakes = { $count ->
    [one] En annen kode heter også «{ $name }»: { $places }. Gi en av dem et nytt navn, eller slå dem sammen.
   *[other] { $count } andre koder heter også «{ $name }»: { $places }. Gi dem nye navn, eller slå dem sammen.
}

# Kodeboken: kodetreet, og det en bestemmer om en kode.

codebook-search = Søk i kodeboken
codebook-new = Ny kode
codebook-empty = Ingen koder ennå. Kodene kommer hit etter hvert som du koder, eller du kan opprette en.
codebook-top = Øverst i treet
codebook-in-vivo = in vivo
codebook-branch = { $count ->
    [one] { $code }, { $count } koding
   *[other] { $code }, { $count } kodinger
}
codebook-actions = Handlinger for «{ $code }»
codebook-choose = Velg en kode for å se hva den betyr og hvor den er brukt.
codebook-nameless = Navnet på koden ble slettet sammen med ord som noen trakk tilbake. Gi den et nytt navn; kodingene er som før.
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

# -- over treet

codebook-fold = Fold sammen «{ $code }»
codebook-unfold = Fold ut «{ $code }»
codebook-fold-all = Fold sammen
codebook-unfold-all = Fold ut
codebook-sorted = Sorter: { $order }
codebook-order-own = egen rekkefølge
codebook-order-name = navn
codebook-order-use = mest brukt
codebook-several = Velg flere
codebook-several-end = Ferdig
codebook-so-many = { $count ->
    [one] { $count } kode
   *[other] { $count } koder
}
codebook-delete = { $count ->
    [one] Slette { $count } kode? Historikken og kodingene beholdes.
   *[other] Slette { $count } koder? Historikken og kodingene beholdes.
}
codebook-why = Begrunnelse (kan stå tom, og gis senere)

# -- siden til en kode

codebook-passages = { $count ->
    [one] { $count } utdrag
   *[other] { $count } utdrag
}
codebook-all-passages = { $count ->
    [one] Hent fram { $count } utdrag
   *[other] Hent fram alle { $count } utdrag
}
codebook-with-below = Med utdragene til underkodene
codebook-page-of = Gå til koden «{ $code }»

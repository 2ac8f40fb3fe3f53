# Deltakere: pseudonymer, kjennetegn, samtykke, tilbaketrekking.

people-add = Legg til en deltaker
people-table = Importer fra en tabell
people-attributes = Kjennetegn
people-table-file = Tabell (.csv eller .xlsx)
people-table-about = Pseudonymer i første kolonne, og en overskrift over hver kolonne. Ukjente deltakere legges til; ingenting fjernes.
people-table-imported = { $count ->
    [one] { $count } deltaker
   *[other] { $count } deltakere
} i tabellen.
people-none = Ingen deltakere ennå. Hver får et pseudonym, og ordene deres forsegles med en egen nøkkel.
people-withdrawn = Deltakeren har trukket seg. Ordene er slettet; beslutningene om dem kan fortsatt telles.
people-no-texts = ingen tekster ennå
people-no-attributes = ingen kjennetegn ennå
people-files = Filer
people-rename = Gi nytt navn
people-rename-title = Gi { $name } nytt navn
people-rename-about = Navnet endres overalt der det vises, og historikken beholder det gamle. Det replikkene i tekstene begynner med, blir stående slik det er skrevet der.
people-merge = Slå sammen
people-merge-title = { $name } er samme person som …
people-merge-about = For noen som er registrert to ganger. Tekster, replikker, samtykker, kjennetegn, memoer og filer som hører til { $name }, blir den andre deltakerens, også i tabeller og tall. Trekker personen seg, blir ordene til begge ødelagt for godt.
people-merge-other = Den andre deltakeren
people-merged = { $name } er nå en del av { $into }.
people-renamed = { $before } heter nå { $name }.
people-why = Begrunnelse
people-status = Status
people-pseudonym = Pseudonym
people-attribute-name = Kjennetegn, for eksempel aldersgruppe
people-attribute-value = Verdi
people-attribute-types = Typer kjennetegn
people-attribute-type = { $name }: { $type }
people-attribute-choices = { $name }: { $type } ({ $choices })
people-choices = Alternativer, atskilt med komma

people-consent = Samtykke
people-consent-of = Samtykke fra { $name }
people-consent-day = Dag (ÅÅÅÅ-MM-DD)
people-consent-scope = Annet om samtykket
people-consent-document = Vedlagt dokument
people-consent-no-document = ingen

people-withdraw = Registrer tilbaketrekking
people-withdraw-title = { $name } trekker seg
people-withdraw-hides = Du er ikke eier: dette skjuler ordene på alle enheter som synkroniserer. Når en eier bekrefter, slettes de slik det står nedenfor; en eier kan også avvise det.
people-withdraw-texts = Tekster: { $texts }
people-withdraw-no-texts = Tekster: ingen
people-withdraw-confirm = Skriv «{ $name }» for å bekrefte
people-withdraw-turns = I «{ $text }» slettes bare deltakerens egne replikker; det andre sier om deltakeren, blir stående.
people-withdraw-shared = «{ $text }» inneholder ordene til flere deltakere; hele teksten slettes.
people-withdraw-code = Navnet på koden «{ $code }» slettes også; gi koden et nytt navn hvis du vil beholde et lesbart navn.

people-consent-answers = { $day }: { $answers }
people-consent-form = skjema { $form }
people-consent-form-field = Versjon av samtykkeskjemaet
people-no-consent = Intervjuet, men det er ikke registrert samtykke til intervjuet.
people-not-recording = Det finnes et opptak, uten samtykke til det.
people-kept-until = Kan oppbevares til { $day }, deretter: { $then }
people-returned = Transkripsjonen «{ $text }» gitt tilbake { $day }: { $answer }
people-shown = Funn vist { $day }: { $answer }
people-changed = Endret på grunn av det: { $changed }
people-back = Gitt tilbake og vist
people-back-of = Gitt tilbake til { $name }
people-back-about = Transkripsjoner som deltakeren har fått tilbake, funn de har fått se (deltakersjekk), og hva de svarte. Alle ord her slettes hvis deltakeren trekker seg.
people-back-what = Hva som skal registreres
people-back-return = En transkripsjon er gitt tilbake
people-back-return-answer = Svar på en transkripsjon
people-back-show = Funn er vist
people-back-show-answer = Svar på funn
people-back-text = Transkripsjon
people-back-answer = Svar
people-back-note = Hva som ble sagt eller rettet
people-back-shown = Hva som ble vist
people-back-changed = Hva som ble endret på grunn av det
people-retention = Kan oppbevares til (ÅÅÅÅ-MM-DD; tomt: datoen for studien)
people-retention-then = Deretter
people-retention-button = Oppbevares til
people-retention-of = Hvor lenge det { $name } har sagt, kan oppbevares
people-retention-study = Hvor lenge studien kan oppbevares
people-retention-about = Kodespor minner deg på det fra 90 dager før dagen, og etter den. Programmet sletter ikke noe selv. Bare en eier setter datoen.
people-retention-note = Hvem som har bestemt det, for eksempel en godkjenning
people-interviewed-offer = { $count ->
    [one] Intervjuet med { $names } er her, men statusen sier det ikke ennå.
   *[other] Intervjuene med { $names } er her, men statusen sier det ikke ennå.
}
people-interviewed = Sett status til «intervjuet»
people-interviewed-set = { $count ->
    [one] { $count } deltaker er satt til «intervjuet».
   *[other] { $count } deltakere er satt til «intervjuet».
}

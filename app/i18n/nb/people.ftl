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
people-status = Status
people-pseudonym = Pseudonym
people-attribute-name = Kjennetegn, for eksempel aldersgruppe
people-attribute-value = Verdi
people-attribute-types = Typer kjennetegn
people-attribute-type = { $name }: { $type }
people-attribute-choices = { $name }: { $type } ({ $choices })
people-choices = Alternativer, atskilt med komma

people-consent = Samtykke
people-consent-given = Samtykke { $day }
people-consent-given-to = Samtykke { $day }: { $scope }
people-consent-of = Samtykke fra { $name }
people-consent-day = Dag (ÅÅÅÅ-MM-DD)
people-consent-scope = Samtykke til: intervju, opptak, sitering …
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

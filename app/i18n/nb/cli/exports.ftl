# Ut av programmet: firekolonnetabellen og eksportene.

cli-exports-fourcolumn =
    Skriv ut firekolonnetabellen for TEKST: tekst, kategorier, teori og egne umiddelbare refleksjoner.

    Teori er de teoretiske memoene om en koding, med referanser; refleksjoner er alle de andre.
    .format = Skriv i dette formatet (ellers: formatet filendelsen sier, eller md).
    .whole = Vis hele teksten: det ingen har kodet, får egne rader.
    .out = Skriv til denne filen i stedet for til skjermen.
cli-exports-docx-needs-out = Et Word-dokument trenger --out FIL.
cli-exports-export =
    Eksporter studien for lesing, eller for andre programmer.

    Formatene er: en lesbar side (html), Markdown (md), et Word-dokument (docx), tabeller (csv, xlsx), JSON, en tekst med marg, et prosjekt eller en kodebok for andre verktøy (REFI-QDA: qdpx, qdc), en mappe for et dataarkiv, og en revisjonspakke.

    Med --layer anonymised blir sitatene anonymisert. Navn på tekster og koder, begrunnelser, memoer og kjennetegn står slik de ble skrevet.
cli-exports-export-html = Eksporter kodebok og kodede sitater som en lesbar side.
cli-exports-export-md = Eksporter kodebok og kodede sitater som Markdown.
cli-exports-export-csv = Eksporter kodede sitater som en tabell (CSV).
cli-exports-export-xlsx = Eksporter kodede sitater som en Excel-arbeidsbok.
cli-exports-export-docx = Eksporter kodebok og kodede sitater som et Word-dokument.
cli-exports-export-json = Eksporter kodebok, kodinger og memoer som JSON.
cli-exports-export-qdc = Eksporter kodeboken for andre verktøy (REFI-QDA).
cli-exports-export-qdpx =
    Eksporter prosjektet for andre verktøy (REFI-QDA).

    Det som programmet du oppgir med --for ikke leser, eller viser annerledes, blir sagt før filen skrives.
    .history = Legg ved historikken som et notat.
    .for = Skriv for dette programmet.
cli-exports-export-margin = Eksporter TEKST med kodingene i margen, som FIL (.html eller .docx), for lesing eller utskrift.
cli-exports-export-archive = Eksporter studien som en ny mappe MAPPE med enkle filer i åpne formater, med kontrollsummer, for et dataarkiv.
cli-exports-export-sqlite = Eksporter studien som en SQLite-database med visninger og fulltekstsøk, og ved siden av den en metadata.json for Datasette.
cli-exports-export-tags = Eksporter kodeboken som en tabell (CSV) for Taguette: sti og beskrivelse.
cli-exports-export-vault = Eksporter studien som en ny mappe MAPPE med lenkede Markdown-notater: koder, sitater, memoer, deltakere og tekster.
cli-exports-export-audit =
    Eksporter en revisjonspakke til sensor eller kontrollør: hele den forseglede loggen, og nøkler som åpner bare det du velger.

    Resten er fortsatt forseglet, og kan likevel kontrolleres: «kodespor verify FIL», eller tools/verify_bundle.py, som ikke trenger Kodespor.
    .show = Åpne alt (everything), eller beslutningene uten deltakernes ord (decisions).
    .code = Åpne bare én kategori, med sitatene.
    .since = Åpne bare beslutninger tatt på eller etter dette tidspunktet (ISO 8601).
    .until = Åpne bare beslutninger tatt før dette tidspunktet (ISO 8601).
cli-exports-tags-long = { $count ->
    [one] Én kode har en sti på mer enn 200 tegn, og den avviser Taguette. Gi den eller en kode over den et kortere navn.
   *[other] { $count } koder har en sti på mer enn 200 tegn, og dem avviser Taguette. Gi dem eller koder over dem kortere navn.
}
cli-exports-archive-written = { $files ->
    [one] Skrev 1 fil til { $folder }. Den er ikke kryptert: oppbevar den der deltakernes ord kan ligge.
   *[other] Skrev { $files } filer til { $folder }. De er ikke kryptert: oppbevar dem der deltakernes ord kan ligge.
}
cli-exports-bundle-written = Skrev { $file }. Pakken viser { $shows }.
cli-exports-bundle-without = { $count ->
    [one] 1 hendelse kan ikke åpnes her ennå, eller venter på en annen, og er ikke med
   *[other] { $count } hendelser kan ikke åpnes her ennå, eller venter på andre, og er ikke med
}: synkroniser, og lag pakken på nytt.
cli-exports-not-recorded = Filen er skrevet. At den ble tatt ut, kunne ikke registreres i prosjektet, og er bare notert på denne enheten: { $reason }
cli-exports-unwilling-quotation = { $count ->
    [one] Den inneholder ord fra { $people }, som ikke har samtykket til å bli sitert.
   *[other] Den inneholder ord fra { $people }, som ikke har samtykket til å bli sitert.
}
cli-exports-unwilling-sharing = { $count ->
    [one] Den inneholder ord fra { $people }, som ikke har samtykket til deling eller arkivering. Den som får filen, kan lese dem.
   *[other] Den inneholder ord fra { $people }, som ikke har samtykket til deling eller arkivering. Den som får filen, kan lese dem.
}

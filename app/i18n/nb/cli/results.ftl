# Funnene som tabeller.

cli-results-result-table =
    Vis resultattabellen: alle kategorier og koder i kodebokens egen rekkefølge, med det du skriver om dem («codes define KODE content»), sitatene som er valgt («codes quote»), og hvor mange deltakere og kodinger de har.
    .layer = Vis sitater i dette laget.
    .out = Skriv en tabell til denne filen (.csv, .xlsx, .docx, .html eller .md) i stedet for til skjermen.
cli-results-row = { $name }  ({ $participants ->
    [one] 1 deltaker
   *[other] { $participants } deltakere
}, { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
})

cli-results-framework =
    Vis rammeverksmatrisen: det som er skrevet om hver case i hver kategori, og utdragene bak. Kolonnene er hovedkategoriene, og ellers alt som har en skrevet rute.
    .by = Hva en case er: deltakere (participants) eller tekster (sources).
    .category = Vis denne kategorien som kolonne, i stedet for hovedkategoriene.
    .without-segments = Utelat utdragene.
    .layer = Vis sitater i dette laget.
    .out = Skriv en tabell til denne filen (.csv, .xlsx, .docx, .html eller .md) i stedet for til skjermen.
cli-results-no-cases = Ingen deltar ennå. Legg til deltakere, eller velg: --by sources
cli-results-framework-write =
    Skriv teksten ORD om CASE (en deltaker eller en tekst) i KATEGORI, i stedet for det du skrev der før. Teksten forsegles med nøklene til casen: Trekker deltakeren seg, forsvinner den også.
    .segment = Teksten viser tilbake til utdraget i denne kodingen, en av dem i ruten.
cli-results-framework-clear = Ta ut teksten din fra ruten til CASE og KATEGORI. Historikken beholder den.
cli-results-cell-written = Skrev ruten til { $case } i «{ $category }».
cli-results-cell-cleared = Tømte ruten til { $case } i «{ $category }».
cli-results-ipa =
    Vis en tabell etter interpretativ fenomenologisk analyse (IPA): for DELTAKER de erfaringsnære utsagnene under sine personlige erfaringstemaer; uten DELTAKER gruppens erfaringstemaer, med casene som har dem.

    En kode er et erfaringsnært utsagn, kategorien over den et personlig erfaringstema, og kategorien øverst et erfaringstema for gruppen. Memoer om kodinger er utforskende notater.
    .all = Tabellen for gruppen, og så én for hver case.
    .layer = Vis sitater i dette laget.
    .out = Skriv en tabell til denne filen (.csv, .xlsx, .docx, .html eller .md) i stedet for til skjermen.

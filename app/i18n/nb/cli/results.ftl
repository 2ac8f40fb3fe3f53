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

# Prosjekter og kodebøker fra andre verktøy.

cli-import_project-import-project =
    Importer FIL, et prosjekt eller en kodebok fra et annet verktøy.

    Prosjekter kan være REFI-QDA (.qdpx, .qdc), QualCoder-mappen (.qda), RQDA (.rqda) og Taguette (.sqlite3). En kodebok alene er en tabell (.csv, .xlsx) med overskriftene name, parent eller path, definition og colour, eller en liste (.md).

    Enten blir alt importert, som beslutninger fra denne enheten, eller ingenting. Hvem som gjorde en koding der, og når, blir tatt vare på som begrunnelse. Det Kodespor ikke har plass til, blir listet opp.
    .which = Importer dette prosjektet, der en Taguette-fil har flere.
cli-import_project-reading = { $codings ->
    [one] { $file } er lest; importerer 1 koding …
   *[other] { $file } er lest; importerer { $codings } kodinger …
}
cli-import_project-imported = Importerte { $sources ->
    [one] 1 tekst
   *[other] { $sources } tekster
}, { $codes ->
    [one] 1 kode
   *[other] { $codes } koder
}, { $codings ->
    [one] 1 koding
   *[other] { $codings } kodinger
}, { $memos ->
    [one] 1 memo
   *[other] { $memos } memoer
}, { $cases ->
    [one] 1 case
   *[other] { $cases } caser
}.
cli-import_project-not-imported = Ikke importert:

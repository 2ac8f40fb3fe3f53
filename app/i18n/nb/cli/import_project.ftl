# Prosjekter og kodebøker fra andre verktøy.

cli-import_project-import-project =
    Importer FIL, et prosjekt eller en kodebok fra et annet verktøy.

    Prosjekter kan være REFI-QDA (.qdpx, .qde, .qdc), QualCoder-mappen (.qda), RQDA (.rqda), Requal (.requal), Taguette (.sqlite3), brat (en mappe med tekster og annoteringer, eller én .ann ved siden av sin .txt), CATMA (et korpus, eller én samling .xml ved siden av teksten sin), INCEpTION og WebAnno (.json, .xmi, .tsv), mapper og arkiver (.zip, .tar.gz) med slike annoteringer, og JSON-eksporten fra Label Studio (.json). En kodebok alene er en tabell (.csv, .xlsx) med overskriftene name, parent eller path, definition og colour, eller en liste (.md).

    Enten blir alt importert, som beslutninger fra denne enheten, eller ingenting. Hvem som gjorde en koding der, og når, blir tatt vare på som begrunnelse. Det Kodespor ikke har plass til, blir listet opp.
    .which = Importer dette prosjektet, der en fil fra Taguette eller Requal har flere.
    .on-change = Hva som skal skje med det som står annerledes i filen enn her: behold det (keep), ta filens (take) eller spør for hver (ask, det vanlige i en terminal; ellers keep).
    .report = Skriv det som ikke kom inn slik det står i filen, til denne filen (Markdown). «kodespor import-report» viser det igjen senere.
    .column = For en kodebok i en tabell: kolonnen med en del (name, path, parent, definition, colour), når overskriften ikke sier det.
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
cli-import_project-report-stays = Listen blir i prosjektet: «kodespor import-report» viser den.
cli-import_project-import-report =
    Vis hva importerte filer inneholdt som ikke kom inn slik det står der: tatt vare på til neste eksport, lagt inn i en annen form, eller utelatt.

    Én del for hvert importert prosjekt, med antall og steder.
    .file = Skriv det også til denne filen (Markdown).
cli-import_project-here = Her fra før: { $sources ->
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
cli-import_project-take = { $change } Bruke det som står i filen?
cli-import_project-change-taken = Satt som i filen: { $change }
cli-import_project-change-kept = Beholdt som her: { $change }
cli-import_project-change-not-own = Beholdt som her, siden det er en annens: { $change }
cli-import_project-not-placed = { $count ->
    [one] 1 tekst har andre ord i filen. Nye kodinger på den ble ikke importert; med «--on-change take» importeres teksten en gang til, med alle kodingene.
   *[other] { $count } tekster har andre ord i filen. Nye kodinger på dem ble ikke importert; med «--on-change take» importeres tekstene en gang til, med alle kodingene.
}
cli-import_project-deleted-here = { $count ->
    [one] 1 ting i filen er slettet eller trukket her, og forblir det.
   *[other] { $count } ting i filen er slettet eller trukket her, og forblir det.
}
cli-import_project-gone = Ikke lenger i filen, og beholdt som de er her: { $source ->
    [one] 1 tekst
   *[other] { $source } tekster
}, { $code ->
    [one] 1 kode
   *[other] { $code } koder
}, { $coding ->
    [one] 1 koding
   *[other] { $coding } kodinger
}, { $case ->
    [one] 1 case
   *[other] { $case } caser
}.

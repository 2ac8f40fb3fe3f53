# Projects and codebooks of other tools.

cli-import_project-import-project =
    Import FILE, a project or codebook of another tool.

    Projects are REFI-QDA (.qdpx, .qdc), QualCoder’s folder (.qda), RQDA (.rqda) and Taguette (.sqlite3). A codebook alone is a table (.csv, .xlsx) with the headings name, parent or path, definition and colour, or a list (.md).

    Kodespor imports all of it or nothing, as decisions made on this device. Kodespor keeps who made a coding there, and when, as its reason. It lists what it cannot represent.
    .which = Import this project, where a Taguette file holds several.
cli-import_project-reading = { $codings ->
    [one] { $file } is read; importing 1 coding …
   *[other] { $file } is read; importing { $codings } codings …
}
cli-import_project-imported = Imported { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}, { $codes ->
    [one] 1 code
   *[other] { $codes } codes
}, { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}, { $memos ->
    [one] 1 memo
   *[other] { $memos } memos
}, { $cases ->
    [one] 1 case
   *[other] { $cases } cases
}.
cli-import_project-not-imported = Not imported:

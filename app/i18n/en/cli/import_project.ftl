# Projects and codebooks of other tools.

cli-import_project-import-project =
    Import FILE, a project or codebook of another tool.

    Projects are REFI-QDA (.qdpx, .qde, .qdc), QualCoder’s folder (.qda), RQDA (.rqda), Requal (.requal), Taguette (.sqlite3), brat (a folder of texts with their annotations, or one .ann beside its .txt), CATMA (a corpus, or one collection .xml beside its text), INCEpTION and WebAnno (.json, .xmi, .tsv), folders and archives (.zip, .tar.gz) of such annotations, and the JSON export of Label Studio (.json). A codebook alone is a table (.csv, .xlsx) with the headings name, parent or path, definition and colour, or a list (.md).

    Kodespor imports all of it or nothing, as decisions made on this device. Kodespor keeps who made a coding there, and when, as its reason. It lists what it cannot represent.
    .which = Import this project, where a file of Taguette or Requal holds several.
    .on-change = What to do with things that are different in the file from here: keep them, take the file’s, or ask for each (the default in a terminal; else keep).
    .report = Write into this file what did not come in as it stands in the file (Markdown). “kodespor import-report” shows it again later.
    .column = Of a codebook in a table: the column of a part (name, path, parent, definition, colour), if its heading does not say.
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
cli-import_project-report-stays = The list stays in the project: “kodespor import-report” shows it.
cli-import_project-import-report =
    Show what imported files held that did not come in as it stands there: kept for the next export, put in another form, or left out.

    One part for each imported project, with counts and places.
    .file = Write it into this file too (Markdown).
cli-import_project-here = Here already: { $sources ->
    [one] 1 text
   *[other] { $sources } texts
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
cli-import_project-take = { $change } Take the file’s?
cli-import_project-change-taken = Taken from the file: { $change }
cli-import_project-change-kept = Kept as it is here: { $change }
cli-import_project-change-not-own = Kept as it is here, since it is somebody else’s: { $change }
cli-import_project-not-placed = { $count ->
    [one] 1 text has other words in the file. Codings that are new on it were not imported; with “--on-change take” the text comes in once more, with all of them.
   *[other] { $count } texts have other words in the file. Codings that are new on them were not imported; with “--on-change take” the texts come in once more, with all of them.
}
cli-import_project-deleted-here = { $count ->
    [one] 1 thing in the file was deleted or withdrawn here and stays so.
   *[other] { $count } things in the file were deleted or withdrawn here and stay so.
}
cli-import_project-gone = Not in the file any more, and left as they are here: { $source ->
    [one] 1 text
   *[other] { $source } texts
}, { $code ->
    [one] 1 code
   *[other] { $code } codes
}, { $coding ->
    [one] 1 coding
   *[other] { $coding } codings
}, { $case ->
    [one] 1 case
   *[other] { $case } cases
}.

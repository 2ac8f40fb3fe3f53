# Out of the program: the four-column table and the exports.

cli-exports-fourcolumn =
    Print the four-column table of SOURCE: text, categories, theory, and one’s own immediate reflections.

    Theory holds the theoretical memos on a coding, with their references; reflections hold all others.
    .format = Write in this format (default: that of the file’s ending, else md).
    .whole = Show the whole text: what nobody coded has rows of its own.
    .out = Write to this file instead of printing.
cli-exports-docx-needs-out = A Word document needs --out FILE.
cli-exports-export =
    Export the study for reading, or for other programs.

    The formats are: a readable page (html), Markdown (md), a Word document (docx), tables (csv, xlsx), JSON, a text with its margin, a project or codebook for other tools (REFI-QDA: qdpx, qdc), a folder for a data archive, and an audit bundle.

    With --layer anonymised, quotes are anonymised. Names of texts and codes, reasons, memos and attributes stay as they were written.
cli-exports-export-html = Export codebook and coded quotes as a readable page.
cli-exports-export-md = Export codebook and coded quotes as Markdown.
cli-exports-export-csv = Export coded quotes as a table (CSV).
cli-exports-export-xlsx = Export coded quotes as an Excel workbook.
cli-exports-export-docx = Export codebook and coded quotes as a Word document.
cli-exports-export-json = Export codebook, codings and memos as JSON.
cli-exports-export-qdc = Export the codebook for other tools (REFI-QDA).
cli-exports-export-qdpx =
    Export the project for other tools (REFI-QDA).

    What the program that you name with --for does not read, or shows otherwise, is said before the file is written.
    .history = Add the history as a note.
    .for = Write for this program.
cli-exports-export-margin = Export SOURCE with its codings in the margin, as FILE (.html or .docx), to read or print.
cli-exports-export-archive = Export the study as a new folder DIR of plain files in open formats, with checksums, for a data archive.
cli-exports-export-sqlite = Export the study as an SQLite database with views and full text search, and beside it a metadata.json for Datasette.
cli-exports-export-tags = Export the codebook as a table (CSV) for Taguette: path and description.
cli-exports-export-vault = Export the study as a new folder DIR of linked Markdown notes: codes, quotes, memos, participants and texts.
cli-exports-export-audit =
    Export an audit bundle: the whole sealed log, and keys that open only what you choose.

    The rest stays sealed, and can be verified all the same: “kodespor verify FILE”, or tools/verify_bundle.py, which needs no Kodespor.
    .show = Open everything, or the decisions without the participants’ words.
    .code = Open one category only, with its quotes.
    .since = Open decisions made at or after this time only (ISO 8601).
    .until = Open decisions made before this time only (ISO 8601).
cli-exports-tags-long = { $count ->
    [one] One code has a path of more than 200 characters, which Taguette refuses. Give it or a code above it a shorter name.
   *[other] { $count } codes have a path of more than 200 characters, which Taguette refuses. Give them or codes above them shorter names.
}
cli-exports-archive-written = { $files ->
    [one] Wrote 1 file to { $folder }. It is not encrypted: keep it where the participants’ words may be kept.
   *[other] Wrote { $files } files to { $folder }. They are not encrypted: keep them where the participants’ words may be kept.
}
cli-exports-bundle-written = Wrote { $file }. It shows { $shows }.
cli-exports-bundle-without = { $count ->
    [one] 1 event cannot be opened here yet, or waits for another one, and is not in it
   *[other] { $count } events cannot be opened here yet, or wait for others, and are not in it
}: sync, and make the bundle again.
cli-exports-not-recorded = The file is written. That it left could not be recorded in the project, and is noted on this device only: { $reason }
cli-exports-unwilling-quotation = { $count ->
    [one] In it are words of { $people }, who has not consented to be quoted.
   *[other] In it are words of { $people }, who have not consented to be quoted.
}
cli-exports-unwilling-sharing = { $count ->
    [one] In it are words of { $people }, who has not consented to sharing or archiving. Whoever gets this file can read them.
   *[other] In it are words of { $people }, who have not consented to sharing or archiving. Whoever gets this file can read them.
}

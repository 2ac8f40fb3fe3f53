# What went wrong on the way in: files and tables that cannot be imported.

error-in-file = { $file }: { $problem }
error-project-file-missing = { $file } cannot be read: there is no such file.
error-file-empty = { $file } is empty.
error-transcript-too-large = { $file } is too large for a transcript.
error-file-without-text = { $file } contains no text.
error-file-format-unknown = { $file } has a format that cannot be imported. These can: { $formats }.
error-not-this-format = This is not { $format ->
    [docx] a Word document
    [odt] an OpenDocument text
    [rtf] an RTF document
    [cha] a CHAT transcript
    [eaf] an ELAN or EXMARaLDA transcript
    [json] a JSON file
    [pdf] a PDF document
    [epub] an EPUB book
    [xlsx] an Excel workbook
    [zip] a zip file
    [json] a JSON file
    [ris] a RIS file
   *[txt] a text file
}, or it is damaged; open it in the program that made it and save it again.
error-not-this-format-or-protected = This is not { $format ->
    [docx] a Word document
    [odt] an OpenDocument text
    [epub] an EPUB book
    [xlsx] an Excel workbook
   *[zip] a zip file
}, or it is damaged or protected with a password; open it in the program that made it and save a copy without one.
error-unpacks-too-much = Unpacked, this is far larger than interviews are, so it was not read; copy its text into a new document.
error-part-unreadable = { $file }: { $part } is damaged or protected with a password.
error-encoding-unknown = There is no encoding named { $encoding }.
error-text-controls = This file holds { $count } control characters, which no text has; the first is { $sign } in line { $line }. If it is a text, delete them in a text editor and import it again.
error-text-ebcdic = This text is in EBCDIC, the code of mainframe computers. Save it as UTF-8 where it came from, or convert it, and import that.
error-encoding-wrong = This is not text in the encoding { $encoding }.
error-document-protected = This document is locked with a password; save a copy without one first.
error-file-nonsense = This file holds something that no document holds; it may be damaged. Save it again from the program that made it.
error-document-cut = The end of this document is missing, as after a download that broke off. Get the file again, or open it in Word or LibreOffice, see whether its end is there, and save it again.
error-document-old = This is in an old format of Word, Excel or PowerPoint (.doc, .xls, .ppt); open it there or in LibreOffice and save it as .docx, .xlsx or .pdf.
error-file-of-another-kind = { $kind ->
    [picture] This is a picture; recognise its text with another program and import that, or attach the picture to a text.
    [recording] This is a recording; attach it to a text, or transcribe it here first.
    [archive] This is an archive of files; unpack it first and import what is in it.
    [project] This is a project or codebook of another program; import it as “Project from another tool” (on the command line: import-project), so that its codes come along.
    [link] This is only a link to a document; download the document itself, for instance as .docx.
    [pages] This is a document of Pages, Numbers or Keynote; export it from there as .docx, .csv or .pdf.
    [presentation] This is a presentation; export it as .pdf and import that.
   *[spreadsheet] This is a spreadsheet; save it as .xlsx or .csv and import that.
}
error-part-unread = The document contains another one that cannot be read here: { $part }. Put its text into the document first.
error-not-a-transcript = There are no segments with words in this file; export the transcript as .txt, .srt, .vtt or .json from the program that made it.
error-not-a-transcript-table = This table has no transcript: one column needs a heading such as Text, another one such as Speaker or Time. Answers of a survey, attributes and ratings have imports of their own.
error-pdf-protected = This PDF is protected with a password; save a copy without one first.
error-pdf-too-long = This PDF has more than { $pages } pages, which no transcript has.
error-pdf-damaged = This PDF is damaged, or of a kind that cannot be read here; open it and print it into a new PDF.
error-pdf-scan = This PDF contains only pictures of pages (a scan); run text recognition on it first.
error-book-protected = This book is protected so that other programs cannot read it; copy the words that you need into a text.
error-book-chapter-missing = A chapter of this book is missing; get the file again.
error-subtitles-empty = These subtitles contain no words.
error-not-subtitles = These are not subtitles, or a time in them is wrong.
error-subtitle-time = The time in line { $line } is wrong: { $text }
error-caption-time = This time of a caption cannot be read: { $text }
error-subtitle-order = Line { $line } ends before it begins: { $time }
error-nothing-readable = There is no text in it that can be read.
error-too-many-files = There are { $count } texts in it; import at most { $most } at a time.

error-not-a-database = { $file } cannot be read as a database: it is damaged, or of another kind.
error-study-too-large = { $file } is larger than any study, so it was not read.
error-text-too-long = The text “{ $text }” in { $file } is longer than any transcript.
error-not-a-project-of = { $file } is not a project of { $program }, or it is damaged; open it in the program that made it and save it again.
error-table-without-column = The table “{ $table }” in { $file } lacks the column “{ $column }”, which every project of its program has; the file is damaged. Open it in the program that made it and save it again.
error-annotations-without-text = There is no text to the annotations of { $file }. Put each text (.txt) beside its annotations: for brat under the name of its .ann, for CATMA in the folder above its collections. Then choose the folder, or a .zip of it.
error-short-export = { $file } is Label Studio’s short export (JSON-MIN), which lacks part of what was said of each text. In Label Studio export as JSON, and import that.
error-no-project-file = { $file } contains no project file (.qde), so it is not a REFI-QDA project.
error-not-a-refi-codebook = { $file } is not a REFI-QDA codebook.
error-xml-malformed = { $file } is not well-formed XML, or it defines entities of its own.
error-which-project = { $count ->
    [0] { $file } contains no such project.
    [one] { $file } contains one project: { $projects }. Name it with --which NAME.
   *[other] { $file } contains these projects: { $projects }. Choose one with --which NAME.
}
error-project-format-unknown = { $file }: projects can be imported from .qdpx, .qde, .qda, .rqda, .requal, .sqlite3 (Taguette), .ann (brat), .xml (CATMA), .json (Label Studio, INCEpTION), .xmi and .tsv (INCEpTION), and folders or archives (.zip, .tar.gz) of these; codebooks from .qdc, .csv, .xlsx and .md.
error-no-project-inside = { $file } contains no project that can be imported: no annotations of brat (.ann), CATMA (.xml) or INCEpTION (.json, .xmi, .tsv), and not exactly one project of another program. Interviews are imported as texts.
error-closed-format-nvivo = { $file } is a project in NVivo’s own form, which only NVivo can read. In NVivo choose Share > Export Project > REFI-QDA Project (on a Mac: File > Export Project), and import the .qdpx.
error-closed-format-maxqda = { $file } is a project in MAXQDA’s own form, which only MAXQDA can read. In MAXQDA export the project as a REFI-QDA project (.qdpx), and import the .qdpx.
error-closed-format-atlas = { $file } is a project in ATLAS.ti’s own form, which only ATLAS.ti can read. In ATLAS.ti export the project as a QDPX project (REFI-QDA), and import the .qdpx.
error-closed-format-miner = { $file } is a project in QDA Miner’s own form, which only QDA Miner can read. In QDA Miner export the project as a REFI-QDA project (.qdpx), and import the .qdpx.
error-closed-format-quirkos = { $file } is a project in Quirkos’ own form, which only Quirkos can read. In Quirkos export the project as a REFI-QDA project (.qdpx), and import the .qdpx.
error-closed-format-dedoose = { $file } is a project in Dedoose’s own form, which only Dedoose can read. In Dedoose export the excerpts with their codes as a table (.xlsx, .csv), and import the texts and then the table with “import-segments”.
error-codes-empty = { $file } contains no codes that could be recognised.
error-codes-table = A table of codes has the heading “name”, and may have “path”, “parent”, “definition” and “colour”. The columns are { $columns }. Name the right one with --column name=HEADING, or change the heading.
error-segments-table = { $file } is a table of coded segments. Import the texts first, and then the table with “import-segments” (under Texts: Coded segments from a table).
error-columns-of-table = --column is only for a codebook in a table (.csv, .xlsx); { $file } is none.

error-not-a-table = This is not a table, or one of its cells is larger than a page.
error-table-too-large = A table has at most { $rows } rows and { $columns } columns.
error-row-too-wide = Row { $row } of the table has more cells than there are headings.
error-row-without-pseudonym = Row { $row } of the table has no pseudonym in its first column.
error-column-without-heading = Column { $column } of the table has no heading.
error-heading-twice = The heading “{ $heading }” is above two columns of the table.
error-no-such-column = There is no column “{ $column }”. There are { $columns }.
error-participants-empty = A table of participants has one row of headings and one row for each participant.
error-pseudonym-twice = “{ $pseudonym }” is in the table twice.
error-survey-empty = { $file } has no row of answers under its headings.
error-survey-no-long-answers = No column has long answers; choose the columns that contain texts.
error-survey-no-answers = { $file } has no answers in these columns.
error-survey-twice = Two rows have the pseudonym “{ $pseudonym }”, which must stand for one person.
error-segments-empty = The table has no headings and no rows: a row of headings comes first, then one row for each coded segment.
error-segments-column = No heading shows which column contains the { $part ->
    [source] text
    [quote] quote
   *[code] code
}. The columns are { $columns }. Name the right one in its field, or with --column { $part }=HEADING.
error-ratings-level = A level is one of these: { $levels }.
error-ratings-table = A table of ratings has the headings “unit,coder1,coder2,…” and one row for each unit.
error-ratings-negative = Row { $row } contains { $value }. A ratio has no values below zero; use the level interval.
error-ratings-category-unknown = Row { $row } contains “{ $value }”, which is none of the categories: { $categories }.
error-ratings-twice = Row { $row } rates “{ $unit }” by “{ $coder }” once more, with another value; keep one of the two.
error-ratings-unit-twice = Row { $row } has the unit “{ $unit }” again, with other ratings than row { $first }. Give each unit a name of its own, or delete one of the two rows.
error-ratings-one-coder = This table has one coder only, “{ $coder }”. Agreement needs two at least: add a column for each other coder.
error-ratings-thousands = Row { $row } contains “{ $value }”, which may be { $number } or have three decimals. Write the numbers of the table without a sign for thousands, and with one sign for decimals.
error-ratings-not-a-number = Row { $row } contains “{ $value }”, which is not a number; use the level nominal for words.
error-ratings-not-in-order = Row { $row } contains “{ $value }”, which is not a number. For words in an order, give all of them from the lowest to the highest as categories (--categories low,medium,high).
error-references-format = { $file } is not a list of references; import a .bib, .ris or .json (CSL) file.
error-references-none = { $file } contains no references.
error-references-too-many = { $file } contains more than { $most } references.
error-references-not-csl = This JSON is not a list of references in the CSL format.
error-references-entry = The entry in line { $line } cannot be read as BibTeX.
error-layout-without-speaker = Say in the layout where the speaker’s name stands: {"{speaker}"}.
error-layout-place-unknown = { $place } is none of the places of a layout: {"{speaker}"}, {"{time}"}, {"{words}"} and {"{any}"}.
error-layout-place-twice = { $place } stands twice in the layout.
error-layout-side-by-side = Something has to stand before { $place } in the layout, such as a space or a colon, so that it can be told from the place before.
error-layout-bracket-open = The layout has a { $sign } without its { $closing }.
error-layout-too-long = A layout has at most { $most } characters.
error-layout-fits-nothing = No line looks like “{ $pattern }”.
error-text-table-empty = The table has no texts: a row of headings comes first, then one row for each text.
error-row-without-text = Row { $row } has no name of a text in its first column.
error-text-twice = The text “{ $name }” has two rows in the table.
error-project-is-a-folder = { $file } is one file of a project that is a folder. Choose the whole folder.

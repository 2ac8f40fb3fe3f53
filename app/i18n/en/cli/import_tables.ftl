# Surveys, and tables of quotes and codes.

cli-import_tables-import-survey =
    Add each row of FILE (.csv, .xlsx) as a text of its own, by a participant of its own.

    The columns with long answers become the text. All other columns describe the participant, and become attributes.
    .text = A column that holds texts (default: the columns with long answers).
    .person = The column with a pseudonym (default: Kodespor numbers the participants).
cli-import_tables-survey-imported = { $answers ->
    [one] Imported the answers of 1 participant.
   *[other] Imported the answers of { $answers } participants.
}
cli-import_tables-import-segments =
    Code the segments in a table (.csv, .xlsx): each row has a text of the project, a quote from it, and a code.

    Kodespor knows codes by their names, and adds new ones. It lists the quotes that it cannot find in their text, and leaves them out.
    Headings of MAXQDA, ATLAS.ti, Dedoose, NVivo, QualCoder and Taguette are known in English, Norwegian and German. What somebody else coded is theirs as the table says. What is here already is not added again.
    .column = The column of a part (source, quote, code, why, coder, made, weight), if its heading does not say.
cli-import_tables-column-form = A column is given as PART=COLUMN; the part is one of { $parts }.
cli-import_tables-segments-imported = Added { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
} and { $codes ->
    [one] 1 code
   *[other] { $codes } codes
}.

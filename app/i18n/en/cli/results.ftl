# The findings as tables.

cli-results-result-table =
    Show the result table: every category and code in the codebook’s own order, with what you say of it ("codes define CODE content"), the quotes chosen for it ("codes quote"), and how many participants and codings it has.
    .layer = Show quotes in this layer.
    .out = Write a table to this file (.csv, .xlsx, .docx, .html or .md) instead of printing.
cli-results-row = { $name }  ({ $participants ->
    [one] 1 participant
   *[other] { $participants } participants
}, { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
})

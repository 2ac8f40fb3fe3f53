# The findings as tables.

cli-results-result-table =
    Show the result table: every category and code in the codebook’s own order, with what you say of it (“codes define CODE content”), the quotes chosen for it (“codes quote”), and how many participants and codings it has.
    .layer = Show quotes in this layer.
    .out = Write a table to this file (.csv, .xlsx, .docx, .html or .md) instead of printing.
cli-results-row = { $name }  ({ $participants ->
    [one] 1 participant
   *[other] { $participants } participants
}, { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
})

cli-results-framework =
    Show the framework matrix: what was written of each case in each category, and the segments behind it. Columns are the main categories, and whatever else has a written cell.
    .by = What a case is.
    .category = Show this category as a column, instead of the main categories.
    .without-segments = Leave the segments out.
    .layer = Show quotes in this layer.
    .out = Write a table to this file (.csv, .xlsx, .docx, .html or .md) instead of printing.
cli-results-no-cases = Nobody takes part yet. Add participants, or choose: --by sources
cli-results-framework-write =
    Write TEXT for CASE (a participant or a text) in CATEGORY, in place of what you wrote there before. It is sealed with the keys of the case: a withdrawal takes it along.
    .segment = The text points back to the segment of this coding, one of the cell’s.
cli-results-framework-clear = Take your text out of the cell of CASE and CATEGORY. The history keeps it.
cli-results-cell-written = Wrote the cell of { $case } in “{ $category }”.
cli-results-cell-cleared = Emptied the cell of { $case } in “{ $category }”.
cli-results-ipa =
    Show a table of interpretative phenomenological analysis: for PARTICIPANT the experiential statements under their personal experiential themes; without PARTICIPANT the group experiential themes with the cases that have them.

    A code is an experiential statement, the category above it a personal experiential theme, and the category at the top a group experiential theme. Memos on codings are exploratory notes.
    .all = The group’s table, and then one for each case.
    .layer = Show quotes in this layer.
    .out = Write a table to this file (.csv, .xlsx, .docx, .html or .md) instead of printing.

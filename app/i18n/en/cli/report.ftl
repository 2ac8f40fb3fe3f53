# The validity review.

cli-report-report =
    Write the validity review to FILE (.html, .docx or .md): how the categories came about, and what speaks for them.

    First question, method and participants; then a short chapter on each main category, with quotes and negative cases; then how far the findings hold, and the checklists. The whole audit trail is an appendix, on the page with a replay of the codebook; small numbers in the text refer to its lines. The page is one file that fetches nothing. The review is in the language of the messages.
    .layer = Show quotes in this layer.
    .without-names = Call coders “Coder A” and so on.
    .months = Give times by the month only.
    .trail = Put the whole audit trail after it as an appendix (with), leave it out (without), or write the appendix alone (only).
cli-report-written = Wrote { $file }. It is not encrypted: it holds quotes, memos and reasons.
cli-report-checklist =
    List the items of a reporting checklist (COREQ or SRQR), what answers each, and what is left for the author.

    “kodespor describe PART” writes what only a person can answer.
    .missing = Only the items that are not answered yet.
cli-report-nothing-missing = Every item is answered.

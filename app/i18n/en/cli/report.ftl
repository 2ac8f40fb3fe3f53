# The validity review.

cli-report-report =
    Write the validity review to FILE (.html, .docx or .md): how the categories came about, and what speaks for them.

    The page is one file that fetches nothing, with a replay in it. It follows the six categories of an audit trail, and each figure links to the events that it rests on. The review is in the language of the messages.
    .layer = Show quotes in this layer.
    .without-names = Call coders “Coder 1” and so on.
    .months = Give times by the month only.
    .trail = Put the whole trail after it as an appendix, leave it out, or write the appendix alone.
cli-report-written = Wrote { $file }. It is not encrypted: it holds quotes, memos and reasons.
cli-report-checklist =
    List the items of a reporting checklist (COREQ or SRQR), what answers each, and what is left for the author.

    “kodespor describe PART” writes what only a person can answer.
    .missing = Only the items that are not answered yet.
cli-report-nothing-missing = Every item is answered.

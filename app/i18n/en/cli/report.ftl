# The validity review.

cli-report-report =
    Write the validity review to FILE (.html, .docx or .md): how the categories came about, and what speaks for them.

    The page is one file that fetches nothing, with a replay in it. It follows the six categories of an audit trail, and each figure links to the events that it rests on. The review is in the language of the messages.
    .layer = Show quotes in this layer.
    .without-names = Call coders “Coder 1” and so on.
    .months = Give times by the month only.
cli-report-written = Wrote { $file }. It is not encrypted: it holds quotes, memos and reasons.

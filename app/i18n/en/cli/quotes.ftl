# The quote bank.

cli-quotes-quotes =
    List the quote bank: every quote that may be used, under a number that stays the same over time and between co-coders. The options narrow the list.

    If two co-coders who had not synced gave one number to two quotes, both keep it, and each is written with a part of its id: Q12-3fa1.
    .layer = Show quotes in this layer.
    .code = Include quotes with this code, or a code under it, only.
    .out = Write a table to this file (.csv, .xlsx, .docx, .html or .md) instead of printing.
cli-quotes-none = No quotes yet. Give one a number: kodespor quotes add CODING
cli-quotes-quotes-add =
    Bring the segment of each CODING into the quote bank, under the next free number.
    .chosen = Also the quotes that were chosen in the result table.
cli-quotes-add-what = Name a CODING, or choose --chosen.
cli-quotes-added = In the quote bank: { $quotes }
cli-quotes-quotes-used = Note WHERE you use QUOTE (for example Q12), in place of what you noted before. An empty WHERE clears it.
cli-quotes-noted = Noted where { $quote } is used: { $where }

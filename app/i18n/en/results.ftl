# The findings as tables: result table, framework matrix, IPA tables.

results-title = Results
results-table = Result table
results-category = Category
results-content = Content
results-quotes = Quotes
results-participants = Participants
results-quote = “{ $words }” ({ $speaker })
results-gone = { $reason ->
    [withdrawn] [a chosen quote is gone: its words were withdrawn]
    [removed] [a chosen quote is gone: its coding was removed]
    [elsewhere] [a chosen quote is gone: its segment has another code now]
   *[against] [a chosen quote is gone: its segment is marked as a negative case]
}
results-counted = Participants: those who speak in segments coded with the category or a code under it, each once. Segments that speak against their code are not counted for this.

results-layer = Quotes in the layer
results-file = File
results-forms = The ending of the name gives the format: .docx, .xlsx, .csv, .html or .md. The file is not encrypted.
results-none = No codes yet. What you code, and gather in categories, becomes a row here.
results-counts = { $participants ->
    [one] 1 participant
   *[other] { $participants } participants
} · { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}
results-write-about = Write about { $code }
results-content-about = What this category or code says, in your own words. It stands in the result table and in the review.
results-choose-for = Choose a quote for { $code }
results-no-candidates = No segment here can be quoted: none is coded with it, or their words were withdrawn.
results-chosen = Chose a quote for “{ $code }”.
results-words = “{ $words }”
results-chosen-by = { $speaker } · { $source } · chosen by { $member }
results-let-go-of = Remove this quote
results-let-go = Removed the quote.

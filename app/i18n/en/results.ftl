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
results-counted = Participants: those who speak in segments coded with the category or a code under it, each once. A segment that speaks against its code adds no participant; it counts as a coding.

results-layer = Quotes in the layer
results-none = No codes yet. What you code, and gather in categories, becomes a row here.
results-counts = { $participants ->
    [one] 1 participant
   *[other] { $participants } participants
} · { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}
results-write-about = Write about { $code }
results-content-about = What this category or code says, in your own words. It is shown in the result table and in the validity review.
results-choose-for = Choose a quote for { $code }
results-no-candidates = No segment here can be quoted: none is coded with it, or their words were withdrawn.
results-chosen = Chose a quote for “{ $code }”.
results-words = “{ $words }”
results-chosen-by = { $speaker } · { $source } · chosen by { $member }
results-let-go-of = Remove this quote
results-let-go = Removed the quote.

results-framework = Framework matrix
results-case = Case
results-part = { $title }, part { $part } of { $parts }
results-segment = { $mark ->
    [pointed] →
   *[other] ·
} “{ $words }” ({ $source }: { $codes }{ $stance ->
    [against] {", negative case"}
   *[other] {""}
})
results-pointed-to = → marks the segments that a text points back to.
results-without-column = { $count ->
    [one] 1 written cell belongs to a category without a column here.
   *[other] { $count } written cells belong to categories without a column here.
}
results-without-case = { $count ->
    [one] 1 written cell belongs to a case that is here no longer: its words may be withdrawn.
   *[other] { $count } written cells belong to cases that are here no longer: their words may be withdrawn.
}

results-ipa-of-group = Group experiential themes
results-ipa-case = Personal experiential themes: { $participant }
results-ipa-group = Group experiential theme
results-ipa-theme = Personal experiential theme
results-ipa-statement = Experiential statement
results-ipa-words = Words
results-ipa-place = Place
results-ipa-notes = Exploratory notes
results-ipa-not-gathered = (not in a theme yet)
results-ipa-not-grouped = (no group theme above it)
results-ipa-line = { $source }, line { $line }
results-ipa-cases = { $count } of { $people }: { $names }

results-ipa = IPA tables
results-ipa-about = A code is an experiential statement, the category above it a personal experiential theme, the category at the top a group experiential theme. Memos on codings are exploratory notes.
results-ipa-none = Nothing is coded yet.
results-cases = Cases
results-no-matrix = Each participant becomes a row here, and each main category a column. Add participants and gather codes in categories.
results-framework-about = Press a cell to write what this case says in this category. What you write is sealed with the keys of the case: a withdrawal takes it along.
results-segments = { $count ->
    [0] no segments
    [one] 1 segment
   *[other] { $count } segments
}
results-cell = { $case }, { $category }: { $text }
results-cell-text = What this case says here
results-cell-emptied = Emptied the cell.
results-segments-behind = The segments behind this cell. Tick those that your text points back to.
results-rests-on = My text points back to this

results-bank = Quote bank
results-number = Number
results-quote-words = Quote
results-speaker = Speaker
results-place = Place
results-used = Used in
results-bank-gone = { $reason ->
    [withdrawn] [gone: the words were withdrawn]
   *[removed] [gone: the coding was removed]
}
results-bank-against = [negative case]
results-bank-none = No quotes yet. Give one a number under Retrieve, or number the quotes that you chose in the result table.
results-bank-number-chosen = Number the chosen quotes
results-bank-numbered = Numbered: { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
}.
results-bank-note-use = Note where { $quote } is used
results-bank-used-in = Used in: { $places }
results-bank-where = Where you use it, for example chapter 4

# The retrieve screen: coded segments by code, text, coder and attribute; saved queries; searching all texts.

retrieve-query = Codes: and, or, not, within, near
retrieve-query-hint = feeling heard and sharing experiences
retrieve-coder = Coded by
retrieve-stance = For or against the code
retrieve-stance-for = supporting segments
retrieve-stance-against = negative cases
retrieve-speaker = Speaker
retrieve-since = Coded since
retrieve-until = Coded before
retrieve-day-hint = 2026-03-14
retrieve-layer = Quotes
retrieve-show = Show
retrieve-found = { $count ->
    [one] { $count } segment
   *[other] { $count } segments
}
retrieve-shown = { $count ->
    [one] { $count } segment
   *[other] { $count } segments
}; the first { $shown } are shown
retrieve-pin = Choose to compare
retrieve-unpin = Remove from comparison
retrieve-negative-case = negative case

retrieve-queries = Saved queries
retrieve-query-name = Name of the current query
retrieve-file = Save the segments as a file
retrieve-file-name = kodespor-segments
retrieve-query-saved = The query is saved.
retrieve-no-queries = No saved queries yet.
retrieve-run = Run { $query }
retrieve-delete = Delete { $query }

retrieve-search = Search
retrieve-search-all = Search all texts
retrieve-search-speaker = Only what this person says
retrieve-search-help = Any form of a word; "exact words"; begin*; A OR B; A NOT B; A NEAR/5 B
retrieve-places = { $count ->
    [one] { $count } match
   *[other] { $count } matches
}
retrieve-places-shown = { $count ->
    [one] { $count } match
   *[other] { $count } matches
}; the first { $shown } are shown
retrieve-places-most = The search stops at { $most } matches, and there may be more: narrow it down with more words.
retrieve-width = What to code
retrieve-code-ticked = Code the ticked matches
retrieve-tick-all = { $count ->
    [one] The match
   *[other] All { $count } matches
}
retrieve-tick-found = The { $count } matches that were found
retrieve-coding-many = { $count ->
    [one] Coding { $count } match
   *[other] Coding { $count } matches
}
retrieve-recode = Give another code
retrieve-recode-do = Recode
retrieve-recode-about = { $count ->
    [one] Your coding
   *[other] Your { $count } codings
} of what was found { $count ->
    [one] gets
   *[other] get
} another code, as one act.{ $others ->
    [0] {""}
    [one] {" "}One coding of a co-coder stays as it is.
   *[other] {" "}{ $others } codings of co-coders stay as they are.
}
retrieve-recoded = { $count ->
    [one] { $count } coding has another code.
   *[other] { $count } codings have another code.
}
retrieve-recoding-many = { $count ->
    [one] Recoding { $count } coding
   *[other] Recoding { $count } codings
}
retrieve-condition = Condition on an attribute
retrieve-condition-hint = age>=40
retrieve-number = Give the quote a number

retrieve-copy-all = Copy all with references
retrieve-add-code = Add a code
retrieve-clear = Clear the query
retrieve-relation-and = and
retrieve-relation-or = or
retrieve-relation-not = not
retrieve-relation-within = within
retrieve-relation-near = near
retrieve-filters = Filters
retrieve-filters-so-many = Filters ({ $count })
retrieve-filters-more = More filters
retrieve-filters-fewer = Fewer filters
retrieve-filter-clear = Remove the filter { $filter }
retrieve-compare = { $count ->
    [one] Compare (choose one more segment)
   *[other] Compare { $count } segments
}
retrieve-compare-none = Choose none
retrieve-compare-end = All segments
retrieve-compared = { $count ->
    [one] { $count } segment
   *[other] { $count } segments beside each other
}
retrieve-add-which = Code to add
retrieve-without-words =
    { $count ->
        [one] 1 more coding is on a text that was withdrawn: it is counted, but its words are gone
       *[other] { $count } more codings are on texts that were withdrawn: they are counted, but their words are gone
    }

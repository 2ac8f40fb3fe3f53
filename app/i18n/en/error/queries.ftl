# Queries, filters and full-text search.

error-query-code-deleted = The code “{ $name }” was deleted. Name another one, or undo the deletion.
error-query-code-merged = The code “{ $name }” was merged into “{ $into }”. Ask for that one.
error-query-empty = A query needs at least one code.
error-query-unexpected = The query has “{ $word }” where a code is expected.
error-query-incomplete = An operator is missing before “{ $word }” in the query.
error-query-ends-early = The query ends where a code is expected.
error-bracket-open = A bracket in the query is not closed.
error-query-too-long = The query is too long: { $most } characters at most.
error-query-too-deep = The query has too many brackets inside each other: { $most } at most.
error-quotation-open = A quotation mark is not closed.
error-no-such-query = There is no such saved query.
error-filter-unknown = Codings can be filtered by { $filters }.
error-time-malformed = “{ $time }” is not a time. Write it like 2026-03-14 or 2026-03-14T15:09.
error-search-empty = A search needs a word.
error-search-unexpected = The search has “{ $word }” where a word is expected.
error-search-ends-early = The search ends where a word is expected.
error-search-near-misplaced = NEAR stands between two words.
error-search-malformed = This search cannot be understood. Use fewer special characters, or put words in quotation marks.
error-query-filters-gone = What the query “{ $query }” is narrowed to is gone: it named somebody who has withdrawn. Save it again.

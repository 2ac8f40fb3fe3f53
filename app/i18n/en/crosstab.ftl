# What the cells of a table of counts mean.

crosstab-counts-places = The number of places where both codes stand on the same words. Overlapping codings with one code count as one place.
crosstab-counts-codings = The number of codings with the code. In a group interview, a coding counts for each person who speaks in the segment.
crosstab-counts-codings-below = The number of codings with the code or a code under it. In a group interview, a coding counts for each person who speaks in the segment.
crosstab-without-value = { $counts } { $count ->
    [one] One coding is left out
   *[other] { $count } codings are left out
}: the text and who speaks have no value.
crosstab-with-gone = { $counts } { $count ->
    [one] { $count } coding stands on words that were withdrawn: it counts, and cannot be shown any more.
   *[other] { $count } codings stand on words that were withdrawn: they count, and cannot be shown any more.
}

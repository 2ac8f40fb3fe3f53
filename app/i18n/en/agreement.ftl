# Intercoder agreement: figures, where coders differ, consensus, tables of ratings.

agreement-title = Intercoder agreement
agreement-measure = Measure
agreement-percent = Percent agreement
agreement-unitizing = Krippendorff’s α for unitizing
agreement-unit = Unit counted
agreement-unit-character = each character
agreement-unit-passage = each coded segment
agreement-only-coded = Only text that at least one has coded
agreement-by-code = By code
agreement-by-text = By text
agreement-value = { $value } ({ $units ->
    [one] { $units } unit
   *[other] { $units } units
})
agreement-value-interval = { $value } (95% interval: { $low } to { $high }; { $units ->
    [one] { $units } unit
   *[other] { $units } units
})
agreement-value-short = { $value } ({ $units })
agreement-undefined-because = Not defined: { $reason }
agreement-undefined = not defined

agreement-differences = Disagreements: { $count }
agreement-boundaries = different boundaries
agreement-only = only { $coder }
agreement-settle = Record consensus
agreement-consensus = Consensus
agreement-settle-why = What did you agree on, and why?
agreement-settle-place = Boundaries
agreement-settle-about = Choose the codes that you agree on. If you choose none, no code belongs here. Both codings stay as they are.
agreement-settled = The consensus is recorded.
agreement-coded-alike = coded alike
agreement-consensus-because = agreed on: { $reason }
agreement-quote = “{ $words }”
agreement-no-consensus = No consensus recorded yet.

agreement-over-time = Over time
agreement-over-time-title = Intercoder agreement over time
agreement-over-time-computing = Computing the agreement as it was at each point in time …
agreement-over-time-none = The measure was not defined at any point in time.

agreement-note-missing = { $missing ->
    [one] One rating is missing
   *[other] { $missing } ratings are missing
}; { $units ->
    [0] every unit has at least two.
    [one] one unit has fewer than two and does not count.
   *[other] { $units } units have fewer than two and do not count.
}
agreement-note-units = The table has no column of units; its rows are counted as units 1 to { $count }.
agreement-note-turned = The table has a row for each of { $count } coders; it was read the other way round.
agreement-note-coders = The table has no headings; coders are numbered.
agreement-ratings-open = Table of ratings …
agreement-ratings = Table of ratings
agreement-ratings-file = Table of ratings (.csv): unit, coder 1, coder 2, …
agreement-level = Level of measurement
agreement-level-nominal = nominal
agreement-level-ordinal = ordinal
agreement-level-interval = interval
agreement-level-ratio = ratio
agreement-compute = Compute
agreement-ratings-counts = Each row with at least two ratings is a unit. Coders: { $coders }.

agreement-kind-blind = blind codings, with the codebook of that time
agreement-kind-blind-today = blind codings, under today’s codebook
agreement-kind-open = texts coded or changed after the coders could see each other’s codings
agreement-round-open = still open
agreement-round-finished = finished
agreement-round-ended = ended before all were done
agreement-note-older = { $count ->
    [one] One coding was
   *[other] { $count } codings were
} made before the blind round was opened. Whether the other coder had looked at it before that, the log cannot tell.
agreement-note-seen-before = { $count ->
    [one] One text is left out
   *[other] { $count } texts are left out
}: a coder had already seen the other’s codings there when the round was opened.
agreement-note-unsorted = { $count ->
    [one] One coding stands
   *[other] { $count } codings stand
} under a code that was split since and was not sorted into its parts; it counts as the split code.
agreement-note-deleted = { $count ->
    [one] One coding with a deleted code is
   *[other] { $count } codings with deleted codes are
} left out.
agreement-interval-how = Intervals: 95%, by resampling whole texts 500 times with replacement (percentile bootstrap). With fewer than eight of them none is given.
agreement-interval-how-units = Intervals: 95%, by resampling units 500 times with replacement (percentile bootstrap). With fewer than eight of them none is given.
agreement-computing = Computing the agreement …
agreement-computing-again = Computing again … The figures below are from before.
agreement-when-not = A figure like this fits a codebook that coders are meant to apply alike. In reflexive thematic analysis and other interpretive work, coders are not meant to be interchangeable: do not compute it there; use the disagreements to think with instead.
agreement-round = Blind round “{ $name }”, { $status }
agreement-main-categories = Count codes as their main categories
agreement-note-silent = Without any rating: { $coders }. Whoever rated nothing is left out.
agreement-note-spellings = Written in several ways and counted as one: { $values }.
agreement-note-twice = { $count ->
    [one] One row is there twice and counts once.
   *[other] { $count } rows are there twice and count once.
}
agreement-note-perhaps-headings = The first row ({ $cells }) is counted as ratings. If it names the coders, write a word before each number, as in “coder 1”.
agreement-note-perhaps-units = The first column ({ $units }) is counted as the units. If a coder rated so, put a column with the heading “unit” before it.
agreement-note-title = Left out above the table: { $lines }.
agreement-note-columns = { $count ->
    [one] Left out as no coder’s column: { $headings }.
   *[other] Left out as no coders’ columns: { $headings }.
}
agreement-note-rows = { $count ->
    [one] Left out as no unit: the row { $rows }.
   *[other] Left out as no units: the rows { $rows }.
}
agreement-note-perhaps-missing = { $count ->
    [one] { $values } is counted as a rating. If it means that there is none, leave the cell empty.
   *[other] { $values } are counted as ratings. If they mean that there is none, leave the cells empty.
}
agreement-note-incomplete = { $count ->
    [one] One unit was not rated by all and is
   *[other] { $count } units were not rated by all and are
} left out: this coefficient takes only complete rows.
agreement-weights-linear = Linear weights: a difference counts by its size.
agreement-weights-quadratic = Quadratic weights: a difference counts by its square.
agreement-weights-ordinal = Ordinal weights: a difference counts by how many categories it spans.
agreement-icc-1-1 = ICC(1,1): one-way; each unit may have been rated by other coders; for a single coder’s rating.
agreement-icc-A-1 = ICC(A,1), in Shrout and Fleiss ICC(2,1): two-way, absolute agreement, for a single coder’s rating.
agreement-icc-C-1 = ICC(C,1), in Shrout and Fleiss ICC(3,1): two-way, consistency (a steady difference between coders is set aside), for a single coder’s rating.
agreement-icc-1-k = ICC(1,k): one-way; each unit may have been rated by other coders; for the mean of all coders.
agreement-icc-A-k = ICC(A,k), in Shrout and Fleiss ICC(2,k): two-way, absolute agreement, for the mean of all coders.
agreement-icc-C-k = ICC(C,k), in Shrout and Fleiss ICC(3,k): two-way, consistency (a steady difference between coders is set aside), for the mean of all coders.
agreement-measure-percent = percent agreement
agreement-measure-cohen = Cohen’s kappa
agreement-measure-fleiss = Fleiss’ kappa
agreement-measure-krippendorff = Krippendorff’s alpha
agreement-measure-brennan-prediger = Brennan and Prediger’s coefficient
agreement-measure-gwet = Gwet’s AC1
agreement-measure-f1 = F1
agreement-measure-unitizing = Krippendorff’s alpha for unitizing
agreement-measure-holsti = Holsti’s coefficient
agreement-measure-u-alpha = u-alpha
agreement-measure-binary-alpha = binary alpha
agreement-measure-cu-alpha = cu-alpha
agreement-measure-category-alpha = Cu-alpha
agreement-no-code = (no code)
agreement-oneself = First: what the coder had coded by then. Second: what the coder coded again since. What was only left standing is no new coding. The program did not hide the earlier codings from the coder.
agreement-paragraph-title = For the method chapter
agreement-paragraph-blind = { $coders } coded { $texts ->
    [one] one text
   *[other] { $texts } texts
} independently, before they could see each other’s codings there.
agreement-paragraph-blind-rounds = { $coders } coded { $texts ->
    [one] one text
   *[other] { $texts } texts
} independently, before they could see each other’s codings there; { $inside } of them in blind rounds ({ $rounds }).
agreement-paragraph-open = { $coders } coded the same texts while they could see each other’s codings; the figure does not tell how far they would have agreed independently.
agreement-paragraph-measure = Intercoder agreement was measured by { $measure }.
agreement-paragraph-blind-figure = For the independent coding, with the codebook of that time, it was { $figure }.
agreement-paragraph-today-figure = For the same coding under the final codebook (merged and split codes applied) it was { $figure }.
agreement-paragraph-open-figure = For the texts coded or revised after the coders could see each other’s work it was { $figure }; this is not independent agreement.
agreement-paragraph-interval = { $value } (95% interval { $low } to { $high })
agreement-paragraph-undefined = not defined ({ $reason })
agreement-unit-segment = each coder’s segments
agreement-unit-presence = whether a code is in a text
agreement-unit-frequency = how often a code is in a text
agreement-overlap = Same segment if they share at least
agreement-share = { $share }%
agreement-by-pair = By pair of coders
agreement-confusion = Where different codes met
agreement-met = { $first }: { $one } · { $second }: { $other } · { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
agreement-note-same-heading = { $count ->
    [one] Several columns are called { $headings }: they are counted as different coders, and numbered. Name each column by its coder.
   *[other] Several columns are called { $headings }, each: they are counted as different coders, and numbered. Name each column by its coder.
}
agreement-weights = Weights
agreement-weights-name-quadratic = quadratic
agreement-weights-name-linear = linear
agreement-weights-name-ordinal = ordinal
agreement-form = Form of ICC
agreement-categories = All categories, separated by commas; for ordinal words from the lowest to the highest
agreement-oneself-until = Compare with what was coded by (day)
agreement-oneself-how = Choose the same coder twice to compare a coder with what the same coder had coded by a day (intracoder agreement).

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
agreement-value = { $value }, { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
agreement-value-interval = { $value }, { $units ->
    [one] { $units } unit
   *[other] { $units } units
} (95% interval: { $low } to { $high })
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

# Agreement between coders.

cli-agreement-table-of = Coders: { $coders }. Categories: { $categories }.
cli-agreement-agree =
    Measure how far coders agree, per code, per source and overall; or the same for any table of ratings.

    Each figure is printed with what it counts. A figure that is not defined is never printed as 1.0. Blind and negotiated codings are never counted together: a coding made after its coder could see the other’s is not blind.
    .coder = Compare this coder; give the option twice or more (default: all who coded).
    .participant = Count only texts in which this participant speaks, each as a whole.
    .attribute = Count only texts for which this holds, or in which somebody speaks for whom it does, each as a whole: place=online, age>=40.
    .metric = Use this coefficient.
    .counted = Count characters, segments that either marked, each coder’s segments (segment), whether a code is in a text (presence) or how often (frequency).
    .overlap = For segments: two are the same from this common share of the longer one on, as 0.9 or 90%.
    .oneself = Compare one coder with what the same coder had coded by then (intracoder agreement).
    .paragraph = Print only the paragraph for the method chapter.
    .only-coded = Leave out text that nobody coded.
    .roll-up = Count each code as its category at this depth (1: the main category; 0: not at all).
    .at = Measure the state after the first N events of the trail.
    .over-time = Show the figure at the end of each day, and at milestones, phases and rounds.
    .table = Measure the ratings in this table (.csv or .xlsx) instead: unit,coder1,coder2,… or unit,coder,value
    .out = Write a table to this file (.csv, .xlsx, .docx or .html) instead of printing.
    .level = The level of measurement of the values in the table.
    .categories = With --table: all categories, separated by commas; for ordinal words from the lowest to the highest.
    .weights = With --table and weighted-kappa or ac2: how a difference counts.
    .form = With --table and icc: 1 (other coders for each unit), A (absolute agreement) or C (consistency); of one rating (1) or their mean (k).
cli-agreement-figure = { $value } ({ $units ->
    [one] 1 unit
   *[other] { $units } units
})
cli-agreement-figure-between = { $value } (95% interval { $low } to { $high }; { $units ->
    [one] 1 unit
   *[other] { $units } units
})
cli-agreement-not-defined = not defined: { $reason }
cli-agreement-by-code = By code
cli-agreement-by-source = By source
cli-agreement-compare =
    Compare two coders segment by segment, in the texts that both coded: also what they coded alike, and what they have talked through since. “disagreements --coder A --coder B” lists only what is still open.

      both          the same code on the same words
      boundaries    the same code, on words that overlap
      only_first    the first coder alone
      only_second   the second coder alone
    .coder = One of the two coders; give the option twice.
    .kind = Include this kind only.
cli-agreement-two-coders = Give --coder twice.
cli-agreement-nothing-in-common = These coders have coded no text in common.
cli-agreement-kind-both = both
cli-agreement-kind-boundaries = boundaries differ
cli-agreement-kind-only_first = only the first
cli-agreement-kind-only_second = only the second
cli-agreement-by-kind = By what the coders knew of each other
cli-agreement-by-pair = By pair of coders
cli-agreement-confusion = Rows: { $first }. Columns: { $second }.
cli-agreement-paragraph = For the method chapter
cli-agreement-one-coder = For --oneself give just one --coder.
cli-agreement-share = “{ $value }” is not a share; write it as 0.9 or as 90%.

# Raw data, reduction and synthesis.

report-participants = Participants: { $statuses }.
report-participants-of-status = { $count } { $status }
report-no-participants = No participants are recorded.
report-withdrawn = withdrawn
report-quotes-layer = Quotes stand in the layer “{ $layer }”. The transcripts themselves are not in this file.

report-coded = { $codings ->
    [one] { $codings } coded segment
   *[other] { $codings } coded segments
} in { $texts ->
    [one] { $texts } text
   *[other] { $texts } texts
}; { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} in use.
report-saturation-picture = Code saturation: new codes in each text, in the order of coding
report-participants-picture = Participants represented in each category
report-represented = { $category }: { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
report-not-represented = not represented: { $participants }
report-negative-cases = { $count ->
    [0] No negative cases are marked.
    [one] { $count } negative case:
   *[other] { $count } negative cases:
}
report-map-picture = Map of the categories
report-relations = Relations between codes:
report-flow-picture = How codings moved from category to category
report-category-decisions = { $category } ({ $count ->
    [one] { $count } decision
   *[other] { $count } decisions
}):
report-more-decisions = { $count ->
    [one] and { $count } more decision, in the audit trail
   *[other] and { $count } more decisions, in the audit trail
}

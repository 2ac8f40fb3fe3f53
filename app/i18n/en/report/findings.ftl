# Participants, findings, and how the categories came about.

report-participants = { $asked ->
    [one] { $asked } person was asked to take part
   *[other] { $asked } people were asked to take part
}, and { $taking } { $taking ->
    [one] does
   *[other] do
}. Status: { $statuses }.
report-participants-of-status = { $count } { $status }
report-no-participants = No participants are recorded.
report-attributes = Attributes
report-texts-imported = Texts (imported)
report-texts-of-nobody = Not assigned to any participant: { $count ->
    [one] { $texts }
   *[other] { $texts } ({ $count } in all)
}.
report-texts-withdrawn = { $count ->
    [one] { $count } text was withdrawn
   *[other] { $count } texts were withdrawn
}.
report-quotes-layer = Quotes are shown in the layer “{ $layer }”. The transcripts themselves are not in this file.
report-coded = { $codings ->
    [one] { $codings } coded segment
   *[other] { $codings } coded segments
} in { $texts ->
    [one] { $texts } text
   *[other] { $texts } texts
}, by { $coders ->
    [one] { $coders } coder
   *[other] { $coders } coders
}; { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} in use.
report-nothing-coded = Nothing is coded yet.
report-codes-became = { $created ->
    [one] { $created } code was created
   *[other] { $created } codes were created
} in all. { $live } { $live ->
    [one] remains
   *[other] remain
} today{ $empty ->
    [0] { "" }
    [one] , 1 of them without codings, subcodes counted too
   *[other] , { $empty } of them without codings, subcodes counted too
}; { $merged } { $merged ->
    [one] was
   *[other] were
} merged into others, { $split } split, and { $deleted } deleted.
report-gathered = All main categories are gathered in “{ $category }”.
report-in-no-category = In no main category
report-directly-under = Directly under “{ $category }”
report-code-deleted = Code deleted
report-in-all = In all
report-relations = Relations between codes
report-quoted = “{ $text }”
report-and-more = { $count } more
report-represented = { $codings ->
    [one] { $codings } coded segment
   *[other] { $codings } coded segments
}; represented in { $count } of { $people ->
    [one] { $people } participant
   *[other] { $people } participants
}.
report-not-represented = Not represented: { $participants }.
report-rests-on-gone = { $count ->
    [one] The words of 1 segment were withdrawn.
   *[other] The words of { $count } segments were withdrawn.
}
report-negative-not-carried = { $count ->
    [one] The negative case counts
   *[other] The { $count } negative cases count
} among the codings, but not for the participants who carry a category.
report-came-about = How the category came about
report-first-segment = { $day }: First segment ({ $who }), coded by { $coder } with { $code }: { $words }
report-step-created = created { $codes }
report-step-created-under = created { $codes } under { $after }
report-step-renamed = renamed { $codes } to { $after }
report-step-moved = moved { $codes } to { $after }
report-step-moved-from = moved { $codes } from { $before } to { $after }
report-step-moved-up = moved { $codes } to the top
report-step-moved-up-from = moved { $codes } from { $before } to the top
report-step-merged = merged { $codes } into { $after }
report-step-alike = { $count ->
    [one] merged two codes of the same name: { $codes }
   *[other] merged { $count } pairs of codes of the same name: { $codes }
}
report-step-split = split { $before } into { $codes }
report-step-deleted = deleted { $codes }
report-step-reason = { " " }Reason: { $why }
report-more-decisions = { $count ->
    [one] and 1 more, in the audit trail
   *[other] and { $count } more, in the audit trail
}
report-more-in-project = { $count ->
    [one] and 1 more, in the history of the project
   *[other] and { $count } more, in the history of the project
}
report-what-they-say = What the participants say
report-negative-cases = { $count ->
    [0] No negative cases are marked.
    [one] { $count } negative case
   *[other] { $count } negative cases
}
report-memos-bearing = Memos on the category
report-references = References

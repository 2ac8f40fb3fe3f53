# What an act did: kind of event for kind of event, as after the name of who did it.

act-deeds = { $deeds }
act-and-more = { $deed } (and { $count } more)
act-events = { $count ->
    [one] 1 event
   *[other] { $count } events
}
act-undone = Undone: { $deed } ({ $events }).
act-undone-drafts-stay = { $said } { $count ->
    [one] The draft of a transcript that was saved since stays as it is: drafts are not undone.
   *[other] The { $count } versions of drafts of transcripts that were saved since stay as they are: drafts are not undone.
}
act-redone = Redone: { $deed } ({ $events }).
act-undone-in-part = Undone: { $deed } ({ $events }). { $stays ->
    [one] 1 event of the same act stays: it is another’s to take back, or handed out or destroyed keys.
   *[other] { $stays } events of the same act stay: they are others’ to take back, or handed out or destroyed keys.
}
act-done = Done: { $deed }.
act-begins = { $deed } ({ $count } events): { $part }
act-part = ↳ { $part }

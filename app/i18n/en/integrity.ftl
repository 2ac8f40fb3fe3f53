# What a check of a log or an audit bundle finds: where, and what.

integrity-place-bundle = the bundle
integrity-place-bundle-event = event { $number } of the bundle
integrity-place-device = device { $device }
integrity-place-end = the end of the log
integrity-place-event = event { $seq } of device { $device }
integrity-place-event-row = event { $seq } of device { $device } (row { $row })
integrity-place-row = row { $row }
integrity-place-bundle-beginning = the beginning of the bundle
integrity-place-event-of-bundle = event { $number } of the bundle (event { $seq } of device { $device })
integrity-count-differs = it says that there are { $said } events, and { $found } are here
integrity-heads-differ = it names other last events than are here: events are missing, or it was altered
integrity-project-differs = it names another project than all events here belong to
integrity-no-key = the beginning of the bundle holds no key to check { $count ->
    [one] event { $first }
   *[other] events { $first } to { $last }
} of the bundle with: the list of keys there was altered, or what is said to be of this device
integrity-disclosure-key = the key that the bundle gives for it is not its own: that key was altered or exchanged
integrity-disclosure-words = a key that the bundle gives for words in it does not open them: that key was altered, or its author sealed nothing with it
integrity-disclosure-nothing = the bundle gives a key for words that are not in it
integrity-bundle-altered-around = its signature is wrong, and every event is as its device signed it: what was altered is the beginning (when it was made, what it shows, keys, quotes), the end, or what is shown of an event
integrity-bundle-altered = its signature is wrong: it was altered after it was put together
integrity-chain-broken = the event before it is missing or was altered
integrity-end-moved = it does not end where this device left it: something was cut off or put in
integrity-fork = device { $device } wrote { $count } different events with the number { $seq }
integrity-keys-not-its-own = its public keys are not its own
integrity-last-missing = it was the last one, and is missing or was altered
integrity-malformed = it is malformed
integrity-not-admitted = nothing in this bundle says who admitted it
integrity-other-project = it belongs to another project
integrity-signature-wrong = its signature is wrong: it was altered, or another device signed it
integrity-out-of-order = it does not stand in its place in the bundle, or is there twice
integrity-timing-missing = the bundle does not show what its author had seen, so something may have been left out; ask its maker to sync and make it again
integrity-timing-false = what the bundle says that its author had seen is not what they signed
integrity-scope-false = it is not shown, although the bundle says that it shows all such events
integrity-blind-false = it says that a round of blind coding hides something from its maker, and no such round is open
integrity-names-missing-event = its author had seen { $event }, which is not here
integrity-maker-unknown = whoever put it together is not of the team
integrity-place-quote = the stated quote “{ $quote }”
integrity-quote-false = the text has other words there
integrity-note-stranger = Device { $device } was admitted by somebody who may not; what it wrote has no effect.
integrity-note-silent = { $count ->
    [one] 1 device was admitted of which nothing is here.
   *[other] { $count } devices were admitted of which nothing is here.
}
integrity-note-void = { $count ->
    [one] 1 event does not count, since a removed device wrote it and nobody who stayed had seen it.
   *[other] { $count } events do not count, since removed devices wrote them and nobody who stayed had seen them.
}
integrity-note-blind-undecided = Whether the round of blind coding was still open cannot be decided from this bundle: an event that is sealed here may have ended it, and then what is sealed was not hidden from its maker.
integrity-note-maker-removed = Whoever put the bundle together was removed from the team.
integrity-note-not-judged = Since events are damaged or missing, nothing is said about who was in the team, and which events count.

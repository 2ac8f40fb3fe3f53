# The audit trail, and the past.

cli-history-undo = Undo an EVENT, given by its id or its number in the log, and all else that the same act recorded; or your own last act. It says what was undone. If you undo an undo, what it took back counts again.
cli-history-redo = Redo what was undone: the act of an EVENT, given by its id or its number in the log; or what you undid last, if you have done nothing else since.
cli-history-log =
    Print the audit trail: every event in order, with author, time and reason.
    .since = Start after event number N.
    .type = Include this type only, such as code.merged, or its first word, such as code.
    .by = Include events by this member only.
    .source = Include only what concerns this source.
    .code = Include only what concerns this code, those below it and those that were merged into it.
cli-history-taken-back = undone
cli-history-clock-in-doubt = clock in doubt
cli-history-clocks-in-doubt = { $count ->
    [one] The clock of { $members } was wrong for event { $numbers }: it counts here by its place in the history, not by the time that its clock showed.
   *[other] The clock of { $members } was wrong for { $count } events ({ $numbers }): they count here by their place in the history, not by the time that their clock showed.
}
cli-history-replay =
    Show the state as it was: codebook, codings and memos, and the digest that proves it.
    .at = Show the state after the first N events.
    .time = Show the state at this time (ISO 8601; a day alone: at its end), by the authors’ clocks.
    .event = Show the state just after this event.
    .as-device = Show what this device, or the only device of a member, knew at --time.
    .codings = List the codings too; with --json they are always included.
cli-history-as-device-needs-time = --as-device goes with --time.
cli-history-which-moment = Give one of --at, --time and --event.
cli-history-replayed = After { $n } of { $of } events: { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}, { $codings ->
    [one] 1 coding
   *[other] { $codings } codings
}, { $memos ->
    [one] 1 memo
   *[other] { $memos } memos
}
cli-history-digest = digest { $digest }
cli-history-diff =
    Show what changed in codebook and codings between two moments.
    .from = Compare the state after the first N events …
    .to = … with the state after this many (default: now).
cli-history-top = top
cli-history-merged = = { $name } merged into { $into }
cli-history-split = / { $name } split into { $into }
cli-history-redefined = ? { $name } redefined
cli-history-codings-changed = { $added ->
    [one] 1 coding added
   *[other] { $added } codings added
}, { $removed } removed

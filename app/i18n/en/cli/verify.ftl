# Trust and speed.

cli-verify-verify =
    Verify every chain, signature, seal and digest of the project, or of the project or audit bundle in PATH.
    .trail = Also tell the decisions that an audit bundle shows: who did what to what, with the names used then.
cli-verify-not-as-written = The project is not as it was written. Do not go on working in it: join again, or restore a back-up.
cli-verify-read-first = This says nothing of what you read now: members attested it, and the events that will prove it have not all come. Sync, then verify again.
cli-verify-snapshot-differed = The snapshot differed from what the log gives; it was rebuilt.
cli-verify-file-damaged = The file is damaged: { $fault }. Its words may still be whole: copy the folder aside, and run “kodespor doctor”.
cli-verify-whole = { $events ->
    [one] Whole and unaltered: 1 event
   *[other] Whole and unaltered: { $events } events
} from { $feeds ->
    [one] 1 device
   *[other] { $feeds } devices
}.
cli-verify-not-whole = { $events ->
    [one] NOT in order: 1 event
   *[other] NOT in order: { $events } events
} from { $feeds ->
    [one] 1 device
   *[other] { $feeds } devices
}.
cli-verify-fork = Fork: { $fork }
cli-verify-bundle-shows = { $open ->
    [one] The bundle shows { $shows }: 1 event is open.
   *[other] The bundle shows { $shows }: { $open } events are open.
}
cli-verify-bench =
    Run the benchmarks, with other tools beside them. This needs the source tree and its test requirements.
    .events = Measure a project with this many events.
cli-verify-completion = Print what makes a shell complete commands, for example: kodespor completion bash >> ~/.bashrc
cli-verify-bundle-maker = Put together by { $member }, who says that it was on { $at }.
cli-verify-bundle-quotes = { $count ->
    [one] 1 quote is stated
   *[other] { $count } quotes are stated
}; the text that is shown proves { $proved }.
cli-verify-trail = The decisions that it shows, with the names used at the time:
cli-verify-no-trail = No trail: events are damaged or missing.
cli-verify-trail-line = { $number }. { $at } { $by } { $did }
cli-verify-trail-why = Reason: { $why }

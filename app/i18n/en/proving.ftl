# What is said while a study is read before its log has come.

proving-reading = You read this study from a state that { $members } attested on { $day }, before its events have come to this device.
proving-alone = Only { $member } attests it: no second member has confirmed it.
proving-arrived = { $arrived } of { $events ->
    [one] 1 event
   *[other] { $events } events
} have come. Once all are here, this device checks what was attested.
proving-lacked = { $others } had not got { $events ->
    [one] 1 of these events
   *[other] { $events } of these events
} when they last wrote or synced with this device. They may still be on their way: sync with { $members }. If they do not come, you were shown what nobody else has: ask { $others }, and let another owner invite you anew.
proving-contradicted = WARNING: in the place of an event that { $members } attested the log holds another one. Either a copy of a device wrote on beside it, or you were shown what nobody else has. Do not rely on what you read here. Ask another member, and let another owner invite you anew.
proving-read-only = Until then you can read, but not write, and there is no history. Sync to get the events.
proving-admission-missing = All its events have come, and they prove it. Your own admission is still on its way: sync once more.
proving-proved = All events have come. They prove what you read before, and you can write from now on.
proving-false = WARNING: what { $members } attested about this study is not what its events add up to. What you read before was false in at least one place. What you see now comes from the events alone. Tell the others, and run “kodespor doctor”.

# The history screen: the trail, the project at a point in time, checkpoints, review and audit bundle.

history-moment = Point in the study’s history
history-play = Play
history-pause = Pause
history-milestone-previous = Previous milestone
history-milestone-next = Next milestone
history-step-back = One step back
history-step-forward = One step forward
history-reading = Reading the history …
history-text = Text at this point in time
history-tables = Tables at this point in time
history-device = View as device
history-device-all = Complete record (today)

history-compare = Compare from here
history-compare-started = Now move to another point: what changed since event { $place } is shown.
history-changes = From event { $first } to { $last }
history-change = { $change }: { $what }
history-codings-changed = Codings: { $added } new, { $removed } gone

history-follow-only = Follow only …
history-follow-only-count = Follow only … ({ $count })
history-follow = Follow
history-no-more = There is no other such event in that direction.

history-counts = At this point in time
history-counted = { $texts ->
    [one] { $texts } text
   *[other] { $texts } texts
}, { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
}, { $memos ->
    [one] { $memos } memo
   *[other] { $memos } memos
}
history-no-codes = No codes yet at this point in time.
history-place = Event { $place } of { $last }
history-beginning = Before the first event.
history-event = { $by } { $did }
history-undone-later = undone later
history-origins = How “{ $code }” came about

history-review = Validity review
history-review-about = Shows how the categories came about, decision by decision, in one file that loads nothing from elsewhere.
history-review-name = review
history-review-names = Show coders’ names
history-review-days = Show days, not only months
history-review-quotes = Layer of the quotes
history-review-trail = The whole audit trail as an appendix
history-bundle = Audit bundle
history-bundle-about = Contains the whole sealed log, and keys only to what you choose. The recipient can check that nothing is missing or altered.
history-bundle-name = study
history-bundle-discloses = What it discloses
history-bundle-decisions = all decisions, none of the participants’ words
history-bundle-everything = everything

history-checkpoints = Checkpoints
history-checkpoint-about = A checkpoint is a short note for a preregistration, a supervisor or an appendix. If anything that it counts is later removed from the log, the note reveals it.
history-checkpoint-make = Make a checkpoint
history-checkpoint-title = { $count ->
    [one] { $count } event
   *[other] { $count } events
}, { $when }, by { $by }
history-checkpoint-held = This log holds everything that the checkpoint counts.
history-checkpoint-not-held = This log does NOT hold everything that the checkpoint counts.
history-checkpoint-signers = Signed by { $signers }
history-checkpoint-note = Note to keep
history-checkpoint-picture = The note as a QR code
history-checkpoint-copy = Copy the note
history-checkpoint-sign = Sign it too
history-checkpoint-stamp = Get a time stamp
history-checkpoint-stamped-by = Time-stamped { $when } by { $by }
history-checkpoint-stamped = Time-stamped { $when }
history-checkpoint-stamp-bad = { $server }: { $problem }
history-checkpoint-server = Address of a time-stamp server
history-checkpoint-stamp-about = Only a hash leaves this device. The server learns when you asked, and from which address.
history-act = One act of { $count } events: { $deed }
history-undo-act = Undo this
history-redo-act = Redo this
history-give-reason = Give a reason for this decision

# Checkpoints, time stamps and audit bundles.

error-bundle-empty = The file is empty; ask for the audit bundle again.
error-bundle-first-line-damaged = The first line of this audit bundle is damaged, or it comes from a version that this program does not know; ask for the bundle again, or update the program.
error-bundle-cut-off = The audit bundle breaks off { $number ->
    [0] before its first event
    [one] after its first event
   *[other] after its first { $number } events
}: the file was cut off, or a length in it was altered; ask for it again.
error-bundle-cut-in-beginning = The audit bundle breaks off in its beginning: the file was cut off, or a length in it was altered; ask for it again.
error-bundle-beginning-damaged = The beginning of the audit bundle is damaged and cannot be read; ask for it again.
error-bundle-end-damaged = The end of the audit bundle is damaged or cut off: it does not say who put it together; ask for it again.
error-checkpoint-event-missing = An event that the checkpoint counts is missing.
error-checkpoint-head-misplaced = A last event is not where the checkpoint says.
error-checkpoint-not-held = This device’s log does not hold what the checkpoint says, so the device does not sign it.
error-checkpoint-of-another-project = The checkpoint belongs to another project.
error-checkpoint-unknown = No checkpoint in this log says this: the log has since been cut or started again, or the note is forged.
error-no-such-checkpoint = There is no such checkpoint.
error-not-a-bundle = This is not an audit bundle.
error-not-a-checkpoint = This is not a checkpoint: it has no size and no fingerprint.
error-not-a-signed-note = This is not a signed note: it has no signatures after an empty line.
error-not-a-timestamp = This is not a time stamp, or the authority refused to give one.
error-note-signature-damaged = A signature of the note is damaged.
error-timestamp-answer-too-long = The time-stamp server answers with more than a time stamp.
error-timestamp-answers-another-question = The time stamp does not answer the question that was asked.
error-timestamp-not-valid = The time stamp does not hold: { $reason }.
error-timestamp-of-something-else = The time stamp is for something else than this checkpoint.
error-timestamp-server-address = The address of a time-stamp server begins with https:// or http://.
error-timestamp-server-silent = The time-stamp server does not answer: { $reason }.
error-bundle-trail-only = --trail tells what an audit bundle shows; the history of a project is shown by “kodespor log”.

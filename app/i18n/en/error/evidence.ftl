# Checkpoints, time stamps and audit bundles.

error-bundle-empty = The file is empty; ask for the audit bundle again.
error-bundle-first-line-damaged = The first line of this audit bundle is damaged, or it comes from a version that this program does not know; ask for the bundle again, or upgrade the program.
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
error-timestamp-of-something-else = The time stamp is for something other than this checkpoint.
error-timestamp-server-address = The address of a time-stamp server begins with https:// or http://.
error-timestamp-server-silent = The time-stamp server does not answer: { $reason }.
error-bundle-trail-only = --trail tells what an audit bundle shows; the history of a project is shown by “kodespor log”.
error-attestation-already-checked = This device has attested this state, or checked it, already.
error-attestation-disputed = A member’s device found something other than what is attested: nobody is given this state to read.
error-attestation-events-missing = Not all events that the attestation covers have come to this device. Sync first.
error-attestation-events-wait = { $count ->
    [one] 1 event waits
   *[other] { $count } events wait
} for a key or another event, so this device cannot attest what the log adds up to. Sync first.
error-attestation-forked = Two copies of one device have written, so this device cannot attest what the log adds up to. Let one copy become a device of its own first: kodespor devices split-clone
error-attestation-none-here = There is nothing on this device that a newcomer could read first. Run “kodespor attestation make”, or check another’s attestation, and try again.
error-attestation-not-of-this = What came is not what members attest: it was altered, or damaged on its way. Ask to be admitted again.
error-attestation-of-stranger = What came is attested by a device that is not in the team. Ask to be admitted again.
error-attestation-other-version = Another version of Kodespor made this attestation, and this version cannot check it. Use the same version, or ask to be admitted with the whole log.
error-attestation-unsigned = What came is not signed by the devices that are said to attest it. Ask to be admitted again.
error-first-state-damaged = What came to be read first is damaged, or somebody altered it. Ask to be admitted again.
error-no-such-attestation = There is no such attestation.
error-read-only-until-proved = The events of this study are still on their way. Until they have come and prove what you read, you cannot write. Sync to get them.
error-no-history-yet = The history of this study is still on its way to this device. Sync to get it.
error-first-state-unreadable = This device was admitted to read before the events of the study had come. This version of Kodespor cannot read what it was given: the program was updated since. Sync with the shared folder to get the events, or ask to be admitted again, in a new folder.

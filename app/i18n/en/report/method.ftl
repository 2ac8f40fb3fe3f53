# Process, intentions, instruments and checkpoints.

report-phases = Phases, milestones and blind rounds:
report-decisions-with-reason = { $count ->
    [0] No decision has a stated reason.
    [one] { $count } decision with a stated reason:
   *[other] { $count } decisions with a stated reason:
}
report-decisions-without-reason = { $count ->
    [0] No decision lacks a reason.
    [one] { $count } decision without a stated reason:
   *[other] { $count } decisions without a stated reason:
}
report-agreement-kind = { $kind }: Krippendorff’s alpha, character by character, { $figure }.
report-interval = { $value } (95% interval: { $low } to { $high })
report-undefined = not defined
report-differences = { $count ->
    [0] No disagreements between { $coders } are still open.
    [one] { $count } disagreement between { $coders } is still open.
   *[other] { $count } disagreements between { $coders } are still open.
}
report-consensus = What the coders agreed on after discussion:
report-disagreements = Disagreements still open:

report-not-written = not written
report-memos-of-kind = Memos ({ $kind }): { $count }
report-consents = { $count ->
    [0] No consents are recorded.
    [one] Consent is recorded for { $count } participant.
   *[other] Consent is recorded for { $count } participants.
}
report-interview-guide = Interview guide and pilot interviews: to be described by the author.
report-definitions = { $count ->
    [0] No code was described.
    [one] { $count } change to the description of a code:
   *[other] { $count } changes to descriptions of codes:
}

report-no-checkpoint = The team has made no checkpoint of the log.
report-made = Made
report-held = Matches this log
report-signers = Signed by
report-stamps = Time stamps
report-yes = yes
report-no = NO
report-checkpoints-about = A checkpoint holds the number of events and a fingerprint of them all. Anyone who keeps a copy can check a later log against it. A time stamp from an independent authority shows that the checkpoint existed at that time; verify it with the authority’s certificates, for example with “openssl ts -verify”.
report-newest-checkpoint = The newest checkpoint, as a signed note:
report-signed-note = Signed note
report-note-picture = The same note as a QR code to scan with a phone
report-stamp = { $day }, { $authority }
report-stamp-wrong = the stamp from { $server } does not belong to this checkpoint
report-stamp-unread = the stamp from { $server } could not be read here

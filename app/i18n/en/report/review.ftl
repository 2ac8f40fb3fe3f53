# The validity review: the headings of its sections, and the labels of its tables.

report-validity-review = Validity review
report-coder = Coder { $letter }
report-appendix = Appendix: the audit trail
report-audit-trail = Audit trail
report-replay = Replay of the codebook
report-replay-slider = The codebook as it stood after each decision
report-replay-play = Play or pause
report-study = The study
report-participants-and-texts = Participants and texts
report-findings = Findings
report-coder-agreement = Intercoder agreement
report-code-saturation = Code saturation
report-preunderstanding = Preunderstanding and findings
report-taken-back = What the researchers undid or changed
report-withdrawals = What participants withdrew
report-missing-people = Who does not take part
report-seen-by-one = What only one device has seen
report-audit-categories = The six categories of an audit trail
report-checkpoints = The log and its checkpoints
report-coreq = Reporting checklist (COREQ)
report-srqr = Reporting checklist (SRQR)
report-made-from = Kodespor made this review from the log of the study: { $events ->
    [one] { $events } event
   *[other] { $events } events
} from { $devices ->
    [one] { $devices } device
   *[other] { $devices } devices
}.
report-fingerprint = Fingerprint of the set of events (SHA-256): { $digest }
report-what-it-shows = The log shows in which order decisions were made, which device made each of them, and that no decision was changed after another device had seen it. It cannot show what somebody thought, that a clock was right before another device saw the event, or that only one person used a device.
report-links = A small number in the review refers to the line with that number.
report-events = Events
report-category = Category
report-subcodes = Subcodes (participants)
report-codings = Codings
report-memos = Memos
report-code-decisions = Decisions on codes
report-when = When
report-by = By
report-decision = Decision

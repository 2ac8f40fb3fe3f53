# The validity review: its frame, the headings of its sections, and the labels of its tables.

report-validity-review = Validity review
report-coder = Coder { $letter }
report-audit-trail = Audit trail
report-replay = Replay of the codebook
report-replay-slider = The codebook as it stood after each decision
report-replay-play = Play or pause

report-about = About this review
report-raw-data = Raw data
report-reduction = Data reduction and analysis
report-synthesis = Data reconstruction and synthesis
report-emergence = How the categories developed
report-process = Process notes
report-intentions = Intentions and preunderstanding
report-instruments = Instrument development
report-checkpoints = Checkpoints of the log
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
report-structure = The review follows the six categories of an audit trail (Halpern 1983; Lincoln and Guba 1985). Two reporting checklists (COREQ and SRQR) stand at the end.
report-links = A small number after a sentence refers to the line of the audit trail with that number.

report-type = Type
report-characters = Characters
report-imported = Imported
report-event = Event
report-events = Events
report-category = Category
report-subcodes = Subcodes
report-codings = Codings
report-memos = Memos
report-code-decisions = Decisions on codes
report-when = When
report-by = By
report-decision = Decision
report-moment = Moment
report-agreement = Intercoder agreement

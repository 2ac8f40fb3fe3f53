"""The last three of Halpern's categories: process notes, intentions and dispositions, instrument development."""

from core.analysis.audit_trail import Entry
from core.report.coder_agreement import agreed, settled, still_open
from core.report.document_model import Block, Bullets, Paragraph, Section, Table, capital, event
from core.report.options import Frame

ASKED_WHY = ("code.merged", "code.split", "code.moved", "code.deleted", "code.renamed", "phase.started", "round.ended")
"""Decisions for which method critique asks the reason."""


def process(frame: Frame) -> Section:
    """Who did what when; decisions with their reasons and without; how coders settled their differences."""
    say = frame.say
    header = (say("common-coder"), say("report-codings"), say("report-memos"), say("report-code-decisions"))
    blocks: list[Block] = [Table(header, _by_coder(frame))]
    marks = [each for each in frame.effective if each.wire in ("phase.started", "milestone.marked", "round.opened")]
    if marks:
        blocks += [Paragraph(say("report-phases")), Bullets(tuple(_dated(frame, each) for each in marks))]
    decided = [each for each in frame.effective if each.wire in ASKED_WHY and each.undone_by is None]
    reasoned, bare = [each for each in decided if each.why], [each for each in decided if not each.why]
    rows = tuple(
        (frame.day(each.recorded.at), each.by, decision(each), f"{each.why} {event(each.n)}") for each in reasoned
    )
    header = (say("report-when"), say("report-by"), say("report-decision"), say("common-reason"))
    blocks += [Paragraph(say("report-decisions-with-reason", count=len(reasoned))), Table(header, rows)]
    blocks.append(Paragraph(say("report-decisions-without-reason", count=len(bare))))
    blocks.append(Bullets(tuple(f"{decision(each)} {event(each.n)}" for each in bare)))
    return Section(say("report-process"), (*blocks, *agreed(frame), *settled(frame), *still_open(frame)))


def _dated(frame: Frame, entry: Entry) -> str:
    return f"{frame.day(entry.recorded.at)}: {decision(entry)} {event(entry.n)}"


def _by_coder(frame: Frame) -> tuple[tuple[str, ...], ...]:
    presentation, say = frame.presentation, frame.say
    devices = presentation.state.devices
    rows = []
    for member in presentation.state.members.values():
        own = {row.id for row in devices.values() if row.member == member.id}
        counts = (
            sum(each.by == member.id for each in presentation.counted_codings()),
            sum(each.by == member.id for each in presentation.live_memos()),
            sum(each.recorded.device in own and each.wire.startswith("code.") for each in frame.trail),
        )
        rows.append((presentation.member(member.id), *(say.number(count, 0) for count in counts)))
    return tuple(rows)


def decision(entry: Entry) -> str:
    """A decision in words: what was done to what, in the names of its moment."""
    return capital(entry.did)


def intentions(frame: Frame) -> Section:
    """The research question, and what the researchers expected and brought along."""
    say, blocks = frame.say, list[Block]()
    for part in ("question", "method", "context"):
        blocks.append(_described(frame, part))
    for kind in ("preunderstanding", "reflexive"):
        lines = _memos(frame, kind, with_author=True)
        blocks.append(Paragraph(say("report-memos-of-kind", kind=say(f"term-memo-{kind}"), count=len(lines))))
        blocks.append(Bullets(lines))
    return Section(say("report-intentions"), tuple(blocks))


def instruments(frame: Frame) -> Section:
    """Ethics, consents; how definitions changed; methodological, ethical and observational memos."""
    say = frame.say
    given = len({each.participant for each in frame.presentation.state.consents.values()})
    defined = [each for each in frame.effective if each.wire == "code.defined"]
    blocks: list[Block] = [
        _described(frame, "ethics"),
        Paragraph(say("report-consents", count=given)),
        Paragraph(say("report-interview-guide"), True),
        Paragraph(say("report-definitions", count=len(defined))),
        Bullets(tuple(_dated(frame, each) for each in defined)),
    ]
    for kind in ("methodological", "ethical", "observational"):
        if lines := _memos(frame, kind, with_author=False):
            blocks.append(Paragraph(say("report-memos-of-kind", kind=say(f"term-memo-{kind}"), count=len(lines))))
            blocks.append(Bullets(lines))
    return Section(say("report-instruments"), tuple(blocks))


def _described(frame: Frame, part: str) -> Paragraph:
    text = frame.part(part)
    return Paragraph(f"{capital(frame.say(f'term-part-{part}'))}: {text or frame.say('report-not-written')}", not text)


def _memos(frame: Frame, kind: str, *, with_author: bool) -> tuple[str, ...]:
    presentation = frame.presentation
    return tuple(
        frame.day(each.at) + (f", {presentation.member(each.by)}" if with_author else "")
        + f": {presentation.words(each.text)}"
        for each in presentation.live_memos()
        if each.kind == kind
    )  # fmt: skip

"""The last three of Halpern's categories: process notes, intentions and dispositions, instrument development."""

from random import Random

from core.analysis.agreement.intercoder_agreement import Figure, How, agreement
from core.analysis.agreement.over_time import agreement_over_time
from core.analysis.audit_trail import Entry
from core.analysis.consensus import consensus, open_differences
from core.analysis.disagreements import disputes
from core.events.members import MemberAdmitted, MemberNamed
from core.events.project import ProjectFounded
from core.report.document_model import Block, Bullets, Paragraph, Said, Section, Table, event
from core.report.options import Frame

ASKED_WHY = ("code.merged", "code.split", "code.moved", "code.deleted", "code.renamed", "phase.started", "round.ended")
"""Decisions for which method critique asks the reason."""
SEED = 1


def process(frame: Frame, said: Said) -> Section:
    """Who did what when; decisions with their reasons and without; how differences were settled."""
    blocks: list[Block] = [
        Table(tuple(map(said, ("Coder", "Codings", "Memos", "Decisions on codes"))), _by_coder(frame))
    ]
    marks = [each for each in frame.trail if each.wire in ("phase.started", "milestone.marked", "round.opened")]
    lines = tuple(f"{frame.day(each.happened.at)}: {what(frame, each, said)} {event(each.n)}" for each in marks)
    blocks += [Paragraph(said("Phases, milestones and rounds:")), Bullets(lines)] if lines else []
    decided = [each for each in frame.trail if each.wire in ASKED_WHY and each.undone_by is None]
    reasoned = [each for each in decided if each.why]
    rows = tuple(
        (frame.day(each.happened.at), frame.author(each), what(frame, each, said), f"{each.why} {event(each.n)}")
        for each in reasoned
    )
    blocks.append(Paragraph(said("Decisions with their reasons: {}.").format(len(reasoned))))
    blocks.append(Table(tuple(map(said, ("When", "By", "Decision", "Because"))), rows))
    bare = [each for each in decided if not each.why]
    blocks.append(Paragraph(said("Decisions without a reason: {}.").format(len(bare))))
    blocks.append(Bullets(tuple(f"{what(frame, each, said)} {event(each.n)}" for each in bare)))
    return Section(said("Process notes"), (*blocks, *_differences(frame, said)))


def _by_coder(frame: Frame) -> tuple[tuple[str, ...], ...]:
    reading = frame.reading
    rows = []
    for member in reading.state.members.values():
        own = [each for each in frame.trail if each.by == _plain_name(frame, member.id)]
        coded = sum(each.by == member.id for each in reading.live_codings())
        wrote = sum(each.by == member.id for each in reading.live_memos())
        decided = sum(each.wire.startswith("code.") for each in own)
        rows.append((reading.member(member.id), str(coded), str(wrote), str(decided)))
    return tuple(rows)


def _plain_name(frame: Frame, member: object) -> str:
    row = frame.reading.state.members.rows[member]  # type: ignore[index]
    return frame.reading.words(row.name)


def what(frame: Frame, entry: Entry, said: Said) -> str:
    """A decision in words: its kind, and what it is about."""
    happened = entry.happened.event
    parts = []
    for name in ("code", "into", "parent"):
        value = getattr(happened, name, None)
        codes = value if isinstance(value, tuple) else (value,)
        parts += [frame.reading.code(each) for each in codes if each in frame.reading.state.codes.rows]
    if isinstance(happened, (ProjectFounded, MemberAdmitted, MemberNamed)):
        return f"{said(entry.wire)}: {_person(frame, entry)}"
    for name in ("name", "phase"):
        text = getattr(happened, name, None)
        if text:
            parts.append(said(frame.reading.words(text)))
    return f"{said(entry.wire)}: {' → '.join(dict.fromkeys(parts))}" if parts else said(entry.wire)


def _person(frame: Frame, entry: Entry) -> str:
    """Whom an event names, as the team wants them to be called."""
    member = getattr(entry.happened.event, "member", None)
    return frame.reading.member(member) if member is not None else frame.author(entry)


def _differences(frame: Frame, said: Said) -> list[Block]:
    reading = frame.reading
    coders = sorted({each.by for each in reading.live_codings()})
    blocks: list[Block] = []
    if len(coders) > 1:
        how = How("krippendorff")
        measured = agreement(reading, coders, how, Random(SEED))  # noqa: S311 - resampling, no secret
        blocks.append(
            Paragraph(
                said("Agreement (Krippendorff’s alpha, by character): {}.").format(_figure(measured.overall, said))
            )
        )
        series = agreement_over_time(reading.project, coders, how, SEED)
        rows = tuple((frame.day(each.at), said(each.mark), _figure(each.figure, said)) for each in series)
        blocks.append(Table(tuple(map(said, ("When", "Moment", "Agreement"))), rows))
        left = len(open_differences(reading, (coders[0], coders[1])))
        blocks.append(Paragraph(said("Differences between two coders that are still open: {}.").format(left)))
    settled = [each for each in consensus(reading) if each.settlement is not None]
    if settled:
        blocks.append(Paragraph(said("What was settled after talking it through:")))
        lines = [
            f"{reading.source(each.source)} · {reading.code(each.code)}: {reading.why(each.settlement.why)}"
            for each in settled
            if each.settlement is not None
        ]
        blocks.append(Bullets(tuple(lines)))
    standing = disputes(reading)
    if standing:
        blocks += [Paragraph(said("Seen differently to this day:")), Bullets(tuple(each.sentence for each in standing))]
    return blocks


def _figure(figure: Figure, said: Said) -> str:
    if figure.value is None:
        return said("not defined")
    between = (
        f" (95 %: {figure.low:.2f}–{figure.high:.2f})" if figure.low is not None and figure.high is not None else ""
    )
    return f"{figure.value:.2f}{between}"


def intentions(frame: Frame, said: Said) -> Section:
    """The question, and what the researchers expected and brought along."""
    reading = frame.reading
    blocks: list[Block] = []
    parts = dict(next(iter(reading.state.project.values())).parts)
    for part in ("question", "method", "context"):
        text = reading.words(parts[part]) if part in parts else ""
        blocks.append(Paragraph(f"{said(part)}: {text}" if text else f"{said(part)}: {said('not written')}", not text))
    for kind in ("preunderstanding", "reflexive"):
        lines = [
            f"{frame.day(each.at)}, {reading.member(each.by)}: {reading.words(each.text)}"
            for each in reading.live_memos()
            if each.kind == kind
        ]
        blocks.append(Paragraph(f"{said(kind)}: {len(lines)}"))
        blocks.append(Bullets(tuple(lines)))
    return Section(said("Intentions and dispositions"), tuple(blocks))


def instruments(frame: Frame, said: Said) -> Section:
    """Consents, attributes, approval; how definitions changed; methodological and ethical memos."""
    reading = frame.reading
    parts = dict(next(iter(reading.state.project.values())).parts)
    ethics = reading.words(parts["ethics"]) if "ethics" in parts else ""
    given = len({each.participant for each in reading.state.consents.values()})
    blocks: list[Block] = [
        Paragraph(f"{said('ethics')}: {ethics or said('not written')}", not ethics),
        Paragraph(said("Consents noted for {} participants.").format(given)),
        Paragraph(said("Interview guide and pilot: for the author to describe."), True),
    ]
    defined = [each for each in frame.trail if each.wire == "code.defined"]
    lines = [f"{frame.day(each.happened.at)}: {what(frame, each, said)} {event(each.n)}" for each in defined]
    blocks += [Paragraph(said("Definitions written or changed: {}.").format(len(defined))), Bullets(tuple(lines))]
    for kind in ("methodological", "ethical", "observational"):
        notes = [each for each in reading.live_memos() if each.kind == kind]
        if notes:
            blocks.append(Paragraph(f"{said(kind)}:"))
            blocks.append(Bullets(tuple(f"{frame.day(each.at)}: {reading.words(each.text)}" for each in notes)))
    return Section(said("Instrument development"), tuple(blocks))

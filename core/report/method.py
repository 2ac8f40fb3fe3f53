"""The last three of Halpern's categories: process notes, intentions and dispositions, instrument development."""

from random import Random

from core.analysis.agreement.intercoder_agreement import AgreementOptions, Estimate, agreement
from core.analysis.agreement.over_time import agreement_over_time
from core.analysis.audit_trail import Entry
from core.analysis.consensus import consensus, open_differences
from core.analysis.disagreements import open_disagreements
from core.events.members import MemberAdmitted, MemberNamed
from core.events.project import ProjectCreated
from core.report.document_model import Block, Bullets, Paragraph, Section, Table, Translator, event
from core.report.options import Frame

ASKED_WHY = ("code.merged", "code.split", "code.moved", "code.deleted", "code.renamed", "phase.started", "round.ended")
"""Decisions for which method critique asks the reason."""
SEED = 1


def process(frame: Frame, said: Translator) -> Section:
    """Who did what when; decisions with their reasons and without; how differences were settled."""
    blocks: list[Block] = [
        Table(tuple(map(said, ("Coder", "Codings", "Memos", "Decisions on codes"))), _by_coder(frame))
    ]
    marks = [each for each in frame.trail if each.wire in ("phase.started", "milestone.marked", "round.opened")]
    lines = tuple(f"{frame.day(each.recorded.at)}: {what(frame, each, said)} {event(each.n)}" for each in marks)
    blocks += [Paragraph(said("Phases, milestones and rounds:")), Bullets(lines)] if lines else []
    decided = [each for each in frame.trail if each.wire in ASKED_WHY and each.undone_by is None]
    reasoned = [each for each in decided if each.why]
    rows = tuple(
        (frame.day(each.recorded.at), frame.author(each), what(frame, each, said), f"{each.why} {event(each.n)}")
        for each in reasoned
    )
    blocks.append(Paragraph(said("Decisions with their reasons: {}.").format(len(reasoned))))
    blocks.append(Table(tuple(map(said, ("When", "By", "Decision", "Because"))), rows))
    bare = [each for each in decided if not each.why]
    blocks.append(Paragraph(said("Decisions without a reason: {}.").format(len(bare))))
    blocks.append(Bullets(tuple(f"{what(frame, each, said)} {event(each.n)}" for each in bare)))
    return Section(said("Process notes"), (*blocks, *_differences(frame, said)))


def _by_coder(frame: Frame) -> tuple[tuple[str, ...], ...]:
    presentation = frame.presentation
    rows = []
    for member in presentation.state.members.values():
        own = [each for each in frame.trail if each.by == _plain_name(frame, member.id)]
        coded = sum(each.by == member.id for each in presentation.live_codings())
        wrote = sum(each.by == member.id for each in presentation.live_memos())
        decided = sum(each.wire.startswith("code.") for each in own)
        rows.append((presentation.member(member.id), str(coded), str(wrote), str(decided)))
    return tuple(rows)


def _plain_name(frame: Frame, member: object) -> str:
    row = frame.presentation.state.members.rows[member]  # type: ignore[index]
    return frame.presentation.words(row.name)


def what(frame: Frame, entry: Entry, said: Translator) -> str:
    """A decision in words: its kind, and what it is about."""
    recorded = entry.recorded.event
    parts = []
    for name in ("code", "into", "parent"):
        value = getattr(recorded, name, None)
        codes = value if isinstance(value, tuple) else (value,)
        parts += [frame.presentation.code(each) for each in codes if each in frame.presentation.state.codes.rows]
    if isinstance(recorded, (ProjectCreated, MemberAdmitted, MemberNamed)):
        return f"{said(entry.wire)}: {_person(frame, entry)}"
    for name in ("name", "phase"):
        text = getattr(recorded, name, None)
        if text:
            parts.append(said(frame.presentation.words(text)))
    return f"{said(entry.wire)}: {' → '.join(dict.fromkeys(parts))}" if parts else said(entry.wire)


def _person(frame: Frame, entry: Entry) -> str:
    """Whom an event names, as the team wants them to be called."""
    member = getattr(entry.recorded.event, "member", None)
    return frame.presentation.member(member) if member is not None else frame.author(entry)


def _differences(frame: Frame, said: Translator) -> list[Block]:
    presentation = frame.presentation
    coders = sorted({each.by for each in presentation.live_codings()})
    blocks: list[Block] = []
    if len(coders) > 1:
        how = AgreementOptions("krippendorff")
        measured = agreement(presentation, coders, how, Random(SEED))  # noqa: S311 - resampling, no secret
        blocks.append(
            Paragraph(
                said("Agreement (Krippendorff’s alpha, by character): {}.").format(_figure(measured.overall, said))
            )
        )
        series = agreement_over_time(presentation.project, coders, how, SEED)
        rows = tuple(
            (frame.day(each.at), said(each.mark.replace("-", " ")), _figure(each.estimate, said)) for each in series
        )
        blocks.append(Table(tuple(map(said, ("When", "Moment", "Agreement"))), rows))
        left = len(open_differences(presentation, (coders[0], coders[1])))
        blocks.append(Paragraph(said("Differences between two coders that are still open: {}.").format(left)))
    settled = [each for each in consensus(presentation) if each.consensus is not None]
    if settled:
        blocks.append(Paragraph(said("What was settled after talking it through:")))
        lines = [
            f"{presentation.source(each.source)} · {presentation.code(each.code)}: "
            f"{presentation.why(each.consensus.why)}"
            for each in settled
            if each.consensus is not None
        ]
        blocks.append(Bullets(tuple(lines)))
    standing = open_disagreements(presentation)
    if standing:
        blocks += [
            Paragraph(said("Seen differently to this day:")),
            Bullets(tuple(presentation.translator.say(each.message) for each in standing)),
        ]
    return blocks


def _figure(figure: Estimate, said: Translator) -> str:
    if figure.value is None:
        return said("not defined")
    between = (
        f" (95 %: {figure.low:.2f}–{figure.high:.2f})" if figure.low is not None and figure.high is not None else ""
    )
    return f"{figure.value:.2f}{between}"


def intentions(frame: Frame, said: Translator) -> Section:
    """The question, and what the researchers expected and brought along."""
    presentation = frame.presentation
    blocks: list[Block] = []
    parts = dict(next(iter(presentation.state.project.values())).parts)
    for part in ("question", "method", "context"):
        text = presentation.words(parts[part]) if part in parts else ""
        blocks.append(Paragraph(f"{said(part)}: {text}" if text else f"{said(part)}: {said('not written')}", not text))
    for kind in ("preunderstanding", "reflexive"):
        lines = [
            f"{frame.day(each.at)}, {presentation.member(each.by)}: {presentation.words(each.text)}"
            for each in presentation.live_memos()
            if each.kind == kind
        ]
        blocks.append(Paragraph(f"{said(kind)}: {len(lines)}"))
        blocks.append(Bullets(tuple(lines)))
    return Section(said("Intentions and dispositions"), tuple(blocks))


def instruments(frame: Frame, said: Translator) -> Section:
    """Consents, attributes, approval; how definitions changed; methodological and ethical memos."""
    presentation = frame.presentation
    parts = dict(next(iter(presentation.state.project.values())).parts)
    ethics = presentation.words(parts["ethics"]) if "ethics" in parts else ""
    given = len({each.participant for each in presentation.state.consents.values()})
    blocks: list[Block] = [
        Paragraph(f"{said('ethics')}: {ethics or said('not written')}", not ethics),
        Paragraph(said("Consents noted for {} participants.").format(given)),
        Paragraph(said("Interview guide and pilot: for the author to describe."), True),
    ]
    defined = [each for each in frame.trail if each.wire == "code.defined"]
    lines = [f"{frame.day(each.recorded.at)}: {what(frame, each, said)} {event(each.n)}" for each in defined]
    blocks += [Paragraph(said("Definitions written or changed: {}.").format(len(defined))), Bullets(tuple(lines))]
    for kind in ("methodological", "ethical", "observational"):
        notes = [each for each in presentation.live_memos() if each.kind == kind]
        if notes:
            blocks.append(Paragraph(f"{said(kind)}:"))
            blocks.append(Bullets(tuple(f"{frame.day(each.at)}: {presentation.words(each.text)}" for each in notes)))
    return Section(said("Instrument development"), tuple(blocks))

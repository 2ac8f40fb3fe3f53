"""The validity review as a whole: its parts in their order, with the trail that all numbers lead to."""

from typing import Any, NamedTuple

from core.analysis.audit_trail import Entry
from core.analysis.category_development import category_development, flow_messages
from core.analysis.colours import Colours
from core.analysis.lineage import lineage
from core.events.memos import MemoWritten
from core.exporting.alluvial import alluvial
from core.project import Project
from core.report.checklist import coreq, srqr
from core.report.checkpoints import anchored
from core.report.document_model import Block, Bullets, Paragraph, Picture, Section, Translator, event
from core.report.findings import raw_data, reduction, synthesis
from core.report.method import instruments, intentions, process, what
from core.report.options import Frame, Options

FLOWS_MAX = 40
LINEAGE_MAX = 40
"""So many decisions of one category's way are told; the trail has all."""


class Review(NamedTuple):
    """What the report says. `trail` are (number, day, by, what, why); `moves` replay the codebook, for the page."""

    title: str
    language: str
    sections: tuple[Section, ...]
    trail: tuple[tuple[int, str, str, str, str], ...]
    moves: tuple[dict[str, Any], ...]


def review(project: Project, options: Options) -> Review:
    """Gathers everything. What was withdrawn stands as withdrawn."""
    said = Translator(options.language)
    frame = Frame(project, options, said("Coder {}"))
    title = next((frame.presentation.words(row.title) for row in frame.presentation.state.project.values()), "")
    sections = (
        _opening(frame, said),
        raw_data(frame, said),
        reduction(frame, said),
        synthesis(frame, said),
        _emergence(frame, said),
        process(frame, said),
        intentions(frame, said),
        instruments(frame, said),
        anchored(frame, said),
        coreq(frame, said),
        srqr(frame, said),
    )
    return Review(title, options.language, sections, _trail(frame, said), tuple(_moves(frame)))


def _opening(frame: Frame, said: Translator) -> Section:
    project = frame.presentation.project
    blocks: list[Block] = [
        Paragraph(
            said("This review was made from the log of the study: {} events by {} devices.").format(
                len(frame.trail), len(project.state.devices.rows)
            )
        ),
        Paragraph(said("Fingerprint of the set of events (SHA-256): {}").format(project.events_digest())),
        Paragraph(
            said(
                "What the log proves: the order of decisions, which device made each, and that none was altered after "
                "another device had seen it. What it cannot: that thinking happened, that a clock was right before "
                "anyone else saw it, that a device was not shared."
            )
        ),
        Paragraph(said("It follows the six categories of an audit trail (Halpern 1983; Lincoln and Guba 1985).")),
    ]
    return Section(said("About this review"), tuple(blocks))


def _emergence(frame: Frame, said: Translator) -> Section:
    """How each main category came about, decision by decision."""
    found = category_development(frame.presentation)
    blocks: list[Block] = []
    if len(found.columns) > 1:
        svg = alluvial(found, Colours(frame.presentation.state), said("Nothing was coded yet."), frame.day)
        blocks.append(Picture(svg, said("How codings went from category to category")))
        translator = frame.presentation.translator
        blocks.append(Bullets(tuple(translator.say(each) for each in flow_messages(found)[:FLOWS_MAX])))
    by_number = {entry.n: entry for entry in frame.trail}
    tops = [row for row in frame.presentation.state.codes.values() if row.status == "live" and row.parent is None]
    for row in tops:
        steps = lineage(frame.presentation.project, row.id)
        if len(steps) < 2:
            continue
        lines = [_step(frame, said, by_number[n]) for n, _ in steps[:LINEAGE_MAX]]
        blocks.append(Paragraph(f"{frame.presentation.code(row.id)} ({said('{} decisions').format(len(steps))}):"))
        blocks.append(Bullets(tuple(lines)))
    return Section(said("How the categories came about"), tuple(blocks))


def _step(frame: Frame, said: Translator, entry: Entry) -> str:
    fact = entry.recorded.event
    memo = f": {frame.presentation.words(fact.text)}" if isinstance(fact, MemoWritten) else ""
    why = f" – {entry.why}" if entry.why else ""
    return f"{frame.day(entry.recorded.at)}: {what(frame, entry, said)}{memo}{why} {event(entry.n)}"


def _trail(frame: Frame, said: Translator) -> tuple[tuple[int, str, str, str, str], ...]:
    return tuple(
        (entry.n, frame.day(entry.recorded.at), frame.author(entry), what(frame, entry, said), entry.why or "")
        for entry in frame.trail
    )


def _moves(frame: Frame) -> list[dict[str, Any]]:
    """The codebook's own events as the page replays them: what is made, named, put where, gone into what, given up."""
    found = []
    for entry in frame.trail:
        fact = entry.recorded.event
        if entry.undone_by is not None or entry.conflict in ("after_removal", "overruled", "cycle", "unknown"):
            continue
        step: dict[str, Any] = {"n": entry.n, "day": frame.day(entry.recorded.at)}
        kind = entry.wire.removeprefix("code.")
        if not entry.wire.startswith("code.") or kind not in ("created", "renamed", "moved", "merged", "deleted"):
            continue
        step |= {"kind": kind, "code": fact.code.hex()[:12]}
        if kind in ("created", "renamed"):
            step["name"] = frame.presentation.words(fact.name)
        if kind in ("created", "moved"):
            step["parent"] = fact.parent.hex()[:12] if fact.parent else ""
        if kind == "merged":
            step["into"] = fact.into.hex()[:12]
        found.append(step)
    return found

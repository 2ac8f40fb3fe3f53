"""The validity review as a whole: its parts in their order, with the trail that all numbers lead to."""

from typing import Any, NamedTuple

from core.analysis.acts import as_acts
from core.analysis.audit_trail import Entry
from core.analysis.category_development import category_development, flow_messages
from core.analysis.colours import Colours
from core.analysis.lineage import lineage
from core.exporting.alluvial import alluvial
from core.messages import Translator
from core.project import Project
from core.report.checklist import coreq, srqr
from core.report.checkpoints import checkpoints
from core.report.document_model import Block, Bullets, Paragraph, Picture, Section, event
from core.report.findings import raw_data, reduction, synthesis
from core.report.method import decision, instruments, intentions, process
from core.report.options import Frame, Options

FLOWS_MAX = 40
LINEAGE_MAX = 40
"""So many decisions on one category are listed; the trail has all."""


class Review(NamedTuple):
    """What the report says, and the translator for what the file adds.

    `trail` are (number, day, by, what, why); `moves` replay the codebook, for the page.
    """

    title: str
    say: Translator
    sections: tuple[Section, ...]
    trail: tuple[tuple[int, str, str, str, str], ...]
    moves: tuple[dict[str, Any], ...]


def review(project: Project, options: Options, say: Translator) -> Review:
    """Puts everything together, in the language of `say`. What was withdrawn is said to be withdrawn."""
    frame = Frame(project, options, say)
    title = next((frame.presentation.words(row.title) for row in frame.presentation.state.project.values()), "")
    sections = (
        _opening(frame),
        raw_data(frame),
        reduction(frame),
        synthesis(frame),
        _emergence(frame),
        process(frame),
        intentions(frame),
        instruments(frame),
        checkpoints(frame),
        coreq(frame),
        srqr(frame),
    )
    return Review(title, say, sections, _trail(frame), tuple(_moves(frame)))


def trail_header(say: Translator) -> tuple[str, ...]:
    """The names of the columns of the trail."""
    return ("", say("report-when"), say("report-by"), say("report-decision"), say("common-reason"))


def _opening(frame: Frame) -> Section:
    say, project = frame.say, frame.presentation.project
    texts = (
        say("report-made-from", events=len(frame.trail), devices=len(project.state.devices.rows)),
        say("report-fingerprint", digest=project.events_digest()),
        say("report-what-it-shows"),
        say("report-structure"),
        say("report-links"),
    )
    return Section(say("report-about"), tuple(map(Paragraph, texts)))


def _emergence(frame: Frame) -> Section:
    """How each main category developed, decision by decision."""
    say, project = frame.say, frame.presentation.project
    found = category_development(frame.presentation)
    blocks: list[Block] = []
    if len(found.columns) > 1:
        svg = alluvial(found, Colours(frame.presentation.state), say, frame.day)
        blocks.append(Picture(svg, say("report-flow-picture")))
        blocks.append(Bullets(tuple(say.say(each) for each in flow_messages(found)[:FLOWS_MAX])))
    by_number = {entry.n: entry for entry in frame.trail}
    tops = [row for row in frame.presentation.state.codes.values() if row.status == "live" and row.parent is None]
    for row in tops:
        steps = lineage(project, row.id)
        if len(steps) < 2:
            continue
        lines = [_step(frame, by_number[n]) for n, _ in steps[:LINEAGE_MAX]]
        if len(steps) > len(lines):
            lines.append(say("report-more-decisions", count=len(steps) - len(lines)))
        category = frame.presentation.code(row.id)
        blocks.append(Paragraph(say("report-category-decisions", category=category, count=len(steps))))
        blocks.append(Bullets(tuple(lines)))
    return Section(say("report-emergence"), tuple(blocks))


def _step(frame: Frame, entry: Entry) -> str:
    why = f" – {entry.why}" if entry.why else ""
    return f"{frame.day(entry.recorded.at)}: {decision(entry)}{why} {event(entry.n)}"


def _trail(frame: Frame) -> tuple[tuple[int, str, str, str, str], ...]:
    lines = as_acts(frame.presentation, frame.trail)
    return tuple((entry.n, frame.day(entry.recorded.at), entry.by, entry.did, entry.why or "") for entry in lines)


def _moves(frame: Frame) -> list[dict[str, Any]]:
    """The codebook's own events as the page replays them: codes created, renamed, moved, merged and deleted."""
    found = []
    for entry in frame.effective:
        fact = entry.recorded.event
        if entry.undone_by is not None:
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

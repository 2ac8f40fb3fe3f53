"""What comes first: the question, the method, who coded; and who took part, how they were found, and their texts."""

from collections import Counter

from core.analysis.figures import NOT_TAKING_PART
from core.ids import Id
from core.report.document_model import Block, Bullets, Label, Paragraph, Section, Table, capital, event
from core.report.options import Frame
from core.report.trail import decision

ATTRIBUTES_MAX = 3
"""So many attributes have a column of their own; of more, all stand in one."""
MARKS_MAX = 8
IN_ORDER = ("interviewed", "consented", "invited", *NOT_TAKING_PART)
"""What became of those who were asked."""


def study(frame: Frame) -> Section:
    """What was asked, how, by whom, and when."""
    say, presentation = frame.say, frame.presentation
    blocks: list[Block] = [described(frame, part) for part in ("question", "method", "context", "ethics")]
    rows = _coders(frame)
    if rows:
        header = tuple(map(say, ("common-coder", "report-codings", "report-memos", "report-code-decisions")))
        blocks.append(Table(header, rows))
    marks = [each for each in frame.standing if each.wire in ("phase.started", "milestone.marked", "round.opened")]
    if marks:
        shown = marks[:MARKS_MAX]
        lines = [f"{frame.day(each.recorded.at)}: {decision(each)}.{_why(frame, each.why)} {event(each.n)}"
                 for each in shown]  # fmt: skip
        if len(marks) > len(shown):
            lines.append(frame.more(len(marks) - len(shown)))
        blocks += [Label(say("report-phases")), Bullets(tuple(lines))]
    if presentation.is_in_blind_round:
        blocks.append(Paragraph(say("report-in-blind-round")))
    return Section(say("report-study"), tuple(blocks))


def _why(frame: Frame, why: str | None) -> str:
    return frame.say("report-step-reason", why=why) if why else ""


def described(frame: Frame, part: str) -> Paragraph:
    """A part of the description, or that the author has yet to write it."""
    text = frame.part(part)
    name = capital(frame.say(f"term-part-{part}"))
    return Paragraph(f"{name}: {text or frame.say('report-not-written')}", not text)


def _coders(frame: Frame) -> tuple[tuple[str, ...], ...]:
    """Who coded or decided anything; whoever did neither is left out."""
    presentation, say = frame.presentation, frame.say
    codings = Counter(each.by for each in presentation.counted_codings())
    memos = Counter(each.by for each in presentation.live_memos())
    owners = {row.id: row.member for row in presentation.state.devices.values()}
    decided = Counter(owners.get(each.recorded.device) for each in frame.standing if each.wire.startswith("code."))
    found = []
    for member in presentation.state.members.values():
        counts = (codings[member.id], memos[member.id], decided[member.id])
        if any(counts):
            found.append((presentation.member(member.id), *(say.number(count, 0) for count in counts)))
    return tuple(found)


def participants(frame: Frame) -> Section:
    """Who took part, how they were found, and which texts there are of whom."""
    presentation, say = frame.presentation, frame.say
    known, people = frame.figures, frame.taking_part
    blocks: list[Block] = [Paragraph(_counted(frame))]
    blocks += [described(frame, part) for part in ("sampling", "recruitment")]
    header, rows = _people(frame, people)
    if rows:
        blocks.append(Table(header, rows))
    without = [row for row in presentation.state.sources.values() if row.status == "live" and not row.participants]
    named = [f"{presentation.source(row.id)} ({say(f'term-source-{row.kind}')})" for row in without]
    if named:
        blocks.append(Paragraph(say("report-texts-of-nobody", texts=named[:MARKS_MAX], count=len(named))))
    if known.withdrawn_sources:
        blocks.append(Paragraph(say("report-texts-withdrawn", count=known.withdrawn_sources)))
    if known.codings:
        blocks.append(Paragraph(say("report-quotes-layer", layer=say(f"term-layer-{presentation.layer}"))))
    return Section(say("report-participants-and-texts"), tuple(blocks))


def _counted(frame: Frame) -> str:
    presentation, say = frame.presentation, frame.say
    known = frame.figures
    if not known.asked:
        return say("report-no-participants")
    rows = presentation.state.participants.values()
    statuses = Counter(row.status for row in rows if row.status != "removed")
    named = by_status(frame, statuses)
    return say("report-participants", asked=known.asked, taking=known.taking_part, statuses=named)


def by_status(frame: Frame, statuses: Counter[str]) -> list[str]:
    """How many have which status: first those who came furthest, last those who are not there."""
    say = frame.say
    return [
        say("report-participants-of-status", status=say(f"term-status-{status}"), count=statuses[status])
        for status in sorted(statuses, key=IN_ORDER.index)
    ]


def _people(frame: Frame, people: list[Id]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    presentation, say = frame.presentation, frame.say
    state = presentation.state
    described_by = {each: dict(state.participants.rows[each].attributes) for each in people}
    names = sorted({name for each in described_by.values() for name in each})
    columns = names if len(names) <= ATTRIBUTES_MAX else []
    in_order = presentation.sources_in_order()
    rows = []
    for each in people:
        own = described_by[each]
        texts = [row for row in in_order if each in row.participants and row.status == "live"]
        listed = ", ".join(
            f"{presentation.source(row.id)} ({say(f'term-source-{row.kind}')}, {frame.day(row.at)})" for row in texts
        )
        values = [presentation.words(own.get(name)) for name in columns]
        if not columns and names:
            values = [", ".join(f"{name}: {presentation.words(text)}" for name, text in sorted(own.items()))]
        rows.append((presentation.participant(each), *values, listed))
    attributes = [capital(name) for name in columns] or ([say("report-attributes")] if names else [])
    return (say("common-participant"), *attributes, say("report-texts-imported")), tuple(rows)


def main_names(frame: Frame) -> list[str]:
    """What the main categories are called."""
    return [branch.name for branch in frame.categories.main]

"""How far the findings hold: saturation, preunderstanding, what was taken back or withdrawn, who is missing."""

from collections import Counter

from core.analysis.audit_trail import Entry
from core.analysis.figures import GONE
from core.analysis.main_categories import flat
from core.events.history import EventUndone
from core.ids import EventId
from core.report.document_model import Block, Bullets, Label, Paragraph, Section, Table, clipped, event
from core.report.memos import of_kinds
from core.report.opening import by_status, described, main_names
from core.report.options import Frame
from core.report.trail import decision

LINES_MAX = 10
WORDS_MAX = 220


def code_saturation(frame: Frame) -> Section:
    """New codes in each text, in the order of coding; and what that is not."""
    say, steps = frame.say, frame.saturation
    rows = tuple(
        (frame.presentation.source(each.source), frame.day(each.begun),
         *(say.number(count, 0) for count in (each.codings, each.codes, each.new, each.total)))
        for each in steps
    )  # fmt: skip
    header = ("common-text", "report-first-coded", "report-codings", "report-codes", "report-new-codes", "report-total")
    blocks: tuple[Block, ...] = (Paragraph(say("report-saturation-about")),)
    if rows:
        blocks = (*blocks, Table(tuple(map(say, header)), rows))
    return Section(say("report-code-saturation"), (*blocks, described(frame, "saturation")))


def preunderstanding(frame: Frame) -> Section:
    """What the researchers expected beside what they found and wrote about themselves on the way."""
    say = frame.say
    expected, later = of_kinds(frame, ("preunderstanding",)), of_kinds(frame, ("reflexive",), also_told=True)
    if not expected and not later:
        return Section(say("report-preunderstanding"), (Paragraph(say("report-no-preunderstanding"), True),))
    names = main_names(frame)
    found = [say("report-main-found", categories=names)] if names else []
    header = (say("report-expected"), say("report-found-and-reflected"))
    rows = [
        (expected[n] if n < len(expected) else "", (found + later)[n] if n < len(found + later) else "")
        for n in range(max(len(expected), len(found) + len(later)))
    ]
    return Section(say("report-preunderstanding"), (Table(header, tuple(rows)),))


def taken_back(frame: Frame) -> Section:
    """What was undone, deleted or removed, and why; and decisions without a reason."""
    say = frame.say
    undone = [each for each in frame.standing if isinstance(each.recorded.event, EventUndone)]
    deleted = [each for each in frame.standing if each.wire == "code.deleted"]
    removed = sum(each.wire == "coding.removed" for each in frame.standing)
    recoded = sum(each.wire == "coding.recoded" for each in frame.standing)
    blocks: list[Block] = []
    if undone:
        blocks += [Label(say("report-undone", count=len(undone))), _listed(frame, [_undone(frame, e) for e in undone])]
    if deleted:
        lines = [_dated(frame, each) for each in deleted]
        blocks += [Label(say("report-codes-deleted", count=len(deleted))), _listed(frame, lines)]
    blocks.append(Paragraph(say("report-codings-changed", removed=removed, recoded=recoded)))
    return Section(say("report-taken-back"), tuple(blocks))


def _undone(frame: Frame, entry: Entry) -> str:
    target = frame.told(EventId(entry.recorded.event.target))
    what = decision(entry if target is None else target)
    first = _ended(_reason(frame, target.why)) if target is not None else ""
    taken = frame.say("report-undone-by", coder=entry.by) + _reason(frame, entry.why)
    link = event(target.n) if target is not None else ""
    return f"{frame.day(entry.recorded.at)}: {what}.{first} {link} {taken} {event(entry.n)}"


def _dated(frame: Frame, entry: Entry) -> str:
    said = f"{frame.day(entry.recorded.at)}, {entry.by}: {decision(entry)}."
    return f"{said}{_reason(frame, entry.why)} {event(entry.n)}"


def _reason(frame: Frame, why: str | None) -> str:
    return frame.say("report-step-reason", why=clipped(why, WORDS_MAX)) if why else ""


def _ended(sentence: str) -> str:
    """With a full stop, where something follows and the author wrote none."""
    return sentence if not sentence or sentence[-1] in ".!?…]" else sentence + "."


def _listed(frame: Frame, lines: list[str]) -> Bullets:
    more = [frame.more(len(lines) - LINES_MAX)] if len(lines) > LINES_MAX else []
    return Bullets((*lines[:LINES_MAX], *more))


def withdrawn(frame: Frame) -> Section:
    """What informants took back, and which findings rest on words that are gone."""
    presentation, say = frame.presentation, frame.say
    known = frame.figures
    if not known.withdrawn and not known.withdrawn_sources:
        return Section(say("report-withdrawals"), (Paragraph(say("report-nothing-withdrawn")),))
    about = say("report-withdrawn-about", people=known.withdrawn, texts=known.withdrawn_sources,
                codings=known.codings_gone)  # fmt: skip
    gone = Counter(frame.resolve_merged(each) for each in presentation.counted_codings() if frame.is_gone(each))
    counts = presentation.count_codings()
    lines = []
    for branch in flat(frame.categories.main):
        if not branch.children:
            continue
        lost = sum(gone[each.code] for each in flat((branch,)))
        if lost:
            lines.append(say("report-gone-in", category=branch.name, gone=lost, codings=branch.codings_within))
    only = [presentation.code(code) for code, lost in sorted(gone.items()) if lost == counts[code]]
    blocks: list[Block] = [Paragraph(about)]
    if lines:
        blocks.append(Paragraph(say("report-gone", categories="; ".join(lines))))
    if only:
        blocks.append(Paragraph(say("report-only-gone", codes=only, count=len(only))))
    return Section(say("report-withdrawals"), tuple(blocks))


def missing_people(frame: Frame) -> Section:
    """Who was asked and does not take part, and what is known of why."""
    presentation, say = frame.presentation, frame.say
    there = set(frame.taking_part)
    rows = [row for row in presentation.state.participants.values() if row.status != "removed"]
    statuses = Counter(row.status for row in rows if row.id not in there)
    if not rows or not statuses:
        said = say("report-no-participants") if not rows else say("report-nobody-missing")
        return Section(say("report-missing-people"), (Paragraph(said),))
    named = by_status(frame, statuses)
    said = say("report-not-there", count=statuses.total(), asked=len(rows), statuses=named)
    blocks: list[Block] = [Paragraph(said), described(frame, "non_participation")]
    if any(status in GONE for status in statuses):
        blocks.append(Paragraph(say("report-never-asked-why")))
    return Section(say("report-missing-people"), tuple(blocks))


def seen_by_one(frame: Frame) -> Section:
    """What nobody but the device that wrote it is known to have seen."""
    presentation, say = frame.presentation, frame.say
    unseen = frame.unseen.left()
    title = say("report-seen-by-one")
    if not unseen:
        return Section(title, (Paragraph(say("report-all-seen")),))
    by = Counter[str]()
    for device, numbers in unseen.items():
        by[presentation.author(device)] += len(numbers)
    first = min(n for numbers in unseen.values() for n in numbers)
    people = [say("report-unseen-by", coder=name, count=count) for name, count in sorted(by.items())]
    day = frame.day(frame.log.line(first).at)
    text = say("report-unseen", count=by.total(), events=len(frame.log), day=day, people=people)
    blocks: list[Block] = [Paragraph(f"{text} {event(first)}")]
    if frame.doubtful:
        blocks.append(Paragraph(say("report-clock-doubts", count=frame.doubtful)))
    if frame.newer:
        blocks.append(Paragraph(say("report-newer-events", count=frame.newer)))
    return Section(title, tuple(blocks))


def reasons(frame: Frame, wires: tuple[str, ...]) -> tuple[int, int]:
    """How many of some kinds of decisions stand, and how many of these have a reason."""
    decided = [each for each in frame.standing if each.wire in wires]
    return len(decided), sum(bool(each.why) for each in decided)

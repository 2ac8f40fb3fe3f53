"""How a category came about, in the names of then: its first segments, and the decisions on its codes with reasons."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from core.analysis.names_then import NamesThen
from core.ids import Id
from core.report.document_model import Bullets, clipped, event
from core.report.options import Frame
from core.report.steps import Step
from core.views.codebook import resolve_merged
from core.views.records import Coding

LINES_MAX = 18
TOLD_LAST = ("created", "alike")
"""Where there is too much to tell, these are left to the trail first."""
NAMES_MAX = 6
REASON_MAX = 220
FIRST_WORDS_MAX = 160


def came_about(frame: Frame, family: set[Id], top: Id) -> Bullets:
    """The decisions on the codes of a category, those alike in one line. Who created what is one line for each coder;
    what a split or the category's own creation made is told where it happened."""
    by_code = frame.steps
    by_number = {step.entry.n: step for code in family for step in by_code.get(code, [])}
    found = [by_number[n] for n in sorted(by_number)]
    made = {name for step in found if step.kind == "split" for name in step.names}
    own = {step.entry.n for step in by_code.get(top, []) if step.kind == "created"}
    created = [each for each in found if each.kind == "created" and each.entry.n not in own]
    created.sort(key=lambda each: (each.entry.by, each.entry.n))
    told = [each for each in found if each.kind != "created" or each.entry.n in own]
    lines = [
        *_grouped(frame, [each for each in created if each.names[0] not in made], by_day=False),
        *_grouped(frame, told),
    ]
    if len(lines) > LINES_MAX:
        lines.sort(key=lambda line: (line[1] in TOLD_LAST, line[0]))
    kept = sorted(lines[:LINES_MAX])
    shown = [line for _, _, line in kept]
    if len(lines) > len(kept):
        shown.append(frame.more(len(lines) - len(kept)))
    return Bullets(tuple(shown))


def _grouped(frame: Frame, found: Iterable[Step], *, by_day: bool = True) -> Iterator[tuple[int, str, str]]:
    """Lines, each with the number of its first event and the kind of decision."""

    def alike(step: Step) -> tuple[str, ...]:
        entry, one = step.entry, step.names[0] if step.kind in ("renamed", "split") else ""
        if not by_day:
            return entry.by, step.kind
        day, why = frame.day(entry.recorded.at), entry.why or ""
        return entry.by, step.kind, day, step.before, step.after, why, one

    for (by, kind, *_), some in groupby(found, alike):
        group = list(some)
        first, last = group[0].entry, group[-1].entry
        days = dict.fromkeys((frame.day(first.recorded.at), frame.day(last.recorded.at)))
        why = first.why if by_day else ""
        reason = frame.say("report-step-reason", why=clipped(why, REASON_MAX)) if why else ""
        links = event(first.n) + (f"–{event(last.n)}" if last is not first else "")
        yield first.n, kind, f"{' – '.join(days)}, {by}: {_said(frame, group)}.{reason} {links}"


def _said(frame: Frame, group: list[Step]) -> str:
    """Decisions that differ only in which codes they are on."""
    say, step = frame.say, group[0]
    codes = _named(frame, [name for each in group for name in each.names])
    before, after = step.before, step.after
    if step.kind == "created" and len({each.after for each in group}) > 1:
        after = ""
    if step.kind == "created":
        return (
            say("report-step-created-under", codes=codes, after=after)
            if after
            else say("report-step-created", codes=codes)
        )
    if step.kind == "moved" and not after:
        up, up_from = "report-step-moved-up", "report-step-moved-up-from"
        return say(up_from, codes=codes, before=before) if before else say(up, codes=codes)
    if step.kind == "moved":
        moved, moved_from = "report-step-moved", "report-step-moved-from"
        return (
            say(moved_from, codes=codes, before=before, after=after) if before else say(moved, codes=codes, after=after)
        )
    if step.kind in ("renamed", "merged"):
        return say(f"report-step-{step.kind}", codes=codes, after=after)
    if step.kind == "split":
        return say("report-step-split", codes=codes, before=before)
    return (
        say("report-step-alike", codes=codes, count=len(group))
        if step.kind == "alike"
        else say("report-step-deleted", codes=codes)
    )


def _named(frame: Frame, names: list[str]) -> str:
    say, known = frame.say, list(dict.fromkeys(names))
    shown = known[:NAMES_MAX]
    if len(known) > NAMES_MAX:
        shown.append(say("report-and-more", count=len(known) - NAMES_MAX))
    return say.list(shown)


def first_segment(frame: Frame, codings: Iterable[Coding]) -> str:
    """The first of these codings that still has its words, with the name of its code at that moment."""
    made = frame.creations
    there = [each for each in codings if each.id in made and not frame.is_gone(each)]
    if not there:
        return ""
    first = min(there, key=lambda each: made[each.id].n)
    n, code = made[first.id]
    words = clipped(" ".join(frame.presentation.quote(first).split()), FIRST_WORDS_MAX)
    said = frame.say(
        "report-first-segment", day=frame.day(first.at), coder=frame.log.line(n).by, code=code,
        who=frame.speakers(first), words=NamesThen(frame.presentation).quoted(words),
    )  # fmt: skip
    return f"{said} {event(n)}"


def family(frame: Frame, codes: Iterable[Id]) -> set[Id]:
    """These codes with all that were merged into them."""
    wanted, state = set(codes), frame.presentation.state
    return {each for each in state.codes.rows if resolve_merged(state, each) in wanted}

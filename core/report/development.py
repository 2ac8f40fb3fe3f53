"""How a category came about, in the names of then: its first segments, and the decisions on its codes with reasons."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from core.analysis.audit_trail import Entry
from core.analysis.names_then import NamesThen
from core.events.codebook import CodeCreated, CodeDeleted, CodeMerged, CodeMoved, CodeRenamed, CodeSplit
from core.ids import Id
from core.report.document_model import Bullets, clipped, event
from core.report.options import Frame
from core.views.codebook import resolve_merged
from core.views.records import Coding

LINES_MAX = 18
TOLD_LAST = ("created", "alike")
"""Where there is too much to tell, these are left to the trail first."""
NAMES_MAX = 6
REASON_MAX = 220
FIRST_WORDS_MAX = 160


ON_CODES = (CodeCreated, CodeRenamed, CodeMoved, CodeMerged, CodeSplit, CodeDeleted)


class Step(NamedTuple):
    """A decision on a code: `kind` is created, renamed, moved, merged, alike (merged with a namesake), split or
    deleted; `names` is of what, `before` where it came from, `after` where it went, in quotation marks."""

    entry: Entry
    kind: str
    names: tuple[str, ...]
    before: str = ""
    after: str = ""


def steps(frame: Frame) -> dict[Id, list[Step]]:
    """The decisions on each code that stand, in order: a merge under the code that was merged, a split also under what
    the code became. Read once."""
    if frame.steps is None:
        frame.steps = {}
        told = {entry.n: entry for entry in frame.standing if isinstance(entry.recorded.event, ON_CODES)}
        names = NamesThen(frame.presentation, with_quotes=False)
        for moment in frame.presentation.project.moments(sorted(told)):
            names.at(moment.state)
            fact, step = moment.recorded.event, _step(names, told[moment.n])
            for code in (fact.code, *(fact.into if isinstance(fact, CodeSplit) else ())):
                frame.steps.setdefault(code, []).append(step)
    return frame.steps


def _step(names: NamesThen, entry: Entry) -> Step:
    """What was done, in the names of just before it."""
    fact = entry.recorded.event
    if isinstance(fact, CodeCreated):
        return Step(entry, "created", (names.words(fact.name),), after=names.parent(fact.parent) if fact.parent else "")
    row, name = names.then.codes.get(fact.code), names.code(fact.code)
    if isinstance(fact, CodeRenamed):
        return Step(
            entry, "renamed", (names.words(row.name) if row is not None else name,), after=names.words(fact.name)
        )
    if isinstance(fact, CodeMoved):
        before = names.parent(row.parent) if row is not None and row.parent is not None else ""
        return Step(entry, "moved", (name,), before, names.parent(fact.parent) if fact.parent is not None else "")
    if isinstance(fact, CodeMerged):
        into = names.then.codes.get(fact.into)
        if row is not None and into is not None and names.words(row.name) == names.words(into.name):
            return Step(entry, "alike", (names.words(row.name),))
        own = names.words(row.name) if row is not None else name
        return Step(entry, "merged", (own,), after=names.code_shown(fact.into))
    if isinstance(fact, CodeSplit):
        return Step(entry, "split", tuple(map(names.code, fact.into)), name)
    return Step(entry, "deleted", (name,))


def came_about(frame: Frame, family: set[Id], top: Id) -> Bullets:
    """The decisions on the codes of a category, those alike in one line. Who created what is one line for each coder;
    what a split or the category's own creation made is told where it happened."""
    by_code = steps(frame)
    steps_of = {step.entry.n: step for code in family for step in by_code.get(code, [])}
    found = [steps_of[n] for n in sorted(steps_of)]
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
    presentation, made = frame.presentation, frame.creations
    there = [each for each in codings if each.id in made and not frame.is_gone(each)]
    if not there:
        return ""
    first = min(there, key=lambda each: made[each.id].n)
    entry, names = made[first.id], NamesThen(presentation, with_quotes=False)
    for moment in presentation.project.moments([entry.n]):
        names.at(moment.state)
        code = names.code_shown(entry.recorded.event.code)
    words = clipped(" ".join(presentation.quote(first).split()), FIRST_WORDS_MAX)
    said = frame.say(
        "report-first-segment", day=frame.day(first.at), coder=entry.by, code=code, who=frame.speakers(first),
        words=names.quoted(words),
    )  # fmt: skip
    return f"{said} {event(entry.n)}"


def family(frame: Frame, codes: Iterable[Id]) -> set[Id]:
    """These codes with all that were merged into them."""
    wanted, state = set(codes), frame.presentation.state
    return {each for each in state.codes.rows if resolve_merged(state, each) in wanted}

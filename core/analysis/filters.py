"""Filters for codings: by text, coder, participant, attribute, speaker, time, or stance (for or against the code).

A filter is a pair of a kind and a value, as saved queries keep them: things by their ids in hexadecimal, times in
ISO 8601, an attribute as name=value. Of several of one kind any may hold; of different kinds all have to.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from core.analysis.presentation import Presentation
from core.commands.queries import FILTERS
from core.errors import Refused
from core.ids import Id
from core.text.normal import look_alike
from core.views.records import Coding
from core.views.speakers import spoken_by

Pairs = tuple[tuple[str, str], ...]
Test = Callable[[Coding], bool]


def narrowed(presentation: Presentation, codings: Iterable[Coding], filters: Pairs) -> list[Coding]:
    """The codings that the filters let through. Raises Refused where a filter makes no sense."""
    kinds: dict[str, list[str]] = {}
    for kind, value in filters:
        kinds.setdefault(kind, []).append(value)
    tests = [_any([_test(presentation, kind, value) for value in values]) for kind, values in kinds.items()]
    return [coding for coding in codings if all(test(coding) for test in tests)]


def moment_ms(time: str) -> int:
    """A time as people write it, in ms since 1970; without a zone it is meant as local time. Raises Refused."""
    try:
        return int(datetime.fromisoformat(time).astimezone().timestamp() * 1000)
    except (ValueError, OverflowError, OSError) as problem:
        raise Refused("time-malformed", time=time) from problem


def _any(tests: list[Test]) -> Test:
    return lambda coding: any(test(coding) for test in tests)


def _test(presentation: Presentation, kind: str, value: str) -> Test:
    state = presentation.state
    if kind == "source":
        return lambda coding: coding.source.hex() == value
    if kind == "coder":
        return lambda coding: coding.by.hex() == value
    if kind == "stance":
        return lambda coding: coding.stance == value
    if kind == "speaker":
        return lambda coding: is_said_by(presentation, coding.source, coding.start, coding.end, value)
    if kind == "participant":
        return lambda coding: any(each.hex() == value for each in spoken_by(state, coding))
    if kind == "attribute":
        having = _having(presentation, value)
        return lambda coding: bool(having & set(spoken_by(state, coding)))
    if kind == "since":
        after = moment_ms(value)
        return lambda coding: coding.at >= after
    if kind == "until":
        before = moment_ms(value)
        return lambda coding: coding.at < before
    raise Refused("filter-unknown", filters=FILTERS)


def is_said_by(presentation: Presentation, source: Id, start: int, end: int, name: str) -> bool:
    """Whether somebody of this name speaks at these code points of a source: a participant's pseudonym, or what stands
    before the turn."""
    wanted = look_alike(name)
    turns = presentation.turns(source)
    first, last = presentation.turn(source, start), presentation.turn(source, max(start, end - 1))
    there = turns[max(0, first) : last + 1]
    return any(wanted in (look_alike(turn.speaker), look_alike(turn.label)) for turn in there if start < turn.end)


def _having(presentation: Presentation, attribute: str) -> set[Id]:
    """The participants with this name=value."""
    name, _, wanted = attribute.partition("=")
    rows = presentation.state.participants.values()
    return {row.id for row in rows if {n: presentation.words(text) for n, text in row.attributes}.get(name) == wanted}

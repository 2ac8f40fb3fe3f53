"""Codes that have one name: which others are called like some that were just named, and what tells them apart."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from core.analysis.presentation import Presentation
from core.events.codebook import CodeCreated, CodeRenamed
from core.events.registry import RecordedEvent
from core.ids import CodeId, Id
from core.messages import Message
from core.text.normal import look_alike
from core.views.codebook import resolve_merged
from core.views.records import Code

IN_USE = ("live", "split")
SEPARATOR = "/"
"""Stands between the names of a path, such as `Work/Time`."""


def namesakes(presentation: Presentation, codes: Iterable[CodeId]) -> list[CodeId]:
    """The codes in use whose names look the same as that of another one of `codes`, in the order in which they were
    made. Names that were withdrawn look like none."""
    rows = presentation.state.codes.rows
    wanted = [(each, _name(presentation, rows[each])) for each in codes if each in rows]
    alike = []
    for row in rows.values():
        name = _name(presentation, row) if row.status in IN_USE else ""
        if name and any(code != row.id and name == other for code, other in wanted):
            alike.append(row)
    return [row.id for row in sorted(alike, key=lambda row: (row.at, row.id))]


def namesakes_sentence(presentation: Presentation, made: Iterable[RecordedEvent]) -> Message | None:
    """What is said where some events gave a code the name of another; None where they did not."""
    found = namesakes(presentation, named_codes(made))
    if not found:
        return None
    name = presentation.words(presentation.state.codes.rows[found[0]].name)
    places = [presentation.path(each) for each in found]
    return Message("codebook-namesakes", {"name": name, "count": len(found), "places": places})


def named_codes(made: Iterable[RecordedEvent]) -> list[CodeId]:
    """The codes that some events gave a name."""
    return [each.event.code for each in made if isinstance(each.event, CodeCreated | CodeRenamed)]


def name_alone(presentation: Presentation, code: Id) -> str:
    """What means this code and no other in use: its name; else the end of its path, such as `Work/Time`, or the whole
    of it from the top, such as `/Time`; its id where another code has the same path, or the name was withdrawn. Of a
    code that was merged: the same of the one that it went into."""
    return NamesAlone(presentation)(code)


class NamesAlone:
    """The same of many codes: the codebook is gone through once."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation = presentation
        self._in_use = [row for row in presentation.state.codes.rows.values() if row.status in IN_USE]

    def __call__(self, code: Id) -> str:
        """As `name_alone`."""
        presentation = self._presentation
        code = resolve_merged(presentation.state, code)
        if presentation.code(code) == presentation.withdrawn:
            return code.hex()
        row = presentation.state.codes.get(code)
        itself = row is not None and row.status in IN_USE
        if row is None or not (name := _name(presentation, row)) or self._called[name] <= itself:
            return code.hex() if not itself and row is not None and name in self._sets else presentation.code(code)
        full = _from_the_top(presentation, code)
        steps = full[1:].split(SEPARATOR)
        for given in (*(SEPARATOR.join(steps[-n:]) for n in range(2, len(steps) + 1)), full):
            if self.at(given) == [code]:
                return given
        return code.hex()

    @cached_property
    def _called(self) -> Counter[str]:
        return Counter(_name(self._presentation, row) for row in self._in_use)

    @cached_property
    def _sets(self) -> set[str]:
        rows = self._presentation.state.code_sets.values()
        return {look_alike(self._presentation.words(row.name)) for row in rows if row.status == "live"}

    def at(self, given: str) -> list[CodeId]:
        """The codes in use whose path ends so, or is so."""
        wanted = _steps(given)
        near = self._by_last_step.get(wanted.rpartition(SEPARATOR)[2], [])
        return [code for code, path in near if path == wanted or path.endswith(SEPARATOR + wanted)]

    @cached_property
    def _by_last_step(self) -> dict[str, list[tuple[CodeId, str]]]:
        found: dict[str, list[tuple[CodeId, str]]] = {}
        for row in self._in_use:
            path = _steps(_from_the_top(self._presentation, row.id))
            found.setdefault(path.rpartition(SEPARATOR)[2], []).append((row.id, path))
        return found


def codes_at(presentation: Presentation, given: str) -> list[CodeId]:
    """The codes in use whose path ends so (`Work/Time`), or is so (`/Work/Time`); none where `given` is no path."""
    return NamesAlone(presentation).at(given) if SEPARATOR in given else []


def _from_the_top(presentation: Presentation, code: Id) -> str:
    return SEPARATOR + presentation.path(code).replace(" › ", SEPARATOR)


def _steps(path: str) -> str:
    return SEPARATOR.join(look_alike(step) for step in path.split(SEPARATOR))


def _name(presentation: Presentation, row: Code) -> str:
    name = presentation.words(row.name)
    return "" if name == presentation.withdrawn else look_alike(name)

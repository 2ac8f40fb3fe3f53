"""What a file of another tool holds and this program does not, or holds otherwise: said thing by thing, and kept."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from core.commands.context import CommandContext, Decision
from core.events.imports import LINES_MAX, OMISSIONS, ImportReported
from core.ids import ForeignId, Id, KeyId, SourceId
from core.limits import NOTE_CODE_POINTS_MAX
from core.messages import Message

LINE_CODE_POINTS_MAX = 300
"""A thing is told in one line."""


class Omission(NamedTuple):
    """Things of one kind, each with its place; `source`: the text there in which they stand, where it is one."""

    kind: str
    things: tuple[str, ...]
    source: Id | None = None

    @property
    def message(self) -> Message:
        """How many of what, and what became of them."""
        return Message(f"importing-omission-{self.kind}", {"count": len(self.things)})


class Omissions:
    """Collects them while a file is read."""

    def __init__(self) -> None:
        self._things: dict[tuple[str, Id | None], list[str]] = {}

    def add(self, kind: str, thing: str = "", source: Id | None = None) -> None:
        """Notes one thing of a kind."""
        assert kind in OMISSIONS, kind
        line = " ".join(thing.split())
        cut = line if len(line) <= LINE_CODE_POINTS_MAX else line[: LINE_CODE_POINTS_MAX - 1] + "…"
        self._things.setdefault((kind, source), []).append(cut)

    def found(self) -> tuple[Omission, ...]:
        """All of them."""
        return tuple(Omission(kind, tuple(things), source) for (kind, source), things in self._things.items())


class Reporting(NamedTuple):
    """What an import needs to keep its omissions: project and file, ids and keys of texts, and what repeats words."""

    project: ForeignId
    file: str
    sources: dict[Id, Id]
    keys: dict[Id, KeyId]
    repeats: Callable[[str], bool]


def reported(context: CommandContext, omissions: Iterable[Omission], to: Reporting) -> list[Decision]:
    """The decisions that keep omissions; none for what was said of this project before. A line that may repeat what
    somebody said stands alone, so that a withdrawal takes no other with it."""
    before = {
        (row.kind, line)
        for row in context.state.import_omissions.values()
        if row.project == to.project
        for line in context.shown(row.things).split("\n")
    }
    made = []
    for omission in omissions:
        fresh = [line for line in omission.things if (omission.kind, line) not in before]
        own = to.sources.get(omission.source) if omission.source is not None else None
        key = to.keys.get(own) if own is not None else None
        for lines, repeats in _parts(fresh, to.repeats):
            source = SourceId(own) if own is not None and key is not None else None
            event = ImportReported(to.project, to.file, omission.kind, source, len(lines), "\n".join(lines))
            made.append(Decision(event, keys=() if key is None else (key,), seal_quotes=repeats))
    return made


def _parts(lines: list[str], repeats: Callable[[str], bool]) -> Iterator[tuple[list[str], bool]]:
    """Lines as they go into events, and whether they may repeat words."""
    together: list[str] = []
    most = min(LINES_MAX, NOTE_CODE_POINTS_MAX // (LINE_CODE_POINTS_MAX + 1))
    for line in lines:
        if line and repeats(line):
            yield [line], True
            continue
        together.append(line)
        if len(together) == most:
            yield together, False
            together = []
    if together:
        yield together, False

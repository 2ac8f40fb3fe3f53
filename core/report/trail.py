"""The appendix: the whole trail, and the codebook's own decisions for the page that replays them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, overload

from core.analysis.acts import Line, as_acts
from core.analysis.audit_trail import Entry
from core.log.acts import Start, start_of
from core.log.causality import Key
from core.messages import Translator
from core.report.document_model import capital
from core.report.options import Frame
from core.report.told_log import Told

REPLAYED = ("created", "renamed", "moved", "merged", "deleted")


class TrailLine(NamedTuple):
    """A line of the trail: its number, the day, by whom, what and why. `is_part`: it stands beneath the first line of
    its act."""

    n: int
    day: str
    by: str
    did: str
    why: str
    is_part: bool


def trail_header(say: Translator) -> tuple[str, ...]:
    """The names of the columns of the trail."""
    return ("", say("report-when"), say("report-by"), say("report-decision"), say("common-reason"))


class Trail(Sequence[TrailLine]):
    """The lines of the trail, each made when somebody asks for it: there may be a hundred thousand."""

    def __init__(self, frame: Frame) -> None:
        order = frame.presentation.project.timeline.order
        self._log, self._day, self._is_part = frame.log, frame.day, bytearray()
        self._did = list(as_acts(frame.presentation, self._lines(order)))

    def _lines(self, order: Iterable[Key]) -> Iterator[Line]:
        before: Start | None = None
        for n, key in enumerate(order, 1):
            act = start_of(key)
            self._is_part.append(act == before)
            before = act
            yield Line(act, *self._log.said(n))

    def __len__(self) -> int:
        return len(self._did)

    @overload
    def __getitem__(self, place: int) -> TrailLine: ...
    @overload
    def __getitem__(self, place: slice) -> list[TrailLine]: ...
    def __getitem__(self, place: int | slice) -> TrailLine | list[TrailLine]:
        places = range(len(self))[place]
        return self._line(places) if isinstance(places, int) else list(map(self._line, places))

    def __iter__(self) -> Iterator[TrailLine]:
        log, numbers = self._log, range(1, len(self) + 1)
        whys = (why or "" for why in log.why)
        return map(TrailLine, numbers, map(self._day, log.at), log.by, self._did, whys, map(bool, self._is_part))

    def __repr__(self) -> str:
        return repr(tuple(self))  # all lines: tests look there for what must not be told

    def _line(self, place: int) -> TrailLine:
        n, at, by, _, why = self._log.line(place + 1)
        return TrailLine(n, self._day(at), by, self._did[place], why or "", bool(self._is_part[place]))


def decision(entry: Entry | Told) -> str:
    """A decision in words: what was done to what, in the names of its moment."""
    return capital(entry.did)


def moves(frame: Frame) -> list[dict[str, Any]]:
    """The codebook's own events as the page replays them: codes created, renamed, moved, merged and deleted."""
    found = []
    for entry in frame.standing:
        fact = entry.recorded.event
        step: dict[str, Any] = {"n": entry.n, "day": frame.day(entry.recorded.at)}
        kind = entry.wire.removeprefix("code.")
        if not entry.wire.startswith("code.") or kind not in REPLAYED:
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

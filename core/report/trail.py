"""The appendix: the whole trail, and the codebook's own decisions for the page that replays them."""

from typing import Any, NamedTuple

from core.analysis.acts import as_acts
from core.analysis.audit_trail import Entry
from core.log.acts import Start, start_of
from core.messages import Translator
from core.report.document_model import capital
from core.report.options import Frame

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


def trail(frame: Frame) -> tuple[TrailLine, ...]:
    """The lines of the trail."""
    found = list[TrailLine]()
    act: Start | None = None
    for entry in as_acts(frame.presentation, frame.trail):
        before, act = act, start_of(entry.recorded)
        day = frame.day(entry.recorded.at)
        found.append(TrailLine(entry.n, day, entry.by, entry.did, entry.why or "", act == before))
    return tuple(found)


def decision(entry: Entry) -> str:
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

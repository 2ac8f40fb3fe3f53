"""The appendix: the whole trail, and the codebook's own decisions for the page that replays them."""

from typing import Any

from core.analysis.acts import as_acts
from core.analysis.audit_trail import Entry
from core.messages import Translator
from core.report.document_model import capital
from core.report.options import Frame

REPLAYED = ("created", "renamed", "moved", "merged", "deleted")


def trail_header(say: Translator) -> tuple[str, ...]:
    """The names of the columns of the trail."""
    return ("", say("report-when"), say("report-by"), say("report-decision"), say("common-reason"))


def trail(frame: Frame) -> tuple[tuple[int, str, str, str, str], ...]:
    """The lines of the trail: number, day, by whom, what, why."""
    lines = as_acts(frame.presentation, frame.trail)
    return tuple((entry.n, frame.day(entry.recorded.at), entry.by, entry.did, entry.why or "") for entry in lines)


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

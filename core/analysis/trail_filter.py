"""Which events of the trail concern a coder, a source or a code: what a history is narrowed down to."""

from typing import Any, NamedTuple

from core.events.registry import RecordedEvent
from core.ids import Id
from core.project import Project
from core.views.codebook import is_within, resolve_merged


class Focus(NamedTuple):
    """What to look at; None means all. A code stands for those below it and those that went into it, too."""

    by: Id | None = None
    source: Id | None = None
    code: Id | None = None


def places(project: Project, focus: Focus) -> list[int]:
    """The numbers (from 1, in the total order) of the events that concern all that the focus names."""
    family = family_of(project, focus.code) if focus.code is not None else set()
    found = []
    for n, recorded in enumerate(project.trail(), 1):
        if focus.by is not None and _author(project, recorded) != focus.by:
            continue
        if focus.source is not None and focus.source not in _sources(project, recorded.event):
            continue
        if focus.code is not None and not family & _codes(project, recorded.event):
            continue
        found.append(n)
    return found


def family_of(project: Project, code: Id) -> set[Id]:
    """A code as it stands now, with all that stand below it and all that were merged or split into these."""
    state = project.state
    top = resolve_merged(state, code)
    return {each for each in state.codes.rows if is_within(state, resolve_merged(state, each), top)}


def _author(project: Project, recorded: RecordedEvent) -> Id | None:
    device = project.state.devices.get(recorded.device)
    return device.member if device is not None else None


def _sources(project: Project, event: Any) -> set[Id]:
    coding = project.state.codings.get(getattr(event, "coding", None) or Id(b""))
    named = {getattr(event, name, None) for name in ("source", "on")}
    return {each for each in (*named, coding.source if coding is not None else None) if each is not None}


def _codes(project: Project, event: Any) -> set[Id]:
    coding = project.state.codings.get(getattr(event, "coding", None) or Id(b""))
    named = {getattr(event, name, None) for name in ("code", "parent", "on")}
    named.add(coding.code if coding is not None else None)
    return {each for each in (*named, *_into(event)) if each is not None}


def _into(event: Any) -> tuple[Id, ...]:
    into = getattr(event, "into", ())
    return into if isinstance(into, tuple) else (into,)

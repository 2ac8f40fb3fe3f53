"""Why somebody said that a segment speaks against its code: a decision with a reason of its own."""

from core.analysis.presentation import Presentation
from core.events.codings import CodingStanceSet
from core.ids import CodingId


def reasons_against(presentation: Presentation) -> dict[CodingId, str]:
    """The reasons, by coding, of the negative cases that stand and have one; the last decision on each counts."""
    against = {each.id for each in presentation.live_codings() if each.stance == "against"}
    found: dict[CodingId, str] = {}
    if not against:
        return found
    project, until = presentation.project, presentation.until
    timeline = project.timeline
    for recorded in project.trail(0, until):
        event = recorded.event
        if not isinstance(event, CodingStanceSet) or event.coding not in against:
            continue
        undo = timeline.validity.undone.get(recorded.id)
        is_undone = undo is not None and (until is None or timeline.place_of(undo) < until)
        if is_undone or recorded.id in presentation.state.conflicts.rows or presentation.is_blind_to(recorded):
            continue
        found.pop(event.coding, None)
        if why := presentation.why(recorded.why):
            found[event.coding] = why
    return found

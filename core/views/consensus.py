"""What coders settled on: the outcomes that make the consensus layer."""

from core.events.consensus import DifferenceSettled
from core.events.registry import Happened
from core.ids import Id
from core.views.records import Settlement
from core.views.state import State, folds


@folds(DifferenceSettled)
def settled(state: State, happened: Happened, event: DifferenceSettled, member: Id) -> None:
    """An outcome; earlier ones about any of the same codings give way to it, and stay in the history."""
    source = state.sources.get(event.source)
    unknown = [code for code in event.codes if code not in state.codes.rows]
    unknown += [coding for coding in event.about if coding not in state.codings.rows]
    if source is None or unknown:
        state.remark(happened, "unknown", event.source if source is None else unknown[0])
        return
    if not event.start < event.end <= source.chars:
        state.remark(happened, "out_of_range", event.source)
        return
    if event.settlement in state.settlements.rows:
        state.remark(happened, "already_there", event.settlement)
        return
    about = set(event.about)
    for row in state.settlements.values():
        if row.status == "live" and about & set(row.about):
            state.settlements.put(row.id, row._replace(status="replaced"))
    row = Settlement(
        event.settlement,
        source.id,
        event.start,
        event.end,
        event.codes,
        event.about,
        happened.why,
        member,
        happened.at,
        "live",
    )
    state.settlements.put(row.id, row)

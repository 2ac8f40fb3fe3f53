"""What coders agreed on after discussing their differences."""

from core.events.attributed import ConsensusAttributed
from core.events.consensus import ConsensusRecorded
from core.events.registry import RecordedEvent
from core.ids import MemberId
from core.views.records import Consensus
from core.views.state import State, folds


@folds(ConsensusRecorded)
def consensus_recorded(state: State, recorded: RecordedEvent, event: ConsensusRecorded, member: MemberId) -> None:
    """Adds a consensus. It replaces earlier ones about any of the same codings, which stay in the history."""
    source = state.sources.rows[event.source]
    elsewhere = [each for each in event.about if state.codings.rows[each].source != event.source]
    if elsewhere:
        state.conflict(recorded, "unknown", elsewhere[0])
        return
    if recorded.why is None:
        state.conflict(recorded, "empty", event.source)
        return
    if not event.start < event.end <= source.chars:
        state.conflict(recorded, "out_of_range", event.source)
        return
    about = set(event.about)
    for row in state.consensus.values():
        if row.source == source.id and row.status == "live" and not about.isdisjoint(row.about):
            state.consensus.put(row.id, row._replace(status="replaced"))
    row = Consensus(
        event.consensus,
        source.id,
        event.start,
        event.end,
        event.codes,
        event.about,
        recorded.why,
        member,
        recorded.at,
        "live",
    )
    state.consensus.put(row.id, row)


@folds(ConsensusAttributed)
def consensus_attributed(state: State, recorded: RecordedEvent, event: ConsensusAttributed, member: MemberId) -> None:
    """Sets who recorded a consensus, and when, as the file says. Only who imported both can."""
    row, coder = state.consensus.get(event.consensus), state.attributed_coders.get(event.coder)
    if row is None or coder is None:
        state.conflict(recorded, "unknown", event.consensus if row is None else event.coder)
    elif row.by != member or coder.by != member:
        state.conflict(recorded, "not_own", event.consensus)
    else:
        state.consensus.put(row.id, row._replace(by=coder.id, at=event.made or row.at))

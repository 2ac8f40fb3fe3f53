"""The texts of the study, whose words they are, and which keys have to be destroyed."""

from core.events.registry import Happened
from core.events.sources import SourceAssigned, SourceImported, SourceRenamed, SourceWithdrawn
from core.ids import Id
from core.views.rows import Shredded, Source
from core.views.state import State, folds


def _unmade(state: State, happened: Happened, event: SourceImported) -> None:
    row = state.sources.get(event.source)
    if row is not None and row.event == happened.id:
        state.sources.put(row.id, row._replace(status="removed"))


@folds(SourceImported, unmake=_unmade)
def imported(state: State, happened: Happened, event: SourceImported, member: Id) -> None:
    """A source; where its participant has withdrawn meanwhile, its key goes the same way."""
    if event.source in state.sources.rows:
        state.remark(happened, "already_there", event.source)
        return
    row = Source(
        event.source,
        event.kind,
        event.name,
        event.text_hash,
        event.origin,
        event.chars,
        event.key,
        event.participants,
        event.derived_from,
        happened.id,
        member,
        happened.at,
        "live",
    )
    state.sources.put(row.id, row)
    _shred_if_withdrawn(state, happened, row)


@folds(SourceRenamed)
def renamed(state: State, happened: Happened, event: SourceRenamed, _: Id) -> None:
    """The last name shows."""
    row = state.sources.get(event.source)
    if row is None:
        state.remark(happened, "unknown", event.source)
        return
    state.sources.put(row.id, row._replace(name=event.name))


@folds(SourceAssigned)
def assigned(state: State, happened: Happened, event: SourceAssigned, _: Id) -> None:
    """Whose words these are; assigning to somebody who withdrew withdraws the words."""
    row = state.sources.get(event.source)
    if row is None:
        state.remark(happened, "unknown", event.source)
        return
    row = row._replace(participants=event.participants)
    state.sources.put(row.id, row)
    _shred_if_withdrawn(state, happened, row)


@folds(SourceWithdrawn)
def withdrawn(state: State, happened: Happened, event: SourceWithdrawn, _: Id) -> None:
    """A text without a participant is gone."""
    row = state.sources.get(event.source)
    if row is None or event.keys != (row.key,):
        state.remark(happened, "unknown", event.source)
        return
    _withdraw(state, happened, row)


def _shred_if_withdrawn(state: State, happened: Happened, row: Source) -> None:
    people = [state.participants.get(each) for each in row.participants]
    if any(person is not None and person.status == "withdrawn" for person in people):
        _withdraw(state, happened, row)


def _withdraw(state: State, happened: Happened, row: Source) -> None:
    state.sources.put(row.id, row._replace(status="withdrawn"))
    if row.key not in state.shredded.rows:
        state.shredded.put(row.key, Shredded(happened.id))

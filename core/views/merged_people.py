"""Participants who are one person, written down twice: what is of the one is of the other, whatever names either."""

import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from core.events.form import NEW, reference_of
from core.events.participants import ParticipantMerged
from core.events.references import MemoUnlinked
from core.events.registry import RecordedEvent
from core.ids import EventId, Id, MemberId, ParticipantId, ThingId, ThingKind
from core.sealing.sealed_text import Text
from core.text.normal import look_alike
from core.views.attributes import with_attribute
from core.views.ethics_records import keeps_least, stands_against
from core.views.records import MergedInto, Participant
from core.views.state import State, Table, folds
from core.views.withdrawals import HIDDEN, PARTICIPANT

FURTHER = ("invited", "no-show", "declined", "consented", "interviewed")
"""Of two who are one, the later of these is the status."""


def merged_into(state: State, participant: Id) -> list[Participant]:
    """The participants who were merged into one, directly or by others."""
    others: dict[Id, list[Id]] = {}
    for each, row in state.people_merged.rows.items():
        others.setdefault(row.into, []).append(each)
    found = list(others.get(participant, ()))
    for each in found:  # it grows meanwhile
        found += others.get(each, ())
    return [state.participants.rows[each] for each in sorted(found)]


def formerly(state: State, words: Callable[[Text], str | None]) -> dict[str, ParticipantId]:
    """Names that nobody has any more, in the form in which names are compared, and whose they were: of people who were
    renamed, or merged with somebody. Left out is what several were called."""
    now = {look_alike(words(row.pseudonym) or "") for row in state.participants.values() if row.status != "removed"}
    whose: dict[str, set[ParticipantId]] = {}
    for row in state.participants.values():
        person = ParticipantId(state.one_person(row.id))
        if state.participants.rows[person].status in ("removed", "withdrawn", HIDDEN):
            continue
        for text in (row.pseudonym, *row.earlier):
            whose.setdefault(look_alike(words(text) or ""), set()).add(person)
    return {name: next(iter(people)) for name, people in whose.items()
            if name and name not in now and len(people) == 1}  # fmt: skip


def merge_unseen(state: State, recorded: RecordedEvent, participant: Id) -> EventId | None:
    """The event that made two people one, where the author of another had not seen it."""
    rows = state.people_merged.rows
    for row in merged_into(state, participant):
        said = rows[row.id]
        if not state.saw(recorded, said.device, said.seq):
            return said.event
    return None


def of_one_person(state: State, event: Any) -> Any:
    """An event with the participants that it names as who they are."""
    if not state.people_merged.rows:
        return event
    changed = {}
    cls: Any = type(event)
    for name, replace in _places(cls):
        value = getattr(event, name)
        if value is not None and (now := replace(state, event, value)) != value:
            changed[name] = now
    return event._replace(**changed) if changed else event


_Replace = Callable[[State, Any, Any], Any]


@cache
def _places(cls: Any) -> tuple[tuple[str, _Replace], ...]:
    """The fields of a class of events that name participants, and how they are resolved."""
    hints = typing.get_type_hints(cls, include_extras=True) if hasattr(cls, "_fields") else {}
    plain = typing.get_type_hints(cls) if hints else {}
    found: list[tuple[str, _Replace]] = []
    for number, name in enumerate(getattr(cls, "_fields", ())):
        if reference_of(hints[name]) is NEW:
            continue
        if cls is MemoUnlinked and name == "thing":  # of any kind: an id of another kind is nobody's
            found.append((name, lambda state, _, value: ThingId(state.one_person(value))))
        elif plain[name] in (ParticipantId, ParticipantId | None):
            found.append((name, lambda state, _, value: state.one_person(value)))
        elif plain[name] == tuple[ParticipantId, ...]:
            found.append((name, lambda state, _, value: tuple(state.one_person(each) for each in value)))
        elif plain[name] in (ThingId, ThingId | None) and number and plain[cls._fields[number - 1]] is ThingKind:
            found.append((name, _of_kind(cls._fields[number - 1])))
        elif plain[name] == tuple[tuple[ThingKind, ThingId], ...]:
            found.append((name, lambda state, _, value: _links(state, value)))
    return tuple(found)


def _of_kind(kind: str) -> _Replace:
    """How the id of a thing is resolved whose kind another field says."""

    def replace(state: State, event: Any, value: Any) -> Any:
        return ThingId(state.one_person(value)) if getattr(event, kind) == PARTICIPANT else value

    return replace


def _links(state: State, links: tuple[tuple[ThingKind, ThingId], ...]) -> tuple[tuple[ThingKind, ThingId], ...]:
    return tuple((kind, ThingId(state.one_person(thing)) if kind == PARTICIPANT else thing) for kind, thing in links)


@folds(ParticipantMerged)
def participant_merged(state: State, recorded: RecordedEvent, event: ParticipantMerged, _: MemberId) -> None:
    """All that is of the one is of the other from here on. Nobody who has withdrawn, or is hidden, is merged: what that
    destroys was decided without knowing of it."""
    row, into = state.participants.get(event.participant), state.participants.get(event.into)
    if row is None or into is None:
        state.conflict(recorded, "unknown", event.participant)
    elif row.id == into.id:
        state.conflict(recorded, "same_person", row.id)
    elif {row.status, into.status} & {"withdrawn", HIDDEN}:
        state.conflict(recorded, "withdrawn", row.id)
    elif into.status == "removed":
        state.conflict(recorded, "not_live", into.id)
    else:
        _merge(state, row, into)
        state.people_merged.put(row.id, MergedInto(into.id, recorded.id, recorded.device, recorded.seq))


def _merge(state: State, row: Participant, into: Participant) -> None:
    attributes = into.attributes
    for name, value in row.attributes:
        if name not in dict(attributes):
            attributes = with_attribute(attributes, name, value) or attributes
    known = [each.status for each in (row, into) if each.status in FURTHER]
    status = max(known, key=FURTHER.index) if known else into.status
    state.participants.put(into.id, into._replace(attributes=attributes, status=status))
    state.participants.put(row.id, row._replace(status="removed"))
    _of_texts(state, row.id, into.id)
    for table in (state.consents, state.transcripts_returned, state.findings_shown):
        _in_rows(table, "participant", row.id, into.id)
    for thing in (state.files, state.memos):
        _in_rows(thing, "on", row.id, into.id)
    for memo in state.memos.values():
        links = tuple((kind, ThingId(into.id) if Id(each) == Id(row.id) else each) for kind, each in memo.links)
        if links != memo.links:
            state.memos.put(memo.id, memo._replace(links=links))
    kept, own = state.retention.get(row.id), state.retention.get(into.id)
    if kept is not None:  # what keeps less counts for both
        less, more = (kept, own) if own is None or keeps_least(kept) < keeps_least(own) else (own, kept)
        others = () if more is None else ((more.device, more.seq), *more.against)
        state.retention.put(into.id, stands_against(less._replace(participant=into.id), *others))


def _of_texts(state: State, one: Id, into: ParticipantId) -> None:
    """Whose words texts hold, and who speaks in them. The numbers of speakers stay: turns name them by these."""
    for source in state.sources.values():
        if one in source.participants:
            people = tuple(dict.fromkeys(into if each == one else each for each in source.participants))
            state.sources.put(source.id, source._replace(participants=people))
    for said in state.speakers.values():
        if one in said.people:
            state.speakers.put(said.source, said._replace(people=_instead(said.people, one, into)))
    for draft in state.transcripts.values():
        if one in draft.participants:
            people = tuple(dict.fromkeys(_instead(draft.participants, one, into)))
            state.transcripts.put(draft.id, draft._replace(participants=people))
    _in_rows(state.speaker_turns, "participant", one, into)


def _instead(people: tuple[ParticipantId, ...], one: Id, into: ParticipantId) -> tuple[ParticipantId, ...]:
    return tuple(into if each == one else each for each in people)


def _in_rows(table: Table[Any, Any], field: str, one: Id, into: ParticipantId) -> None:
    """Puts one participant in the place of another in the rows of a table."""
    for key, row in sorted(table.rows.items()):
        if getattr(row, field) == one:
            table.put(key, row._replace(**{field: into}))


def keys_of_person(state: State, participant: Id) -> list[tuple[Id, Id]]:
    """A participant, and those who were merged into them, each with their key."""
    own = state.participants.get(participant)
    rows = [*([own] if own is not None else []), *merged_into(state, participant)]
    return [(row.id, row.key) for row in rows]

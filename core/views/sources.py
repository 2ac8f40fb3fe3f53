"""The texts of the study, whose words they are, and which keys have to be destroyed."""

from core.events.registry import RecordedEvent
from core.events.sources import (
    SourceAssigned,
    SourceDescribed,
    SourceImported,
    SourceRenamed,
    SourceSpeakerSealed,
    SourceWithdrawn,
)
from core.ids import MemberId
from core.limits import LINKS_MAX, PLACES_MAX, TEXT_CODE_POINTS_MAX
from core.sealing.crypto import KeyKind
from core.text.ranges import are_free, are_in_order
from core.views.attributes import with_attribute
from core.views.authorisation import powers_of
from core.views.records import Source
from core.views.speaker_records import Speakers, SpeakerTurns
from core.views.speakers import are_sealed, known_people, shred_of_withdrawn, turns_fit, withdraw_whole
from core.views.state import State, folds
from core.views.turns_by_text import has_as_many, put, taken
from core.views.withdrawals import SOURCE, ask, settle

SEALED_MAX = 10_000
"""So often somebody seals what one participant says in one text, all times together that it is said who speaks."""


def _unmade(state: State, recorded: RecordedEvent, event: SourceImported) -> None:
    row = state.sources.get(event.source)
    if row is not None and row.event == recorded.id:
        state.sources.put(row.id, row._replace(status="removed"))


def live_sources(state: State) -> list[Source]:
    """The texts that are there: neither removed nor withdrawn nor hidden."""
    return [row for row in state.sources.values() if row.status == "live"]


@folds(SourceImported, unmake=_unmade, looks_at=())
def source_imported(state: State, recorded: RecordedEvent, event: SourceImported, member: MemberId) -> None:
    """Adds a source. If its participant withdrew meanwhile, its key is one to destroy."""
    if not are_sealed(event.text, event.key, event.seal):
        state.conflict(recorded, "words_in_clear", event.source)
        return
    if not turns_fit(event.turns, event.chars):
        state.conflict(recorded, "out_of_range", event.source)
        return
    if not state.brings_key(recorded, event.source, KeyKind.WORDS, event.key, event.seal):
        return
    derived_from = event.derived_from if event.derived_from in state.sources.rows else None
    row = Source(
        event.source,
        event.kind,
        event.name,
        event.text_hash,
        event.origin,
        event.chars,
        event.key,
        known_people(state, recorded, event.participants),
        derived_from,
        recorded.id,
        member,
        recorded.at,
        "live",
    )
    state.sources.put(row.id, row)
    said = Speakers(row.id, event.participants, event.turns, event.seal, recorded.id, member, ())
    state.speakers.put(row.id, said)
    shred_of_withdrawn(state, recorded, row, is_late=True)


@folds(SourceSpeakerSealed)
def source_speaker_sealed(state: State, recorded: RecordedEvent, event: SourceSpeakerSealed, member: MemberId) -> None:
    """Counts only before its text, so that nobody can speak in a text that is there already: the seal that it names is
    one that no text has yet."""
    count, places = taken(state, event.source, member, event.seal)
    if (
        count >= LINKS_MAX
        or len(places) + len(event.places) > PLACES_MAX
        or has_as_many(state, event.source, member, SEALED_MAX)
    ):
        state.conflict(recorded, "too_many", event.source)
        return
    if event.seal in state.key_uses.rows or event.key in state.speaker_turns.rows:
        state.conflict(recorded, "already_there", event.source)
    elif not are_in_order(event.places, TEXT_CODE_POINTS_MAX) or not are_free(places, event.places):
        state.conflict(recorded, "out_of_range", event.source)
    elif not are_sealed(event.words, event.key, event.seal):
        state.conflict(recorded, "words_in_clear", event.source)
    elif state.brings_key(recorded, event.source, KeyKind.WORDS, event.key):
        row = SpeakerTurns(event.key, event.source, event.participant, event.places, recorded.id, member, event.seal)
        put(state, row)


@folds(SourceRenamed, looks_at=())
def source_renamed(state: State, recorded: RecordedEvent, event: SourceRenamed, _: MemberId) -> None:
    """Sets the name; the last one shows."""
    row = state.sources.get(event.source)
    if row is None:
        state.conflict(recorded, "unknown", event.source)
        return
    state.sources.put(row.id, row._replace(name=event.name))


@folds(SourceDescribed, looks_at=())
def source_described(state: State, recorded: RecordedEvent, event: SourceDescribed, _: MemberId) -> None:
    """Sets an attribute; its last value shows."""
    row = state.sources.get(event.source)
    if row is None:
        state.conflict(recorded, "unknown", event.source)
        return
    attributes = with_attribute(row.attributes, event.attribute, event.value)
    if attributes is None:
        state.conflict(recorded, "too_many", row.id)
        return
    state.sources.put(row.id, row._replace(attributes=attributes))


@folds(SourceAssigned)
def source_assigned(state: State, recorded: RecordedEvent, event: SourceAssigned, _: MemberId) -> None:
    """Sets whose words a text holds. Words assigned to somebody who withdrew are withdrawn."""
    row = state.sources.get(event.source)
    if row is None:
        state.conflict(recorded, "unknown", event.source)
        return
    row = row._replace(participants=known_people(state, recorded, event.participants))
    state.sources.put(row.id, row)
    place = (recorded.id, recorded.device, recorded.seq)
    state.speakers.put(row.id, state.speakers.rows[row.id]._replace(assigned=(place,)))
    shred_of_withdrawn(state, recorded, row)


@folds(SourceWithdrawn)
def source_withdrawn(state: State, recorded: RecordedEvent, event: SourceWithdrawn, by: MemberId) -> None:
    """By an owner: the text is withdrawn, its key is one to destroy. By a coder: it is hidden until an owner agrees."""
    row = state.sources.get(event.source)
    if row is None or row.key not in event.keys:
        state.conflict(recorded, "unknown", event.source)
    elif powers_of(state, recorded.device) == "owner":
        settle(state, row.id)
        withdraw_whole(state, recorded, row)
        state.shred_texts(recorded, event.keys)
    elif row.status != "withdrawn":
        ask(state, recorded, SOURCE, row.id, by, event.keys)

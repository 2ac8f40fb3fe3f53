"""The texts of the study, whose words they are, and which keys have to be destroyed."""

from core.events.registry import RecordedEvent
from core.events.sources import SourceAssigned, SourceImported, SourceRenamed, SourceSpeakerSealed, SourceWithdrawn
from core.ids import Id, KeyId, MemberId, ParticipantId
from core.limits import LINKS_MAX, TEXT_CODE_POINTS_MAX
from core.sealing.codec import SealedText
from core.sealing.crypto import KeyKind
from core.sealing.sealed_text import Text, sealed_text_keys
from core.text.ranges import are_in_order, overlaps
from core.views.authorisation import powers_of
from core.views.records import Coding, Source, SpeakerTurns
from core.views.state import DELETED_UNSEEN, State, folds
from core.views.withdrawals import SOURCE, ask, settle, show_source


def _unmade(state: State, recorded: RecordedEvent, event: SourceImported) -> None:
    row = state.sources.get(event.source)
    if row is not None and row.event == recorded.id:
        state.sources.put(row.id, row._replace(status="removed"))


@folds(SourceImported, unmake=_unmade)
def source_imported(state: State, recorded: RecordedEvent, event: SourceImported, member: MemberId) -> None:
    """Adds a source. If its participant withdrew meanwhile, its key is one to destroy."""
    if not _are_sealed(event.text, event.key):
        state.conflict(recorded, "words_in_clear", event.source)
        return
    if not state.brings_key(recorded, event.source, KeyKind.WORDS, event.key):
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
        _known_people(state, recorded, event.participants),
        derived_from,
        recorded.id,
        member,
        recorded.at,
        "live",
    )
    state.sources.put(row.id, row)
    _shred_if_withdrawn(state, recorded, row, is_late=True)


@folds(SourceSpeakerSealed)
def source_speaker_sealed(state: State, recorded: RecordedEvent, event: SourceSpeakerSealed, member: MemberId) -> None:
    """Counts only before its text, so that nobody can speak in a text that is there already."""
    own = [row.places for row in state.speaker_turns.rows.values() if row.source == event.source and row.by == member]
    if len(own) >= LINKS_MAX:
        state.conflict(recorded, "too_many", event.source)
        return
    if event.source in state.sources.rows or event.key in state.speaker_turns.rows:
        state.conflict(recorded, "already_there", event.source)
    elif not are_in_order(event.places, TEXT_CODE_POINTS_MAX) or any(overlaps(each, event.places) for each in own):
        state.conflict(recorded, "out_of_range", event.source)
    elif not _are_sealed(event.words, event.key):
        state.conflict(recorded, "words_in_clear", event.source)
    elif state.brings_key(recorded, event.source, KeyKind.WORDS, event.key):
        row = SpeakerTurns(event.key, event.source, event.participant, event.places, recorded.id, member)
        state.speaker_turns.put(row.key, row)


def _are_sealed(words: Text, key: KeyId) -> bool:
    """Whether what somebody said is gone once its key is; whoever leaves it in the clear has a changed program."""
    return not words or (isinstance(words, SealedText) and key in sealed_text_keys(words))


def _known_people(
    state: State, recorded: RecordedEvent, people: tuple[ParticipantId, ...]
) -> tuple[ParticipantId, ...]:
    """Those who are known here. Of others the trail says so; the text stays."""
    known = tuple(each for each in people if each in state.participants.rows)
    if len(known) < len(people):
        state.conflict(recorded, "unknown", *(each for each in people if each not in known))
    return known


def speaker_turns_in(state: State, source: Id) -> list[SpeakerTurns]:
    """Who speaks in a text under a key of their own, in the order of the keys' ids."""
    row = state.sources.get(source)
    if row is None:
        return []
    found = [each for each in state.speaker_turns.values() if each.source == source]
    return [each for each in found if each.by == row.by and each.places[-1][1] <= row.chars]


def keys_at(state: State, source: Id, start: int, end: int) -> tuple[KeyId, ...]:
    """The keys of the words that stand at the code points `start` to `end` of a source."""
    speaker_turns = [row for row in speaker_turns_in(state, source) if overlaps(row.places, ((start, end),))]
    return (state.sources.rows[source].key, *(row.key for row in speaker_turns))


def spoken_by(state: State, coding: Coding) -> tuple[Id, ...]:
    """Whose words a coding stands on: in a text of several those who speak there, where that is known."""
    people = state.sources.rows[coding.source].participants
    if len(people) < 2:
        return people
    speaker_turns = speaker_turns_in(state, coding.source)
    apart = {row.participant for row in speaker_turns}
    there = {row.participant for row in speaker_turns if overlaps(row.places, ((coding.start, coding.end),))}
    return tuple(each for each in people if each in there or each not in apart)


@folds(SourceRenamed)
def source_renamed(state: State, recorded: RecordedEvent, event: SourceRenamed, _: MemberId) -> None:
    """Sets the name; the last one shows."""
    row = state.sources.get(event.source)
    if row is None:
        state.conflict(recorded, "unknown", event.source)
        return
    state.sources.put(row.id, row._replace(name=event.name))


@folds(SourceAssigned)
def source_assigned(state: State, recorded: RecordedEvent, event: SourceAssigned, _: MemberId) -> None:
    """Sets whose words a text holds. Words assigned to somebody who withdrew are withdrawn."""
    row = state.sources.get(event.source)
    if row is None:
        state.conflict(recorded, "unknown", event.source)
        return
    row = row._replace(participants=_known_people(state, recorded, event.participants))
    state.sources.put(row.id, row)
    _shred_if_withdrawn(state, recorded, row)


@folds(SourceWithdrawn)
def source_withdrawn(state: State, recorded: RecordedEvent, event: SourceWithdrawn, by: MemberId) -> None:
    """By an owner: the text is withdrawn, its key is one to destroy. By a coder: it is hidden until an owner agrees."""
    row = state.sources.get(event.source)
    if row is None or row.key not in event.keys:
        state.conflict(recorded, "unknown", event.source)
    elif powers_of(state, recorded.device) == "owner":
        settle(state, row.id)
        _withdraw(state, recorded, row)
        state.shred_texts(recorded, event.keys)
    elif row.status != "withdrawn":
        ask(state, recorded, SOURCE, row.id, by, event.keys)


def _shred_if_withdrawn(state: State, recorded: RecordedEvent, row: Source, is_late: bool = False) -> None:
    speaker_turns = {each.participant: each.key for each in speaker_turns_in(state, row.id)}
    for each in row.participants:
        person = state.participants.get(each)
        if person is None or person.status != "withdrawn":
            continue
        state.conflict(recorded, DELETED_UNSEEN, row.id)
        state.shred_files(recorded, row.id, is_late=is_late)
        if each in speaker_turns:
            state.shred(recorded, row.id, speaker_turns[each], is_late=is_late)
        else:
            _withdraw(state, recorded, row, is_late)
    show_source(state, state.sources.rows[row.id])


def _withdraw(state: State, recorded: RecordedEvent, row: Source, is_late: bool = False) -> None:
    state.sources.put(row.id, row._replace(status="withdrawn"))
    state.shred(recorded, row.id, row.key, is_late=is_late)
    state.shred_files(recorded, row.id, is_late=is_late)

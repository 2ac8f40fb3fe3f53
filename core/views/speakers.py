"""Who speaks where in the texts of the study: whose words a passage holds, under which keys they lie, and what goes
with whoever withdraws."""

from bisect import bisect_left, bisect_right

from core.events.registry import RecordedEvent
from core.events.sources import SourceSpeakersSet
from core.ids import EventId, Id, KeyId, MemberId, ParticipantId
from core.sealing.codec import SealedText
from core.sealing.crypto import KeyKind
from core.sealing.sealed_text import Text, sealed_text_keys
from core.text.ranges import Ranges, overlaps
from core.views.records import Coding, Source
from core.views.speaker_records import Speakers, SpeakerTurns
from core.views.state import DELETED_UNSEEN, State, folds
from core.views.turns_by_text import sealed_with
from core.views.withdrawals import show_source

_GAP_MAX = 3
"""So many code points between two turns of an interviewer are white space, not words of somebody without a label."""
REPLACED_MAX = 1000
"""So often it can be said anew who speaks in one text."""


def are_sealed(words: Text, *keys: KeyId) -> bool:
    """Whether what somebody said is gone once any of these keys is; whoever leaves it in the clear has a changed
    program."""
    return not words or (isinstance(words, SealedText) and set(keys) <= set(sealed_text_keys(words)))


def known_people(state: State, recorded: RecordedEvent, people: tuple[ParticipantId, ...]) -> tuple[ParticipantId, ...]:
    """Those who are known here. Of others the trail says so; the text stays."""
    known = tuple(dict.fromkeys(each for each in people if each in state.participants.rows))
    if unknown := [each for each in people if each not in known]:
        state.conflict(recorded, "unknown", *unknown)
    return known


def speaker_turns_in(state: State, source: Id) -> list[SpeakerTurns]:
    """Who speaks in a text under a key of their own, in the order of the keys' ids."""
    said = state.speakers.get(source)
    rows = [] if said is None else sealed_with(state, source, said.seal)
    return [row for row in rows if _is_current(state, row)]


def as_imported(state: State, source: Id) -> tuple[Speakers, list[SpeakerTurns]]:
    """Where the words of a text lie as they came in, whatever was said later on who speaks in it."""
    row, said = state.sources.rows[source], state.speakers.rows[source]
    seal = said.replaced[0] if said.replaced else said.seal
    turns = [each for each in sealed_with(state, source, seal) if each.by == row.by]
    return said._replace(seal=seal, event=row.event, by=row.by, replaced=()), turns


def keys_at(state: State, source: Id, start: int, end: int) -> tuple[KeyId, ...]:
    """The keys of the words that stand at the code points `start` to `end` of a source."""
    speaker_turns = [row for row in speaker_turns_in(state, source) if overlaps(row.places, ((start, end),))]
    return (state.sources.rows[source].key, *(row.key for row in speaker_turns))


def spoken_by(state: State, coding: Coding) -> tuple[Id, ...]:
    """Whose words a coding stands on, as `speaking_at` says."""
    return speaking_at(state, coding.source, coding.start, coding.end)


def speaking_at(state: State, source: Id, start: int, end: int) -> tuple[Id, ...]:
    """The participants who speak at the code points `start` to `end` of a source: each of several; never an
    interviewer. Where it is not known of any of a text's participants when they speak, all of them, except on what only
    interviewers say."""
    people, said = state.sources.rows[source].participants, state.speakers.get(source)
    if not people or said is None or not said.turns:
        return people
    known = {who for who, each in enumerate(said.people) if each in people}
    if not known or not any(turn[3] in known for turn in said.turns):
        return () if is_asked_only(state, source, start, end) else people
    there = {said.people[who] for *_, who in _between(said, start, end) if who < len(said.people)}
    return tuple(each for each in people if each in there)


def is_asked_only(state: State, source: Id, start: int, end: int) -> bool:
    """Whether nobody but interviewers speaks at the code points `start` to `end` of a source."""
    said = state.speakers.get(source)
    if said is None or not said.turns:
        return False
    there = _between(said, start, end)
    if not there or any(who != len(said.people) for *_, who in there):
        return False
    at = start
    for first, _, last, _ in there:
        if first - at > _GAP_MAX:
            return False
        at = last
    return end - at <= _GAP_MAX


def _between(said: Speakers, start: int, end: int) -> tuple[tuple[int, int, int, int], ...]:
    """The turns that share a code point with `start` to `end`."""
    first = bisect_right(said.turns, start, key=lambda turn: turn[2])
    return said.turns[first : bisect_left(said.turns, end, key=lambda turn: turn[0])]


def places_now(state: State, source: Id, participant: Id) -> Ranges:
    """Where a participant speaks in a text, as it was said last."""
    said = state.speakers.get(source)
    if said is None:
        return ()
    return tuple((start, end) for start, _, end, who in said.turns
                 if who < len(said.people) and said.people[who] == participant)  # fmt: skip


def sealed_apart(state: State, participant: Id) -> list[SpeakerTurns]:
    """What a participant says under keys of their own today, in all texts."""
    rows = [row for row in state.speaker_turns.values() if row.participant == participant]
    return [row for row in rows if _is_current(state, row)]


def _is_current(state: State, row: SpeakerTurns) -> bool:
    """Whether what somebody says is of the words as they were sealed last."""
    source, said = state.sources.get(row.source), state.speakers.get(row.source)
    if source is None or said is None:
        return False
    return (row.seal, row.by) == (said.seal, said.by) and row.places[-1][1] <= source.chars


def sealed_before(state: State, participant: Id) -> list[tuple[Id, KeyId]]:
    """The keys that words of a participant, or what was typed on them, were sealed with before it was said anew who
    speaks, each with its text: with each of these keys words of theirs can still be opened."""
    found: list[tuple[Id, KeyId]] = []
    for said in state.speakers.values():
        places = places_now(state, said.source, participant)
        old = sealed_with(state, said.source, *said.replaced)
        if not said.replaced or not (places or any(row.participant == participant for row in old)):
            continue
        found += [(said.source, seal) for seal in said.replaced]
        found += [(said.source, row.key) for row in old if overlaps(row.places, places)]
    return found


def correction_unseen(state: State, withdrawal: RecordedEvent, source: Id) -> EventId | None:
    """The event that said last who speaks in a text, or whose it is, where whoever withdrew had not seen it: they took
    what it gives to the one who withdrew for somebody else's, and kept its keys."""
    said = state.speakers.get(source)
    for event, device, seq in said.assigned if said is not None else ():
        if not state.saw(withdrawal, device, seq):
            return event
    use = None if said is None else state.key_uses.get(said.seal)
    if said is None or use is None or not said.replaced:
        return None
    places = [(device, seq) for device, seq, thing in use.things if thing == source]
    return None if any(state.saw(withdrawal, device, seq) for device, seq in places) else said.event


@folds(SourceSpeakersSet)
def source_speakers_set(state: State, recorded: RecordedEvent, event: SourceSpeakersSet, member: MemberId) -> None:
    """The last one counts. Only an owner makes it: the words come along, and what was sealed before goes later."""
    row, before = state.sources.rows[event.source], state.speakers.rows[event.source]
    if not are_sealed(event.text, row.key, event.seal):
        state.conflict(recorded, "words_in_clear", event.source)
    elif not turns_fit(event.turns, row.chars):
        state.conflict(recorded, "out_of_range", event.source)
    elif len(before.replaced) >= REPLACED_MAX:
        state.conflict(recorded, "too_many", event.source)
    elif state.brings_key(recorded, event.source, KeyKind.WORDS, event.seal):
        replaced = (*before.replaced, before.seal)
        said = Speakers(row.id, event.participants, event.turns, event.seal, recorded.id, member, replaced)
        state.speakers.put(row.id, said)
        row = row._replace(participants=known_people(state, recorded, event.participants))
        state.sources.put(row.id, row)
        shred_of_withdrawn(state, recorded, row)


def turns_fit(turns: tuple[tuple[int, int, int, int], ...], chars: int) -> bool:
    """Whether turns, which are in order, lie within their text."""
    return not turns or turns[-1][2] <= chars


def shred_of_withdrawn(state: State, recorded: RecordedEvent, row: Source, is_late: bool = False) -> None:
    """Of those whose words a text holds, what is of somebody who had withdrawn goes."""
    turns = speaker_turns_in(state, row.id)
    for each in row.participants:
        person = state.participants.get(each)
        if person is None or person.status != "withdrawn":
            continue
        state.conflict(recorded, DELETED_UNSEEN, row.id)
        state.shred_files(recorded, row.id, is_late=is_late)
        if apart := [own.key for own in turns if own.participant == each]:
            state.shred(recorded, row.id, *apart, is_late=is_late)
            for source, key in sealed_before(state, each):
                state.shred(recorded, source, key)
        else:
            withdraw_whole(state, recorded, row, is_late)
    show_source(state, state.sources.rows[row.id])


def withdraw_whole(state: State, recorded: RecordedEvent, row: Source, is_late: bool = False) -> None:
    """All words of a text go."""
    state.sources.put(row.id, row._replace(status="withdrawn"))
    state.shred(recorded, row.id, row.key, is_late=is_late)
    state.shred_files(recorded, row.id, is_late=is_late)

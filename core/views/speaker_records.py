"""Records of who speaks in the texts of the study."""

from typing import NamedTuple

from core.ids import DeviceId, EventId, Id, KeyId, MemberId, ParticipantId, SourceId


class SpeakerTurns(NamedTuple):
    """What one participant says in a text of several, under a key of its own; the words are in the event. `seal`: the
    key that all words of the text were sealed with at the same time."""

    key: KeyId
    source: SourceId
    participant: ParticipantId
    places: tuple[tuple[int, int], ...]
    event: EventId
    by: MemberId
    seal: KeyId


class Speakers(NamedTuple):
    """Who speaks when in a text, as it was said last, by whom, and in which event the words lie, sealed with `seal`.
    `turns`: first code point, that of the words, and last, and the number of who speaks among `people`; the number
    after these is an interviewer, and greater ones are others. `replaced`: what the words were sealed with before.
    `assigned`: the event that assigned the text last since then, its device and its number there."""

    source: SourceId
    people: tuple[ParticipantId, ...]
    turns: tuple[tuple[int, int, int, int], ...]
    seal: KeyId
    event: EventId
    by: MemberId
    replaced: tuple[KeyId, ...]
    assigned: tuple[tuple[EventId, DeviceId, int], ...] = ()


class TurnsKept(NamedTuple):
    """Speaker turns, kept beside the state: keys by their text and seal, and by their text and who sealed them; rows by
    all three, with their places in order. Some may not be there any more."""

    by_seal: dict[tuple[Id, Id], set[Id]]
    by_member: dict[tuple[Id, Id], set[Id]]
    places: dict[tuple[Id, Id, Id], tuple[list[SpeakerTurns], list[tuple[int, int]]]]

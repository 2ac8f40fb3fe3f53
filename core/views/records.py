"""What the views hold: one immutable row for each thing, as the log stands. Screens and reports read these."""

from typing import NamedTuple

from core.ids import EventId, Id
from core.sealing.sealed_text import Text


class Project(NamedTuple):
    """The study: its title, the parts of its frame as (part, text), and the phase it is in."""

    id: Id
    title: Text
    parts: tuple[tuple[str, Text], ...]
    phase: str


class Milestone(NamedTuple):
    """A named moment."""

    name: Text
    by: Id
    at: int


class Member(NamedTuple):
    """A person who works on the project; `removed` is the event by which they left."""

    id: Id
    name: Text
    role: str
    removed: EventId | None


class Device(NamedTuple):
    """A member's device and its public keys; `admitted` is the event that let it in, `removed` the one that took it
    out, or None."""

    id: Id
    member: Id
    sign: bytes
    box: bytes
    kind: str
    admitted: EventId
    removed: EventId | None


class CloneRecord(NamedTuple):
    """What a device wrote while it was a copy of another: the events `first` to `last` that lead to `head`."""

    id: Id
    device: Id
    first: int
    last: int
    head: EventId


class Epoch(NamedTuple):
    """A key that events are sealed with; the one with the highest number is the newest."""

    key: Id
    number: int
    by: Id


class Source(NamedTuple):
    """A text. Its words are in the event that brought it in, and are opened only when they are read."""

    id: Id
    kind: str
    name: Text
    text_hash: Text
    origin: Text
    chars: int
    key: Id
    participants: tuple[Id, ...]
    derived_from: Id | None
    event: EventId
    by: Id
    at: int
    status: str


class SpeakerTurns(NamedTuple):
    """What one participant says in a text of several, under a key of its own; the words are in the event."""

    key: Id
    source: Id
    participant: Id
    places: tuple[tuple[int, int], ...]
    event: EventId
    by: Id


class LayerEdit(NamedTuple):
    """Other words at some places of a source, in one of its layers. status: live or removed."""

    id: Id
    source: Id
    layer: str
    places: tuple[tuple[int, int], ...]
    words: Text
    event: EventId
    by: Id
    at: int
    status: str


class PassageLink(NamedTuple):
    """A passage of a condensed text, and the one of its original that it stands for. status: live or removed."""

    id: Id
    source: Id
    start: int
    end: int
    original_start: int
    original_end: int
    by: Id
    at: int
    status: str


class Participant(NamedTuple):
    """Somebody who was asked; attributes as (name, value), values sealed with the participant's key."""

    id: Id
    pseudonym: Text
    key: Id
    status: str
    attributes: tuple[tuple[str, Text], ...]
    by: Id
    at: int


class CodeName(NamedTuple):
    """One wording of a name and who gave it, so that concurrent ones can stand beside each other."""

    event: EventId
    device: Id
    seq: int
    by: Id
    text: Text


class Code(NamedTuple):
    """A code or category. `names` holds more than one while concurrent renames are unsettled; the last shows.

    status: live, merged, split or deleted. `into`: where it went, if merged or split.
    """

    id: Id
    names: tuple[CodeName, ...]
    parent: Id | None
    parts: tuple[tuple[str, Text], ...]
    colour: str
    in_vivo: Id | None
    status: str
    into: tuple[Id, ...]
    moved: tuple[Id, int]
    by: Id
    at: int

    @property
    def name(self) -> Text:
        """The name that is shown."""
        return self.names[-1].text


class Coding(NamedTuple):
    """A code on the code points `start` to `end` of a source, by a member. status: live or removed. weight: 1 to 100,
    or 0. stance: for, or against (a negative case)."""

    id: Id
    source: Id
    start: int
    end: int
    code: Id
    by: Id
    device: Id
    seq: int
    at: int
    offset: int
    why: Text | None
    status: str
    weight: int = 0
    comment: Text = ""
    stance: str = "for"


class Judgement(NamedTuple):
    """What somebody thinks of a coding: agree, disagree or propose (then `code` is the other code)."""

    coding: Id
    stance: str
    code: Id | None
    by: Id
    at: int
    why: Text | None


class Round(NamedTuple):
    """A round of blind coding; over when all coders have finished, or when it was ended."""

    id: Id
    name: Text
    sources: tuple[Id, ...]
    coders: tuple[Id, ...]
    finished: tuple[Id, ...]
    is_ended: bool
    by: Id
    at: int


class Relation(NamedTuple):
    """A code in a relation of some kind to another. status: live or dropped."""

    id: Id
    code: Id
    kind: Text
    other: Id
    why: Text | None
    by: Id
    at: int
    status: str


class CodeSet(NamedTuple):
    """Codes and sources under a name. status: live or dissolved."""

    id: Id
    name: Text
    codes: tuple[Id, ...]
    sources: tuple[Id, ...]
    by: Id
    at: int
    status: str


class Consensus(NamedTuple):
    """What coders agreed on for a passage: `codes`, or none; `about` are the codings that differed."""

    id: Id
    source: Id
    start: int
    end: int
    codes: tuple[Id, ...]
    about: tuple[Id, ...]
    why: Text | None
    by: Id
    at: int
    status: str


class SavedQuery(NamedTuple):
    """A query with a name. status: live or dropped."""

    id: Id
    name: Text
    expression: Text
    filters: tuple[tuple[str, str], ...]
    by: Id
    at: int
    status: str


class Reference(NamedTuple):
    """A work, as one item of CSL-JSON. status: live or removed."""

    id: Id
    item: Text
    by: Id
    at: int
    status: str


class CheckpointRecord(NamedTuple):
    """A checkpoint of the log up to these heads (device, seq, event), the text that was signed, who signed it (device,
    64 bytes), and the answers of time-stamp authorities (server, answer)."""

    id: Id
    by: Id
    at: int
    heads: tuple[tuple[Id, int, EventId], ...]
    text: str
    signatures: tuple[tuple[Id, bytes], ...]
    stamps: tuple[tuple[str, bytes], ...]


class ImportMap(NamedTuple):
    """A thing that came from another tool, the GUID that it had there, and, of a code, whether it could be put on
    passages there."""

    id: Id
    there: Id
    is_codable: bool


class AttributeType(NamedTuple):
    """What an attribute may be: text, number, date or choice."""

    type: str
    choices: tuple[str, ...]


class Consent(NamedTuple):
    """When and to what a participant consented, and the file that shows it."""

    participant: Id
    day: str
    scope: Text
    file: Id | None
    by: Id
    at: int


class File(NamedTuple):
    """A file that goes with something; its chunks lie beside the log. status: live or detached."""

    id: Id
    on_kind: str
    on: Id | None
    name: Text
    mime: str
    size: int
    key: Id
    chunks: tuple[bytes, ...]
    by: Id
    at: int
    status: str


class Times(NamedTuple):
    """When a source's passages are spoken: (code point, first ms, last ms)."""

    times: tuple[tuple[int, int, int], ...]


class Memo(NamedTuple):
    """A memo; `passage` is where in its source it stands, in code points; `links` are (kind, id) of what else it points
    to. status: live or deleted."""

    id: Id
    kind: str
    text: Text
    on_kind: str
    on: Id | None
    reference: Text
    passage: tuple[int, int] | None
    by: Id
    at: int
    offset: int
    status: str
    links: tuple[tuple[str, Id], ...] = ()


class Conflict(NamedTuple):
    """What the trail says about an event that could not simply take effect; `about` are the ids concerned."""

    kind: str
    about: tuple[Id, ...]


class SeenFrontier(NamedTuple):
    """What a device had seen of the others when it made its newest event, as (device, seq)."""

    heads: tuple[tuple[Id, int], ...]


class Shredded(NamedTuple):
    """A key that has to be destroyed, and the event that says so."""

    event: EventId

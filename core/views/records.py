"""What the views hold: one immutable row for each thing, as the log stands. Screens and reports read these."""

from typing import NamedTuple

from core.ids import (
    AttributedId,
    CheckpointId,
    CodeId,
    CodingId,
    ConsensusId,
    DeviceId,
    EventId,
    FileId,
    Id,
    KeyId,
    MemberId,
    MemoId,
    ParticipantId,
    PassageLinkId,
    ProjectId,
    QueryId,
    ReferenceId,
    RelationId,
    ReplacementId,
    RoundId,
    SetId,
    SourceId,
    ThingId,
    ThingKind,
)
from core.sealing.sealed_text import Text
from core.views.order_records import CodeName, CodeWork


class Project(NamedTuple):
    """The study: its title, the parts of its frame as (part, text), and the phase it is in."""

    id: ProjectId
    title: Text
    parts: tuple[tuple[str, Text], ...]
    phase: str


class Milestone(NamedTuple):
    """A named moment."""

    name: Text
    by: MemberId
    at: int


class Member(NamedTuple):
    """A person who works on the project; `removed` is the event by which they left."""

    id: MemberId
    name: Text
    role: str
    removed: EventId | None


class AttributedCoder(NamedTuple):
    """Somebody who coded or wrote in an imported file, as the file calls them; `by` is the member who imported it."""

    id: AttributedId
    name: Text
    file: Text
    by: MemberId
    at: int


class Device(NamedTuple):
    """A member's device and its public keys; `box` is the newest box key, number `renewals`, of which the event number
    `renewed` tells, and `box_digest` is of the first. `admitted` is the event that let it in, `removed` the one that
    took it out, or None. While it is not confirmed, it only reads."""

    id: DeviceId
    member: MemberId
    sign: bytes
    box: bytes
    box_digest: bytes
    kind: str
    admitted: EventId
    removed: EventId | None
    renewed: int
    renewals: int
    is_confirmed: bool = True


class CloneRecord(NamedTuple):
    """What a device wrote while it was a copy of another: the events `first` to `last` that lead to `head`."""

    id: DeviceId
    device: DeviceId
    first: int
    last: int
    head: EventId


class Source(NamedTuple):
    """A text. Its words are in the event that brought it in, and are opened only when they are read; attributes as
    (name, value), values sealed with the text's key."""

    id: SourceId
    kind: str
    name: Text
    text_hash: Text
    origin: Text
    chars: int
    key: KeyId
    participants: tuple[ParticipantId, ...]
    derived_from: SourceId | None
    event: EventId
    by: MemberId
    at: int
    status: str
    attributes: tuple[tuple[str, Text], ...] = ()


class LayerEdit(NamedTuple):
    """Other words at some places of a source, in one of its layers. status: live or removed."""

    id: ReplacementId
    source: SourceId
    layer: str
    places: tuple[tuple[int, int], ...]
    words: Text
    event: EventId
    by: MemberId
    at: int
    status: str


class EditsKept(NamedTuple):
    """The edits of a layer of a text, kept beside the state, and where those that stand have words, in order."""

    rows: list[LayerEdit]
    places: list[tuple[int, int]]


class PassageLink(NamedTuple):
    """A passage of a condensed text, and the one of its original that it stands for. status: live or removed."""

    id: PassageLinkId
    source: SourceId
    start: int
    end: int
    original_start: int
    original_end: int
    by: MemberId
    at: int
    status: str


class Participant(NamedTuple):
    """Somebody who was asked; attributes as (name, value), values sealed with the participant's key. `earlier`:
    pseudonyms before this one."""

    id: ParticipantId
    pseudonym: Text
    key: KeyId
    status: str
    attributes: tuple[tuple[str, Text], ...]
    by: MemberId
    at: int
    earlier: tuple[Text, ...] = ()


class MergedInto(NamedTuple):
    """Into which participant another was merged, and the event that said so."""

    into: ParticipantId
    event: EventId
    device: DeviceId
    seq: int


class Code(NamedTuple):
    """A code or category. Concurrent `names` stand beside each other; the last shows. status: live, merged, split or
    deleted. `into`: where it went. `on_map`: thousandths across and down. `unmade`: its creation, where that was taken
    back; another under its id makes it anew, but for the `work` since then that its author had not seen."""

    id: CodeId
    names: tuple[CodeName, ...]
    parent: CodeId | None
    parts: tuple[tuple[str, Text], ...]
    colour: str
    in_vivo: SourceId | None
    status: str
    into: tuple[CodeId, ...]
    moved: tuple[DeviceId, int]
    by: MemberId
    at: int
    on_map: tuple[int, int] | None = None
    unmade: EventId | None = None
    work: tuple[CodeWork, ...] = ()

    @property
    def name(self) -> Text:
        """The name that is shown."""
        return self.names[-1].text


class Coding(NamedTuple):
    """A code on the code points `start` to `end` of a source, by a member, or (then `at` is when, as the file says) by
    an attributed coder; `device` recorded it. status: live or removed. weight: 1 to 100,
    or 0. stance: for, or against (a negative case); `stance_event` set it last, and has the reason; None where the
    coding came with it."""

    id: CodingId
    source: SourceId
    start: int
    end: int
    code: CodeId
    by: MemberId
    device: DeviceId
    seq: int
    at: int
    offset: int
    why: Text | None
    status: str
    weight: int = 0
    comment: Text = ""
    stance: str = "for"
    stance_event: EventId | None = None


class Judgement(NamedTuple):
    """What somebody thinks of a coding: agree, disagree or propose (then `code` is the other code)."""

    coding: CodingId
    stance: str
    code: CodeId | None
    by: MemberId
    at: int
    why: Text | None


class Round(NamedTuple):
    """A round of blind coding; over when all coders have finished, or when it was ended."""

    id: RoundId
    name: Text
    sources: tuple[SourceId, ...]
    coders: tuple[MemberId, ...]
    finished: tuple[MemberId, ...]
    is_ended: bool
    by: MemberId
    at: int


class Relation(NamedTuple):
    """A code in a relation of some kind to another. status: live or removed."""

    id: RelationId
    code: CodeId
    kind: Text
    other: CodeId
    why: Text | None
    by: MemberId
    at: int
    status: str


class CodeSet(NamedTuple):
    """Codes and sources under a name. status: live or removed."""

    id: SetId
    name: Text
    codes: tuple[CodeId, ...]
    sources: tuple[SourceId, ...]
    by: MemberId
    at: int
    status: str


class Consensus(NamedTuple):
    """What coders agreed on for a passage: `codes`, or none; `about` are the codings that differed."""

    id: ConsensusId
    source: SourceId
    start: int
    end: int
    codes: tuple[CodeId, ...]
    about: tuple[CodingId, ...]
    why: Text | None
    by: MemberId
    at: int
    status: str


class SavedQuery(NamedTuple):
    """A query with a name; filters in JSON. status: live or deleted."""

    id: QueryId
    name: Text
    expression: Text
    filters: Text
    by: MemberId
    at: int
    status: str


class Reference(NamedTuple):
    """A work, as one item of CSL-JSON. status: live or removed."""

    id: ReferenceId
    item: Text
    by: MemberId
    at: int
    status: str


class CheckpointRecord(NamedTuple):
    """A checkpoint of the log up to these heads (device, seq, event), the text that was signed, who signed it (device,
    64 bytes), and the answers of time-stamp authorities (server, answer)."""

    id: CheckpointId
    by: MemberId
    at: int
    heads: tuple[tuple[DeviceId, int, EventId], ...]
    text: str
    signatures: tuple[tuple[DeviceId, bytes], ...]
    stamps: tuple[tuple[str, bytes], ...]


class AttributeType(NamedTuple):
    """What an attribute may be: text, number, date, yesno or choice."""

    type: str
    choices: tuple[str, ...]


class Consent(NamedTuple):
    """When and to what a participant consented, by which version of the form, and the file that shows it. The four
    answers are yes, no or not_asked."""

    participant: ParticipantId
    day: str
    scope: Text
    file: FileId | None
    form: Text
    interview: str
    quotation: str
    recording: str
    sharing: str
    by: MemberId
    at: int


class File(NamedTuple):
    """A file that goes with something; its chunks lie beside the log. status: live or removed."""

    id: FileId
    on_kind: ThingKind
    on: ThingId | None
    name: Text
    mime: str
    size: int
    key: KeyId
    chunks: tuple[bytes, ...]
    by: MemberId
    at: int
    status: str


class Times(NamedTuple):
    """When a source's passages are spoken: (code point, first ms, last ms)."""

    times: tuple[tuple[int, int, int], ...]


class Memo(NamedTuple):
    """A memo, by a member or an attributed coder; `passage` is where in its source it stands, in code points; `links`
    are (kind, id) of what else it points to. status: live or deleted."""

    id: MemoId
    kind: str
    text: Text
    on_kind: ThingKind
    on: ThingId | None
    reference: Text
    passage: tuple[int, int] | None
    by: MemberId
    at: int
    offset: int
    status: str
    links: tuple[tuple[ThingKind, ThingId], ...] = ()


class Conflict(NamedTuple):
    """What the trail says about an event that could not simply take effect; `about` are the ids concerned."""

    kind: str
    about: tuple[Id, ...]


class SeenFrontier(NamedTuple):
    """What a device had seen of the others when it made its newest event, as (device, seq)."""

    heads: tuple[tuple[DeviceId, int], ...]

"""The state: all tables together, how folds write into them, and the digest that proves two states equal."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar, cast

from core.events.registry import RecordedEvent, ids_in
from core.ids import ID_BYTES, EventId, Id, KeyId, MemberId
from core.sealing import codec
from core.sealing.crypto import KeyKind, is_of_kind
from core.views import (
    attestation_records,
    ethics_records,
    import_records,
    key_records,
    order_records,
    pending_records,
    quote_records,
    records,
    speaker_records,
    transcript_records,
)
from core.views.packed_part import PackedPart
from core.views.packed_rows import PackedRows

FOLD_VERSION = 27
"""Raised whenever the same events would fold into something else; digests and snapshots name it."""
DELETED_UNSEEN = "deleted_unseen"
"""What the trail says of what somebody brought in beside a withdrawal, and went with it."""

PACKED_TABLES = frozenset({"codings"})
"""The tables whose rows are kept as columns (core/views/packed_rows.py), since they grow with the work of years; their
rows hold no rows, and their ids are of 16 bytes."""

LATE_TABLES = frozenset({"codings", "judgements", "memos", "key_uses", "seen", "conflicts"})
"""The tables that a late event may be put into in its place, without folding again what stands after it
(core/log/late_events.py): what coders do for themselves."""

K = TypeVar("K", bound=bytes)
V = TypeVar("V", bound=tuple[Any, ...])

Changes = dict[str, Mapping[bytes, tuple[Any, ...]]]
"""For each table, the rows that were put; of PACKED_TABLES as a PackedPart."""


class Table(Generic[K, V]):
    """Rows by id. Rows are immutable; `touched` remembers which were put since the last snapshot."""

    __slots__ = ("get", "rows", "touched")

    def __init__(self, rows: dict[K, V] | None = None) -> None:
        self.rows: dict[K, V] = {} if rows is None else rows
        self.touched: set[K] = set()
        self.get = self.rows.get

    def put(self, key: K, row: V) -> None:
        """Sets a row."""
        self.rows[key] = row
        self.touched.add(key)

    def values(self) -> list[V]:
        """All rows in the order of their ids, which is the same on every device."""
        return [row for _, row in sorted(self.rows.items(), key=itemgetter(0))]


def as_changes(name: str, rows: dict[bytes, tuple[Any, ...]]) -> Mapping[bytes, tuple[Any, ...]]:
    """Rows that were put into a table, as a snapshot holds them."""
    return PackedPart.of(ROW_TYPES[name], rows) if name in PACKED_TABLES and rows else rows


class State:
    """Everything that the log adds up to at one point of the total order."""

    def __init__(self) -> None:
        self.project: Table[Id, records.Project] = Table()
        self.milestones: Table[EventId, records.Milestone] = Table()
        self.members: Table[Id, records.Member] = Table()
        self.attributed_coders: Table[Id, records.AttributedCoder] = Table()
        self.devices: Table[Id, records.Device] = Table()
        self.owner_votes: Table[Id, pending_records.OwnerVote] = Table()
        self.withdrawals: Table[Id, pending_records.Withdrawal] = Table()
        self.clones: Table[Id, records.CloneRecord] = Table()
        self.epochs: Table[EventId, key_records.Epoch] = Table()
        self.void_removals: Table[EventId, key_records.VoidRemoval] = Table()
        self.void_words: Table[EventId, key_records.VoidWords] = Table()
        self.sources: Table[Id, records.Source] = Table()
        self.speaker_turns: Table[Id, speaker_records.SpeakerTurns] = Table()
        self.speakers: Table[Id, speaker_records.Speakers] = Table()
        self.passages: Table[Id, records.PassageLink] = Table()
        self.layer_edits: Table[Id, records.LayerEdit] = Table()
        self.participants: Table[Id, records.Participant] = Table()
        self.people_merged: Table[Id, records.MergedInto] = Table()
        self.codes: Table[Id, records.Code] = Table()
        self.code_order: Table[Id, order_records.CodeOrder] = Table()
        self.chosen_quotes: Table[Id, order_records.ChosenQuotes] = Table()
        self.code_reasons: Table[Id, order_records.CodeReason] = Table()
        self.codings: Table[Id, records.Coding] = Table(cast("Any", PackedRows()))
        self.judgements: Table[EventId, records.Judgement] = Table()
        self.rounds: Table[Id, records.Round] = Table()
        self.relations: Table[Id, records.Relation] = Table()
        self.code_sets: Table[Id, records.CodeSet] = Table()
        self.consensus: Table[Id, records.Consensus] = Table()
        self.queries: Table[Id, records.SavedQuery] = Table()
        self.quote_numbers: Table[bytes, quote_records.QuoteNumber] = Table()
        self.quote_uses: Table[Id, quote_records.QuoteUse] = Table()
        self.references: Table[Id, records.Reference] = Table()
        self.imports: Table[Id, import_records.ImportMap] = Table()
        self.import_omissions: Table[EventId, import_records.ImportOmission] = Table()
        self.checkpoints: Table[Id, records.CheckpointRecord] = Table()
        self.attestations: Table[Id, attestation_records.Attestation] = Table()
        self.attributes: Table[bytes, records.AttributeType] = Table()
        self.consents: Table[EventId, records.Consent] = Table()
        self.exports: Table[EventId, ethics_records.Export] = Table()
        self.retention: Table[Id, ethics_records.Retention] = Table()
        self.transcripts_returned: Table[EventId, ethics_records.TranscriptReturn] = Table()
        self.transcripts_answered: Table[EventId, ethics_records.TranscriptAnswer] = Table()
        self.findings_shown: Table[EventId, ethics_records.FindingsShowing] = Table()
        self.findings_answered: Table[EventId, ethics_records.FindingsAnswer] = Table()
        self.files: Table[Id, records.File] = Table()
        self.times: Table[Id, records.Times] = Table()
        self.transcripts: Table[Id, transcript_records.Transcript] = Table()
        self.memos: Table[Id, records.Memo] = Table()
        self.conflicts: Table[EventId, records.Conflict] = Table()
        self.seen: Table[Id, records.SeenFrontier] = Table()
        self.shredded: Table[Id, key_records.Shredded] = Table()
        self.key_uses: Table[Id, key_records.KeyUse] = Table()
        self.count = 0
        self.speaks_as: tuple[Id, str] | None = None  # device and highest role, for the event being folded; no state
        # Indexes that codebook.py, code_order.py, turns_by_text.py and edits_by_text.py keep; no part of the state.
        self.forget_codes_kept()
        self.places_kept: order_records.PlacesKept | None = None
        self.forget_kept_by_text()

    def copy(self) -> "State":
        """A state of its own with the same rows."""
        other = State()
        for name in ROW_TYPES:
            table: Table[Any, Any] = getattr(other, name)
            rows: Any = getattr(self, name).rows
            if name in PACKED_TABLES:
                cast("Any", table.rows).copy_from(rows)
            else:
                table.rows.update(rows)
        other.count = self.count
        return other

    def conflict(self, recorded: RecordedEvent, kind: str, *about: Id) -> None:
        """Notes for the trail why an event did not simply take effect."""
        self.conflicts.put(recorded.id, records.Conflict(kind, about))

    def deleted_unseen(self, withdrawal: RecordedEvent, event: EventId, thing: Id, key: Id) -> None:
        """Notes for the trail where what an event brought in goes with a withdrawal whose author had not seen it."""
        use = self.key_uses.get(key)
        places = [(device, seq) for device, seq, each in (use.things if use is not None else ()) if each == thing]
        if not any(self.saw(withdrawal, device, seq) for device, seq in places):
            self.conflicts.put(event, records.Conflict(DELETED_UNSEEN, (thing,)))

    def brings_key(self, recorded: RecordedEvent, thing: Id, kind: int, *keys: KeyId) -> bool:
        """Notes that an event brings in fresh keys of a kind for a thing. False, with a conflict, where one is of
        another kind, or was in use as far as the event's author had seen: a key is never the key of two things."""
        for key in keys:
            use = self.key_uses.get(key)
            known = use is not None and any(self.saw(recorded, device, seq) for device, seq, _ in use.things)
            if key[0] != kind or known:
                self.conflict(recorded, "key_in_use" if known else "key_of_other_kind", key)
                return False
        for key in keys:
            use = self.key_uses.get(key)
            things = (*(use.things if use is not None else ()), (recorded.device, recorded.seq, thing))
            self.key_uses.put(key, key_records.KeyUse(things))
        return True

    def uses_text_key(self, recorded: RecordedEvent, key: Id) -> None:
        """Notes the key of what was typed in an event, and a conflict where the event's author had seen that it was
        another device's. Nobody gains by naming another's: it is never destroyed for that (core/keys/typed_texts.py).
        """
        use = self.key_uses.get(key)
        if use is None:
            thing = Id(recorded.id[:ID_BYTES])
            self.key_uses.put(key, key_records.KeyUse(((recorded.device, recorded.seq, thing),)))
        elif any(device != recorded.device and self.saw(recorded, device, seq) for device, seq, _ in use.things):
            self.conflict(recorded, "text_key_of_another", key)

    def notes_void_words(self, recorded: RecordedEvent) -> None:
        """Remembers the words keys in an event that does not count: somebody may accept it, or the removal that voids
        it may be taken back, so they are no keys of nothing. A condensed text is not about the one that it stands for:
        it would stay when that one is withdrawn, if it counted."""
        original = getattr(recorded.event, "derived_from", None)
        ids = tuple(Id(each) for each in ids_in(recorded.event) if each != original)
        keys = tuple(KeyId(each) for each in ids if is_of_kind(each, KeyKind.WORDS))
        if keys:
            self.void_words.put(recorded.id, key_records.VoidWords(recorded.device, keys, ids))

    def void_keys(self) -> set[Id]:
        """The words keys in events that do not count."""
        return {key for row in self.void_words.rows.values() for key in row.keys}

    def shred_texts(self, recorded: RecordedEvent, keys: Iterable[KeyId]) -> None:
        """Says that the keys of typed texts have to be destroyed, whatever else is in the list; also of those that have
        not come yet."""
        for key in keys:
            if is_of_kind(key, KeyKind.TEXT) and key not in self.shredded.rows:
                self.shredded.put(key, key_records.Shredded(recorded.id, self.count, (recorded.device,), True))

    def shred(
        self, recorded: RecordedEvent, thing: Id, *keys: Id, is_late: bool = False, unseen: EventId | None = None
    ) -> None:
        """Says that keys of a thing have to be destroyed; the first event that says so is remembered. `is_late`: the
        event only brings in more for somebody who had withdrawn. `unseen`: an event that says whose the keys are, and
        that whoever withdrew had not seen: their wrapping keys may open these, so it is remembered instead."""
        for key in keys:
            use = self.key_uses.get(key)
            brought = {device for device, _, each in (use.things if use is not None else ()) if each == thing}
            said_by = unseen or recorded.id
            row = self.shredded.get(key) or key_records.Shredded(said_by, self.count, (), not is_late)
            self.shredded.put(key, row._replace(devices=tuple(sorted({*row.devices, *brought}))))

    def one_person(self, participant: Id) -> Id:
        """Who a participant is: the one into whom they were merged (core/views/merged_people.py), or the same."""
        while participant in self.people_merged.rows:  # no circle: both are resolved before one goes into the other
            participant = self.people_merged.rows[participant].into
        return participant

    def is_shredded(self, key: Id) -> bool:
        """Whether a key has to be destroyed. Where somebody gave another's key to a thing of their own, only whoever
        holds the key can tell whose it is: then this says no."""
        row, use = self.shredded.get(key), self.key_uses.get(key)
        if row is not None and is_of_kind(key, KeyKind.TEXT):
            return True
        return row is not None and use is not None and all(device in row.devices for device, _, _ in use.things)

    def shred_files(
        self, recorded: RecordedEvent, *things: Id, is_late: bool = False, unseen: EventId | None = None
    ) -> None:
        """The same for the keys of the files that go with some things."""
        for row in self.files.values():
            if row.on in things:
                self.shred(recorded, row.id, row.key, is_late=is_late, unseen=unseen)

    def saw(self, recorded: RecordedEvent, device: Id, seq: int) -> bool:
        """Whether the author of an event had seen an earlier event when making it."""
        if device == recorded.device:
            return True
        seen = self.seen.get(recorded.device)
        return seen is not None and any(each == device and last >= seq for each, last in seen.heads)

    def take_changes(self) -> Changes:
        """The rows that changed since the last call; what a snapshot holds."""
        changes: Changes = {}
        for name in ROW_TYPES:
            table: Table[Any, Any] = getattr(self, name)
            changes[name] = as_changes(name, {key: table.rows[key] for key in table.touched})
            table.touched.clear()
        return changes

    def forget_codes_kept(self) -> None:
        """Drops the indexes of the codebook, which hold only while codes are folded one after the other."""
        self.code_branches: dict[Id, set[Id]] | None = None
        self.code_ends: dict[Id, Id] = {}
        self.code_heights: dict[Id, int] = {}

    def forget_kept_by_text(self) -> None:
        """Drops the indexes of what stands in texts."""
        self.turns_kept: speaker_records.TurnsKept | None = None
        self.edits_kept: dict[tuple[Id, str], records.EditsKept] | None = None

    def apply_changes(self, changes: Changes) -> None:
        """Brings the state forward by the changes in one snapshot."""
        self.forget_kept_by_text()
        self.forget_codes_kept()
        for name, changed in changes.items():
            table: Table[Any, Any] = getattr(self, name)
            if isinstance(changed, PackedPart):
                cast("Any", table.rows).apply(changed)
            else:
                table.rows.update(changed)

    def digest(self) -> str:
        """SHA-256 (hexadecimal) over all rows in the order of their ids; equal exactly when the states are."""
        total = hashlib.sha256(f"kodespor/state/{FOLD_VERSION}\0".encode())
        for name in sorted(ROW_TYPES):
            table: Table[Any, Any] = getattr(self, name)
            rows_in_order = sorted(table.rows.items(), key=itemgetter(0))
            total.update(codec.encode_trusted((name, rows_in_order)))
        return total.hexdigest()


ROW_TYPES: dict[str, Any] = {
    "project": records.Project,
    "milestones": records.Milestone,
    "members": records.Member,
    "attributed_coders": records.AttributedCoder,
    "devices": records.Device,
    "owner_votes": pending_records.OwnerVote,
    "withdrawals": pending_records.Withdrawal,
    "clones": records.CloneRecord,
    "epochs": key_records.Epoch,
    "void_removals": key_records.VoidRemoval,
    "void_words": key_records.VoidWords,
    "sources": records.Source,
    "speaker_turns": speaker_records.SpeakerTurns,
    "speakers": speaker_records.Speakers,
    "passages": records.PassageLink,
    "layer_edits": records.LayerEdit,
    "participants": records.Participant,
    "people_merged": records.MergedInto,
    "codes": records.Code,
    "code_order": order_records.CodeOrder,
    "chosen_quotes": order_records.ChosenQuotes,
    "code_reasons": order_records.CodeReason,
    "codings": records.Coding,
    "judgements": records.Judgement,
    "rounds": records.Round,
    "relations": records.Relation,
    "code_sets": records.CodeSet,
    "consensus": records.Consensus,
    "queries": records.SavedQuery,
    "quote_numbers": quote_records.QuoteNumber,
    "quote_uses": quote_records.QuoteUse,
    "references": records.Reference,
    "checkpoints": records.CheckpointRecord,
    "attestations": attestation_records.Attestation,
    "imports": import_records.ImportMap,
    "import_omissions": import_records.ImportOmission,
    "attributes": records.AttributeType,
    "consents": records.Consent,
    "exports": ethics_records.Export,
    "retention": ethics_records.Retention,
    "transcripts_returned": ethics_records.TranscriptReturn,
    "transcripts_answered": ethics_records.TranscriptAnswer,
    "findings_shown": ethics_records.FindingsShowing,
    "findings_answered": ethics_records.FindingsAnswer,
    "files": records.File,
    "times": records.Times,
    "transcripts": transcript_records.Transcript,
    "memos": records.Memo,
    "conflicts": records.Conflict,
    "seen": records.SeenFrontier,
    "shredded": key_records.Shredded,
    "key_uses": key_records.KeyUse,
}


class Fold(NamedTuple):
    """How one type of event takes effect; `unmake` runs after it where the event was taken back.

    `looks_at`: of LATE_TABLES, those in which either of the two looks at rows, beyond whether those that the event
    names are there; rows that it then puts, also where they stay as they were, and keys of texts do not count. Of a
    type that says nothing: all.
    """

    apply: Callable[[State, RecordedEvent, Any, MemberId], None]
    unmake: Callable[[State, RecordedEvent, Any], None] | None = None
    looks_at: frozenset[str] = LATE_TABLES


FOLDS: dict[Any, Fold] = {}

F = TypeVar("F", bound=Callable[[State, RecordedEvent, Any, MemberId], None])


def folds(
    cls: Any,
    unmake: Callable[[State, RecordedEvent, Any], None] | None = None,
    looks_at: Iterable[str] = LATE_TABLES,
) -> Callable[[F], F]:
    """Registers the fold of an event class: a function of the state, the event in its place, and its member."""

    def register(function: F) -> F:
        FOLDS[cls] = Fold(function, unmake, frozenset(looks_at))
        return function

    return register

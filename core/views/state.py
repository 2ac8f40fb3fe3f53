"""The state: all tables together, how folds write into them, and the digest that proves two states equal."""

import hashlib
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from core import codec
from core.events.registry import Happened
from core.ids import EventId, Id
from core.views import rows

FOLD_VERSION = 5
"""Raised whenever the same events would fold into something else; digests and checkpoints name it."""

K = TypeVar("K", bound=bytes)
V = TypeVar("V", bound=tuple[Any, ...])

Changes = dict[str, dict[bytes, tuple[Any, ...]]]
"""For each table, the rows that were put."""


class Table(Generic[K, V]):
    """Rows by id. Rows are immutable; `touched` remembers which were put since the last checkpoint."""

    __slots__ = ("get", "rows", "touched")

    def __init__(self) -> None:
        self.rows: dict[K, V] = {}
        self.touched: set[K] = set()
        self.get = self.rows.get

    def put(self, key: K, row: V) -> None:
        """Sets a row."""
        self.rows[key] = row
        self.touched.add(key)

    def values(self) -> list[V]:
        """All rows in the order of their ids, which is the same on every device."""
        return [self.rows[key] for key in sorted(self.rows)]


class State:
    """Everything that the log adds up to at one point of the total order."""

    def __init__(self) -> None:
        self.project: Table[Id, rows.Project] = Table()
        self.milestones: Table[EventId, rows.Milestone] = Table()
        self.members: Table[Id, rows.Member] = Table()
        self.devices: Table[Id, rows.Device] = Table()
        self.partings: Table[Id, rows.Parting] = Table()
        self.epochs: Table[Id, rows.Epoch] = Table()
        self.sources: Table[Id, rows.Source] = Table()
        self.voices: Table[Id, rows.Voice] = Table()
        self.passages: Table[Id, rows.PassageLink] = Table()
        self.replacements: Table[Id, rows.Replacement] = Table()
        self.participants: Table[Id, rows.Participant] = Table()
        self.codes: Table[Id, rows.Code] = Table()
        self.codings: Table[Id, rows.Coding] = Table()
        self.judgements: Table[EventId, rows.Judgement] = Table()
        self.rounds: Table[Id, rows.Round] = Table()
        self.relations: Table[Id, rows.Relation] = Table()
        self.code_sets: Table[Id, rows.CodeSet] = Table()
        self.settlements: Table[Id, rows.Settlement] = Table()
        self.queries: Table[Id, rows.SavedQuery] = Table()
        self.references: Table[Id, rows.Reference] = Table()
        self.arrivals: Table[Id, rows.Arrival] = Table()
        self.anchors: Table[Id, rows.Anchor] = Table()
        self.attributes: Table[bytes, rows.AttributeType] = Table()
        self.consents: Table[EventId, rows.Consent] = Table()
        self.files: Table[Id, rows.File] = Table()
        self.times: Table[Id, rows.Times] = Table()
        self.memos: Table[Id, rows.Memo] = Table()
        self.remarks: Table[EventId, rows.Remark] = Table()
        self.seen: Table[Id, rows.Seen] = Table()
        self.shredded: Table[Id, rows.Shredded] = Table()
        self.count = 0

    def copy(self) -> "State":
        """A state of its own with the same rows."""
        other = State()
        for name in ROW_TYPES:
            table: Table[Any, Any] = getattr(other, name)
            table.rows.update(getattr(self, name).rows)
        other.count = self.count
        return other

    def remark(self, happened: Happened, kind: str, *about: Id) -> None:
        """Notes for the trail why an event did not simply take effect."""
        self.remarks.put(happened.id, rows.Remark(kind, about))

    def shred(self, happened: Happened, *keys: Id) -> None:
        """Says that keys have to be destroyed; the first event that says so is remembered."""
        for key in keys:
            if key not in self.shredded.rows:
                self.shredded.put(key, rows.Shredded(happened.id))

    def shred_files(self, happened: Happened, *things: Id) -> None:
        """The same for the keys of the files that go with some things."""
        self.shred(happened, *(row.key for row in self.files.values() if row.on in things))

    def saw(self, happened: Happened, device: Id, seq: int) -> bool:
        """Whether the author of an event had seen an earlier event when making it."""
        if device == happened.device:
            return True
        seen = self.seen.get(happened.device)
        return seen is not None and any(each == device and last >= seq for each, last in seen.heads)

    def take_changes(self) -> Changes:
        """The rows that changed since the last call; what a checkpoint holds."""
        changes: Changes = {}
        for name in ROW_TYPES:
            table: Table[Any, Any] = getattr(self, name)
            changes[name] = {key: table.rows[key] for key in table.touched}
            table.touched.clear()
        return changes

    def apply_changes(self, changes: Changes) -> None:
        """Brings the state forward by one checkpoint's changes."""
        for name, changed in changes.items():
            table: Table[Any, Any] = getattr(self, name)
            table.rows.update(changed)

    def digest(self) -> str:
        """SHA-256 (hexadecimal) over all rows in the order of their ids; equal exactly when the states are."""
        total = hashlib.sha256(f"kodespor/state/{FOLD_VERSION}\0".encode())
        for name in sorted(ROW_TYPES):
            table: Table[Any, Any] = getattr(self, name)
            rows_in_order = [(key, table.rows[key]) for key in sorted(table.rows)]
            total.update(codec.encode_trusted((name, rows_in_order)))
        return total.hexdigest()


ROW_TYPES: dict[str, Any] = {
    "project": rows.Project,
    "milestones": rows.Milestone,
    "members": rows.Member,
    "devices": rows.Device,
    "partings": rows.Parting,
    "epochs": rows.Epoch,
    "sources": rows.Source,
    "voices": rows.Voice,
    "passages": rows.PassageLink,
    "replacements": rows.Replacement,
    "participants": rows.Participant,
    "codes": rows.Code,
    "codings": rows.Coding,
    "judgements": rows.Judgement,
    "rounds": rows.Round,
    "relations": rows.Relation,
    "code_sets": rows.CodeSet,
    "settlements": rows.Settlement,
    "queries": rows.SavedQuery,
    "references": rows.Reference,
    "anchors": rows.Anchor,
    "arrivals": rows.Arrival,
    "attributes": rows.AttributeType,
    "consents": rows.Consent,
    "files": rows.File,
    "times": rows.Times,
    "memos": rows.Memo,
    "remarks": rows.Remark,
    "seen": rows.Seen,
    "shredded": rows.Shredded,
}


class Fold(NamedTuple):
    """How one type of event takes effect; `unmake` runs after it where the event was taken back."""

    apply: Callable[[State, Happened, Any, Id], None]
    unmake: Callable[[State, Happened, Any], None] | None = None


FOLDS: dict[Any, Fold] = {}

F = TypeVar("F", bound=Callable[[State, Happened, Any, Id], None])


def folds(cls: Any, unmake: Callable[[State, Happened, Any], None] | None = None) -> Callable[[F], F]:
    """Registers the fold of an event class: a function of the state, the event in its place, and its member."""

    def register(function: F) -> F:
        FOLDS[cls] = Fold(function, unmake)
        return function

    return register

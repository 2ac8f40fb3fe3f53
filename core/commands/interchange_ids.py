"""Ids for what has a GUID in REFI-QDA but is nothing of its own here: a marked segment, a variable, a reason's note.

Each id follows from what it belongs to, so an export gives it the same GUID every time, and the GUID that it had where
it came from can be kept under it.
"""

from core.ids import ID_BYTES, Id
from core.sealing.crypto import digest


def segment_id(source: Id, start: int, end: int, by: Id | None = None) -> Id:
    """The id of a segment (code points of the verbatim text) on which codings or notes stand; with `by`, of what one of
    several coders marked there."""
    own = digest(source + repr((start, end)).encode())[:ID_BYTES]
    return Id(digest(own + by)[:ID_BYTES] if by is not None else own)


def variable_id(name: str) -> Id:
    """The id of an attribute of participants."""
    return Id(digest(b"kodespor/variable/1\0" + name.encode())[:ID_BYTES])


def reason_id(coding: Id) -> Id:
    """The id of the note that gives the reason for a coding."""
    return Id(digest(b"why" + coding)[:ID_BYTES])


def note_id(coding: Id) -> Id:
    """The id of the note that says in words what a coding has no field for."""
    return Id(digest(b"note" + coding)[:ID_BYTES])

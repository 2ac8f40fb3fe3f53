"""GUIDs of other tools: which a thing had where it came from, so that a later export can give it back.

Some of what REFI-QDA gives a GUID is no thing of its own here: a marked passage, a variable, the note with a reason.
Their ids follow from what they belong to.
"""

from core.ids import ID_BYTES, Id
from core.sealing.crypto import digest


def passage_id(source: Id, start: int, end: int) -> Id:
    """Of a passage (code points of the spoken text) on which codings or notes stand."""
    return Id(digest(source + repr((start, end)).encode())[:ID_BYTES])


def variable_id(name: str) -> Id:
    """Of an attribute of participants."""
    return Id(digest(b"kodespor/variable/1\0" + name.encode())[:ID_BYTES])


def reason_id(coding: Id) -> Id:
    """Of the note with the reason for a coding."""
    return Id(digest(b"why" + coding)[:ID_BYTES])

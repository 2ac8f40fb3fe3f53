"""What the views hold of projects of other tools that were imported."""

from typing import NamedTuple

from core.ids import EventId, ForeignId, MemberId, SourceId, ThingId
from core.sealing.sealed_text import Text


class ImportMap(NamedTuple):
    """A thing that was imported from another tool, the GUID that it had there, for a code whether segments could be
    coded with it there, and by which id the project that it came in goes here."""

    id: ThingId
    there: ForeignId
    is_codable: bool
    project: ForeignId


class ImportOmission(NamedTuple):
    """Things of one kind in the file of an imported project that did not come in as they stand there, a line for each;
    `source` is the text in which they stand, where it is one."""

    event: EventId
    project: ForeignId
    file: Text
    kind: str
    source: SourceId | None
    number: int
    things: Text
    by: MemberId
    at: int

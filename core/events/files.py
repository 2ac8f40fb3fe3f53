"""Files that go with something: recordings, consent forms, approvals. Their bytes lie sealed beside the log."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, NEW, Breach, Bytes, Items, Name, Number, OneOf, Words
from core.events.policy import AUTHOR, CODERS, NOBODY, Policy
from core.events.registry import event
from core.ids import FileId, KeyId, SourceId, ThingId, ThingKind
from core.limits import CHUNK_BYTES, FILE_BYTES_MAX, NAME_CODE_POINTS_MAX, PLACES_MAX, TEXT_CODE_POINTS_MAX

ON_KINDS = ("", "source", "participant")
"""What a file may go with; nothing is the project."""
CHUNKS_MAX = -(-FILE_BYTES_MAX // CHUNK_BYTES)
MS_MAX = 1 << 40
"""A place in a recording: far more than any lasts."""
Place = Annotated[int, Number(0, TEXT_CODE_POINTS_MAX)]
Milliseconds = Annotated[int, Number(0, MS_MAX)]


def _attached(event: "FileAttached") -> Breach:
    is_of_a_thing = bool(event.on_kind) == (event.on is not None)
    return "" if is_of_a_thing and len(event.chunks) == -(-event.size // CHUNK_BYTES) else BAD_VALUE


def _times(event: "SourceTimecodesSet") -> Breach:
    places = [place for place, _, _ in event.times]
    are_times = all(first <= last for _, first, last in event.times)
    return "" if are_times and places == sorted(set(places)) else BAD_VALUE


@event("file.attached", Policy(CODERS, NOBODY, attaches="file"), whole=_attached)
class FileAttached(NamedTuple):
    """A file was put to a source, a participant or the project (`on` empty). Its bytes are sealed in chunks under
    `key`; `chunks` are the SHA-256 of the sealed chunks, in order; `size` counts the bytes of the file itself."""

    file: Annotated[FileId, NEW]
    on_kind: Annotated[ThingKind, OneOf(ON_KINDS)]
    on: ThingId | None
    name: Name
    mime: Annotated[str, Words(NAME_CODE_POINTS_MAX, is_line=True)]
    size: Annotated[int, Number(1, FILE_BYTES_MAX)]
    key: KeyId
    chunks: Annotated[tuple[Annotated[bytes, Bytes(32, 32)], ...], Items(CHUNKS_MAX, least=1, is_distinct=False)]


@event("file.detached", Policy(CODERS, NOBODY))
class FileDetached(NamedTuple):
    """A file is not wanted any more: its key and its chunks are destroyed on every device that learns of it."""

    file: FileId
    key: KeyId


@event("source.timecodes_set", Policy(CODERS, AUTHOR), whole=_times)
class SourceTimecodesSet(NamedTuple):
    """When in the recording a source's passages are spoken: (code point, first ms, last ms), in order."""

    source: SourceId
    times: Annotated[tuple[tuple[Place, Milliseconds, Milliseconds], ...], Items(PLACES_MAX)]

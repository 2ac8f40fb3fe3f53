"""Files that go with something: recordings, consent forms, approvals. Their bytes lie sealed beside the log."""

from typing import NamedTuple

from core.events.policy import AUTHOR, CODERS, NOBODY, Policy
from core.events.registry import event
from core.ids import FileId, KeyId, SourceId, ThingId, ThingKind
from core.sealing.sealed_text import Text


@event("file.attached", Policy(CODERS, NOBODY, attaches="file"))
class FileAttached(NamedTuple):
    """A file was put to a source, a participant or the project (`on` empty). Its bytes are sealed in chunks under
    `key`; `chunks` are the SHA-256 of the sealed chunks, in order; `size` counts the bytes of the file itself."""

    file: FileId
    on_kind: ThingKind
    on: ThingId | None
    name: Text
    mime: str
    size: int
    key: KeyId
    chunks: tuple[bytes, ...]


@event("file.detached", Policy(CODERS, NOBODY))
class FileDetached(NamedTuple):
    """A file is not wanted any more: its chunks are deleted on every device that learns of it."""

    file: FileId


@event("source.timecodes_set", Policy(CODERS, AUTHOR))
class SourceTimecodesSet(NamedTuple):
    """When in the recording a source's passages are spoken: (code point, first ms, last ms), in order."""

    source: SourceId
    times: tuple[tuple[int, int, int], ...]

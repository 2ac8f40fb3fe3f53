"""Files that go with something: recordings, consent forms, approvals. Their bytes lie sealed beside the log."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("file.attached")
class FileAttached(NamedTuple):
    """A file was put to a source, a participant or the project (`on` empty). Its bytes are sealed in chunks under
    `key`; `chunks` are the SHA-256 of the sealed chunks, in order; `size` counts the bytes of the file itself."""

    file: Id
    on_kind: str
    on: Id | None
    name: Text
    mime: str
    size: int
    key: Id
    chunks: tuple[bytes, ...]


@event("file.detached")
class FileDetached(NamedTuple):
    """A file is not wanted any more: its chunks are deleted on every device that learns of it."""

    file: Id


@event("source.timecodes_set")
class SourceTimecodesSet(NamedTuple):
    """When in the recording a source's passages are spoken: (code point, first ms, last ms), in order."""

    source: Id
    times: tuple[tuple[int, int, int], ...]

"""Decisions on attached files, and on the time codes of a transcript."""

from collections.abc import Callable
from typing import NamedTuple

from core.commands.codings import live_source
from core.commands.context import CommandContext, Decision, checked_name
from core.commands.epochs import start_epoch
from core.commands.participants import require_active_participant
from core.errors import Refused
from core.events.files import FileAttached, FileDetached, SourceTimecodesSet
from core.ids import FileId, Id, ParticipantId, SourceId, ThingId, ThingKind
from core.limits import FILE_BYTES_MAX
from core.sealing.crypto import HeldKey

Times = tuple[tuple[int, int, int], ...]


class NewFile(NamedTuple):
    """A file whose sealed chunks lie beside the log already: its size in bytes, the key that seals them, and the digest
    of each chunk in order."""

    id: FileId
    name: str
    mime: str
    size: int
    key: HeldKey
    chunks: tuple[bytes, ...]


def attach_file(
    context: CommandContext, on_kind: str, on: Id | None, file: NewFile, attached: Callable[[], None] = lambda: None
) -> list[Decision]:
    """Attaches a file to a text, a participant, or (with an empty kind) the project; `attached` is called where nothing
    speaks against it, while the event is recorded, and may. Raises Refused."""
    if on_kind == "source" and on is not None:
        live_source(context, SourceId(on))
    elif on_kind == "participant" and on is not None:
        require_active_participant(context, ParticipantId(on))
    elif on is not None or on_kind:
        raise Refused("file-owner-unknown")
    if not 0 < file.size <= FILE_BYTES_MAX:
        raise Refused("file-size-outside", max=FILE_BYTES_MAX // 1024**3)
    attached()
    thing = None if on is None else ThingId(on)
    event = FileAttached(
        file.id, ThingKind(on_kind), thing, checked_name(file.name), file.mime, file.size, file.key.id, file.chunks
    )
    return [Decision(event, keys=(file.key.id,), new_keys=(file.key,), seal_quotes=False)]


def detach_file(context: CommandContext, file: FileId, why: str | None = None) -> list[Decision]:
    """Removes an attached file on every device. This cannot be undone, as its key is destroyed. Raises Refused."""
    row = context.state.files.get(file)
    if row is None or row.status != "live" or context.state.is_shredded(row.key):
        raise Refused("no-such-file")
    return [Decision(FileDetached(file, row.key), why), *start_epoch(context)]


def set_timecodes(context: CommandContext, source: SourceId, times: Times) -> list[Decision]:
    """When the parts of a text are spoken: (code point, first ms, last ms), in its order. Raises Refused."""
    row = live_source(context, source)
    places = [place for place, _, _ in times]
    if not times or places != sorted(set(places)) or places[-1] >= row.chars:
        raise Refused("timecodes-out-of-order")
    if any(last < first for _, first, last in times):
        raise Refused("timecode-ends-early")
    return [Decision(SourceTimecodesSet(source, times))]

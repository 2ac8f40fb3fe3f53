"""Decisions on files that go with something, and on when a text was spoken."""

from core.commands.codings import live_source
from core.commands.context import CommandContext, Decision, checked_name
from core.commands.participants import require_active_participant
from core.errors import Refused
from core.events.files import FileAttached, FileDetached, SourceTimecodesSet
from core.ids import FileId, Id, ParticipantId, SourceId, ThingId, ThingKind
from core.limits import FILE_BYTES_MAX
from core.sealing import crypto

Times = tuple[tuple[int, int, int], ...]


def attach_file(
    context: CommandContext,
    file: FileId,
    on_kind: str,
    on: Id | None,
    name: str,
    mime: str,
    size: int,
    key: bytes,
    chunks: tuple[bytes, ...],
) -> list[Decision]:
    """A file whose chunks lie beside the log already, sealed under a key of its own."""
    if on_kind == "source" and on is not None:
        live_source(context, SourceId(on))
    elif on_kind == "participant" and on is not None:
        require_active_participant(context, ParticipantId(on))
    elif on is not None or on_kind:
        raise Refused("file-owner-unknown")
    if not 0 < size <= FILE_BYTES_MAX:
        raise Refused("file-size-outside", max=FILE_BYTES_MAX // 1024**3)
    thing = None if on is None else ThingId(on)
    key_id = crypto.key_id(key)
    event = FileAttached(file, ThingKind(on_kind), thing, checked_name(name), mime, size, key_id, chunks)
    return [Decision(event, keys=(key_id,), new_keys=(key,), seal_quotes=False)]


def detach_file(context: CommandContext, file: FileId, why: str | None = None) -> list[Decision]:
    """Takes a file away, on every device; for good, since its key is destroyed."""
    row = context.state.files.get(file)
    if row is None or row.status != "live" or row.key in context.state.shredded.rows:
        raise Refused("no-such-file")
    return [Decision(FileDetached(file), why)]


def set_timecodes(context: CommandContext, source: SourceId, times: Times) -> list[Decision]:
    """When a text's passages are spoken: (code point, first ms, last ms), in the order of the text."""
    row = live_source(context, source)
    places = [place for place, _, _ in times]
    if not times or places != sorted(set(places)) or places[-1] >= row.chars:
        raise Refused("timecodes-out-of-order")
    if any(last < first for _, first, last in times):
        raise Refused("timecode-ends-early")
    return [Decision(SourceTimecodesSet(source, times))]

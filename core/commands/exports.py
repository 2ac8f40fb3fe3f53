"""What is recorded when something leaves the study in clear."""

from typing import NamedTuple

from core.commands.context import CommandContext, Decision
from core.events.exports import ExportRecorded
from core.ids import CodeId, FileId, SourceId
from core.limits import LINKS_MAX


class Taken(NamedTuple):
    """What a file holds that is about to be written: see core/events/exports.py. Empty `sources` and `codes`: all."""

    content: str
    format: str
    reading: str = ""
    sources: tuple[SourceId, ...] = ()
    codes: tuple[CodeId, ...] = ()
    file: FileId | None = None


def record_export(context: CommandContext, taken: Taken) -> list[Decision]:
    """Records an export. Of more than LINKS_MAX texts or codes it names none, which says that it may be all."""
    sources, codes = taken.sources, taken.codes
    event = ExportRecorded(
        taken.content,
        taken.format,
        taken.reading,
        tuple(sorted(set(sources))) if len(sources) <= LINKS_MAX else (),
        tuple(sorted(set(codes))) if len(codes) <= LINKS_MAX else (),
        taken.file,
    )
    return [Decision(event, seal_quotes=False)]

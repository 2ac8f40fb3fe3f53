"""Transcripts that are being written, in words: their versions, and what is left from a window that was closed hard."""

from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.commands.transcripts import SOUND, keys_of, save_transcript
from core.errors import Refused
from core.ids import EventId, Id
from core.keys.draft_journal import DraftJournal
from core.project import Project
from core.views.records import File
from core.views.transcript_records import Transcript
from core.views.transcripts import LIVE, newest


class Version(NamedTuple):
    """A version of a draft; `text` is None where its words were withdrawn, or their key is not here."""

    event: EventId
    by: str
    at: int
    offset: int
    text: str | None


def live_drafts(presentation: Presentation) -> list[Transcript]:
    """The transcripts that are being written and can be read, in the order in which they were begun."""
    rows = [row for row in presentation.state.transcripts.values() if row.status == LIVE]
    return sorted((row for row in rows if is_readable(presentation.project, row)), key=lambda row: (row.at, row.id))


def is_readable(project: Project, row: Transcript) -> bool:
    """Whether nobody whose words a draft holds has withdrawn, as far as this device knows."""
    try:
        keys = keys_of(project.context(), row)
    except Refused:
        return False
    return all(map(project.holds_key, keys))


def versions(presentation: Presentation, row: Transcript) -> list[Version]:
    """The versions that stand: one, or several where devices wrote apart; the newest last."""
    project = presentation.project
    return [
        Version(each.id, presentation.author(each.device), each.at, each.offset, project.words(each.event.text))
        for each in map(project.event, newest(row))
    ]


def recording_name(presentation: Presentation, row: Transcript) -> str:
    """The name of the recording that is transcribed."""
    file = presentation.state.files.get(row.file)
    return "" if file is None else presentation.words(file.name)


def is_sound(file: File) -> bool:
    """Whether a file can be listened to."""
    return file.mime.startswith(SOUND)


def save_left(project: Project, journal: DraftJournal, but: frozenset[str] = frozenset()) -> list[Id]:
    """Saves what was typed in windows that were closed hard as versions of their drafts, and returns these drafts.
    `but`: the openings that are still at work. What cannot be saved now stays in the journal."""
    saved: list[Id] = []
    for unsaved in journal.left():
        row = project.state.transcripts.get(unsaved.transcript)
        if unsaved.opening in but or row is None:
            continue
        same = [each for each in newest(row) if project.words(project.event(each).event.text) == unsaved.text]
        try:
            if not same:
                project.do(save_transcript, unsaved.transcript, unsaved.text, unsaved.builds_on)
                saved.append(row.id)
        except Refused:
            continue
        journal.forget(unsaved)
    return saved

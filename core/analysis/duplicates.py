"""Whether a text that comes in is here already."""

from core.errors import Refused
from core.project import Project
from core.text.normal import text_hash
from core.views.records import Source
from core.views.sources import speaker_turns_in


def known_hash(project: Project, row: Source) -> str:
    """The hash of a source's whole text. Of a text of several, the event holds only that of what is left when all of
    them are silent."""
    try:
        return (
            text_hash(project.text(row.id))
            if speaker_turns_in(project.state, row.id)
            else project.words(row.text_hash) or ""
        )
    except Refused:
        return ""

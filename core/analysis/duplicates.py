"""Whether a text that comes in is here already."""

from core.errors import Refused
from core.project import Project
from core.text.normal import text_hash
from core.views.records import Source
from core.views.speakers import speaker_turns_in


def known_hash(project: Project, row: Source) -> str:
    """The hash of a source's whole text. It is computed for a text of several speakers, because the event of such a
    text holds only the hash of the text with their turns blanked."""
    try:
        return (
            text_hash(project.text(row.id))
            if speaker_turns_in(project.state, row.id)
            else project.words(row.text_hash) or ""
        )
    except Refused:
        return ""

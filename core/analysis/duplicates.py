"""Whether a text that comes in is here already, or comes twice at once."""

from collections.abc import Iterable

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


def chosen_twice(texts: Iterable[tuple[str, str]]) -> list[str | None]:
    """For each name and text that come in together, the name of the first with the same words before it, if any."""
    first: dict[str, str] = {}
    found: list[str | None] = []
    for name, text in texts:
        words = text_hash(text)
        found.append(first.get(words))
        first.setdefault(words, name)
    return found

"""Texts of an imported project that are here under another GUID, known by their words."""

from collections.abc import Collection

from core.commands.context import CommandContext
from core.commands.foreign_project import Foreign, ForeignSource
from core.commands.interchange_fit import fitting_name
from core.errors import Refused
from core.ids import Id

WORDS_MIN = 200
"""A text of so many code points is known by its words alone; shorter ones may be the same by chance."""
END_MAX = 4
"""Tools add or drop so much white space at the end of a text."""


def has_text(context: CommandContext, source: Id, text: str) -> bool | None:
    """Whether a source has these words; None where they cannot be read here."""
    try:
        return context.text(source) == text
    except Refused:
        return None


def met_by_words(context: CommandContext, foreign: Foreign, source: ForeignSource, taken: Collection[Id]) -> list[Id]:
    """The text here of the same name and words; else the only one with the same words, but for white
    space at its end, if they are many: what was imported as a file has the name of the file. None is one of `taken`."""
    rows = context.state.sources.values()
    live = [row for row in rows if row.status == "live" and row.id not in taken]
    near = [row for row in live if abs(row.chars - len(source.text)) <= END_MAX]
    name = fitting_name(source.name)
    named = [row for row in near if row.chars == len(source.text) and context.shown(row.name) == name]
    for row in named:
        if has_text(context, row.id, source.text):
            return [Id(row.id)]
    words = source.text.rstrip()
    if len(words) < WORDS_MIN or sum(each.text.rstrip() == words for each in foreign.sources) > 1:
        return []
    last = max((each.end for each in foreign.codings if each.source == source.id), default=0)
    found = [Id(row.id) for row in near if row.chars >= last and _begins(context, row.id) == words]
    return found if len(found) == 1 else []


def _begins(context: CommandContext, source: Id) -> str | None:
    """A text without the white space at its end; None where it cannot be read here."""
    try:
        return context.text(source).rstrip()
    except Refused:
        return None

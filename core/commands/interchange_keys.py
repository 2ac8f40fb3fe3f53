"""With which keys an import seals what is said of a passage, so that a withdrawal of whoever speaks there takes it."""

from collections.abc import Mapping
from typing import NamedTuple

from core.commands.context import CommandContext
from core.commands.foreign_project import ForeignCoding, ForeignMemo
from core.ids import Id, KeyId
from core.text.ranges import Ranges, overlaps
from core.views.speakers import keys_at


class PassageKeys(NamedTuple):
    """The keys of texts by their ids here, and of texts that come in now what each speaker's words are sealed with."""

    context: CommandContext
    texts: Mapping[Id, KeyId]
    speaking: Mapping[Id, list[tuple[Ranges, KeyId]]]

    def at(self, source: Id, places: Ranges) -> tuple[KeyId, ...]:
        """The keys of the words that stand at these places of a text."""
        state = self.context.state
        if source in state.sources.rows:
            return tuple(sorted({key for start, end in places for key in keys_at(state, source, start, end)}))
        apart = (key for spoken, key in self.speaking.get(source, ()) if overlaps(spoken, places))
        return (self.texts[source], *apart)

    def behind(self, memo: ForeignMemo, coding: ForeignCoding | None, ids: Mapping[Id, Id]) -> tuple[KeyId, ...]:
        """The keys of the words that a memo on a thing, or on a `coding`, may repeat; `ids` here by those there."""
        place = memo.passage if coding is None else (coding.start, coding.end)
        there = memo.on if coding is None else coding.source
        on = None if there is None else ids.get(there)
        if on is None or on not in self.texts:
            return ()
        return (self.texts[on],) if place is None else self.at(on, (place,))

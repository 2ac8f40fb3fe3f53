"""What every part of a report needs: the state in words, the trail with numbers, names and days as the team wants."""

from typing import NamedTuple

from core.analysis.audit_trail import Entry, entries
from core.analysis.presentation import Presentation, iso_time
from core.ids import EventId, Id
from core.messages import UNTRANSLATED, Translator
from core.project import Project
from core.views.codebook import resolve_merged
from core.views.records import Coding


class Options(NamedTuple):
    """How much a report tells: quotes in which layer, coders by name or as “Coder 1”, days or months, its language."""

    language: str = "nb"
    layer: str = "anonymised"
    with_names: bool = True
    with_days: bool = True
    translator: Translator = UNTRANSLATED


class Frame:
    """One project, ready to be told of."""

    def __init__(self, project: Project, options: Options, coder: str) -> None:
        """`coder` is what somebody without a name is called, with {} for the number."""
        self.options = options
        self.presentation = _Named(project, options, coder)
        self.trail: list[Entry] = entries(project, translator=options.translator)
        self._numbers = {entry.recorded.id: entry.n for entry in self.trail}

    def number(self, event: EventId) -> int:
        """An event's number in the trail."""
        return self._numbers.get(event, 0)

    def day(self, at: int) -> str:
        """A day, or only its month."""
        return iso_time(at)[: 10 if self.options.with_days else 7]

    def resolve_merged(self, coding: Coding) -> Id:
        """The code as which a coding shows."""
        return resolve_merged(self.presentation.state, coding.code)

    def author(self, entry: Entry) -> str:
        """Who an event is by."""
        return self.presentation.author(entry.recorded.device)


class _Named(Presentation):
    """A reading in which coders may go without their names."""

    def __init__(self, project: Project, options: Options, coder: str) -> None:
        super().__init__(project, None, options.translator, options.layer)
        members = sorted(self.state.members.rows)
        self._called = {} if options.with_names else {each: coder.format(n) for n, each in enumerate(members, 1)}

    def member(self, member: Id) -> str:
        """A name, or a number."""
        return self._called.get(member) or super().member(member)

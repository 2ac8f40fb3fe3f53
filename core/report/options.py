"""What every part of a report needs: the state in words, the trail with numbers, names and days as the team wants."""

import datetime
from typing import Any, NamedTuple

from core.analysis.audit_trail import Entry, told
from core.analysis.presentation import Presentation
from core.events.registry import Unknown
from core.ids import EventId, Id
from core.messages import Translator
from core.project import Project
from core.sealing.sealed_text import Text
from core.views.codebook import resolve_merged
from core.views.records import Coding
from core.views.speakers import spoken_by

WITH_EFFECT = ("concurrent_rename", "concurrent_move", "deleted_in_use")
"""Conflicts of events that took effect all the same."""


def took_effect(entry: Entry) -> bool:
    """Whether an event of the trail changed anything; a code without its parent is there, at the top."""
    if type(entry.recorded.event) is Unknown:
        return False
    is_at_top = entry.wire == "code.created" and entry.conflict in ("unknown", "too_deep")
    return entry.conflict is None or entry.conflict in WITH_EFFECT or is_at_top


class Options(NamedTuple):
    """How much a report tells: quotes in which layer, coders by name or as “Coder A”, days or months; and whether the
    whole trail comes after it as an appendix, or comes alone."""

    layer: str = "anonymised"
    with_names: bool = True
    with_days: bool = True
    trail: str = "with"


CODED = ("coding.created", "coding.attributed")
"""How codings come into being."""
TRAILS = ("with", "without", "only")
"""Whether the appendix with the whole trail is there."""


class Frame:
    """One project, ready to be described in one language."""

    def __init__(self, project: Project, options: Options, say: Translator) -> None:
        self.options = options
        self.say = say
        self.presentation = _WithoutNames(project, options, say)
        self.trail: list[Entry] = told(self.presentation, range(1, len(project.timeline.order) + 1), with_quotes=False)
        self.effective = list(filter(took_effect, self.trail))
        self._numbers = {entry.recorded.id: entry.n for entry in self.trail}
        self.standing = [entry for entry in self.effective if entry.undone_by is None]
        self.quotes: list[Coding] = []
        self.creations = {each.recorded.event.coding: each for each in self.standing if each.wire in CODED}
        self.steps: dict[Id, list[Any]] | None = None
        self.memos_told: set[Id] = set()
        self.works: set[str] = set()
        self.library: dict[str, tuple[str, str]] | None = None

    def number(self, event: EventId) -> int:
        """An event's number in the trail."""
        return self._numbers.get(event, 0)

    def day(self, at: int) -> str:
        """A day, or only its month, which no line is broken in. `at` is in ms since 1970."""
        day = datetime.datetime.fromtimestamp(at / 1000, datetime.UTC).date()
        said = self.say.day(day) if self.options.with_days else self.say.month(day)
        return said.replace(" ", "\u00a0")

    def more(self, count: int) -> str:
        """How many more lines there are, and where: in the appendix, or where that is left out in the project."""
        where = "report-more-decisions" if self.options.trail == "with" else "report-more-in-project"
        return self.say(where, count=count)

    def resolve_merged(self, coding: Coding) -> Id:
        """The code as which a coding shows."""
        return resolve_merged(self.presentation.state, coding.code)

    def speakers(self, coding: Coding) -> str:
        """Who says the words of a coding: the pseudonyms, or the text where nobody is said to speak."""
        people = spoken_by(self.presentation.state, coding)
        named = self.say.list(map(self.presentation.participant, people))
        return named or self.presentation.source(coding.source)

    def cite(self, coding: Coding) -> int:
        """The number of a quote, which counts on through the whole report."""
        self.quotes.append(coding)
        return len(self.quotes)

    @property
    def title(self) -> str:
        """What the study is called."""
        return next((self.presentation.words(row.title) for row in self.presentation.state.project.values()), "")

    def part(self, name: str) -> str:
        """A part of the project's description, or nothing."""
        row = next(iter(self.presentation.state.project.values()))
        return self.presentation.words(dict(row.parts).get(name))


class _WithoutNames(Presentation):
    """A presentation in which coders may go without their names."""

    def __init__(self, project: Project, options: Options, say: Translator) -> None:
        super().__init__(project, None, say, options.layer)
        members = [*sorted(self.state.members.rows), *sorted(self.state.attributed_coders.rows)]
        self._called = (
            {}
            if options.with_names
            else {each: say("report-coder", letter=_letter(n)) for n, each in enumerate(members)}
        )

    def called_member(self, member: Id, name: Text) -> str:
        """A name, or a letter."""
        return self._called.get(member) or super().called_member(member, name)

    def called_attributed(self, coder: Id, name: Text) -> str:
        """A name, or a letter, with the words that it is a file that says so."""
        letter = self._called.get(coder)
        return self.translator("term-attributed", name=letter) if letter else super().called_attributed(coder, name)


def _letter(n: int) -> str:
    """A to Z, then AA, AB and so on."""
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)

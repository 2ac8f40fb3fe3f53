"""What every part of a report needs: the state in words, the trail with numbers, names and days as the team wants."""

import datetime
from functools import cached_property
from typing import Any, NamedTuple

from core.analysis.audit_trail import Entry, told, took_effect
from core.analysis.figures import Figures, figures, is_gone
from core.analysis.informants import informants_by_code
from core.analysis.main_categories import MainCategories, main_categories
from core.analysis.negative_cases import reasons_against
from core.ids import CodingId, EventId, Id
from core.messages import Translator
from core.project import Project
from core.report.presented import ReportPresentation
from core.views.codebook import resolve_merged
from core.views.records import Coding
from core.views.speakers import spoken_by


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
        self.presentation = ReportPresentation(project, options.layer, options.with_names, say)
        everything = range(1, len(project.timeline.order) + 1)
        self.trail: list[Entry] = told(self.presentation, everything, with_quotes=False, with_data=False)
        self.effective = list(filter(took_effect, self.trail))
        self._numbers = {entry.recorded.id: entry.n for entry in self.trail}
        self.standing = [entry for entry in self.effective if entry.undone_by is None]
        self.quotes: list[Coding] = []
        self.creations = {each.recorded.event.coding: each for each in self.standing if each.wire in CODED}
        self.steps: dict[Id, list[Any]] | None = None
        self.memos_told: set[Id] = set()
        self.works: set[str] = set()
        self.library: dict[str, tuple[str, str]] | None = None
        self._gone: dict[Id, bool] = {}
        self._days: dict[datetime.date, str] = {}

    @cached_property
    def figures(self) -> Figures:
        """The figures of the study."""
        return figures(self.presentation)

    @cached_property
    def categories(self) -> MainCategories:
        """The main categories, and what stands beside them."""
        return main_categories(self.presentation)

    @cached_property
    def against(self) -> dict[CodingId, str]:
        """Why segments speak against their codes, as exports say it."""
        return reasons_against(self.presentation)

    @cached_property
    def informants(self) -> dict[Id, set[Id]]:
        """Who carries which code."""
        return informants_by_code(self.presentation)

    @cached_property
    def codings_by_code(self) -> dict[Id, list[Coding]]:
        """The codings that count, under the codes as which they show, in the order of their places."""
        found: dict[Id, list[Coding]] = {}
        for coding in self.presentation.counted_codings():
            found.setdefault(self.resolve_merged(coding), []).append(coding)
        return found

    def is_gone(self, coding: Coding) -> bool:
        """Whether a coding stands on words that were withdrawn, or some of them were."""
        if coding.id not in self._gone:
            self._gone[coding.id] = is_gone(self.presentation, coding)
        return self._gone[coding.id]

    def entry(self, event: EventId) -> Entry | None:
        """The line of the trail of an event; None where there is none."""
        number = self._numbers.get(event)
        return None if number is None else self.trail[number - 1]

    def number(self, event: EventId) -> int:
        """An event's number in the trail."""
        return self._numbers.get(event, 0)

    def day(self, at: int) -> str:
        """A day, or only its month, which no line is broken in. `at` is in ms since 1970."""
        day = datetime.datetime.fromtimestamp(at / 1000, datetime.UTC).date()
        if day not in self._days:  # a trail says the same day thousands of times
            said = self.say.day(day) if self.options.with_days else self.say.month(day)
            self._days[day] = said.replace(" ", "\u00a0")
        return self._days[day]

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

"""What every part of a report needs: the state in words, the trail with numbers, names and days as the team wants."""

import datetime
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from core.analysis.audit_trail import Entry, Unseen, tell, took_effect
from core.analysis.figures import Figures, figures, gone_in, taking_part
from core.analysis.informants import informants_by_code
from core.analysis.main_categories import MainCategories, main_categories
from core.analysis.names_then import NamesThen
from core.analysis.negative_cases import reasons_against
from core.analysis.saturation import SaturationStep, saturation
from core.events.codebook import CodeSplit
from core.events.registry import Unknown
from core.ids import CodingId, EventId, Id
from core.log.clocks import DAY_MS
from core.messages import Translator
from core.project import Project
from core.report.presented import ReportPresentation
from core.report.steps import ON_CODES, Step, step_of
from core.report.told_log import Told, ToldLog
from core.views.codebook import resolve_merged, resolved
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


class Made(NamedTuple):
    """How a coding came into being: the number of the event, and what its code was called and shown as then."""

    n: int
    code: str


class Frame:
    """One project, ready to be described in one language."""

    def __init__(self, project: Project, options: Options, say: Translator) -> None:
        self.options = options
        self.say = say
        self.presentation = ReportPresentation(project, options.layer, options.with_names, say)
        self.log, self.unseen = ToldLog(), Unseen[int]()
        self.newer = self.doubtful = 0
        self.effective: list[Entry] = []
        """The decisions that took effect; codings stand in `creations` alone, as far as they count."""
        self.creations: dict[CodingId, Made] = {}
        self.steps: dict[Id, list[Step]] = {}
        """The decisions on each code that stand, in order: a merge under the code that was merged, a split also under
        what the code became."""
        names = NamesThen(self.presentation, with_quotes=False)
        for entry in tell(names, range(1, len(project.timeline.order) + 1), with_data=False):
            self._note(names, entry)
        self.standing = [entry for entry in self.effective if entry.undone_by is None]
        self.quotes: list[Coding] = []
        self.memos_told: set[Id] = set()
        self.works: set[str] = set()
        self.library: dict[str, tuple[str, str]] | None = None
        self._days: dict[int, str] = {}

    def _note(self, names: NamesThen, entry: Entry) -> None:
        """Keeps what is needed of an event; the names are those of its moment."""
        recorded, fact = entry.recorded, entry.recorded.event
        self.log.add(entry)
        self.unseen.take(recorded, entry.n)
        self.newer += type(fact) is Unknown
        self.doubtful += entry.clock_doubt
        if not took_effect(entry):
            return
        if entry.wire not in CODED:
            self.effective.append(entry)
        if entry.undone_by is not None:
            return
        if entry.wire in CODED:
            self.creations[fact.coding] = Made(entry.n, names.code_shown(fact.code))
        elif isinstance(fact, ON_CODES):
            step = step_of(names, entry)
            for code in (fact.code, *(fact.into if isinstance(fact, CodeSplit) else ())):
                self.steps.setdefault(code, []).append(step)

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
        shown = resolved(self.presentation.state)
        for coding in self.presentation.counted_codings():
            found.setdefault(shown[coding.code], []).append(coding)
        return found

    def is_gone(self, coding: Coding) -> bool:
        """Whether a coding stands on words that were withdrawn, or some of them were."""
        return self._is_gone(coding)

    @cached_property
    def _is_gone(self) -> Callable[[Coding], bool]:
        return gone_in(self.presentation)

    @cached_property
    def taking_part(self) -> list[Id]:
        """Who takes part."""
        return taking_part(self.presentation)

    @cached_property
    def saturation(self) -> list[SaturationStep]:
        """Which new codes each text brought."""
        return saturation(self.presentation)

    def told(self, event: EventId) -> Told | None:
        """The line of the trail of an event; None where there is none."""
        timeline = self.presentation.project.timeline
        return self.log.line(timeline.place_of(event) + 1) if event in timeline.places else None

    def day(self, at: int) -> str:
        """A day, or only its month, which no line is broken in. `at` is in ms since 1970."""
        number = at // DAY_MS
        if number not in self._days:  # a trail says the same day thousands of times
            day = datetime.datetime.fromtimestamp(at / 1000, datetime.UTC).date()
            said = self.say.day(day) if self.options.with_days else self.say.month(day)
            self._days[number] = said.replace(" ", "\u00a0")
        return self._days[number]

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

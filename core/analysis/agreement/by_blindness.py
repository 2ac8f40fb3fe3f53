"""Agreement by what the coders knew of each other: never a blind and a negotiated coding in one number.

Three kinds of figures. `blind`: the codings as they were while their coders could not see each other's, with the
codebook of then. `blind-today`: the same codings under today's codebook, merges and splits applied. `open`: the texts
in which something was made or changed after the coders could see each other's codings, as they stand.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from random import Random
from typing import NamedTuple

from core.analysis.agreement.blindness import Blindness, blindness
from core.analysis.agreement.intercoder_agreement import (
    Agreement,
    AgreementOptions,
    Estimate,
    check,
    description,
    measured,
)
from core.analysis.agreement.unitisation import Compared, gathered
from core.analysis.codebook_tree import codebook_tree
from core.analysis.main_categories import flat
from core.analysis.presentation import Presentation
from core.ids import CodeId, Id
from core.messages import Message
from core.project import Project
from core.views.codebook import resolve_merged, shown_parent
from core.views.records import Coding, Round
from core.views.rounds import hidden, is_open
from core.views.state import State

BLIND, TODAY, OPEN = KINDS = ("blind", "blind-today", "open")


class Figure(NamedTuple):
    """One kind of figure: over all texts, or those of a round. `named`: the state whose names each code has.
    `compared` is what was counted, None where the figure is undefined for a reason of its own."""

    kind: str
    agreement: Agreement
    compared: Compared | None
    named: Mapping[Id, State]
    notes: tuple[Message, ...] = ()


class RoundFigures(NamedTuple):
    """The figures of a round of blind coding, and where it stands: open, finished or ended (before all were done)."""

    round: Round
    status: str
    figures: tuple[Figure, ...]


class Wanted(NamedTuple):
    """Whose codings are compared how; `sources` and `codes` (of today) narrow it. `end`: after how many events."""

    coders: tuple[Id, ...]
    how: AgreementOptions
    sources: frozenset[Id] | None = None
    codes: frozenset[Id] | None = None
    end: int | None = None
    seed: int = 1


def by_blindness(project: Project, wanted: Wanted, known: Blindness | None = None) -> tuple[Figure, ...]:
    """The three kinds over all texts, in the order of KINDS; each may be undefined. `known`: how long who was blind, of
    the whole trail, where it was read before. Raises Refused where the metric does not fit."""
    return _Figures(project, wanted, known).of(None)


def by_round(project: Project, wanted: Wanted) -> list[RoundFigures]:
    """The figures of each round, in the order in which they were opened. Raises Refused where the metric does not
    fit."""
    figures = _Figures(project, wanted)
    found = []
    for row in sorted(figures.state.rounds.rows.values(), key=lambda each: (each.at, each.id)):
        coders = [each for each in wanted.coders if each in row.coders]
        if len(coders) < 2:
            continue
        status = "open" if is_open(figures.state, row) else "ended" if row.is_ended else "finished"
        found.append(RoundFigures(row, status, figures.of(row)))
    return found


def headline(figures: Sequence[Figure]) -> Figure:
    """The figure to put first: the blind one where there is any text that two coders coded blind, else the open one."""
    blind = figures[0]
    return blind if blind.compared is not None and blind.compared.sources else figures[-1]


class _Figures:
    """Computes them; what the log says of who knew what is read once."""

    def __init__(self, project: Project, wanted: Wanted, known: Blindness | None = None) -> None:
        check(wanted.how, len(wanted.coders))
        self._project, self._wanted = project, wanted
        self.state = project.state if wanted.end is None else project.as_of(wanted.end)
        self._presentation = Presentation(project, self.state)
        self._blindness = (known or blindness(project, wanted.coders)).up_to(wanted.end)
        viewer = project.state.devices.get(project.device)
        self._hidden = hidden(project.state, viewer.member) if viewer is not None else set()
        self._states: dict[int, State] = {}
        self._blind, self._standing = self._read()

    def of(self, row: Round | None) -> tuple[Figure, ...]:
        """The figures of a round, or of everything."""
        sources = self._wanted.sources if row is None else frozenset(row.sources)
        if row is not None and self._wanted.sources is not None:
            sources = frozenset(row.sources) & self._wanted.sources
        coders = tuple(each for each in self._wanted.coders if row is None or each in row.coders)
        if row is not None and any(place in self._hidden for place in product(coders, row.sources)):
            return self._none(Message("estimate-undefined-round-open"))
        blind = [each for each in self._blind if sources is None or each.source in sources]
        notes = self._notes(blind)
        finished: dict[Id, Collection[Id]] = {}
        if row is not None:
            opened = self._blindness.opened.get(row.id, 0)
            seen = [each for each in blind if not self._blindness.lasted(each.by, each.source, opened)]
            blind = [each for each in blind if each not in seen]
            notes += _counted("agreement-note-seen-before", len({each.source for each in seen}))
            finished = {source: self._finished(row, source) for source in row.sources}
        pool = _Pool(coders, finished)
        then = [(each, self._codebook_of(each)) for each in blind]
        standing = [each for each in self._standing if sources is None or each.source in sources]
        return self._figure(BLIND, then, pool, notes), self._today(blind, pool), self._open(standing, pool)

    def _notes(self, blind: list[Coding]) -> tuple[Message, ...]:
        texts = {each.source for each in blind}
        older = sum(count for source, count in self._blindness.older.items() if source in texts)
        return _counted("agreement-note-older", older)

    def _finished(self, row: Round, source: Id) -> list[Id]:
        """Who coded the text blind to the end of the round, though perhaps without finding anything."""
        done = ((coder, self._blindness.finished.get((row.id, coder))) for coder in row.finished)
        return [coder for coder, n in done if n is not None and self._blindness.lasted(coder, source, n)]

    def _read(self) -> tuple[list[Coding], list[Coding]]:
        """The blind codings as they were, and all that stand."""
        by = set(self._wanted.coders)
        standing = [each for each in self._presentation.live_codings() if each.by in by]
        texts = {row.id for row in self.state.sources.rows.values() if row.status != "removed"}
        until = self._blindness.until
        blind = [each for each in standing if (each.by, each.source) not in until]
        for n in sorted(set(until.values())):
            pairs = {pair for pair, last in until.items() if last == n and pair[1] in texts} - self._hidden
            rows = list(self._then(n).codings.rows.values()) if pairs else []
            blind += [each for each in rows if each.status == "live" and (each.by, each.source) in pairs]
        return blind, standing

    def _then(self, n: int) -> State:
        if n not in self._states:
            self._states[n] = self._project.as_of(n)
        return self._states[n]

    def _codebook_of(self, coding: Coding) -> State:
        """The codebook when the last coder stopped being blind in its text. Whoever is blind there still may have used
        a code that is newer: this one stands as in the codebook of now."""
        last = [self._blindness.until.get((coder, coding.source)) for coder in self._wanted.coders]
        known = [each for each in last if each is not None]
        then = self._then(max(known)) if known else self.state
        return then if coding.code in then.codes.rows else self.state

    def _today(self, blind: list[Coding], pool: "_Pool") -> Figure:
        """The blind codings where merges and splits have put them since."""
        found, unsorted = [], 0
        for coding in blind:
            code = resolve_merged(self.state, coding.code)
            row = self.state.codes.rows[code]
            if row.status == "split":
                sorted_to = resolve_merged(self.state, self.state.codings.rows[coding.id].code)
                if sorted_to in {resolve_merged(self.state, each) for each in row.into}:
                    code = sorted_to
                else:
                    unsorted += 1
            found.append((coding._replace(code=code), self.state))
        return self._figure(TODAY, found, pool, _counted("agreement-note-unsorted", unsorted))

    def _open(self, standing: list[Coding], pool: "_Pool") -> Figure:
        """Texts that are not just as they were when they were blind."""
        was, now = (_by_text(each, self.state) for each in (self._blind, self._standing))
        changed = {source for source in was.keys() | now.keys() if was.get(source) != now.get(source)}
        rows = [(each, self.state) for each in standing if each.source in changed]
        return self._figure(OPEN, rows, pool._replace(finished={}), ())

    def _figure(
        self, kind: str, codings: list[tuple[Coding, State]], pool: "_Pool", notes: tuple[Message, ...]
    ) -> Figure:
        """Of codings, each with the state whose codebook holds for it. Codes that this one has deleted are left out."""
        wanted, deleted = self._wanted, 0
        kept: list[Coding] = []
        used: list[tuple[Coding, State]] = []
        for coding, state in codings:
            code = resolve_merged(state, coding.code)
            if wanted.codes is not None and not wanted.codes & {code, resolve_merged(self.state, code)}:
                continue
            if state.codes.rows[code].status == "deleted":
                deleted += 1
            else:
                used.append((coding, state))
                kept.append(coding._replace(code=CodeId(rolled_up(state, code, wanted.how.roll_up))))
        lengths = {source: row.chars for source, row in self.state.sources.rows.items()}
        found = gathered(kept, pool.coders, lengths, None, None, pool.finished)
        codebooks = {Id(coding.code): state for coding, (_, state) in zip(kept, used, strict=True)}
        found = found._replace(domains={code: rolled_up(codebooks[code], code, 1) for code in found.codes})
        why = Message("estimate-undefined-no-common-text" if kind == OPEN else "estimate-undefined-nothing-blind")
        random = Random(wanted.seed)  # noqa: S311 - resampling, no secret
        notes += _counted("agreement-note-deleted", deleted)
        return Figure(kind, self._in_order(measured(found, wanted.how, random, why)), found, codebooks, notes)

    def _in_order(self, agreement: Agreement) -> Agreement:
        """Codes in the order of today's codebook, each beside what it became; texts in their order."""
        codes: dict[Id, int] = {each.code: n for n, each in enumerate(flat(tuple(codebook_tree(self._presentation))))}
        texts: dict[Id, int] = {row.id: n for n, row in enumerate(self._presentation.sources_in_order())}

        def place(code: Id) -> int:
            return codes.get(resolve_merged(self.state, code), len(codes))

        return agreement._replace(
            codes={code: agreement.codes[code] for code in sorted(agreement.codes, key=place)},
            sources={
                each: agreement.sources[each] for each in sorted(agreement.sources, key=lambda text: texts.get(text, 0))
            },
        )

    def _none(self, why: Message) -> tuple[Figure, ...]:
        nothing = Agreement(Estimate(None, None, None, 0, why), {}, {}, description(self._wanted.how))
        return tuple(Figure(kind, nothing, None, {}) for kind in KINDS)


class _Pool(NamedTuple):
    """Who is compared, and who has coded which text to the end."""

    coders: tuple[Id, ...]
    finished: dict[Id, Collection[Id]]


def _counted(message: str, count: int) -> tuple[Message, ...]:
    return (Message(message, {"count": count}),) if count else ()


def _by_text(codings: list[Coding], state: State) -> dict[Id, set[tuple[Id, int, int, Id]]]:
    found: dict[Id, set[tuple[Id, int, int, Id]]] = {}
    for each in codings:
        found.setdefault(each.source, set()).add((each.id, each.start, each.end, resolve_merged(state, each.code)))
    return found


def rolled_up(state: State, code: Id, depth: int) -> Id:
    """The code's ancestor that stands at `depth` (1: a main category), or the code itself where it is not as deep; with
    depth 0 the code."""
    if depth < 1:
        return code
    line: list[Id] = []
    current: Id | None = code
    while current is not None and current not in line:
        line.append(current)
        current = shown_parent(state, current)
    return line[-depth] if len(line) >= depth else code

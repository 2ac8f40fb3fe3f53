"""The framework matrix (Ritchie and Spencer 1994; Gale et al. 2013): cases by categories, with what was written of each
case in each category, and the segments that stand behind it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from core.analysis.codebook_tree import codes_in_order
from core.analysis.consents import QuoteConsent
from core.analysis.figures import taking_part
from core.analysis.main_categories import main_categories
from core.analysis.presentation import Presentation
from core.events.memos import CHARTED
from core.ids import CodeId, CodingId, Id, MemoId, SourceId
from core.views.codebook import resolve_merged, shown_parent
from core.views.records import Coding, Memo
from core.views.speakers import spoken_by


class CellText(NamedTuple):
    """What a member wrote in a cell; `rests_on` are the codings that it points back to and that stand today."""

    memo: MemoId
    text: str
    by: str
    is_own: bool
    rests_on: tuple[CodingId, ...]


class CellSegment(NamedTuple):
    """A segment behind a cell, with all codings on it, of whatever code and coder; `is_pointed_to`: a text of the cell
    rests on it; `is_against`: all of them speak against their code; `without_consent`: whoever speaks has not consented
    to be quoted."""

    codings: tuple[CodingId, ...]
    words: str
    source: SourceId
    source_name: str
    start: int
    codes: tuple[str, ...]
    is_against: bool
    is_pointed_to: bool
    without_consent: bool = False


class Cell(NamedTuple):
    """One case in one category. Empty where it has neither a text nor segments."""

    texts: tuple[CellText, ...]
    segments: tuple[CellSegment, ...]


class Case(NamedTuple):
    """A participant or a text, with a cell for each column."""

    kind: str
    id: Id
    name: str
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """Cases by categories. `without_column`: texts of cells whose category has no column, since it was deleted or
    another was asked for. `without_case`: those of cases that are here no longer, such as of whoever withdrew."""

    columns: tuple[tuple[CodeId, str], ...]
    cases: tuple[Case, ...]
    without_column: int
    without_case: int


def framework_matrix(presentation: Presentation, by: str = "participant", codes: Sequence[Id] = ()) -> Matrix:
    """The matrix of the participants who take part, or of the texts that are here (`by`: participant or source).
    Columns are the codes that are given, or else the main categories and whatever else somebody wrote of; in the
    codebook's order. Where only some codings count, cases without any are left out."""
    written, known = _written(presentation, by), _cases(presentation, by)
    columns = _columns(presentation, codes, {code for _, code in written})
    segments = _segments(presentation, by, {code for code, _ in columns})
    cases = []
    having = {case for case, _ in segments}
    for case, name in known:
        if presentation.filters and case not in having:
            continue
        of_case = ((written.get((case, code), ()), segments.get((case, code), ())) for code, _ in columns)
        cases.append(Case(by, case, name, tuple(_cell(presentation, *each) for each in of_case)))
    here, names = {code for code, _ in columns}, {case.id for case in cases}
    elsewhere = sum(len(memos) for (case, code), memos in written.items() if code not in here and case in names)
    with_row = {case for case, _ in known}
    without_case = sum(len(memos) for (case, _), memos in written.items() if case not in with_row)
    return Matrix(tuple(columns), tuple(cases), elsewhere, without_case)


def _cell(presentation: Presentation, memos: Sequence[Memo], codings: Sequence[Coding]) -> Cell:
    texts = tuple(_text(presentation, memo) for memo in memos)
    consent = QuoteConsent(presentation.state)
    pointed = {each for text in texts for each in text.rests_on}
    by_place: dict[tuple[Id, int, int], list[Coding]] = {}
    for each in codings:
        by_place.setdefault((each.source, each.start, each.end), []).append(each)
    return Cell(texts, tuple(_segment(presentation, here, pointed, consent) for here in by_place.values()))


def _columns(presentation: Presentation, asked: Sequence[Id], written: set[CodeId]) -> list[tuple[CodeId, str]]:
    found = main_categories(presentation)
    shown = set(asked) or {branch.code for branch in found.main or found.others} | written
    return [(branch.code, branch.name) for branch, _ in codes_in_order(presentation) if branch.code in shown]


def _cases(presentation: Presentation, by: str) -> list[tuple[Id, str]]:
    if by == "participant":
        return [(each, presentation.participant(each)) for each in taking_part(presentation)]
    rows = [row for row in presentation.sources_in_order() if row.status == "live" and row.kind != "condensed"]
    return [(row.id, presentation.source(row.id)) for row in rows]


def _written(presentation: Presentation, by: str) -> dict[tuple[Id, CodeId], list[Memo]]:
    """The texts of the cells, by case and category as what it is now. One whose category is gone keeps its own."""
    found: dict[tuple[Id, CodeId], list[Memo]] = defaultdict(list)
    for memo in presentation.live_memos():
        if memo.kind == CHARTED and memo.on is not None and memo.on_kind == by:
            codes = {resolve_merged(presentation.state, thing) for kind, thing in memo.links if kind == "code"}
            for code in codes or {CodeId(Id(b""))}:
                found[Id(memo.on), code].append(memo)
    return found


def _segments(presentation: Presentation, by: str, columns: set[CodeId]) -> dict[tuple[Id, CodeId], list[Coding]]:
    """The codings behind each cell: those with the category, or with a code under it."""
    state = presentation.state
    above: dict[Id, list[CodeId]] = {}
    found: dict[tuple[Id, CodeId], list[Coding]] = defaultdict(list)
    places = {row.id: n for n, row in enumerate(presentation.sources_in_order())}
    for coding in sorted(presentation.counted_codings(), key=lambda each: (places[each.source], each.start, each.end)):
        if coding.code not in above:
            code: CodeId | None = resolve_merged(state, coding.code)
            above[coding.code] = []
            while code is not None:
                above[coding.code] += [code] if code in columns else []
                code = shown_parent(state, code)
        if above[coding.code]:
            cases = spoken_by(state, coding) if by == "participant" else (coding.source,)
            for case in cases:
                for code in above[coding.code]:
                    found[Id(case), code].append(coding)
    return found


def _text(presentation: Presentation, memo: Memo) -> CellText:
    here = presentation.state.codings.rows
    rests_on = (CodingId(Id(thing)) for kind, thing in memo.links if kind == "coding")
    standing = tuple(
        each
        for each in rests_on
        if each in here and here[each].status == "live" and not presentation.is_hidden_coding(each)
    )
    device = presentation.project.state.devices.get(presentation.project.device)
    is_own = device is not None and memo.by == device.member
    return CellText(memo.id, presentation.words(memo.text), presentation.member(memo.by), is_own, standing)


def _segment(
    presentation: Presentation, here: list[Coding], pointed: set[CodingId], consent: QuoteConsent
) -> CellSegment:
    first = here[0]
    return CellSegment(
        tuple(each.id for each in here),
        presentation.quote(first),
        first.source,
        presentation.source(first.source),
        first.start,
        tuple(dict.fromkeys(presentation.code(each.code) for each in here)),
        all(each.stance == "against" for each in here),
        any(each.id in pointed for each in here),
        consent.is_missing(first),
    )

"""Interpretative phenomenological analysis (Smith, Flowers and Larkin 2022): the tables of each case and of the group.

How its terms stand in a codebook: a code on segments is an experiential statement; the category right above it a
personal experiential theme of each case in which it is used; the category at the top a group experiential theme. The
memos on a coding are its exploratory notes.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.figures import taking_part
from core.analysis.presentation import Presentation
from core.analysis.result_table import ShownQuote, chosen_quotes, shown_quote
from core.ids import CodeId, Id
from core.views.codebook import resolve_merged
from core.views.records import Coding
from core.views.speakers import spoken_by


class Statement(NamedTuple):
    """A segment of a case with its experiential statement. `statement` is empty where the segment is coded with the
    theme itself, `theme` where the statement stands in no theme yet, and `group` where the theme stands in no group
    theme yet."""

    group: str
    theme: str
    statement: str
    words: str
    source: str
    line: int
    notes: tuple[str, ...]
    is_against: bool


class GroupTheme(NamedTuple):
    """A personal experiential theme under its group theme, with the cases that have it, and a quote of each: one that
    was chosen for it, or else the case's first segment."""

    group: str
    theme: str
    content: str
    cases: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]


class _Place(NamedTuple):
    group: str
    theme: str
    statement: str
    order: int


def case_table(presentation: Presentation, participant: Id) -> list[Statement]:
    """The statements of one case, by group theme and theme in the codebook's order."""
    places = _places(presentation)
    notes: dict[Id, list[str]] = defaultdict(list)
    for memo in presentation.live_memos():
        if memo.on_kind == "coding" and memo.on is not None:
            notes[Id(memo.on)].append(presentation.words(memo.text))
    texts = {row.id: n for n, row in enumerate(presentation.sources_in_order())}
    found = []
    for coding in presentation.counted_codings():
        code = resolve_merged(presentation.state, coding.code)
        if code in places and participant in spoken_by(presentation.state, coding):
            found.append((places[code].order, texts[coding.source], coding.start, coding, places[code]))
    return [
        Statement(
            place.group, place.theme, place.statement, presentation.quote(coding), presentation.source(coding.source),
            _line(presentation, coding), tuple(notes[coding.id]), coding.stance == "against",
        )
        for *_, coding, place in sorted(found, key=lambda each: each[:3])
    ]  # fmt: skip


def group_table(presentation: Presentation) -> list[GroupTheme]:
    """The themes of all cases, by group theme in the codebook's order; those that no case has are left out."""
    people = taking_part(presentation)
    chosen = chosen_quotes(presentation)
    by_theme: dict[CodeId, dict[Id, list[Coding]]] = {}
    themes: dict[Id, tuple[CodeId, str, str, str]] = {}
    for branch in codebook_tree(presentation):
        _theme_of(branch, None, themes)
    for coding in presentation.counted_codings():
        code = resolve_merged(presentation.state, coding.code)
        if code in themes and coding.stance != "against":
            for person in spoken_by(presentation.state, coding):
                by_theme.setdefault(themes[code][0], {}).setdefault(person, []).append(coding)
    found, passed = [], set()
    for theme, group, name, content in themes.values():
        cases = [each for each in people if each in by_theme.get(theme, {})]
        if theme in passed or not cases:
            continue
        passed.add(theme)
        picked = {coding.id for coding, _ in chosen.get(theme, ((), ()))[0]}
        quotes = tuple(
            (presentation.participant(each), _quote(presentation, by_theme[theme][each], picked)) for each in cases
        )
        found.append(GroupTheme(group, name, content, tuple(map(presentation.participant, cases)), quotes))
    return found


def _quote(presentation: Presentation, codings: list[Coding], picked: Collection[Id]) -> str:
    best = min(codings, key=lambda each: (each.id not in picked, -each.weight, each.start, each.id))
    quote: ShownQuote = shown_quote(presentation, best, best.by)
    return quote.words


def _theme_of(branch: Branch, top: Branch | None, found: dict[Id, tuple[CodeId, str, str, str]]) -> None:
    """For each code its theme: itself where codes stand under it or it stands alone at the top, else what is above."""
    group = "" if top is None else top.name
    if branch.children or top is None:
        found[branch.code] = (branch.code, group, branch.name, branch.parts.get("content", ""))
    for child in branch.children:
        if child.children:
            _theme_of(child, top or branch, found)
        else:
            found[child.code] = found[branch.code]


def _places(presentation: Presentation) -> dict[Id, _Place]:
    found: dict[Id, _Place] = {}

    def walk(branch: Branch, top: Branch | None, above: Branch | None) -> None:
        group = "" if top is None else top.name
        if branch.children:
            found[branch.code] = _Place(group, branch.name, "", len(found))
        elif above is None:
            found[branch.code] = _Place("", "", branch.name, len(found))
        else:
            found[branch.code] = _Place(group if top is not above else "", above.name, branch.name, len(found))
        for child in branch.children:
            walk(child, top or branch, branch)

    for branch in codebook_tree(presentation):
        walk(branch, None, None)
    return found


def _line(presentation: Presentation, coding: Coding) -> int:
    """The line of the text in which a segment begins, from 1; 0 where the words are not here."""
    read = presentation.reader(coding.source)
    return 0 if read is None else read(0, coding.start).count("\n") + 1

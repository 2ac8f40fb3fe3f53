"""Interpretative phenomenological analysis (Smith, Flowers and Larkin 2022): the tables of each case and of the group.

How its terms stand in a codebook: a code on segments is an experiential statement; the category right above it a
personal experiential theme of each case in which it is used; the category at the top a group experiential theme. The
memos on a coding are its exploratory notes.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from core.analysis.codebook_tree import Branch
from core.analysis.consents import QuoteConsent
from core.analysis.figures import taking_part
from core.analysis.main_categories import main_categories
from core.analysis.presentation import Presentation
from core.analysis.result_table import chosen_quotes
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
    without_consent: bool = False


class GroupTheme(NamedTuple):
    """A personal experiential theme under its group theme, with the cases that have it, and a quote of each: one that
    was chosen for it, or else the case's first segment. `not_quotable`: cases who have not
    consented to be quoted."""

    group: str
    theme: str
    content: str
    cases: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    not_quotable: tuple[str, ...] = ()


class _Place(NamedTuple):
    """Where a code stands: its theme with the content, the group theme of that, and the statement that it is."""

    theme_code: CodeId
    group: str
    theme: str
    content: str
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
    found: dict[tuple[int, ...], list[Coding]] = defaultdict(list)
    for coding in presentation.counted_codings():
        place = places.get(resolve_merged(presentation.state, coding.code))
        if place is not None and participant in spoken_by(presentation.state, coding):
            found[place.order, texts[coding.source], coding.start, coding.end].append(coding)
    by_order = list(places.values())
    return [_statement(presentation, by_order[order], found[order, *where], notes) for order, *where in sorted(found)]


def _statement(presentation: Presentation, place: _Place, here: list[Coding], notes: dict[Id, list[str]]) -> Statement:
    """What coders found alike on one segment is one statement."""
    first = here[0]
    said = tuple(dict.fromkeys(note for each in here for note in notes.get(each.id, ())))
    return Statement(
        place.group,
        place.theme,
        place.statement,
        presentation.quote(first),
        presentation.source(first.source),
        _line(presentation, first),
        said,
        all(each.stance == "against" for each in here),
        QuoteConsent(presentation.state).is_missing(*here),
    )


def group_table(presentation: Presentation) -> list[GroupTheme]:
    """The themes of all cases, by group theme in the codebook's order; those that no case has are left out."""
    people, chosen, places = taking_part(presentation), chosen_quotes(presentation), _places(presentation)
    by_theme: dict[CodeId, dict[Id, list[Coding]]] = {}
    for coding in presentation.counted_codings():
        place = places.get(resolve_merged(presentation.state, coding.code))
        if place is not None and coding.stance != "against":
            for person in spoken_by(presentation.state, coding):
                by_theme.setdefault(place.theme_code, {}).setdefault(person, []).append(coding)
    found, consent = {}, QuoteConsent(presentation.state)
    for place in places.values():
        here = by_theme.get(place.theme_code, {})
        cases = [each for each in people if each in here]
        if not cases or place.theme_code in found:
            continue
        picked = {coding.id for coding, _ in chosen.get(place.theme_code, ((), ()))[0]}
        names = tuple(map(presentation.participant, cases))
        best = [_best(here[each], picked) for each in cases]
        shown = tuple((name, presentation.quote(each)) for name, each in zip(names, best, strict=True))
        lacking = tuple(name for name, each in zip(names, best, strict=True) if consent.is_missing(each))
        theme = place.theme or place.statement
        found[place.theme_code] = GroupTheme(place.group, theme, place.content, names, shown, lacking)
    return list(found.values())


def _best(codings: list[Coding], picked: Collection[Id]) -> Coding:
    return min(codings, key=lambda each: (each.id not in picked, -each.weight, each.start, each.id))


def _places(presentation: Presentation) -> dict[Id, _Place]:
    """Where each code stands. The group themes are the main categories; where one category gathers all, those under
    it."""
    found: dict[Id, _Place] = {}

    def walk(branch: Branch, main: Branch | None, above: Branch | None) -> None:
        theme = branch if branch.children else above
        group = "" if main is None or main is theme else main.name
        name, content = ("", "") if theme is None else (theme.name, theme.parts.get("content", ""))
        code = branch.code if theme is None else theme.code
        found[branch.code] = _Place(code, group, name, content, "" if branch.children else branch.name, len(found))
        for child in branch.children:
            walk(child, main or branch, branch)

    known = main_categories(presentation)
    for branch in (*known.main, *known.others):
        walk(branch, branch if branch.children else None, None)
    if known.above is not None:
        walk(known.above._replace(children=()), None, None)
    return found


def _line(presentation: Presentation, coding: Coding) -> int:
    """The line of the text in which a segment begins, from 1; 0 where the words are not here."""
    read = presentation.reader(coding.source)
    return 0 if read is None else read(0, coding.start).count("\n") + 1

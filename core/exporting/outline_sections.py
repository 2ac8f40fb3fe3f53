"""What an export for readers says of a study beside codes, quotes and memos: reasons for decisions on codes that are
gone, consensus, sets, who takes part, and what the texts are."""

from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.attributes import shown_value
from core.analysis.presentation import Presentation
from core.exporting.judged import agreed_lines
from core.views.codebook import resolve_merged
from core.views.participants import active_participants
from core.views.records import CodeSet, Participant, Relation, Source
from core.views.state import State

IN_CODEBOOK = ("live", "split")
Lines = tuple[tuple[str, str], ...]


class Section(NamedTuple):
    """A heading, and lines below it as (label, words); the label may be empty."""

    heading: str
    lines: Lines


def sections(presentation: Presentation, gone: Iterable[str]) -> tuple[Section, ...]:
    """Those in which anything stands. `gone`: decisions on codes that are not in the codebook any more."""
    say = presentation.translator

    def set_in_words(row: CodeSet) -> tuple[str, str]:
        members = (*map(presentation.path, row.codes), *map(presentation.source, row.sources))
        return presentation.words(row.name), "; ".join(members)

    found = (
        Section(say("export-decisions-gone"), tuple(("", each) for each in gone)),
        Section(say("export-consensus"), agreed_lines(presentation)),
        Section(say("export-sets"), tuple(map(set_in_words, shown_sets(presentation.state)))),
        Section(say("export-sheet-participants"), _people(presentation)),
        Section(say("export-sheet-texts"), _texts(presentation)),
    )  # fmt: skip
    return tuple(each for each in found if each.lines)


def shown_sets(state: State) -> list[CodeSet]:
    """The sets that stand, with what is left of what is in them."""
    found = []
    for row in state.code_sets.values():
        codes = dict.fromkeys(resolve_merged(state, code) for code in row.codes)
        there = tuple(each for each in codes if state.codes.rows[each].status in IN_CODEBOOK)
        texts = tuple(each for each in row.sources if state.sources.rows[each].status != "removed")
        if row.status == "live":
            found.append(row._replace(codes=there, sources=texts))
    return found


def shown_relations(state: State) -> list[Relation]:
    """The relations that stand between two codes of the codebook, as what these were merged into."""
    found = []
    for row in state.relations.values():
        one, other = (resolve_merged(state, code) for code in (row.code, row.other))
        is_there = all(state.codes.rows[each].status in IN_CODEBOOK for each in (one, other))
        if row.status == "live" and one != other and is_there:
            found.append(row._replace(code=one, other=other))
    return found


def _people(presentation: Presentation) -> Lines:
    """Everybody who takes part, with their attributes."""
    say = presentation.translator
    return tuple(
        (presentation.words(row.pseudonym), " · ".join([say(f"term-status-{row.status}"), *_values(presentation, row)]))
        for row in active_participants(presentation.state)
    )


def _texts(presentation: Presentation) -> Lines:
    """The texts of which anything is said."""
    rows = (row for row in presentation.sources_in_order() if row.status == "live")
    said = ((row, _values(presentation, row)) for row in rows)
    return tuple((presentation.source(row.id), " · ".join(values)) for row, values in said if values)


def _values(presentation: Presentation, row: Participant | Source) -> list[str]:
    say = presentation.translator
    known = ((name, presentation.words(value)) for name, value in row.attributes)
    return [
        say("export-labelled", label=name, words=shown_value(presentation, name, words))
        for name, words in known
        if words
    ]

"""How many characters of a study no XML can hold, where REFI-QDA writes them as XML: they go out as U+FFFD.

Texts and memos have files of their own, in which every character stands; a memo beside a segment has none. What repeats
their first words, as a title does, is not counted.
"""

from collections.abc import Iterable, Iterator

from core.analysis.codebook_tree import Branch
from core.analysis.negative_cases import reasons_against
from core.analysis.presentation import Presentation
from core.exporting.outline_sections import shown_relations, shown_sets
from core.exporting.refi_xml import flat
from core.text.xml import count_illegal
from core.views.participants import active_participants


def illegal_in_codebook(presentation: Presentation, tree: Iterable[Branch]) -> int:
    """In the codes of `tree`, what is said of them, and the sets."""
    branches = [each for top in tree for each in flat(top)]
    words = [word for each in branches for word in (each.name, *each.parts.values())]
    words += [presentation.words(row.name) for row in shown_sets(presentation.state)]
    return sum(map(count_illegal, words))


def illegal_in_project(presentation: Presentation, tree: Iterable[Branch]) -> int:
    """In all of a project."""
    return illegal_in_codebook(presentation, tree) + sum(map(count_illegal, _words(presentation)))


def _words(presentation: Presentation) -> Iterator[str]:
    """All words beside the codebook, each once."""
    state, say = presentation.state, presentation.words
    for project in state.project.values():
        yield from (say(project.title), *(say(text) for _, text in project.parts))
    yield from (presentation.member(each) for each in presentation.all_coders)
    texts = [row for row in state.sources.values() if row.status == "live"]
    people = active_participants(state)
    yield from (say(row.pseudonym) for row in people)
    yield from (presentation.source(row.id) for row in texts)
    attributes = [each for row in people for each in row.attributes] + [
        each for row in texts for each in row.attributes
    ]
    given = [(name, words) for name, value in attributes if (words := say(value))]
    yield from {name for name, _ in given}
    yield from (words for _, words in given)
    for relation in shown_relations(state):
        yield from (say(relation.kind), presentation.why(relation.why) or "")
    for memo in presentation.live_memos():
        if memo.passage is not None:
            yield from (say(memo.text), say(memo.reference))
    yield from reasons_against(presentation).values()
    for coding in presentation.live_codings():
        yield from (presentation.why(coding.why) or "", say(coding.comment))

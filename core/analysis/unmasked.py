"""Words that were replaced in the texts and stand all the same in what people wrote beside them: codes, memos, reasons.

A layer has other words for places of texts alone. What somebody typed stands in it as it was typed; so it is counted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from core.analysis.presentation import Presentation
from core.messages import Translator
from core.views.participants import active_participants

SHORTEST = 2
"""Code points; a single letter stands everywhere."""


def unmasked(presentation: Presentation) -> dict[str, int]:
    """How many codes, texts, memos, codings, people, relations and sets hold a word that the layer of `presentation`
    replaces, by kind; kinds without any are left out."""
    replaced = _replaced(presentation)
    if not replaced:
        return {}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, replaced))})(?!\w)")
    counted: dict[str, int] = {}
    for kind, words in _written(presentation):
        if pattern.search("\n".join(words).casefold()):
            counted[kind] = counted.get(kind, 0) + 1
    return counted


def unmasked_words(counted: Mapping[str, int], say: Translator) -> list[str]:
    """The same in words."""
    return [say(f"export-unmasked-{kind}", count=count) for kind, count in counted.items()]


def _replaced(presentation: Presentation) -> list[str]:
    """The words that stood where others do in the layer, folded, the longest first. What stands there now for another
    word is no name: of Ola who became Per, Per may stand."""
    found: set[str] = set()
    for row in presentation.state.layer_edits.values():
        text = (
            presentation.project.text(row.source) if row.status == "live" and row.layer == presentation.layer else None
        )
        if text is not None:
            found |= {text[start:end].strip().casefold() for start, end in row.places}
    return sorted((each for each in found if len(each) >= SHORTEST), key=len, reverse=True)


def _written(presentation: Presentation) -> Iterator[tuple[str, Iterable[str]]]:
    """What people wrote, thing by thing, with the kind of the thing."""
    state, say, why = presentation.state, presentation.words, presentation.why
    for code in state.codes.values():
        if code.status in ("live", "split"):
            yield "codes", (say(code.name), *(say(text) for _, text in code.parts))
    for source in state.sources.values():
        if source.status == "live":
            yield "texts", (say(source.name), *(say(value) for _, value in source.attributes))
    for memo in presentation.live_memos():
        yield "memos", (say(memo.text), say(memo.reference))
    for coding in presentation.live_codings():
        yield "codings", (why(coding.why) or "", say(coding.comment))
    for person in active_participants(state):
        yield "people", (say(person.pseudonym), *(say(value) for _, value in person.attributes))
    for relation in state.relations.values():
        if relation.status == "live":
            yield "relations", (say(relation.kind), why(relation.why) or "")
    for row in state.code_sets.values():
        if row.status == "live":
            yield "sets", (say(row.name),)

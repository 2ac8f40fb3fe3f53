"""Words that were replaced in the texts and stand all the same in what people wrote beside them: codes, memos, reasons.

A layer has other words for places of texts alone. What somebody typed stands in it as it was typed; so it is counted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from core.analysis.code_decisions import reasoned_decisions
from core.analysis.consensus import talked_through
from core.analysis.negative_cases import reasons_against
from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import Id, SourceId
from core.messages import Translator
from core.text.redaction import BLANK
from core.views.participants import active_participants

SHORTEST = 2
"""Code points; a single letter stands everywhere."""


def unmasked(presentation: Presentation) -> dict[str, int]:
    """How many codes, texts, memos and other things, by kind, hold a word that the layer of `presentation` replaces,
    and whether what is said of the study does; kinds without any are left out."""
    replaced = _replaced(presentation)
    if not replaced:
        return {}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, replaced))})s?(?!\w)")  # in the genitive too
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
    state, found = presentation.state, set[str]()
    places: dict[SourceId, set[tuple[int, int]]] = defaultdict(set)
    for row in state.layer_edits.values():
        if row.status == "live" and row.layer == presentation.layer and state.sources.rows[row.source].status == "live":
            places[row.source].update(row.places)
    for source, held in places.items():
        try:
            text = presentation.project.text(source)
        except Refused:  # its words are not here
            continue
        found |= {text[start:end].strip().casefold() for start, end in held}
    return sorted((each for each in found if len(each) >= SHORTEST and BLANK not in each), key=len, reverse=True)


def _written(presentation: Presentation) -> Iterator[tuple[str, Iterable[str]]]:
    """What people wrote, thing by thing, with the kind of the thing."""
    state, say, why = presentation.state, presentation.words, presentation.why
    for project in state.project.values():
        yield "study", (say(project.title), *(say(text) for _, text in project.parts))
    for code in state.codes.values():
        if code.status in ("live", "split"):
            yield "codes", (say(code.name), *(say(text) for _, text in code.parts))
    for source in state.sources.values():
        if source.status == "live":
            yield "texts", (say(source.name), *(say(value) for _, value in source.attributes))
    for memo in presentation.live_memos():
        yield "memos", (say(memo.text), say(memo.reference))
    against = reasons_against(presentation)
    judged: dict[Id, list[str]] = defaultdict(list)
    for judgement in presentation.judgements():
        judged[judgement.coding].append(why(judgement.why) or "")
    for coding in presentation.live_codings():
        yield "codings", (why(coding.why) or "", say(coding.comment), against.get(coding.id, ""), *judged[coding.id])
    for agreed in talked_through(presentation):
        yield "consensus", (why(agreed.why) or "",)
    for decision in reasoned_decisions(presentation):
        yield "decisions", (decision.did, decision.why)
    for person in active_participants(state):
        yield "people", (say(person.pseudonym), *(say(value) for _, value in person.attributes))
    for relation in state.relations.values():
        if relation.status == "live":
            yield "relations", (say(relation.kind), why(relation.why) or "")
    for row in state.code_sets.values():
        if row.status == "live":
            yield "sets", (say(row.name),)

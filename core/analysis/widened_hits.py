"""Which places are coded where search found words: the sentence, paragraph or turn around each."""

from collections.abc import Iterable, Sequence

from core.analysis.presentation import Presentation
from core.analysis.search import Hit
from core.ids import Id, SourceId
from core.text.context_expansion import Said, widened
from core.text.speaker_turns import turns


def widened_hits(presentation: Presentation, hits: Iterable[Hit], width: str) -> list[tuple[SourceId, int, int]]:
    """The places around the hits, each once, in their order: source and code points. Raises Refused."""
    said: dict[Id, tuple[str, Sequence[Said]]] = {}
    found = []
    for hit in hits:
        if hit.source not in said:  # once for each text: to tell turns by the text reads all of it
            text = presentation.project.text(hit.source)
            said[hit.source] = (text, presentation.turns(hit.source) or turns(text))
        text, spoken = said[hit.source]
        found.append((SourceId(hit.source), *widened(text, hit.start, hit.end, width, spoken)))
    return list(dict.fromkeys(found))

"""What goes along when words are withdrawn, beyond what one would expect."""

from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.reading import Reading
from core.ids import Id
from core.text.quoting import quotes_from, words_of


class GoesAlong(NamedTuple):
    """Names of texts that hold the words of others too, and of live codes that repeat the informants' words."""

    shared_texts: tuple[str, ...]
    code_names: tuple[str, ...]


def goes_along(reading: Reading, sources: Iterable[Id]) -> GoesAlong:
    """What the withdrawal of these sources takes with it."""
    rows = [reading.state.sources.rows[source] for source in sources]
    spoken = [(row.id, words_of(reading.project.text(row.id))) for row in rows if row.status == "live"]
    within = {source for source, _ in spoken}
    names = [
        reading.words(code.name)
        for code in reading.state.codes.values()
        if code.status == "live" and (code.in_vivo in within or quotes_from(reading.words(code.name), spoken))
    ]
    shared = [reading.source(row.id) for row in rows if len(row.participants) > 1]
    return GoesAlong(tuple(shared), tuple(names))

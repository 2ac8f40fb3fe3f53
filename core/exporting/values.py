"""The study as JSON: codebook, texts, codings, memos and participants, for programs of one's own."""

import json

from core.analysis.reading import Reading
from core.exporting import records


def export(reading: Reading) -> bytes:
    """The file's bytes; places are code points of the texts as they stand there."""
    title = next((reading.words(row.title) for row in reading.state.project.values()), "")
    value = {
        "title": title,
        "layer": reading.layer,
        "codes": records.codes(reading).records(),
        "texts": records.texts(reading).records(),
        "codings": records.codings(reading).records(),
        "memos": records.memos(reading).records(),
        "participants": records.participants(reading).records(),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode()

"""The study as JSON: codebook, texts, codings, memos and participants, for programs of one's own."""

import json

from core.analysis.presentation import Reading
from core.exporting import dataframes


def export(reading: Reading) -> bytes:
    """The file's bytes; places are code points of the texts as they stand there."""
    title = next((reading.words(row.title) for row in reading.state.project.values()), "")
    value = {
        "title": title,
        "layer": reading.layer,
        "codes": dataframes.codes(reading).records(),
        "texts": dataframes.texts(reading).records(),
        "codings": dataframes.codings(reading).records(),
        "memos": dataframes.memos(reading).records(),
        "participants": dataframes.participants(reading).records(),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode()

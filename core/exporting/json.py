"""The study as JSON: codebook with relations, sets and reasons, texts, codings, memos, participants, judgements
and consensus; for scripts."""

import json

from core.analysis.presentation import Presentation
from core.exporting import dataframes


def export(presentation: Presentation) -> bytes:
    """The file's bytes; places are code points of the texts as they stand there."""
    row = next(iter(presentation.state.project.values()))
    value = {
        "title": presentation.words(row.title),
        "study": {part: presentation.words(text) for part, text in row.parts if text},
        "layer": presentation.layer,
        "codes": dataframes.codes(presentation).records(),
        "texts": dataframes.texts(presentation).records(),
        "codings": dataframes.codings(presentation).records(),
        "memos": dataframes.memos(presentation).records(),
        "participants": dataframes.participants(presentation).records(),
        "text_attributes": dataframes.text_attributes(presentation).records(),
        "relations": dataframes.relations(presentation).records(),
        "sets": dataframes.sets(presentation).records(),
        "judgements": dataframes.judgements(presentation).records(),
        "consensus": dataframes.consensus(presentation).records(),
        "decisions": dataframes.decisions(presentation).records(),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode()

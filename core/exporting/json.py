"""The study as JSON: codebook with relations, sets and reasons, texts, codings, memos, participants, judgements
and consensus; for scripts."""

import json
from collections.abc import Iterator

from core.analysis.presentation import Presentation
from core.exporting import dataframes
from core.exporting.dataframes import Table

TABLES = (
    "codes", "texts", "codings", "memos", "participants", "text_attributes", "relations", "sets", "judgements",
    "consensus", "decisions",
)  # fmt: skip
"""Functions of core/exporting/dataframes.py, and what their tables are called in the file."""
_encoded = json.JSONEncoder(ensure_ascii=False, default=str).encode


def pieces(presentation: Presentation) -> Iterator[str]:
    """The file as `json.dumps` with an indent of 1 writes it, record by record; places are code points of the texts as
    they stand there."""
    row = next(iter(presentation.state.project.values()))
    study = {part: presentation.words(text) for part, text in row.parts if text}
    head = {"title": presentation.words(row.title), "study": study, "layer": presentation.layer}
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    for name in TABLES:
        yield f",\n {_encoded(name)}: "
        yield from _records(getattr(dataframes, name)(presentation))
    yield "\n}\n"


def _records(table: Table) -> Iterator[str]:
    names, is_empty = list(map(_encoded, table.header)), True
    for row in table.rows:
        fields = (f"   {name}: {_encoded(value)}" for name, value in zip(names, row, strict=True))
        yield ("[\n" if is_empty else ",\n") + "  {\n" + ",\n".join(fields) + "\n  }"
        is_empty = False
    yield "[]" if is_empty else "\n ]"

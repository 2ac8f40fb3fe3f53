"""A study as plain files in open formats, which can be read without this program for as long as there are files."""

import hashlib
import json

from core.analysis.codebook_tree import codebook_tree
from core.analysis.fourcolumn import four_columns
from core.analysis.presentation import Presentation
from core.exporting import dataframes
from core.exporting.dataframes import Table
from core.exporting.file_names import file_name
from core.exporting.formats import exported
from core.exporting.fourcolumns import written
from core.exporting.refi_characters import illegal_in_project
from core.exporting.sheets import to_csv
from core.ids import Id


def archive(presentation: Presentation) -> dict[str, bytes]:
    """The files by their paths, `SHA256SUMS` last; texts as they stand in the layer of `presentation`."""
    history = dataframes.history(presentation)
    history = Table(history.header, (
        (*row[:3], _yes(row[3]), *row[4:8], _yes(row[8]), _json(row[9])) for row in history.rows
    ))  # fmt: skip
    files = {
        **_texts(presentation),
        "codebook.csv": to_csv(*dataframes.codes(presentation)),
        "codebook-and-quotes.md": exported(presentation, "md"),
        "codings.csv": to_csv(*dataframes.codings(presentation)),
        "memos.csv": to_csv(*dataframes.memos(presentation)),
        "participants.csv": to_csv(*dataframes.participants(presentation)),
        "relations.csv": to_csv(*dataframes.relations(presentation)),
        "judgements.csv": to_csv(*dataframes.judgements(presentation)),
        "consensus.csv": to_csv(*dataframes.consensus(presentation)),
        "sets.csv": to_csv(*dataframes.sets(presentation)),
        "text-attributes.csv": to_csv(*dataframes.text_attributes(presentation)),
        "history.csv": to_csv(*history),
        "project.qdpx": exported(presentation, "qdpx"),
    }
    files["README.txt"] = _readme(presentation, sorted(files)).encode()
    sums = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return files | {"SHA256SUMS": "".join(sums).encode()}


def _texts(presentation: Presentation) -> dict[str, bytes]:
    """Each text as UTF-8, and its four columns."""
    files, taken = {}, set[str]()
    for row in dataframes.texts(presentation).records():
        path = file_name(row["name"], taken, "texts", "text")
        table = four_columns(presentation, Id(bytes.fromhex(row["source"])))
        files[f"{path}.txt"] = row["text"].encode()
        files[f"four-columns/{path.removeprefix('texts/')}.md"] = written(presentation, ".md", row["name"], table)
    return files


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _readme(presentation: Presentation, paths: list[str]) -> str:
    """What the files are, in the language of the presentation."""
    say = presentation.translator
    count = illegal_in_project(presentation, codebook_tree(presentation))
    title = next((presentation.words(each.title) for each in presentation.state.project.values()), "")
    about = (
        say("export-readme-what"),
        say("export-readme-texts", layer=say(f"term-layer-{presentation.layer}")),
        say("export-readme-tables"),
        say("export-readme-checksums"),
        say("export-not-encrypted"),
        *([say("export-illegal-in-project", count=count)] if count else []),
    )
    return "\n\n".join([title, *about, "\n".join(f"  {path}" for path in paths)]) + "\n"

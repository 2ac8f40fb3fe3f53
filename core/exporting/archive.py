"""A study as plain files in open formats, which can be read without this program for as long as there are files."""

import hashlib
import json
import re

from core.analysis.fourcolumn import four_columns
from core.analysis.presentation import Presentation
from core.exporting import dataframes, markdown
from core.exporting.dataframes import Table
from core.exporting.formats import exported
from core.exporting.sheets import to_csv
from core.ids import Id

NAME_CODE_POINTS = 60
_UNSAFE = re.compile(r"[^\w .,()-]+")


def archive(presentation: Presentation) -> dict[str, bytes]:
    """The files by their paths, `SHA256SUMS` last; texts as they stand in the layer of `reading`."""
    history = dataframes.history(presentation)
    history = Table(history.header, [(*row[:5], _yes(row[5]), _json(row[6])) for row in history.rows])
    files = {
        **_texts(presentation),
        "codebook.csv": to_csv(*dataframes.codes(presentation)),
        "codebook-and-quotes.md": markdown.export(presentation),
        "codings.csv": to_csv(*dataframes.codings(presentation)),
        "memos.csv": to_csv(*dataframes.memos(presentation)),
        "participants.csv": to_csv(*dataframes.participants(presentation)),
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
        name = _UNSAFE.sub("_", row["name"])[:NAME_CODE_POINTS].strip(" .") or "text"
        if name.casefold() in taken:
            name += f" {row['source'][:8]}"
        taken.add(name.casefold())
        table = four_columns(presentation, Id(bytes.fromhex(row["source"])))
        files[f"texts/{name}.txt"] = row["text"].encode()
        files[f"four-columns/{name}.md"] = markdown.four_columns(table).encode()
    return files


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _readme(presentation: Presentation, paths: list[str]) -> str:
    title = next((presentation.words(each.title) for each in presentation.state.project.values()), "")
    listed = "\n".join(f"  {path}" for path in paths)
    return f"""{title}

A study of interviews as plain files. Texts are UTF-8, tables are CSV (RFC 4180, UTF-8), codebook-and-quotes.md is
Markdown, project.qdpx is a REFI-QDA 1.5 project. Texts stand as in the layer "{presentation.layer}". Places are code
points from 0, the end exclusive, in the files under texts/. In codings.csv, "why" is the coder's reason; in history.csv
there is a line for each decision, in order. SHA256SUMS holds the checksum of each file (sha256sum --check SHA256SUMS).

These files are not encrypted. Keep them where the informants' words may be.

En intervjustudie som vanlige filer. Tekstene er UTF-8, tabellene CSV, project.qdpx et REFI-QDA-prosjekt. Tekstene
står som i laget "{presentation.layer}". Steder er kodepunkter fra 0, med slutten utenfor, i filene under texts/.
history.csv har en linje for hver beslutning. SHA256SUMS har sjekksummen til hver fil. Filene er ikke kryptert.

{listed}
"""

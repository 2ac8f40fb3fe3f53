"""A study as plain files in open formats, which can be read without this program for as long as there are files."""

import hashlib
import json
import re

from core.analysis.fourcolumn import four_columns
from core.analysis.reading import SPOKEN, Reading, iso_time
from core.analysis.trail import entries
from core.commands.codebook import PARTS
from core.errors import Refused
from core.exporting import markdown
from core.exporting.formats import exported
from core.exporting.sheets import to_csv
from core.exporting.tables import HEADER, segment_rows
from core.ids import Id
from core.views.rows import Source

NAME_CODE_POINTS = 60
_UNSAFE = re.compile(r"[^\w .,()-]+")


def archive(reading: Reading) -> dict[str, bytes]:
    """The files by their paths, `SHA256SUMS` last; texts as they stand in the layer of `reading`."""
    files = {
        **_texts(reading),
        "codebook.csv": _codebook(reading),
        "codebook-and-quotes.md": markdown.export(reading),
        "codings.csv": _codings(reading),
        "memos.csv": _memos(reading),
        "participants.csv": _participants(reading),
        "history.csv": _history(reading),
        "project.qdpx": exported(reading, "qdpx"),
    }
    files["README.txt"] = _readme(reading, sorted(files)).encode()
    sums = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return files | {"SHA256SUMS": "".join(sums).encode()}


def _texts(reading: Reading) -> dict[str, bytes]:
    """Each text as UTF-8, and its four columns."""
    files, taken = {}, set[str]()
    for row in sorted(reading.state.sources.values(), key=lambda row: (row.at, row.id)):
        text = _text(reading, row)
        if text is None:
            continue
        name = _UNSAFE.sub("_", reading.source(row.id))[:NAME_CODE_POINTS].strip(" .") or "text"
        if name.casefold() in taken:
            name += f" {row.id.hex()[:8]}"
        taken.add(name.casefold())
        files[f"texts/{name}.txt"] = text.encode()
        files[f"four-columns/{name}.md"] = markdown.four_columns(four_columns(reading, row.id)).encode()
    return files


def _text(reading: Reading, row: Source) -> str | None:
    if row.status != "live":
        return None
    try:
        return reading.layered(row.id).text
    except Refused:
        return None


def _codebook(reading: Reading) -> bytes:
    header = ("code", "parent", "path", "name", *PARTS, "colour", "status")
    return to_csv(header, [
        (
            row.id.hex(), row.parent.hex() if row.parent else "", reading.path(row.id), reading.words(row.name),
            *(reading.words(dict(row.parts).get(part)) for part in PARTS), row.colour, row.status,
        )
        for row in reading.state.codes.values()
    ])  # fmt: skip


def _codings(reading: Reading) -> bytes:
    """With places in the texts as they are written here, in code points."""
    rows = []
    codings = [each for each in reading.live_codings() if _text(reading, reading.state.sources.rows[each.source])]
    for coding, row in zip(codings, segment_rows(reading, codings), strict=True):
        start, end = reading.layered(coding.source).to_layer(coding.start, coding.end)
        rows.append((row[0], str(start), str(end), *row[3:]))
    return to_csv(HEADER, rows)


def _memos(reading: Reading) -> bytes:
    rows = [
        (iso_time(memo.at), reading.member(memo.by), memo.kind, memo.on_kind, _on(reading, memo.on_kind, memo.on),
         reading.words(memo.text), reading.words(memo.reference))
        for memo in reading.live_memos()
    ]  # fmt: skip
    return to_csv(("at", "by", "kind", "on_kind", "on", "text", "reference"), rows)


def _on(reading: Reading, kind: str, on: Id | None) -> str:
    if on is None:
        return ""
    names = {"code": reading.code, "source": reading.source, "participant": reading.participant}
    return names[kind](on) if kind in names else on.hex()


def _participants(reading: Reading) -> bytes:
    people = [row for row in reading.state.participants.values() if row.status not in ("removed", "withdrawn")]
    names = sorted({name for row in people for name, _ in row.attributes})
    rows = []
    for row in people:
        values = {name: reading.words(value) for name, value in row.attributes}
        rows.append((reading.words(row.pseudonym), row.status, *(values.get(name, "") for name in names)))
    return to_csv(("pseudonym", "status", *names), rows)


def _history(reading: Reading) -> bytes:
    """What each decision changed is there only where texts are as spoken: a correction holds what it corrects."""
    is_spoken = reading.layer == SPOKEN
    rows = [
        (each.n, each.at, each.by, each.wire, each.why or "", "yes" if each.undone_by else "",
         json.dumps(each.data, ensure_ascii=False) if is_spoken else "")
        for each in entries(reading.project)
    ]  # fmt: skip
    return to_csv(("n", "at", "by", "type", "why", "undone", "data"), rows)


def _readme(reading: Reading, paths: list[str]) -> str:
    title = next((reading.words(each.title) for each in reading.state.project.values()), "")
    listed = "\n".join(f"  {path}" for path in paths)
    return f"""{title}

A study of interviews as plain files. Texts are UTF-8, tables are CSV (RFC 4180, UTF-8), codebook-and-quotes.md is
Markdown, project.qdpx is a REFI-QDA 1.5 project. Texts stand as in the layer "{reading.layer}". Places are code points
from 0, the end exclusive, in the files under texts/. In codings.csv, "why" is the coder's reason; in history.csv there
is a line for each decision, in order. SHA256SUMS holds the checksum of each file (sha256sum --check SHA256SUMS).

These files are not encrypted. Keep them where the informants' words may be.

En intervjustudie som vanlige filer. Tekstene er UTF-8, tabellene CSV, project.qdpx et REFI-QDA-prosjekt. Tekstene
står som i laget "{reading.layer}". Steder er kodepunkter fra 0, med slutten utenfor, i filene under texts/.
history.csv har en linje for hver beslutning. SHA256SUMS har sjekksummen til hver fil. Filene er ikke kryptert.

{listed}
"""

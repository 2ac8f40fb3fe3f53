"""Which columns of a table hold what, by the headings that programs and people write, in English, Norwegian, Danish,
Swedish and German (MAXQDA and ATLAS.ti in Spanish and French too, MAXQDA in Polish); and how each program writes the
codes of a segment in a cell.

MAXQDA (coded segments), ATLAS.ti (quotations), Dedoose (excerpts), NVivo (coding references), QualCoder (coding
reports), Taguette (highlights), Requal (segments), and this program's own tables. A "_" in a heading is a space.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from core.errors import Refused
from core.importing.code_cells import CodeCells

COLUMNS = {
    "source": (
        "source", "document", "document name", "text", "tekst", "kilde", "dokument", "file", "dokumentname",
        "dokumentnavn", "media title", "medientitel", "medietittel", "filename", "file name", "filnavn", "dateiname",
        "file/case name", "item name", "coded item", "source name", "primary document", "primärdokument",
        "nazwa dokumentu", "documento", "nombre del documento", "nom du document", "doc name",
    ),
    "quote": (
        "quote", "quotation content", "text content", "coded text", "excerpt copy", "content", "segment", "passage",
        "sitat", "utdrag", "highlight", "zitatinhalt", "zitat-inhalt", "textinhalt", "sitatinnhold", "tekstinnhold",
        "excerpt", "excerpt text", "kodierter text", "codierter text", "kodet tekst", "coded segment", "selected text",
        "seltext", "reference text", "coded", "fragment", "citat", "uddrag", "contenido de la cita",
        "contenu de la citation", "segmento", "cita", "citation", "segment text",
    ),
    "code": (
        "code", "tag", "codes", "tags", "kode", "koder", "kodes", "hierarchical name", "codename", "code name",
        "codes applied combined", "codes applied", "kodenavn", "node", "node name", "knoten", "kod", "código",
        "códigos",
    ),
    "why": ("why", "begrunnelse", "comment", "memo", "because", "kommentar", "fordi", "coded memo",
            "komentarz", "comentario", "commentaire"),
    "coder": (
        "coder", "medkoder", "created by", "erstellt von", "opprettet av", "excerpt creator", "author", "autor",
        "forfatter", "modified by", "geändert von", "endret av", "coded by", "coded by name", "coded by initials",
        "owner", "kodet av", "codiert von", "kodare", "kodet af", "kodad av", "oprettet af", "skapad av", "creado por",
        "créé par", "user name",
    ),
    "made": (
        "made", "created", "erstellt", "erstellt am", "opprettet", "created on", "excerpt date", "creation date",
        "date", "datum", "dato", "coded on", "modified", "geändert am", "endret", "modified on",
        "data utworzenia", "creado", "créé", "créé le", "oprettet", "skapad",
    ),
    "weight": ("weight score", "weight", "gewicht", "gewichtung", "vekt", "waga", "ponderación", "score de poids"),
}  # fmt: skip
NEEDED = ("source", "quote", "code")
"""Columns that must be there; the headings that are known for each stand in COLUMNS, the surer ones first."""

OWN = (
    ("source", "start", "end", "code", "coder", "quote"),
    ("tekst", "fra", "til", "kode", "medkoder", "sitat"),
)
"""How a table begins that this program wrote: it has one code in a cell, and says where each segment is."""
_OWN_MORE = {
    "made": ("at", "tidspunkt"), "comment": ("comment", "kommentar"), "stance": ("stance", "for eller mot"),
}  # fmt: skip
"""What such a table says besides, which others mean otherwise or do not have."""
_DERIVED = {"start", "end", "fra", "til", "speaker", "deltaker", "line", "linje"}
"""And what follows from the text and the place."""
STEP = " › "
"""Between the names of codes that stand under each other."""
_MAXQDA = ("document group", "dokumentgruppe", "grupa dokumentów", "weight score", "grupo de documentos",
           "groupe de documents")  # fmt: skip
_DEDOOSE = ("media title", "excerpt date")
_RANGE = re.compile(r"(\d+) ?[-–:] ?\d+")
_ONE_CODE = ("codename", "code name", "kodenavn", "hierarchical name", "node name")
"""Headings under which there is one code in a cell, whatever signs are in its name: of QualCoder and NVivo."""
_SEVERAL_CODES = ("codes", "tags", "koder", "kodes", "codes applied combined", "codes applied", "códigos")
"""Headings that say themselves that there may be several codes in a cell."""
_ATLAS = (
    "quotation content",
    "text content",
    "zitatinhalt",
    "zitat-inhalt",
    "textinhalt",
    "quotation name",
    "zitatname",
    "contenido de la cita",
    "contenu de la citation",
)
_APPLIED = re.compile(r"code: (.+) (?:applied|angewendet)", re.IGNORECASE)
_ROOTS = ("codes", "nodes", "koder", "knoten", "noder", "files", "filer", "dateien", "internals")
"""How paths begin in NVivo."""
_TEXT = ("text", "tekst")
"""Headings of the name of a text, or of its words."""
_TRUE = ("true", "1", "yes", "ja", "x", "wahr", "sann")


class Columns(NamedTuple):
    """Where the parts are; `applied`: columns of one code each, by the code; `weights`: those of their weights."""

    at: Mapping[str, int | None]
    headings: tuple[str, ...]
    applied: Mapping[int, str] = {}
    weights: Mapping[str, int] = {}

    @property
    def is_own(self) -> bool:
        """Whether this program wrote the table."""
        return self.headings[: len(OWN[0])] in OWN

    @property
    def months_first(self) -> bool:
        """Whether the program writes days as Americans do, where they do not say so themselves: Dedoose."""
        return set(_DEDOOSE) <= set(self.headings)

    def unread(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """The headings of the columns that hold something of which nothing is taken; the first row has them all."""
        taken = {*self.at.values(), *self.applied, *self.weights.values()}
        known = _DERIVED if self.is_own else {"excerpt range", "id"}
        return [
            heading
            for column, heading in enumerate(rows[0])
            if heading and column not in taken and heading.casefold() not in known
            and any(column < len(row) and row[column] for row in rows[1:])
        ]  # fmt: skip

    def near(self, row: Sequence[str]) -> int | None:
        """Where a passage begins as Dedoose counts, which is not always as here: it tells apart what stands twice."""
        column = self.headings.index("excerpt range") if "excerpt range" in self.headings else len(row)
        found = _RANGE.fullmatch(row[column]) if column < len(row) else None
        return int(found[1][:12]) if found else None

    def cell(self, row: Sequence[str], part: str) -> str:
        """What a row says of a part; nothing where it has none."""
        column = self.at[part]
        return row[column] if column is not None and column < len(row) else ""

    def code_cells(self, rows: Iterable[Sequence[str]], known: Collection[str]) -> CodeCells:
        """What the rows say together of codes with commas in them. `known`: names and paths (look_alike) of codes."""
        column = self.at["code"]
        are_several = column is not None and self.headings[column] in _SEVERAL_CODES
        return CodeCells((self.cell(row, "code") for row in rows), known, are_several, _path)

    def codes(self, row: Sequence[str], cells: CodeCells) -> list[tuple[str, str]]:
        """The codes of a row, as paths, each with its weight as it is written."""
        if self.applied:
            marked = [code for column, code in self.applied.items() if column < len(row)
                      and row[column].casefold() in _TRUE]  # fmt: skip
            return [(_path(code), _at(row, self.weights.get(code))) for code in marked]
        cell = self.cell(row, "code")
        if self.is_own:
            return [(cell, self.cell(row, "weight"))] if cell else []
        column = self.at["code"]
        if column is not None and self.headings[column] in _ONE_CODE:
            parts = [cell]
        elif set(self.headings) & set(_MAXQDA):
            parts = [cell.replace(" > ", STEP)]
        elif set(self.headings) & set(_ATLAS):
            parts = [each.removeprefix("•").removeprefix("●") for each in re.split(r"[\r\n;]+|_x000D_", cell)]
        else:
            parts = cells.codes(cell)
        return [(_path(each), self.cell(row, "weight")) for each in parts if each.strip()]


def columns_of(row: Sequence[str], mapping: Mapping[str, str]) -> Columns:
    """The parts of a table with these headings. `mapping` names the column of a part whose heading is another. Raises
    Refused."""
    if not any(each.strip() for each in row):
        raise Refused("segments-empty")
    headings = [_plain(each) for each in row]
    at = _parts(row, headings, mapping)
    is_own = tuple(headings[: len(OWN[0])]) in OWN
    for part, names in _OWN_MORE.items():
        column = next((headings.index(each) for each in names if each in headings), None) if is_own else None
        at[part] = at.get(part) if column is None or part in mapping else column
    applied = {
        n: found[1].strip()
        for n, each in enumerate(row)
        if "code" not in mapping and (found := _APPLIED.fullmatch(each))
    }
    weights = {code: headings.index(f"code: {code} weight".casefold()) for code in applied.values()
               if f"code: {code} weight".casefold() in headings}  # fmt: skip
    lacking = [part for part in NEEDED if at[part] is None and not (part == "code" and applied)]
    if lacking:
        raise Refused("segments-column", part=lacking[0], columns=[each for each in row if each])
    return Columns(at, tuple(headings), applied, weights)


def holds_segments(row: Sequence[str], mapping: Mapping[str, str] | None = None) -> bool:
    """Whether the headings of a table are those of coded segments. `mapping` as in `columns_of`."""
    try:
        columns_of(row, mapping or {})
    except Refused:
        return False
    return True


def names_of(cell: str) -> list[str]:
    """What a text may be called here that a table calls so: as it stands, without its place in the other program,
    without a number before it, and each without the ending of a file."""
    last = re.split(r"[\\/]", cell.strip())[-1]
    bare = re.sub(r"^(?:[DP]\s?)?\d+\s?[:.)]\s*|^D?\d+\s+", "", last)
    found = [cell.strip(), last, bare]
    found += [PurePosixPath(each).stem for each in found if 0 < len(PurePosixPath(each).suffix) <= 5]
    return [each for each in dict.fromkeys(found) if each]


def _parts(row: Sequence[str], headings: list[str], mapping: Mapping[str, str]) -> dict[str, int | None]:
    """The column of each part. "Text" beside the name of a file is the quote, and "Koder" beside a code who coded."""
    at = {part: _column(row, headings, part, mapping.get(part)) for part in COLUMNS}
    source = at["source"]
    if (
        source is not None
        and at["quote"] is None
        and headings[source] in _TEXT
        and not {"source", "quote"} & {*mapping}
    ):
        others = [each for each in COLUMNS["source"] if each in headings and each not in _TEXT]
        at |= {"source": headings.index(others[0]), "quote": source} if others else {}
    if at["coder"] is None and "koder" in headings and at["code"] != headings.index("koder"):
        at["coder"] = headings.index("koder")
    return at


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").casefold().split())


def _column(row: Sequence[str], headings: list[str], part: str, given: str | None) -> int | None:
    if given is not None:
        if _plain(given) not in headings:
            raise Refused("no-such-column", column=given, columns=[each for each in row if each])
        return headings.index(_plain(given))
    return next((headings.index(each) for each in COLUMNS[part] if each in headings), None)


def _path(code: str) -> str:
    """A path as this program writes it; other programs part its steps with backslashes."""
    named = code.strip().rstrip("\\")  # those at the end are of the last name
    steps = [each.strip() for each in named.split("\\") if each.strip()]
    if steps:
        steps[-1] += code.strip()[len(named) :]
    if len(steps) > 1 and steps[0].casefold() in _ROOTS:
        steps = steps[1:]
    return STEP.join(steps) if steps else code.strip()


def _at(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""

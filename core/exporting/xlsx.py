"""The study as a spreadsheet: a sheet each for codings, codebook, memos, relations, sets, reasons, judgements,
consensus, people, texts, and
for what it says of itself."""

from collections.abc import Iterable, Iterator
from itertools import tee

from core.analysis.attributes import attribute_names, shown_value, values_of
from core.analysis.presentation import Presentation, iso_time
from core.commands.codebook import PARTS
from core.commands.relations import KINDS
from core.exporting import dataframes
from core.exporting.outline import Outline, OutlinedCode, Wordings, memo_ends
from core.exporting.tables import HEADER, attribute_cells, headings_beside, said_of, segment_rows
from core.exporting.wide_table import Cell
from core.exporting.workbook import Sheet, workbook
from core.ids import Id
from core.views.participants import active_participants
from core.views.records import Participant, Source

_NUMBERS = ("start", "end", "weight")
_CODES = ("depth", "path", "name", *PARTS, "colour", "codings", "within", "memos")
_MEMOS = ("at", "coder", "kind", "on", "text", "reference")
_RELATIONS = ("code", "relation", "other", "why")
_SETS = ("set", "kind", "member")
_DECISIONS = ("at", "coder", "code", "decision", "why")
_JUDGEMENTS = ("at", "judge", "source", "start", "end", "code", "coder", "judgement", "proposed", "why")
_CONSENSUS = ("at", "judge", "source", "start", "end", "quote", "agreed", "coders", "why")
_PEOPLE = ("participant", "status")
_TEXTS = ("source", "kind", "participants", "chars", "at")
_STUDY = ("part", "words")


def export(presentation: Presentation) -> bytes:
    """The file's bytes. Raises MissingLibrary."""
    wordings = Wordings(presentation)
    said = wordings.outline(with_quotes=False)
    sheets = [
        _codings(presentation, wordings), _codebook(presentation, said), _memos(presentation, wordings),
        _relations(presentation), _sets(presentation), _decisions(presentation), _judgements(presentation),
        _consensus(presentation), _people(presentation), _texts(presentation), _study(presentation, said),
    ]  # fmt: skip
    return workbook([sheets[0], *(each for each in sheets[1:] if each.rows)], presentation.translator)


def _sheet(presentation: Presentation, name: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    say = presentation.translator
    return Sheet(say(f"export-sheet-{name}"), tuple(say(f"export-column-{each}") for each in columns), rows)


def _codings(presentation: Presentation, wordings: Wordings) -> Sheet:
    """A row for each coding, as in a table of values, but for people: with headings in their language."""
    say = presentation.translator
    names = attribute_names(presentation)
    known = {name: values_of(presentation, name) for name in names}
    columns = (*HEADER, "speaker", "line", "memos")

    def rows() -> Iterator[tuple[Cell, ...]]:
        found, told, about = tee(presentation.counted_in_order(), 3)
        both = zip(found, segment_rows(presentation, told), said_of(presentation, about), strict=True)
        for coding, row, more in both:
            cells: dict[str, Cell] = dict(zip(HEADER, row, strict=True))
            cells |= {each: int(str(cells[each])) if cells[each] else None for each in _NUMBERS}
            cells["stance"] = say(f"export-stance-{coding.stance}")
            line = wordings.line(coding.source, coding.start)
            yield (*cells.values(), more[0], line or None, more[1], *attribute_cells(presentation, known, coding))

    sheet = _sheet(presentation, "codings", columns, rows())
    return sheet._replace(header=(*sheet.header, *headings_beside(sheet.header, names)))


def _codebook(presentation: Presentation, said: Outline) -> Sheet:
    """A row for each code, in the order of the tree."""
    return _sheet(presentation, "codebook", _CODES, [_code(each) for each in said.codes])


def _code(code: OutlinedCode) -> tuple[Cell, ...]:
    branch = code.branch
    memos = "\n".join(" ".join(filter(None, (f"{each.kind}: {each.text}", memo_ends(each)))) for each in code.memos)
    parts = (branch.parts.get(part, "") for part in PARTS)
    return (code.depth + 1, code.path, branch.name, *parts, branch.colour, branch.codings, branch.codings_within, memos)


def _memos(presentation: Presentation, wordings: Wordings) -> Sheet:
    """Every memo, wherever it stands."""
    rows: list[tuple[Cell, ...]] = []
    for memo in presentation.live_memos():
        each = wordings.memo(memo)
        ends = "; ".join(filter(None, (each.reference, *each.links)))
        rows.append((iso_time(memo.at, memo.offset), each.by, each.kind, each.on, each.text, ends))
    return _sheet(presentation, "memos", _MEMOS, rows)


def _relations(presentation: Presentation) -> Sheet:
    """How codes go together."""
    rows: list[tuple[Cell, ...]] = []
    for row in dataframes.relations(presentation).rows:
        kind = presentation.translator(f"term-relation-{row[1]}") if row[1] in KINDS else row[1]
        rows.append((row[0], kind, *row[2:]))
    return _sheet(presentation, "relations", _RELATIONS, rows)


def _sets(presentation: Presentation) -> Sheet:
    """The sets, a row for each code or text in one."""
    kinds = {
        each: presentation.translator(f"export-column-{name}") for each, name in (("code", "code"), ("text", "source"))
    }
    rows: list[tuple[Cell, ...]] = [
        (name, kinds[kind], member) for name, kind, member in dataframes.sets(presentation).rows
    ]
    return _sheet(presentation, "sets", _SETS, rows)


def _decisions(presentation: Presentation) -> Sheet:
    """Why codes were renamed, moved, merged, split, deleted."""
    return _sheet(presentation, "decisions", _DECISIONS, list(dataframes.decisions(presentation).rows))


def _judgements(presentation: Presentation) -> Sheet:
    """What coders think of each other's codings."""
    say = presentation.translator
    rows: list[tuple[Cell, ...]] = [
        (*row[:7], say(f"term-stance-{row[7]}"), *row[8:]) for row in dataframes.judgements(presentation).rows
    ]
    return _sheet(presentation, "judgements", _JUDGEMENTS, rows)


def _consensus(presentation: Presentation) -> Sheet:
    """What coders agreed on."""
    return _sheet(presentation, "consensus", _CONSENSUS, list(dataframes.consensus(presentation).rows))


def _people(presentation: Presentation) -> Sheet:
    """Who takes part, with a column for each attribute."""
    people = active_participants(presentation.state)
    names = sorted({name for row in people for name, _ in row.attributes})
    rows = [
        (presentation.words(row.pseudonym), presentation.translator(f"term-status-{row.status}"),
         *_values(presentation, row, names))
        for row in people
    ]  # fmt: skip
    sheet = _sheet(presentation, "participants", _PEOPLE, list(rows))
    return sheet._replace(header=(*sheet.header, *headings_beside(sheet.header, names)))


def _texts(presentation: Presentation) -> Sheet:
    """The texts, without their words."""
    found = [row for row in presentation.sources_in_order() if row.status == "live"]
    names = sorted({name for row in found for name, _ in row.attributes})
    rows: list[tuple[Cell, ...]] = [
        (presentation.source(row.id), presentation.translator(f"term-source-{row.kind}"),
         ", ".join(presentation.participant(Id(each)) for each in row.participants), row.chars, iso_time(row.at),
         *_values(presentation, row, names))
        for row in found
    ]  # fmt: skip
    sheet = _sheet(presentation, "texts", _TEXTS, rows)
    return sheet._replace(header=(*sheet.header, *headings_beside(sheet.header, names)))


def _study(presentation: Presentation, said: Outline) -> Sheet:
    """Its title, its frame, and the layer in which words stand."""
    say = presentation.translator
    about = ((say("export-column-title"), said.title), *said.frame)
    layer = (say("export-column-layer"), say(f"term-layer-{presentation.layer}"))
    return _sheet(presentation, "study", _STUDY, [*about, layer])


def _values(presentation: Presentation, row: Participant | Source, names: list[str]) -> list[str]:
    values = {name: presentation.words(value) for name, value in row.attributes}
    return [shown_value(presentation, name, values[name]) if values.get(name) else "" for name in names]

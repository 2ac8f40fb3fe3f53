"""Where the ratings stand in a table: its separator, its headings, its column of units, and what is no rating at all.

What is left out or guessed is said in a note; what could be read in two ways is refused.
"""

import csv
import io
import re
from typing import NamedTuple
from unicodedata import category, normalize

from core.errors import BadFile
from core.importing import plain
from core.importing.ratings_separators import TITLE_MAX, cut_by
from core.importing.ratings_values import is_missing, number_of
from core.importing.table import read_table
from core.messages import Message

_UNITS = frozenset((
    "unit", "units", "id", "item", "segment", "case", "text", "passage", "quote", "nr", "no", "#", "row", "excerpt",
    "subject", "respondent", "informant", "participant", "person", "index", "document", "source", "line", "sentence",
    "utterance", "response", "object", "interview", "enhet", "enheter", "element", "utdrag", "sitat", "tekst", "rad",
    "deltaker", "indeks", "dokument", "kilde", "linje", "setning", "ytring", "svar", "intervju", "u",
))  # fmt: skip
_NUMBERED = frozenset(("id", "nr", "no", "number", "nummer", "name", "navn", "#"))
"""What may stand beside such a word: "unit id", "sitat nr."."""
_CODERS = frozenset(("coder", "rater", "annotator", "judge", "koder", "medkoder", "bedømmer", "vurderer"))
_VALUES = frozenset(("value", "rating", "code", "category", "score", "label", "verdi", "kode", "kategori", "vurdering",
                     "skår", "rated"))  # fmt: skip
_REMARKS = frozenset((
    "comment", "comments", "remark", "remarks", "note", "notes", "reason", "date", "time", "quote", "excerpt", "text",
    "passage", "kommentar", "kommentarer", "merknad", "merknader", "begrunnelse", "dato", "tid", "sitat", "utdrag",
    "tekst",
))  # fmt: skip
"""Columns beside the coders' that hold no ratings."""
_SUMS = frozenset(("sum", "total", "totals", "mean", "average", "sd", "totalt", "snitt", "gjennomsnitt", "i alt"))


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Layout(NamedTuple):
    """The cells of each unit with the number of its row among the filled ones, and the coders."""

    cells: list[tuple[int, list[str]]]
    coders: tuple[str, ...]


def layout(content: bytes, notes: list[Message]) -> Layout:
    """The ratings of a text or of a spreadsheet's first sheet, in any of the forms; adds to `notes` what a reader
    should know. Raises BadFile."""
    lines = _lines(content, notes)
    return _long(lines, notes) or _wide(_turned(lines, notes), notes)


def _lines(content: bytes, notes: list[Message]) -> list[list[str]]:
    if content.startswith(b"PK"):
        lines = read_table("ratings.xlsx", content)
    else:
        text = plain.read(content).text.lstrip("\ufeff")
        said = re.match(r"\s*sep=(.)[\r\n]+", text)  # the line that tells a spreadsheet program the separator
        text = text[said.end() :].lstrip("\ufeff") if said else text
        try:
            lines = [list(line) for line in csv.reader(io.StringIO(text), delimiter=said[1] if said else cut_by(text))]
        except csv.Error as problem:
            raise BadFile("ratings-table") from problem
    lines = [line for line in ([_seen(field) for field in line] for line in lines) if any(line)]
    lines = _below_title(_as_wide(lines), notes)
    width = max((n for line in lines for n, field in enumerate(line, 1) if field), default=0)
    if not lines or width < 2:
        raise BadFile("ratings-table")
    lines = [(line + [""] * width)[:width] for line in lines]
    if width == 2 and len(lines) > 1 and _tells_units(lines, 0) and lines[0][1]:
        raise BadFile("ratings-one-coder", coder=lines[0][1])
    heading = max(n for n, field in enumerate(lines[0], 1) if field)
    if heading < width and any(map(_names_units, filter(None, lines[0]))):
        number = next(n for n, line in enumerate(lines, 1) if any(line[heading:]))
        raise BadFile("row-too-wide", row=number)
    return lines


def _as_wide(lines: list[list[str]]) -> list[list[str]]:
    """Lines that are all as wide as the widest."""
    width = max(map(len, lines), default=0)
    return [line + [""] * (width - len(line)) for line in lines]


def _seen(field: str) -> str:
    """What one sees of a cell: in one form of letters, without signs that have no width, with single spaces."""
    return " ".join("".join(each for each in normalize("NFC", field) if category(each) != "Cf").split())


def _below_title(lines: list[list[str]], notes: list[Message]) -> list[list[str]]:
    """Without what stands above a table of three columns or more: lines that are narrower than a heading of units, or
    of one cell."""
    filled = [sum(map(bool, line)) for line in lines]
    first = next((n for n, count in enumerate(filled) if count > 1), 0)
    for n, line in enumerate(lines[1:TITLE_MAX], 1):
        headings = [each for each in line if _names_units(each) and not any(each in other for other in lines[n + 1 :])]
        if headings and filled[n] > max(2, *filled[:n]):
            first = n
            break
    if max(filled, default=0) == 2 and first == 1 and len(lines) > 2 and _is_alone(lines[0][0], lines[1:]):
        first = int(" " in lines[0][0] or _is_headed(lines[1:]))
    elif max(filled, default=0) < 3:
        first = 0
    if not first:
        return lines
    titles = [", ".join(filter(None, line)) for line in lines[:first]]
    notes.append(Message("agreement-note-title", {"lines": titles, "count": len(titles)}))
    return lines[first:]


def _is_alone(cell: str, lines: list[list[str]]) -> bool:
    """Whether a cell has words that no other cell has."""
    return number_of(cell) is None and not any(cell in line for line in lines)


def _names_units(heading: str) -> bool:
    """Whether a heading is of a column of units: "unit", "Unit ID", "sitat nr.", "unit_id", "unitId"."""
    if heading.casefold() in _UNITS:
        return True
    words = re.findall(r"[^\W\d_]+|[\d#]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", heading).casefold())
    return bool(words) and words[0] in _UNITS and all(word in _UNITS | _NUMBERED for word in words)


def _tells_units(lines: list[list[str]], column: int) -> bool:
    """Whether a column names the units by its heading, which is no rating of its own, as "no" may be; beyond the first
    column only where no two cells are the same and it is no rating at all."""
    heading, below = lines[0][column], [line[column] for line in lines[1:]]
    if not _names_units(heading) or heading in below:
        return False
    return not column or (len(set(below)) == len(below) > 1 and not any(heading in line for line in lines[1:]))


def _turned(lines: list[list[str]], notes: list[Message]) -> list[list[str]]:
    """A table with a row for each coder and a column for each unit the other way round; its first heading tells."""
    if lines[0][0].casefold() not in _CODERS or len(lines) < 3:
        return lines
    notes.append(Message("agreement-note-turned", {"count": len(lines) - 1}))
    return [["unit", *(line[0] for line in lines[1:])], *([*cells] for cells in list(zip(*lines, strict=True))[1:])]


def _long(lines: list[list[str]], notes: list[Message]) -> Layout | None:
    """One rating a row, told by its headings; other columns are left out."""
    headings = [heading.casefold() for heading in lines[0]]
    unit = next((n for n, heading in enumerate(lines[0]) if _names_units(heading)), None)
    coder, value = (
        next((n for n, heading in enumerate(headings) if heading in names), None) for names in (_CODERS, _VALUES)
    )
    if coder is None or value is None:
        return None
    if unit is None:  # by another name: what is left
        unit = next((n for n, name in enumerate(headings) if n not in (coder, value) and name not in _REMARKS), None)
    if unit is None:
        return None
    coders = tuple(dict.fromkeys(line[coder] for line in lines[1:]))
    found: dict[str, tuple[int, dict[str, str]]] = {}
    twice = 0
    for number, line in enumerate(lines[1:], 2):
        _, ratings = found.setdefault(line[unit], (number, {}))
        twice += line[coder] in ratings
        if ratings.get(line[coder], line[value]) != line[value]:
            raise BadFile("ratings-twice", row=number, unit=line[unit], coder=line[coder])
        ratings[line[coder]] = line[value]
    if len(coders) < 2:
        raise BadFile("ratings-table")
    _say_left_out([lines[0][n] for n in range(len(headings)) if n not in (unit, coder, value)], notes)
    _say_twice(twice, notes)
    return Layout([(n, [ratings.get(name, "") for name in coders]) for n, ratings in found.values()], coders)


def _wide(lines: list[list[str]], notes: list[Message]) -> Layout:
    """One unit a row. Without a column of units they are counted from 1; without headings coders have numbers."""
    is_headed = _is_headed(lines)
    lines = _without_remarks(lines, notes) if is_headed else lines
    body = list(enumerate(lines, 1))[is_headed:]
    has_units = _has_units(lines, is_headed)
    if not has_units:
        notes.append(Message("agreement-note-units", {"count": len(body)}))
    if not is_headed:
        notes.append(Message("agreement-note-coders", {}))
    skipped = int(has_units)
    if has_units and (letters := _perhaps_rated(body, is_headed and lines[0][0])):
        notes.append(Message("agreement-note-perhaps-units", {"units": letters}))
    if not is_headed and _may_name_coders(lines[0][skipped:]):
        notes.append(Message("agreement-note-perhaps-headings", {"cells": lines[0][skipped:]}))
    count = len(lines[0]) - skipped
    named = lines[0][skipped:] if is_headed else [""] * count
    coders = tuple(name or f"coder {n}" for n, name in enumerate(named, 1))
    if count < 2 or not body:
        raise BadFile("ratings-table")
    if has_units:
        body = _once(_without_sums(body, notes), notes)
    if same := list(dict.fromkeys(name for n, name in enumerate(coders) if name in coders[:n])):
        notes.append(Message("agreement-note-same-heading", {"headings": same, "count": len(same)}))
    return Layout([(number, line[skipped:]) for number, line in body], _apart(coders))


def _perhaps_rated(body: list[tuple[int, list[str]]], heading: str | bool) -> list[str]:
    """The units of a column of letters (A, B, C, D) under no heading of units, where the coders rate with some of
    those letters too: the column may be a coder's."""
    units = [line[0] for _, line in body if line[0].casefold() not in _SUMS]
    rated = {cell.casefold() for _, line in body for cell in line[1:]}
    is_told = bool(heading) and _names_units(str(heading))
    is_lettered = [each.casefold() for each in units] == list(_LETTERS[: len(units)])
    return units if is_lettered and not is_told and rated & {each.casefold() for each in units} else []


def _may_name_coders(cells: list[str]) -> bool:
    """Whether cells that are taken for ratings may be headings: whole numbers that go on by one."""
    if len(cells) < 2 or not all(re.fullmatch(r"[0-9]{1,4}", cell) for cell in cells):
        return False
    return [int(cell) for cell in cells] == list(range(int(cells[0]), int(cells[0]) + len(cells)))


def _is_headed(lines: list[list[str]]) -> bool:
    """Whether the first line names the columns: it says "unit" or nothing above what the others count, or has a word
    that no rating is."""
    first, *others = [line for n, line in enumerate(lines) if not n or line[0].casefold() not in _SUMS]
    if _goes_on([line[0] for line in (first, *others)]):
        return False
    if any(_tells_units(lines, n) for n in range(len(first))):
        return True
    rated = {cell.casefold() for line in others for cell in line}
    is_above_units = len(first) > 2 and rated.isdisjoint(cell.casefold() for cell in first[1:])
    if any(is_missing(cell) and cell and not cell.isalpha() for cell in first[is_above_units:]):
        return False  # "NA" may be initials and so a heading; "n/a" and a dash are none, except above the units
    if first[0].casefold() in _REMARKS - rated:
        return True
    below = [line[0] for line in others]
    above_numbers = bool(below) and all(number_of(each) is not None for each in below)
    if above_numbers and number_of(first[0]) is None and not (first[0] and is_missing(first[0])):
        return _goes_on(below) or any(number_of(each) is None for each in first[1:])
    if not above_numbers and _goes_on(below):
        return True
    values = {value.casefold() for line in others for value in line[len(first) > 2 :]}
    if first[1:] and not any(number_of(each) is None for each in first[1:]):
        return bool(values) and all(number_of(each) is None for each in values)
    return not all(
        value.casefold() in values or is_missing(value) or number_of(value) is not None for value in first[1:]
    )


def _has_units(lines: list[list[str]], is_headed: bool) -> bool:
    """Whether the first column tells the units apart: by its heading, by counting, or by names that no rating is."""
    units = [line for line in lines[is_headed:] if line[0].casefold() not in _SUMS]
    first = [line[0].casefold() for line in units]
    if is_headed and (_names_units(lines[0][0]) or not lines[0][0] or lines[0][0].startswith("Unnamed:")):
        return True
    if len(lines[0]) < 3 or len(set(first)) != len(first):
        return False
    if len(first) > 2 and _counts(first):
        return True
    values = {value.casefold() for line in units for value in line[1:]}
    return not set(first) & {value for value in values if not is_missing(value)} and (is_headed or len(first) > 2)


def _goes_on(first: list[str]) -> bool:
    """Whether a column counts from its very first cell on: 1, 2, 3, or P01, P02, P03. That cell is no heading."""
    shapes = {re.sub(r"\d+", "0", each) for each in first}
    return len(set(first)) == len(first) > 2 and (
        _counts(first) or (len(shapes) == 1 and shapes != {"0"} and "0" in shapes.pop())
    )


def _counts(first: list[str]) -> bool:
    """Whether a column counts its rows from 0, 1 or the letter a: no coder rates like that."""
    if len(first) > 3 and [each.casefold() for each in first] == list(_LETTERS[: len(first)]):
        return True
    counted = [each.lstrip("0") or each[:1] for each in first]
    return any(counted == [str(n) for n in range(start, start + len(first))] for start in (0, 1))


def _without_remarks(lines: list[list[str]], notes: list[Message]) -> list[list[str]]:
    """With the column of units first, and without columns that are no coder's: comments, dates, the text itself."""
    tells = [n for n in range(len(lines[0])) if _tells_units(lines, n)]
    is_weak = all(lines[0][n].casefold() in _REMARKS for n in tells)
    is_first = (_goes_on([line[0] for line in lines[1:]]) or is_weak) and _has_units(lines, True)
    first = 0 if is_first else next(iter(tells), 0)
    order = [first, *(n for n in range(len(lines[0])) if n != first)]
    has_units = _has_units([[line[n] for n in order] for line in lines], True)
    rated = [n for n in order if n == first or not is_first or n not in tells]
    kept = [n for n in rated if (has_units and n == first) or lines[0][n].casefold() not in _REMARKS]
    if len(kept) < 2 + has_units:  # coders may be called so
        kept = rated
    _say_left_out([lines[0][n] for n in order if n not in kept], notes)
    return [[line[n] for n in kept] for line in lines]


def _say_left_out(headings: list[str], notes: list[Message]) -> None:
    if shown := [heading for heading in headings if heading]:
        notes.append(Message("agreement-note-columns", {"headings": shown, "count": len(shown)}))


_Numbered = list[tuple[int, list[str]]]


def _without_sums(body: _Numbered, notes: list[Message]) -> _Numbered:
    """Without the last rows that add the others up."""
    count = len(body)
    while count > 1 and body[count - 1][1][0].casefold() in _SUMS:
        count -= 1
    if left := [line[0] for _, line in body[count:]]:
        notes.append(Message("agreement-note-rows", {"rows": left, "count": len(left)}))
    return body[:count]


def _once(body: _Numbered, notes: list[Message]) -> _Numbered:
    """Each unit once; the same row twice counts once, and is said. Raises BadFile where the two differ."""
    found: dict[str, tuple[int, list[str]]] = {}
    for number, line in body:
        first = found.setdefault(line[0] or f"\0{number}", (number, line))
        if first[1] != line:
            raise BadFile("ratings-unit-twice", row=number, first=first[0], unit=line[0])
    _say_twice(len(body) - len(found), notes)
    return list(found.values())


def _say_twice(count: int, notes: list[Message]) -> None:
    if count:
        notes.append(Message("agreement-note-twice", {"count": count}))


def _apart(coders: tuple[str, ...]) -> tuple[str, ...]:
    """Coders with the same heading get numbers: the first that no other heading has."""
    found: list[str] = []
    for name in coders:
        number, called = 1, name
        while called in found or (number > 1 and called in coders):
            number += 1
            called = f"{name} ({number})"
        found.append(called)
    return tuple(found)

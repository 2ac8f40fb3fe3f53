"""Answers to a survey: a table with a row for each who answered; some columns are texts, the others tell who it is."""

from collections.abc import Sequence
from typing import NamedTuple

from core.commands.sources import Incoming
from core.errors import BadFile, Refused
from core.importing.headed_table import not_read
from core.importing.listed_table import read_listed
from core.messages import Message
from core.text.normal import normalise

LONG_CODE_POINTS = 40
"""A column in which half of the answers are longer holds texts."""


class Answer(NamedTuple):
    """One row: what was written, by whom, and what else is known of them."""

    text: Incoming
    person: str
    attributes: tuple[tuple[str, str], ...]


class Survey(NamedTuple):
    """The answers, and what of the table was not read."""

    answers: list[Answer]
    remarks: list[Message]


def read_survey(name: str, content: bytes, texts: Sequence[str] = (), person: str = "") -> Survey:
    """The answers. `texts` are headings of the columns that hold texts; without any, those with long answers. `person`
    is the heading of the column with a pseudonym; without, people are numbered. Raises BadFile, Refused."""
    table = read_listed(name, content, [each for each in (*texts, person) if each.strip()])
    rows = table.rows
    if len(rows) < 2:
        raise BadFile("survey-empty", file=name)
    headings = rows[0]
    wide = [row + [""] * (len(headings) - len(row)) for row in rows[1:]]
    columns = [_column(headings, each) for each in texts] or _long(headings, wide)
    if not columns:
        raise Refused("survey-no-long-answers")
    named = _column(headings, person) if person else None
    found = []
    for n, (number, row) in enumerate(zip(table.numbers[1:], wide, strict=True), 1):
        written = [(headings[column], row[column]) for column in columns if row[column]]
        if not written:
            continue
        who = row[named] if named is not None and row[named] else f"{n:03}"
        others = [at for at in range(len(headings)) if at not in columns and at != named and headings[at]]
        attributes = tuple((headings[at], row[at]) for at in others if row[at])
        text = normalise("\n".join(f"{heading}\n{words}" if len(columns) > 1 else words for heading, words in written))
        found.append(Answer(Incoming(who, text, f"{name}, row {number}", "interview"), who, attributes))
    if not found:
        raise BadFile("survey-no-answers", file=name)
    twice = next((each.person for n, each in enumerate(found) if each.person in {f.person for f in found[:n]}), None)
    if twice is not None:
        raise Refused("survey-twice", pseudonym=twice)
    return Survey(found, [*not_read(table.above, table.unread)])


def _column(headings: list[str], wanted: str) -> int:
    at = next((n for n, each in enumerate(headings) if each.casefold() == wanted.strip().casefold()), None)
    if at is None:
        raise Refused("no-such-column", column=wanted, columns=[each for each in headings if each])
    return at


def _long(headings: list[str], rows: list[list[str]]) -> list[int]:
    found = []
    for at in range(len(headings)):
        lengths = sorted(len(row[at]) for row in rows if row[at])
        if lengths and lengths[len(lengths) // 2] > LONG_CODE_POINTS:
            found.append(at)
    return found

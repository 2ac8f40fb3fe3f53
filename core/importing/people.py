"""Participants with their attributes from a table (CSV or XLSX): pseudonyms in the first column, a heading for each."""

from typing import NamedTuple

from core.errors import BadFile
from core.importing.table import read_table


class Person(NamedTuple):
    """A pseudonym, and attributes by their names; empty cells are left out."""

    pseudonym: str
    attributes: dict[str, str]


def read_people(name: str, content: bytes) -> list[Person]:
    """The table's people in its order. Raises BadFile, which says where it is not as it should be."""
    rows = [[" ".join(cell.split()) for cell in row] for row in read_table(name, content)]
    if len(rows) < 2:
        raise BadFile("participants-empty")
    headings = headings_of(rows[0])
    people: dict[str, Person] = {}
    for number, row in enumerate(rows[1:], 2):
        pseudonym = row[0] if row else ""
        if not pseudonym:
            raise BadFile("row-without-pseudonym", row=number)
        if any(row[len(headings) :]):
            raise BadFile("row-too-wide", row=number)
        if pseudonym in people:
            raise BadFile("pseudonym-twice", pseudonym=pseudonym)
        values = {heading: value for heading, value in zip(headings[1:], row[1:], strict=False) if value}
        people[pseudonym] = Person(pseudonym, values)
    return list(people.values())


def headings_of(row: list[str]) -> list[str]:
    """The headings of a table whose first column names something. Raises BadFile where one lacks or
    is there twice."""
    while len(row) > 1 and not row[-1]:
        row = row[:-1]
    for number, heading in enumerate(row[1:], 2):
        if not heading:
            raise BadFile("column-without-heading", column=number)
        if row.count(heading) > 1:
            raise BadFile("heading-twice", heading=heading)
    return row

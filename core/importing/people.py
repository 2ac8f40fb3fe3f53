"""Participants with their attributes from a table (CSV or XLSX): pseudonyms in the first column, a heading for each."""

from typing import NamedTuple

from core.errors import BadFile
from core.importing.headed_table import not_read
from core.importing.listed_table import read_listed
from core.messages import Message


class Person(NamedTuple):
    """A pseudonym, and attributes by their names; empty cells are left out."""

    pseudonym: str
    attributes: dict[str, str]


class People(NamedTuple):
    """The people of a table in its order, and what of it was not read."""

    found: list[Person]
    remarks: list[Message]


def read_people(name: str, content: bytes) -> People:
    """Who stands in a table. Raises BadFile, which says where it is not as it should be."""
    table = read_listed(name, content)
    rows = [[" ".join(cell.split()) for cell in row] for row in table.rows]
    if len(rows) < 2:
        raise BadFile("participants-empty")
    headings = headings_of(rows[0])
    people: dict[str, Person] = {}
    for number, row in zip(table.numbers[1:], rows[1:], strict=True):
        pseudonym = row[0] if row else ""
        if not pseudonym:
            raise BadFile("row-without-pseudonym", row=number)
        if any(row[len(headings) :]):
            raise BadFile("row-too-wide", row=number)
        if pseudonym in people:
            raise BadFile("pseudonym-twice", pseudonym=pseudonym)
        values = {heading: value for heading, value in zip(headings[1:], row[1:], strict=False) if value}
        people[pseudonym] = Person(pseudonym, values)
    return People(list(people.values()), [*not_read(table.above, table.unread)])


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

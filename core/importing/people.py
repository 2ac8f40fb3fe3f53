"""Participants with their attributes from a table (CSV or XLSX): pseudonyms in the first column, a heading for each."""

from typing import NamedTuple

from core.errors import BadFile
from core.importing.table import read_table


class Person(NamedTuple):
    """A pseudonym, and attributes by their names; empty cells are left out."""

    pseudonym: str
    attributes: dict[str, str]


def read_people(name: str, content: bytes) -> list[Person]:
    """The table's people in its order. Raises BadFile with a sentence that says where it is not as it should be."""
    rows = [[" ".join(cell.split()) for cell in row] for row in read_table(name, content)]
    if len(rows) < 2:
        raise BadFile("A table of participants has a row of headings and one for each participant.")
    headings = _headings(rows[0])
    people: dict[str, Person] = {}
    for number, row in enumerate(rows[1:], 2):
        pseudonym = row[0] if row else ""
        if not pseudonym:
            raise BadFile(f"Row {number} of the table has no pseudonym in its first column.")
        if any(row[len(headings) :]):
            raise BadFile(f"Row {number} of the table has more fields than its header.")
        if pseudonym in people:
            raise BadFile(f"“{pseudonym}” stands in the table twice.")
        values = {heading: value for heading, value in zip(headings[1:], row[1:], strict=False) if value}
        people[pseudonym] = Person(pseudonym, values)
    return list(people.values())


def _headings(row: list[str]) -> list[str]:
    while len(row) > 1 and not row[-1]:
        row = row[:-1]
    for number, heading in enumerate(row[1:], 2):
        if not heading:
            raise BadFile(f"Column {number} of the table has no heading.")
        if row.count(heading) > 1:
            raise BadFile(f"The heading “{heading}” stands over two columns of the table.")
    return row

"""Tables of participants: taken in whole, or refused with a sentence that says where."""

import datetime
import io

import pytest

from core.commands import participants
from core.errors import BadFile, Refused
from core.importing.people import Person, read_people
from tests.builders import World, a_participant, alice
from tests.refusals import refuses

CSV = "pseudonym;alder;kjønn;intervjua\nKari;40–49;kvinne;\nOla; 30–39 ;;2026-02-01\n;;;\n"


def workbook(*rows) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_table_in_any_encoding(encoding):
    assert read_people("p.csv", CSV.encode(encoding)).found == [
        Person("Kari", {"alder": "40–49", "kjønn": "kvinne"}),
        Person("Ola", {"alder": "30–39", "intervjua": "2026-02-01"}),
    ]


def test_a_workbook_as_people_write_it():
    content = workbook(
        ["navn", "alder", "dato", None], ["P1", 41.0, datetime.datetime(2026, 2, 1), None], ["P2", "ukjend"]
    )
    assert read_people("p.xlsx", content).found == [
        Person("P1", {"alder": "41", "dato": "2026-02-01"}),
        Person("P2", {"alder": "ukjend"}),
    ]


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ("navn;alder\n", "participants-empty", {}),
        ("navn;alder\nKari;4\nKari;5\n", "pseudonym-twice", {"pseudonym": "Kari"}),
        ("navn;alder;alder\nKari;4;5\n", "heading-twice", {"heading": "alder"}),
        ("navn;;alder\nKari;4;5\n", "column-without-heading", {"column": 2}),
        ("navn;alder\n;4\n", "row-without-pseudonym", {"row": 2}),
        ("navn;alder\nKari;4;5\n", "row-too-wide", {"row": 2}),
        ("\n".join(["navn;alder"] + [f"P{n};1" for n in range(5100)]), "table-too-large", {}),
    ],
)
def test_a_strange_table_is_refused_with_a_sentence(content, code, where):
    with refuses(code, BadFile, **where):
        read_people("p.csv", content.encode())


def test_what_only_calls_itself_a_workbook():
    pytest.importorskip("openpyxl")
    for content in (b"", b"PK\x03\x04tull", CSV.encode()):
        with pytest.raises((BadFile, Refused)):
            read_people("p.xlsx", content)


def test_people_are_added_and_described_in_one_step():
    project = alice(World(91))
    kari = a_participant(project, "Kari")
    project.do(participants.describe_participant, kari, "alder", "30–39")
    people = read_people("p.csv", CSV.encode()).found
    recorded = project.do(participants.take_people, people)
    assert len(recorded) == 5  # one new, and four attributes, one of them changed
    rows = {project.words(row.pseudonym): row for row in project.state.participants.values()}
    assert {name: {a: project.words(v) for a, v in row.attributes} for name, row in rows.items()} == {
        "Kari": {"alder": "40–49", "kjønn": "kvinne"},
        "Ola": {"alder": "30–39", "intervjua": "2026-02-01"},
    }
    with refuses("nothing-new-in-table"):
        project.do(participants.take_people, people)

"""A program that counts no changes works in the same file: what it adds is noticed, and nothing collides with it."""

import pytest

from core.commands.codings import code_segment
from core.project import Project
from core.sealing.crypto import digest
from core.storage.log import Log
from tests.builders import World, a_code, a_source, alice

ADD_GRANT = "INSERT INTO grants (mark, key, recipient, granter, raw) VALUES (?, ?, ?, ?, ?)"


@pytest.fixture
def study() -> Project:
    project = alice(World(31))
    project.do(code_segment, a_source(project, "Ord om livet. " * 9), 0, 9, [a_code(project)], "fordi")
    return project


def another(log: Log, table: str, mark: bytes = b"m") -> None:
    """A row as such a program puts it: after the highest one, without a word in any note."""
    connection = log._connection
    with log.transaction():
        if table == "grants":
            key, recipient, granter, raw = connection.execute(
                "SELECT key, recipient, granter, raw FROM grants"
            ).fetchone()
            connection.execute(ADD_GRANT, (mark * 32, key, recipient, granter, raw + b"x"))
        else:
            number = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            columns = {"notices": (b"n" * 16, b"raw"), "chunks": (bytes([number]) * 32, b"k" * 16, b"raw")}[table]
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", columns)


def changes_of(log: Log, table: str):
    return log.chunk_changes if table == "chunks" else log.beside


@pytest.mark.parametrize("table", ["grants", "notices", "chunks"])
def test_what_it_adds_makes_a_new_number_and_a_new_digest(study, table):
    log = study.log
    with log.transaction():
        log.drop_grants([log.granted()[-1][0]])  # a change that brings no row: the count is ahead of the rows
    changes = changes_of(log, table)
    before = changes.count()
    assert changes.digest(lambda: b"before") == b"before"
    another(log, table)
    assert changes.count() > before
    assert changes.digest(lambda: b"after") == b"after"


def test_what_is_added_here_after_it_takes_a_place_of_its_own(study):
    log = study.log
    grant = log.grants()[0]
    with log.transaction():
        log.drop_grant(grant)
    for mark in (b"1", b"2", b"3"):
        another(log, "grants", mark)
    another_count = log.beside.count()
    with log.transaction():
        assert log.add_grant(grant)
    assert log.beside.count() > another_count
    assert log.has_grant(digest(grant.raw))
    assert digest(grant.raw) in {mark for mark, _, _ in log.grant_marks(another_count)}


def test_a_count_grows_also_where_what_such_a_program_added_is_dropped(study):
    log, found = study.log, []
    for drop in (lambda: log.drop_notices([b"n" * 16]), lambda: log.drop_grants([each[0] for each in log.granted()])):
        another(log, "notices")
        found.append(log.beside.count())
        with log.transaction():
            drop()
        found.append(log.beside.count())
    assert found == sorted(set(found))


@pytest.mark.parametrize("notes", ["%/beside", "highest/beside"])
def test_what_it_adds_to_a_file_in_which_nothing_was_counted_yet_is_a_change(study, notes):
    log = study.log
    with log.transaction():
        log._connection.execute("DELETE FROM notes WHERE name LIKE ?", (notes,))
    before = log.beside.count()
    assert log.beside.digest(lambda: b"before") == b"before"
    for table in ("notices", "grants"):
        another(log, table)
        assert log.beside.count() > before
        before = log.beside.count()
    assert log.beside.digest(lambda: b"after") == b"after"


def test_a_count_is_asked_in_one_statement(study):
    """Between two of them another process may drop and add: such a count went back afterwards."""
    asked: list[str] = []
    study.log._connection.set_trace_callback(asked.append)
    study.log.beside.count()
    study.log._connection.set_trace_callback(None)
    assert len(asked) == 1

"""A relay's database from the version in which everything was rows: it goes on, and counts what is there."""

import psycopg

from sync.relay.postgres import PostgresMailboxStore
from tests.builders import World, a_code, alice, everything

NAME = "a" * 32
TABLES = """
CREATE TABLE mailboxes (
    number bigserial PRIMARY KEY, name text UNIQUE NOT NULL, project bytea NOT NULL,
    opened timestamptz NOT NULL DEFAULT now(), bytes bigint NOT NULL DEFAULT 0);
CREATE TABLE devices (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, device bytea, sign bytea, box bytea,
    PRIMARY KEY (mailbox, device));
CREATE TABLE envelopes (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, number bigint, device bytea, seq bigint, event bytea,
    raw bytea, PRIMARY KEY (mailbox, number));
CREATE TABLE heads (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, device bytea, seq bigint, event bytea,
    PRIMARY KEY (mailbox, event));
CREATE TABLE chunks (
    number bigserial, mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, digest bytea, key bytea, raw bytea,
    PRIMARY KEY (mailbox, digest));
"""


def test_a_database_of_the_version_before_goes_on(database):
    ada = alice(World(24))
    for n in range(300):
        a_code(ada, f"Kode {n}")
    held = everything(ada)
    (device,), newest = held.devices, held.envelopes[-1]
    with psycopg.connect(database.address) as connection, connection.cursor() as cursor:
        cursor.execute(TABLES)
        cursor.execute("INSERT INTO mailboxes VALUES (1, %s, %s, now(), 10^6)", (NAME, ada.id))
        cursor.execute("INSERT INTO devices VALUES (1, %s, %s, %s)", (device.device, *device))
        rows = [(row, each.device, each.seq, each.id, each.raw) for row, each in enumerate(held.envelopes, 1)]
        cursor.executemany("INSERT INTO envelopes VALUES (1, %s, %s, %s, %s, %s)", rows)
        cursor.execute("INSERT INTO heads VALUES (1, %s, %s, %s)", (newest.device, newest.seq, newest.id))
        cursor.execute("INSERT INTO chunks VALUES (1, 1, '1', '2', repeat('x', 1000)::bytea)")
    for _ in range(2):  # a second start changes nothing more
        store = PostgresMailboxStore(database.address)
        box = store.open(NAME, ada.id, 10**9)
        assert box._size() == sum(len(each.raw) for each in held.envelopes), "what is not there takes no room"
        store.close()
    store = PostgresMailboxStore(database.address)
    box = store.open(NAME, ada.id, 10**9)
    a_code(ada, "en til")
    box.accept(everything(ada))
    store.settle()
    with store._connection() as connection:
        assert connection.execute("SELECT tail FROM mailboxes").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM envelopes").fetchone() == (0,), "older rows are in segments"
    assert [raw for _, raw in box.log.envelopes()] == [each.raw for each in everything(ada).envelopes]
    store.close()

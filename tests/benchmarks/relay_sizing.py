"""What a project, a device and an event cost a relay: `python -m tests.benchmarks.relay_sizing [PROJECTS]`.

Mailboxes are filled through the relay's own code into a real PostgreSQL, by projects of different sizes; the
differences between the sizes of its tables are the costs. From them follows what so many projects need (100,000 where
none is said), for the study that is written out below. Bytes are exact; times are processor time of this machine.
"""

import contextlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psycopg

from core.commands import codings
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from sync.relay.mailbox import Mailbox
from sync.relay.mailboxes import Limits, Mailboxes
from sync.relay.postgres import PostgresMailboxStore
from sync.session import Session
from tests.builders import World, a_code, a_source, alice, everything, invited
from tests.database import Database

ROOM = 1 << 40
EVENTS = int(os.environ.get("KODESPOR_EVENTS", "20000"))
EMPTY = 2000
DEVICES = 12
STUDY_DEVICES, STUDY_EVENTS, STUDY_DAYS = 8, 20_000, 700
"""A study that many will have: four people with two devices each, 20,000 decisions in two years of work."""


class Cost(NamedTuple):
    """Bytes in the database (tables and indexes) and in objects."""

    rows: float
    objects: float


def one_that_codes(events: int) -> Project:
    """A project of so many events by one device."""
    ada = alice(World(5))
    source, code = a_source(ada), a_code(ada)
    for start in range(0, events, 500):
        ada.do(lambda context, start=start: [one for n in range(start, min(start + 500, events))
               for one in codings.code_segment(context, source, n % 50, 60 + n % 90, [code])])  # fmt: skip
    return ada


def sizes(address: str) -> Cost:
    """What everything takes now, without what a vacuum gives back."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM FULL")
        query = """SELECT relname, pg_total_relation_size(oid) FROM pg_class
                   WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"""
        found = dict(connection.execute(query).fetchall())
    return Cost(sum(found.values()) - found.get("objects", 0), found.get("objects", 0))


def filled(box: Mailbox, project: Project, portion: int) -> None:
    """As devices send: in batches."""
    whole = everything(project)
    for start in range(0, len(whole.envelopes), portion):
        box.accept(whole._replace(envelopes=whole.envelopes[start : start + portion]))


def cpu() -> float:
    return time.process_time()


def idle(mailboxes: Mailboxes, project: Project, name: str) -> float:
    """Milliseconds of processor time, of both sides, for a conversation that brings nothing."""
    found = []
    for _ in range(30):
        begun = cpu()
        with mailboxes.talk(name, project.id, lambda: None) as box:
            relay, device = Session(box, False), Session(project, True)
            while device.has_out() or relay.has_out():
                relay.receive(device.drain())
                device.receive(relay.drain())
            assert device.is_settled
            assert device.sent == device.received == 0
        found.append(1000 * (cpu() - begun))
    return statistics.median(found)


def measured() -> dict[str, float]:
    """The costs, by name."""
    database = Database()
    store = PostgresMailboxStore(database.address)
    seal = getattr(store, "_sealer", None)
    figures = {}
    try:
        empty = alice(World(1))
        begun = sizes(database.address)
        for n in range(EMPTY):
            store.open(f"{n:032x}", empty.id, ROOM)
        after = sizes(database.address)
        figures["bytes of rows for an empty project"] = (after.rows - begun.rows) / EMPTY

        world = World(2)
        ada = alice(world)
        for _ in range(DEVICES):
            invited(world, ada)
        begun = after
        for n in range(40):
            box = store.open(f"a{n:031x}", ada.id, ROOM)
            whole = everything(ada)
            box.accept(TransferBundle(ada.id, whole.devices, whole.envelopes, whole.grants))
        after = sizes(database.address)
        figures["bytes of rows for a device"] = (after.rows - begun.rows) / 40 / (DEVICES + 1)

        if seal is not None:
            store._seal_soon = lambda number: None  # rows first, so that both can be measured
        large, begun = one_that_codes(EVENTS), after
        box, cost = store.open("f" * 32, large.id, ROOM), cpu()
        filled(box, large, 1000)
        figures["µs of processor time to take an event"] = 1e6 * (cpu() - cost) / EVENTS
        before = sizes(database.address)
        figures["bytes of an event in a row"] = (before.rows - begun.rows) / EVENTS
        if seal is not None:
            seal.seal(box.log._number)
            after = sizes(database.address)
            figures["bytes of rows for an event in a segment"] = (after.rows - begun.rows) / EVENTS
            figures["bytes of objects for an event"] = (after.objects - begun.objects) / EVENTS
        mailboxes = Mailboxes(store, Limits(mailboxes=10**9))
        for name, project in (("f" * 32, large), (f"a{0:031x}", ada)):
            idle(mailboxes, project, name)  # grants of both sides meet
            figures[f"ms of both sides for an exchange without news, {len(project.timeline.order)} events, "
                    f"{len(project.log.devices())} devices"] = idle(mailboxes, project, name)  # fmt: skip
    finally:
        store.close()
        database.stop()
    return figures


def table(figures: dict[str, float], projects: int) -> list[str]:
    """What so many studies need."""
    gib = projects / 2**30
    devices = projects * STUDY_DEVICES
    rows = figures["bytes of rows for an empty project"] + STUDY_DEVICES * figures["bytes of rows for a device"]
    tail = 128 * figures["bytes of an event in a row"]
    sealed = figures.get("bytes of rows for an event in a segment", figures["bytes of an event in a row"])
    objects = figures.get("bytes of objects for an event", 0.0)
    daily = projects * STUDY_EVENTS / STUDY_DAYS
    wakes = daily * (STUDY_DEVICES - 1)
    return [
        f"| what {projects:,} projects need | |",
        "|---|---|",
        f"| devices, events | {devices:,}, {projects * STUDY_EVENTS:,} |",
        f"| PostgreSQL: projects, devices, grants | {rows * gib:,.0f} GiB |",
        f"| PostgreSQL: newest events (128 a project) | {tail * gib:,.0f} GiB |",
        f"| PostgreSQL: index of the others | {sealed * STUDY_EVENTS * gib:,.0f} GiB |",
        f"| objects: events | {objects * STUDY_EVENTS * gib:,.0f} GiB |",
        f"| objects: their number | {projects * STUDY_EVENTS / 768:,.0f} |",
        f"| events a second, on average | {daily / 86400:,.0f} |",
        f"| the same in a busy hour (a fifth of a day) | {daily / 5 / 3600:,.0f} |",
        f"| wake-ups a second in that hour, all devices live | {wakes / 5 / 3600:,.0f} |",
    ]


def main() -> None:
    with contextlib.redirect_stderr(Path(tempfile.gettempdir(), "relay_sizing.log").open("w")):
        figures = measured()
    for name, value in figures.items():
        print(f"{name}: {value:,.2f}")
    print("\n".join(table(figures, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)))


if __name__ == "__main__":
    main()

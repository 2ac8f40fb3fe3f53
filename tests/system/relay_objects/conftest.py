"""A team with some 200 events, and a place for what its relay keeps."""

import pytest

from core.commands import codings
from sync.relay import postgres_segments
from tests.builders import World, a_code, a_source, alice, everything, invited, twin_of
from tests.system.relay_objects.place import Place


@pytest.fixture(autouse=True)
def small_segments(monkeypatch):
    monkeypatch.setattr(postgres_segments, "SEGMENT_EVENTS", 40)
    monkeypatch.setattr("sync.relay.postgres_side.TAIL_EVENTS", 10**9)  # sealed when a test says so


@pytest.fixture(scope="module")
def team():
    """A project of some 200 events, with a forked feed."""
    world = World(22)
    ada = alice(world)
    bo = invited(world, ada)
    source, code = a_source(ada), a_code(ada)
    for start in range(0, 150, 10):
        ada.do(lambda context, start=start: [one for n in range(start, start + 10)
               for one in codings.code_segment(context, source, n % 50, 60 + n % 90, [code])])  # fmt: skip
    bo.accept(everything(ada))
    for n in range(40):
        a_code(bo, f"Bos {n}")
    ada.accept(everything(bo))
    twin = twin_of(ada, world)
    a_code(ada, "her")
    a_code(twin, "på kopien")
    ada.accept(everything(twin))
    return ada


@pytest.fixture
def place(database, tmp_path):
    made = Place(database, tmp_path / "objects")
    with made.store._connection() as connection:
        connection.execute("TRUNCATE mailboxes, dropped, objects CASCADE")
    yield made
    made.store.close()

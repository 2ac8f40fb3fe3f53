"""What a member may pile up costs seconds, not minutes, and no recursion: nested codes, memos on memos, strangers."""

import time
from itertools import pairwise

import pytest

from app.i18n.catalogue import Catalogue
from core.commands import memos
from core.events.codebook import CodeCreated
from core.events.memos import MemoWritten
from core.ids import Id, MemoId, new_id
from tests.builders import World, a_code, alice, exchange, invited
from tests.fuzz.events import looked_at
from tests.fuzz.outputs import OUTPUTS, Looked
from tests.signing import sign

SECONDS_MAX = 120
"""Of the processor, whatever else the machine does; some 20 are used."""
NESTED = 1500


def named(n: int) -> Id:
    return Id(n.to_bytes(16, "big"))


def test_nested_codes_and_long_names_come_out_of_every_output():
    pytest.importorskip("resvg_py", reason="pictures need resvg-py")
    world = World(5)
    a = alice(world)
    b = invited(world, a)
    a_code(b, "Bobs første")
    name = "x" * 480
    sign(b, *(CodeCreated(named(n + 1), f"{name} {n}", named(n) if n else None, "", "", None) for n in range(NESTED)))
    before = time.process_time()
    exchange(a, b)
    assert len(a.state.codes.rows) == NESTED + 1
    found = Looked()
    wanted = ("codebook", "tables", "results", "pictures", "export html", "export md", "export docx", "export qdc")
    looked_at(a, Catalogue("nb"), found, [each for each in OUTPUTS if each[0] in wanted])
    assert time.process_time() - before < SECONDS_MAX
    assert not found.refused


def test_memos_on_memos_on_memos():
    world = World(6)
    a = alice(world)
    first = a.do(memos.write_memo, "analytic", "tanke")[0].event.memo
    ids = [first, *(MemoId(new_id(a.device, world.entropy)) for _ in range(NESTED))]
    sign(a, *(MemoWritten(own, "analytic", "x", "memo", above, "") for above, own in pairwise(ids)))
    a.do(memos.revise_memo, ids[-1], "tenkt om igjen")
    assert a.words(a.state.memos.rows[ids[-1]].text) == "tenkt om igjen"

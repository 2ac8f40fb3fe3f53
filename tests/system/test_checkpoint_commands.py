"""Checkpoints by the real command: made by one, signed by the other, stamped by an authority, checked later."""

import pytest

from core.evidence.signed_note import read_note
from tests.authority import Authority
from tests.system.cli import pair


def test_a_checkpoint_goes_the_whole_way(tmp_path):
    pytest.importorskip("rfc3161_client")
    ada, bo, shared = pair(tmp_path)
    assert ada.json("checkpoint") == []
    made = ada.json("checkpoint", "make")
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    bo.run("checkpoint", "sign", made["checkpoint"])
    bo.run("checkpoint", "sign", made["checkpoint"][:8], ok=1)
    bo.run("sync", "folder", shared)
    ada.run("sync", "folder", shared)
    authority = Authority(tmp_path / "authority")
    root = tmp_path / "root.pem"
    root.write_bytes(authority.root)
    stamped = ada.json("checkpoint", "stamp", made["checkpoint"], "--server", authority.address, "--ca", root)
    authority.stop()
    assert stamped["is_proved"]
    ada.run("checkpoint", "stamp", made["checkpoint"], "--server", authority.address, ok=1)
    [listed] = ada.json("checkpoint", "--ca", root)
    assert listed["holds"]
    assert len(listed["signed_by"]) == 2
    assert listed["stamps"][0]["is_proved"]
    for name in ("note.txt", "stamp.tsr", "note.svg"):
        ada.run("checkpoint", "export", made["checkpoint"], tmp_path / name)
    assert (tmp_path / "note.txt").read_text(encoding="utf-8") == listed["note"]
    assert len(read_note(listed["note"]).signatures) == 2
    assert "<svg" in (tmp_path / "note.svg").read_text(encoding="utf-8")
    ada.run("codes", "add", "senere")
    assert ada.json("checkpoint", "check", tmp_path / "note.txt")["holds"]
    note = tmp_path / "note.txt"
    note.write_text(listed["note"].replace(f"\n{listed['events']}\n", "\n999\n", 1), encoding="utf-8")
    ada.run("checkpoint", "check", note, ok=1)
    note.write_text("hello", encoding="utf-8")
    ada.run("checkpoint", "check", note, ok=1)
    ada.run("checkpoint", "sign", "none", ok=1)
    bundle = tmp_path / "b.kaudit"
    ada.run("export", "audit", bundle)
    assert ada.json("verify", bundle)["ok"]

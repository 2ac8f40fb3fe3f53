"""The lock of exports where something else has its name."""

import os

import pytest

from core.storage.shared_lock import alone, sharing


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
@pytest.mark.parametrize("kind", ["folder", "link", "broken link", "pipe"])
def test_nobody_is_alone_where_no_file_can_be_locked_and_nothing_is_touched(tmp_path, kind):
    lock, mine = tmp_path / "exporting.lock", tmp_path / "mine.txt"
    mine.write_text("Fiksjon")
    makes = {
        "folder": lock.mkdir, "link": lambda: lock.symlink_to(mine), "pipe": lambda: os.mkfifo(lock),
        "broken link": lambda: lock.symlink_to(tmp_path / "new"),
    }  # fmt: skip
    makes[kind]()
    with sharing(lock), alone(lock) as is_free:
        assert not is_free
    with alone(lock) as is_free:
        assert not is_free
    assert mine.read_text() == "Fiksjon"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["exporting.lock", "mine.txt"]


def test_whoever_shares_is_seen(tmp_path):
    with sharing(tmp_path / "lock"), alone(tmp_path / "lock") as is_free:
        assert not is_free
    with alone(tmp_path / "lock") as is_free:
        assert is_free

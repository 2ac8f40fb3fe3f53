"""The lock of those who are at something: where it cannot be had, they go on, and nobody cleans up meanwhile."""

from core.storage.shared_lock import alone, sharing


def test_who_shares_is_not_alone_with_it(tmp_path):
    lock = tmp_path / "exporting.lock"
    with sharing(lock), sharing(lock), alone(lock) as is_free:
        assert not is_free
    with alone(lock) as is_free:
        assert is_free


def test_where_something_else_has_its_name_work_goes_on_and_nobody_cleans_up(tmp_path):
    lock = tmp_path / "exporting.lock"
    lock.mkdir()
    with sharing(lock), alone(lock) as is_free:
        assert not is_free

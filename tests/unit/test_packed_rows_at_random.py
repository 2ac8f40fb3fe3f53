"""A table that stands on parts does what a dictionary does, whatever is done with it in whatever order."""

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sealing import codec
from core.sealing.codec import SealedText
from core.views import packed_rows
from core.views.packed_part import PackedPart
from core.views.packed_rows import PackedRows, Parts


class Row(NamedTuple):
    id: bytes
    number: int
    words: str | SealedText | None
    other: bytes


# Few ids, so that parts overrule each other; some begin with the same 8 bytes, or end so.
IDS = [bytes([a]) * 8 + bytes([b]) * 8 for a in (0, 1, 255) for b in (0, 1, 255)]
ids = st.sampled_from(IDS)
rows_of = st.builds(
    lambda number, words, other: lambda key: Row(key, number, words, other),
    st.sampled_from([-(1 << 63), -1, 0, 1, 255, 256, 65_536, (1 << 32) - 1, 1 << 32, 1 << 63, (1 << 64) - 1]),
    st.none() | st.text(max_size=2) | st.binary(max_size=2).map(SealedText),
    ids,
)
parts = st.dictionaries(ids, rows_of, min_size=1, max_size=5)
acts = st.one_of(
    st.tuples(st.just("set"), ids, rows_of),
    st.tuples(st.just("delete"), ids),
    st.tuples(st.just("pop"), ids),
    st.tuples(st.just("clear")),
    st.tuples(st.just("copy")),
    st.tuples(st.just("look")),
    st.tuples(st.just("get"), st.one_of(ids, st.binary(max_size=17))),
)


def as_kept(rows: dict[bytes, Row]) -> PackedPart[Row]:
    """A part as it comes from a snapshot."""
    return PackedPart.of_flat(Row, codec.decode_trusted(codec.encode_trusted(PackedPart.of(Row, rows).flat())))


def is_like(table: PackedRows[Row], expected: dict[bytes, Row]) -> None:
    pairs = list(table.items())
    assert sorted(pairs, key=lambda each: each[0]) == sorted(expected.items())
    assert list(table) == list(table.keys()) == [key for key, _ in pairs]
    assert list(table.values()) == [row for _, row in pairs]
    assert list(reversed(table.values())) == [row for _, row in reversed(pairs)]
    assert len(table) == len(table.values()) == len(expected)
    assert bool(table) == bool(expected)
    assert table == expected
    assert table.keys() ^ expected.keys() == set()
    for key in IDS:
        assert (key in table) == (key in expected)
        assert table.get(key) == expected.get(key)


@given(base=st.lists(parts, max_size=5), todo=st.lists(acts, max_size=12), probes=st.sampled_from([0, 1, 512]))
def test_what_is_done_with_a_table_is_done_as_with_a_dictionary(base, todo, probes):
    table, expected = PackedRows[Row](), dict[bytes, Row]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed_rows, "PROBES", probes)
        for part in base:
            made = {key: row(key) for key, row in part.items()}
            table.apply(as_kept(made))
            expected |= made
        others: list[tuple[PackedRows[Row], dict[bytes, Row]]] = []
        for what, *given_ in todo:
            _do(what, given_, table, expected)
            if what == "copy":
                copy = PackedRows[Row]()
                copy.copy_from(table)
                others.append((table, dict(expected)))
                table = copy
        for each, was in [*others, (table, expected)]:
            is_like(each, was)


def _do(what: str, given_: list[Any], table: PackedRows[Row], expected: dict[bytes, Row]) -> None:
    if what == "set":
        key, row = given_
        table[key] = expected[key] = row(key)
    elif what == "delete" and given_[0] in expected:
        del table[given_[0]], expected[given_[0]]
    elif what == "pop":
        assert table.pop(given_[0], None) == expected.pop(given_[0], None)
    elif what == "clear":
        table.clear()
        expected.clear()
    elif what == "look":
        is_like(table, expected)
    elif what == "get":
        assert table.get(given_[0]) == expected.get(given_[0])
        assert (given_[0] in table) == (given_[0] in expected)


@given(st.lists(parts, min_size=1, max_size=5))
def test_a_part_is_a_dictionary_in_the_order_of_ids(given_):
    for each in given_:
        rows = {key: row(key) for key, row in each.items()}
        part = as_kept(rows)
        assert part == rows
        assert list(part) == sorted(rows)
        assert list(part.rows()) == [rows[key] for key in sorted(rows)]
        assert [repr(row) for row in part.values()] == [repr(rows[key]) for key in part]
        assert as_kept(dict(part)).flat() == part.flat()


class _BreaksOff:
    """A part that has no memory left when it is asked for the last of so many times, and then has again."""

    def __init__(self, part: PackedPart[Row], times: int) -> None:
        self._part, self._times = part, times

    def __getattr__(self, name: str) -> Any:
        self._times -= 1
        if self._times == 0:
            raise MemoryError
        return getattr(self._part, name)

    def __len__(self) -> int:
        return len(self._part)


@pytest.mark.parametrize("probes", [0, 512])
def test_what_is_broken_off_is_begun_anew_and_no_row_seems_to_be_gone(monkeypatch, probes):
    monkeypatch.setattr(packed_rows, "PROBES", probes)
    rows, times, is_broken_off = {key: Row(key, 1, None, key) for key in IDS}, 0, True
    right = [(1, place) for place in range(len(IDS))], len(IDS), set(range(len(IDS)))
    while is_broken_off:
        times += 1
        parts: list[Any] = [as_kept(rows), _BreaksOff(as_kept(rows), times)]
        table = Parts(parts)
        try:
            found, is_broken_off = _all_of(table), False
        except MemoryError:
            found = _all_of(table)
        assert found == right
    assert times > len(IDS)


def _all_of(table: Parts) -> tuple[list[tuple[int, int] | None], int, set[int]]:
    return [table.find(key) for key in IDS], table.count, table.overruled(0)

"""Rows kept as columns are what a dictionary of them would be, and opening makes none of them."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sealing import codec
from core.sealing.codec import SealedText
from core.views import packed_rows
from core.views.packed_rows import PackedPart, PackedRows


class Row(NamedTuple):
    id: bytes
    number: int
    words: str | SealedText | None


# Ids that begin alike: with the same 8 bytes, or with others in which only the last bits differ.
beginnings = st.sampled_from([bytes(8), bytes(7) + b"\1", bytes(5) + b"\1\0\0", b"\xff" * 8])
ids = st.builds(bytes.__add__, beginnings, st.integers(0, 5).map(lambda n: n.to_bytes(8, "big")))
numbers = st.integers(-(1 << 63), (1 << 64) - 1) | st.integers(-2, 300)
texts = st.none() | st.text(max_size=3) | st.binary(max_size=3).map(SealedText)
puts = st.dictionaries(ids, st.tuples(numbers, texts), max_size=12).map(
    lambda rows: {key: Row(key, *rest) for key, rest in rows.items()}
)


@given(parts=st.lists(puts, max_size=5), own=puts, probes=st.sampled_from([0, 3, 512]), asked=st.lists(ids, max_size=8))
def test_a_table_of_parts_is_a_dictionary(parts, own, probes, asked):
    rows, expected = PackedRows(), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed_rows, "PROBES", probes)
        for part in parts:
            if part:
                kept = codec.encode_trusted(PackedPart.of(Row, part).flat())
                again = PackedPart.of_flat(Row, codec.decode_trusted(kept))
                assert again == part
                assert len(again) == len(part)
                assert list(again) == sorted(part)
                rows.apply(again)
            expected |= part
        for key, row in own.items():
            rows[key] = expected[key] = row
        for key in asked:
            assert rows.get(key) == expected.get(key)
            assert (key in rows) == (key in expected)
        there = list(rows.items())
        assert sorted(there) == sorted(expected.items(), key=lambda each: each[0])
        assert all(type(row) is Row for _, row in there)
        assert list(rows.values()) == [row for _, row in there]
        assert list(reversed(rows.values())) == list(rows.values())[::-1]
        assert len(rows) == len(expected)
        assert bool(rows) == bool(expected)
        assert rows == expected
        copy = PackedRows()
        copy.copy_from(rows)
        copy[bytes(16)] = Row(bytes(16), 7, None)
        assert rows == expected, "a copy is a table of its own"


def test_a_row_that_was_put_and_is_taken_back_is_gone():
    rows = PackedRows()
    rows.apply(PackedPart.of(Row, {bytes(16): Row(bytes(16), 1, None)}))
    rows[b"\1" * 16] = Row(b"\1" * 16, 2, None)
    del rows[b"\1" * 16]
    assert b"\1" * 16 not in rows
    assert len(rows) == 1
    assert rows.get(b"of another length") is None


@pytest.mark.parametrize("most", [1, 1 << 8, 1 << 16, 1 << 32, 1 << 63, 1 << 64])
def test_columns_of_many_different_numbers_come_back(most):
    spread = {n.to_bytes(16, "big"): Row(n.to_bytes(16, "big"), max(most - 1 - n, 0), str(n)) for n in range(70_000)}
    part = PackedPart.of(Row, spread)
    assert list(PackedPart.of_flat(Row, part.flat()).rows()) == list(spread.values())


def test_one_row_is_made_for_each_that_is_asked_for():
    rows = PackedRows()
    for n in range(50):
        keys = [(100 * n + each).to_bytes(8, "big") * 2 for each in range(100)]
        rows.apply(PackedPart.of(Row, {key: Row(key, n, None) for key in keys}))
    before = PackedPart.made
    assert (7).to_bytes(8, "big") * 2 in rows
    assert PackedPart.made == before
    assert rows[(4321).to_bytes(8, "big") * 2].number == 43
    assert PackedPart.made == before + 1

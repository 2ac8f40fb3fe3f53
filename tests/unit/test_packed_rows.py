"""Rows kept as columns are what a dictionary of them would be, and opening makes none of them."""

import typing
from collections import Counter
from typing import NamedTuple

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NotCanonical
from core.events.attributed import CodingAttributed
from core.events.codings import (
    CodingAnnotated,
    CodingCreated,
    CodingRecoded,
    CodingRemoved,
    CodingResized,
    CodingStanceSet,
)
from core.events.registry import BY_CLASS, decode_event, plain_type
from core.ids import Id
from core.sealing import codec
from core.sealing.codec import SealedText
from core.sealing.sealed_text import Text
from core.views import packed_rows
from core.views.packed_part import PackedPart
from core.views.packed_rows import PackedRows


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
        items = rows.items()
        assert list(items) == there, "and a second time"
        assert list(reversed(items)) == there[::-1]
        assert len(items) == len(expected)
        assert all(each in items for each in expected.items())
        assert list(rows) == list(rows.keys()) == [key for key, _ in there]
        assert len(rows) == len(expected)
        assert bool(rows) == bool(expected)
        assert rows == expected
        assert rows.counted("number", "words") == Counter(row[1:] for row in expected.values())
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
    for odd in (b"of another length", b"", bytes(17), None, 0, "0" * 16):
        assert rows.get(odd) is None
        assert odd not in rows


def test_a_part_that_comes_after_rows_were_put_has_the_last_word():
    rows, one, two = PackedRows(), bytes(16), b"\1" * 16
    rows[one], rows[two] = Row(one, 1, None), Row(two, 1, None)
    rows.apply(PackedPart.of(Row, {one: Row(one, 2, None)}))
    assert (rows[one].number, rows[two].number, len(rows)) == (2, 1, 2)


def test_ids_that_somebody_let_begin_alike_are_not_gone_through_one_by_one():
    """Whoever makes a coding chooses its id."""
    rows = PackedRows()
    for part in range(3):
        ids = [bytes(8) + (part * 4000 + n).to_bytes(8, "big") for n in range(4000)]
        rows.apply(PackedPart.of(Row, {key: Row(key, part, None) for key in ids}))
    assert len(rows) == 12_000
    assert len(list(rows._base._numbers(0))) == 3
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed_rows, "PROBES", 0)
        looked: list[int] = []
        patch.setattr(rows._base, "_index", Looked(rows._base._index, looked))
        assert rows[bytes(16)].number == 0
    assert len(looked) < 200


class Looked(list[int]):
    """Numbers that note how often one of them is looked at."""

    def __init__(self, numbers, looked: list[int]) -> None:
        super().__init__(numbers)
        self._looked = looked

    def __getitem__(self, place):
        self._looked.append(place)
        return super().__getitem__(place)


MAKERS = (
    CodingCreated,
    CodingAttributed,
    CodingRecoded,
    CodingResized,
    CodingRemoved,
    CodingAnnotated,
    CodingStanceSet,
)
ODD = (None, True, 1.5, -1, 1 << 53, 1 << 63, (1 << 64) - 1, b"", bytes(15), bytes(17), bytes(32), "", "\ud800", (), {})
FITS = {int: (7,), str: ("for", ""), Text: ("", SealedText(b"box")), Id: (bytes(16),)}


@pytest.mark.parametrize("cls", MAKERS)
def test_nothing_reaches_a_row_of_codings_that_its_columns_could_not_hold(cls):
    """Ids of 16 bytes, whole numbers below 2 to the power of 53 that are no booleans, text that has bytes: whatever
    else somebody signs is no event of this type."""
    hints = [plain_type(hint) for hint in typing.get_type_hints(cls).values()]
    good = [FITS[hint][0] for hint in hints]

    def plaintext(fields):
        value = (BY_CLASS[cls].wire, BY_CLASS[cls].version, 1, 0, None, fields, None, 0)
        return msgpack.packb(value, default=codec._extension, use_bin_type=True, unicode_errors="surrogatepass")

    assert type(decode_event(plaintext(good)).event) is cls
    for n, hint in enumerate(hints):
        for odd in ODD:
            if any(type(odd) is type(each) for each in FITS[hint]) and odd in (*FITS[hint], ""):
                continue
            with pytest.raises(NotCanonical):
                decode_event(plaintext([*good[:n], odd, *good[n + 1 :]]))


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

"""One encoding for one value, and nothing else is accepted."""

import sys
from concurrent.futures import ThreadPoolExecutor

import msgpack
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.errors import NotCanonical
from core.sealing import codec
from tests.strategies import values


@given(values)
def test_what_is_written_is_read(value):
    assert codec.decode(codec.encode(value)) == value


@given(st.binary(max_size=80))
@example(b"\xcc\x01")  # 1 in two bytes
@example(b"\xcb" + bytes(8))  # a float
@example(b"\xc7\x00\x05")  # an unknown extension
@example(b"\xd6\xff\x00\x00\x00\x01")  # a time stamp
@example(b"\x82\xa1b\x01\xa1a\x01")  # keys out of order
@example(b"\x82\xa1a\x01\xa1a\x01")  # a key twice
@example(b"\x91" * 40 + b"\xc0")  # too deep
@example(b"\xdd\xff\xff\xff\xff")  # four billion items announced
@example(b"\xa1\xff")  # no UTF-8
def test_bytes_are_canonical_or_refused(data):
    try:
        value = codec.decode(data)
    except NotCanonical:
        return
    assert codec.encode(value) == data


@pytest.mark.parametrize("value", [1.5, {1: 2}, {"b": 1, "a": 2}, 1 << 64, object(), "\ud800", [[[]] * 3] * 100_001])
def test_other_values_are_refused(value):
    with pytest.raises(NotCanonical):
        codec.encode(value)


@given(values)
def test_same_bytes_as_an_independent_encoder(value):
    def plain(each):
        if type(each) is codec.SealedText:
            return msgpack.ExtType(1, each.blob)
        if isinstance(each, dict):
            return {key: plain(inner) for key, inner in each.items()}
        return [plain(inner) for inner in each] if isinstance(each, tuple) else each

    from msgpack.fallback import Packer

    assert Packer(use_bin_type=True).pack(plain(value)) == codec.encode(value)


@pytest.mark.skipif(sys.platform == "emscripten", reason="the Python of a browser has no threads")
def test_what_is_packed_in_two_threads_at_once_is_whole():
    value = [codec.SealedText(bytes(40)), "ord", 7] * 200
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(codec.encode_trusted, [value] * 400)) == {codec.encode(value)}


def test_what_packed_a_large_value_is_let_go_with_its_memory():
    codec.encode_trusted("kort")
    idle = list(codec._IDLE)
    assert codec.encode_trusted("kort") == b"\xa4kort"
    assert codec._IDLE == idle != [], "one packs many values"
    codec.encode_trusted(bytes(1 << 20))
    assert len(codec._IDLE) == len(idle) - 1


def test_after_a_value_that_cannot_be_packed_the_next_one_is_whole():
    with pytest.raises(TypeError):
        codec.encode_trusted(["before it", object()])
    assert codec.decode(codec.encode_trusted(["after it"])) == ("after it",)

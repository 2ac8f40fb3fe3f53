"""Every event of the catalogue survives its bytes; old ones are upcast; unknown ones are kept."""

from typing import NamedTuple

import pytest
from hypothesis import given

from core.errors import NotCanonical
from core.events import registry
from core.events.registry import Unknown, decode_event, encode_event
from core.ids import Id
from core.sealing import codec
from tests.strategies import written


@given(written)
def test_every_event_survives_its_bytes(one):
    plaintext = encode_event(one)
    assert decode_event(plaintext) == one
    assert decode_event(plaintext, proven=True) == one
    assert codec.decode(plaintext)[0] == registry.BY_CLASS[type(one.event)].wire


@given(written)
def test_an_older_program_keeps_and_passes_on_what_it_does_not_know(one):
    kind = registry.BY_CLASS[type(one.event)]
    plaintext = encode_event(one)
    before = dict(registry.BY_WIRE)
    registry.BY_WIRE.pop(kind.wire)
    try:
        kept = decode_event(plaintext)
        assert type(kept.event) is Unknown
        assert encode_event(kept) == plaintext
    finally:  # in the order in which they were
        registry.BY_WIRE.clear()
        registry.BY_WIRE.update(before)
    assert decode_event(encode_event(kept)) == one


def test_old_versions_are_upcast_step_by_step():
    upcasts = {1: lambda fields: (*fields, "grey"), 2: lambda fields: (*fields, 7)}

    class Painted(NamedTuple):
        code: Id
        colour: str
        number: int

    registry.event("test.painted", version=3, upcasts=upcasts)(Painted)
    try:
        code = Id(b"c" * 16)
        for version, fields in ((1, (code,)), (2, (code, "red")), (3, (code, "red", 9))):
            plaintext = codec.encode(("test.painted", version, 5, 0, None, fields, None, 0))
            expected = Painted(code, *{1: ("grey", 7), 2: ("red", 7), 3: ("red", 9)}[version])
            assert decode_event(plaintext).event == expected
        newer = codec.encode(("test.painted", 4, 5, 0, None, (1, 2, 3, 4), None, 0))
        assert type(decode_event(newer).event) is Unknown
    finally:
        registry.BY_CLASS.pop(registry.BY_WIRE.pop("test.painted").cls)


@pytest.mark.parametrize(
    "value",
    [
        (),
        ("code.deleted", 1, 5, 0, None, (b"short",), None, 0),
        ("code.deleted", 1, 5, 0, None, (b"c" * 16, 1), None, 0),
        ("code.deleted", 0, 5, 0, None, (b"c" * 16,), None, 0),
        ("code.deleted", 1, -1, 0, None, (b"c" * 16,), None, 0),
        ("code.deleted", 1, 5, 9999, None, (b"c" * 16,), None, 0),
        ("code.deleted", 1, 5, 0, (), (b"c" * 16,), None, 0),
        ("code.deleted", 1, 5, 0, ((b"d" * 16, 1),), (b"c" * 16,), None, 0),
        ("code.deleted", 1, 5, 0, None, (b"c" * 16,), 3, 0),
        ("coding.created", 1, 5, 0, None, (b"c" * 16, b"s" * 16, True, 4, b"k" * 16), None, 0),
        ("code.deleted", 1, 5, 0, None, (b"c" * 16,), None),
        ("code.deleted", 1, 5, 0, None, (b"c" * 16,), None, -1),
    ],
)
def test_malformed_events_are_refused(value):
    with pytest.raises(NotCanonical):
        decode_event(codec.encode(value))

"""The places of events, kept as columns: what is found in them, and the order that they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ids import DeviceId, EventId, Id
from core.log import places
from core.log.causality import Key
from core.log.places import FEW, Order, Places
from core.sealing import codec
from core.sealing.envelope import NO_EVENT

DEVICES = [DeviceId(Id(bytes([n]) * 16)) for n in range(3)]


def named(n: int) -> EventId:
    """Ids of which some hold others across their borders."""
    return EventId(bytes(n % 5) + n.to_bytes(4, "little") + b"\0\1" * 14 + bytes(28))[:32]  # type: ignore[return-value]


times = st.integers(-3, 3) | st.integers(1 << 61, (1 << 61) + 3)
keys = st.lists(
    st.tuples(times, st.sampled_from(DEVICES), st.integers(1, 1 << 52), st.integers(0, 9)), max_size=90
).map(lambda found: [Key(time, device, seq, named(n + 1), 1, act) for n, (time, device, seq, act) in enumerate(found)])


@given(keys, st.randoms(use_true_random=False), st.sampled_from([0, 2, 32]), st.integers(0, 40))
def test_what_is_kept_of_places_is_what_they_were(found, random, searches, cut):
    rows = random.sample(range(1, 2 * len(found) + 2), len(found))
    found = [key._replace(row=row) for key, row in zip(found, rows, strict=True)]
    held = Places()
    order, later = Order(held), found[cut:]
    for each in sorted(found[:cut]):
        held.add(each)
        order.append(each)
    resumed = Places()
    flat = codec.decode_trusted(codec.encode_trusted(held.flat(order.rows)))
    again = Order(resumed, resumed.resume(*flat))
    assert again == order == sorted(found[:cut])
    assert {key.device: key for key in resumed.last_resumed()} == {key.device: key for key in sorted(found[:cut])}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "SEARCHES", searches)
        for each in later:
            resumed.add(each)
        again.put(sorted(later))
        assert list(again) == sorted(found)
        assert resumed == {key.id: key for key in found}
        assert len(resumed) == len(found)
        for n in range(len(found) + 3):
            assert resumed.get(named(n + 1)) == (found[n] if n < len(found) else None)
        assert NO_EVENT not in resumed
        assert b"short" not in resumed
        assert [key.row for key in found] == [row for row in rows if resumed.holds(row)]
    assert [again.place_of(key) for key in sorted(found)] == list(range(len(found)))
    assert again[len(found) // 2 :] == sorted(found)[len(found) // 2 :]


@pytest.mark.parametrize("count", [FEW, 3 * FEW])
def test_late_ones_are_compared_with_those_around_them_only(count):
    held = Places()
    order = Order(held)
    for n in range(20_000):
        key = Key(2 * n, DEVICES[0], n + 1, named(n), n + 1)
        held.add(key)
        order.append(key)
    late = [Key(2 * n + 1, DEVICES[1], n, named(30_000 + n), 20_001 + n) for n in range(5000, 5000 + count)]
    for key in late:
        held.add(key)
    before = held.made
    order.put(late)
    assert held.made == before, "their times tell, and no key is made"
    assert len(order) == 20_000 + count
    assert list(order) == sorted(order)


class _BreaksOff(bytearray):
    """Bytes that are read so many times, then once there is no memory left."""

    left = 20

    def __getitem__(self, place):
        self.left -= 1
        if self.left == 0:
            raise MemoryError
        return super().__getitem__(place)


def test_where_making_the_index_is_broken_off_no_event_is_missing(monkeypatch):
    monkeypatch.setattr(places, "SEARCHES", 0)
    held, resumed = Places(), Places()
    order = Order(held)
    for n in range(1, 40):
        key = Key(n, DEVICES[0], n, named(n), n)
        held.add(key)
        order.append(key)
    resumed.resume(*held.flat(order.rows))
    resumed._ids = _BreaksOff(resumed._ids)
    with pytest.raises(MemoryError):
        resumed.get(named(39))
    assert [resumed.get(named(n)) for n in range(1, 40)] == list(order)

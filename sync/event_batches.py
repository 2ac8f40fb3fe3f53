"""Segment files: many envelopes of many feeds in one file that is written once and never edited.

Layout: magic "KSEG" | version 1 byte | canonical msgpack [project, devices, keys, runs] | SHA-256 of all before it. A
run is [device number, first seq, previous, envelopes]; of an envelope it holds [key number, salt + commitment +
ciphertext + signature]: what the place in the run says is left out.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from core.errors import NewerVersion, Rejected
from core.ids import EVENT_ID_BYTES, EventId, Id
from core.limits import SEGMENT_BYTES_MAX, SEGMENT_BYTES_TARGET, SEGMENT_EVENTS_MAX
from core.log.transfer_bundle import TransferBundle
from core.sealing import codec, envelope
from core.sealing.crypto import DevicePublic, digest
from core.sealing.envelope import Sealed
from core.sealing.fields import array, byte_string, device_public, identifier, integer, malformed, record
from core.storage.store import SealedStore

MAGIC = b"KSEG"
VERSION = 1
TAIL_BYTES_MAX = 4 * 1024 * 1024
_HEAD = len(MAGIC) + 1
_CHECK = 32
_KEY_END = envelope.KEY_END


def batches(sealed: Iterable[Sealed]) -> Iterator[list[Sealed]]:
    """Cuts envelopes into lists that each fill one segment."""
    batch: list[Sealed] = []
    size = 0
    for each in sealed:
        if batch and (size + len(each.raw) > SEGMENT_BYTES_TARGET or len(batch) >= SEGMENT_EVENTS_MAX):
            yield batch
            batch, size = [], 0
        batch.append(each)
        size += len(each.raw)
    if batch:
        yield batch


def is_half_full(count: int, size: int) -> bool:
    """Whether a segment file of so many events and bytes holds half of what fits into one, or more. Many of these
    written once more would be no fewer."""
    return 2 * count >= SEGMENT_EVENTS_MAX or 2 * (size + count * _KEY_END) >= SEGMENT_BYTES_TARGET


def signed_tail(batch: Iterable[Sealed], log: SealedStore) -> list[tuple[int, Sealed]]:
    """What has to follow a batch, with the rows of the log, so that every branch in it ends with an event that its
    device signed rightly: whoever gets the batch checks the last ones (core/log/verification.py)."""
    tips: dict[EventId, Sealed] = {}
    for sealed in batch:
        tips.pop(sealed.previous, None)
        tips[sealed.id] = sealed
    devices = log.devices()
    tail: list[tuple[int, Sealed]] = []
    for tip in tips.values():
        while not envelope.signed_by(tip, devices[tip.device]):
            row, tip = next(
                ((row, each) for row, each in log.find(tip.device, tip.seq + 1) if each.previous == tip.id), (0, tip)
            )
            if not row:
                break  # a log that was damaged; whoever gets this refuses it
            tail.append((row, tip))
    return tail


def is_short(tail: list[tuple[int, Sealed]]) -> bool:
    """Whether a tail may go along with its batch. That of a single event always is."""
    return sum(len(sealed.raw) for _, sealed in tail) <= TAIL_BYTES_MAX


def fits(batch: list[Sealed], tail: list[tuple[int, Sealed]]) -> bool:
    """Whether a batch and its tail go into one segment that others read."""
    return is_short(tail) and len(batch) + len(tail) <= SEGMENT_EVENTS_MAX


def write_segment(project: Id, sealed: list[Sealed], devices: dict[Id, DevicePublic]) -> bytes:
    """The bytes of one segment."""
    authors = sorted({each.device for each in sealed})
    keys = sorted({each.key for each in sealed})
    key_number = {key: n for n, key in enumerate(keys)}
    runs: list[list[Any]] = []
    last: Sealed | None = None
    for each in sealed:
        if last is None or last.id != each.previous:
            runs.append([authors.index(each.device), each.seq, each.previous, []])
        runs[-1][3].append((key_number[each.key], each.raw[_KEY_END:]))
        last = each
    publics = [tuple(devices[author]) for author in authors]
    content = MAGIC + bytes([VERSION]) + codec.encode([project, publics, keys, runs])
    return content + digest(content)


def is_whole(content: bytes) -> bool:
    """Whether a file is a complete segment: a half-copied one is not, and is left for later."""
    return (
        content.startswith(MAGIC) and len(content) > _HEAD + _CHECK and digest(content[:-_CHECK]) == content[-_CHECK:]
    )


def read_segment(content: bytes) -> TransferBundle:
    """What a segment carries. Raises Rejected or NewerVersion."""
    if len(content) > SEGMENT_BYTES_MAX or not is_whole(content):
        raise Rejected("segment-damaged")
    if content[len(MAGIC)] != VERSION:
        raise NewerVersion("segment-newer-version")
    project, publics, keys, runs = record(codec.decode(content[_HEAD:-_CHECK]), 4)
    head = _Head(identifier(project), array(publics, device_public), array(keys, identifier))
    parts = array(runs, _run)
    if not 0 < sum(len(run.parts) for run in parts) <= SEGMENT_EVENTS_MAX:
        raise malformed()
    envelopes = tuple(sealed for run in parts for sealed in _envelopes(head, run))
    return TransferBundle(head.project, head.devices, envelopes, ())


class _Head(NamedTuple):
    """What the runs of a segment refer to by number."""

    project: Id
    devices: tuple[DevicePublic, ...]
    keys: tuple[Id, ...]


class _Run(NamedTuple):
    """Envelopes of one feed, each the predecessor of the next: (key number, what is left of it)."""

    device: int
    seq: int
    previous: bytes
    parts: tuple[tuple[int, bytes], ...]


def _run(value: Any) -> _Run:
    device, seq, previous, parts = record(value, 4)
    return _Run(
        integer(device), integer(seq, 1, envelope.SEQ_MAX), byte_string(previous, EVENT_ID_BYTES), array(parts, _part)
    )


def _part(value: Any) -> tuple[int, bytes]:
    key, rest = record(value, 2)
    return integer(key), byte_string(rest)


def _envelopes(head: _Head, run: _Run) -> Iterator[Sealed]:
    """The envelopes of a run. Raises Rejected where it refers to a device or key that the segment does not list."""
    if run.device >= len(head.devices) or any(key >= len(head.keys) for key, _ in run.parts):
        raise malformed()
    device, seq, previous = head.devices[run.device].device, run.seq, run.previous
    for key, rest in run.parts:
        sealed = envelope.parse(envelope.join(head.project, device, seq, previous + head.keys[key] + rest))
        yield sealed
        seq, previous = seq + 1, sealed.id

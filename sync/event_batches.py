"""Segment files: many envelopes of many feeds in one file that is written once and never edited.

Layout: magic "KSEG" | version 1 byte | canonical msgpack [project, devices, keys, runs] | SHA-256 of
all before it. A run is [device number, first seq, previous, envelopes]; of an envelope it holds
[key number, salt + commitment + ciphertext + signature]: what the place in the run says is left out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from core.errors import NewerVersion, NotCanonical, Rejected
from core.ids import Id
from core.limits import SEGMENT_BYTES_MAX, SEGMENT_BYTES_TARGET, SEGMENT_EVENTS_MAX
from core.log.transfer_bundle import TransferBundle
from core.sealing import codec, envelope
from core.sealing.crypto import DevicePublic, digest
from core.sealing.envelope import Sealed

MAGIC = b"KSEG"
VERSION = 1
_HEAD = len(MAGIC) + 1
_CHECK = 32
_KEY_END = envelope.KEY_END


def batches(sealed: Iterable[Sealed]) -> Iterator[list[Sealed]]:
    """Cuts envelopes into lists that each fill one segment."""
    portion: list[Sealed] = []
    size = 0
    for each in sealed:
        if portion and (size + len(each.raw) > SEGMENT_BYTES_TARGET or len(portion) >= SEGMENT_EVENTS_MAX):
            yield portion
            portion, size = [], 0
        portion.append(each)
        size += len(each.raw)
    if portion:
        yield portion


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
        raise Rejected("A segment file is damaged.")
    if content[len(MAGIC)] != VERSION:
        raise NewerVersion("A segment file was written by a newer version of Kodespor; upgrade to read it.")
    try:
        project, publics, keys, runs = codec.decode(content[_HEAD:-_CHECK])
        devices = tuple(DevicePublic(*public) for public in publics)
        envelopes = tuple(sealed for run in runs for sealed in _run(project, devices, keys, run))
    except NotCanonical:
        raise
    except (TypeError, ValueError, IndexError, AttributeError) as problem:
        raise Rejected("A segment file is not as it should be.") from problem
    return TransferBundle(project, devices, envelopes, ())


def _run(project: Id, devices: tuple[DevicePublic, ...], keys: Any, run: Any) -> Iterator[Sealed]:
    number, seq, previous, parts = run
    device = devices[number].device
    for key_number, rest in parts:
        sealed = envelope.parse(envelope.join(project, device, seq, previous + keys[key_number] + rest))
        yield sealed
        seq, previous = seq + 1, sealed.id

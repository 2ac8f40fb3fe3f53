"""The form of an audit bundle's bytes: its first line, its frames, its beginning, its end, and one event of it.

What is damaged here so that nothing can be checked is refused by name: the first line, the beginning, the end, or where
the file breaks off. A damaged event costs itself (core/evidence/bundle_damage.py).
"""

from typing import Any, NamedTuple

from core.errors import BadFile, KodesporError, NotCanonical
from core.evidence.audit_bundle import CODE, DECISIONS, EVERYTHING, LENGTH, MAGIC, PERIOD, Scope
from core.evidence.stated_quotes import StatedQuote
from core.ids import DeviceId, Id
from core.limits import CLAIMED_TIME_MS_MAX, FRAME_BYTES_MAX, SEEN_HEADS_MAX
from core.sealing import codec, crypto, envelope
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Head, Sealed
from core.sealing.fields import array, byte_string, event_identifier, identifier, integer, record, text, truth

SEQ_MAX = (1 << 53) - 1
WRONG_BYTES_MAX = 4
"""So many wrong bytes in the first line are taken for damage; with more of them it is another kind of file."""


class Heading(NamedTuple):
    """The first frame."""

    project: Id
    made_at: int
    scope: Scope
    devices: dict[Id, DevicePublic]
    heads: tuple[Head, ...]
    size: int
    stated: tuple[StatedQuote, ...]


class Ending(NamedTuple):
    """The last frame: who put the bundle together, and that device's signature."""

    by: DeviceId
    signature: bytes


class Frame(NamedTuple):
    """One event of the bundle: its envelope, its key or None, keys of words, and of a sealed one its timing or None."""

    sealed: Sealed
    its_key: bytes | None
    words: tuple[tuple[bytes, bytes], ...]
    timing: tuple[bytes, int, tuple[Head, ...]] | None


def frames_of(content: bytes) -> list[bytes]:
    """The frames after the first line, at least one. Raises BadFile with what is damaged."""
    if not content.startswith(MAGIC):
        raise BadFile(_of_first_line(content))
    frames: list[bytes] = []
    at = len(MAGIC)
    while at < len(content):
        length = int.from_bytes(content[at : at + LENGTH.size], "big")
        at += LENGTH.size
        if length > FRAME_BYTES_MAX or at + length > len(content):
            raise BadFile("bundle-cut-off", number=len(frames) - 1) if frames else BadFile("bundle-cut-in-beginning")
        frames.append(content[at : at + length])
        at += length
    if not frames:
        raise BadFile("bundle-cut-in-beginning")
    return frames


def _of_first_line(content: bytes) -> str:
    if not content:
        return "bundle-empty"
    if MAGIC.startswith(content):
        return "bundle-cut-in-beginning"
    wrong = len(MAGIC) - sum(one == other for one, other in zip(content, MAGIC, strict=False))
    return "bundle-first-line-damaged" if wrong <= WRONG_BYTES_MAX else "not-a-bundle"


def heading_of(first: bytes) -> Heading:
    """Reads the first frame. Raises BadFile."""
    try:
        project, made_at, scope, devices, heads, count, stated = record(codec.decode(first), 7)
        publics: dict[Id, DevicePublic] = {public.device: public for public in array(devices, _public)}
        return Heading(
            identifier(project),
            integer(made_at, 0, CLAIMED_TIME_MS_MAX - 1),
            _scope(scope),
            publics,
            array(heads, _head),
            integer(count),
            array(stated, _stated_quote),
        )
    except NotCanonical as problem:
        raise BadFile("bundle-beginning-damaged") from problem


def ending_of(last: bytes) -> Ending:
    """Reads the last frame. Raises BadFile."""
    try:
        by, signature = record(codec.decode(last), 2)
        return Ending(DeviceId(identifier(by)), byte_string(signature))
    except NotCanonical as problem:
        raise BadFile("bundle-end-damaged") from problem


def other_project(frames: list[bytes], project: Id) -> Id | None:
    """The one project that all events are of, where it is another than this; None where one is of this or is damaged,
    or they are of several, or none is here. Of a bundle in order only the first event is looked at."""
    found = set[Id]()
    for each in frames:
        try:
            found.add(Id(byte_string(record(codec.decode(each), 4)[0])[1:17]))
        except KodesporError:
            return None
        if len(found) > 1 or project in found:
            return None
    return next(iter(found), None)


def _public(value: Any) -> DevicePublic:
    sign, box_digest = record(value, 2)
    return DevicePublic(byte_string(sign, crypto.KEY_BYTES), byte_string(box_digest, crypto.KEY_BYTES))


def _scope(value: Any) -> Scope:
    kind, about, is_blind = record(value, 3)
    if kind in (EVERYTHING, DECISIONS):
        about = record(about, 0)
    elif kind == CODE:
        about = (identifier(record(about, 1)[0]),)
    elif kind == PERIOD:
        about = tuple(integer(each, 0, SEQ_MAX) for each in record(about, 2))
    else:
        raise NotCanonical("message-malformed")
    return Scope(kind, about, truth(is_blind))


def _head(value: Any) -> Head:
    device, seq, event = record(value, 3)
    return Head(DeviceId(identifier(device)), integer(seq, 0, SEQ_MAX), event_identifier(event))


def _stated_quote(value: Any) -> StatedQuote:
    coding, quote = record(value, 2)
    return StatedQuote(identifier(coding), text(quote))


def frame_of(frame: bytes) -> Frame:
    """Reads the frame of an event. Raises KodesporError where it is damaged."""
    raw, its_key, words, timing = record(codec.decode_shape(frame), 4)  # each of these is checked by its kind here
    found = Frame(
        envelope.parse(byte_string(raw)),
        None if its_key is None else byte_string(its_key, crypto.KEY_BYTES),
        array(words, _word_key),
        None if timing is None else _timing(timing),
    )
    if (its_key is None and words) or (its_key is not None and timing is not None):
        raise NotCanonical("message-malformed")
    return found


def _timing(value: Any) -> tuple[bytes, int, tuple[Head, ...]]:
    blind, at, seen = record(value, 3)
    heads = () if seen is None else array(seen, _head)
    if seen is not None and not 0 < len(heads) <= SEEN_HEADS_MAX:
        raise NotCanonical("message-malformed")
    return byte_string(blind, crypto.KEY_BYTES), integer(at, 0, CLAIMED_TIME_MS_MAX - 1), heads


def _word_key(value: Any) -> tuple[bytes, bytes]:
    """The hash of a sealed text, and the key of just that text."""
    name, key = record(value, 2)
    return byte_string(name, crypto.KEY_BYTES), byte_string(key, crypto.KEY_BYTES)

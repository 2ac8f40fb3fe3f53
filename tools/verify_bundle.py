#!/usr/bin/env python3
"""Checks a Kodespor audit bundle without Kodespor: python verify_bundle.py FILE

Needs only Python 3.11, `cryptography` and `msgpack`. Written from docs/protocol.md; shares no code with the program. It
says whether the log in the file is whole, signed by devices that were let in, and opens what was disclosed; where all
events are disclosed it works out the codebook too. Exit status 0: in order; 3: not in order; 2: no bundle. Read the
`notes`, too: they say what is in order but has to be known, and what was not judged. `ok` is about the log alone: where
`judged` is false, what counts in it was not judged here, although the exit status is 0.

If this file came from whoever gave you the bundle, it proves nothing: take it from a release of Kodespor and check its
signature (docs/validity.md).
"""

import bisect
import gc
import hashlib
import hmac
import json
import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgpack
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"kodespor audit bundle 2\n"
ZERO, NONCE = bytes(32), bytes(12)
LABEL, BUNDLE_LABEL, TIMING_LABEL = b"kodespor/envelope/2", b"kodespor/bundle/2", b"kodespor/timing/2"
HEADER, ENVELOPE_MAX = 169, 32 << 20
SIZES: list[int] = sorted({2**k for k in range(7, 40)} | {3 * 2**k for k in range(5, 39)})
Form = Callable[[Any], bool]
LETTING_IN = ("project.created", "member.admitted", "device.added")
SHARED = ("code.", "relation.", "set.", "consensus.recorded")
ROLES = ("owner", "coder", "reviewer")
ROUNDS_MAX = 64
ROUNDS = ("round.opened", "round.finished", "round.ended")
NAME, NOTE, DEPTH_MAX = 500, 200_000, 64
NEVER_UNDONE = (
    "project.created", "member.admitted", "member.role_set", "device.added", "device.confirmed", "device.clone_split",
    "device.keys_renewed",
    "epoch.started", "event.accepted_late", "file.", "participant.withdrawn", "source.speaker_sealed",
    "source.speakers_set", "source.withdrawn", "withdrawal.", "checkpoint.",
)  # fmt: skip
DAY_MS = 24 * 60 * 60 * 1000
TRUSTED_MS = 90 * DAY_MS
CLOCK_MS_MAX = 4_102_444_800_000
UNDONE_BY_OWNERS = ("member.removed", "device.removed", "owner.voted")
UNDONE_ALONE = (
    "project.created", "member.admitted", "member.role_set", "member.removed", "device.added", "device.confirmed",
    "device.removed", "owner.voted", "event.undone", "event.accepted_late",
)  # fmt: skip
OF_REVIEWERS = (
    "memo.", "member.named", "device.clone_split", "device.confirmed", "event.undone", "checkpoint.",
)  # fmt: skip
OF_OWNERS = ("member.admitted", "member.removed", "member.role_set", "withdrawal.confirmed")
OF_OWNERS_OR_THEMSELVES = ("device.added", "device.removed")
OF_DEVICES = ("device.keys_renewed", "epoch.started")


class NotABundle(Exception):
    """The file is something else, or is cut off."""


@dataclass(frozen=True)
class Box:
    """Words under keys of their own."""

    blob: bytes


@dataclass(slots=True)
class Event:
    """An envelope, its clear parts, and what was disclosed of it."""

    raw: bytes
    device: bytes
    seq: int
    previous: bytes
    id: bytes
    wire: str = ""
    version: int = 0
    at: int = 0
    seen: tuple[Any, ...] = ()
    fields: tuple[Any, ...] = ()
    is_open: bool = False
    is_timed: bool = False
    act: int = 0
    time: int = 0


@dataclass
class Result:
    """What was found. `notes` are what is in order but has to be known, each a kind and a sentence. `claims` are stated
    quotes, each with its coding and `proved`, `stated` or `contradicted`. `codebook` is None where it cannot be worked
    out, and `why_not` says why."""

    project: str = ""
    made_at: int = 0
    shows: str = ""
    by: str = ""
    role: str = ""
    events: int = 0
    feeds: int = 0
    disclosed: int = 0
    closed_words: int = 0
    claims: list[list[str]] = field(default_factory=list)
    words: dict[bytes, str] = field(default_factory=dict)
    events_digest: str = ""
    problems: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    codebook: list[dict[str, Any]] | None = None
    why_not: str = ""


def sha(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def value_of(data: bytes) -> Any:
    """A canonical value: decoded, encoded again, and compared."""
    try:
        value = msgpack.unpackb(data, use_list=False, raw=False, strict_map_key=True, ext_hook=_box)
        again = msgpack.packb(value, default=_unbox, use_bin_type=True)
    except Exception as problem:
        raise ValueError("not a well-formed value") from problem
    if again != data:
        raise ValueError("not in canonical form")
    return value


def _box(code: int, blob: bytes) -> Box:
    if code != 1:
        raise ValueError("an unknown extension")
    return Box(blob)


def _unbox(value: Any) -> msgpack.ExtType:
    if isinstance(value, Box):
        return msgpack.ExtType(1, value.blob)
    raise TypeError


def frames_of(content: bytes) -> list[bytes]:
    """The frames after the first line."""
    if not content.startswith(MAGIC):
        raise NotABundle("This is not an audit bundle.")
    frames, at = [], len(MAGIC)
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        at += 4
        if at + length > len(content):
            raise NotABundle("The bundle is cut off.")
        frames.append(content[at : at + length])
        at += length
    if not frames:
        raise NotABundle("The bundle is empty.")
    return frames


def decrypt(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """E of the protocol, undone, and the padding taken off."""
    padded = AESGCM(key).decrypt(NONCE, sealed, bound)
    content = padded.rstrip(b"\0")
    if not content.endswith(b"\x80") or len(padded) != padded_length(len(content) - 1):
        raise ValueError("wrong padding")
    return content[:-1]


def padded_length(length: int) -> int:
    """The shortest of 96 and the numbers 2^k and 3·2^k that holds the content and its mark."""
    return SIZES[bisect.bisect_left(SIZES, max(length + 1, 96))]


def device_of(sign: bytes, box_digest: bytes) -> bytes:
    """A device, by its signing key and the digest of its first box key."""
    return sha(b"kodespor/device/2\0" + sign + box_digest)[:16]


def commitment(key: bytes) -> bytes:
    """What binds a ciphertext to one key."""
    return sha(b"kodespor/commitment/1\0" + key)


def open_box(blob: bytes, key: bytes, project: bytes) -> str:
    """The words of a box."""
    head = 1 + 16 * blob[0] + 16
    bound = blob[: head + 32]
    if not hmac.compare_digest(bound[head:], commitment(key)):
        raise ValueError("a box was sealed with another key")
    return decrypt(key, blob[len(bound) :], project + bound).decode()


def signature_holds(public: bytes | None, signature: bytes, label: bytes, content: bytes) -> bool:
    """S of the protocol."""
    try:
        Ed25519PublicKey.from_public_bytes(public or b"").verify(signature, label + b"\0" + sha(content))
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def sign(key: bytes, data: bytes) -> bytes:
    """M of the protocol: HMAC-SHA-256."""
    return hmac.new(key, data, hashlib.sha256).digest()


def timing_holds(raw: bytes, blind: bytes, at: int, seen: Any) -> bool:
    """Whether an envelope commits to this clock and these heads."""
    timing = msgpack.packb([at, seen], use_bin_type=True)
    return raw[137:HEADER] == sha(TIMING_LABEL + b"\0" + blind + timing)


def is_timing(value: Any) -> bool:
    """What is shown of a sealed event."""
    if not isinstance(value, tuple) or len(value) != 3:
        return False
    blind, at, seen = value
    return is_id(blind, 32) and is_time(at) and heads_of(seen) is not None


def is_id(value: Any, length: int = 16) -> bool:
    """An id of just so many bytes."""
    return type(value) is bytes and len(value) == length


def begins(wire: str, names: tuple[str, ...]) -> bool:
    """Whether a type is one of these, or of a group of them, which ends in a point."""
    return any(wire.startswith(each) if each.endswith(".") else wire == each for each in names)


def is_count(value: Any) -> bool:
    """A number as the protocol has them."""
    return type(value) is int and 0 <= value < 1 << 53


def is_text(value: Any, most: int, is_name: bool = False) -> bool:
    """A text of at most so many code points, or a box for one; a name has something in it, in its normal form."""
    if isinstance(value, Box):
        blob = value.blob
        keys = [blob[1 + 16 * n : 17 + 16 * n] for n in range(blob[0] if blob else 0)]
        shortest = 1 + 16 * len(keys) + 16 + 32 + 16
        is_sorted = bool(keys) and keys == sorted(set(keys))
        return is_sorted and shortest <= len(blob) <= shortest + padded_length(4 * most)
    if type(value) is not str or len(value) > most:
        return False
    return not is_name or (value != "" and is_normal_name(value))


JOINERS = "\u200c\u200d\ufe0e\ufe0f"
BLANK = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"


def is_normal_name(name: str) -> bool:
    """Whether a name is in the normal form of section 6."""
    if any(unicodedata.category(sign) == "Cc" for sign in name):
        return False
    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", name):
        if sign in JOINERS:
            before = kept[-1] if kept else " "
            if before.isspace() or (before.isalpha() and before < "\u0250"):
                return False
        elif sign in BLANK or (unicodedata.category(sign) == "Cf" and not "\u0600" <= sign < "\u0900"):
            return False
        kept.append(sign)
    return unicodedata.normalize("NFC", " ".join(name.split()).rstrip(JOINERS[:2])) == name


def _created(fields: Any) -> bool:
    code, name, parent, definition, colour, in_vivo = fields
    ids = is_id(code) and all(each is None or is_id(each) for each in (parent, in_vivo))
    is_coloured = type(colour) is str and re.fullmatch("(#[0-9a-f]{6})?", colour) is not None
    return ids and is_text(name, NAME, True) and is_text(definition, NOTE) and is_coloured


def _split(fields: Any) -> bool:
    code, into = fields
    fits = is_id(code) and isinstance(into, tuple) and 2 <= len(into) <= 100 and all(map(is_id, into))
    return fits and len(set(into)) == len(into) and code not in into


P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
SMALL_Y = {0, 1, P - 1} | {int.from_bytes(bytes.fromhex(each), "little") for each in (
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
)}  # fmt: skip
SMALL_U = {0, 1, P - 1} | {int.from_bytes(bytes.fromhex(each), "little") for each in (
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
)}  # fmt: skip
MLKEM, COEFFICIENTS, Q = 1184, 1152, 3329


def is_signing_key(key: Any) -> bool:
    """An Ed25519 key in its only spelling, on the curve and not of small order."""
    if not is_id(key, 32):
        return False
    y = int.from_bytes(key, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    return y < P and y not in SMALL_Y and pow(square, (P - 1) // 2, P) in (0, 1)


def is_curve_key(key: bytes) -> bool:
    """An X25519 key that is not of small order."""
    u = int.from_bytes(key, "little")
    return len(key) == 32 and u < P and u not in SMALL_U


def is_box_key(key: Any) -> bool:
    """Keys for receiving: X25519 alone, or with ML-KEM-768 and another X25519 behind it."""
    if type(key) is not bytes:
        return False
    if len(key) != 32 + MLKEM + 32:
        return is_curve_key(key)
    packed = int.from_bytes(key[32 : 32 + COEFFICIENTS], "little")
    are_small = all((packed >> shift & 0xFFF) < Q for shift in range(0, 8 * COEFFICIENTS, 12))
    return key[:32] != key[-32:] and is_curve_key(key[:32]) and is_curve_key(key[-32:]) and are_small


def is_optional_name(value: Any) -> bool:
    """A name, or nothing."""
    return value == "" or is_text(value, NAME, True)


def is_one_of(*values: str) -> Form:
    """One of these words."""
    return lambda value: type(value) is str and value in values


def _each(*checks: Form) -> Form:
    """The form of an event with just these fields."""
    return lambda fields: (
        len(fields) == len(checks) and all(check(each) for check, each in zip(checks, fields, strict=True))
    )


def _some(least: int, most: int) -> Form:
    """So many ids, each once."""
    return lambda value: (
        isinstance(value, tuple)
        and least <= len(value) <= most
        and all(map(is_id, value))
        and len(set(value)) == len(value)
    )


FORMS: dict[str, Form] = {
    "code.created": lambda fields: len(fields) == 6 and _created(fields),
    "code.renamed": lambda fields: len(fields) == 2 and is_id(fields[0]) and is_text(fields[1], NAME, True),
    "code.moved": lambda fields: len(fields) == 2 and is_id(fields[0]) and (fields[1] is None or is_id(fields[1])),
    "code.merged": lambda fields: len(fields) == 2 and is_id(fields[0]) and is_id(fields[1]),
    "code.split": lambda fields: len(fields) == 2 and _split(fields),
    "code.deleted": lambda fields: len(fields) == 1 and is_id(fields[0]),
    "event.undone": lambda fields: len(fields) == 1 and is_id(fields[0], 32),
    "project.created": _each(
        is_id, lambda title: is_text(title, NOTE), is_id, is_optional_name, is_signing_key, is_box_key, is_id, is_id
    ),
    "member.admitted": _each(is_id, is_optional_name, is_one_of(*ROLES), is_id, is_signing_key, is_box_key),
    "device.added": _each(is_id, is_id, is_signing_key, is_box_key, is_one_of("device", "paper")),
    "device.confirmed": _each(is_id),
    "member.role_set": _each(is_id, is_one_of(*ROLES)),
    "member.removed": _each(is_id),
    "device.removed": _each(is_id),
    "owner.voted": _each(is_id),
    "round.opened": _each(is_id, lambda name: is_text(name, NAME, True), _some(1, 10_000), _some(2, 1000)),
    "round.finished": _each(is_id),
    "round.ended": _each(is_id),
}
"""The form of the events that make the team, the codebook and blind rounds. One of another form has no effect."""


def is_head(value: Any) -> bool:
    """A device, the seq of its event, and the event's id."""
    is_it = isinstance(value, tuple) and len(value) == 3
    return is_it and is_id(value[0]) and is_count(value[1]) and is_id(value[2], 32)


def heads_of(seen: Any) -> tuple[Any, ...] | None:
    """The heads that an event names: nil, or a list of 1 to 4096; None where it is another thing."""
    if seen is None:
        return ()
    is_it = isinstance(seen, tuple) and 0 < len(seen) <= 4096 and all(map(is_head, seen))
    return seen if is_it else None


def is_time(value: Any) -> bool:
    """Milliseconds from 1970 until the year 2100."""
    return is_count(value) and value < CLOCK_MS_MAX


def is_pairs(value: Any, one: int, other: int) -> bool:
    """A list of pairs of bytes of these lengths."""
    is_it = isinstance(value, tuple) and all(isinstance(each, tuple) and len(each) == 2 for each in value)
    return is_it and all(is_id(each[0], one) and is_id(each[1], other) for each in value)


def is_scope(value: Any) -> bool:
    """What a bundle says that it shows."""
    if not (isinstance(value, tuple) and len(value) == 3 and isinstance(value[1], tuple) and type(value[2]) is bool):
        return False
    kind, about, _ = value
    if kind == "code":
        return len(about) == 1 and is_id(about[0])
    if kind == "period":
        return len(about) == 2 and all(map(is_count, about))
    return kind in ("everything", "decisions") and about == ()


def in_words(scope: Any) -> str:
    """What a bundle says that it shows, for readers."""
    kind, about, is_blind = scope
    day = [datetime.fromtimestamp(min(each, CLOCK_MS_MAX) / 1000, UTC).isoformat(timespec="minutes") for each in about
           if kind == "period"]  # fmt: skip
    said = {
        "everything": "everything",
        "decisions": "all decisions, none of the participants' words",
        "code": f"what its maker chose on the category {about[0].hex() if kind == 'code' else ''}",
        "period": f"the decisions {' until '.join(day)}, without words",
    }[kind]
    return said + (", but for what an open round of blind coding hides from its maker" if is_blind else "")


class Bundle:
    """One check, step by step."""

    def __init__(self, content: bytes) -> None:
        first, *rest = frames_of(content)
        last = rest.pop() if rest else b""
        try:
            self.project, made_at, self.scope, devices, self.heads, self.count, stated = value_of(first)
            by, signature = value_of(last)
        except (ValueError, TypeError) as problem:
            raise NotABundle("The bundle's beginning or end is damaged.") from problem
        are_quotes = isinstance(stated, tuple) and all(isinstance(each, tuple) and len(each) == 2 for each in stated)
        are_quotes = are_quotes and all(is_id(coding) and type(quote) is str for coding, quote in stated)
        has_form = is_id(self.project) and is_time(made_at) and is_scope(self.scope) and is_pairs(devices, 32, 32)
        has_form = has_form and isinstance(self.heads, tuple) and all(map(is_head, self.heads)) and are_quotes
        if not (has_form and type(self.count) is int and self.count >= 0 and is_id(by) and type(signature) is bytes):
            raise NotABundle("The bundle's beginning or end is damaged.")
        self.keys = {device_of(sign, box_digest): sign for sign, box_digest in devices}
        self.result = Result(self.project.hex(), made_at, in_words(self.scope), by.hex())
        self.events: list[Event] = []
        self.places: dict[bytes, tuple[bytes, int]] = {}
        for number, frame in enumerate(rest, 1):
            self.take(number, frame)
        self.check_ends()
        self.check_signatures()
        self.admitted = self.check_team()
        judged = self.judge()
        self.check_maker(by, signature, content[: -4 - len(last)], judged.team)
        self.check_blind(by, judged)
        self.check_quotes(stated)
        self.work_out_codebook(judged)

    def problem(self, event: Event, sentence: str) -> None:
        """Notes what is not in order."""
        self.result.problems.append(f"event {event.seq} of device {event.device.hex()[:8]}: {sentence}")

    # -- one envelope

    def take(self, number: int, frame: bytes) -> None:
        """Form, chain, disclosure."""
        self.result.events += 1
        try:
            raw, key, words, timing = value_of(frame)
            has_form = type(raw) is bytes and (key is None or is_id(key, 32)) and is_pairs(words, 32, 32)
            if not has_form or (key is None and words) or (key is not None and timing is not None):
                raise ValueError
            if timing is not None and not (is_timing(timing)):
                raise ValueError
            event = self.parsed(raw)
        except (ValueError, TypeError, IndexError):
            self.result.problems.append(f"event {number} of the bundle: it is malformed")
            return
        if raw[1:17] != self.project:
            self.problem(event, "it belongs to another project")
        before = self.events[-1] if self.events else None
        if before and not (before.device, before.seq, before.id) < (event.device, event.seq, event.id):
            self.problem(event, "it is not in its place in the bundle, or is there twice")
        if event.previous != ZERO and self.places.get(event.previous) != (event.device, event.seq - 1):
            self.problem(event, "the event before it is missing or was altered")
        self.places[event.id] = (event.device, event.seq)
        self.events.append(event)
        if key is not None:
            self.open(event, key, words)
        elif timing is None:
            self.problem(event, "the bundle does not show what its author had seen, so something may be left out")
        else:
            self.note_timing(event, *timing)

    def note_timing(self, event: Event, blind: bytes, at: int, seen: Any) -> None:
        """The clock and the heads of an event of which nothing else is shown."""
        if not timing_holds(event.raw, blind, at, seen):
            self.problem(event, "what the bundle says that its author had seen is not what they signed")
            return
        event.at, event.seen, event.is_timed = at, heads_of(seen) or (), True
        kind, about, is_blind = self.scope
        is_said = kind in ("everything", "decisions") or (kind == "period" and about[0] <= at < about[1])
        if is_said and not is_blind:
            self.problem(event, "it is not shown, although the bundle says that it shows all such events")

    def parsed(self, raw: bytes) -> Event:
        """The clear header."""
        if not HEADER + 16 + 64 <= len(raw) <= ENVELOPE_MAX or raw[0] != 2:
            raise ValueError
        event = Event(raw, raw[17:33], int.from_bytes(raw[33:41], "big"), raw[41:73], sha(raw))
        if not 0 < event.seq < 1 << 53 or (event.seq == 1) != (event.previous == ZERO):
            raise ValueError
        return event

    def open(self, event: Event, key: bytes, words: Any) -> None:
        """What was disclosed of it."""
        raw = event.raw
        event.is_open = True
        self.result.disclosed += 1
        if raw[105:137] != commitment(key):
            self.problem(event, "what was disclosed of it does not open (it was sealed with another key)")
            return
        try:
            plaintext = decrypt(key, raw[HEADER:-64], raw[:HEADER])
        except (ValueError, InvalidTag):
            plaintext = b""  # its author put noise there: an event without effect, and no fault of the bundle
        why = self.read(event, plaintext, sign(key, TIMING_LABEL + b"\0"))
        boxes = {sha(part.blob): part.blob for part in (*event.fields, why) if isinstance(part, Box)}
        try:
            for name, box_key in words:
                self.result.words[name] = open_box(boxes[name], box_key, self.project)
        except (KeyError, ValueError, TypeError, IndexError, InvalidTag) as problem:
            self.problem(event, f"what was disclosed of it does not open ({problem})")
        self.result.closed_words += sum(name not in self.result.words for name in boxes)

    def read(self, event: Event, plaintext: bytes, blind: bytes) -> Any:
        """What its author signed, and why; nonsense is an event without effect, and no fault of the bundle."""
        try:
            wire, version, at, offset, seen, fields, why, act = value_of(plaintext)
        except (ValueError, TypeError):
            return None
        heads = heads_of(seen)
        is_event = isinstance(wire, str) and isinstance(fields, tuple) and is_count(version) and version > 0
        is_event = is_event and is_time(at) and type(offset) is int and abs(offset) < 1440 and is_count(act)
        is_event = is_event and (why is None or isinstance(why, (str, Box))) and heads is not None
        if not is_event or not timing_holds(event.raw, blind, at, seen):
            return None
        if wire == "project.created" and not self.founds(event, fields):
            return None
        event.version, event.at, event.seen, event.fields, event.act = version, at, heads or (), fields, act
        has_form = version == 1 and (wire not in FORMS or FORMS[wire](fields)) and (why is None or is_text(why, NOTE))
        has_form = has_form and (wire != "round.ended" or why is not None)  # without a reason it ends nothing
        event.wire = wire if has_form else ""
        return why

    def founds(self, event: Event, fields: Any) -> bool:
        """Whether this very project follows from a founding event; another one founds another project."""
        is_it = len(fields) > 0 and is_id(fields[0])
        return is_it and sha(b"kodespor/project/1\0" + event.device + fields[0])[:16] == self.project

    # -- the whole

    def check_ends(self) -> None:
        """Nothing is cut off, and the digest of the set of events."""
        followed = {event.previous for event in self.events}
        heads = sorted((event.device, event.seq, event.id) for event in self.events if event.id not in followed)
        self.result.feeds = len({event.device for event in self.events})
        if tuple(heads) != tuple(map(tuple, self.heads)) or self.count != self.result.events:
            self.result.problems.append("the end: events are missing")
        for event in self.events:
            for device, seq, name in event.seen:
                if self.places.get(name) != (device, seq):
                    self.problem(
                        event, f"its author had seen event {seq} of device {device.hex()[:8]}, which is not here"
                    )
        digest = sha(
            b"kodespor/events/1\0" + b"".join(device + seq.to_bytes(8, "big") + event for device, seq, event in heads)
        )
        self.result.events_digest = digest.hex()

    def check_signatures(self) -> None:
        """Of what nothing follows: each hash covers what is before it. Where anything is wrong, of every event."""
        followed = {event.previous for event in self.events}
        tips = [event for event in self.events if event.id not in followed]
        if self.result.problems or not all(map(self.is_signed, tips)):
            for event in self.events:
                if not self.is_signed(event):
                    self.problem(event, "its signature is wrong: it was altered, or another device signed it")

    def is_signed(self, event: Event) -> bool:
        """Its device signed it."""
        return signature_holds(self.keys.get(event.device), event.raw[-64:], LABEL, event.raw[:-64])

    def check_team(self) -> dict[bytes, bytes]:
        """Device -> member: each let in by one that was in, from the founder on."""
        admitted: dict[bytes, bytes] = {}
        waiting = [event for event in self.events if event.wire in LETTING_IN]
        moved = True
        while moved:
            moved = False
            for event in list(waiting):
                found = self.let_in(event, admitted)
                if found is not None:
                    device, member = found
                    admitted.setdefault(device, member)
                    waiting.remove(event)
                    moved = True
        for device in sorted({event.device for event in self.events} - set(admitted)):
            self.result.problems.append(f"device {device.hex()[:8]}: nothing here says who let it in")
        return admitted

    def let_in(self, event: Event, admitted: dict[bytes, bytes]) -> tuple[bytes, bytes] | None:
        """Which device an event lets in, and of whom; None while its author is not known to be in."""
        fields = event.fields
        if event.wire == "project.created":
            _, _, member, _, sign, box, *_ = fields
            device = device_of(sign, sha(box))
            return (device, member) if device == event.device else None
        if event.device not in admitted:
            return None
        if event.wire == "member.admitted":
            member, _, _, _, sign, box = fields
            return device_of(sign, sha(box)), member
        member, _, sign, box, _ = fields
        return device_of(sign, sha(box)), member

    # -- the codebook

    def check_maker(self, by: bytes, signature: bytes, signed: bytes, team: "Team") -> None:
        """Whether whoever put the bundle together signed it, and is of the team."""
        self.result.role = team.powers(by)
        if not signature_holds(self.keys.get(by), signature, BUNDLE_LABEL, signed):
            self.result.problems.append("the bundle: its signature is wrong, it was altered after it was put together")
        elif by not in team.devices:
            self.result.problems.append("the bundle: whoever put it together is not of the team")
        elif by in team.removed or team.devices[by][0] in team.removed:
            self.note("maker-removed", "whoever put the bundle together was removed from the team")

    def check_blind(self, by: bytes, judged: "Judged") -> None:
        """Whether an open round of blind coding hides from the maker what is sealed for that reason."""
        kind, _, is_blind = self.scope
        if not is_blind or kind not in ("everything", "decisions") or judged.why_not:
            return
        coders = blind_coders(judged, by)
        if not coders:
            self.result.problems.append(
                "the bundle: it says that a round of blind coding hides something from its maker, "
                "and no such round is open"
            )
        for event in self.events:
            if event.is_timed and judged.team.devices.get(event.device, (b"",))[0] not in coders:
                self.problem(event, "it is not shown, although the bundle says that it shows all such events")

    def note(self, kind: str, sentence: str) -> None:
        """Notes what is in order, but has to be known."""
        self.result.notes.append([kind, sentence])

    def check_quotes(self, stated: Any) -> None:
        """Each stated quote against the texts that are disclosed."""
        texts = Texts(self.events, self.words)
        is_all_open = all(event.is_open for event in self.events) and len(self.events) == self.result.events
        for coding, quote in stated:
            found = texts.checked(coding, quote, is_all_open)
            self.result.claims.append([coding.hex(), quote, found])
            if found == "contradicted":
                self.result.problems.append(f"the stated quote “{quote}”: the text has other words there")

    def work_out_codebook(self, judged: "Judged") -> None:
        """In the total order, where everything is disclosed."""
        if not all(event.is_open for event in self.events):
            self.result.why_not = "not all events are disclosed"
            return
        if judged.why_not:
            self.result.why_not = judged.why_not
            return
        book = Codebook()
        for event in judged.order:
            if event.id in judged.allowed:
                book.take(event, event.id in judged.undone)
        self.result.codebook = [
            {
                "code": code.hex(),
                "name": self.words(row["name"]),
                "parent": row["parent"].hex() if row["parent"] else None,
                "status": row["status"],
                "into": [each.hex() for each in row["into"]],
            }
            for code, row in sorted(book.codes.items())
        ]

    def is_cut(self, order: list[Event], allowed: set[bytes], undone: set[bytes]) -> bool:
        """Whether a removed device wrote anything that a removal that counts had not seen, or somebody who was made a
        reviewer anything before that by its place, which a reviewer may not."""
        by_id = {event.id: event for event in order}
        for n, removal in enumerate(order):
            is_loss = removal.wire == "member.role_set" and removal.fields[1] == "reviewer"
            if removal.wire not in ("member.removed", "device.removed") and not is_loss:
                continue
            if removal.id not in allowed or removal.id in undone:
                continue
            gone = removal.fields[0]
            devices = {device for device, member in self.admitted.items() if gone in (device, member)}
            past, waiting = set(), [removal.id]
            while waiting:
                event = by_id.get(waiting.pop())
                if event is not None and event.id not in past:
                    past.add(event.id)
                    waiting += [event.previous, *(head[2] for head in event.seen)]
            unseen = [
                each for each in order[: n if is_loss else None] if each.device in devices and each.id not in past
            ]
            if any(not is_loss or not begins(each.wire, (*OF_REVIEWERS, *OF_DEVICES)) for each in unseen):
                return True
        return False

    def in_order(self) -> list[Event]:
        """By effective time, device, seq, id."""
        times: dict[bytes, int] = {}
        doubts: dict[bytes, int] = {}
        feeds: dict[bytes, bytes] = {event.id: event.device for event in self.events}
        waiting: dict[bytes, list[Event]] = {}
        once = {event.id: event for event in self.events}
        for each in once.values():
            ready = [each]
            while ready:
                event = ready.pop()
                named = [event.previous, *(head[2] for head in event.seen)]
                missing = next((name for name in named if name != ZERO and name not in times), None)
                if missing is not None:  # what never comes keeps what names it out of the order
                    waiting.setdefault(missing, []).append(event)
                    continue
                others = [doubts[name] for name in named[1:] if name in doubts and feeds[name] != event.device]
                times[event.id], is_doubtful = effective_time(event, times, doubts, others)
                if is_doubtful:
                    doubts[event.id] = event.at
                event.time, before = times[event.id], once.get(event.previous)
                is_next = before is not None and event.act == before.act + 1 and event.at == before.at
                if event.seen or not is_next:  # an act goes on at one clock, and names nothing
                    event.act = 0
                ready += waiting.pop(event.id, ())
        placed = [event for event in once.values() if event.id in times]
        return sorted(placed, key=lambda event: (times[event.id], event.device, event.seq, event.id))

    def judge(self) -> "Judged":
        """The order, and what counts."""
        order = self.in_order()
        allowed, undone, team = self.judged(order)
        found = Judged(order, allowed, undone, team)
        why = ""
        if self.is_cut(order, allowed, undone):
            why = "somebody wrote on after having been removed or made a reviewer"
        elif team.is_unclear:
            why = "coders voted for an owner, or a device was let in twice"
        if why:
            found.why_not = f"{why}: only the program works that out"
            self.note("not-judged", f"{why}; what of it counts is not judged here")
        for device in sorted({event.device for event in self.events} & set(self.admitted) - set(team.devices)):
            self.note("stranger", f"device {device.hex()[:8]} was let in by somebody who may not: it has no effect")
        silent = len(set(team.devices) - {event.device for event in self.events})
        if silent:
            self.note("silent", f"devices that were let in and of which nothing is here: {silent}")
        return found

    def judged(self, order: list[Event]) -> tuple[set[bytes], set[bytes], "Team"]:
        """Which events their authors' powers allow, and which are undone. A vote that is undone makes nobody an owner,
        so both are worked out again until nothing changes."""
        undone: set[bytes] = set()
        acts = acts_of(order)
        for _ in range(ROUNDS_MAX):
            team, allowed = Team(), set()
            undoing: dict[bytes, list[list[Event]]] = {}
            place: dict[bytes, Event] = {}
            for event in order:
                if team.allows(event):
                    allowed.add(event.id)
                    target = place.get(event.fields[0]) if event.wire == "event.undone" else None
                    if target is not None:
                        parts = [[target]] if begins(target.wire, UNDONE_ALONE) else acts[start_of(target)]
                        undoing[event.id] = [part for part in parts if team.may_undo(event, part[0])]
                    if event.id not in undone:
                        team.take(event)
                place[event.id] = event
            found: set[bytes] = set()
            for event in reversed(order):  # from the last undo to the first
                for part in undoing.get(event.id, ()) if event.id not in found else ():
                    if part[0].id not in found:
                        found.update(each.id for each in part)
            if found == undone:
                break
            undone = found
        return allowed, undone, team

    def words(self, text: Any) -> str | None:
        """A name, where it is plain or was disclosed."""
        return self.result.words.get(sha(text.blob)) if isinstance(text, Box) else text


def effective_time(
    event: Event, times: dict[bytes, int], doubts: dict[bytes, int], others: list[int]
) -> tuple[int, bool]:
    """Section 6: the time by which an event is put in order, and whether its clock is in doubt. `doubts` has what the
    clocks of doubtful events claimed, `others` those of them that the event names and that are of another device."""
    named = [times[each] for each in (event.previous, *(head[2] for head in event.seen)) if each in times]
    if not named:
        return (event.at << 20, False) if event.wire == "project.created" else (0, True)
    latest, claim, time = max(named), event.at, event.at << 20
    is_behind = claim < (latest >> 20) - DAY_MS
    is_doubtful = is_behind or claim > max(latest >> 20, *others, 0) + TRUSTED_MS
    if is_doubtful:
        since = claim - doubts.get(event.previous, claim + 1)
        time = times[event.previous] + (since << 20) if 0 <= since <= TRUSTED_MS else 0
    return max(latest + 1, min(time, CLOCK_MS_MAX << 20)), is_doubtful


def start_of(event: Event) -> tuple[bytes, int, int]:
    """The act that an event is of: device, seq and time of the event that began it."""
    return event.device, event.seq - event.act, event.time - event.act


def acts_of(order: list[Event]) -> dict[tuple[bytes, int, int], list[list[Event]]]:
    """What an undo takes back of each act: all that one gesture recorded; events of one type are judged as one."""
    kinds: dict[tuple[bytes, int, int], dict[tuple[str, int], list[Event]]] = {}
    for event in order:
        if not begins(event.wire, UNDONE_ALONE):
            kinds.setdefault(start_of(event), {}).setdefault((event.wire, event.version), []).append(event)
    return {start: list(parts.values()) for start, parts in kinds.items()}


@dataclass
class Judged:
    """The events in their order, which of them count, which are undone, and the team in the end."""

    order: list[Event]
    allowed: set[bytes]
    undone: set[bytes]
    team: "Team"
    why_not: str = ""


def blind_coders(judged: Judged, by: bytes) -> set[bytes]:
    """The members whose codings an open round of blind coding hides from the member of this device."""
    rounds: dict[bytes, tuple[bytes, set[bytes], set[bytes]]] = {}
    team = judged.team
    for event in judged.order:
        if event.wire not in ROUNDS or event.id not in judged.allowed or event.id in judged.undone:
            continue
        name, author = event.fields[0], team.devices[event.device][0]
        if event.wire == "round.opened":
            rounds.setdefault(name, (author, set(event.fields[3]) & team.members.keys(), set()))
        elif name in rounds and author in (rounds[name][0], *rounds[name][1]):
            rounds[name][2].update([author] if event.wire == "round.finished" else rounds[name][1])
    own = team.devices.get(by, (b"",))[0]
    is_open = [coders for _, coders, finished in rounds.values() if own in coders and coders - finished - team.removed]
    return set().union(*is_open) - {own}


class Texts:
    """The texts and the places of codings that are disclosed."""

    def __init__(self, events: list[Event], words: Callable[[Any], str | None]) -> None:
        self.places: dict[bytes, list[tuple[int, int]]] = {}
        self.source_of: dict[bytes, bytes] = {}
        self.texts: dict[bytes, str] = {}
        spoken: dict[tuple[bytes, bytes], list[tuple[Any, str]]] = {}
        sealed: dict[bytes, tuple[bytes, str]] = {}
        for event in events:
            fields = event.fields
            if event.wire == "coding.created" and is_range(fields, 5, 2):
                self.places.setdefault(fields[0], []).append((fields[2], fields[3]))
                self.source_of.setdefault(fields[0], fields[1])
            elif event.wire == "coding.resized" and is_range(fields, 3, 1):
                self.places.setdefault(fields[0], []).append((fields[1], fields[2]))
            elif event.wire == "source.speaker_sealed" and are_turns(fields):
                spoken.setdefault((fields[0], fields[5]), []).append((fields[3], words(fields[4]) or ""))
            elif event.wire == "source.imported" and is_source(fields) and words(fields[3]) is not None:
                sealed.setdefault(fields[0], (fields[10], words(fields[3]) or ""))
            elif event.wire == "source.speakers_set" and is_sealed_anew(fields) and words(fields[3]) is not None:
                sealed.setdefault(fields[0], (fields[4], words(fields[3]) or ""))
        for source, (seal, text) in sealed.items():
            turns = spoken.get((source, seal), [])
            self.texts[source] = filled(text, [each for each in turns if is_in(each[0], text)])

    def checked(self, coding: bytes, quote: str, is_all_open: bool) -> str:
        """Proved where any place that the coding ever had has these words."""
        source = self.source_of.get(coding)
        if source is None:
            return "contradicted" if is_all_open else "stated"
        if source not in self.texts:
            return "stated"
        passages = [self.texts[source][start:end] for start, end in self.places[coding]]
        if quote in passages:
            return "proved"
        return "stated" if any("•" in each for each in passages) else "contradicted"


def is_range(fields: Any, length: int, first: int) -> bool:
    """Whether these are fields that say where a coding stands."""
    is_it = len(fields) == length and all(map(is_id, fields[:first])) and all(map(is_count, fields[first : first + 2]))
    return is_it and fields[first] < fields[first + 1]


def is_source(fields: Any) -> bool:
    """Whether these are fields of a text that comes in."""
    if len(fields) != 12 or not (
        is_id(fields[0]) and type(fields[1]) is str and is_count(fields[6]) and is_id(fields[7])
    ):
        return False
    are_texts = all(isinstance(each, (str, Box)) for each in fields[2:6])
    return (
        are_texts
        and isinstance(fields[8], tuple)
        and all(map(is_id, fields[8]))
        and (fields[9] is None or is_id(fields[9]))
        and is_id(fields[10])
    )


def is_sealed_anew(fields: Any) -> bool:
    """Whether these are fields of a text whose words are sealed anew."""
    return len(fields) == 5 and is_id(fields[0]) and isinstance(fields[3], (str, Box)) and is_id(fields[4])


def are_turns(fields: Any) -> bool:
    """Whether these are fields of what one speaker says in a text."""
    if len(fields) != 6 or not all(map(is_id, (*fields[:3], fields[5]))) or not isinstance(fields[3], tuple):
        return False
    are_pairs = all(isinstance(each, tuple) and len(each) == 2 and all(map(is_count, each)) for each in fields[3])
    return are_pairs and isinstance(fields[4], (str, Box))


def is_in(places: Any, text: str) -> bool:
    """Whether ranges stand in their order within a text, none of them empty."""
    ends = [0, *(end for _, end in places)]
    return (
        bool(places)
        and ends[-1] <= len(text)
        and all(before <= start < end for before, (start, end) in zip(ends, places, strict=False))
    )


def filled(text: str, turns: list[tuple[Any, str]]) -> str:
    """A text of several speakers, with what each says put back at its places."""
    letters = list(text)
    for places, words in turns:
        if sum(end - start for start, end in places) == len(words):
            at = 0
            for start, end in places:
                letters[start:end] = words[at : at + end - start]
                at += end - start
    return "".join(letters)


class Team:
    """Who may do what at a place in the order, as sections 6 and 15 say."""

    def __init__(self) -> None:
        self.members: dict[bytes, str] = {}
        self.removed: set[bytes] = set()
        self.devices: dict[bytes, tuple[bytes, bool]] = {}
        self.votes: dict[bytes, bytes] = {}
        self.is_unclear = False

    def powers(self, device: bytes) -> str:
        """A device's role: its member's, but none while it waits to be confirmed."""
        member, is_confirmed = self.devices.get(device, (b"", False))
        return self.members.get(member, "") if is_confirmed else ""

    def allows(self, event: Event) -> bool:
        """Whether its author may make it."""
        role, wire = self.powers(event.device), event.wire
        if not role:
            return wire == "project.created" or (event.device in self.devices and begins(wire, OF_DEVICES))
        if role == "owner" or begins(wire, (*OF_REVIEWERS, *OF_DEVICES)):
            return True
        if begins(wire, OF_OWNERS_OR_THEMSELVES):
            whose = event.fields[0] if wire == "device.added" else self.devices.get(event.fields[0], (b"",))[0]
            return bool(whose == self.devices[event.device][0])
        return role == "coder" and not begins(wire, OF_OWNERS)

    def may_undo(self, event: Event, target: Event) -> bool:
        """Own events, and for owners and coders anybody's on the codebook; never what handed out or destroyed keys."""
        as_own = Event(b"", event.device, 0, b"", b"", target.wire, fields=target.fields)
        if begins(target.wire, NEVER_UNDONE) or target.version != 1 or not self.allows(as_own):
            return False
        if begins(target.wire, SHARED):
            return True
        if begins(target.wire, UNDONE_BY_OWNERS) and self.powers(event.device) == "owner":
            return True
        author = self.devices.get(target.device, (b"nobody",))[0]
        by_owners_alone = begins(target.wire, UNDONE_BY_OWNERS) and target.wire != "owner.voted"
        return not by_owners_alone and author == self.devices[event.device][0]

    def take(self, event: Event) -> None:
        """One event that counts."""
        wire, fields = event.wire, event.fields
        if wire == "project.created" and not self.members:
            self.members[fields[2]], self.devices[event.device] = "owner", (fields[2], True)
        elif wire == "member.admitted" and fields[2] in ROLES and fields[0] not in self.members:
            if fields[3] in self.devices:
                self.is_unclear = True
            else:
                self.members[fields[0]], self.devices[fields[3]] = fields[2], (fields[0], True)
        elif wire == "device.added" and fields[0] in self.members:
            if fields[1] in self.devices:
                self.is_unclear = True
            elif fields[4] in ("device", "paper"):
                is_known = self.devices[event.device][0] == fields[0] or self.has_lost_all(fields[0])
                self.devices[fields[1]] = (fields[0], is_known)
        elif wire == "device.confirmed" and fields[0] in self.devices:
            member, by = self.devices[fields[0]][0], self.devices[event.device][0]
            if member == by or (self.members[by] == "owner" and self.has_lost_all(member)):
                self.devices[fields[0]] = (member, True)
        elif wire == "member.role_set" and fields[0] in self.members and fields[1] in ROLES:
            if self.members[fields[0]] != "owner" or fields[0] == self.devices[event.device][0]:
                self.members[fields[0]] = fields[1]
        elif wire in ("member.removed", "device.removed"):
            self.removed.add(fields[0])
        elif wire == "owner.voted":
            self.vote(self.devices[event.device][0], fields[0])

    def has_lost_all(self, member: bytes) -> bool:
        """Whether a member who is no owner has no confirmed device left."""
        own = [(device, is_confirmed) for device, (each, is_confirmed) in self.devices.items() if each == member]
        return self.members[member] != "owner" and all(device in self.removed or not known for device, known in own)

    def vote(self, voter: bytes, candidate: bytes) -> None:
        """Once all remaining coders, at least two, agree, one may be an owner: only the program works that out."""
        coders = [each for each, role in self.members.items() if role == "coder" and each not in self.removed]
        if voter not in coders or candidate not in coders:
            return
        self.votes[voter] = candidate
        self.is_unclear |= len(coders) > 1 and all(self.votes.get(each) == candidate for each in coders)


class Codebook:
    """The tree of codes, as section 15 says."""

    def __init__(self) -> None:
        self.codes: dict[bytes, dict[str, Any]] = {}

    def take(self, event: Event, is_undone: bool) -> None:
        """One event."""
        wire, fields = event.wire, event.fields
        if wire == "code.created":
            self.create(fields, is_undone)
        elif not is_undone and wire in FORMS and wire.startswith("code.") and fields[0] in self.codes:
            change = getattr(self, wire.removeprefix("code."), None)
            if change is not None:
                change(self.codes[fields[0]], *fields)

    def create(self, fields: tuple[Any, ...], is_undone: bool) -> None:
        """A new code."""
        code, name, parent = fields[:3]
        if code in self.codes:
            return
        parent = parent if parent in self.codes and self.depth(parent) < DEPTH_MAX else None
        status = "deleted" if is_undone else "live"
        self.codes[code] = {"name": name, "parent": parent, "status": status, "into": ()}

    def renamed(self, row: dict[str, Any], _: bytes, name: Any) -> None:
        """Another name."""
        row["name"] = name

    def moved(self, row: dict[str, Any], code: bytes, parent: bytes | None) -> None:
        """Another place, unless it would be a ring."""
        if parent is None:
            row["parent"] = None
        elif parent in self.codes and not self.is_above(self.standing(code), parent) and self.has_room(parent, code, 0):
            row["parent"] = parent

    def merged(self, row: dict[str, Any], code: bytes, into: bytes) -> None:
        """Into another."""
        if into in self.codes and row["status"] != "merged" and not self.is_above(code, into):
            if not self.has_room(into, code, 1):
                return
            row["status"], row["into"] = "merged", (into,)

    def split(self, row: dict[str, Any], _: bytes, into: tuple[bytes, ...]) -> None:
        """Into several."""
        if row["status"] == "live" and all(code in self.codes for code in into):
            row["status"], row["into"] = "split", into

    def deleted(self, row: dict[str, Any], _: bytes) -> None:
        """Given up."""
        if row["status"] != "merged":
            row["status"] = "deleted"

    def standing(self, code: bytes) -> bytes:
        """What a code stands as."""
        while self.codes[code]["status"] == "merged":
            code = self.codes[code]["into"][0]
        return code

    def has_room(self, above: bytes, code: bytes, common: int) -> bool:
        """Whether a branch fits under a code, or (`common` is 1) in its place."""
        return self.depth(above) - common + self.height(code) <= DEPTH_MAX

    def depth(self, code: bytes) -> int:
        """How many codes stand at and above one, deleted ones too."""
        depth, current = 0, self.standing(code)
        while True:
            depth += 1
            parent = self.codes[current]["parent"]
            if parent is None:
                return depth
            current = self.standing(parent)

    def height(self, code: bytes) -> int:
        """How many codes stand under each other in a branch, with its outermost."""
        below: dict[bytes, list[bytes]] = {}
        for each, row in self.codes.items():
            if row["status"] != "merged" and row["parent"] is not None:
                below.setdefault(self.standing(row["parent"]), []).append(each)
        height, level = 0, [self.standing(code)]
        while level:
            height += 1
            level = [each for one in level for each in below.get(one, ())]
        return height

    def is_above(self, one: bytes, other: bytes) -> bool:
        """Whether one stands at or above another."""
        current: bytes | None = self.standing(other)
        while current is not None:
            if current == one:
                return True
            parent = self.codes[current]["parent"]
            current = self.standing(parent) if parent is not None else None
        return False


def check(content: bytes) -> Result:
    """The whole check of a bundle's bytes. Raises NotABundle."""
    gc.disable()  # nothing here forms cycles
    try:
        return Bundle(content).result
    except (LookupError, TypeError, ValueError) as problem:
        raise NotABundle("An event in the bundle has a form that is not in the protocol.") from problem
    finally:
        gc.enable()


def main(arguments: list[str]) -> int:
    """The command."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        result = check(Path(arguments[0]).read_bytes())
    except (NotABundle, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    found = {name: value for name, value in vars(result).items() if name != "words"}
    is_judged = all(kind != "not-judged" for kind, _ in result.notes)
    print(json.dumps({"ok": not result.problems, "judged": is_judged} | found, ensure_ascii=False, indent=1))
    return 3 if result.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

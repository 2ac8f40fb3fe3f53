#!/usr/bin/env python3
"""Checks a Kodespor audit bundle without Kodespor: python verify_bundle.py FILE

Needs only Python 3.11, `cryptography` and `msgpack`. Written from docs/protocol.md; shares no code with the program. It
says whether the log in the file is whole, signed by devices that were admitted, and opens what was disclosed; where all
events are disclosed it works out the codebook too. Exit status 0: in order; 3: not in order; 2: no bundle. Read the
notes, too: they say what is in order but has to be known. As JSON, `without_effect` names the events that do not
count, and why. It speaks English and Norwegian.

If this file came from whoever gave you the bundle, it proves nothing: take it from a release of Kodespor and check its
signature (docs/validity.md).
"""

import bisect
import gc
import hashlib
import hmac
import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
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
REMOVALS = ("member.removed", "device.removed")
CONTROLS = ("event.undone", *REMOVALS, "event.accepted_late")
ROLES = ("owner", "coder", "reviewer")
DAMAGE = (  # after which nobody can say what counts
    "malformed", "other-project", "out-of-order", "chain-broken", "names-missing-event", "signature-wrong", "no-key",
    "disclosure-key", "timing-missing", "timing-false", "heads-differ", "count-differs",
)  # fmt: skip
ROUNDS_MAX = 64
ROUNDS = ("round.opened", "round.finished", "round.ended")
NAME, NOTE, DEPTH_MAX = 500, 200_000, 64
NEVER_UNDONE = (
    "project.created", "member.admitted", "member.role_set", "device.added", "device.confirmed", "device.clone_split",
    "device.keys_renewed",
    "epoch.started", "event.accepted_late", "file.", "participant.withdrawn", "source.speaker_sealed",
    "source.speakers_set", "source.withdrawn", "withdrawal.", "checkpoint.", "attestation.", "transcript.begun",
    "transcript.saved", "export.",
)  # fmt: skip
DAY_MS = 24 * 60 * 60 * 1000
TRUSTED_MS = 90 * DAY_MS
VOTES_WAIT_MS = 30 * DAY_MS
CLOCK_MS_MAX = 4_102_444_800_000
UNDONE_BY_OWNERS = ("member.removed", "device.removed", "owner.voted", "retention.set")
UNDONE_ALONE = (  # what decides whether other events count
    "project.created", "member.admitted", "member.role_set", "member.removed", "device.added", "device.confirmed",
    "device.removed", "owner.voted", "event.undone", "event.accepted_late",
)  # fmt: skip
OF_REVIEWERS = (
    "memo.", "member.named", "device.clone_split", "device.confirmed", "event.undone", "checkpoint.",
    "attestation.",
    "export.",
)  # fmt: skip
OF_OWNERS = ("member.admitted", "member.removed", "member.role_set", "source.speakers_set", "withdrawal.confirmed",
             "retention.set", "participant.merged")  # fmt: skip
OF_OWNERS_OR_THEMSELVES = ("device.added", "device.removed")
OF_DEVICES = ("device.keys_renewed", "epoch.started")


class NotABundle(Exception):
    """The file is something else, or is cut off. Its argument is the name of a sentence, `parts` fill it."""

    def __init__(self, name: str, **parts: Any) -> None:
        super().__init__(name)
        self.parts = parts


@dataclass(frozen=True)
class Say:
    """The sentences in a language."""

    language: str = "en"

    def __call__(self, name: str, /, **parts: Any) -> str:
        """The sentence with this name."""
        return SENTENCES[self.language][name].format(**parts)


@dataclass
class Fault:
    """What is not in order: its kind, where it is, and the event with its number in the bundle (0: no event)."""

    kind: str
    place: tuple[str, dict[str, Any]]
    parts: dict[str, Any]
    number: int = 0


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
    why: Any = None
    offset: int = 0
    place: tuple[int, bytes, int, bytes] = (0, b"", 0, b"")
    is_open: bool = False
    is_timed: bool = False
    act: int = 0
    time: int = 0
    number: int = 0


@dataclass
class Result:
    """What was found. `problems` and `notes`, which are in order but have to be known, are each a kind and a sentence.
    `claims` are stated quotes, each with its coding and `proved`, `stated` or `contradicted`. `codebook` is None where
    it cannot be worked out, and `why_not` says why."""

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
    problems: list[list[str]] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    without_effect: dict[str, str] = field(default_factory=dict)
    codebook: list[dict[str, Any]] | None = None
    why_not: str = ""
    trail: list[dict[str, Any]] | None = None


def sha(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def value_of(data: bytes) -> Any:
    """A canonical value: decoded, encoded again, and compared."""
    try:
        value = msgpack.unpackb(data, use_list=False, raw=False, strict_map_key=True, ext_hook=_box)
        again = PACKER.pack(value)
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


PACKER = msgpack.Packer(default=_unbox, use_bin_type=True)
"""One for all: to make one takes four times as long as to pack an event."""


def frames_of(content: bytes) -> list[bytes]:
    """The frames after the first line."""
    if not content.startswith(MAGIC):
        raise NotABundle(first_line(content))
    frames: list[bytes] = []
    at = len(MAGIC)
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        at += 4
        if at + length > len(content):
            raise (
                NotABundle("bundle-cut-off", number=len(frames) - 1)
                if frames
                else NotABundle("bundle-cut-in-beginning")
            )
        frames.append(content[at : at + length])
        at += length
    if not frames:
        raise NotABundle("bundle-cut-in-beginning")
    return frames


def first_line(content: bytes) -> str:
    """What is wrong with a file that does not begin as a bundle does."""
    if not content:
        return "bundle-empty"
    if MAGIC.startswith(content):
        return "bundle-cut-in-beginning"
    same = sum(one == other for one, other in zip(content, MAGIC, strict=False))
    return "bundle-first-line-damaged" if same >= len(MAGIC) - 4 else "not-a-bundle"


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
    timing = PACKER.pack([at, seen])
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


WIRE = re.compile("[a-z][a-z0-9_.]{0,63}")
SHAPES = {  # of which types the fields are: the letters of SHAPE_OF
    "project.created": "i t i t b b i i", "project.described": "s t", "phase.started": "s", "milestone.marked": "t",
    "import.reported": "i t s ?i n t",
    "project.imported": "G I i t", "member.admitted": "i t s i b b", "member.named": "i t",
    "device.added": "i i b b s", "device.confirmed": "i", "member.role_set": "i s", "owner.voted": "i",
    "member.removed": "i", "device.removed": "i", "device.clone_split": "i n n e", "device.keys_renewed": "b n",
    "epoch.started": "i i I E", "event.accepted_late": "e", "source.imported": "i s t t t t n i I ?i i Q",
    "source.speaker_sealed": "i i i P t i", "source.speakers_set": "i I Q t i", "source.renamed": "i t",
    "source.described": "i s t", "source.assigned": "i I", "source.withdrawn": "i I", "participant.added": "i t i",
    "participant.renamed": "i t", "participant.merged": "i i",
    "participant.described": "i s t", "attribute.type_set": "s s S", "consent.noted": "i s t ?i t s s s s",
    "participant.status_set": "i s", "participant.withdrawn": "i I", "withdrawal.confirmed": "s i I",
    "withdrawal.declined": "s i", "transcript.returned": "i i s t", "transcript.answered": "e i s s t",
    "findings.shown": "i I s t", "findings.answered": "e i s s t t", "retention.set": "?i s s t",
    "export.recorded": "s s s I I ?i", "code.created": "i t ?i t s ?i", "code.renamed": "i t",
    "code.defined": "i s t", "code.coloured": "i s", "code.moved": "i ?i", "code.placed": "i s i I",
    "code.arranged": "i n n", "code.reason_given": "i e t",
    "code.quote_set": "i i s", "code.merged": "i i", "code.split": "i I", "code.deleted": "i",
    "coding.created": "i i n n i", "coding.recoded": "i i", "coding.resized": "i n n", "coding.removed": "i",
    "coding.annotated": "i n t", "coding.stance_set": "i s", "coding.judged": "i s ?i", "coder.attributed": "i t t",
    "coding.attributed": "i i n n i i n n t s", "memo.attributed": "i i n",
    "judgement.attributed": "i s ?i i n", "consensus.attributed": "i i n", "round.opened": "i t I I",
    "round.finished": "i", "round.ended": "i", "memo.written": "i s t s ?i t", "memo.placed": "i n n",
    "memo.revised": "i t", "memo.deleted": "i", "event.undone": "e", "text.replaced": "i i s P t",
    "passage.linked": "i i n n n n", "passage.unlinked": "i", "file.attached": "i s ?i t s n i B",
    "file.detached": "i i", "source.timecodes_set": "i T", "transcript.begun": "i i I", "transcript.saved": "i t E",
    "transcript.closed": "i ?i", "relation.created": "i i t i", "relation.removed": "i", "set.saved": "i t I I",
    "set.removed": "i", "consensus.recorded": "i i n n I I", "reference.added": "i t", "reference.removed": "i",
    "memo.linked": "i s i", "memo.unlinked": "i i", "query.saved": "i t t t", "query.deleted": "i",
    "quote.numbered": "i n", "quote.use_noted": "i t", "checkpoint.made": "i H s b", "checkpoint.signed": "i b",
    "checkpoint.stamped": "i s b", "attestation.made": "i H b b", "attestation.checked": "i b",
}  # fmt: skip


def _all(check: Form) -> Form:
    return lambda value: isinstance(value, tuple) and all(map(check, value))


def _so_many(count: int, check: Form) -> Form:
    return lambda value: isinstance(value, tuple) and len(value) == count and all(map(check, value))


SHAPE_OF: dict[str, Form] = {
    "i": is_id,
    "?i": lambda value: value is None or is_id(value),
    "e": lambda value: is_id(value, 32),
    "t": lambda value: isinstance(value, (str, Box)),
    "s": lambda value: type(value) is str,
    "n": is_count,
    "b": lambda value: type(value) is bytes,
    "I": _all(lambda value: is_id(value)),
    "E": _all(lambda value: is_id(value, 32)),
    "S": _all(lambda value: type(value) is str),
    "B": _all(lambda value: type(value) is bytes),
    "H": _all(lambda value: is_head(value)),
    "G": _all(_so_many(2, lambda value: is_id(value))),
    "P": _all(_so_many(2, lambda value: is_count(value))),
    "T": _all(_so_many(3, lambda value: is_count(value))),
    "Q": _all(_so_many(4, lambda value: is_count(value))),
}
CHECKS = {wire: [SHAPE_OF[kind] for kind in kinds.split()] for wire, kinds in SHAPES.items()}


def has_shape(wire: str, fields: tuple[Any, ...]) -> bool:
    """Whether an event has fields of the types of its own; what a changed program signs may have any."""
    checks = CHECKS[wire]
    if len(checks) != len(fields):
        return False
    for check, value in zip(checks, fields, strict=True):  # noqa: SIM110 - every event passes here
        if not check(value):
            return False
    return True


def is_value(value: Any, depth: int = 0) -> bool:
    """Whether the encoding has such values: what an event of a type that is not known holds."""
    if value is None or type(value) in (bool, int, str, bytes) or isinstance(value, Box):
        return True
    if isinstance(value, dict):
        return list(value) == sorted(value) and depth < 16 and all(is_value(each, depth + 1) for each in value.values())
    return isinstance(value, tuple) and depth < 16 and all(is_value(each, depth + 1) for each in value)


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
    "event.accepted_late": _each(lambda target: is_id(target, 32)),
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


def in_words(scope: Any, say: Say) -> str:
    """What a bundle says that it shows, for readers."""
    kind, about, is_blind = scope
    day = [datetime.fromtimestamp(min(each, CLOCK_MS_MAX) / 1000, UTC).isoformat(timespec="minutes") for each in about
           if kind == "period"]  # fmt: skip
    code = about[0].hex() if kind == "code" else ""
    start, end = day or ("", "")
    said = say(f"shows-{kind}", code=code, start=start, end=end)
    return say("shows-but-blind", shows=said) if is_blind else said


def project_in(frame: bytes) -> bytes:
    """The project of the envelope in a frame; nothing where it is damaged."""
    try:
        raw, *_ = value_of(frame)
        return raw[1:17] if type(raw) is bytes else b""
    except (ValueError, TypeError):
        return b""


class Bundle:
    """One check, step by step."""

    def __init__(self, content: bytes, say: Say, with_trail: bool = False) -> None:
        first, *rest = frames_of(content)
        self.say, self.faults, self.with_trail = say, list[Fault](), with_trail
        stated = self.begin(first)
        last = rest.pop() if rest else b""
        by, signature = self.end(last)
        self.adopt_project(rest)
        self.result = Result(
            self.project.hex(), self.made_at, in_words(self.scope, say), by.hex(), events=len(rest)
        )  # fmt: skip
        self.events: list[Event] = []
        self.places: dict[bytes, tuple[bytes, int]] = {}
        for number, frame in enumerate(rest, 1):
            self.take(number, frame)
        self.check_ends()
        self.check_signatures()
        is_altered = not signature_holds(self.keys.get(by), signature, BUNDLE_LABEL, content[: -4 - len(last)])
        if is_altered:
            self.fault("bundle-altered" if self.faults else "bundle-altered-around", "bundle")
        if any(fault.kind in DAMAGE for fault in self.faults):
            self.note("not-judged")
            self.result.claims = [[coding.hex(), quote, "stated"] for coding, quote in stated]
            self.result.why_not = say("why-damaged")
        else:
            self.weigh(by, is_altered, stated)
        self.result.problems = [[fault.kind, self.sentence(fault)] for fault in self.faults]

    def begin(self, first: bytes) -> Any:
        """Reads the first frame. Returns the stated quotes."""
        try:
            self.project, self.made_at, self.scope, devices, self.heads, self.count, stated = value_of(first)
            are_quotes = isinstance(stated, tuple) and all(
                isinstance(each, tuple) and len(each) == 2 for each in stated
            )
            are_quotes = are_quotes and all(is_id(coding) and type(quote) is str for coding, quote in stated)
            has_form = is_id(self.project) and is_time(self.made_at) and is_scope(self.scope)
            has_form = has_form and is_pairs(devices, 32, 32) and type(self.count) is int and self.count >= 0
            if not (has_form and are_quotes and isinstance(self.heads, tuple) and all(map(is_head, self.heads))):
                raise ValueError
        except (ValueError, TypeError) as problem:
            raise NotABundle("bundle-beginning-damaged") from problem
        self.keys = {device_of(sign, box_digest): sign for sign, box_digest in devices}
        return stated

    def end(self, last: bytes) -> tuple[bytes, bytes]:
        """Reads the last frame: who put the bundle together, and the signature."""
        try:
            by, signature = value_of(last)
            if not (is_id(by) and type(signature) is bytes):
                raise ValueError
        except (ValueError, TypeError) as problem:
            raise NotABundle("bundle-end-damaged") from problem
        return by, signature

    def adopt_project(self, frames: list[bytes]) -> None:
        """Where all events are of one other project, it is the beginning that is wrong."""
        theirs = project_in(frames[0]) if frames else b""
        if theirs and theirs != self.project and all(project_in(frame) == theirs for frame in frames):
            self.fault("project-differs", "beginning")
            self.project = theirs

    def weigh(self, by: bytes, is_altered: bool, stated: Any) -> None:
        """What the events add up to, where none is damaged or missing."""
        self.admitted = self.check_team()
        judged = self.judge()
        self.check_maker(by, is_altered, judged.team)
        self.check_blind(by, judged)
        texts = self.check_quotes(stated)
        self.work_out_codebook(judged)
        if self.with_trail:
            self.result.trail = trail_of(judged, self.say, self.words, texts.texts)

    def fault(self, kind: str, place: str, where: dict[str, Any] | None = None, **parts: Any) -> None:
        """Notes what is not in order, of something else than an event."""
        self.faults.append(Fault(kind, (f"place-{place}", where or {}), parts))

    def problem(self, event: Event, kind: str, **parts: Any) -> None:
        """Notes what is not in order with an event."""
        place = {"number": event.number, "seq": event.seq, "device": event.device.hex()[:8]}
        self.faults.append(Fault(kind, ("place-event", place), parts, event.number))

    def sentence(self, fault: Fault) -> str:
        """A fault in words: where, and what."""
        name, where = fault.place
        return f"{self.say(name, **where)}: {self.say(fault.kind, **fault.parts)}"

    # -- one envelope

    def take(self, number: int, frame: bytes) -> None:
        """Form, chain, disclosure."""
        try:
            raw, key, words, timing = value_of(frame)
            has_form = type(raw) is bytes and (key is None or is_id(key, 32)) and is_pairs(words, 32, 32)
            if not has_form or (key is None and words) or (key is not None and timing is not None):
                raise ValueError
            if timing is not None and not (is_timing(timing)):
                raise ValueError
            event = self.parsed(raw)
        except (ValueError, TypeError, IndexError):
            self.faults.append(Fault("malformed", ("place-number", {"number": number}), {}, number))
            return
        event.number = number
        if raw[1:17] != self.project:
            self.problem(event, "other-project")
        before = self.events[-1] if self.events else None
        if before and not (before.device, before.seq, before.id) < (event.device, event.seq, event.id):
            self.problem(event, "out-of-order")
        if event.previous != ZERO and self.places.get(event.previous) != (event.device, event.seq - 1):
            self.problem(event, "chain-broken")
        self.places[event.id] = (event.device, event.seq)
        self.events.append(event)
        if key is not None:
            self.open(event, key, words)
        elif timing is None:
            self.problem(event, "timing-missing")
        else:
            self.note_timing(event, *timing)

    def note_timing(self, event: Event, blind: bytes, at: int, seen: Any) -> None:
        """The clock and the heads of an event of which nothing else is shown."""
        if not timing_holds(event.raw, blind, at, seen):
            self.problem(event, "timing-false")
            return
        event.at, event.seen, event.is_timed = at, heads_of(seen) or (), True
        if self.is_said(at) and not self.scope[2]:
            self.problem(event, "scope-false")

    def is_said(self, at: int) -> bool:
        """Whether the bundle says that it shows all events of this time."""
        kind, about, _ = self.scope
        return kind in ("everything", "decisions") or (kind == "period" and about[0] <= at < about[1])

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
            self.problem(event, "disclosure-key")
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
        except KeyError:
            self.problem(event, "disclosure-nothing")
        except (ValueError, TypeError, IndexError, InvalidTag):
            self.problem(event, "disclosure-words")
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
        is_known = wire in SHAPES and version == 1
        if not WIRE.fullmatch(wire) or not (has_shape(wire, fields) if is_known else is_value(fields)):
            return None
        if wire == "project.created" and not self.founds(event, fields):
            return None
        event.version, event.at, event.seen, event.fields, event.act = version, at, heads or (), fields, act
        has_form = version == 1 and (wire not in FORMS or FORMS[wire](fields)) and (why is None or is_text(why, NOTE))
        has_form = has_form and (wire != "round.ended" or why is not None)  # without a reason it ends nothing
        event.wire, event.why, event.offset = wire if has_form else "", why, offset
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
        if self.count != self.result.events:
            self.fault("count-differs", "beginning", said=self.count, found=self.result.events)
        if tuple(heads) != tuple(map(tuple, self.heads)):
            self.fault("heads-differ", "beginning")
        for event in self.events:
            for device, seq, name in event.seen:
                if self.places.get(name) != (device, seq):
                    self.problem(event, "names-missing-event", seq=seq, device=device.hex()[:8])
                    self.faults[-1].parts["whole"] = device
        digest = sha(
            b"kodespor/events/1\0" + b"".join(device + seq.to_bytes(8, "big") + event for device, seq, event in heads)
        )
        self.result.events_digest = digest.hex()

    def check_signatures(self) -> None:
        """Of what nothing follows: each hash covers what is before it. Where anything is wrong, of every event; then
        what only follows from damage is left out."""
        followed = {event.previous for event in self.events}
        tips = [event for event in self.events if event.id not in followed]
        if not self.faults and all(map(self.is_signed, tips)):
            return
        damaged = {fault.number for fault in self.faults if fault.kind == "malformed"}
        for event in self.events:
            if event.device in self.keys and not self.is_signed(event):
                damaged.add(event.number)
                self.problem(event, "signature-wrong")
        for device in sorted({event.device for event in self.events} - self.keys.keys()):
            numbers = [event.number for event in self.events if event.device == device]
            damaged.update(numbers)
            is_one = len(numbers) == 1
            which = self.say(
                "one-event" if is_one else "some-events", number=numbers[0], first=numbers[0], last=numbers[-1]
            )
            self.fault("no-key", "device", {"device": device.hex()[:8]}, which=which)
        places = self.places_of(damaged)
        self.faults = [fault for fault in self.faults if not self.follows(fault, damaged, places)]

    def places_of(self, damaged: set[int]) -> set[tuple[bytes, int]]:
        """Where in their feeds the damaged events may have stood: as they say, and as those beside them say."""
        by_number = {event.number: event for event in self.events}
        found = {(by_number[each].device, by_number[each].seq) for each in damaged if each in by_number}
        for step in (1, -1):
            for number in sorted(damaged, reverse=step < 0):
                beside, count = number, 0
                while beside in damaged:
                    beside, count = beside - step, count + step
                if beside in by_number:
                    found.add((by_number[beside].device, by_number[beside].seq + count))
        return found

    def follows(self, fault: Fault, damaged: set[int], places: set[tuple[bytes, int]]) -> bool:
        """Whether a fault is no more than what damage leads to that is named itself."""
        if not damaged or fault.kind in ("malformed", "signature-wrong", "no-key"):
            return False
        if fault.number in damaged or fault.kind == "heads-differ":
            return True
        if fault.kind == "chain-broken":
            event = next(each for each in self.events if each.number == fault.number)
            return (event.device, event.seq - 1) in places
        if fault.kind == "names-missing-event":
            return (fault.parts["whole"], fault.parts["seq"]) in places
        return fault.kind == "out-of-order" and fault.number - 1 in damaged

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
            self.fault("not-admitted", "device", {"device": device.hex()[:8]})
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

    def check_maker(self, by: bytes, is_altered: bool, team: "Team") -> None:
        """Whether whoever put the bundle together is of the team."""
        self.result.role = team.powers(by)
        if by not in team.devices and not is_altered:
            self.fault("maker-unknown", "bundle")
        elif by in team.devices and (team.devices[by].is_removed or team.devices[by].member in team.removed):
            self.note("maker-removed")

    def check_blind(self, by: bytes, judged: "Judged") -> None:
        """Whether an open round of blind coding hides from the maker what is sealed for that reason, as far as the
        shown events say; and whether a sealed one may have ended that round."""
        if not self.scope[2]:
            return
        rounds, own = open_rounds(judged, by), self.member_of(by, judged.team)
        coders = set[bytes]().union(*(each.coders for each in rounds)) - {own}
        if not coders:
            self.fault("blind-false", "bundle")
        is_open = True
        for event in self.events:
            if not event.is_timed:
                continue
            member = self.member_of(event.device, judged.team)
            if self.is_said(event.at) and member not in coders:
                self.problem(event, "scope-false")
            is_open &= not any(each.may_end(event, member) for each in rounds)
        if not is_open:
            self.note("blind-undecided")

    @staticmethod
    def member_of(device: bytes, team: "Team") -> bytes:
        """Whose a device is."""
        row = team.devices.get(device)
        return b"" if row is None else row.member

    def note(self, kind: str, **parts: Any) -> None:
        """Notes what is in order, but has to be known."""
        self.result.notes.append([kind, self.say(f"note-{kind}", **parts)])

    def check_quotes(self, stated: Any) -> "Texts":
        """Each stated quote against the texts that are disclosed. Returns these."""
        texts = Texts(self.events, self.words)
        is_all_open = all(event.is_open for event in self.events) and len(self.events) == self.result.events
        for coding, quote in stated:
            found = texts.checked(coding, quote, is_all_open)
            self.result.claims.append([coding.hex(), quote, found])
            if found == "contradicted":
                self.fault("quote-false", "quote", {"quote": quote})
        return texts

    def work_out_codebook(self, judged: "Judged") -> None:
        """In the total order, where everything is disclosed."""
        if not all(event.is_open for event in self.events):
            self.result.why_not = self.say("why-not-all")
            return
        book = Codebook(judged.knew)
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
        for event in placed:
            event.place = (times[event.id], event.device, event.seq, event.id)
        return sorted(placed, key=lambda event: event.place)

    def judge(self) -> "Judged":
        """The order, and what counts."""
        found = Judge(self.in_order()).judged()
        present, team = {event.device for event in self.events}, found.team
        for device in sorted(present & set(self.admitted) - set(team.devices)):
            self.note("stranger", device=device.hex()[:8])
        silent = sum(device not in present and row.kind != "paper" for device, row in team.devices.items())
        if silent:
            self.note("silent", count=silent)
        void = sum(reason == "after-removal" for reason in found.reasons.values())
        if void:
            self.note("void", count=void)
        self.result.without_effect = {event.hex(): reason for event, reason in sorted(found.reasons.items())}
        return found

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
class Round:
    """A round of blind coding, and the place of the event that opened it."""

    place: tuple[int, bytes, int, bytes]
    author: bytes
    coders: set[bytes]
    finished: set[bytes] = field(default_factory=set)

    def may_end(self, event: Event, member: bytes) -> bool:
        """Whether an event of which only the timing is shown may have ended the round."""
        return event.place > self.place and member in (self.author, *self.coders)


def open_rounds(judged: "Judged", by: bytes) -> list[Round]:
    """The rounds that hide the codings of others from the member of this device, as far as the shown events say."""
    rounds: dict[bytes, Round] = {}
    team = judged.team
    for event in judged.order:
        if event.wire not in ROUNDS or event.id not in judged.allowed or event.id in judged.undone:
            continue
        name, author = event.fields[0], team.devices[event.device].member
        if event.wire == "round.opened":
            if name not in rounds and name[-8:] == event.device[:8]:
                rounds[name] = Round(event.place, author, set(event.fields[3]) & team.members.keys())
        elif name in rounds and author in (rounds[name].author, *rounds[name].coders):
            rounds[name].finished.update([author] if event.wire == "round.finished" else rounds[name].coders)
    own = Bundle.member_of(by, team)
    return [each for each in rounds.values() if own in each.coders and each.coders - each.finished - team.removed]


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
            length = {"coding.created": 5, "coding.attributed": 10}.get(event.wire)
            if length is not None and is_range(fields, length, 2):
                self.places.setdefault(fields[0], []).append((fields[2], fields[3]))
                self.source_of.setdefault(fields[0], fields[1])
            elif event.wire == "coding.resized" and is_range(fields, 3, 1):
                self.places.setdefault(fields[0], []).append((fields[1], fields[2]))
            elif event.wire == "source.speaker_sealed" and are_turns(fields):
                spoken.setdefault((fields[0], fields[5]), []).append((fields[3], words(fields[4]) or ""))
            elif event.wire == "source.imported" and is_source(fields) and words(fields[3]) is not None:
                sealed.setdefault(fields[0], (fields[10], words(fields[3]) or ""))
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


# -- who knew what, and what counts: section 6

NEVER = 1 << 60


@dataclass
class Line:
    """A feed, or a branch of one from `start` on. The events from `seqs[n]` on had seen as far as `reaches[n]` says: a
    seq for each line."""

    device: bytes
    start: int
    tip: int = 0
    tip_id: bytes = b""
    seqs: list[int] = field(default_factory=list)
    reaches: list[list[int]] = field(default_factory=list)
    unasked: list[int] = field(default_factory=list)

    def has_own(self, first: int, end: int) -> bool:
        """Whether somebody wrote an event from `first` on and before `end`; not the program by itself."""
        last = min(self.tip, end - 1)
        unasked = bisect.bisect_right(self.unasked, last) - bisect.bisect_left(self.unasked, first)
        return last - first + 1 > unasked

    def reach(self, seq: int) -> list[int]:
        """How far the event with this seq had seen."""
        n = bisect.bisect_right(self.seqs, seq)
        return self.reaches[n - 1] if n else []


def on(reach: list[int], line: int) -> int:
    """How far a reach goes on a line."""
    return reach[line] if line < len(reach) else 0


class Past:
    """What each event had in its past: what is before it in its feed, what it names, and so on."""

    def __init__(self, order: list[Event]) -> None:
        self.lines: list[Line] = []
        self.of: dict[bytes, tuple[int, int]] = {}
        mains: dict[bytes, int] = {}
        for event in order:
            number = self.of[event.previous][0] if event.previous in self.of else mains.get(event.device)
            if number is None or self.lines[number].tip_id != event.previous:
                number = self.branch(event, number)
                mains.setdefault(event.device, number)
            line = self.lines[number]
            past = reach = line.reach(event.seq)
            for head in event.seen:
                other, seq = self.of[head[2]]
                if other != number and on(past, other) < seq:
                    past = wider(past, self.closure(other, seq))
            if past is not reach:
                line.seqs.append(event.seq)
                line.reaches.append(past)
            line.tip, line.tip_id = event.seq, event.id
            if begins(event.wire, OF_DEVICES):
                line.unasked.append(event.seq)
            self.of[event.id] = number, event.seq

    def branch(self, event: Event, parent: int | None) -> int:
        """A new line that begins with this event."""
        line = Line(event.device, event.seq)
        if parent is not None and event.seq > 1:
            line.seqs.append(event.seq)
            line.reaches.append(self.closure(parent, event.seq - 1))
        self.lines.append(line)
        return len(self.lines) - 1

    def closure(self, line: int, seq: int) -> list[int]:
        """How far an event had seen, itself included."""
        reach = list(self.lines[line].reach(seq))
        reach += [0] * (line + 1 - len(reach))
        reach[line] = seq
        return reach

    def knows(self, event: bytes, other: bytes) -> bool:
        """Whether an event has another in its past, or is it."""
        (line, seq), (past, reached) = self.of[event], self.of[other]
        return reached <= (seq if line == past else on(self.lines[line].reach(seq), past))

    def firsts(self, event: bytes) -> list[int]:
        """For each line the seq of the first event that knows this one, or NEVER."""
        at, seq = self.of[event]
        found = [NEVER] * len(self.lines)
        for number, line in enumerate(self.lines):
            if number == at:
                found[number] = seq
            elif line.reaches and on(line.reaches[-1], at) >= seq:
                found[number] = line.seqs[bisect.bisect_left(line.reaches, seq, key=lambda reach: on(reach, at))]
        return found

    def lines_of(self, devices: Iterable[bytes]) -> list[int]:
        """The numbers of the lines of some devices."""
        wanted = set(devices)
        return [number for number, line in enumerate(self.lines) if line.device in wanted]

    def writers(self, firsts: list[int], ends: list[int]) -> set[bytes]:
        """The devices on which somebody wrote from `firsts` on and before `ends`."""
        lines = zip(self.lines, firsts, ends, strict=True)
        return {line.device for line, first, end in lines if first <= line.tip and line.has_own(first, end)}


def wider(one: list[int], other: list[int]) -> list[int]:
    """As far as either reaches."""
    common = min(len(one), len(other))
    return [*map(max, one, other), *one[common:], *other[common:]]


@dataclass
class Answer:
    """What counts, as far as a round has found out: what is undone, by which undo; the last seq of each removed device
    that counts, and what does not count before it (`branches`); what was accepted late; removals that others overrule;
    what its author might not do; votes and claims that others stand against; and what counts as made by a reviewer,
    since its author was made one: for each device the places from which, and what of it was seen before."""

    undone: dict[bytes, bytes] = field(default_factory=dict)
    cuts: dict[bytes, int] = field(default_factory=dict)
    accepted: set[bytes] = field(default_factory=set)
    overruled: set[bytes] = field(default_factory=set)
    not_entitled: set[bytes] = field(default_factory=set)
    branches: set[bytes] = field(default_factory=set)
    passed_over: set[bytes] = field(default_factory=set)
    lowered: dict[bytes, list[tuple[Any, int, set[bytes]]]] = field(default_factory=dict)

    def is_cut(self, event: Event) -> bool:
        """Whether a removed device wrote it, and nobody who stayed had seen it."""
        return event.device in self.cuts and (event.seq > self.cuts[event.device] or event.id in self.branches)

    def is_void(self, event: Event) -> bool:
        """The same, and nobody accepted it."""
        return self.is_cut(event) and event.id not in self.accepted

    def is_lowered(self, event: Event) -> bool:
        """Whether it counts as made by a reviewer."""
        return event.id not in self.accepted and any(
            event.place <= place and (event.seq > last or event.id in branches)
            for place, last, branches in self.lowered.get(event.device, ())
        )


@dataclass
class Control:
    """An undo, a removal or an acceptance; of an undo the events of one type that it takes back, and of a removal what
    the rules look at."""

    event: Event
    is_entitled: bool
    is_by_owner: bool
    part: list[bytes] = field(default_factory=list)
    member: bytes = b""
    seniority: tuple[Any, ...] = ()
    is_paper: bool = False
    targets: frozenset[bytes] = frozenset()

    @property
    def target(self) -> bytes:
        """What stands for all that it takes back."""
        return self.part[0] if self.part else bytes(self.event.fields[0])

    @property
    def rank(self) -> tuple[Any, ...]:
        """Who compares less is the senior."""
        return self.seniority, self.event.place


class Knowledge:
    """Whom removals are of, who bears witness, and how far what was removed had been seen."""

    def __init__(self, past: Past, team: "Team", removals: list[Control], on_team: list[Event]) -> None:
        self.past, self.team, self.on_team_events = past, team, on_team
        self.member_of = {device: row.member for device, row in team.devices.items()}
        self.admissions = {device: row.admitted for device, row in team.devices.items()}
        self.devices_of: dict[bytes, set[bytes]] = {}
        self.first: dict[bytes, Event] = {}
        for device, member in self.member_of.items():
            self.devices_of.setdefault(member, set()).add(device)
            earlier = self.first.get(member, self.admissions[device])
            self.first[member] = min(earlier, self.admissions[device], key=lambda each: each.place)
        unconfirmed = {device for device, row in team.devices.items() if not row.is_confirmed}
        lines = [past.lines_of(devices - unconfirmed) for devices in self.devices_of.values()]
        self.of_many = [each for each in lines if len(each) > 1]
        against: dict[bytes, list[Control]] = {}
        for removal in removals:
            for device in removal.targets:
                against.setdefault(device, []).append(removal)
        self.alone: dict[bytes, bool] = {}
        self.known_firsts: dict[bytes, list[int]] = {}
        self.seen: dict[bytes, dict[int, int]] = {}
        doubtful = self.let_in_by(lambda each: any(self.hides(one, each) for one in against.get(each.device, ())))
        self.silent = dict.fromkeys(past.lines_of(unconfirmed), 0)
        self.none = dict.fromkeys(past.lines_of(doubtful | set(against)), 0) | self.silent
        self.limits = self.silent

    def let_in_by(self, is_bad: Callable[[Event], bool]) -> set[bytes]:
        """The devices let in, directly or through others, by such an event."""
        known: dict[bytes, bool] = {}
        for device in self.admissions:
            chain: dict[bytes, None] = {}
            current = device
            while current in self.admissions and current not in known and current not in chain:
                chain[current] = None
                current = self.admissions[current].device
            is_after_bad = known.get(current, False)
            for each in reversed(chain):
                is_after_bad = known[each] = is_after_bad or is_bad(self.admissions[each])
        return {device for device, is_after_bad in known.items() if is_after_bad}

    def knows(self, event: Event, other: bytes) -> bool:
        """Whether an event's author knew another: whoever was let in knows by which event."""
        admission = self.admissions.get(event.device)
        return self.past.knows(event.id, other) or (admission is not None and self.past.knows(admission.id, other))

    def hides(self, removal: Control, admission: Event) -> bool:
        """Whether a removal's author did not know who the removed let in, and is believed in that."""
        return not self.knows(removal.event, admission.id) and not self.is_alone(removal)

    def is_alone(self, removal: Control) -> bool:
        """Whether somebody removes a senior, and knew of nobody else whom they had not let in themselves."""
        if removal.event.id not in self.alone:
            self.alone[removal.event.id] = self.find_alone(removal)
        return self.alone[removal.event.id]

    def find_alone(self, removal: Control) -> bool:
        """The same."""
        one, others = removal.member, {self.member_of.get(each, b"") for each in removal.targets}
        if one in others or one not in self.first or not others <= self.first.keys():
            return False
        if any(self.first[one].place < self.first[other].place for other in others):
            return False
        mine = {self.member_of[each] for each in self.let_in_by(lambda each: self.member_of.get(each.device) == one)}
        rest = self.first.keys() - mine - others - {one}
        return not any(self.knows(removal.event, self.first[member].id) for member in rest)

    def firsts(self, event: bytes) -> list[int]:
        """For each line the first event that knows this one."""
        if event not in self.known_firsts:
            self.known_firsts[event] = self.past.firsts(event)
        return self.known_firsts[event]

    def reached(self, removal: Control, limits: dict[int, int], is_on_team: bool) -> dict[int, int]:
        """How far each line of the removed had been seen by the removal's author, or by witnesses."""
        past, event = self.past, removal.event
        lines, firsts = past.lines_of(removal.targets), self.firsts(event.id)
        but = {each for one in removal.targets for each in self.devices_of.get(self.member_of.get(one, one), ())}
        bounds: dict[int, dict[int, int]] = {}
        for of in self.of_many if is_on_team else ():
            heard = [n for n in of if firsts[n] <= min(past.lines[n].tip, limits.get(n, NEVER))]
            if heard:
                closures = [past.closure(n, firsts[n]) for n in heard]
                bound = {each: min(on(one, each) for one in closures) for each in lines}
                bounds |= dict.fromkeys(of, bound)
        known = [past.closure(*past.of[event.id])]
        admission = self.admissions.get(event.device)
        known += [past.closure(*past.of[admission.id])] if admission is not None else []
        found = {each: max(on(one, each) for one in known) for each in lines}
        for number, line in enumerate(past.lines):
            last = min(firsts[number] - 1, line.tip, limits.get(number, NEVER))
            if last >= line.start and line.device not in but:
                reach = line.reach(last)
                for each in lines:
                    seq = min(on(reach, each), bounds[number][each] if number in bounds else NEVER)
                    found[each] = max(found[each], seq)
        return found

    def surely(self, removal: Control) -> dict[int, int]:
        """The same, by those who surely stay."""
        if removal.event.id not in self.seen:
            self.seen[removal.event.id] = self.reached(removal, self.none, True)
        return self.seen[removal.event.id]

    def voids(self, removal: Control, event: Event) -> bool:
        """Whether a removal takes an event out."""
        if event.device not in removal.targets or event.id == removal.event.id:
            return False
        return event.seq > self.surely(removal).get(self.past.of[event.id][0], 0)

    def overrides(self, one: Control, other: Control) -> bool:
        """Whether one removal voids another, or both are of each other's authors, neither of whom knew."""
        if self.voids(one, other.event):
            return True
        if one.event.device not in other.targets or other.event.device not in one.targets:
            return False
        ids = one.event.id, other.event.id
        return not self.past.knows(*ids) and not self.past.knows(*reversed(ids))

    def support(self, one: Control, others: list[Control]) -> int:
        """How many members wrote on after the one and before any of the others."""
        if not others:
            return 0
        earliest = [min(each) for each in zip(*(self.firsts(each.event.id) for each in others), strict=True)]
        devices = self.past.writers(self.firsts(one.event.id), earliest)
        members = {self.member_of[each] for each in devices if each in self.member_of}
        members -= {one.member, *(each.member for each in others)}
        return sum(
            all(self.is_alone(each) or self.past.knows(each.event.id, self.first[member].id) for each in (one, *others))
            for member in members
        )

    def is_stronger(self, one: Control, other: Control) -> bool:
        """Whether one of two removals that void each other holds."""
        supports = self.support(one, [other]), self.support(other, [one])
        if supports[0] != supports[1]:
            return supports[0] > supports[1]
        if one.member == other.member and one.is_paper != other.is_paper:
            return one.is_paper
        return one.rank < other.rank

    def cuts(self, counting: list[Control]) -> tuple[dict[bytes, int], set[bytes]]:
        """The last event of each removed device that counts, and what does not count before it."""
        ends, strictly = self.ends(counting, None)
        line_of = self.past.of
        for _ in range(ROUNDS_MAX):
            after = self.let_in_after(strictly)
            self.limits = dict.fromkeys(self.past.lines_of(after), 0) | ends | self.silent
            found = self.ends(counting, self.limits)
            if found == (ends, strictly):
                break
            ends, strictly = found
        last, forked = self.last_of({device for each in counting for device in each.targets}, ends)
        void = self.after(ends, forked)
        for event in self.on_team_events:
            if event.seq <= last.get(event.device, 0) and event.seq > strictly.get(line_of[event.id][0], event.seq):
                void.add(event.id)
        return last, void

    def let_in_after(self, ends: dict[int, int]) -> set[bytes]:
        """The devices let in by an event after the end of its line."""
        line_of = self.past.of
        return self.let_in_by(lambda each: each.seq > ends.get(line_of[each.id][0], each.seq))

    def ends(self, counting: list[Control], limits: dict[int, int] | None) -> tuple[dict[int, int], dict[int, int]]:
        """How far each line of the removed counts: in general, and of what is on the team."""
        ends: dict[int, int] = {}
        strictly: dict[int, int] = {}
        for each in counting:
            narrow = self.surely(each) if limits is None else self.reached(each, limits, True)
            wide = self.reached(each, self.none if limits is None else limits, False)
            for found, seen in ((ends, wide), (strictly, narrow)):
                found.update({line: min(seq, found.get(line, seq)) for line, seq in seen.items()})
        return ends, strictly

    def last_of(self, devices: Iterable[bytes], ends: dict[int, int]) -> tuple[dict[bytes, int], set[bytes]]:
        """For each device its last seq that was seen, and the devices that have several lines."""
        lines = {device: self.past.lines_of([device]) for device in devices}
        last = {device: max((ends.get(line, 0) for line in own), default=0) for device, own in lines.items()}
        return last, {device for device, own in lines.items() if len(own) > 1}

    def after(self, ends: dict[int, int], devices: set[bytes]) -> set[bytes]:
        """The events of these devices after the ends of their lines."""
        lines = self.past.lines
        return {
            event
            for event, (line, seq) in (self.past.of.items() if devices else ())
            if lines[line].device in devices and seq > ends.get(line, NEVER)
        }


class Removals:
    """Which removals count: in each step those that nothing undecided voids, or else the strongest of a ring."""

    def __init__(self, removals: list[Control], undos: list[Control], knowledge: Knowledge) -> None:
        named = {each.event.id for each in removals}
        self.undos, self.knowledge = [], knowledge
        for undo in undos:  # of removals, of such undos, and so on
            if undo.target in named:
                named.add(undo.event.id)
                self.undos.append(undo)
        self.removals = {each.event.id: each for each in removals}
        self.groups: dict[Any, list[Control]] = {}  # of several by one device against the same the first is looked at
        for each in reversed(removals):
            self.groups.setdefault((each.event.device, each.targets), []).append(each)
        self.open: dict[bytes, Control] = {}
        self.counting: list[Control] = []
        self.free: dict[bytes, bool] = {}
        for group in reversed(self.groups.values()):
            self.expose(group)

    def settled(self) -> tuple[list[Control], set[bytes]]:
        """Those that count, and the ids of all with the same author and targets."""
        ids: set[bytes] = set()
        while self.open:
            surely, maybe = self.taken_back()
            gone = [each for each in self.open.values() if each.event.id in surely]
            if not gone:
                found = self.found(maybe)
                self.counting += found
                for each in found:
                    group = self.group(each)
                    ids |= {one.event.id for one in group}
                    group.clear()
                    self.hide(each)
                gone = [each for each in self.open.values() if not self.agrees(each, found)]
            for each in gone:
                group = self.group(each)
                self.hide(each)
                while group and (group[-1] is each or group[-1].event.id in surely):
                    group.pop()
                self.expose(group)
        return self.counting, ids

    def group(self, each: Control) -> list[Control]:
        """All with the same author and targets, the first one last."""
        return self.groups[each.event.device, each.targets]

    def near(self, one: Control, other: Control) -> bool:
        """Whether one is of the other's author."""
        return one.event.device in other.targets or other.event.device in one.targets

    def agrees(self, one: Control, counting: list[Control]) -> bool:
        """Whether a removal and those that count do not void each other."""
        overrides = self.knowledge.overrides
        return not any(overrides(other, one) or overrides(one, other) for other in counting if self.near(one, other))

    def expose(self, group: list[Control]) -> None:
        """Takes up the next of a group that agrees with what counts."""
        while group and not self.agrees(group[-1], self.counting):
            group.pop()
        if group:
            self.open[group[-1].event.id] = group[-1]
            self.look_again_at(group[-1])

    def hide(self, each: Control) -> None:
        """It is decided."""
        del self.open[each.event.id]
        self.look_again_at(each)

    def look_again_at(self, one: Control) -> None:
        """What stands near it has to be asked again."""
        self.free.pop(one.event.id, None)
        for event in [event for event in self.free if self.near(one, self.open[event])]:
            del self.free[event]

    def voiders(self, one: Control) -> list[Control]:
        """The undecided that void it."""
        targeting = [each for each in self.open.values() if one.event.device in each.targets]
        return [each for each in targeting if self.knowledge.overrides(each, one)]

    def is_free(self, one: Control) -> bool:
        """Whether every undecided one that voids it is weaker, and voided by it."""
        knows = self.knowledge
        return all(knows.overrides(one, other) and knows.is_stronger(one, other) for other in self.voiders(one))

    def found(self, maybe: set[bytes]) -> list[Control]:
        """Those that count now."""
        for event, each in self.open.items():
            if event not in self.free:
                self.free[event] = self.is_free(each)
        found = [each for event, each in self.open.items() if self.free[event] and event not in maybe]
        support = self.knowledge.support
        strongest = lambda each: (-support(each, self.voiders(each)), not each.is_paper, each.rank)  # noqa: E731
        return found or [min(self.open.values(), key=strongest)]

    def taken_back(self) -> tuple[set[bytes], set[bytes]]:
        """What undos surely take back, and what they do unless an undecided removal voids them."""
        surely: set[bytes] = set()
        maybe: set[bytes] = set()
        for each in reversed(self.undos):
            undo, target = each.event, each.target
            of = self.removals.get(target)
            if undo.id in surely or (of is not None and undo.device in of.targets):
                continue
            if any(self.knowledge.voids(one, undo) for one in self.counting):
                continue
            is_sure = undo.id not in maybe and not any(self.knowledge.voids(one, undo) for one in self.open.values())
            (surely if is_sure else maybe).add(target)
        return surely & self.removals.keys(), maybe - surely


def decide(controls: list[Control], knowledge: Knowledge | None) -> Answer:
    """What counts of undos, removals and acceptances."""
    entitled = [each for each in controls if each.is_entitled]
    removals = [each for each in entitled if each.event.wire in REMOVALS]
    undos = [each for each in entitled if each.event.wire == "event.undone"]
    answer = Answer(not_entitled={each.event.id for each in controls} - {each.event.id for each in entitled})
    ids: set[bytes] = set()
    if removals and knowledge is not None:
        counting, ids = Removals(removals, undos, knowledge).settled()
        answer.cuts, answer.branches = knowledge.cuts(counting)
    accepting = [each.event for each in entitled if each.event.wire == "event.accepted_late"]
    answer.accepted = {each.fields[0] for each in accepting if not answer.is_cut(each)}
    undone: dict[bytes, bytes] = {}
    parts: dict[bytes, list[bytes]] = {}
    for each in reversed(undos):  # whether an undo counts is known before what it undoes is judged
        if each.event.id not in undone and not answer.is_void(each.event):
            undone[each.target], parts[each.target] = each.event.id, each.part or [each.target]
    answer.undone = {event: undo for name, undo in undone.items() if name not in ids for event in parts[name]}
    answer.overruled = {each.event.id for each in removals} - ids - answer.undone.keys()
    return answer


class Judge:
    """Works out what counts from the events on the team, in rounds, and then the team and what its members did."""

    def __init__(self, order: list[Event]) -> None:
        self.order = order
        self.by_id = {event.id: event for event in order}
        self.acts = acts_of(order)
        self.on_team = [event for event in order if event.wire in UNDONE_ALONE]
        self.past = Past(order) if self.needs_past() else None
        self.controls: list[Control] = []

    def needs_past(self) -> bool:
        """Whether it matters who knew what."""
        named = [event.fields[3 if event.wire == "member.admitted" else 1] for event in self.on_team
                 if event.wire in ("member.admitted", "device.added")]  # fmt: skip
        return len(named) > len(set(named)) or any(
            event.wire in (*REMOVALS, "owner.voted")
            or (event.wire == "member.role_set" and event.fields[1] == "reviewer")
            for event in self.on_team
        )

    def judged(self) -> "Judged":
        """All events, with what counts. Who owns the project by a vote is asked last."""
        votes = [event for event in self.on_team if event.wire == "owner.voted"]
        answer = self.settled({event.id for event in votes})
        if votes:
            answer = self.settled(self.taken_back(votes, answer))
        team, allowed, reasons = Team(), set[bytes](), dict[bytes, str]()
        heads: dict[bytes, dict[bytes, int]] = {}
        knew: dict[bytes, dict[bytes, int]] = {}
        by_owners = set[bytes]()
        for event in self.order:
            if event.seen:  # of devices that are there
                before = heads.get(event.device, {})
                seen = {device: seq for device, seq, _ in event.seen if device in team.devices}
                heads[event.device] = before | {each: max(seq, before.get(each, 0)) for each, seq in seen.items()}
            if event.wire in ("code.created", "code.renamed", "withdrawal.declined"):
                knew[event.id] = heads.get(event.device, {})
            reason = team.reason_against(event, answer)
            if event.wire in WITHDRAWALS and team.powers(event.device) == "owner":
                by_owners.add(event.id)
            if reason:
                reasons[event.id] = reason
            else:
                allowed.add(event.id)
                if event.id not in answer.undone:
                    team.take(event)
        reasons |= {event: "undone" for event in answer.undone if event in allowed}
        team.is_lowered = False
        takes_back: dict[bytes, list[bytes]] = {}
        for each in self.controls:
            if each.is_entitled and each.event.wire == "event.undone":
                takes_back.setdefault(each.event.id, []).extend(each.part or [each.target])
        return Judged(self.order, allowed, set(answer.undone), team, reasons, takes_back, knew, by_owners)

    def settled(self, passed_over: set[bytes]) -> Answer:
        """Rounds until an answer comes a second time."""
        answer, earlier = Answer(passed_over=passed_over), list[Answer]()
        while answer not in earlier and len(earlier) < ROUNDS_MAX:
            earlier.append(answer)
            answer = self.round(answer, passed_over)
        return answer

    def round(self, before: Answer, passed_over: set[bytes]) -> Answer:
        """What counts, if what the round before found to count does."""
        team = Team()
        controls: list[Control] = []
        losses: list[Event] = []
        claims = Claims(self.past, self.order)
        for event in self.on_team:
            team.is_lowered = before.is_lowered(event)
            if event.wire in CONTROLS:
                is_owner = team.powers(event.device) == "owner"
                for part in self.parts(event):
                    entitled = self.is_entitled(team, event, part[0] if part else None)
                    controls.append(Control(event, entitled, is_owner, [each.id for each in part]))
            elif not before.is_void(event):
                claims.note(team, event)
            if team.is_loss(event) and not before.is_void(event):
                losses.append(event)
            if not team.reason_against(event, before) and event.id not in before.undone:
                team.take(event)
        team.is_lowered, self.controls = False, controls
        if self.past is None:
            answer = decide(controls, None)
        else:
            for each in controls:
                self.describe(each, team)
            removals = [each for each in controls if each.is_entitled and each.targets]
            knowledge = Knowledge(self.past, team, removals, self.on_team)
            answer = decide(controls, knowledge)
            for loss in losses:
                self.lower(answer, loss, team, knowledge)
        answer.passed_over = passed_over | claims.passed_over(team)
        return answer

    def parts(self, event: Event) -> list[list[Event]]:
        """What an undo takes back, in parts that are judged as one; what another names; nothing that is not before."""
        target = self.by_id.get(event.fields[0])
        if event.wire in REMOVALS or target is None or target.place >= event.place:
            return [[]]
        is_alone = event.wire != "event.undone" or begins(target.wire, UNDONE_ALONE)
        return [[target]] if is_alone else self.acts[start_of(target)]

    @staticmethod
    def is_entitled(team: "Team", event: Event, target: Event | None) -> bool:
        """Whether an author may make an undo, a removal or an acceptance."""
        if not team.allows(event):
            return False
        if event.wire in REMOVALS:
            return event.fields[0] in (team.members if event.wire == "member.removed" else team.devices)
        if target is None:
            return False
        if event.wire == "event.undone":
            return team.may_undo(event, target)
        return target.wire == "event.undone" or not begins(target.wire, (*NEVER_UNDONE, *UNDONE_ALONE))

    def describe(self, removal: Control, team: "Team") -> None:
        """What the rules look at: whom a removal is of does not hang on its place in the order."""
        event = removal.event
        row = team.devices.get(event.device)
        if event.wire not in REMOVALS or row is None:
            return
        named = event.fields[0]
        removal.targets = team.devices_of(named)
        if event.wire == "device.removed":
            whose = team.devices[named].member if named in team.devices else None
            removal.is_entitled &= removal.is_by_owner or whose == row.member
            removal.targets = frozenset([named])
        first = min(team.devices[each].admitted.place for each in team.devices_of(row.member))
        removal.seniority = first, row.admitted.place
        removal.member, removal.is_paper = row.member, row.kind == "paper"

    def lower(self, answer: Answer, loss: Event, team: "Team", knowledge: Knowledge) -> None:
        """What somebody who was made a reviewer wrote before, and nobody had seen."""
        devices = team.devices_of(loss.fields[0])
        if loss.device not in team.devices or not devices:
            return
        control = Control(loss, True, True, member=team.devices[loss.device].member, targets=devices)
        ends = knowledge.reached(control, knowledge.limits, False)
        last, forked = knowledge.last_of(devices, ends)
        branches = knowledge.after(ends, forked)
        for device in devices:
            answer.lowered.setdefault(device, []).append((loss.place, last[device], branches))

    def taken_back(self, votes: list[Event], answer: Answer) -> set[bytes]:
        """The votes after which an owner wrote something that counts, without knowing of the vote or soon after it."""
        assert self.past is not None
        team, found, live = Team(), set[bytes](), list[Event]()
        waiting = {event.id for event in votes}
        for event in self.order:
            team.is_lowered = answer.is_lowered(event) and event.wire in UNDONE_ALONE
            if event.id in waiting:
                live.append(event)
            elif live and self.speaks_as_owner(team, event, answer):
                against = [
                    each for each in live
                    if event.place[0] - each.place[0] < VOTES_WAIT_MS << 20 or not self.past.knows(event.id, each.id)
                ]  # fmt: skip
                found.update(each.id for each in against)
                live = [each for each in live if each.id not in found]
            if event.wire in UNDONE_ALONE and not team.reason_against(event, answer) and event.id not in answer.undone:
                team.take(event)
        return found

    @staticmethod
    def speaks_as_owner(team: "Team", event: Event, answer: Answer) -> bool:
        """Whether an owner wrote it, and it is not void."""
        team.is_lowered = False
        return team.powers(event.device) == "owner" and not answer.is_void(event)


class Claims:
    """Whose a device is that several members said was theirs."""

    def __init__(self, past: Past | None, order: list[Event]) -> None:
        self.past, self.order = past, order
        self.of: dict[bytes, list[Event]] = {}
        self.by_owners: set[bytes] = set()

    def note(self, team: "Team", event: Event) -> None:
        """An admission, by somebody who may."""
        if self.past is None or event.wire not in ("member.admitted", "device.added") or not team.allows(event):
            return
        if not is_own_id(event):
            return
        device = named_device(event)
        if team.powers(event.device) == "owner":
            self.by_owners.add(device)
        self.of.setdefault(device, []).append(event)

    def passed_over(self, team: "Team") -> set[bytes]:
        """The claims that others stand against."""
        found: set[bytes] = set()
        for device, claims in self.of.items():
            if len(claims) > 1 and device not in self.by_owners:
                best = self.best(device, claims, team)
                found |= {each.id for each in claims if each is not best}
        return found

    def best(self, device: bytes, claims: list[Event], team: "Team") -> Event:
        """The one that the device's first event knows; else the one after which most members wrote on."""
        past = self.past
        assert past is not None
        firsts = [event.id for event in self.order if event.device == device and event.seq == 1]
        claims = [each for each in claims if any(past.knows(one, each.id) for one in firsts)] or claims
        if len(claims) == 1:
            return claims[0]
        firsts_of = [past.firsts(each.id) for each in claims]
        support = []
        for one, mine in zip(claims, firsts_of, strict=True):
            others = [each for each in firsts_of if each is not mine]
            devices = past.writers(mine, [min(each) for each in zip(*others, strict=True)])
            by = {team.devices[each].member for each in devices if each in team.devices}
            author = team.devices.get(one.device)
            support.append(len(by - {author.member if author is not None else b""}))
        return claims[support.index(max(support))]


def named_device(event: Event) -> bytes:
    """The device that an admission names."""
    return bytes(event.fields[3 if event.wire == "member.admitted" else 1])


def is_own_id(event: Event) -> bool:
    """Whether that device's id follows from its keys."""
    sign, box = event.fields[4:6] if event.wire == "member.admitted" else event.fields[2:4]
    return device_of(sign, sha(box)) == named_device(event)


@dataclass
class Judged:
    """The events in their order, which of them count, which are undone, and the team in the end. `reasons` says why an
    event has no effect, `takes_back` what each undo is about, `knew` how far the author of what names a code had seen
    each device."""

    order: list[Event]
    allowed: set[bytes]
    undone: set[bytes]
    team: "Team"
    reasons: dict[bytes, str]
    takes_back: dict[bytes, list[bytes]] = field(default_factory=dict)
    knew: dict[bytes, dict[bytes, int]] = field(default_factory=dict)
    by_owners: set[bytes] = field(default_factory=set)

    def counts(self, event: bytes) -> tuple[bool, list[bytes] | None]:
        """Whether an event counts, and what it takes back."""
        return event in self.allowed, self.takes_back.get(event)


@dataclass
class Device:
    """A device in the team, and the event that let it in."""

    member: bytes
    kind: str
    admitted: Event
    is_confirmed: bool
    is_removed: bool = False


class Team:
    """Who may do what at a place in the order, as sections 6 and 15 say."""

    def __init__(self) -> None:
        self.members: dict[bytes, str] = {}
        self.removed: set[bytes] = set()
        self.devices: dict[bytes, Device] = {}
        self.votes: dict[bytes, tuple[bytes, int]] = {}
        self.wrote: set[bytes] = set()
        self.is_lowered = False

    def powers(self, device: bytes) -> str:
        """A device's role: its member's, but none while it waits to be confirmed; a reviewer's where it is lowered."""
        row = self.devices.get(device)
        if row is None or not row.is_confirmed:
            return ""
        return "reviewer" if self.is_lowered else self.members.get(row.member, "")

    def reason_against(self, event: Event, answer: Answer) -> str:
        """Why an event has no effect at its place in the order; empty where it has."""
        self.is_lowered = answer.is_lowered(event)
        if event.seen:
            self.wrote.add(event.device)
        if event.device not in self.devices and event.wire != "project.created":
            return "stranger"
        if answer.is_void(event):
            return "after-removal"
        if event.id in answer.overruled:
            return "overruled"
        if not event.wire:
            return "sealed" if event.is_timed else "malformed"
        if event.id in answer.passed_over:
            return "passed-over"
        if not self.allows(event):
            return "powers"
        return "not-entitled" if event.id in answer.not_entitled else ""

    def allows(self, event: Event) -> bool:
        """Whether its author may make it."""
        role, wire = self.powers(event.device), event.wire
        if not role:
            return wire == "project.created" or (event.device in self.devices and begins(wire, OF_DEVICES))
        if role == "owner" or begins(wire, (*OF_REVIEWERS, *OF_DEVICES)):
            return True
        if begins(wire, OF_OWNERS_OR_THEMSELVES):
            named = self.devices.get(event.fields[0])
            whose = event.fields[0] if wire == "device.added" else named and named.member
            return bool(whose == self.devices[event.device].member)
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
        author = self.devices.get(target.device)
        by_owners_alone = begins(target.wire, UNDONE_BY_OWNERS) and target.wire != "owner.voted"
        return not by_owners_alone and author is not None and author.member == self.devices[event.device].member

    def devices_of(self, member: bytes) -> frozenset[bytes]:
        """All devices of a member."""
        return frozenset(device for device, row in self.devices.items() if row.member == member)

    def is_loss(self, event: Event) -> bool:
        """Whether an owner makes a coder a reviewer."""
        if event.wire != "member.role_set" or event.fields[1] != "reviewer" or event.device not in self.devices:
            return False
        is_other = self.devices[event.device].member != event.fields[0]
        return is_other and self.members.get(event.fields[0]) == "coder" and self.powers(event.device) == "owner"

    def take(self, event: Event) -> None:
        """One event that counts."""
        wire, fields = event.wire, event.fields
        own = self.devices.get(event.device)
        if wire == "project.created":
            if not self.members and device_of(fields[4], sha(fields[5])) == event.device:
                self.members[fields[2]] = "owner"
                self.devices[event.device] = Device(fields[2], "device", event, True)
        elif own is None:
            return
        elif wire == "member.admitted" and fields[0] not in self.members and self.is_new(event):
            self.members[fields[0]] = fields[2]
            self.devices[fields[3]] = Device(fields[0], "device", event, True)
        elif wire == "device.added" and fields[0] in self.members and self.is_new(event):
            is_known = own.member == fields[0] or self.has_lost_all(fields[0])
            self.devices[fields[1]] = Device(fields[0], fields[4], event, is_known)
        elif wire == "device.confirmed" and fields[0] in self.devices:
            row = self.devices[fields[0]]
            if row.member == own.member or (self.members[own.member] == "owner" and self.has_lost_all(row.member)):
                row.is_confirmed = True
        elif wire == "member.role_set" and fields[0] in self.members:
            if self.members[fields[0]] != "owner" or fields[1] == "owner" or fields[0] == own.member:
                self.members[fields[0]] = fields[1]
        elif wire == "member.removed" and fields[0] in self.members:
            self.removed.add(fields[0])
        elif wire == "device.removed" and fields[0] in self.devices:
            self.devices[fields[0]].is_removed = True
        elif wire == "owner.voted":
            self.vote(own.member, fields[0], event.place[0] >> 20)

    def is_new(self, event: Event) -> bool:
        """Whether a device's id follows from its keys, and it is not there yet; or an owner lets it in, and it has
        written nothing, and a member who is no owner only said that it was one more of theirs."""
        row = self.devices.get(named_device(event))
        if row is None or not is_own_id(event):
            return is_own_id(event)
        is_only_claimed = len(self.devices_of(row.member)) > 1 and self.members[row.member] != "owner"
        return is_only_claimed and named_device(event) not in self.wrote and self.powers(event.device) == "owner"

    def has_lost_all(self, member: bytes) -> bool:
        """Whether a member who is no owner has no confirmed device left."""
        own = [self.devices[each] for each in self.devices_of(member)]
        return self.members[member] != "owner" and all(row.is_removed or not row.is_confirmed for row in own)

    def vote(self, voter: bytes, candidate: bytes, now: int) -> None:
        """Once all remaining coders, at least two, have agreed on one for long enough, the next vote makes that one an
        owner."""
        coders = [each for each, role in self.members.items() if role == "coder" and each not in self.removed]
        if voter not in coders or candidate not in coders:
            return
        if self.votes.get(voter, (b"", 0))[0] != candidate:
            self.votes[voter] = candidate, now
        agreed = [self.votes[each][1] for each in coders if self.votes.get(each, (b"", 0))[0] == candidate]
        if len(agreed) == len(coders) > 1 and now >= max(agreed) + VOTES_WAIT_MS:
            self.members[candidate] = "owner"


class Codebook:
    """The tree of codes, as section 15 says. A code has `names` with the event that gave each, the last of which shows,
    and where its creation, which is `unmade` then, was taken back, the last `work` on it of each kind."""

    def __init__(self, knew: dict[bytes, dict[bytes, int]]) -> None:
        self.codes: dict[bytes, dict[str, Any]] = {}
        self.knew = knew

    def take(self, event: Event, is_undone: bool) -> None:
        """One event."""
        wire, fields = event.wire, event.fields
        if wire == "code.created":
            self.create(event, is_undone)
        elif wire == "code.renamed" and not is_undone and fields[0] in self.codes:
            row = self.codes[fields[0]]
            row["names"] = [*self.unseen(event, row["names"]), (event, fields[1])]
            row["name"] = fields[1]
        elif not is_undone and wire in FORMS and wire.startswith("code.") and fields[0] in self.codes:
            change = getattr(self, wire.removeprefix("code."), None)
            if change is not None:
                row = self.codes[fields[0]]
                row["work"] |= {each: (event, None) for each in [change(row, *fields)] if each and row["unmade"]}

    def saw(self, event: Event, other: Event) -> bool:
        """Whether the author of an event that names a code had seen another."""
        return event.device == other.device or self.knew.get(event.id, {}).get(other.device, 0) >= other.seq

    def unseen(self, event: Event, others: list[tuple[Event, Any]]) -> list[tuple[Event, Any]]:
        """Those of events that the author of another had not seen."""
        return [each for each in others if not self.saw(event, each[0])]

    def create(self, event: Event, is_undone: bool) -> None:
        """A new code, or once more one whose creation was taken back: what others did to it since stays, where the
        author had not seen that."""
        code, name, parent = event.fields[:3]
        before = self.codes.get(code)
        if before is not None and not before["unmade"]:
            return
        parent = parent if parent in self.codes and self.may_stand_under(parent, code) else None
        row: dict[str, Any] = {
            "names": [(event, name)], "parent": parent, "status": "live", "into": (), "at": event.at, "work": {},
            "unmade": event.id if is_undone else None,
        }  # fmt: skip
        if before is not None:
            row["names"] += [each for each in self.unseen(event, before["names"]) if each[0].id != before["unmade"]]
            row["work"] = {what: each for what, each in before["work"].items() if not self.saw(event, each[0])}
            if "place" in row["work"]:
                row["parent"] = before["parent"]
            if "split" in row["work"]:
                row["status"], row["into"] = "split", before["into"]
        if is_undone or "deleted" in row["work"]:
            row["status"] = "deleted"
        row["name"] = row["names"][-1][1]
        self.codes[code] = row

    def moved(self, row: dict[str, Any], code: bytes, parent: bytes | None) -> str:
        """Another place, unless it would be a ring."""
        if parent is not None and (
            parent not in self.codes or self.is_above(self.standing(code), parent) or not self.has_room(parent, code, 0)
        ):
            return ""
        row["parent"] = parent
        return "place"

    def merged(self, row: dict[str, Any], code: bytes, into: bytes) -> None:
        """Into another."""
        if into in self.codes and row["status"] != "merged" and not self.is_above(code, into):
            if not self.has_room(into, code, 1):
                return
            row["status"], row["into"], row["unmade"], row["work"] = "merged", (into,), None, {}

    def split(self, row: dict[str, Any], _: bytes, into: tuple[bytes, ...]) -> str:
        """Into several."""
        is_whole_unmade = row["unmade"] and not {"split", "deleted"} & set(row["work"])
        if not (row["status"] == "live" or is_whole_unmade) or not all(code in self.codes for code in into):
            return ""
        row["status"], row["into"] = "split" if row["status"] == "live" else row["status"], into
        return "split"

    def deleted(self, row: dict[str, Any], _: bytes) -> str:
        """Given up."""
        if row["status"] == "merged":
            return ""
        row["status"] = "deleted"
        return "deleted"

    def standing(self, code: bytes) -> bytes:
        """What a code stands as."""
        while self.codes[code]["status"] == "merged":
            code = self.codes[code]["into"][0]
        return code

    def may_stand_under(self, parent: bytes, code: bytes) -> bool:
        """Whether a code that is made can stand there: one that is there already brings along what stands under it."""
        if code not in self.codes:
            return self.depth(parent) < DEPTH_MAX
        return not self.is_above(code, parent) and self.has_room(parent, code, 0)

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


# -- the decisions in words, in the names of their moment


NAME_SHOWN, QUOTE_SHOWN, LISTED, DEED_SHOWN, BY_SHOWN = 120, 70, 8, 200, 60
ANSWERS_MAX = 400  # so often it is worked out from the beginning what counted; then what counts today stands for it
WORK_MAX = 10_000_000  # so many steps may be taken to find names of then, in a log that goes back and forth
KEPT = ("code.created", "code.split", "coding.created", "coding.attributed", "memo.written", "participant.added",
        "source.imported")  # fmt: skip
"""Of these the thing stays where it was undone, if only to be told of."""
FIELDS = {  # what fills the places of a sentence: the fields in their order, `name` or `name:how it is said`
    "project.created": "- title", "project.described": "part:term-part text", "phase.started": "phase:term-phase",
    "milestone.marked": "name:quoted", "project.imported": "things:- - - file:-",
    "import.reported": "- file:quoted - - - things:quoted",
    "member.admitted": "member name:- role:term-role", "member.named": "member name:-",
    "device.added": "member - - - kind:trail-device", "device.confirmed": "device", "device.removed": "device",
    "member.role_set": "member role:term-role", "owner.voted": "member", "member.removed": "member",
    "device.clone_split": "device first:- last:-", "device.keys_renewed": "", "epoch.started": "",
    "event.accepted_late": "target:-", "event.undone": "target:-",
    "source.imported": "source kind:term-source name:- - - - - - participants",
    "source.speaker_sealed": "source participant", "source.speakers_set": "source participants",
    "source.renamed": "source:- name:-", "source.described": "source attribute:plain value:quoted",
    "source.assigned": "source participants", "source.withdrawn": "source",
    "participant.added": "participant", "participant.renamed": "participant:- pseudonym:-",
    "participant.merged": "participant:- into:-", "participant.described": "participant attribute:plain value:quoted",
    "attribute.type_set": "attribute:quoted type:term-attribute choices:-",
    "consent.noted": "participant day - - - - - - -", "participant.status_set": "participant status:term-status",
    "participant.withdrawn": "participant", "withdrawal.confirmed": "kind:- thing:-",
    "withdrawal.declined": "kind:- thing:-", "transcript.returned": "participant source day",
    "transcript.answered": "- participant day answer:term-answer", "findings.shown": "participant - day shown:quoted",
    "findings.answered": "- participant day answer:term-answer - changed:quoted",
    "retention.set": "participant:- day then:term-then", "code.created": "code:- name:- parent:-",
    "export.recorded": "content:term-export format:plain reading:- sources:- codes:- file:-",
    "code.renamed": "code:- name:-", "code.defined": "code part:term-code-part text",
    "code.coloured": "code colour:plain", "code.arranged": "code", "code.reason_given": "code - reason:quoted",
    "code.moved": "code parent", "code.placed": "code side:- beside:code", "code.quote_set": "- coding:-",
    "code.merged": "code:- into:shown", "code.split": "code into:codes", "code.deleted": "code",
    "coding.created": "- source start:- end:- code:shown", "coding.recoded": "coding:- other:shown",
    "coding.resized": "coding:-", "coding.removed": "coding:-",
    "coding.annotated": "coding:- weight:number comment:quoted",
    "coding.stance_set": "coding:-", "coding.judged": "coding:-", "coder.attributed": "- - file:quoted",
    "coding.attributed": "- source start:- end:- code:shown coder:member", "memo.attributed": "memo coder:member",
    "judgement.attributed": "coding:- - - judge:member", "consensus.attributed": "- coder:member",
    "round.opened": "- name:- sources coders:members", "round.finished": "round", "round.ended": "round",
    "memo.written": "- - text", "memo.placed": "memo", "memo.revised": "memo text", "memo.deleted": "memo",
    "text.replaced": "- source layer:term-layer", "passage.linked": "", "passage.unlinked": "",
    "file.attached": "- kind:- on:- name:-", "file.detached": "file", "source.timecodes_set": "source",
    "transcript.begun": "transcript - participants", "transcript.saved": "transcript",
    "transcript.closed": "transcript source", "relation.created": "- code - other:code", "relation.removed": "",
    "set.saved": "- name:-", "set.removed": "set", "query.saved": "- name:-", "query.deleted": "query",
    "consensus.recorded": "- source - - codes:shown_ones", "reference.added": "", "reference.removed": "reference",
    "memo.linked": "memo", "memo.unlinked": "memo", "quote.numbered": "coding:- number:plain",
    "quote.use_noted": "coding:- where:quoted", "checkpoint.made": "", "checkpoint.signed": "",
    "checkpoint.stamped": "- server:quoted", "attestation.made": "", "attestation.checked": "",
}  # fmt: skip
NONSENSE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
HOW = {"text": "quoted", "title": "quoted"}


@dataclass
class Row:
    """What a thing was at a moment: what it was called, and what else its sentences need."""

    name: Any = ""
    role: str = ""
    source: bytes = b""
    start: int = 0
    end: int = 0
    code: bytes = b""
    by: bytes = b""
    kind: str = ""
    on_kind: str = ""
    thing: bytes | None = None
    places: tuple[int, ...] = ()
    links: tuple[tuple[str, bytes], ...] = ()
    size: int = 0
    first: Any = ""


def thing_of(event: Event) -> tuple[str, bytes] | None:
    """What an event changes, as far as a name hangs on it; all codes are one thing."""
    wire, fields = event.wire, event.fields
    kind, _, deed = wire.partition(".")
    if kind == "code":
        return ("codes", b"") if wire in FORMS else None
    if wire in ("participant.merged", "participant.status_set", *WITHDRAWALS):
        return "people", b""
    if wire in ("project.created", "project.described"):
        return "project", b""
    if wire in ("member.admitted", "member.named", "member.role_set", "coder.attributed"):
        return "member", fields[0]
    if (kind, deed) in NAMED:
        return kind, fields[0]
    return None


WITHDRAWALS = ("participant.withdrawn", "withdrawal.confirmed", "withdrawal.declined")
ALSO: dict[str, Callable[[Any], tuple[str, bytes]]] = {
    "project.created": lambda fields: ("member", fields[2]),
    "participant.added": lambda _: ("people", b""),
}
"""What else an event changes."""
NAMED = {
    ("source", "imported"), ("source", "renamed"), ("participant", "added"), ("participant", "renamed"),
    ("coding", "created"),
    ("coding", "attributed"), ("coding", "recoded"), ("coding", "resized"), ("memo", "written"), ("memo", "linked"),
    ("memo", "unlinked"), ("set", "saved"), ("query", "saved"), ("round", "opened"), ("file", "attached"),
    ("transcript", "begun"), ("reference", "added"), ("relation", "created"), ("passage", "linked"),
    ("checkpoint", "made"), ("attestation", "made"),
}  # fmt: skip


class Moment:
    """What things are called after so many events, as it counted when just these were there."""

    def __init__(self, judged: "Judged", words: Callable[[Any], str | None]) -> None:
        self.judged, self.words = judged, words
        self.by_id: dict[bytes, Event] = {}
        self.rows: dict[tuple[str, bytes], Row] = {}
        self.book = Codebook(judged.knew)
        self.called: dict[bytes, str] = {}
        self.namesakes: dict[str, set[bytes]] = {}
        self.past: dict[tuple[str, bytes], list[Event]] = {}
        self.undoers: dict[bytes, set[bytes]] = {}
        self.founded: Row | None = None
        self.into: dict[bytes, bytes] = {}
        self.there: dict[bytes, bool] = {}
        self.withdrawn: set[bytes] = set()
        self.asks: dict[bytes, list[Event]] = {}
        self.work = 0

    def take(self, event: Event) -> None:
        """The next event."""
        self.by_id[event.id] = event
        if event.id not in self.judged.allowed:
            return
        thing = thing_of(event)
        if thing is not None:
            self.past.setdefault(thing, []).append(event)
            self.fold(thing, event)
        also = ALSO.get(event.wire)
        if also is not None:
            thing = also(event.fields)
            self.past.setdefault(thing, []).append(event)
            self.fold(thing, event)
        if event.wire == "event.undone":
            self.undo(event)

    def is_undone(self, event: bytes) -> bool:
        """Whether an undo that counts took it back."""
        return bool(self.undoers.get(event))

    def undo(self, event: Event) -> None:
        """Takes back what an undo names, and what that took back in turn counts again."""
        again: dict[tuple[str, bytes], None] = {}
        waiting = [(target, event.id, True) for target in self.judged.takes_back.get(event.id, ())]
        while waiting:
            target, by, is_undone = waiting.pop()
            self.work += 1
            undoers = self.undoers.setdefault(target, set())
            was = bool(undoers)
            (undoers.add if is_undone else undoers.discard)(by)
            if was == bool(undoers) or target not in self.by_id:
                continue
            changed = self.by_id[target]
            thing = thing_of(changed)
            if thing is not None:
                again[thing] = None
            if changed.wire in ALSO:
                again[ALSO[changed.wire](changed.fields)] = None
            if changed.wire == "event.undone":
                parts = self.judged.takes_back.get(target, ())
                waiting += [(each, target, was) for each in parts]
        for thing in again:
            self.refold(thing)

    def refold(self, thing: tuple[str, bytes]) -> None:
        """A thing anew, from the events that were there."""
        events = self.past.get(thing, ())
        self.work += len(events)
        if thing[0] == "codes":
            self.work += len(events) * len(self.book.codes) // 100
            self.book, self.called, self.namesakes = Codebook(self.judged.knew), {}, {}
        elif thing[0] == "people":
            self.into, self.there, self.withdrawn, self.asks = {}, {}, set(), {}
        else:
            self.rows.pop(thing, None)
        for each in events if self.work < WORK_MAX else ():
            self.fold(thing, each)

    def fold(self, thing: tuple[str, bytes], event: Event) -> None:
        """One event of a thing."""
        is_undone = self.is_undone(event.id)
        if thing[0] == "codes":
            self.book.take(event, is_undone)
            self.note(event.fields[0])
        elif not is_undone or event.wire in KEPT:
            try:
                self.change(thing, event)
            except NONSENSE:
                return  # nonsense that somebody signed names nothing

    def note(self, code: bytes) -> None:
        """Keeps track of which codes have one name."""
        self.namesakes.get(self.called.pop(code, ""), set()).discard(code)
        row = self.book.codes.get(code)
        name = self.words(row["name"]) if row is not None and row["status"] in ("live", "split") else None
        if name is not None:
            self.called[code] = name
            self.namesakes.setdefault(name, set()).add(code)

    def person(self, participant: Any) -> Any:
        """Who a participant is: the one into whom they were merged, or the same."""
        while participant in self.into:  # no circle: both are resolved before one goes into the other
            self.work += 1
            participant = self.into[participant]
        return participant

    def of_people(self, event: Event) -> None:
        """Who was merged into whom; who has withdrawn, or waits for an owner to say so, and is not merged. Nobody is
        merged into somebody whose adding was undone (False in `there`), until a status is set."""
        wire, f = event.wire, event.fields
        if wire == "participant.added":
            self.there.setdefault(f[0], not self.is_undone(event.id))
            return
        one = self.person(f[0]) if wire.startswith("participant.") else f[1]
        if wire == "withdrawal.declined":
            self.decline(self.person(one) if f[0] == "participant" else one, event)
            return
        if wire == "withdrawal.confirmed":
            one = self.person(one) if f[0] == "participant" else b""
        if one not in self.there:
            return
        if wire == "participant.merged":
            into = self.person(f[1])
            if self.there.get(into) and one != into and not (self.withdrawn | self.asks.keys()) & {one, into}:
                self.into[one] = into
        elif wire == "participant.status_set":
            self.there[one] |= one not in self.withdrawn and one not in self.asks
        elif event.id in self.judged.by_owners:
            self.withdrawn.add(one)
            self.asks.pop(one, None)
        elif one not in self.withdrawn:
            others = [each for each in self.asks.get(one, ()) if each.device != event.device]
            self.asks[one] = [*others, event]

    def decline(self, one: bytes, event: Event) -> None:
        """An owner takes back the withdrawals that wait, a coder their own, as far as they had seen them."""
        devices, knew = self.judged.team.devices, self.judged.knew.get(event.id, {})
        left = [
            each
            for each in self.asks.pop(one, ())
            if (each.device != event.device and knew.get(each.device, 0) < each.seq)
            or (event.id not in self.judged.by_owners and devices[each.device].member != devices[event.device].member)
        ]
        if left:
            self.asks[one] = left

    def change(self, thing: tuple[str, bytes], event: Event) -> None:
        """What an event of a thing says of it."""
        wire, f = event.wire, event.fields
        if thing[0] == "people":
            self.of_people(event)
            return
        member = self.judged.team.devices[event.device].member
        row = self.rows.get(thing)
        first = FIRST.get(wire)
        if first is not None and (row is None or wire in ("set.saved", "query.saved")):
            self.rows[thing] = first(f, member)
        elif first is not None:
            return
        elif wire == "project.created" and thing[0] == "member":
            self.rows[thing] = Row(f[3], "owner")
        elif wire == "project.created" or (wire == "project.described" and f[0] == "title"):
            self.rows[thing] = Row(f[1])
        elif row is None:
            return
        elif wire == "source.renamed" or (wire == "member.named" and member == f[0]) or wire == "participant.renamed":
            row.name = f[1]
        elif wire == "member.role_set" and (row.role != "owner" or f[1] == "owner" or member == f[0]):
            row.role = f[1]
        elif wire == "coding.recoded" and member == row.by:
            row.code = f[1]
        elif wire == "coding.resized" and member == row.by:
            row.start, row.end = f[1], f[2]
        elif wire == "memo.linked":
            row.links = (*row.links, (f[1], f[2]))
        elif wire == "memo.unlinked":
            row.links = tuple(each for each in row.links if self.person(each[1]) != self.person(f[1]))


FIRST: dict[str, Callable[[Any, bytes], Row]] = {
    "source.imported": lambda f, _: Row(f[2], thing=f[9]),
    "participant.added": lambda f, _: Row(f[1], first=f[1]),
    "member.admitted": lambda f, _: Row(f[1], f[2]),
    "coder.attributed": lambda f, _: Row(f[1], "attributed"),
    "coding.created": lambda f, member: Row("", "", f[1], f[2], f[3], f[4], member),
    "coding.attributed": lambda f, _: Row("", "", f[1], f[2], f[3], f[4], f[5]),
    "memo.written": lambda f, member: Row("", kind=f[1], on_kind=f[3], thing=f[4], by=member),
    "round.opened": lambda f, _: Row(f[1]),
    "set.saved": lambda f, _: Row(f[1]),
    "query.saved": lambda f, _: Row(f[1]),
    "file.attached": lambda f, _: Row(f[3]),
    "transcript.begun": lambda f, _: Row("", thing=f[1]),
    "reference.added": lambda f, _: Row(f[1]),
    "relation.created": lambda f, _: Row(f[2], code=f[1], thing=f[3]),
    "passage.linked": lambda f, _: Row("", source=f[1], places=f[2:6]),
    "checkpoint.made": lambda f, _: Row("", size=sum(each[1] for each in f[1])),
    "attestation.made": lambda f, _: Row("", size=sum(each[1] for each in f[1]), thing=f[3]),
}
"""What the event that brings a thing in says of it."""


class Walk:
    """The moments of a log, one after the other.

    A removal, a vote or a demotion changes what counts of what came before it. So where an event may do that, it is
    worked out what counted until the next such event, and where that is otherwise than before, all begins anew.
    """

    def __init__(self, judged: "Judged", words: Callable[[Any], str | None]) -> None:
        self.order, self.words = judged.order, words
        self.points = turning_points(judged.order)
        self.then = Moment(Judge(self.order[: self.points[0]]).judged() if self.points else judged, words)
        self.place = 0

    def take(self, event: Event) -> None:
        """The next event."""
        if self.points and self.points[0] == self.place:
            self.turn()
        self.then.take(event)
        self.place += 1

    def turn(self) -> None:
        """What counts from here to the next place where that may change."""
        self.points.pop(0)
        judged = Judge(self.order[: self.points[0]] if self.points else self.order).judged()
        before, past = self.then.judged, self.order[: self.place]
        if all(before.counts(each.id) == judged.counts(each.id) for each in past):
            self.then.judged = judged
            return
        then = Moment(judged, self.words)
        then.work = self.then.work + len(past)
        for each in past:
            then.take(each)
        self.then = then


def turning_points(order: list[Event]) -> list[int]:
    """The places of the events that may change what counts of others: those on the team once somebody was removed,
    demoted or voted for, and those whose authors may not have known of it."""
    judge, found, named, losses = Judge(order), list[int](), set[bytes](), list[bytes]()
    has_votes = is_open = False
    informed: dict[bytes, tuple[bytes, int]] = {}
    for place, event in enumerate(order if judge.past is not None else ()):
        is_on_team = event.wire in UNDONE_ALONE
        if event.wire == "event.undone":
            target = judge.by_id.get(event.fields[0])
            is_on_team = target is not None and target.wire in UNDONE_ALONE
        elif event.wire in ("member.admitted", "device.added"):
            is_open = is_open or named_device(event) in named
            named.add(named_device(event))
        elif event.wire in REMOVALS or (event.wire == "member.role_set" and event.fields[1] == "reviewer"):
            losses.append(event.id)
        has_votes = has_votes or event.wire == "owner.voted"
        is_open = is_open or has_votes or bool(losses)
        if not is_open or judge.past is None:
            continue
        is_next = informed.get(event.device) == (event.previous, len(losses))
        if all(judge.past.knows(event.id, each) for each in losses):
            informed[event.device] = event.id, len(losses)
        if is_on_team or has_votes or not is_next:
            found.append(place)
    return found[:ANSWERS_MAX]


class Names:
    """What things were called then, with today's name beside it where it differs."""

    def __init__(self, say: Say, words: Callable[[Any], str | None], now: Moment, texts: Mapping[bytes, str]) -> None:
        self.say, self.open, self.now, self.then, self.texts = say, words, now, now, texts
        self.told: dict[bytes, dict[str, Any]] = {}
        self.taken_back = 0

    def words(self, text: Any) -> str | None:
        """The words of a text; None where they are not shown."""
        return "" if text is None else self.open(text)

    def reason(self, text: Any) -> str | None:
        """A reason; None where the author gave none."""
        words = self.words(text)
        return None if text is None else self.say("not-shown") if words is None else words

    def quoted(self, text: Any) -> str:
        """Words in quotation marks; what is not shown has none."""
        words = self.words(text)
        if words is None:
            return self.say("not-shown")
        return self.in_marks(str(words), NAME_SHOWN)

    def in_marks(self, words: str, most: int) -> str:
        """Words in quotation marks, at most so many characters of them; those marks in the words become single ones."""
        first, last = self.say("trail-name", name="\0").split("\0")
        return self.say("trail-name", name=clipped(words, most).replace(first, "‘").replace(last, "’"))

    def called(self, then: Any, now: Any) -> str:
        """A name in quotation marks, with today's where it is another."""
        if self.words(then) == self.words(now):
            return self.quoted(then)
        return self.say("trail-now", then=self.quoted(then), now=self.quoted(now))

    def row(self, kind: str, thing: Any) -> Row | None:
        """A thing as it was then, or else as it is today."""
        return self.then.rows.get((kind, thing)) or self.now.rows.get((kind, thing))

    def unknown(self) -> str:
        """What stands for something that is not shown here."""
        return self.say("trail-unknown-thing")

    # -- codes

    def code(self, code: Any) -> str:
        """A code by its own name, also where it was merged."""
        row, now = self.then.book.codes.get(code), self.now.book.codes.get(code)
        if row is None or now is None:
            return self.quoted(now["name"]) if now is not None else self.unknown()
        label, is_same = self.label(code), self.words(row["name"]) == self.words(now["name"])
        if now["status"] == "merged" and row["status"] != "merged":
            return self.say("trail-now-in", then=self.quoted(label), now=self.quoted(self.todays(code)))
        return self.called(label, label if is_same else now["name"])

    def todays(self, code: bytes) -> Any:
        """The name of what a code shows as today."""
        book = self.now.book
        return book.codes[book.standing(code)]["name"]

    def shown(self, code: Any) -> str:
        """A code as it was shown: where it had been merged into another, that one."""
        book = self.then.book
        return self.code(book.standing(code) if code in book.codes else code)

    def label(self, code: bytes) -> Any:
        """A code's name then, told apart from others of that name by where it stood, or else by a number."""
        book = self.then.book
        row = book.codes[code]
        name = self.words(row["name"])
        same = {code} if name is None else self.then.namesakes.get(name, set()) | {code}
        if name is None or len(same) < 2:
            return row["name"]
        path, parent, passed = [name], self.parent_of(code), {code}
        while parent is not None and parent not in passed:
            passed.add(parent)
            path.append(self.words(book.codes[parent]["name"]) or self.say("not-shown"))
            parent = self.parent_of(parent)
        beside = [each for each in same if self.parent_of(each) == self.parent_of(code)]
        beside.sort(key=lambda each: (self.then.book.codes[each]["at"], each))
        said = " › ".join(reversed(path))
        return said if len(beside) < 2 else self.say("trail-nth", name=said, number=beside.index(code) + 1)

    def parent_of(self, code: bytes) -> bytes | None:
        """The code under which a code shows: above a deleted parent."""
        return self.place(self.then.book.codes[code]["parent"])

    def place(self, parent: bytes | None) -> bytes | None:
        """Under what a code shows that was put under another: above what is deleted."""
        codes = self.then.book.codes
        while parent is not None:
            parent = self.then.book.standing(parent)
            if codes[parent]["status"] != "deleted":
                return parent
            parent = codes[parent]["parent"]
        return None

    def parent(self, code: Any) -> str:
        """What a code was put under, as it showed then: above what was deleted; the top where there is none."""
        if code is not None and code not in self.then.book.codes:
            return self.code(code)
        shown = self.place(code)
        return self.say("trail-top") if shown is None else self.code(shown)

    def codes(self, codes: Any) -> str:
        """Several codes."""
        return self.list(self.code(each) for each in codes)

    def shown_ones(self, codes: Any) -> str:
        """Several codes as they were shown."""
        return self.list(self.shown(each) for each in codes)

    # -- people and texts

    def member(self, member: Any) -> str:
        """A member by the name that they had then, or else by today's."""
        now = self.named(self.now, member)
        then = self.named(self.then, member) or now
        if not then:
            return self.say("trail-member-unnamed")
        return then if now in ("", then) else self.say("trail-now", then=then, now=now)

    def named(self, moment: Moment, member: bytes) -> str:
        """What a member was called; empty where they had given no name."""
        row = moment.rows.get(("member", member))
        name = "" if row is None else self.words(row.name)
        if name is None:
            return self.say("not-shown")
        if row is not None and row.role == "attributed":
            return self.say(f"trail-term-attributed{'' if name else '-unnamed'}", name=name, id=member.hex()[:4])
        return name

    def members(self, members: Any) -> str:
        """Several members."""
        return self.list(map(self.member, members))

    def device(self, device: Any) -> str:
        """The member whose device one is."""
        row = self.then.judged.team.devices.get(device) or self.now.judged.team.devices.get(device)
        return self.say("trail-stranger") if row is None else self.member(row.member)

    def participant(self, participant: Any) -> str:
        """A participant's pseudonym then, with today's, or whom they were merged into."""
        if ("participant", participant) not in self.now.rows:
            return self.unknown()
        now, then = self.pseudonym(self.now, participant), self.pseudonym(self.then, participant)
        if now is None or then is None:
            return self.say("trail-closed-participant")
        if self.now.person(participant) != self.then.person(participant):
            return self.say("trail-now-in", then=then, now=now)
        return then if then == now else self.say("trail-now", then=then, now=now)

    def pseudonym(self, moment: Moment, participant: Any) -> str | None:
        """What a participant was called at a moment, or else first; None where it is not shown."""
        row = moment.rows.get(("participant", moment.person(participant)))
        return self.words(self.now.rows[("participant", participant)].first if row is None else row.name)

    def participants(self, participants: Any) -> str:
        """Several participants."""
        return self.list(map(self.participant, participants))

    def source(self, source: Any) -> str:
        """A text by its name then; one that came in later by today's."""
        then, now = self.then.rows.get(("source", source)), self.now.rows.get(("source", source))
        if now is None:
            return self.unknown()
        if self.words(now.name) is None:
            return self.say("trail-closed-source")
        return self.called((then or now).name, now.name)

    def sources(self, sources: Any) -> str:
        """Several texts."""
        return self.list(map(self.source, sources))

    def passage(self, source: Any, start: int, end: int, by_ends: bool = False) -> str:
        """The words of a segment, or that it is one. A long one is shortened at its end; `by_ends`: in its middle."""
        text = self.texts.get(source)
        if text is None:
            return self.say("trail-segment")
        words = text[start:end]
        return self.in_marks(both_ends(words, QUOTE_SHOWN) if by_ends else words, QUOTE_SHOWN)

    # -- what has a name, or is told by what it is on

    def just_named(self, kind: str, thing: Any) -> str:
        """What has nothing but a name."""
        then, now = self.then.rows.get((kind, thing)), self.now.rows.get((kind, thing))
        return self.unknown() if now is None else self.called((then or now).name, now.name)

    def set(self, thing: Any) -> str:
        """A set of codes and texts."""
        return self.just_named("set", thing)

    def query(self, thing: Any) -> str:
        """A saved query."""
        return self.just_named("query", thing)

    def round(self, thing: Any) -> str:
        """A round of blind coding."""
        return self.just_named("round", thing)

    def file(self, thing: Any) -> str:
        """An attached file."""
        return self.just_named("file", thing)

    def transcript(self, thing: Any) -> str:
        """A transcript that is being written, by its recording."""
        row = self.now.rows.get(("transcript", thing))
        return self.unknown() if row is None else self.file(row.thing)

    def reference(self, thing: Any) -> str:
        """A work by its title."""
        row = self.row("reference", thing)
        return self.unknown() if row is None else self.work(row.name)

    def work(self, item: Any) -> str:
        """The title of a work."""
        words = self.words(item)
        return self.say("not-shown") if words is None else self.quoted(title_in(words) or self.say("trail-untitled"))

    def memo(self, thing: Any) -> str:
        """A memo by its kind, and what it is on."""
        row = self.row("memo", thing)
        return (
            self.unknown()
            if row is None
            else self.say(f"trail-the-memo-{row.kind}", on=self.on(row.on_kind, row.thing))
        )

    def coding(self, thing: Any) -> str:
        """A coding as the object of a sentence."""
        row = self.row("coding", thing)
        return self.unknown() if row is None else self.say("trail-coding", **self.of_coding(row))

    def of_coding(self, row: Row | None) -> dict[str, Any]:
        """What sentences on a coding say of it."""
        if row is None:
            return dict.fromkeys(("segment", "source", "code", "coder"), self.unknown())
        segment, source = self.passage(row.source, row.start, row.end), self.source(row.source)
        return {"segment": segment, "source": source, "code": self.shown(row.code), "coder": self.member(row.by)}

    def on(self, kind: str, thing: Any) -> str:
        """What a memo or a file is on; the project where nothing is named."""
        if thing is None:
            return self.say("trail-project")
        if kind == "memo":
            row = self.row("memo", thing)
            return self.unknown() if row is None else self.say(f"trail-memo-{row.kind}")
        return getattr(self, kind)(thing) if kind in ON else self.unknown()

    # -- the rest

    def list(self, names: Iterable[str]) -> str:
        """An enumeration, of which a long one ends with how many more there are."""
        found = list(names)
        if len(found) > LISTED:
            found = [*found[: LISTED - 1], self.say("trail-more", count=self.number(len(found) - LISTED + 1))]
        return ", ".join(found[:-1]) + (self.say("trail-and") if found[1:] else "") + "".join(found[-1:])

    def number(self, number: int) -> str:
        """A number as people write it."""
        return f"{number:,}".replace(",", self.say("trail-thousand"))

    def day(self, day: Any) -> str:
        """A day as people write it; as it stands there where it is none."""
        if type(day) is not str or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
            return str(day)
        try:
            year, month, number = datetime.strptime(day, "%Y-%m-%d").timetuple()[:3]
        except ValueError:
            return day
        return self.say("trail-day", day=number, month=self.say("trail-months").split()[month - 1], year=year)

    def plain(self, text: Any) -> str:
        """As it stands there."""
        return str(self.words(text))


ON = ("code", "source", "participant", "member", "coding", "device", "reference", "transcript", "set", "round", "query",
      "file")  # fmt: skip
MATTERS = ("interview", "quotation", "recording", "sharing")


def clipped(text: str, most: int) -> str:
    """A text on one line, shortened where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def both_ends(text: str, most: int) -> str:
    """How a text begins and ends, on one line."""
    line = " ".join(text.split())
    half = (most - 3) // 2
    return line if len(line) <= most else f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def title_in(item: str) -> str:
    """The title in a reference (CSL JSON)."""
    try:
        title = json.loads(item)["title"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return title if isinstance(title, str) else ""


class Sentences:
    """An event as a sentence without its subject: what was done to what."""

    def __init__(self, names: Names) -> None:
        self.names, self.say = names, names.say

    def told(self, event: Event) -> str:
        """What an event did; of nonsense no more than that it is."""
        if not event.wire or event.wire not in FIELDS:
            return self.say("trail-newer" if event.wire else "trail-malformed")
        try:
            return self.sentence(event)
        except NONSENSE:
            return self.say("trail-malformed")

    def sentence(self, event: Event) -> str:
        """Its sentence, and what fills its places. Raises of nonsense."""
        key, places = f"trail-{event.wire.replace('.', '-')}", self.places(event)
        add = getattr(self, f"_{event.wire.replace('.', '_')}", None)
        variant = add(event.fields, places) or "" if add is not None else ""
        if isinstance(places.get("count"), int):
            variant += "-one" if places["count"] == 1 else ""
            places["count"] = self.names.number(places["count"])
        return self.say(key + variant, **places)

    def places(self, event: Event) -> dict[str, Any]:
        """What the fields say by themselves."""
        places: dict[str, Any] = {}
        for each, value in zip(FIELDS[event.wire].split(), event.fields, strict=False):
            name, _, how = each.partition(":")
            how = how or HOW.get(name, name)
            if how.startswith(("term-", "trail-")):
                places[name] = self.say(f"{how}-{value}")
            elif how != "-":
                places[name] = getattr(self.names, how)(value)
        return places

    # -- what a field does not say by itself; each may return which sentence it is

    def _project_created(self, f: Any, places: Any) -> None:
        row = self.names.now.rows.get(("project", b""))
        places["title"] = self.names.called(f[1], f[1] if row is None else row.name)

    def _project_described(self, f: Any, _: Any) -> str:
        return "-empty" if f[1] == "" else "-title" if f[0] == "title" else ""

    def _project_imported(self, f: Any, places: Any) -> None:
        file = self.names.words(f[3])
        places |= {"count": len(f[0]), "file": self.say("trail-a-project") if file == "" else self.names.quoted(f[3])}

    def _member_named(self, f: Any, places: Any) -> str:
        names = self.names
        places["before"], places["name"] = names.named(names.then, f[0]), names.words(f[1]) or self.say("not-shown")
        return "" if places["before"] and places["before"] != places["name"] else "-first"

    def _member_admitted(self, f: Any, places: Any) -> None:
        given, now = self.names.words(f[1]), self.names.named(self.names.now, f[0])
        if not given or given == now:
            places["member"] = given or now or self.say("trail-member-unnamed")
        else:
            places["member"] = self.say("trail-now", then=given, now=now)

    def _member_role_set(self, f: Any, places: Any) -> None:
        row = self.names.then.rows.get(("member", f[0]))
        places["before"] = self.names.unknown() if row is None else self.say(f"term-role-{row.role}")

    def _device_clone_split(self, f: Any, places: Any) -> None:
        places["count"] = f[2] - f[1] + 1

    def _event_undone(self, f: Any, places: Any) -> str:
        told = self.names.told.get(f[0])
        if told is None:
            places["deed"] = self.names.unknown()
            return "-unknown"
        places |= {"number": self.names.number(told["n"]), "by": told["by"], "deed": clipped(told["did"], DEED_SHOWN)}
        if self.names.taken_back < 2:
            return ""
        places["count"] = self.names.taken_back - 1
        return "-more"

    _event_accepted_late = _event_undone

    def _participant_added(self, f: Any, places: Any) -> str:
        return "-closed" if places["participant"] == self.say("trail-closed-participant") else ""

    def _participant_renamed(self, f: Any, places: Any) -> str:
        closed, name = self.say("trail-closed-participant"), self.names.words(f[1])
        is_shown = name is not None and self.names.participant(f[0]) != closed
        then = self.names.pseudonym(self.names.then, f[0]) if is_shown else closed
        places |= {"participant": then, "pseudonym": name if is_shown else closed}
        return "" if is_shown else "-closed"

    def _participant_merged(self, f: Any, places: Any) -> str:
        closed = self.say("trail-closed-participant")
        if closed in (self.names.participant(f[0]), self.names.participant(f[1])):
            places |= {"participant": closed, "into": closed}
            return "-closed"
        then = self.names.then
        places |= {"participant": self.names.pseudonym(then, f[0]), "into": self.names.pseudonym(then, f[1])}
        return ""

    def _participant_described(self, f: Any, _: Any) -> str:
        return "-empty" if f[2] == "" else ""

    _source_described = _participant_described

    def _attribute_type_set(self, f: Any, places: Any) -> str:
        places["choices"] = self.names.list(map(self.names.quoted, f[2]))
        return "-choices" if f[2] else ""

    def _consent_noted(self, f: Any, places: Any) -> None:
        given = [
            self.say(
                "term-consent-answer",
                matter=self.say(f"term-matter-{matter}"),
                answer=self.say(f"term-consent-{answer}"),
            )
            for matter, answer in zip(MATTERS, f[5:9], strict=True)
            if answer != "not_asked"
        ]
        form = "" if f[4] == "" else self.say("trail-consent-form", form=self.names.quoted(f[4]))
        scope = "" if f[2] == "" else self.say("trail-consent-scope", scope=self.names.quoted(f[2]))
        answers = self.names.list(given) if given else self.say("term-consent-not_asked")
        places |= {"answers": answers, "form": form, "scope": scope}

    def _retention_set(self, f: Any, places: Any) -> str:
        whose = f[0] and self.names.participant(f[0])
        places["whose"] = (
            self.say("trail-retention-words", participant=whose) if whose else self.say("trail-retention-study")
        )
        return "" if f[1] else "-none"

    def _export_recorded(self, f: Any, places: Any) -> None:
        names = self.names
        reading = f[2] and self.say("trail-export-reading", reading=self.say(f"term-layer-{f[2]}"))
        places |= {
            "file": "" if f[5] is None else self.say("trail-export-file", file=names.file(f[5])),
            "sources": (f[3] and self.say("trail-export-sources", sources=names.sources(f[3]))) or "",
            "codes": (f[4] and self.say("trail-export-codes", codes=names.codes(f[4]))) or "", "reading": reading,
        }  # fmt: skip

    def _participant_withdrawn(self, f: Any, _: Any) -> str:
        then = self.names.then
        return "-more" if then.person(f[0]) in then.withdrawn else ""

    def _decided(self, f: Any, places: Any) -> None:
        places["thing"] = self.names.on(f[0], f[1])

    _withdrawal_confirmed = _withdrawal_declined = _decided

    def _findings_answered(self, f: Any, _: Any) -> str:
        return "" if f[5] == "" else "-changed"

    # -- codes

    def _code_created(self, f: Any, places: Any) -> str:
        places["code"] = self.given_to_code(f[0], f[1])
        places["parent"] = self.names.parent(f[2])
        return "-under" if f[2] in self.names.then.book.codes and self.names.place(f[2]) is not None else ""

    def given_to_code(self, code: bytes, name: Any) -> str:
        """A name that a code is given, with what it is called today."""
        now = self.names.now.book.codes.get(code)
        if now is not None and now["status"] == "merged":
            return self.say(
                "trail-now-in", then=self.names.quoted(name), now=self.names.quoted(self.names.todays(code))
            )
        return self.names.called(name, name if now is None else now["name"])

    def label(self, code: bytes) -> str:
        """A code's name then, and no more."""
        names = self.names
        if code in names.then.book.codes:
            return names.quoted(names.label(code))
        return names.quoted(names.todays(code)) if code in names.now.book.codes else names.unknown()

    def _code_renamed(self, f: Any, places: Any) -> None:
        places |= {"code": self.label(f[0]), "name": self.given_to_code(*f)}

    def _code_defined(self, f: Any, _: Any) -> str:
        return "-empty" if f[2] == "" else ""

    def _code_coloured(self, f: Any, _: Any) -> str:
        return "" if f[1] else "-none"

    def _code_moved(self, f: Any, places: Any) -> None:
        row = self.names.then.book.codes.get(f[0])
        places["before"] = self.names.parent(None if row is None else row["parent"])

    def _code_merged(self, f: Any, places: Any) -> None:
        places["code"] = self.label(f[0])

    def _code_placed(self, f: Any, _: Any) -> str:
        return "-before" if f[1] == "before" else ""

    def _code_quote_set(self, f: Any, places: Any) -> str:
        places |= self.of_coding(f[1]) | {"code": self.names.shown(f[0])}
        return "-chosen" if f[2] == "chosen" else ""

    # -- codings

    def of_coding(self, coding: Any) -> dict[str, Any]:
        """What sentences on a coding say of it."""
        return self.names.of_coding(self.names.row("coding", coding))

    def _coding_created(self, f: Any, places: Any) -> None:
        places["segment"] = self.names.passage(f[1], f[2], f[3])

    def _coding_attributed(self, f: Any, places: Any) -> str:
        self._coding_created(f, places)
        return self.dated(f[6], places)

    def _memo_attributed(self, f: Any, places: Any) -> str:
        return self.dated(f[2], places)

    def _judgement_attributed(self, f: Any, places: Any) -> str:
        return self._coding_judged(f, places)

    def _consensus_attributed(self, f: Any, places: Any) -> str:
        return self.dated(f[2], places)

    def dated(self, made: int, places: Any) -> str:
        """On which day something was made, as a file says."""
        places["day"] = datetime.fromtimestamp(made / 1000, UTC).date().isoformat() if made else ""
        return "-dated" if made else ""

    def _coder_attributed(self, f: Any, places: Any) -> str:
        places["name"] = self.names.quoted(f[1])
        return "" if self.names.words(f[1]) != "" else "-unnamed"

    def _coding_removed(self, f: Any, places: Any) -> None:
        places |= self.of_coding(f[0]) | places

    _coding_recoded = _coding_removed

    def _coding_resized(self, f: Any, places: Any) -> None:
        row = self.names.row("coding", f[0])
        places |= self.of_coding(f[0])
        places["to"] = self.names.unknown()
        if row is not None:
            places["segment"] = self.names.passage(row.source, row.start, row.end, by_ends=True)
            places["to"] = self.names.passage(row.source, f[1], f[2], by_ends=True)

    def _coding_annotated(self, f: Any, places: Any) -> str:
        self._coding_removed(f, places)
        said = ("weight" if f[1] else "") + ("comment" if f[2] != "" else "")
        return f"-{'both' if said == 'weightcomment' else said}" if said else ""

    def _coding_stance_set(self, f: Any, places: Any) -> str:
        self._coding_removed(f, places)
        return "-against" if f[1] == "against" else ""

    def _coding_judged(self, f: Any, places: Any) -> str:
        self._coding_removed(f, places)
        places["other"] = "" if f[2] is None else self.names.shown(f[2])
        return "" if f[1] == "agree" else f"-{f[1]}"

    def _consensus_recorded(self, f: Any, places: Any) -> str:
        places["segment"] = self.names.passage(f[1], f[2], f[3])
        return "" if f[4] else "-none"

    def _quote_numbered(self, f: Any, places: Any) -> None:
        self._coding_removed(f, places)

    def _quote_use_noted(self, f: Any, places: Any) -> str:
        self._coding_removed(f, places)
        return "-empty" if f[1] == "" else ""

    # -- memos, references, relations, sets

    def _memo_written(self, f: Any, places: Any) -> None:
        places["memo"] = self.say(f"trail-a-memo-{f[1]}", on=self.names.on(f[3], f[4]))

    def _memo_placed(self, f: Any, places: Any) -> None:
        row = self.names.row("memo", f[0])
        is_on = row is not None and row.thing is not None
        places["segment"] = self.names.passage(row and row.thing, f[1], f[2]) if is_on else self.say("trail-segment")

    def _memo_linked(self, f: Any, places: Any) -> None:
        places["thing"] = self.names.on(f[1], f[2])

    def _memo_unlinked(self, f: Any, places: Any) -> None:
        row, who = self.names.row("memo", f[0]), self.names.then.person
        kinds = [kind for kind, thing in (row.links if row is not None else ()) if who(thing) == who(f[1])]
        places["thing"] = self.names.on(kinds[0], f[1]) if kinds else self.names.unknown()

    def _reference_added(self, f: Any, places: Any) -> None:
        places["item"] = self.names.work(f[1])

    def relation(self, kind: Any) -> str:
        """How two codes go together, in words."""
        words = self.names.words(kind)
        known = words in ("causes", "part_of", "contradicts")
        return self.say(f"term-relation-{words}") if known else words or self.say("not-shown")

    def _relation_created(self, f: Any, places: Any) -> None:
        places["kind"] = self.relation(f[2])

    def _relation_removed(self, f: Any, places: Any) -> None:
        row, names = self.names.row("relation", f[0]), self.names
        if row is None:
            places |= dict.fromkeys(("code", "other", "kind"), names.unknown())
        else:
            places |= {"code": names.code(row.code), "other": names.code(row.thing), "kind": self.relation(row.name)}

    def _set_saved(self, f: Any, places: Any) -> str:
        names = self.names
        content = names.list([*map(names.shown, f[2]), *map(names.source, f[3])])
        places["content"] = content
        return self.kept("set", f, places) + ("" if content else "-empty")

    def _query_saved(self, f: Any, places: Any) -> str:
        return self.kept("query", f, places)

    def kept(self, kind: str, f: Any, places: Any) -> str:
        """What is saved under a name, and under which it was before, where that was another."""
        then, now = self.names.then.rows.get((kind, f[0])), self.names.now.rows.get((kind, f[0]))
        places["name"] = self.names.called(f[1], f[1] if now is None else now.name)
        if then is None or self.names.words(then.name) in ("", self.names.words(f[1])):
            return ""
        places["before"] = self.names.quoted(then.name)
        return "-renamed"

    # -- texts, files, rounds, checkpoints

    def given(self, kind: str, thing: bytes, name: Any) -> str:
        """The name that an event gave, with today's where it is another."""
        row = self.names.now.rows.get((kind, thing))
        return self.names.called(name, name if row is None else row.name)

    def _source_imported(self, f: Any, places: Any) -> str:
        is_closed = self.names.words(f[2]) is None
        places["name"] = self.say("trail-closed-source") if is_closed else self.given("source", f[0], f[2])
        return "-people" if f[8] else ""

    def _source_renamed(self, f: Any, places: Any) -> None:
        row = self.names.then.rows.get(("source", f[0]))
        places["source"] = self.names.unknown() if row is None else self.names.quoted(row.name)
        places["name"] = self.given("source", f[0], f[1])

    def _source_assigned(self, f: Any, _: Any) -> str:
        return "" if f[1] else "-nobody"

    _source_speakers_set = _source_assigned

    def _source_timecodes_set(self, f: Any, places: Any) -> None:
        places["count"] = len(f[1])

    def _text_replaced(self, f: Any, places: Any) -> str:
        places["count"] = len(f[3])
        return "-blank" if f[4] == "" else ""

    def _passage_linked(self, f: Any, places: Any) -> None:
        self.link(f[1], f[2:6], places)

    def _passage_unlinked(self, f: Any, places: Any) -> None:
        row = self.names.row("passage", f[0])
        if row is None:
            places |= dict.fromkeys(("segment", "source", "original", "of"), self.names.unknown())
        else:
            self.link(row.source, row.places, places)

    def link(self, source: bytes, at: Any, places: Any) -> None:
        """A segment of a summary, and what it stands for."""
        names, row = self.names, self.names.row("source", source)
        spoken = None if row is None else row.thing
        places |= {"segment": names.passage(source, at[0], at[1]), "source": names.source(source)}
        places["original"] = names.unknown() if spoken is None else names.passage(spoken, at[2], at[3])
        places["of"] = names.unknown() if spoken is None else names.source(spoken)

    def _file_attached(self, f: Any, places: Any) -> None:
        places |= {"name": self.given("file", f[0], f[3]), "on": self.names.on(f[1], f[2])}

    def _transcript_begun(self, f: Any, _: Any) -> str:
        return "-people" if f[2] else ""

    def _transcript_closed(self, f: Any, _: Any) -> str:
        return "" if f[1] else "-deleted"

    def _round_opened(self, f: Any, places: Any) -> None:
        places["name"] = self.given("round", f[0], f[1])

    def _checkpoint_made(self, f: Any, places: Any) -> None:
        places["count"] = sum(each[1] for each in f[1])

    def _checkpoint_signed(self, f: Any, places: Any) -> None:
        row = self.names.then.rows.get(("checkpoint", f[0]))
        places["count"] = 0 if row is None else row.size

    _checkpoint_stamped = _checkpoint_signed
    _attestation_made = _checkpoint_made

    def _attestation_checked(self, f: Any, places: Any) -> str:
        row = self.names.then.rows.get(("attestation", f[0]))
        places["count"] = 0 if row is None else row.size
        return "" if row is not None and row.thing == f[1] else "-differs"


HEADS = (
    "project.imported", "participant.withdrawn", "source.withdrawn", "withdrawal.confirmed", "member.removed",
    "transcript.closed", "source.imported", "code.split", "consensus.recorded", "coding.created", "coding.attributed",
    "coding.recoded", "memo.written", "participant.added",
)  # fmt: skip
SUPPORTING = (
    "epoch.started", "device.keys_renewed", "source.speaker_sealed", "source.timecodes_set", "memo.placed",
    "memo.linked", "memo.unlinked", "memo.attributed", "consensus.attributed", "export.recorded",
)  # fmt: skip


def heads_of_acts(order: list[Event]) -> dict[bytes, bytes]:
    """For each event the one that says what its gesture was; of one that is undone alone itself."""
    rank = lambda each: HEADS.index(each.wire) if each.wire in HEADS else len(HEADS) + (each.wire in SUPPORTING)  # noqa: E731
    acts: dict[Any, list[Event]] = {}
    for event in order:
        acts.setdefault(start_of(event), []).append(event)
    found: dict[bytes, bytes] = {}
    for act in acts.values():
        head = min(act[:1000], key=rank).id
        found.update((each.id, each.id if begins(each.wire, UNDONE_ALONE) else head) for each in act)
    return found


def trail_of(judged: "Judged", say: Say, words: Callable[[Any], str | None], texts: Mapping[bytes, str]) -> list[Any]:
    """Each disclosed event in words: its number in the total order, when, by whom, what and why."""
    now, walk = Moment(judged, words), Walk(judged, words)
    for event in judged.order:
        now.take(event)
    names = Names(say, words, now, texts)
    sentences = Sentences(names)
    heads, named = heads_of_acts(judged.order), dict[bytes, list[bytes]]()
    passed = set[bytes]()
    for event in judged.order:
        passed.add(event.id)
        if event.wire in ("event.undone", "event.accepted_late") and event.fields[0] in passed:
            target = event.fields[0]
            head = heads.get(target, target) if event.wire == "event.undone" else target
            named.setdefault(head, []).append(target)
    lines: list[Any] = []
    for number, event in enumerate(judged.order, 1):
        if event.is_open:
            names.then = now if walk.then.work >= WORK_MAX else walk.then
            undo = judged.takes_back.get(event.id, ()) if event.id in judged.allowed else ()
            names.taken_back = len(undo)
            line = {"n": number, "event": event.id.hex(), "at": moment_of(event), "by": names.device(event.device)}
            line |= {"did": sentences.told(event), "why": names.reason(event.why), "is_todays": names.then is now}
            line["effect"] = judged.reasons.get(event.id, "")
            names.told |= dict.fromkeys([event.id, *named.get(event.id, ())], line)
            lines.append(line)
        walk.take(event)
    return lines


def moment_of(event: Event) -> str:
    """When its author's clock said it was, with the offset from UTC that they gave."""
    zone = timezone(timedelta(minutes=event.offset))
    return datetime.fromtimestamp(event.at / 1000, zone).isoformat(timespec="minutes")


def check(content: bytes, language: str = "en", with_trail: bool = False) -> Result:
    """The whole check of a bundle's bytes; `with_trail`: and the decisions in words. Raises NotABundle."""
    gc.disable()  # nothing here forms cycles
    try:
        return Bundle(content, Say(language), with_trail).result
    except (LookupError, TypeError, ValueError) as problem:
        raise NotABundle("form") from problem
    finally:
        gc.enable()


# -- the sentences, in both languages; the page has the same table (tools/verifier_policy.py)

SENTENCES: dict[str, dict[str, str]] = json.loads(r"""
{
 "en": {
  "missing": "There is no file “{file}”.",
  "folder": "“{file}” is a folder; give the audit bundle in it.",
  "unreadable": "“{file}” cannot be read: {reason}.",
  "bundle-empty": "The file is empty; ask for the audit bundle again.",
  "not-a-bundle": "This is not an audit bundle: it does not begin as one does.",
  "bundle-first-line-damaged": "The first line of this audit bundle is damaged, or it comes from a version that this verifier does not know; ask for the bundle again, or take the verifier of that version.",
  "bundle-cut-off": "The audit bundle breaks off after its first {number} events: the file was cut off, or a length in it was altered; ask for it again.",
  "bundle-cut-in-beginning": "The audit bundle breaks off in its beginning: the file was cut off, or a length in it was altered; ask for it again.",
  "bundle-beginning-damaged": "The beginning of the audit bundle is damaged and cannot be read; ask for it again.",
  "bundle-end-damaged": "The end of the audit bundle is damaged or cut off: it does not say who put it together; ask for it again.",
  "form": "An event in the audit bundle has a form that is not in the protocol.",
  "place-event": "event {number} of the bundle (event {seq} of device {device})",
  "place-number": "event {number} of the bundle",
  "place-bundle": "the bundle",
  "place-beginning": "the beginning of the bundle",
  "place-device": "device {device}",
  "place-quote": "the stated quote “{quote}”",
  "malformed": "it cannot be read: it was damaged, or put in",
  "other-project": "it belongs to another project",
  "out-of-order": "it is not in its place in the bundle, or is there twice",
  "chain-broken": "the event before it is missing or was altered",
  "names-missing-event": "its author had seen event {seq} of device {device}, which is not here",
  "signature-wrong": "its signature is wrong: it was altered, or another device signed it",
  "no-key": "the beginning of the bundle holds no key to check {which} of the bundle with: the list of keys there was altered, or what is said to be of this device",
  "one-event": "event {number}",
  "some-events": "events {first} to {last}",
  "disclosure-key": "the key that the bundle gives for it is not its own: that key was altered or exchanged",
  "disclosure-words": "a key that the bundle gives for words in it does not open them: that key was altered, or its author sealed nothing with it",
  "disclosure-nothing": "the bundle gives a key for words that are not in it",
  "timing-missing": "the bundle does not show what its author had seen, so something may be left out",
  "timing-false": "what the bundle says that its author had seen is not what they signed",
  "scope-false": "it is not shown, although the bundle says that it shows all such events",
  "count-differs": "it says that there are {said} events, and {found} are here",
  "heads-differ": "it names other last events than are here: events are missing, or it was altered",
  "project-differs": "it names another project than all events here belong to",
  "bundle-altered": "its signature is wrong: it was altered after it was put together",
  "bundle-altered-around": "its signature is wrong, and every event is as its device signed it: what was altered is the beginning (when it was made, what it shows, keys, quotes), the end, or what is shown of an event",
  "not-admitted": "nothing here says who let it in",
  "maker-unknown": "whoever put it together is not of the team",
  "blind-false": "it says that a round of blind coding hides something from its maker, and no such round is open",
  "quote-false": "the text has other words there",
  "note-stranger": "device {device} was admitted by somebody who may not: it has no effect",
  "note-silent": "devices that were admitted and of which nothing is here: {count}",
  "note-void": "events after the removal of their author, which have no effect: {count}",
  "note-blind-undecided": "whether the round of blind coding was still open cannot be decided from this bundle: an event that is sealed here may have ended it, and then what is sealed was not hidden from its maker",
  "note-maker-removed": "whoever put the bundle together was removed from the team",
  "note-not-judged": "since events are damaged or missing, nothing is said about who was in the team, which events count, and what the codebook was",
  "why-damaged": "events are damaged or missing",
  "why-not-all": "not all events are disclosed",
  "shows-everything": "everything",
  "shows-decisions": "all decisions, none of the participants' words",
  "shows-code": "what its maker chose on the category {code}",
  "shows-period": "the decisions {start} until {end}, without words",
  "shows-but-blind": "{shows}, but for what an open round of blind coding hides from its maker",
  "whole": "Whole, signed by {feeds} devices, nothing missing.",
  "read-notes": "But read what is to know below.",
  "not-whole": "NOT in order.",
  "to-know": "To know: {note}",
  "counts": "{events} events, {open} of them open, and {words} texts",
  "shows": "It says that it shows: {shows}",
  "maker": "Project {project}, put together by device {device} ({role}), which says that it was on {at} UTC",
  "role-owner": "owner",
  "role-coder": "coder",
  "role-reviewer": "reviewer",
  "role-none": "role unknown",
  "closed": "texts in the open events that stay closed, withdrawn or not shown: {count}",
  "claim-proved": "Stated quote, proved: “{quote}”",
  "claim-stated": "Stated quote, only stated: “{quote}”",
  "claim-contradicted": "Stated quote, contradicted by the text: “{quote}”",
  "fingerprint": "Fingerprint of the set of events: {digest}",
  "help": "Checks a Kodespor audit bundle without Kodespor.\n\nUse: python verify_bundle.py [--trail] [--json] [--language nb|en] FILE\n\n  FILE            the audit bundle\n  --trail         the decisions that it shows, too, in words: who did what to what, in\n                  the names of then\n  --json          everything that was found, for programs; so, too, where the output\n                  goes to a file or a program\n  --language      English (en) or Norwegian (nb); else the language of the system\n  -h, --help      this page\n\nExit status: 0 in order, 3 not in order, 2 no bundle. Read the notes, too: they say what\nis in order but has to be known. Needs Python 3.11, cryptography and msgpack. If this\nfile came from whoever gave you the bundle, it proves nothing: take it from a release of\nKodespor and check its signature (docs/validity.md).",
  "old-browser": "This browser cannot check Ed25519 signatures; use a newer one.",
  "page-title": "Is this log whole?",
  "page-intro": "Drop an audit bundle here. It is checked on this machine by this page alone; nothing is sent anywhere.",
  "page-source": "Did this page come from whoever gave you the bundle? Then it proves nothing: whoever forges one can forge the other. Take it from a release of Kodespor and check its signature, as docs/validity.md there says.",
  "page-drop": "Audit bundle",
  "page-unchecked": "This file cannot be checked: {reason}.",
  "codebook": "The codebook that follows from it",
  "no-codebook": "No codebook: {reason}",
  "not-shown": "(not shown)",
  "status-merged": "merged",
  "status-split": "split",
  "status-deleted": "deleted",
  "more": "… and {count} more",
  "help-no-file": "Which audit bundle? Give one file: python verify_bundle.py FILE (--help says more).",
  "help-unknown": "“{what}” is not known here; --help says what is.",
  "trail-name": "“{name}”",
  "trail-now": "{then} (now {now})",
  "trail-now-in": "{then} (now in {now})",
  "trail-nth": "{name}, no. {number}",
  "trail-more": "{count} more",
  "trail-top": "the top level",
  "trail-project": "the project",
  "trail-segment": "a segment",
  "trail-untitled": "untitled",
  "trail-unknown-thing": "something that is not here",
  "trail-member-unnamed": "a member without a name",
  "trail-stranger": "an unknown device",
  "trail-newer": "did something that only a newer version of the program knows",
  "trail-malformed": "signed something that no program can read",
  "trail-coding": "{segment} in {source}, coded {code}",
  "trail-a-memo-analytic": "an analytic memo on {on}",
  "trail-a-memo-theoretical": "a theoretical memo on {on}",
  "trail-a-memo-methodological": "a methodological memo on {on}",
  "trail-a-memo-reflexive": "a reflexive memo on {on}",
  "trail-a-memo-preunderstanding": "a preunderstanding memo on {on}",
  "trail-a-memo-observational": "an observational memo on {on}",
  "trail-a-memo-ethical": "an ethical memo on {on}",
  "trail-a-memo-charted": "a cell of the framework matrix on {on}",
  "trail-a-memo-finding": "a text of the findings, on {on}",
  "trail-the-memo-analytic": "the analytic memo on {on}",
  "trail-the-memo-theoretical": "the theoretical memo on {on}",
  "trail-the-memo-methodological": "the methodological memo on {on}",
  "trail-the-memo-reflexive": "the reflexive memo on {on}",
  "trail-the-memo-preunderstanding": "the preunderstanding memo on {on}",
  "trail-the-memo-observational": "the observational memo on {on}",
  "trail-the-memo-ethical": "the ethical memo on {on}",
  "trail-the-memo-charted": "the cell of the framework matrix on {on}",
  "trail-the-memo-finding": "the text of the findings on {on}",
  "trail-memo-analytic": "an analytic memo",
  "trail-memo-theoretical": "a theoretical memo",
  "trail-memo-methodological": "a methodological memo",
  "trail-memo-reflexive": "a reflexive memo",
  "trail-memo-preunderstanding": "a preunderstanding memo",
  "trail-memo-observational": "an observational memo",
  "trail-memo-ethical": "an ethical memo",
  "trail-memo-finding": "a text of the findings",
  "trail-project-created": "created the project {title}",
  "trail-phase-started": "started the phase {phase}",
  "trail-milestone-marked": "marked the milestone {name}",
  "trail-member-admitted": "admitted {member} as {role}",
  "trail-member-removed": "removed {member} from the project",
  "trail-member-role_set": "changed the role of {member} from {before} to {role}",
  "trail-owner-voted": "voted for {member} as owner",
  "trail-device-device": "device",
  "trail-device-paper": "recovery sheet",
  "trail-device-added": "added a {kind} for {member}",
  "trail-device-confirmed": "confirmed a device of {device}",
  "trail-device-removed": "removed a device of {device}",
  "trail-device-keys_renewed": "renewed the key of their device",
  "trail-epoch-started": "started a new key period",
  "trail-participant-renamed": "renamed the participant {participant} → {pseudonym}",
  "trail-participant-renamed-closed": "renamed {participant}",
  "trail-participant-merged-closed": "merged two participants who are one person",
  "trail-participant-merged": "merged the participant {participant} into {into}: they are one person",
  "trail-participant-status_set": "set {participant} to {status}",
  "trail-participant-withdrawn": "recorded the withdrawal of {participant}",
  "trail-participant-withdrawn-more": "extended the withdrawal of {participant}",
  "trail-withdrawal-confirmed": "confirmed the withdrawal of {thing}",
  "trail-withdrawal-declined": "declined the withdrawal of {thing}",
  "trail-source-renamed": "renamed the text {source} → {name}",
  "trail-source-speaker_sealed": "sealed what {participant} says in {source} separately",
  "trail-source-withdrawn": "withdrew {source}",
  "trail-passage-linked": "linked {segment} in {source} to {original} in {of}",
  "trail-passage-unlinked": "unlinked {segment} in {source} from {original} in {of}",
  "trail-file-attached": "attached the file {name} to {on}",
  "trail-file-detached": "removed the attached file {file}",
  "trail-transcript-saved": "saved a draft of the transcript of {transcript}",
  "trail-code-renamed": "renamed {code} → {name}",
  "trail-code-reason_given": "gave a reason for a decision on {code}: {reason}",
  "trail-code-moved": "moved {code} from {before} to {parent}",
  "trail-code-merged": "merged {code} into {into}",
  "trail-code-split": "split {code} into {into}",
  "trail-code-deleted": "deleted {code}",
  "trail-coding-created": "coded {segment} in {source} as {code}",
  "trail-coding-recoded": "recoded {segment} in {source} from {code} to {other}",
  "trail-coding-resized": "moved the boundaries of {code} in {source} from {segment} to {to}",
  "trail-coding-removed": "removed {code} from {segment} in {source}",
  "trail-round-opened": "opened the blind round {name} in {sources} for {coders}",
  "trail-round-finished": "finished the blind round {round}",
  "trail-round-ended": "ended the blind round {round}",
  "trail-memo-written": "wrote {memo}: {text}",
  "trail-memo-revised": "revised {memo}: {text}",
  "trail-memo-deleted": "deleted {memo}",
  "trail-memo-placed": "placed {memo} beside {segment}",
  "trail-memo-linked": "linked {memo} to {thing}",
  "trail-memo-unlinked": "removed the link from {memo} to {thing}",
  "trail-relation-created": "related {code} to {other}: {kind}",
  "trail-relation-removed": "removed the relation of {code} to {other}: {kind}",
  "trail-set-removed": "deleted the set {set}",
  "trail-query-deleted": "deleted the query {query}",
  "trail-reference-added": "added the reference {item}",
  "trail-reference-removed": "removed the reference {reference}",
  "trail-retention-study": "the study",
  "trail-retention-words": "what {participant} said",
  "trail-transcript-returned": "returned {source} to {participant} on {day}",
  "trail-transcript-answered": "recorded the answer of {participant} to the transcript, of {day}: {answer}",
  "trail-findings-shown": "showed findings to {participant} on {day}: {shown}",
  "trail-quote-numbered": "gave {segment} in {source} the number Q{number} in the quote bank",
  "term-source-interview": "interview",
  "term-source-group": "group interview",
  "term-source-note": "field note",
  "term-source-condensed": "summary",
  "term-status-invited": "invited",
  "term-status-declined": "declined",
  "term-status-consented": "consented",
  "term-status-no-show": "no-show",
  "term-status-interviewed": "interviewed",
  "term-phase-initial": "initial coding",
  "term-phase-focused": "focused coding",
  "term-phase-theoretical": "theoretical coding",
  "term-part-title": "title",
  "term-part-question": "research question",
  "term-part-method": "method",
  "term-part-ethics": "ethics",
  "term-part-context": "context",
  "term-part-interviewer": "interviewer",
  "term-part-credentials": "credentials",
  "term-part-occupation": "occupation",
  "term-part-gender": "gender",
  "term-part-experience": "experience and training",
  "term-part-relationship": "relationship with the participants before the study",
  "term-part-known_to_participants": "what the participants knew about the interviewer",
  "term-part-sampling": "how participants were selected",
  "term-part-recruitment": "how participants were recruited",
  "term-part-non_participation": "why some did not take part",
  "term-part-setting": "setting of the interviews",
  "term-part-others_present": "others present",
  "term-part-dates": "period of the interviews",
  "term-part-data_collection": "how data were collected",
  "term-part-guide": "interview guide and pilot",
  "term-part-repeat_interviews": "repeat interviews",
  "term-part-recording": "audio or video recording",
  "term-part-field_notes": "field notes",
  "term-part-duration": "duration of the interviews",
  "term-part-saturation": "data saturation",
  "term-part-transcription": "transcription and processing",
  "term-part-transcript_return": "transcripts returned to participants",
  "term-part-derivation": "how the themes were derived",
  "term-part-member_checking": "member checking of the findings",
  "term-part-consistency": "consistency of data and findings",
  "term-part-minor_themes": "minor themes and diverse cases",
  "term-part-abstract": "abstract",
  "term-part-problem": "the problem and its significance",
  "term-part-trustworthiness": "measures to enhance trustworthiness",
  "term-part-prior_work": "relation to earlier research",
  "term-part-limitations": "limitations",
  "term-part-conflicts_of_interest": "conflicts of interest",
  "term-part-funding": "funding",
  "term-code-part-definition": "definition",
  "term-code-part-use": "when to use",
  "term-code-part-not_use": "when not to use",
  "term-code-part-example": "example",
  "term-code-part-content": "content in the result table",
  "term-role-owner": "owner",
  "term-role-coder": "coder",
  "term-role-reviewer": "reviewer",
  "term-layer-spoken": "verbatim",
  "term-layer-corrected": "corrected",
  "term-layer-anonymised": "anonymised",
  "term-relation-causes": "causes",
  "term-relation-part_of": "is part of",
  "term-relation-contradicts": "contradicts",
  "term-attribute-text": "text",
  "term-attribute-number": "number",
  "term-attribute-date": "date",
  "term-attribute-yesno": "yes or no",
  "term-attribute-choice": "choice",
  "term-export-study": "the study",
  "term-export-texts": "texts with their codings",
  "term-export-codings": "coded quotes",
  "term-export-codebook": "the codebook",
  "term-export-tables": "a table",
  "term-export-picture": "a picture",
  "term-export-report": "the validity review",
  "term-export-bundle": "an audit bundle",
  "term-export-file": "an attached file",
  "term-export-references": "the references",
  "term-export-trail": "the audit trail",
  "term-then-destroy": "destroy the words",
  "term-then-archive": "archive",
  "term-then-decide": "decide then",
  "term-answer-approved": "approved",
  "term-answer-corrected": "corrected",
  "term-answer-withdrew": "withdrew",
  "term-answer-no_answer": "no answer",
  "term-answer-agreed": "agreed",
  "term-answer-partly": "agreed in part",
  "term-answer-disagreed": "disagreed",
  "term-matter-interview": "interview",
  "term-matter-quotation": "quotation",
  "term-matter-recording": "recording",
  "term-matter-sharing": "sharing or archiving",
  "term-consent-yes": "yes",
  "term-consent-no": "no",
  "term-consent-not_asked": "not asked",
  "term-consent-answer": "{matter}: {answer}",
  "trail-closed-participant": "a participant whose name is not shown",
  "trail-closed-source": "a text whose name is not shown",
  "trail-term-attributed": "{name} (as the file says)",
  "trail-term-attributed-unnamed": "coder {id} (not named by the file)",
  "trail-project-described": "described the study’s {part}: {text}",
  "trail-project-described-empty": "cleared the {part}",
  "trail-project-described-title": "gave the project the title {text}",
  "trail-import-reported": "reported on the import of {file}: {things}",
  "trail-project-imported": "imported {file}: {count} things",
  "trail-project-imported-one": "imported {file}: 1 thing",
  "trail-a-project": "a project of another tool",
  "trail-member-named": "changed their name from {before} to {name}",
  "trail-member-named-first": "gave their name: {name}",
  "trail-device-clone_split": "made a copy of a device of {device} a device of its own, with {count} events",
  "trail-device-clone_split-one": "made a copy of a device of {device} a device of its own, with 1 event",
  "trail-event-undone": "undid event {number} by {by}: {deed}",
  "trail-event-undone-more": "undid event {number} by {by} and {count} more of the same act: {deed}",
  "trail-event-undone-more-one": "undid event {number} by {by} and 1 more of the same act: {deed}",
  "trail-event-undone-unknown": "undid {deed}",
  "trail-event-accepted_late": "accepted the late event {number} by {by}: {deed}",
  "trail-event-accepted_late-unknown": "accepted as a late event {deed}",
  "trail-participant-added": "added the participant {participant}",
  "trail-participant-added-closed": "added {participant}",
  "trail-participant-described": "set {attribute} of {participant} to {value}",
  "trail-participant-described-empty": "cleared {attribute} of {participant}",
  "trail-attribute-type_set": "defined the attribute {attribute} as {type}",
  "trail-attribute-type_set-choices": "defined the attribute {attribute} as {type}: {choices}",
  "trail-consent-noted": "recorded what {participant} consented to on {day}: {answers}{form}{scope}",
  "trail-consent-form": " (form {form})",
  "trail-consent-scope": "; {scope}",
  "trail-source-imported": "imported {name} ({kind})",
  "trail-source-imported-people": "imported {name} ({kind}) with {participants}",
  "trail-source-assigned": "assigned {source} to {participants}",
  "trail-source-assigned-nobody": "removed all participants from {source}",
  "trail-source-speakers_set": "corrected who speaks in {source}: {participants}",
  "trail-source-speakers_set-nobody": "corrected who speaks in {source}",
  "trail-source-timecodes_set": "added {count} time codes to {source}",
  "trail-source-timecodes_set-one": "added 1 time code to {source}",
  "trail-source-described": "set {attribute} of {source} to {value}",
  "trail-source-described-empty": "cleared {attribute} of {source}",
  "trail-text-replaced": "replaced words in {source} at {count} places (layer: {layer})",
  "trail-text-replaced-one": "replaced words in {source} at 1 place (layer: {layer})",
  "trail-text-replaced-blank": "blanked words in {source} at {count} places (layer: {layer})",
  "trail-text-replaced-blank-one": "blanked words in {source} at 1 place (layer: {layer})",
  "trail-transcript-begun": "began to transcribe {transcript}",
  "trail-transcript-begun-people": "began to transcribe {transcript}, in which {participants} speak",
  "trail-transcript-closed": "finished the transcript of {transcript}: {source}",
  "trail-transcript-closed-deleted": "deleted the draft of the transcript of {transcript}",
  "trail-code-created": "created {code}",
  "trail-code-created-under": "created {code} under {parent}",
  "trail-code-defined": "described {code} ({part}): {text}",
  "trail-code-defined-empty": "cleared the {part} of {code}",
  "trail-code-arranged": "put {code} elsewhere on the code map",
  "trail-code-coloured": "changed the colour of {code} to {colour}",
  "trail-code-coloured-none": "removed the colour of {code}",
  "trail-code-placed": "placed {code} after {beside}",
  "trail-code-placed-before": "placed {code} before {beside}",
  "trail-code-quote_set": "no longer uses {segment} in {source} as a quote for {code}",
  "trail-code-quote_set-chosen": "chose {segment} in {source} as a quote for {code}",
  "trail-coder-attributed": "named a coder of {file}, as the file says: {name}",
  "trail-coder-attributed-unnamed": "named a coder of {file} whose name the file does not say",
  "trail-coding-attributed": "imported that {coder} coded {segment} in {source} as {code}",
  "trail-coding-attributed-dated": "imported that {coder} coded {segment} in {source} as {code} on {day}",
  "trail-memo-attributed": "imported that {memo} is by {coder}",
  "trail-memo-attributed-dated": "imported that {memo} is by {coder}, of {day}",
  "trail-judgement-attributed": "imported that {judge} agreed with {coder} that {segment} in {source} is {code}",
  "trail-judgement-attributed-disagree": "imported that {judge} disagreed with {coder} that {segment} in {source} is {code}",
  "trail-judgement-attributed-propose": "imported that {judge} proposed {other} instead of {code} for {segment} in {source}, coded by {coder}",
  "trail-consensus-attributed": "imported that {coder} recorded the consensus",
  "trail-consensus-attributed-dated": "imported that {coder} recorded the consensus, on {day}",
  "trail-coding-annotated": "removed weight and comment of {code} on {segment} in {source}",
  "trail-coding-annotated-weight": "gave {code} on {segment} in {source} the weight {weight}",
  "trail-coding-annotated-comment": "commented on {code} on {segment} in {source}: {comment}",
  "trail-coding-annotated-both": "gave {code} on {segment} in {source} the weight {weight} and commented: {comment}",
  "trail-coding-stance_set": "removed the mark that {segment} in {source} is a negative case of {code}",
  "trail-coding-stance_set-against": "marked {segment} in {source} as a negative case of {code}",
  "trail-coding-judged": "agreed with {coder} that {segment} in {source} is {code}",
  "trail-coding-judged-disagree": "disagreed with {coder} that {segment} in {source} is {code}",
  "trail-coding-judged-propose": "proposed {other} instead of {code} for {segment} in {source}, coded by {coder}",
  "trail-consensus-recorded": "recorded the consensus that {segment} in {source} is {codes}",
  "trail-consensus-recorded-none": "recorded the consensus that {segment} in {source} has no code",
  "trail-set-saved": "saved the set {name}: {content}",
  "trail-set-saved-empty": "saved the set {name}, empty",
  "trail-set-saved-renamed": "renamed the set {before} → {name}: {content}",
  "trail-set-saved-renamed-empty": "renamed the set {before} → {name}, empty",
  "trail-query-saved": "saved the query {name}",
  "trail-query-saved-renamed": "renamed the query {before} → {name}",
  "trail-attestation-made": "attested what {count} events add up to",
  "trail-attestation-made-one": "attested what 1 event adds up to",
  "trail-attestation-checked": "confirmed the attestation of {count} events",
  "trail-attestation-checked-one": "confirmed the attestation of 1 event",
  "trail-attestation-checked-differs": "found something other than the attestation of {count} events says",
  "trail-attestation-checked-differs-one": "found something other than the attestation of 1 event says",
  "trail-checkpoint-made": "made a checkpoint of {count} events",
  "trail-checkpoint-made-one": "made a checkpoint of 1 event",
  "trail-checkpoint-signed": "signed the checkpoint of {count} events",
  "trail-checkpoint-signed-one": "signed the checkpoint of 1 event",
  "trail-checkpoint-stamped": "had the checkpoint of {count} events time-stamped by {server}",
  "trail-checkpoint-stamped-one": "had the checkpoint of 1 event time-stamped by {server}",
  "trail-export-recorded": "took out unencrypted: {content} ({format}){file}{sources}{codes}{reading}",
  "trail-export-file": " {file}",
  "trail-export-sources": ", from {sources}",
  "trail-export-codes": ", of {codes}",
  "trail-export-reading": ", participants’ words {reading}",
  "trail-retention-set": "set that {whose} may be kept until {day}, then: {then}",
  "trail-retention-set-none": "removed the date until which {whose} may be kept",
  "trail-findings-answered": "recorded the answer of {participant} to the findings, of {day}: {answer}",
  "trail-findings-answered-changed": "recorded the answer of {participant} to the findings, of {day}: {answer}; changed because of it: {changed}",
  "trail-quote-use_noted": "noted where {segment} in {source} is used: {where}",
  "trail-quote-use_noted-empty": "cleared where {segment} in {source} is used",
  "trail-and": " and ",
  "trail-months": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
  "trail-day": "{day} {month} {year}",
  "trail-thousand": ",",
  "trail-line": "{number}. {at} {by} {did}",
  "trail-why": "Reason: {why}",
  "trail-without-effect": "without effect",
  "trail-undone": "undone later",
  "page-trail": "Show the decisions in words",
  "page-more": "Show more",
  "trail-title": "The decisions that it shows, in the names of their moment",
  "trail-none": "No decision is shown.",
  "trail-sealed": "{count} more events are sealed: of these only the clock and what their authors had seen are shown.",
  "trail-todays": "From here on names are told as they are today: so often were things undone and done again.",
  "trail-not-told": "No trail: events are damaged or missing."
 },
 "nb": {
  "missing": "Det finnes ingen fil «{file}».",
  "folder": "«{file}» er en mappe; oppgi revisjonspakken i den.",
  "unreadable": "«{file}» kan ikke leses: {reason}.",
  "bundle-empty": "Filen er tom; be om revisjonspakken på nytt.",
  "not-a-bundle": "Dette er ikke en revisjonspakke: den begynner ikke som en.",
  "bundle-first-line-damaged": "Den første linjen i denne revisjonspakken er skadet, eller den kommer fra en versjon som dette kontrollprogrammet ikke kjenner; be om pakken på nytt, eller bruk kontrollprogrammet for den versjonen.",
  "bundle-cut-off": "Revisjonspakken slutter brått etter de første {number} hendelsene: filen er kuttet av, eller en lengde i den er endret; be om den på nytt.",
  "bundle-cut-in-beginning": "Revisjonspakken slutter brått i begynnelsen: filen er kuttet av, eller en lengde i den er endret; be om den på nytt.",
  "bundle-beginning-damaged": "Begynnelsen av revisjonspakken er skadet og kan ikke leses; be om den på nytt.",
  "bundle-end-damaged": "Slutten av revisjonspakken er skadet eller kuttet av: den sier ikke hvem som satte den sammen; be om den på nytt.",
  "form": "En hendelse i revisjonspakken har en form som ikke står i protokollen.",
  "place-event": "hendelse {number} i pakken (hendelse {seq} fra enhet {device})",
  "place-number": "hendelse {number} i pakken",
  "place-bundle": "pakken",
  "place-beginning": "begynnelsen av pakken",
  "place-device": "enhet {device}",
  "place-quote": "det oppgitte sitatet «{quote}»",
  "malformed": "den kan ikke leses: den er skadet eller satt inn",
  "other-project": "den hører til et annet prosjekt",
  "out-of-order": "den står ikke på plassen sin i pakken, eller er der to ganger",
  "chain-broken": "hendelsen før mangler eller er endret",
  "names-missing-event": "den som skrev den, hadde sett hendelse {seq} fra enhet {device}, som ikke er her",
  "signature-wrong": "signaturen er feil: den er endret, eller en annen enhet signerte den",
  "no-key": "begynnelsen av pakken har ingen nøkkel å kontrollere {which} i pakken med: enten er listen over nøkler der endret, eller så er det som sies å være fra denne enheten, det",
  "one-event": "hendelse {number}",
  "some-events": "hendelse {first} til {last}",
  "disclosure-key": "nøkkelen som pakken oppgir for den, er ikke dens egen: nøkkelen er endret eller byttet ut",
  "disclosure-words": "en nøkkel som pakken oppgir for ord i den, åpner dem ikke: nøkkelen er endret, eller den som skrev den, forseglet ingenting med den",
  "disclosure-nothing": "pakken oppgir en nøkkel for ord som ikke står i den",
  "timing-missing": "pakken viser ikke hva den som skrev den, hadde sett, så noe kan være utelatt",
  "timing-false": "det pakken sier at den som skrev den, hadde sett, er ikke det de signerte",
  "scope-false": "den er ikke vist, selv om pakken sier at den viser alle slike hendelser",
  "count-differs": "den sier at det er {said} hendelser, og {found} er her",
  "heads-differ": "den oppgir andre siste hendelser enn de som er her: hendelser mangler, eller den er endret",
  "project-differs": "den oppgir et annet prosjekt enn det alle hendelsene her hører til",
  "bundle-altered": "signaturen er feil: den er endret etter at den ble satt sammen",
  "bundle-altered-around": "signaturen er feil, og hver hendelse er slik enheten signerte den: det som er endret, er begynnelsen (når den ble laget, hva den viser, nøkler, sitater), slutten, eller hva som vises av en hendelse",
  "not-admitted": "ingenting her sier hvem som slapp den inn",
  "maker-unknown": "den som satte den sammen, er ikke med i teamet",
  "blind-false": "den sier at en blindrunde skjuler noe for den som laget den, men ingen slik runde er åpen",
  "quote-false": "teksten har andre ord der",
  "note-stranger": "enhet {device} ble tatt opp av noen som ikke kan det: det den skrev, har ingen virkning",
  "note-silent": "enheter som ble tatt opp, og som det ikke er noe fra her: {count}",
  "note-void": "hendelser etter at den som skrev dem, ble fjernet, som ikke har noen virkning: {count}",
  "note-blind-undecided": "om blindrunden fortsatt var åpen, kan ikke avgjøres ut fra denne pakken: en hendelse som er forseglet her, kan ha avsluttet den, og da var det som er forseglet, ikke skjult for den som laget pakken",
  "note-maker-removed": "den som satte sammen pakken, er fjernet fra teamet",
  "note-not-judged": "siden hendelser er skadet eller mangler, sies det ingenting om hvem som var med i teamet, hvilke hendelser som teller, og hvordan kodeboken var",
  "why-damaged": "hendelser er skadet eller mangler",
  "why-not-all": "ikke alle hendelser er vist",
  "shows-everything": "alt",
  "shows-decisions": "alle beslutninger, ingen av deltakernes ord",
  "shows-code": "det den som laget den, valgte om kategorien {code}",
  "shows-period": "beslutningene fra {start} til {end}, uten ord",
  "shows-but-blind": "{shows}, bortsett fra det en åpen blindrunde skjuler for den som laget den",
  "whole": "Hel, signert av {feeds} enheter, ingenting mangler.",
  "read-notes": "Men les det som er verdt å vite nedenfor.",
  "not-whole": "IKKE i orden.",
  "to-know": "Verdt å vite: {note}",
  "counts": "{events} hendelser, {open} av dem åpne, og {words} tekster",
  "shows": "Den sier at den viser: {shows}",
  "maker": "Prosjekt {project}, satt sammen av enhet {device} ({role}), som sier at det var {at} UTC",
  "role-owner": "eier",
  "role-coder": "medkoder",
  "role-reviewer": "leser",
  "role-none": "ukjent rolle",
  "closed": "tekster i de åpne hendelsene som fortsatt er lukket, fordi de er trukket eller ikke vises: {count}",
  "claim-proved": "Oppgitt sitat, bevist: «{quote}»",
  "claim-stated": "Oppgitt sitat, bare oppgitt: «{quote}»",
  "claim-contradicted": "Oppgitt sitat, motsagt av teksten: «{quote}»",
  "fingerprint": "Fingeravtrykk av mengden av hendelser: {digest}",
  "help": "Kontrollerer en revisjonspakke fra Kodespor uten Kodespor.\n\nBruk: python verify_bundle.py [--trail] [--json] [--language nb|en] FIL\n\n  FIL             revisjonspakken\n  --trail         også beslutningene som den viser, i ord: hvem som gjorde hva med hva,\n                  med navnene fra den gangen\n  --json          alt som ble funnet, for programmer; også når utdata går til en fil\n                  eller et program\n  --language      engelsk (en) eller norsk (nb); ellers språket i systemet\n  -h, --help      denne siden\n\nUtgangsstatus: 0 i orden, 3 ikke i orden, 2 ingen pakke. Les merknadene også: de sier hva\nsom er i orden, men verdt å vite. Krever Python 3.11, cryptography og msgpack. Kom denne\nfilen fra den som ga deg pakken, beviser den ingenting: hent den fra en utgivelse av\nKodespor, og kontroller signaturen (docs/validity.md).",
  "old-browser": "Denne nettleseren kan ikke kontrollere Ed25519-signaturer; bruk en nyere.",
  "page-title": "Er denne loggen hel?",
  "page-intro": "Slipp en revisjonspakke her. Den kontrolleres på denne maskinen, av denne siden alene; ingenting sendes noe sted.",
  "page-source": "Kom denne siden fra den som ga deg pakken? Da beviser den ingenting: den som forfalsker det ene, kan forfalske det andre. Hent den fra en utgivelse av Kodespor, og kontroller signaturen slik docs/validity.md der sier.",
  "page-drop": "Revisjonspakke",
  "page-unchecked": "Denne filen kan ikke kontrolleres: {reason}.",
  "codebook": "Kodeboken som følger av den",
  "no-codebook": "Ingen kodebok: {reason}",
  "not-shown": "(ikke vist)",
  "status-merged": "slått sammen",
  "status-split": "delt",
  "status-deleted": "slettet",
  "more": "… og {count} til",
  "help-no-file": "Hvilken revisjonspakke? Oppgi én fil: python verify_bundle.py FIL (--help sier mer).",
  "help-unknown": "«{what}» er ukjent her; --help sier hva som finnes.",
  "trail-name": "«{name}»",
  "trail-now": "{then} (nå {now})",
  "trail-now-in": "{then} (nå i {now})",
  "trail-nth": "{name}, nr. {number}",
  "trail-more": "{count} til",
  "trail-top": "øverste nivå",
  "trail-project": "prosjektet",
  "trail-segment": "et utdrag",
  "trail-untitled": "uten tittel",
  "trail-unknown-thing": "noe som ikke er her",
  "trail-member-unnamed": "et medlem uten navn",
  "trail-stranger": "en ukjent enhet",
  "trail-newer": "gjorde noe som bare en nyere versjon av programmet kjenner",
  "trail-malformed": "signerte noe som ikke noe program kan lese",
  "trail-coding": "{segment} i {source}, kodet {code}",
  "trail-a-memo-analytic": "et analytisk memo om {on}",
  "trail-a-memo-theoretical": "et teoretisk memo om {on}",
  "trail-a-memo-methodological": "et metodisk memo om {on}",
  "trail-a-memo-reflexive": "et refleksivt memo om {on}",
  "trail-a-memo-preunderstanding": "et memo om forforståelse, om {on}",
  "trail-a-memo-observational": "et observasjonsmemo om {on}",
  "trail-a-memo-ethical": "et etisk memo om {on}",
  "trail-a-memo-charted": "en rute i rammeverksmatrisen, om {on}",
  "trail-a-memo-finding": "en tekst i funnene, om {on}",
  "trail-the-memo-analytic": "det analytiske memoet om {on}",
  "trail-the-memo-theoretical": "det teoretiske memoet om {on}",
  "trail-the-memo-methodological": "det metodiske memoet om {on}",
  "trail-the-memo-reflexive": "det refleksive memoet om {on}",
  "trail-the-memo-preunderstanding": "memoet om forforståelse, om {on}",
  "trail-the-memo-observational": "observasjonsmemoet om {on}",
  "trail-the-memo-ethical": "det etiske memoet om {on}",
  "trail-the-memo-charted": "ruten i rammeverksmatrisen, om {on}",
  "trail-the-memo-finding": "teksten i funnene om {on}",
  "trail-memo-analytic": "et analytisk memo",
  "trail-memo-theoretical": "et teoretisk memo",
  "trail-memo-methodological": "et metodisk memo",
  "trail-memo-reflexive": "et refleksivt memo",
  "trail-memo-preunderstanding": "et memo om forforståelse",
  "trail-memo-observational": "et observasjonsmemo",
  "trail-memo-ethical": "et etisk memo",
  "trail-memo-finding": "en tekst i funnene",
  "trail-project-created": "opprettet prosjektet {title}",
  "trail-phase-started": "startet fasen {phase}",
  "trail-milestone-marked": "satte milepælen {name}",
  "trail-member-admitted": "tok opp {member} som {role}",
  "trail-member-removed": "fjernet {member} fra prosjektet",
  "trail-member-role_set": "endret rollen til {member} fra {before} til {role}",
  "trail-owner-voted": "stemte på {member} som eier",
  "trail-device-device": "en enhet",
  "trail-device-paper": "et gjenopprettingsark",
  "trail-device-added": "la til {kind} for {member}",
  "trail-device-confirmed": "bekreftet en enhet som tilhører {device}",
  "trail-device-removed": "fjernet en enhet som tilhører {device}",
  "trail-device-keys_renewed": "fornyet nøkkelen til enheten sin",
  "trail-epoch-started": "startet en ny nøkkelperiode",
  "trail-participant-renamed": "ga deltakeren nytt navn: {participant} → {pseudonym}",
  "trail-participant-renamed-closed": "ga {participant} nytt navn",
  "trail-participant-merged-closed": "slo sammen to deltakere som er én person",
  "trail-participant-merged": "slo deltakeren {participant} sammen med {into}: de er én person",
  "trail-participant-status_set": "satte status for {participant} til {status}",
  "trail-participant-withdrawn": "registrerte tilbaketrekkingen av {participant}",
  "trail-participant-withdrawn-more": "utvidet tilbaketrekkingen av {participant}",
  "trail-withdrawal-confirmed": "bekreftet tilbaketrekkingen av {thing}",
  "trail-withdrawal-declined": "avviste tilbaketrekkingen av {thing}",
  "trail-source-renamed": "ga teksten {source} nytt navn → {name}",
  "trail-source-speaker_sealed": "forseglet det {participant} sier i {source}, for seg",
  "trail-source-withdrawn": "trakk tilbake {source}",
  "trail-passage-linked": "koblet {segment} i {source} til {original} i {of}",
  "trail-passage-unlinked": "fjernet koblingen fra {segment} i {source} til {original} i {of}",
  "trail-file-attached": "la ved filen {name} til {on}",
  "trail-file-detached": "fjernet vedlegget {file}",
  "trail-transcript-saved": "lagret et utkast til transkripsjonen av {transcript}",
  "trail-code-renamed": "ga nytt navn: {code} → {name}",
  "trail-code-reason_given": "begrunnet en beslutning om {code} i ettertid: {reason}",
  "trail-code-moved": "flyttet {code} fra {before} til {parent}",
  "trail-code-merged": "slo sammen {code} med {into}",
  "trail-code-split": "delte {code} opp i {into}",
  "trail-code-deleted": "slettet {code}",
  "trail-coding-created": "kodet {segment} i {source} som {code}",
  "trail-coding-recoded": "kodet om {segment} i {source} fra {code} til {other}",
  "trail-coding-resized": "flyttet grensene for {code} i {source} fra {segment} til {to}",
  "trail-coding-removed": "fjernet {code} fra {segment} i {source}",
  "trail-round-opened": "åpnet blindrunden {name} i {sources} for {coders}",
  "trail-round-finished": "ble ferdig med blindrunden {round}",
  "trail-round-ended": "avsluttet blindrunden {round}",
  "trail-memo-written": "skrev {memo}: {text}",
  "trail-memo-revised": "skrev om {memo}: {text}",
  "trail-memo-deleted": "slettet {memo}",
  "trail-memo-placed": "plasserte {memo} ved {segment}",
  "trail-memo-linked": "lenket {memo} til {thing}",
  "trail-memo-unlinked": "fjernet lenken fra {memo} til {thing}",
  "trail-relation-created": "satte en relasjon fra {code} til {other}: {kind}",
  "trail-relation-removed": "fjernet relasjonen fra {code} til {other}: {kind}",
  "trail-set-removed": "slettet settet {set}",
  "trail-query-deleted": "slettet det lagrede søket {query}",
  "trail-reference-added": "la til referansen {item}",
  "trail-reference-removed": "fjernet referansen {reference}",
  "trail-retention-study": "studien",
  "trail-retention-words": "det {participant} har sagt,",
  "trail-transcript-returned": "ga {source} tilbake til {participant} {day}",
  "trail-transcript-answered": "registrerte svaret fra {participant} på transkripsjonen, datert {day}: {answer}",
  "trail-findings-shown": "viste funn til {participant} {day}: {shown}",
  "trail-quote-numbered": "ga {segment} i {source} nummeret Q{number} i sitatbanken",
  "term-source-interview": "intervju",
  "term-source-group": "gruppeintervju",
  "term-source-note": "feltnotat",
  "term-source-condensed": "fortettet tekst",
  "term-status-invited": "invitert",
  "term-status-declined": "takket nei",
  "term-status-consented": "samtykket",
  "term-status-no-show": "møtte ikke",
  "term-status-interviewed": "intervjuet",
  "term-phase-initial": "åpen koding",
  "term-phase-focused": "fokusert koding",
  "term-phase-theoretical": "teoretisk koding",
  "term-part-title": "tittel",
  "term-part-question": "forskningsspørsmål",
  "term-part-method": "metode",
  "term-part-ethics": "etikk",
  "term-part-context": "kontekst",
  "term-part-interviewer": "intervjuer",
  "term-part-credentials": "kvalifikasjoner",
  "term-part-occupation": "yrke",
  "term-part-gender": "kjønn",
  "term-part-experience": "erfaring og opplæring",
  "term-part-relationship": "relasjon til deltakerne før studien",
  "term-part-known_to_participants": "hva deltakerne visste om intervjueren",
  "term-part-sampling": "utvelgelse av deltakere",
  "term-part-recruitment": "hvordan deltakerne ble rekruttert",
  "term-part-non_participation": "hvorfor noen ikke deltok",
  "term-part-setting": "sted for intervjuene",
  "term-part-others_present": "andre til stede",
  "term-part-dates": "tidsrom for intervjuene",
  "term-part-data_collection": "hvordan dataene ble samlet inn",
  "term-part-guide": "intervjuguide og prøveintervju",
  "term-part-repeat_interviews": "gjentatte intervjuer",
  "term-part-recording": "lyd- eller bildeopptak",
  "term-part-field_notes": "feltnotater",
  "term-part-duration": "intervjuenes varighet",
  "term-part-saturation": "datametning",
  "term-part-transcription": "transkripsjon og bearbeiding",
  "term-part-transcript_return": "transkripsjoner lest av deltakerne",
  "term-part-derivation": "hvordan temaene ble utledet",
  "term-part-member_checking": "deltakersjekk av funnene",
  "term-part-consistency": "samsvar mellom data og funn",
  "term-part-minor_themes": "mindre temaer og avvikende tilfeller",
  "term-part-abstract": "sammendrag",
  "term-part-problem": "problemstillingen og dens betydning",
  "term-part-trustworthiness": "tiltak for å styrke troverdigheten",
  "term-part-prior_work": "forhold til tidligere forskning",
  "term-part-limitations": "begrensninger",
  "term-part-conflicts_of_interest": "interessekonflikter",
  "term-part-funding": "finansiering",
  "term-code-part-definition": "definisjon",
  "term-code-part-use": "når den brukes",
  "term-code-part-not_use": "når den ikke brukes",
  "term-code-part-example": "eksempel",
  "term-code-part-content": "innhold i resultattabellen",
  "term-role-owner": "eier",
  "term-role-coder": "koder",
  "term-role-reviewer": "leser",
  "term-layer-spoken": "ordrett",
  "term-layer-corrected": "rettet",
  "term-layer-anonymised": "anonymisert",
  "term-relation-causes": "fører til",
  "term-relation-part_of": "er en del av",
  "term-relation-contradicts": "motsier",
  "term-attribute-text": "tekst",
  "term-attribute-number": "tall",
  "term-attribute-date": "dato",
  "term-attribute-yesno": "ja eller nei",
  "term-attribute-choice": "valg",
  "term-export-study": "studien",
  "term-export-texts": "tekster med kodinger",
  "term-export-codings": "kodede sitater",
  "term-export-codebook": "kodeboken",
  "term-export-tables": "en tabell",
  "term-export-picture": "en figur",
  "term-export-report": "validitetsgjennomgangen",
  "term-export-bundle": "en revisjonspakke",
  "term-export-file": "en vedlagt fil",
  "term-export-references": "referansene",
  "term-export-trail": "revisjonssporet",
  "term-then-destroy": "slett ordene",
  "term-then-archive": "arkiver",
  "term-then-decide": "avgjør det da",
  "term-answer-approved": "godkjente",
  "term-answer-corrected": "rettet",
  "term-answer-withdrew": "trakk seg",
  "term-answer-no_answer": "svarte ikke",
  "term-answer-agreed": "enig",
  "term-answer-partly": "delvis enig",
  "term-answer-disagreed": "uenig",
  "term-matter-interview": "intervju",
  "term-matter-quotation": "sitering",
  "term-matter-recording": "opptak",
  "term-matter-sharing": "deling eller arkivering",
  "term-consent-yes": "ja",
  "term-consent-no": "nei",
  "term-consent-not_asked": "ikke spurt",
  "term-consent-answer": "{matter}: {answer}",
  "trail-closed-participant": "en deltaker uten vist navn",
  "trail-closed-source": "en tekst uten vist navn",
  "trail-term-attributed": "{name} (ifølge filen)",
  "trail-term-attributed-unnamed": "koder {id} (uten navn i filen)",
  "trail-project-described": "beskrev studien ({part}): {text}",
  "trail-project-described-empty": "tømte feltet {part}",
  "trail-project-described-title": "ga prosjektet tittelen {text}",
  "trail-import-reported": "rapporterte om importen av {file}: {things}",
  "trail-project-imported": "importerte {file}: {count} ting",
  "trail-project-imported-one": "importerte {file}: 1 ting",
  "trail-a-project": "et prosjekt fra et annet verktøy",
  "trail-member-named": "endret navnet sitt fra {before} til {name}",
  "trail-member-named-first": "oppga navnet sitt: {name}",
  "trail-device-clone_split": "gjorde en kopi av en enhet som tilhører {device}, til en egen enhet, med {count} hendelser",
  "trail-device-clone_split-one": "gjorde en kopi av en enhet som tilhører {device}, til en egen enhet, med 1 hendelse",
  "trail-event-undone": "angret hendelse {number} av {by}: {deed}",
  "trail-event-undone-more": "angret hendelse {number} av {by} og {count} til fra den samme handlingen: {deed}",
  "trail-event-undone-more-one": "angret hendelse {number} av {by} og 1 til fra den samme handlingen: {deed}",
  "trail-event-undone-unknown": "angret {deed}",
  "trail-event-accepted_late": "godtok den sene hendelsen {number} av {by}: {deed}",
  "trail-event-accepted_late-unknown": "godtok som sen hendelse {deed}",
  "trail-participant-added": "la til deltakeren {participant}",
  "trail-participant-added-closed": "la til {participant}",
  "trail-participant-described": "satte {attribute} for {participant} til {value}",
  "trail-participant-described-empty": "tømte {attribute} for {participant}",
  "trail-attribute-type_set": "definerte kjennetegnet {attribute} som {type}",
  "trail-attribute-type_set-choices": "definerte kjennetegnet {attribute} som {type}: {choices}",
  "trail-consent-noted": "registrerte hva {participant} samtykket til {day}: {answers}{form}{scope}",
  "trail-consent-form": " (skjema {form})",
  "trail-consent-scope": "; {scope}",
  "trail-source-imported": "importerte {name} ({kind})",
  "trail-source-imported-people": "importerte {name} ({kind}) med {participants}",
  "trail-source-assigned": "knyttet {source} til {participants}",
  "trail-source-assigned-nobody": "fjernet alle deltakere fra {source}",
  "trail-source-speakers_set": "rettet hvem som snakker i {source}: {participants}",
  "trail-source-speakers_set-nobody": "rettet hvem som snakker i {source}",
  "trail-source-timecodes_set": "la {count} tidskoder til {source}",
  "trail-source-timecodes_set-one": "la 1 tidskode til {source}",
  "trail-source-described": "satte {attribute} for {source} til {value}",
  "trail-source-described-empty": "tømte {attribute} for {source}",
  "trail-text-replaced": "erstattet ord i {source} på {count} steder (lag: {layer})",
  "trail-text-replaced-one": "erstattet ord i {source} på 1 sted (lag: {layer})",
  "trail-text-replaced-blank": "fjernet ord i {source} på {count} steder (lag: {layer})",
  "trail-text-replaced-blank-one": "fjernet ord i {source} på 1 sted (lag: {layer})",
  "trail-transcript-begun": "begynte å transkribere {transcript}",
  "trail-transcript-begun-people": "begynte å transkribere {transcript}, der {participants} snakker",
  "trail-transcript-closed": "fullførte transkripsjonen av {transcript}: {source}",
  "trail-transcript-closed-deleted": "slettet utkastet til transkripsjonen av {transcript}",
  "trail-code-created": "opprettet {code}",
  "trail-code-created-under": "opprettet {code} under {parent}",
  "trail-code-defined": "beskrev {code} ({part}): {text}",
  "trail-code-defined-empty": "tømte feltet {part} for {code}",
  "trail-code-arranged": "flyttet {code} på kodekartet",
  "trail-code-coloured": "endret fargen på {code} til {colour}",
  "trail-code-coloured-none": "fjernet fargen på {code}",
  "trail-code-placed": "plasserte {code} etter {beside}",
  "trail-code-placed-before": "plasserte {code} foran {beside}",
  "trail-code-quote_set": "bruker ikke lenger {segment} i {source} som sitat for {code}",
  "trail-code-quote_set-chosen": "valgte {segment} i {source} som sitat for {code}",
  "trail-coder-attributed": "oppga en koder fra {file}, ifølge filen: {name}",
  "trail-coder-attributed-unnamed": "oppga en koder fra {file} som filen ikke sier navnet på",
  "trail-coding-attributed": "importerte at {coder} kodet {segment} i {source} som {code}",
  "trail-coding-attributed-dated": "importerte at {coder} kodet {segment} i {source} som {code} {day}",
  "trail-memo-attributed": "importerte at {memo} er av {coder}",
  "trail-memo-attributed-dated": "importerte at {memo} er av {coder}, fra {day}",
  "trail-judgement-attributed": "importerte at {judge} var enig med {coder} i at {segment} i {source} er {code}",
  "trail-judgement-attributed-disagree": "importerte at {judge} var uenig med {coder} i at {segment} i {source} er {code}",
  "trail-judgement-attributed-propose": "importerte at {judge} foreslo {other} i stedet for {code} på {segment} i {source}, kodet av {coder}",
  "trail-consensus-attributed": "importerte at {coder} registrerte konsensusen",
  "trail-consensus-attributed-dated": "importerte at {coder} registrerte konsensusen {day}",
  "trail-coding-annotated": "fjernet vekt og kommentar fra {code} på {segment} i {source}",
  "trail-coding-annotated-weight": "ga {code} på {segment} i {source} vekten {weight}",
  "trail-coding-annotated-comment": "kommenterte {code} på {segment} i {source}: {comment}",
  "trail-coding-annotated-both": "ga {code} på {segment} i {source} vekten {weight} og kommenterte: {comment}",
  "trail-coding-stance_set": "fjernet merket om at {segment} i {source} er et negativt tilfelle av {code}",
  "trail-coding-stance_set-against": "merket {segment} i {source} som negativt tilfelle av {code}",
  "trail-coding-judged": "var enig med {coder} i at {segment} i {source} er {code}",
  "trail-coding-judged-disagree": "var uenig med {coder} i at {segment} i {source} er {code}",
  "trail-coding-judged-propose": "foreslo {other} i stedet for {code} på {segment} i {source}, kodet av {coder}",
  "trail-consensus-recorded": "registrerte konsensus om at {segment} i {source} er {codes}",
  "trail-consensus-recorded-none": "registrerte konsensus om at {segment} i {source} ikke har noen kode",
  "trail-set-saved": "lagret settet {name}: {content}",
  "trail-set-saved-empty": "lagret settet {name}, tomt",
  "trail-set-saved-renamed": "ga settet {before} nytt navn → {name}: {content}",
  "trail-set-saved-renamed-empty": "ga settet {before} nytt navn → {name}, tomt",
  "trail-query-saved": "lagret søket {name}",
  "trail-query-saved-renamed": "ga søket {before} nytt navn → {name}",
  "trail-attestation-made": "attesterte tilstanden etter {count} hendelser",
  "trail-attestation-made-one": "attesterte tilstanden etter 1 hendelse",
  "trail-attestation-checked": "bekreftet attesten på {count} hendelser",
  "trail-attestation-checked-one": "bekreftet attesten på 1 hendelse",
  "trail-attestation-checked-differs": "fant noe annet enn attesten på {count} hendelser sier",
  "trail-attestation-checked-differs-one": "fant noe annet enn attesten på 1 hendelse sier",
  "trail-checkpoint-made": "laget et sjekkpunkt av {count} hendelser",
  "trail-checkpoint-made-one": "laget et sjekkpunkt av 1 hendelse",
  "trail-checkpoint-signed": "signerte sjekkpunktet av {count} hendelser",
  "trail-checkpoint-signed-one": "signerte sjekkpunktet av 1 hendelse",
  "trail-checkpoint-stamped": "fikk sjekkpunktet av {count} hendelser tidsstemplet av {server}",
  "trail-checkpoint-stamped-one": "fikk sjekkpunktet av 1 hendelse tidsstemplet av {server}",
  "trail-export-recorded": "tok ut i klartekst: {content} ({format}){file}{sources}{codes}{reading}",
  "trail-export-file": " {file}",
  "trail-export-sources": ", fra {sources}",
  "trail-export-codes": ", om {codes}",
  "trail-export-reading": ", deltakernes ord {reading}",
  "trail-retention-set": "bestemte at {whose} kan oppbevares til {day}, deretter: {then}",
  "trail-retention-set-none": "fjernet datoen for hvor lenge {whose} kan oppbevares",
  "trail-findings-answered": "registrerte svaret fra {participant} på funnene, datert {day}: {answer}",
  "trail-findings-answered-changed": "registrerte svaret fra {participant} på funnene, datert {day}: {answer}; endret på grunn av det: {changed}",
  "trail-quote-use_noted": "noterte hvor {segment} i {source} er brukt: {where}",
  "trail-quote-use_noted-empty": "tømte hvor {segment} i {source} er brukt",
  "trail-and": " og ",
  "trail-months": "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.",
  "trail-day": "{day}. {month} {year}",
  "trail-thousand": " ",
  "trail-line": "{number}. {at} {by} {did}",
  "trail-why": "Begrunnelse: {why}",
  "trail-without-effect": "uten virkning",
  "trail-undone": "angret senere",
  "page-trail": "Vis beslutningene i ord",
  "page-more": "Vis flere",
  "trail-title": "Beslutningene som den viser, med navnene fra øyeblikket",
  "trail-none": "Ingen beslutning er vist.",
  "trail-sealed": "{count} hendelser til er forseglet: av dem vises bare klokken og hva den som skrev dem, hadde sett.",
  "trail-todays": "Herfra sies navnene slik de er i dag: så ofte ble ting angret og gjort om igjen.",
  "trail-not-told": "Ingen historikk: hendelser er skadet eller mangler."
 }
}
""")  # noqa: E501


# -- the command


FLAGS = {"--json": "json", "--trail": "trail", "-h": "help", "--help": "help"}


def language_of(environment: Mapping[str, str]) -> str:
    """The language of the system: Norwegian where it says so, else English."""
    for name in ("KODESPOR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            return "nb" if value[:2].lower() in ("nb", "nn", "no") else "en"
    return "en"


@dataclass
class Given:
    """What the command line says. `unknown`: the first part of it that nobody knows."""

    file: str = ""
    language: str = ""
    unknown: str = ""
    flags: set[str] = field(default_factory=set)


def parsed_line(arguments: list[str]) -> Given:
    """The command line."""
    given, rest = Given(), list(arguments)
    while rest:
        each = rest.pop(0)
        name, _, value = each.partition("=")
        if name == "--language":
            value = value or (rest.pop(0) if rest else "")
            given.language, given.unknown = (value, given.unknown) if value in SENTENCES else ("", value or each)
        elif each in FLAGS:
            given.flags.add(FLAGS[each])
        elif each == "--" and len(rest) == 1 and not given.file:
            given.file = rest.pop()
        elif each.startswith("-") or given.file:
            given.unknown = given.unknown or each
        else:
            given.file = each
    return given


def read(file: str) -> bytes:
    """The bytes of a file. Raises NotABundle with what is in the way."""
    try:
        return Path(file).read_bytes()
    except FileNotFoundError as problem:
        raise NotABundle("missing", file=file) from problem
    except IsADirectoryError as problem:
        raise NotABundle("folder", file=file) from problem
    except (OSError, ValueError) as problem:
        is_folder = os.path.isdir(file) if "\0" not in file else False
        name = "folder" if is_folder else "unreadable"
        raise NotABundle(name, file=file, reason=getattr(problem, "strerror", None) or str(problem)) from problem


def told(result: Result, say: Say) -> list[str]:
    """What was found, for readers."""
    whole = say("whole", feeds=result.feeds) if not result.problems else say("not-whole")
    lines = [f"{whole} {say('read-notes')}" if is_to_know(result) else whole]
    lines += [f"- {sentence}" for _, sentence in result.problems]
    lines += [say("to-know", note=sentence) for _, sentence in result.notes]
    lines.append(say("counts", events=result.events, open=result.disclosed, words=len(result.words)))
    lines.append(say("shows", shows=result.shows))
    made = datetime.fromtimestamp(result.made_at / 1000, UTC).isoformat(timespec="minutes")[:16]
    role = say(f"role-{result.role or 'none'}")
    lines.append(say("maker", project=result.project, device=result.by[:8], at=made, role=role))
    if result.closed_words:
        lines.append(say("closed", count=result.closed_words))
    lines += [say(f"claim-{what}", quote=quote) for _, quote, what in result.claims]
    lines.append(say("fingerprint", digest=result.events_digest))
    return lines


def visible(line: str) -> str:
    """A line without what moves a terminal's cursor or turns words round: somebody may have typed it to deceive."""
    return "".join("\ufffd" if unicodedata.category(each) == "Cc" or each in TURNING else each for each in line)


TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def in_lines(result: Result, say: Say) -> list[str]:
    """The decisions in words, for readers."""
    if result.trail is None:
        return [say("trail-not-told")]
    lines = [say("trail-title" if result.trail else "trail-none")]
    todays = next((each["n"] for each in result.trail if each["is_todays"]), 0)
    for each in result.trail:
        lines += [say("trail-todays")] if each["n"] == todays else []
        line = say("trail-line", number=each["n"], at=each["at"], by=clipped(each["by"], BY_SHOWN), did=each["did"])
        effect = say("trail-undone" if each["effect"] == "undone" else "trail-without-effect") if each["effect"] else ""
        lines.append(f"{line} [{effect}]" if effect else line)
        if each["why"]:
            lines.append(f"    {say('trail-why', why=clipped(each['why'], NOTE))}")
    if sealed := result.events - len(result.trail):
        lines.append(say("trail-sealed", count=sealed))
    return lines


def is_to_know(result: Result) -> bool:
    """Whether what is in order has something beside it that a reader has to know."""
    return not result.problems and any(kind != "silent" for kind, _ in result.notes)


def main(arguments: list[str]) -> int:
    """The command."""
    given = parsed_line(arguments)
    say = Say(given.language or language_of(os.environ))
    if "help" in given.flags:
        print(say("help"))
        return 0
    if given.unknown or not given.file:
        print(say("help-unknown", what=given.unknown) if given.unknown else say("help-no-file"), file=sys.stderr)
        return 2
    try:
        result = check(read(given.file), say.language, "trail" in given.flags)
    except NotABundle as problem:
        print(say(str(problem), **problem.parts), file=sys.stderr)
        return 2
    if "json" in given.flags or not sys.stdout.isatty():
        left_out = ("words",) if result.trail is not None else ("words", "trail")
        found = {name: value for name, value in vars(result).items() if name not in left_out}
        print(json.dumps({"ok": not result.problems} | found, ensure_ascii=False, indent=1))
    else:
        lines = told(result, say) + (["", *in_lines(result, say)] if "trail" in given.flags else [])
        print("\n".join(map(visible, lines)))
    return 3 if result.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Where each part of an audit bundle lies in its bytes, to damage it, and by what name its damage is to be told."""

from collections.abc import Iterator
from typing import NamedTuple

from core.evidence.audit_bundle import MAGIC
from core.sealing import codec
from tests.forgeries import frames_of

ALTERED = "bundle-altered"
IN_ENVELOPE = {
    "version": (0, "malformed"), "project": (5, "signature-wrong"), "device": (20, "no-key"),
    "seq": (39, "signature-wrong"), "previous": (50, "signature-wrong"), "key": (80, "signature-wrong"),
    "salt": (95, "signature-wrong"), "commitment": (110, "signature-wrong"), "timing": (150, "signature-wrong"),
    "ciphertext": (200, "signature-wrong"), "signature": (-10, "signature-wrong"),
}  # fmt: skip
"""Where a byte of each part of an envelope stands, and what its damage is called."""


class Part(NamedTuple):
    """A byte of a part of a bundle; its event's number, or 0; what damage to it is called: the names of the problems,
    or of the refusal."""

    name: str
    at: int
    number: int
    kinds: tuple[str, ...]


def parts_of(content: bytes) -> Iterator[Part]:
    """A byte of every part of a bundle: of its beginning, its end, and of each of its events."""
    yield Part("first line", 3, 0, ("bundle-first-line-damaged",))
    at, frames = len(MAGIC), frames_of(content)
    for number, frame in enumerate(frames):
        yield Part(f"length {number}", at, 0, ("bundle-cut-off" if number else "bundle-cut-in-beginning",))
        at += 4
        if number == 0:
            yield from _of_beginning(frame, at)
        elif number == len(frames) - 1:
            by, signature = codec.decode(frame)
            yield Part("maker", at + frame.index(by), 0, ("bundle-altered-around",))
            yield Part("last signature", at + frame.index(signature), 0, ("bundle-altered-around",))
            yield Part("form of the end", at, 0, ("bundle-end-damaged",))
        else:
            yield from _of_event(frame, at, number)
        at += len(frame)


def _of_beginning(frame: bytes, at: int) -> Iterator[Part]:
    project, _, _, devices, heads, _, _ = codec.decode(frame)
    yield Part("form of the beginning", at, 0, ("bundle-beginning-damaged",))
    yield Part("project", at + frame.index(project), 0, ("project-differs", ALTERED))
    yield Part("time", at + frame.index(project) + 16 + 4, 0, ("bundle-altered-around",))
    for pair in devices:
        for each in pair:
            yield Part("key of a device", at + frame.index(each), 0, ("no-key", ALTERED))
    for *_, event in heads:
        yield Part("head", at + frame.rindex(event), 0, ("heads-differ", ALTERED))


def _of_event(frame: bytes, at: int, number: int) -> Iterator[Part]:
    raw, key, words, timing = codec.decode(frame)
    start = at + frame.index(raw)
    for name, (place, kind) in IN_ENVELOPE.items():
        first = name in ("seq", "previous") and int.from_bytes(raw[33:41], "big") == 1
        kinds = ("malformed" if first else kind, ALTERED)
        yield Part(f"{name} of event {number}", start + (place if place >= 0 else len(raw) + place), number, kinds)
    yield Part(f"form of event {number}", at, number, ("malformed", ALTERED))
    if key is not None:
        yield Part(f"key of event {number}", at + frame.index(key, len(raw)), number, ("disclosure-key", ALTERED))
    for name, box_key in words:
        place = at + frame.index(name, len(raw))
        yield Part(f"hash of words in event {number}", place, number, ("disclosure-nothing", ALTERED))
        place = at + frame.index(box_key, len(raw))
        yield Part(f"key of words in event {number}", place, number, ("disclosure-words", ALTERED))
    if timing is not None:
        place = at + frame.index(timing[0], len(raw))
        yield Part(f"blind of event {number}", place, number, ("timing-false", ALTERED))


def flipped(content: bytes, at: int, bit: int = 1) -> bytes:
    """A bundle with one bit of a byte turned."""
    return content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :]

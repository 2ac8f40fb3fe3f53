#!/usr/bin/env python3
"""Checks a Kodespor audit bundle without Kodespor: python verify_bundle.py FILE

Needs only Python 3.11, `cryptography` and `msgpack`. Written from docs/protocol.md; shares no code with the program. It
says whether the log in the file is whole, signed by devices that were let in, and opens what was disclosed; where all
events are disclosed it works out the codebook too. Exit status 0: in order; 3: not in order; 2: no bundle.
"""

import bisect
import gc
import hashlib
import hmac
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgpack
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"kodespor audit bundle 2\n"
ZERO, NONCE = bytes(32), bytes(12)
LABEL, BUNDLE_LABEL = b"kodespor/envelope/1", b"kodespor/bundle/2"
SIZES: list[int] = sorted({2**k for k in range(7, 40)} | {3 * 2**k for k in range(5, 39)})
LETTING_IN = ("project.created", "member.admitted", "device.added")
SHARED = ("code.", "relation.", "set.", "consensus.recorded")
NEVER_UNDONE = (
    "project.created", "member.admitted", "member.removed", "device.", "epoch.started", "event.accepted_late", "file.",
    "participant.withdrawn", "source.speaker_sealed", "source.withdrawn", "checkpoint.",
)  # fmt: skip
DAY_MS = 24 * 60 * 60 * 1000
TRUSTED_MS = 90 * DAY_MS
CLOCK_MS_MAX = 4_102_444_800_000
OF_REVIEWERS = ("memo.", "member.named", "device.clone_split", "event.undone", "checkpoint.")


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


@dataclass
class Result:
    """What was found. `codebook` is None where it cannot be worked out, and `why_not` says why."""

    project: str = ""
    shows: str = ""
    by: str = ""
    events: int = 0
    feeds: int = 0
    disclosed: int = 0
    words: dict[bytes, str] = field(default_factory=dict)
    events_digest: str = ""
    problems: list[str] = field(default_factory=list)
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


class Bundle:
    """One check, step by step."""

    def __init__(self, content: bytes) -> None:
        first, *rest = frames_of(content)
        try:
            self.project, _, shows, devices, self.heads, self.count, self.claims = value_of(first)
            self.keys = {sha(b"kodespor/device/1\0" + sign + box)[:16]: sign for sign, box in devices}
            last = rest.pop()
            by, signature = value_of(last)
            self.result = Result(self.project.hex(), shows, by.hex())
        except (ValueError, TypeError, IndexError, AttributeError) as problem:
            raise NotABundle("The bundle's beginning or end is damaged.") from problem
        self.events: list[Event] = []
        self.places: dict[bytes, tuple[bytes, int]] = {}
        for number, frame in enumerate(rest, 1):
            self.take(number, frame)
        self.check_ends()
        self.check_signatures()
        self.admitted = self.check_team()
        signed = content[: -4 - len(last)]
        if by not in self.admitted or not signature_holds(self.keys.get(by), signature, BUNDLE_LABEL, signed):
            self.result.problems.append("the bundle: its signature is wrong, it was altered after it was put together")
        self.work_out_codebook()

    def problem(self, event: Event, sentence: str) -> None:
        """Notes what is not in order."""
        self.result.problems.append(f"event {event.seq} of device {event.device.hex()[:8]}: {sentence}")

    # -- one envelope

    def take(self, number: int, frame: bytes) -> None:
        """Form, chain, disclosure."""
        self.result.events += 1
        try:
            raw, key, words = value_of(frame)
            event = self.parsed(raw)
        except (ValueError, TypeError, IndexError):
            self.result.problems.append(f"event {number} of the bundle: it is malformed")
            return
        if event.previous != ZERO and self.places.get(event.previous) != (event.device, event.seq - 1):
            self.problem(event, "the event before it is missing or was altered")
        self.places[event.id] = (event.device, event.seq)
        self.events.append(event)
        if key is not None:
            self.open(event, key, words)

    def parsed(self, raw: bytes) -> Event:
        """The clear header."""
        if len(raw) < 137 + 16 + 64 or raw[0] != 1:
            raise ValueError
        event = Event(raw, raw[17:33], int.from_bytes(raw[33:41], "big"), raw[41:73], sha(raw))
        if not 0 < event.seq < 1 << 53 or (event.seq == 1) != (event.previous == ZERO):
            raise ValueError
        if raw[1:17] != self.project:
            self.problem(event, "it belongs to another project")
        return event

    def open(self, event: Event, key: bytes, words: Any) -> None:
        """What was disclosed of it."""
        raw = event.raw
        try:
            if raw[105:137] != commitment(key):
                raise ValueError("it was sealed with another key")
            value = value_of(decrypt(key, raw[137:-64], raw[:137]))
            event.wire, event.version, event.at, _, seen, event.fields, why = value
            event.seen = tuple((device, seq, name) for device, seq, name in seen or ())
            event.is_open = True
            self.result.disclosed += 1
            if words:
                boxes = {sha(part.blob): part.blob for part in (*event.fields, why) if isinstance(part, Box)}
                for name, box_key in words:
                    self.result.words[name] = open_box(boxes[name], box_key, self.project)
        except (KeyError, ValueError, TypeError, InvalidTag) as problem:
            self.problem(event, f"what was disclosed of it does not open ({problem})")

    # -- the whole

    def check_ends(self) -> None:
        """Nothing is cut off, and the digest of the set of events."""
        followed = {event.previous for event in self.events}
        heads = sorted((event.device, event.seq, event.id) for event in self.events if event.id not in followed)
        self.result.feeds = len({event.device for event in self.events})
        if tuple(heads) != tuple(map(tuple, self.heads)) or self.count != self.result.events:
            self.result.problems.append("the end: events are missing")
        for event in self.events:
            if any(self.places.get(head[2]) != (head[0], head[1]) for head in event.seen):
                self.problem(event, "it names an event that is not here")
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

    def check_team(self) -> dict[bytes, tuple[bytes, str]]:
        """Device -> (member, role): each let in by one that was in, from the founder on."""
        admitted: dict[bytes, tuple[bytes, str]] = {}
        waiting = [event for event in self.events if event.wire in LETTING_IN]
        moved = True
        while moved:
            moved = False
            for event in list(waiting):
                found = self.let_in(event, admitted)
                if found is not None:
                    device, member, role = found
                    admitted.setdefault(device, (member, role))
                    waiting.remove(event)
                    moved = True
        for device in sorted({event.device for event in self.events} - set(admitted)):
            self.result.problems.append(f"device {device.hex()[:8]}: nothing here says who let it in")
        return admitted

    def let_in(self, event: Event, admitted: dict[bytes, tuple[bytes, str]]) -> tuple[bytes, bytes, str] | None:
        """Which device an event lets in, of whom, in what role; None while its author is not known to be in."""
        fields = event.fields
        if event.wire == "project.created":
            salt, _, member, _, sign, box, _ = fields
            device = sha(b"kodespor/device/1\0" + sign + box)[:16]
            is_it = sha(b"kodespor/project/1\0" + event.device + salt)[:16] == self.project
            return (device, member, "owner") if is_it and device == event.device else None
        if event.device not in admitted:
            return None
        if event.wire == "member.admitted":
            member, _, role, _, sign, box = fields
            return sha(b"kodespor/device/1\0" + sign + box)[:16], member, role
        member, _, sign, box, _ = fields
        role = next((each for who, each in admitted.values() if who == member), "coder")
        return sha(b"kodespor/device/1\0" + sign + box)[:16], member, role

    # -- the codebook

    def work_out_codebook(self) -> None:
        """In the total order, where everything is disclosed and nothing was written after a removal."""
        if not all(event.is_open for event in self.events):
            self.result.why_not = "not all events are disclosed"
            return
        if self.is_cut():
            self.result.why_not = "somebody wrote on after having been removed: only the program works that out"
            return
        order = self.in_order()
        undone = self.undone(order)
        book = Codebook()
        for event in order:
            if self.counts(event):
                book.take(event, event.id in undone)
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

    def is_cut(self) -> bool:
        """Whether anything lies behind the place up to which a removal lets count what a device wrote."""
        ends = {head[0]: max(each[1] for each in self.heads if each[0] == head[0]) for head in self.heads}
        for event in self.events:
            last: dict[bytes, int] = {}
            if event.wire == "device.removed":
                last = {event.fields[0]: event.fields[1]}
            elif event.wire == "member.removed":
                own = [device for device, (member, _) in self.admitted.items() if member == event.fields[0]]
                last = dict.fromkeys(own, 0) | dict(event.fields[1])
            if any(ends.get(device, 0) > seq for device, seq in last.items()):
                return True
        return False

    def in_order(self) -> list[Event]:
        """By effective time, device, seq, id."""
        times: dict[bytes, int] = {}
        doubts: dict[bytes, int] = {}
        feeds: dict[bytes, bytes] = {event.id: event.device for event in self.events}
        waiting: dict[bytes, list[Event]] = {}
        for each in self.events:
            ready = [each]
            while ready:
                event = ready.pop()
                named = [event.previous, *(head[2] for head in event.seen)]
                missing = next((name for name in named if name not in times and name in self.places), None)
                if missing is not None:
                    waiting.setdefault(missing, []).append(event)
                    continue
                others = [doubts[name] for name in named[1:] if name in doubts and feeds[name] != event.device]
                times[event.id], is_doubtful = effective_time(event, times, doubts, others)
                if is_doubtful:
                    doubts[event.id] = event.at
                ready += waiting.pop(event.id, ())
        return sorted(self.events, key=lambda event: (times[event.id], event.device, event.seq, event.id))

    def undone(self, order: list[Event]) -> set[bytes]:
        """From the last undo to the first."""
        place = {event.id: n for n, event in enumerate(order)}
        undone: set[bytes] = set()
        for n, event in reversed(list(enumerate(order))):
            if event.wire != "event.undone" or event.id in undone or not self.counts(event):
                continue
            target = event.fields[0]
            if place.get(target, n) < n and self.may_undo(event, order[place[target]]):
                undone.add(target)
        return undone

    def may_undo(self, event: Event, target: Event) -> bool:
        """Own events, and anybody's on the codebook; never what handed out or destroyed keys."""
        if target.wire.startswith(NEVER_UNDONE) or target.version != 1:
            return False
        own = self.admitted[event.device][0] == self.admitted[target.device][0]
        return own or target.wire.startswith(SHARED)

    def counts(self, event: Event) -> bool:
        """Of reviewers only some events do."""
        member, role = self.admitted.get(event.device, (b"", "stranger"))
        if role == "reviewer":
            own_device = event.wire == "device.added" and event.fields[0] == member
            return event.wire.startswith(OF_REVIEWERS) or own_device
        return role != "stranger"

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
        return event.at << 20, False
    latest, claim, time = max(named), event.at, event.at << 20
    is_behind = claim < (latest >> 20) - DAY_MS
    is_doubtful = is_behind or claim > max(latest >> 20, *others, 0) + TRUSTED_MS
    if is_doubtful:
        since = claim - doubts.get(event.previous, claim + 1)
        time = times[event.previous] + (since << 20) if 0 <= since <= TRUSTED_MS else 0
    return max(latest + 1, min(time, CLOCK_MS_MAX << 20)), is_doubtful


class Codebook:
    """The tree of codes, as section 15 says."""

    def __init__(self) -> None:
        self.codes: dict[bytes, dict[str, Any]] = {}

    def take(self, event: Event, is_undone: bool) -> None:
        """One event."""
        wire, fields = event.wire, event.fields
        if wire == "code.created":
            self.create(fields, is_undone)
        elif not is_undone and wire.startswith("code.") and fields[0] in self.codes:
            change = getattr(self, wire.removeprefix("code."), None)
            if change is not None:
                change(self.codes[fields[0]], *fields)

    def create(self, fields: tuple[Any, ...], is_undone: bool) -> None:
        """A new code."""
        code, name, parent = fields[:3]
        if code in self.codes:
            return
        parent = parent if parent in self.codes else None
        status = "deleted" if is_undone else "live"
        self.codes[code] = {"name": name, "parent": parent, "status": status, "into": ()}

    def renamed(self, row: dict[str, Any], _: bytes, name: Any) -> None:
        """Another name."""
        row["name"] = name

    def moved(self, row: dict[str, Any], code: bytes, parent: bytes | None) -> None:
        """Another place, unless it would be a ring."""
        if parent is None or (parent in self.codes and not self.is_above(self.standing(code), parent)):
            row["parent"] = parent

    def merged(self, row: dict[str, Any], code: bytes, into: bytes) -> None:
        """Into another."""
        if into in self.codes and row["status"] != "merged" and not self.is_above(code, into):
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
    print(json.dumps({"ok": not result.problems} | found, ensure_ascii=False, indent=1))
    return 3 if result.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The audit bundle: the whole sealed log, and keys that open just the events and words that the team chooses to show.

Whoever gets the file can check that it is whole and unaltered without any key, and open what was disclosed; the rest
stays sealed and still verifies. The layout is in docs/protocol.md, section 15.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from core import boxes, codec, crypto, envelope
from core.codec import Box
from core.crypto import DevicePublic
from core.envelope import NO_EVENT, Sealed
from core.errors import BadFile, BadSeal, KodesporError, NotCanonical, Rejected
from core.events.members import DeviceAdded, DeviceParted, DeviceRemoved, EventAdopted, MemberAdmitted, MemberRemoved
from core.events.project import ProjectFounded
from core.events.registry import Happened, Written, decode_event
from core.ids import EventId, Id, project_id
from core.limits import FRAME_BYTES_MAX
from core.project import Project
from core.verify import Problem

MAGIC = b"kodespor audit bundle 1\n"
_LENGTH = struct.Struct(">I")

TEAM = (
    ProjectFounded,
    MemberAdmitted,
    DeviceAdded,
    DeviceParted,
    MemberRemoved,
    DeviceRemoved,
    EventAdopted,
)
"""Always shown: without them nobody could tell whose signatures these are."""

Choice = Callable[[Happened], bool]


class Claim(NamedTuple):
    """A quotation that the makers of the bundle state for a coding. The log alone does not prove it, unless the whole
    text is disclosed."""

    coding: Id
    quote: str


class Opened(NamedTuple):
    """What a bundle shows, and whether it holds. `shown` are the disclosed events in the order of their devices and
    places, `words` what was disclosed of the boxes in them; `digest` is that of the set of events."""

    project: Id
    made_at: int
    what: str
    events: int
    feeds: int
    devices: dict[Id, DevicePublic]
    shown: list[tuple[Sealed, Written]]
    words: dict[bytes, str]
    claims: list[Claim]
    digest: str
    problems: list[Problem]

    def text(self, text: Any) -> str | None:
        """The words of a text in a shown event, or None where they were not disclosed."""
        return self.words.get(crypto.digest(text.blob)) if isinstance(text, Box) else text


def make_bundle(
    project: Project, what: str, made_at: int, shows: Choice, with_words: bool, claims: Iterable[Claim] = ()
) -> bytes:
    """The file's bytes. `what` says in words what is shown, `shows` which events, `with_words` whether words that
    informants may take back are opened too."""
    places = project.timeline.places
    envelopes = sorted((envelope.parse(raw) for _, raw in project.log.envelopes()), key=lambda each: each[2:])
    devices = [list(public) for _, public in sorted(project.log.devices().items())]
    heads = [list(head) for head in project.log.heads()]
    stated = [[each.coding, each.quote] for each in claims]
    frames = [codec.encode([project.id, made_at, what, devices, heads, len(envelopes), stated])]
    for sealed in envelopes:
        its_key, words = None, list[tuple[bytes, bytes]]()
        if sealed.id in places:
            happened = project.event(sealed.id)
            is_team = isinstance(happened.event, TEAM)
            if is_team or shows(happened):
                its_key, words = project.disclosures(sealed, with_words and not is_team)
        frames.append(codec.encode([sealed.raw, its_key, [list(pair) for pair in words]]))
    return MAGIC + b"".join(_LENGTH.pack(len(frame)) + frame for frame in frames)


def open_bundle(content: bytes) -> Opened:
    """Checks everything that can be checked and opens what was disclosed. Raises BadFile where it is no bundle."""
    frames = _frames(content)
    try:
        project, made_at, what, devices, heads, count, stated = codec.decode(next(frames))
        publics = {public.device: public for public in (DevicePublic(*each) for each in devices)}
        claims = [Claim(Id(coding), quote) for coding, quote in stated]
    except (StopIteration, NotCanonical, TypeError, ValueError) as problem:
        raise BadFile("This is not an audit bundle, or its beginning is damaged.") from problem
    checks = _Checks(Id(project), publics)
    for number, frame in enumerate(frames, 1):
        checks.take(number, frame)
    checks.finish(tuple(tuple(head) for head in heads), count)
    digest = crypto.digest(
        b"kodespor/events/1\0"
        + b"".join(device + seq.to_bytes(8, "big") + event for device, seq, event in checks.heads())
    )
    return Opened(
        Id(project), made_at, what, checks.events, len(checks.feeds), publics, checks.shown, checks.words, claims,
        digest.hex(), checks.problems,
    )  # fmt: skip


def _frames(content: bytes) -> Iterator[bytes]:
    if not content.startswith(MAGIC):
        raise BadFile("This is not an audit bundle.")
    at = len(MAGIC)
    while at < len(content):
        if at + _LENGTH.size > len(content):
            raise BadFile("The audit bundle is cut off at its end.")
        (length,) = _LENGTH.unpack_from(content, at)
        at += _LENGTH.size
        if length > FRAME_BYTES_MAX or at + length > len(content):
            raise BadFile("The audit bundle is cut off, or damaged.")
        yield content[at : at + length]
        at += length


class _Checks:
    """The state of one check."""

    def __init__(self, project: Id, devices: dict[Id, DevicePublic]) -> None:
        self._project, self._devices = project, devices
        self.events = 0
        self.feeds: set[Id] = set()
        self.shown: list[tuple[Sealed, Written]] = []
        self.words: dict[bytes, str] = {}
        self.problems: list[Problem] = []
        self._known: dict[EventId, tuple[Id, int]] = {}
        self._tips: dict[EventId, Sealed] = {}

    def take(self, number: int, frame: bytes) -> None:
        """One envelope: form, place in its chain, signature, and what was disclosed of it."""
        self.events += 1
        place = f"event {number} of the bundle"
        try:
            raw, its_key, words = codec.decode(frame)
            sealed = envelope.parse(raw)
        except (KodesporError, TypeError, ValueError):
            self._problem(place, "it is malformed")
            return
        place = f"event {sealed.seq} of device {sealed.device.hex()[:8]}"
        if sealed.project != self._project:
            self._problem(place, "it belongs to another project")
        if sealed.previous != NO_EVENT and self._known.get(sealed.previous) != (sealed.device, sealed.seq - 1):
            self._problem(place, "the event before it is missing or was altered")
        public = self._devices.get(sealed.device)
        if public is None or not envelope.signed_by(sealed, public):
            self._problem(place, "its signature is wrong: it was altered, or another device signed it")
        self._known[sealed.id] = (sealed.device, sealed.seq)
        self._tips.pop(sealed.previous, None)
        self._tips[sealed.id] = sealed
        self.feeds.add(sealed.device)
        if its_key is not None:
            self._open(place, sealed, its_key, dict(words))

    def _open(self, place: str, sealed: Sealed, its_key: bytes, words: dict[bytes, bytes]) -> None:
        try:
            written = decode_event(envelope.unseal_one(sealed.raw, its_key))
            self.shown.append((sealed, written))
            parts = (*tuple(written.event), written.why)
            held = {crypto.digest(part.blob): part for part in parts if isinstance(part, Box)}
            for name, box_key in words.items():
                if name not in held:
                    raise Rejected("a key belongs to words that are not in it")
                self.words[name] = boxes.open_one(held[name], box_key, self._project)
        except (BadSeal, NotCanonical, Rejected) as problem:
            self._problem(place, f"what was disclosed of it does not open: {problem}")

    def heads(self) -> list[tuple[Id, int, EventId]]:
        """The newest event of every feed."""
        return sorted((each.device, each.seq, each.id) for each in self._tips.values())

    def finish(self, heads: tuple[tuple[Any, ...], ...], count: int) -> None:
        """All that the beginning names is there, and every device was let in by one that was."""
        if count != self.events or heads != tuple(self.heads()):
            self._problem("the end of the bundle", "events are missing: it does not end where it says that it does")
        self._check_team()

    def _check_team(self) -> None:
        admitted: dict[Id, DevicePublic] = {}
        letting_in = [
            (sealed, written.event)
            for sealed, written in self.shown
            if isinstance(written.event, (ProjectFounded, MemberAdmitted, DeviceAdded))
        ]
        moved = True
        while moved:
            moved = False
            for sealed, event in letting_in:
                public = DevicePublic(event.sign, event.box)
                if isinstance(event, ProjectFounded):
                    counts = project_id(sealed.device, event.salt) == self._project
                else:
                    counts = sealed.device in admitted
                if counts and public.device not in admitted:
                    admitted[public.device] = public
                    moved = True
        for device in sorted(self.feeds - set(admitted)):
            self._problem(f"device {device.hex()[:8]}", "nothing in this bundle says who let it in")

    def _problem(self, place: str, sentence: str) -> None:
        self.problems.append(Problem(place, sentence))

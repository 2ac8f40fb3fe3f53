"""The audit bundle: the whole sealed log, and keys that open just the events and words that the team chooses to show.

Whoever gets the file can check that it is whole and unaltered without any key, and open what was disclosed; the rest
stays sealed and still verifies. The layout is in docs/protocol.md, section 15.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from core.errors import BadFile, BadSeal, KodesporError, NotCanonical, Rejected
from core.events.members import DeviceAdded, MemberAdmitted
from core.events.policy import InBundles
from core.events.project import ProjectCreated
from core.events.registry import MALFORMED, EventDraft, RecordedEvent, Unknown, decode_event, policy_of
from core.ids import EventId, Id, project_id
from core.limits import FRAME_BYTES_MAX
from core.log.integrity_check import Problem, device_place, event_place
from core.log.ordering import without_collector
from core.messages import Message
from core.project import Project
from core.sealing import codec, crypto, envelope, sealed_text
from core.sealing.codec import SealedText
from core.sealing.crypto import DeviceKeys, DevicePublic
from core.sealing.envelope import NO_EVENT, Sealed
from core.sealing.fields import array, byte_string, device_public, identifier, integer, record, text

MAGIC = b"kodespor audit bundle 2\n"
_LABEL = b"kodespor/bundle/2"
_LENGTH = struct.Struct(">I")

Choice = Callable[[RecordedEvent], bool]


class StatedQuote(NamedTuple):
    """A quotation that the makers of the bundle state for a coding. The log alone does not prove it, unless the whole
    text is disclosed."""

    coding: Id
    quote: str


class OpenedBundle(NamedTuple):
    """What a bundle shows, and whether it holds. `shown` are the disclosed events in the order of their devices and
    places, `words` what was disclosed of the boxes in them; `digest` is that of the set of events, `by` the device that
    put the bundle together and signed it."""

    project: Id
    made_at: int
    what: str
    events: int
    feeds: int
    devices: dict[Id, DevicePublic]
    shown: list[tuple[Sealed, EventDraft]]
    words: dict[bytes, str]
    claims: list[StatedQuote]
    digest: str
    by: Id
    problems: list[Problem]

    def text(self, text: Any) -> str | None:
        """The words of a text in a shown event, or None where they were not disclosed."""
        return self.words.get(crypto.digest(text.blob)) if isinstance(text, SealedText) else text


def make_bundle(
    project: Project, what: str, made_at: int, shows: Choice, with_words: bool, claims: Iterable[StatedQuote] = ()
) -> bytes:
    """The file's bytes. `what` says in words what is shown, `shows` which events, `with_words` whether words that
    participants may take back are opened too. This device signs it."""
    places = project.timeline.places
    envelopes = sorted((envelope.parse(raw) for _, raw in project.log.envelopes()), key=lambda each: each[2:])
    devices = [list(public) for _, public in sorted(project.log.devices().items())]
    heads = [list(head) for head in project.log.heads()]
    stated = [[each.coding, each.quote] for each in claims]
    frames = [codec.encode([project.id, made_at, what, devices, heads, len(envelopes), stated])]
    for sealed in envelopes:
        its_key, words = None, list[tuple[bytes, bytes]]()
        if sealed.id in places:
            recorded = project.event(sealed.id)
            # Without these nobody could tell whose signatures the others bear, and since when the log has been there.
            is_always = policy_of(recorded.event).in_bundles is InBundles.ALWAYS
            if is_always or shows(recorded):
                its_key, words = _disclosed(project, sealed, with_words and not is_always)
        frames.append(codec.encode([sealed.raw, its_key, [list(pair) for pair in words]]))
    content = MAGIC + b"".join(map(_framed, frames))
    return content + _framed(codec.encode([project.device, project.custody.keychain.signer.sign(_LABEL, content)]))


def _disclosed(project: Project, sealed: Sealed, with_words: bool) -> tuple[bytes | None, list[tuple[bytes, bytes]]]:
    """The key of just this event, and for each sealed text in it whose keys are held, its hash and the key of just
    that text. They open nothing else. None where the event cannot be opened here."""
    keys = project.custody.keychain.keys
    key, draft = keys.get(sealed.key), project.opened.open(sealed)
    if key is None or draft is None or not _opens(sealed, key):
        return None, []
    parts = (*_fields(draft.event), draft.why) if with_words else ()
    texts = [part for part in parts if isinstance(part, SealedText)]
    found = [(crypto.digest(each.blob), _key_of(each, project)) for each in texts]
    return envelope.one_key(sealed, key), [(name, its_key) for name, its_key in found if its_key is not None]


def _opens(sealed: Sealed, key: bytes) -> bool:
    """Whether there is anything in an envelope: who signed it may have put noise there."""
    try:
        envelope.unseal(sealed, key)
    except BadSeal:
        return False
    return True


def _key_of(box: SealedText, project: Project) -> bytes | None:
    """The key of a sealed text; None where it is not held, or where whoever signed the event sealed nothing with it."""
    try:
        key = sealed_text.one_key(box, project.custody.keychain.readable, project.id)
        if key is not None:
            sealed_text.open_one(box, key, project.id)
    except BadSeal:
        return None
    return key


def _fields(event: Any) -> tuple[Any, ...]:
    return () if type(event) is Unknown else tuple(event)


def _framed(frame: bytes) -> bytes:
    return _LENGTH.pack(len(frame)) + frame


def open_bundle(content: bytes) -> OpenedBundle:
    """Checks everything that can be checked and opens what was disclosed. Raises BadFile where it is no bundle."""
    first, *frames = _frames(content) or [b""]
    try:
        project, made_at, what, devices, heads, count, stated = record(codec.decode(first), 7)
        by, signature = record(codec.decode(frames.pop() if frames else b""), 2)
        is_signed = isinstance(by, bytes) and isinstance(signature, bytes)
        publics: dict[Id, DevicePublic] = {public.device: public for public in array(devices, device_public)}
        claims = list(array(stated, _stated_quote))
        heads = array(heads, lambda each: record(each, 3))
        integer(made_at), integer(count), text(what), identifier(project)
    except NotCanonical as problem:
        raise BadFile("bundle-damaged") from problem
    checks = _Checks(Id(project), publics)
    with without_collector():
        for number, frame in enumerate(frames, 1):
            checks.check(number, frame)
    checks.finish(heads, count)
    signed = content[: -_LENGTH.size - len(codec.encode([by, signature]))]
    maker = publics.get(Id(by)) if is_signed and by in checks.admitted else None
    if maker is None or not crypto.signature_holds(maker.sign, signature, _LABEL, signed):
        checks.problem(Message("integrity-place-bundle"), Message("integrity-bundle-altered"))
    digest = crypto.digest(
        b"kodespor/events/1\0"
        + b"".join(device + seq.to_bytes(8, "big") + event for device, seq, event in checks.heads())
    )
    return OpenedBundle(
        Id(project), made_at, what, checks.events, len(checks.feeds), publics, checks.shown, checks.words, claims,
        digest.hex(), Id(by), checks.problems,
    )  # fmt: skip


def _stated_quote(value: Any) -> StatedQuote:
    coding, quote = record(value, 2)
    return StatedQuote(identifier(coding), text(quote))


def _frames(content: bytes) -> list[bytes]:
    frames = []
    if not content.startswith(MAGIC):
        raise BadFile("not-a-bundle")
    at = len(MAGIC)
    while at < len(content):
        if at + _LENGTH.size > len(content):
            raise BadFile("bundle-cut-off")
        (length,) = _LENGTH.unpack_from(content, at)
        at += _LENGTH.size
        if length > FRAME_BYTES_MAX or at + length > len(content):
            raise BadFile("bundle-cut-off")
        frames.append(content[at : at + length])
        at += length
    return frames


class _Checks:
    """The state of one check."""

    def __init__(self, project: Id, devices: dict[Id, DevicePublic]) -> None:
        self._project, self._devices = project, devices
        self.events = 0
        self.feeds: set[Id] = set()
        self.shown: list[tuple[Sealed, EventDraft]] = []
        self.words: dict[bytes, str] = {}
        self.problems: list[Problem] = []
        self.admitted: set[Id] = set()
        self._all: list[Sealed] = []
        self._known: dict[EventId, tuple[Id, int]] = {}
        self._tips: dict[EventId, Sealed] = {}

    def check(self, number: int, frame: bytes) -> None:
        """One envelope: form, place in its chain, and what was disclosed of it."""
        self.events += 1
        try:
            raw, its_key, words = record(codec.decode(frame), 3)
            sealed = envelope.parse(byte_string(raw))
            its_key = None if its_key is None else byte_string(its_key)
            keys = array(words, _word_key)
        except KodesporError:
            self.problem(Message("integrity-place-bundle-event", {"number": number}), Message("integrity-malformed"))
            return
        if sealed.project != self._project:
            self.problem(event_place(sealed), Message("integrity-other-project"))
        if sealed.previous != NO_EVENT and self._known.get(sealed.previous) != (sealed.device, sealed.seq - 1):
            self.problem(event_place(sealed), Message("integrity-chain-broken"))
        self._all.append(sealed)
        self._known[sealed.id] = (sealed.device, sealed.seq)
        self._tips.pop(sealed.previous, None)
        self._tips[sealed.id] = sealed
        self.feeds.add(sealed.device)
        if its_key is not None:
            self._open(sealed, its_key, keys)

    def _open(self, sealed: Sealed, its_key: bytes, words: Sequence[tuple[bytes, bytes]]) -> None:
        try:
            written = _read(envelope.unseal_one(sealed.raw, its_key))
            self.shown.append((sealed, written))
            if not words:
                return
            parts = (*_fields(written.event), written.why)
            held = {crypto.digest(part.blob): part for part in parts if isinstance(part, SealedText)}
            for name, box_key in words:
                if name not in held:
                    raise Rejected("bundle-key-of-nothing")
                self.words[name] = sealed_text.open_one(held[name], box_key, self._project)
        except Rejected as problem:
            self.problem(event_place(sealed), Message("integrity-disclosure", {"reason": problem}))

    def heads(self) -> list[tuple[Id, int, EventId]]:
        """The newest event of every feed."""
        return sorted((each.device, each.seq, each.id) for each in self._tips.values())

    def finish(self, heads: tuple[tuple[Any, ...], ...], count: int) -> None:
        """All that anything here names is there, it is signed, and every device was let in by one that was."""
        if count != self.events or heads != tuple(self.heads()):
            self.problem(Message("integrity-place-bundle-end"), Message("integrity-bundle-cut"))
        for sealed, written in self.shown:
            if any(self._known.get(head.id) != (head.device, head.seq) for head in written.seen):
                self.problem(event_place(sealed), Message("integrity-names-missing"))
        self._check_signatures()
        self._check_team()

    def _check_signatures(self) -> None:
        """Of what nothing follows: each hash covers what is before it, so this binds all. Where anything is wrong,
        of every event, to say which."""
        if self.problems or not all(map(self._is_signed, self._tips.values())):
            for sealed in self._all:
                if not self._is_signed(sealed):
                    self.problem(event_place(sealed), Message("integrity-signature-wrong"))

    def _is_signed(self, sealed: Sealed) -> bool:
        public = self._devices.get(sealed.device)
        return public is not None and envelope.signed_by(sealed, public)

    def _check_team(self) -> None:
        letting_in = [
            (sealed, written.event)
            for sealed, written in self.shown
            if isinstance(written.event, (ProjectCreated, MemberAdmitted, DeviceAdded))
        ]
        moved = True
        while moved:
            moved = False
            for sealed, event in letting_in:
                device: Id = DeviceKeys(event.sign, event.box).device
                if isinstance(event, ProjectCreated):
                    counts = project_id(sealed.device, event.salt) == self._project and device == sealed.device
                else:
                    counts = sealed.device in self.admitted
                if counts and device not in self.admitted:
                    self.admitted.add(device)
                    moved = True
        for device in sorted(self.feeds - self.admitted):
            self.problem(device_place(device), Message("integrity-not-admitted"))

    def problem(self, place: Message, what: Message | KodesporError) -> None:
        """Notes what is not in order."""
        self.problems.append(Problem(place, what))


def _read(plaintext: bytes) -> EventDraft:
    """What its author signed, be it nonsense: that is no fault of the bundle."""
    try:
        return decode_event(plaintext)
    except NotCanonical:
        return MALFORMED


def _word_key(value: Any) -> tuple[bytes, bytes]:
    """The hash of a sealed text, and the key of just that text."""
    name, key = record(value, 2)
    return byte_string(name), byte_string(key, crypto.KEY_BYTES)

"""Checks an audit bundle (core/evidence/audit_bundle.py) as an examiner would who trusts none of those who made it.

Whatever was left out, doubled, put elsewhere or misstated is a problem. What is in order, but what a reader has to
know, such as events that a removal voids, is a note. Who is in the team, in what role, and what counts, is decided by
the rules of the program itself; tools/verify_bundle.py and tools/verify_bundle.html work the same out by themselves.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from core.errors import BadFile, BadSeal, KodesporError, NotCanonical, Rejected
from core.events.members import DeviceAdded, MemberAdmitted
from core.events.project import ProjectCreated
from core.events.registry import MALFORMED, EventDraft, Unknown, breach_of, decode_event
from core.evidence.audit_bundle import CODE, DECISIONS, EVERYTHING, LABEL, LENGTH, MAGIC, PERIOD, Scope, fields_of
from core.evidence.stated_quotes import CheckedQuote, QuoteCheck, StatedQuote, Texts
from core.ids import DeviceId, EventId, Id, project_id
from core.limits import CLAIMED_TIME_MS_MAX, FRAME_BYTES_MAX, SEEN_HEADS_MAX
from core.log.integrity_check import Problem, device_place, event_place
from core.log.ordering import Incoming, Timeline, without_collector
from core.messages import Message
from core.sealing import codec, crypto, envelope, sealed_text
from core.sealing.codec import SealedText
from core.sealing.crypto import DeviceKeys, DevicePublic
from core.sealing.envelope import NO_EVENT, Head, Sealed
from core.sealing.fields import array, byte_string, event_identifier, identifier, integer, record, text, truth
from core.views.authorisation import powers_of
from core.views.rounds import hidden
from core.views.state import State

SEQ_MAX = (1 << 53) - 1
SEALED = Unknown("sealed", 1, None)
"""Stands in the order for an event of which only the timing is shown."""


class OpenedBundle(NamedTuple):
    """What a bundle shows, and whether it holds. `shown` are the disclosed events in the order of their devices and
    places, `words` what was disclosed of the boxes in them, `closed_words` how many boxes stay closed. `digest` is that
    of the set of events, `by` the device that put the bundle together and signed it, `role` the role of that one's
    member, empty for a stranger. `state` is what the shown events add up to, as the program folds them."""

    project: Id
    made_at: int
    scope: Scope
    events: int
    feeds: int
    devices: dict[Id, DevicePublic]
    shown: list[tuple[Sealed, EventDraft]]
    words: dict[bytes, str]
    closed_words: int
    claims: list[CheckedQuote]
    digest: str
    by: Id
    role: str
    state: State
    problems: list[Problem]
    notes: list[Message]

    def text(self, text: Any) -> str | None:
        """The words of a text in a shown event, or None where they were not disclosed."""
        return self.words.get(crypto.digest(text.blob)) if isinstance(text, SealedText) else text


class _Heading(NamedTuple):
    """The first frame and the last."""

    project: Id
    made_at: int
    scope: Scope
    devices: dict[Id, DevicePublic]
    heads: tuple[Head, ...]
    size: int
    stated: tuple[StatedQuote, ...]
    by: DeviceId
    signature: bytes


def open_bundle(content: bytes) -> OpenedBundle:
    """Checks everything that can be checked and opens what was disclosed. Raises BadFile where it is no bundle."""
    first, *frames = _frames(content) or [b""]
    last = frames.pop() if frames else b""
    try:
        heading = _heading(first, last)
    except NotCanonical as problem:
        raise BadFile("bundle-damaged") from problem
    checks = _Checks(heading)
    with without_collector():
        for number, frame in enumerate(frames, 1):
            checks.check(number, frame)
        checks.finish()
        timeline = checks.folded()
    checks.check_maker(timeline.state, content[: -LENGTH.size - len(last)])
    checks.check_blind(timeline.state)
    texts = Texts([written.event for _, written in checks.shown], checks.words)
    claims = [texts.checked(each, checks.is_all_open) for each in heading.stated]
    for claim in claims:
        if claim.check is QuoteCheck.CONTRADICTED:
            checks.problem(Message("integrity-place-quote", {"quote": claim.quote}), Message("integrity-quote-false"))
    digest = crypto.digest(
        b"kodespor/events/1\0"
        + b"".join(device + seq.to_bytes(8, "big") + event for device, seq, event in checks.heads())
    )
    return OpenedBundle(
        heading.project, heading.made_at, heading.scope, checks.events, len(checks.feeds), heading.devices,
        checks.shown, checks.words, checks.closed_words, claims, digest.hex(), heading.by,
        powers_of(timeline.state, heading.by), timeline.state, checks.problems, checks.notes,
    )  # fmt: skip


def _heading(first: bytes, last: bytes) -> _Heading:
    project, made_at, scope, devices, heads, count, stated = record(codec.decode(first), 7)
    by, signature = record(codec.decode(last), 2)
    publics: dict[Id, DevicePublic] = {public.device: public for public in array(devices, _public)}
    return _Heading(
        identifier(project),
        integer(made_at, 0, CLAIMED_TIME_MS_MAX - 1),
        _scope(scope),
        publics,
        array(heads, _head),
        integer(count),
        array(stated, _stated_quote),
        DeviceId(identifier(by)),
        byte_string(signature),
    )


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


def _frames(content: bytes) -> list[bytes]:
    frames = []
    if not content.startswith(MAGIC):
        raise BadFile("not-a-bundle")
    at = len(MAGIC)
    while at < len(content):
        if at + LENGTH.size > len(content):
            raise BadFile("bundle-cut-off")
        (length,) = LENGTH.unpack_from(content, at)
        at += LENGTH.size
        if length > FRAME_BYTES_MAX or at + length > len(content):
            raise BadFile("bundle-cut-off")
        frames.append(content[at : at + length])
        at += length
    return frames


class _Frame(NamedTuple):
    """One event of the bundle: its envelope, its key or None, keys of words, and of a sealed one its timing or None."""

    sealed: Sealed
    its_key: bytes | None
    words: tuple[tuple[bytes, bytes], ...]
    timing: tuple[bytes, int, tuple[Head, ...]] | None


def _frame(frame: bytes) -> _Frame:
    raw, its_key, words, timing = record(codec.decode(frame), 4)
    found = _Frame(
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


class _Checks:
    """The state of one check."""

    def __init__(self, heading: _Heading) -> None:
        self._heading, self._project = heading, heading.project
        self.events = 0
        self.feeds: set[Id] = set()
        self.shown: list[tuple[Sealed, EventDraft]] = []
        self.words: dict[bytes, str] = {}
        self.closed_words = 0
        self.problems: list[Problem] = []
        self.notes: list[Message] = []
        self._admitted: set[Id] = set()
        self._all: list[Sealed] = []
        self._drafts: list[EventDraft] = []
        self._known: dict[EventId, tuple[Id, int]] = {}
        self._tips: dict[EventId, Sealed] = {}
        self._blind: list[Sealed] = []

    @property
    def is_all_open(self) -> bool:
        """Whether every event is disclosed."""
        return len(self.shown) == self.events

    def check(self, number: int, frame: bytes) -> None:
        """One envelope: form, place in the bundle and in its chain, and what was disclosed of it."""
        self.events += 1
        try:
            found = _frame(frame)
        except KodesporError:
            self.problem(Message("integrity-place-bundle-event", {"number": number}), Message("integrity-malformed"))
            return
        sealed = found.sealed
        if sealed.project != self._project:
            self.problem(event_place(sealed), Message("integrity-other-project"))
        if self._all and not _sorted(self._all[-1]) < _sorted(sealed):
            self.problem(event_place(sealed), Message("integrity-out-of-order"))
        if sealed.previous != NO_EVENT and self._known.get(sealed.previous) != (sealed.device, sealed.seq - 1):
            self.problem(event_place(sealed), Message("integrity-chain-broken"))
        self._all.append(sealed)
        self._known[sealed.id] = (sealed.device, sealed.seq)
        self._tips.pop(sealed.previous, None)
        self._tips[sealed.id] = sealed
        self.feeds.add(sealed.device)
        self._drafts.append(self._read(found))

    def _read(self, found: _Frame) -> EventDraft:
        """What is shown of an event: all of it, or its timing."""
        sealed = found.sealed
        if found.its_key is not None:
            written = self._opened(sealed, found.its_key)
            self.shown.append((sealed, written))
            self._open_words(sealed, written, found.words)
            return written
        if found.timing is None:
            self.problem(event_place(sealed), Message("integrity-timing-missing"))
            return MALFORMED
        blind, at, seen = found.timing
        if not envelope.timing_holds(sealed.raw, blind, at, seen):
            self.problem(event_place(sealed), Message("integrity-timing-false"))
            return MALFORMED
        self._check_scope(sealed, at)
        return EventDraft(SEALED, None, at, 0, seen)

    def _opened(self, sealed: Sealed, its_key: bytes) -> EventDraft:
        """What its author signed, be it nonsense: that is no fault of the bundle."""
        try:
            draft = decode_event(envelope.unseal_one(sealed.raw, its_key))
        except BadSeal as problem:
            if problem.code == "envelope-wrong-key":
                self.problem(event_place(sealed), Message("integrity-disclosure", {"reason": problem}))
            return MALFORMED
        except NotCanonical:
            return MALFORMED
        founds = type(draft.event) is not ProjectCreated or project_id(sealed.device, draft.event.salt) == self._project
        is_timed = envelope.timing_holds(sealed.raw, envelope.timing_blind(its_key), draft.at, draft.seen)
        return draft if founds and is_timed else MALFORMED

    def _open_words(self, sealed: Sealed, written: EventDraft, words: Sequence[tuple[bytes, bytes]]) -> None:
        parts = (*fields_of(written.event), written.why)
        held = {crypto.digest(part.blob): part for part in parts if isinstance(part, SealedText)}
        try:
            for name, box_key in words:
                if name not in held:
                    raise Rejected("bundle-key-of-nothing")
                self.words[name] = sealed_text.open_one(held[name], box_key, self._project)
        except Rejected as problem:
            self.problem(event_place(sealed), Message("integrity-disclosure", {"reason": problem}))
        self.closed_words += sum(name not in self.words for name in held)

    def _check_scope(self, sealed: Sealed, at: int) -> None:
        """Whether a sealed event may be one, as the bundle says what it shows."""
        kind, about, is_blind = self._heading.scope
        is_said = kind in (EVERYTHING, DECISIONS) or (kind == PERIOD and about[0] <= at < about[1])
        if is_said and not is_blind:
            self.problem(event_place(sealed), Message("integrity-scope-false"))
        self._blind.append(sealed)

    def heads(self) -> list[tuple[Id, int, EventId]]:
        """The newest event of every feed."""
        return sorted((each.device, each.seq, each.id) for each in self._tips.values())

    def finish(self) -> None:
        """All that anything here names is there, it is signed, and every device was let in by one that was."""
        if self._heading.size != self.events or self._heading.heads != tuple(self.heads()):
            self.problem(Message("integrity-place-bundle-end"), Message("integrity-bundle-cut"))
        for sealed, draft in zip(self._all, self._drafts, strict=True):
            for head in draft.seen:
                if self._known.get(head.id) != (head.device, head.seq):
                    missing = event_place(head)
                    self.problem(event_place(sealed), Message("integrity-names-missing-event", {"event": missing}))
        self._check_signatures()
        self._check_admissions()

    def _check_signatures(self) -> None:
        """Of what nothing follows: each hash covers what is before it, so this binds all. Where anything is wrong,
        of every event, to say which."""
        if self.problems or not all(map(self._is_signed, self._tips.values())):
            for sealed in self._all:
                if not self._is_signed(sealed):
                    self.problem(event_place(sealed), Message("integrity-signature-wrong"))

    def _is_signed(self, sealed: Sealed) -> bool:
        public = self._heading.devices.get(sealed.device)
        return public is not None and envelope.signed_by(sealed, public)

    def _check_admissions(self) -> None:
        """Whether something here says of every device that it is to be let in, be it somebody who might not say so."""
        letting_in = [
            (sealed, written.event)
            for sealed, written in self.shown
            if isinstance(written.event, (ProjectCreated, MemberAdmitted, DeviceAdded))
            and not breach_of(written.event, written.why)
        ]
        moved = True
        while moved:
            moved = False
            for sealed, event in letting_in:
                device: Id = DeviceKeys(event.sign, event.box).device
                is_known = isinstance(event, ProjectCreated) and device == sealed.device
                if (is_known or sealed.device in self._admitted) and device not in self._admitted:
                    self._admitted.add(device)
                    moved = True
        for device in sorted(self.feeds - self._admitted):
            self.problem(device_place(device), Message("integrity-not-admitted"))

    def folded(self) -> Timeline:
        """The events in their order, and what they add up to; notes what counts for nothing."""
        timeline = Timeline(lambda row: self._drafts[row], lambda _: None, lambda row: EventId(self._all[row].previous))
        first = {sealed.id: row for row, sealed in reversed(list(enumerate(self._all)))}
        incoming: list[Incoming] = [(row, self._all[row], self._drafts[row]) for row in sorted(first.values())]
        timeline.extend(incoming)
        known = timeline.state.devices.rows
        for device in sorted((self.feeds & self._admitted) - known.keys()):
            self.notes.append(Message("integrity-note-stranger", {"device": device.hex()[:8]}))
        if silent := sum(row.kind != "paper" and device not in self.feeds for device, row in known.items()):
            self.notes.append(Message("integrity-note-silent", {"count": silent}))
        if void := sum(row.kind == "after_removal" for row in timeline.state.conflicts.rows.values()):
            self.notes.append(Message("integrity-note-void", {"count": void}))
        return timeline

    def check_maker(self, state: State, signed: bytes) -> None:
        """Whether whoever put the bundle together is of the team, and signed it; notes where they were removed."""
        by, place = self._heading.by, Message("integrity-place-bundle")
        public, row = self._heading.devices.get(by), state.devices.get(by)
        if public is None or not crypto.signature_holds(public.sign, self._heading.signature, LABEL, signed):
            self.problem(place, Message("integrity-bundle-altered"))
        elif row is None:
            self.problem(place, Message("integrity-maker-unknown"))
        elif row.removed is not None or state.members.rows[row.member].removed is not None:
            self.notes.append(Message("integrity-note-maker-removed"))

    def check_blind(self, state: State) -> None:
        """Whether an open round of blind coding hides from the maker what is sealed. A part need not show rounds."""
        rows, (kind, _, is_blind) = state.devices.rows, self._heading.scope
        if not is_blind or kind not in (EVERYTHING, DECISIONS):
            return
        maker = rows.get(self._heading.by)
        coders = {coder for coder, _ in hidden(state, maker.member)} if maker is not None else set()
        if not coders:
            self.problem(Message("integrity-place-bundle"), Message("integrity-blind-false"))
        for sealed in self._blind:
            if sealed.device not in rows or rows[sealed.device].member not in coders:
                self.problem(event_place(sealed), Message("integrity-scope-false"))

    def problem(self, place: Message, what: Message | KodesporError) -> None:
        """Notes what is not in order."""
        self.problems.append(Problem(place, what))


def _sorted(sealed: Sealed) -> tuple[Id, int, EventId]:
    return sealed.device, sealed.seq, sealed.id

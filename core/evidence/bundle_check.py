"""Checks an audit bundle (core/evidence/audit_bundle.py) as an examiner would who trusts none of those who made it.

Whatever was left out, doubled, put elsewhere or misstated is a problem. What is in order, but what a reader has to
know, such as events that a removal voids, is a note. Who is in the team, in what role, and what counts, is decided by
the rules of the program itself; tools/verify_bundle.py and tools/verify_bundle.html work the same out by themselves.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from core.errors import BadSeal, KodesporError, NotCanonical, Rejected
from core.events.members import DeviceAdded, MemberAdmitted
from core.events.project import ProjectCreated
from core.events.registry import MALFORMED, EventDraft, Unknown, breach_of, decode_event
from core.evidence.audit_bundle import DECISIONS, EVERYTHING, LABEL, LENGTH, PERIOD, Scope, fields_of
from core.evidence.blindness import open_rounds
from core.evidence.bundle_damage import DAMAGE, Fault, Place, without_consequences
from core.evidence.bundle_form import Ending, Frame, Heading, ending_of, frame_of, frames_of, heading_of, other_project
from core.evidence.stated_quotes import CheckedQuote, QuoteCheck, Texts
from core.ids import EventId, Id, project_id
from core.log.collector import without_collector
from core.log.integrity_check import Problem, device_place, event_place
from core.log.ordering import Incoming, Timeline
from core.messages import Message
from core.sealing import codec, crypto, envelope, sealed_text
from core.sealing.codec import SealedText
from core.sealing.crypto import DeviceKeys, DevicePublic
from core.sealing.envelope import NO_EVENT, Sealed
from core.views.authorisation import powers_of
from core.views.state import State

_BUNDLE, _BEGINNING = Message("integrity-place-bundle"), Message("integrity-place-bundle-beginning")
NOTHING: Mapping[str, Any] = MappingProxyType({})
NOBODY = Id(b"")
SEALED = Unknown("sealed", 1, None)
"""Stands in the order for an event of which only the timing is shown."""


class OpenedBundle(NamedTuple):
    """What a bundle shows, and whether it holds. `shown` are the disclosed events in the order of their devices and
    places, `words` what was disclosed of the boxes in them, `closed_words` how many boxes stay closed. `digest` is that
    of the set of events, `by` the device that put the bundle together and signed it, `role` the role of that one's
    member, empty for a stranger. `timeline` and `state` are
    what the shown events add up to, as the program folds them, and `texts` the whole texts that are shown."""

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
    timeline: Timeline
    texts: Mapping[Id, str]

    def text(self, text: Any) -> str | None:
        """The words of a text in a shown event, or None where they were not disclosed."""
        return self.words.get(crypto.digest(text.blob)) if isinstance(text, SealedText) else text


def open_bundle(content: bytes) -> OpenedBundle:
    """Checks everything that can be checked and opens what was disclosed. Raises BadFile where it is no bundle."""
    first, *frames = frames_of(content)
    heading = heading_of(first)
    ending = ending_of(frames.pop() if frames else b"")
    checks = _Checks(heading, ending)
    with without_collector():
        checks.adopt_project(other_project(frames, checks.project))
        for number, frame in enumerate(frames, 1):
            checks.check(number, frame)
        checks.finish()
        checks.check_maker_signed(content)
        if checks.is_damaged:
            checks.notes.append(Message("integrity-note-not-judged"))
            timeline = _timeline([], [])
            texts: Mapping[Id, str] = {}
            claims = [CheckedQuote(*each, QuoteCheck.STATED) for each in heading.stated]
        else:
            timeline = checks.folded()
            claims, texts = checks.weighed(timeline)
    digest = crypto.digest(
        b"kodespor/events/1\0"
        + b"".join(device + seq.to_bytes(8, "big") + event for device, seq, event in checks.heads())
    )
    return OpenedBundle(
        checks.project, heading.made_at, heading.scope, checks.events, len(checks.feeds), heading.devices,
        checks.shown, checks.words, checks.closed_words, claims, digest.hex(), ending.by,
        powers_of(timeline.state, ending.by), timeline.state, checks.problems, checks.notes, timeline, texts,
    )  # fmt: skip


class _Checks:
    """The state of one check."""

    def __init__(self, heading: Heading, ending: Ending) -> None:
        self._heading, self._ending, self.project = heading, ending, heading.project
        self._is_altered = False
        self.events = 0
        self.feeds: set[Id] = set()
        self.shown: list[tuple[Sealed, EventDraft]] = []
        self.words: dict[bytes, str] = {}
        self.closed_words = 0
        self._faults: list[Fault] = []
        self.notes: list[Message] = []
        self._admitted: set[Id] = set()
        self._all: list[Sealed] = []
        self._drafts: list[EventDraft] = []
        self._numbered: dict[int, Sealed] = {}
        self._numbers: dict[int, int] = {}
        self._known: dict[EventId, tuple[Id, int]] = {}
        self._tips: dict[EventId, Sealed] = {}
        self._sealed: list[tuple[Sealed, bool]] = []

    @property
    def problems(self) -> list[Problem]:
        """What is not in order."""
        return [Problem(each.place, each.what) for each in self._faults]

    @property
    def is_damaged(self) -> bool:
        """Whether something is altered or missing, so that nobody can say what counts."""
        return any(each.kind in DAMAGE for each in self._faults)

    def adopt_project(self, theirs: Id | None) -> None:
        """Where all events are of one other project, it is the beginning that is wrong."""
        if theirs is not None:
            self.project = theirs
            self._fault(_BEGINNING, Message("integrity-project-differs"))

    @property
    def is_all_open(self) -> bool:
        """Whether every event is disclosed."""
        return len(self.shown) == self.events

    def check(self, number: int, frame: bytes) -> None:
        """One envelope: form, place in the bundle and in its chain, and what was disclosed of it."""
        self.events += 1
        try:
            found = frame_of(frame)
        except KodesporError:
            place = Message("integrity-place-bundle-event", {"number": str(number)})
            self._fault(place, Message("integrity-malformed"), number)
            return
        sealed = found.sealed
        self._numbered[number] = sealed
        self._numbers[id(sealed)] = number
        if sealed.project != self.project:
            self._of_event(sealed, "integrity-other-project")
        if self._all and not _sorted(self._all[-1]) < _sorted(sealed):
            self._of_event(sealed, "integrity-out-of-order")
        if sealed.previous != NO_EVENT and self._known.get(sealed.previous) != (sealed.device, sealed.seq - 1):
            self._of_event(sealed, "integrity-chain-broken", (sealed.device, sealed.seq - 1))
        self._all.append(sealed)
        self._known[sealed.id] = (sealed.device, sealed.seq)
        self._tips.pop(sealed.previous, None)
        self._tips[sealed.id] = sealed
        self.feeds.add(sealed.device)
        self._drafts.append(self._read(found))

    def _read(self, found: Frame) -> EventDraft:
        """What is shown of an event: all of it, or its timing."""
        sealed = found.sealed
        if found.its_key is not None:
            written = self._opened(sealed, found.its_key)
            self.shown.append((sealed, written or MALFORMED))
            if written is not None:
                self._open_words(sealed, written, found.words)
            return written or MALFORMED
        if found.timing is None:
            self._of_event(sealed, "integrity-timing-missing")
            return MALFORMED
        blind, at, seen = found.timing
        if not envelope.timing_holds(sealed.raw, blind, at, seen):
            self._of_event(sealed, "integrity-timing-false")
            return MALFORMED
        self._check_scope(sealed, at)
        return EventDraft(SEALED, None, at, 0, seen)

    def _opened(self, sealed: Sealed, its_key: bytes) -> EventDraft | None:
        """What its author signed, be it nonsense: that is no fault of the bundle. None where the key is another's."""
        try:
            draft = decode_event(envelope.unseal_one(sealed.raw, its_key))
        except BadSeal as problem:
            if problem.code == "envelope-wrong-key":
                self._of_event(sealed, "integrity-disclosure-key")
                return None
            return MALFORMED
        except NotCanonical:
            return MALFORMED
        founds = type(draft.event) is not ProjectCreated or project_id(sealed.device, draft.event.salt) == self.project
        is_timed = envelope.timing_holds(sealed.raw, envelope.timing_blind(its_key), draft.at, draft.seen)
        return draft if founds and is_timed else MALFORMED

    def _open_words(self, sealed: Sealed, written: EventDraft, words: Sequence[tuple[bytes, bytes]]) -> None:
        parts = (*fields_of(written.event), written.why)
        held = {crypto.digest(part.blob): part for part in parts if isinstance(part, SealedText)}
        try:
            for name, box_key in words:
                if name not in held:
                    self._of_event(sealed, "integrity-disclosure-nothing")
                    break
                self.words[name] = sealed_text.open_one(held[name], box_key, self.project)
        except Rejected:
            self._of_event(sealed, "integrity-disclosure-words")
        self.closed_words += sum(name not in self.words for name in held)

    def _check_scope(self, sealed: Sealed, at: int) -> None:
        """Whether a sealed event may be one, as the bundle says what it shows."""
        kind, about, is_blind = self._heading.scope
        is_said = kind in (EVERYTHING, DECISIONS) or (kind == PERIOD and about[0] <= at < about[1])
        if is_said and not is_blind:
            self._of_event(sealed, "integrity-scope-false")
        self._sealed.append((sealed, is_said))

    def heads(self) -> list[tuple[Id, int, EventId]]:
        """The newest event of every feed."""
        return sorted((each.device, each.seq, each.id) for each in self._tips.values())

    def finish(self) -> None:
        """All that anything here names is there, and it is signed; what only follows from damage is left out."""
        if self._heading.size != self.events:
            counts = {"said": str(self._heading.size), "found": str(self.events)}
            self._fault(_BEGINNING, Message("integrity-count-differs", counts))
        if self._heading.heads != tuple(self.heads()):
            self._fault(_BEGINNING, Message("integrity-heads-differ"))
        for sealed, draft in zip(self._all, self._drafts, strict=True):
            for head in draft.seen:
                if self._known.get(head.id) != (head.device, head.seq):
                    missing = {"event": event_place(head)}
                    self._of_event(sealed, "integrity-names-missing-event", (head.device, head.seq), missing)
        self._check_signatures()

    def _check_signatures(self) -> None:
        """Of what nothing follows: each hash covers what is before it, so this binds all. Where anything is wrong,
        of every event, to say which."""
        if not self._faults and all(map(self._is_signed, self._tips.values())):
            return
        damaged = {each.number for each in self._faults if each.kind == "integrity-malformed"}
        keyless: dict[Id, list[int]] = {}
        for number, sealed in self._numbered.items():
            if sealed.device not in self._heading.devices:
                keyless.setdefault(sealed.device, []).append(number)
                damaged.add(number)
            elif not self._is_signed(sealed):
                self._of_event(sealed, "integrity-signature-wrong")
                damaged.add(number)
        for device, numbers in sorted(keyless.items()):
            some = {"count": len(numbers), "first": str(numbers[0]), "last": str(numbers[-1])}
            self._fault(device_place(device), Message("integrity-no-key", some))
        self._faults = without_consequences(self._faults, self._numbered, damaged)

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
            self._fault(device_place(device), Message("integrity-not-admitted"))

    def folded(self) -> Timeline:
        """The events in their order, and what they add up to; notes what counts for nothing."""
        self._check_admissions()
        timeline = _timeline(self._drafts, self._all)
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

    def check_maker_signed(self, content: bytes) -> None:
        """Whether whoever put the bundle together signed it as it is."""
        public = self._heading.devices.get(self._ending.by)
        signed = content[: -LENGTH.size - len(codec.encode(list(self._ending)))]
        if public is None or not crypto.signature_holds(public.sign, self._ending.signature, LABEL, signed):
            self._is_altered = True
            kind = "integrity-bundle-altered" if self._faults else "integrity-bundle-altered-around"
            self._fault(_BUNDLE, Message(kind))

    def weighed(self, timeline: Timeline) -> tuple[list[CheckedQuote], Mapping[Id, str]]:
        """What follows from what the events add up to: of the maker, the blindness and the stated quotes; and the texts
        that are shown."""
        self._check_maker(timeline.state)
        if self._heading.scope.is_blind:
            self._check_blind(timeline)
        texts = Texts([written.event for _, written in self.shown], self.words)
        claims = [texts.checked(each, self.is_all_open) for each in self._heading.stated]
        for claim in claims:
            if claim.check is QuoteCheck.CONTRADICTED:
                place = Message("integrity-place-quote", {"quote": claim.quote})
                self._fault(place, Message("integrity-quote-false"))
        return claims, texts.texts

    def _check_maker(self, state: State) -> None:
        """Whether whoever put the bundle together is of the team; notes where they were removed."""
        row = state.devices.get(self._ending.by)
        if row is None:
            if not self._is_altered:
                self._fault(_BUNDLE, Message("integrity-maker-unknown"))
        elif row.removed is not None or state.members.rows[row.member].removed is not None:
            self.notes.append(Message("integrity-note-maker-removed"))

    def _check_blind(self, timeline: Timeline) -> None:
        """Whether an open round of blind coding hides from the maker what is sealed, as far as the shown events say;
        and whether a sealed one may have ended that round."""
        rows = timeline.state.devices.rows
        maker = rows[self._ending.by].member if self._ending.by in rows else NOBODY
        rounds = open_rounds(timeline, maker)
        coders = {coder for row in rounds for coder in row.coders} - {maker}
        if not coders:
            self._fault(_BUNDLE, Message("integrity-blind-false"))
        is_open = True
        for sealed, is_said in self._sealed:
            member, place = (
                rows[sealed.device].member if sealed.device in rows else None,
                timeline.places.get(sealed.id),
            )
            if is_said and member not in coders:
                self._of_event(sealed, "integrity-scope-false")
            is_open &= place is None or not any(each.may_be_ended_by(place, member) for each in rounds)
        if not is_open:
            self.notes.append(Message("integrity-note-blind-undecided"))

    def _fault(self, place: Message, what: Message, number: int = 0, named: Place | None = None) -> None:
        """Notes what is not in order."""
        self._faults.append(Fault(place, what, number, named))

    def _of_event(
        self, sealed: Sealed, kind: str, named: Place | None = None, parameters: Mapping[str, Any] = NOTHING
    ) -> None:
        """Notes what is not in order with an event."""
        number = self._numbers[id(sealed)]
        place = event_place(sealed)
        of_bundle = Message("integrity-place-event-of-bundle", {**place.parameters, "number": str(number)})
        self._fault(of_bundle, Message(kind, parameters), number, named)


def _timeline(drafts: Sequence[EventDraft], every: Sequence[Sealed]) -> Timeline:
    return Timeline(lambda row: (every[row], drafts[row]), lambda _: None)


def _sorted(sealed: Sealed) -> tuple[Id, int, EventId]:
    return sealed.device, sealed.seq, sealed.id

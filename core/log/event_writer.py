"""Writes this device's events: where its feed goes on, what it has seen since, and under which key it seals."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from core.commands.context import CommandContext, Decision
from core.commands.epochs import start_epoch
from core.errors import Refused
from core.events.members import DeviceKeysRenewed, DeviceRemoved, EpochStarted, MemberRemoved
from core.events.registry import EventDraft, encode_event, text_key_of
from core.ids import DeviceId, EventId, Id
from core.keys.epoch_rules import last_readable
from core.keys.key_custody import KeyCustody
from core.keys.protected_text import ProtectedTexts
from core.limits import CLAIMED_TIME_MS_MAX, SEEN_HEADS_MAX
from core.log.clocks import DAY_MS, TICKS
from core.log.opened_log import OpenedLog
from core.log.progress import Progress, silent, telling
from core.messages import Message
from core.sealing import crypto, envelope
from core.sealing.envelope import Head, Place, Sealed
from core.storage.log import Log
from core.views.authorisation import is_allowed, powers_of
from core.views.checks import made_by, problem_of
from core.views.key_records import Epoch
from core.views.state import State

YEAR_MS = 365 * 24 * 60 * 60 * 1000 + 6 * 60 * 60 * 1000


class Moment(NamedTuple):
    """What a clock shows: ms since 1970, and minutes ahead of UTC."""

    at: int
    offset: int


Clock = Callable[[], Moment]


class OpenAct(NamedTuple):
    """An act that may go on in further steps: when it began, its last event, and how many it has."""

    moment: Moment
    last: EventId
    length: int


class ClockBehind(NamedTuple):
    """The clock here shows `now`, more than a day before `claim` (ms since 1970), the time of an event of `device`."""

    device: DeviceId
    claim: int
    now: Moment


def possible_moment(clock: Clock) -> Moment:
    """What a clock shows. Raises Refused where no event may claim that: before 1970, or after 2099."""
    moment = clock()
    if not 0 <= moment.at < CLAIMED_TIME_MS_MAX:
        raise Refused("clock-impossible", year=str(1970 + moment.at // YEAR_MS))
    return moment


def _refusal(state: State, device: Id) -> str:
    """Why the powers of a device do not allow an event, as a code."""
    if device in state.devices.rows and not state.devices.rows[device].is_confirmed:
        return "device-not-confirmed"
    return "only-owners" if powers_of(state, device) == "coder" else "reviewer-only-reads"


HOLD_NO_WORDS = (EpochStarted, DeviceKeysRenewed)
"""These hold ids and public keys alone, so they may be sealed under an epoch that somebody who was removed can open."""


class _Step:
    """What one command makes: where the next event goes, what it has seen, when it is, and what is made so far."""

    def __init__(self, head: Head, seen: tuple[Head, ...], moment: Moment) -> None:
        self.head, self.seen, self.moment = head, seen, moment
        self.made: list[Sealed] = []

    def take(self, sealed: Sealed) -> None:
        """Goes on after an event; only the first of a step says what it has seen."""
        self.made.append(sealed)
        self.head, self.seen = Head(sealed.device, sealed.seq, sealed.id), ()


class EventWriter:
    """Seals decisions as the next events of this device."""

    def __init__(self, log: Log, opened: OpenedLog, texts: ProtectedTexts, custody: KeyCustody, clock: Clock) -> None:
        self._log, self._opened, self._texts, self._custody, self._clock = log, opened, texts, custody, clock
        self._keychain = custody.keychain
        self.has_written = False
        self._act: OpenAct | None = None

    def seal(self, context: CommandContext, decisions: list[Decision], progress: Progress = silent) -> list[Sealed]:
        """The envelopes of the decisions, in order, which are one act; before them the start of an epoch where there
        is none to seal under. `progress` is told of sealing as the first half. Raises Refused where the context's
        member may not make one of them, or a key is missing."""
        moment = possible_moment(self._clock)
        keychain = self._keychain
        self._check(decisions)
        head, epoch = self.own_head(), self._custody.current_epoch()
        key = None if epoch is None else keychain.held(epoch.key)
        act = self._act
        if act is None or act.last != head.id or key is None:
            act = OpenAct(moment, head.id, 0)
        step = _Step(head, () if act.length else self._unseen(), act.moment)
        before = 0
        if key is None:
            key = self._last_readable()
            if not all(isinstance(each.event, HOLD_NO_WORDS) for each in decisions):
                started = start_epoch(context)  # it was not asked for, and is no part of the act
                decisions, before = [*started, *decisions], len(started)
        for n, decision in enumerate(telling(decisions, progress, 0, 2 * len(decisions))):
            for new in decision.new_keys:
                keychain.add(new)
            event, why = self._texts.sealed(self._completed(decision, step), self._opened.state)
            in_act = act.length + max(0, n - before)
            plaintext = encode_event(EventDraft(event, why, *step.moment, step.seen, in_act))
            place = Place(keychain.project, keychain.device, step.head.seq + 1, step.head.id)
            sealed = envelope.parse(envelope.seal(place, plaintext, key, keychain.signer, context.entropy))
            step.take(sealed)
            if isinstance(event, (MemberRemoved, DeviceRemoved)) and epoch is not None:
                self._tell_the_removed(text_key_of(event, why), epoch)
            if isinstance(event, EpochStarted):
                key = decision.new_keys[0]
        self.has_written = True
        if self._act is not None:
            self._act = OpenAct(step.moment, step.head.id, act.length + len(decisions) - before)
        return step.made

    @contextmanager
    def one_act(self) -> Iterator[None]:
        """All that is sealed within is one act: what it begins goes on in each further step, at the clock of the first,
        as long as no other event of this device comes between."""
        self._act = OpenAct(Moment(0, 0), envelope.NO_EVENT, 0)
        try:
            yield
        finally:
            self._act = None

    def _tell_the_removed(self, reason: Id | None, epoch: Epoch) -> None:
        """Hands the key of a reason also to those who can read its event: whoever is removed may read why, and the new
        epoch's wrapping key, under which it lies too, is not for them."""
        wrapping = self._keychain.held(epoch.wrapping)
        if reason is not None and wrapping is not None:
            for grant in self._keychain.grants_under([reason], wrapping):
                self._log.add_grant(grant)

    def _check(self, decisions: list[Decision]) -> None:
        """Raises Refused where this device may not make an event, or it would have no effect."""
        state, things = self._opened.state, set[Id]()
        for decision in decisions:
            if not is_allowed(state, self._keychain.device, decision.event):
                raise Refused(_refusal(state, self._keychain.device))
            problem = problem_of(state, self._keychain.device, decision.event, decision.why, things)
            if problem is not None:
                raise Refused("without-effect", reason=Message(f"conflict-{problem.kind}"))
            things |= made_by(decision.event)

    def _completed(self, decision: Decision, step: "_Step") -> Decision:
        """The start of an epoch with what only the writer knows: which epochs it replaces, and the events that stand
        before it in the same step, such as a removal."""
        if not isinstance(decision.event, EpochStarted):
            return decision
        rows = self._opened.state.epochs.rows.values()
        replaces = sorted(each.wrapping for each in rows if each.wrapping in self._keychain.keys)
        after = sorted({*decision.event.after, *self._custody.trust.doubted(), *(each.id for each in step.made)})
        return decision._replace(event=decision.event._replace(replaces=tuple(replaces), after=tuple(after)))

    def _last_readable(self) -> crypto.HeldKey:
        """The sealing key under which an epoch may be started. Raises Refused where none is here."""
        epoch = last_readable(self._opened.state.epochs.rows.values(), self._keychain.keys)
        key = None if epoch is None else self._keychain.held(epoch.key)
        if key is None:
            raise Refused("no-key-to-write")
        return key

    def clock_behind(self) -> ClockBehind | None:
        """Whether another device has an event that claims to be more than a day after what the clock here shows now."""
        timeline, now = self._opened.timeline, self._clock()
        for key in reversed(timeline.order):
            claim = key.time >> TICKS
            if claim <= now.at + DAY_MS:
                return None
            if key.device != self._keychain.device and key.id not in timeline.doubts:
                return ClockBehind(key.device, claim, now)
        return None

    def clock_fell_back(self) -> ClockBehind | None:
        """Whether the newest event of this device claims to be more than a day after what the clock here shows now."""
        timeline, now, device = self._opened.timeline, self._clock(), self._keychain.device
        newest = next((key for key in reversed(timeline.order) if key.device == device), None)
        if newest is None:
            return None
        doubt = timeline.doubts.get(newest.id)
        claim = newest.time >> TICKS if doubt is None else doubt.claim
        return ClockBehind(device, claim, now) if claim > now.at + DAY_MS else None

    def own_head(self) -> Head:
        """Where to go on writing: of the branches of a forked feed, one that is here whole. Raises Refused."""
        device = self._keychain.device
        own = [head for head in self._log.heads() if head.device == device]
        placed = [head for head in own if head.id in self._opened.timeline.places]
        if own and not placed:
            raise Refused("own-events-missing")
        written = self._log.note("written")  # kept here: a copy of this folder goes on from its own
        return max(placed, key=lambda head: (head.id == written, head), default=Head(device, 0, envelope.NO_EVENT))

    def _unseen(self) -> tuple[Head, ...]:
        """The other feeds' newest events that have their place, as far as this device has not named them yet."""
        device = self._keychain.device
        seen = self._opened.state.seen.get(device)
        named = dict(seen.heads) if seen is not None else {}
        members = self._opened.state.devices.rows
        heads = [head for head in self._log.heads() if head.device != device and head.device in members]
        placed = [self._last_placed(head) for head in heads]
        unseen = [head for head in placed if head is not None and head.seq > named.get(head.device, 0)]
        return tuple(unseen[:SEEN_HEADS_MAX])

    def _last_placed(self, head: Head) -> Head | None:
        """The newest event at or before a head that has its place in the order. Whatever has none waits in memory:
        somebody who leaves thousands waiting costs no look into the log for each of them."""
        places, waiting = self._opened.timeline.places, self._opened.timeline.waiting
        while head.id not in places:
            if head.seq == 1:
                return None
            _, sealed, _ = waiting[head.id]
            head = Head(head.device, head.seq - 1, sealed.previous)
        return head

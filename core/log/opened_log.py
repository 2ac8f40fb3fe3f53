"""A log opened with this device's keys: what its envelopes say, in their order, and the snapshots that save time.

It keeps up with another process that writes to the same log: `read_on` folds what it has not folded yet.

What comes in many parts is folded once: `take` keeps it until somebody looks. Whoever looks at the timeline or the
state finds all in it that was taken, so nothing is ever decided by a state that lacks something.
"""

from collections.abc import Iterable, Iterator, Sequence

from core.errors import BadSeal, KodesporError, NotCanonical, Refused, StorageFailed
from core.events.project import ProjectCreated
from core.events.registry import MALFORMED, EventDraft, RecordedEvent, Unknown, decode_event
from core.ids import Entropy, EventId, project_id
from core.keys.keychain import Keychain
from core.log import snapshots
from core.log.causality import Key
from core.log.integrity_check import heads_seal
from core.log.looking_back import LookingBack
from core.log.ordering import Incoming, Timeline
from core.log.past_states import Moment, PastStates
from core.log.progress import Progress, silent, telling
from core.log.reading_ahead import STRETCH, ReadAhead
from core.log.stretches import Snapshot
from core.sealing import crypto, envelope
from core.sealing.envelope import Sealed
from core.storage.database import storage_errors
from core.storage.log import Log
from core.views import epochs
from core.views.state import State

SAVED_EVERY = 256
"""After so many events snapshots that were made anew are kept again."""
_KEPT = "snapshots"
"""The note that tells whether the snapshots are those that this process kept last."""


def _founds(event: ProjectCreated, sealed: Sealed) -> bool:
    """Whether this very project follows from an event and the device that wrote it."""
    return project_id(sealed.device, event.salt) == sealed.project


class OpenedLog:
    """The events of a log that this device can open, and the state that they add up to."""

    def __init__(self, log: Log, keychain: Keychain, entropy: Entropy) -> None:
        self._log, self._keychain, self._entropy = log, keychain, entropy
        self._local = keychain.secrets.local
        self._doubts: set[int] = set()
        self._saved: list[Snapshot] = []
        self._marks: list[bytes] = []
        self._saved_at = 0
        self._kept: bytes | None = None
        self._is_place_damaged = False
        self.row = 0
        self.snapshot_fault: KodesporError | None = None
        self._ahead = ReadAhead(log)
        self._timeline = Timeline(self._read, self.open)
        self._past = LookingBack(self._timeline, self._ahead.expect)
        self.first: Timeline | None = None
        """What a newcomer reads before the log has come (core/log/first_reading.py)."""

    @property
    def past(self) -> LookingBack:
        """What the log added up to earlier. Raises Refused while a newcomer reads before it has come."""
        if self.first is not None:
            raise Refused("no-history-yet")
        self.fold_taken()
        return self._past

    @property
    def timeline(self) -> Timeline:
        """The events in their order, with all that was taken; or what a newcomer reads before they have come."""
        return self.own if self.first is None else self.first

    @property
    def own(self) -> Timeline:
        """What is in this very log, with all that was taken."""
        self.fold_taken()
        return self._timeline

    @property
    def is_behind(self) -> bool:
        """Whether something was taken that is not folded yet."""
        return self._timeline.is_behind

    @property
    def state(self) -> State:
        """What the log adds up to now; or what a newcomer reads before it has come."""
        return self.timeline.state

    def events(self, start: int, end: int | None) -> Iterator[RecordedEvent]:
        """The events from place `start` to `end` (exclusive) of the total order, each opened when it is asked for."""
        return self.recorded(self.timeline.order[start:end])

    def recorded(self, places: Sequence[Key]) -> Iterator[RecordedEvent]:
        """The events in some places, each opened when it is asked for."""
        timeline = self.timeline
        for n in range(0, len(places), STRETCH):
            stretch = list(places[n : n + STRETCH])
            if self.first is None:
                self._ahead.expect(key.row for key in stretch)
            yield from map(timeline.recorded, stretch)

    def moments(self, numbers: Iterable[int]) -> Iterator[Moment]:
        """Events by their ascending numbers from 1, each with the state just before it, in one pass."""
        return PastStates(self.past).before(numbers)

    def event(self, event: bytes) -> RecordedEvent:
        """An event by its id. Raises Refused where there is none."""
        key = self.timeline.places.get(EventId(event))
        if key is None:
            raise Refused("no-such-event")
        return self.timeline.recorded(key)

    def open(self, sealed: Sealed, proven: bool = False) -> EventDraft | None:
        """What an envelope says; None while its key is not here. `proven`: it was decoded in full before."""
        key = self._keychain.keys.get(sealed.key)
        if key is None:
            return None
        try:
            its_key = envelope.one_key(sealed, key)
            draft = decode_event(envelope.unseal_one(sealed.raw, its_key), proven)
        except (BadSeal, NotCanonical):
            return MALFORMED
        if not proven and not envelope.timing_holds(sealed.raw, envelope.timing_blind(its_key), draft.at, draft.seen):
            return MALFORMED
        # Whoever wrote one that stands earlier by its clock would else have founded the project, and be its owner.
        is_founding = type(draft.event) is ProjectCreated
        return MALFORMED if is_founding and not _founds(draft.event, sealed) else draft

    def _read(self, row: int) -> tuple[Sealed, EventDraft | None]:
        sealed = envelope.parse(self._ahead.raw(row))
        return sealed, self.open(sealed, row not in self._doubts)

    def cannot_read_some_events(self) -> bool:
        """Whether events have come whose key this device does not have. Those of somebody who was removed do not count:
        they may be sealed under a key that nobody else ever had, and would wait for ever."""
        locked = {
            sealed.device
            for _, sealed, draft in self.own.waiting.values()
            if draft is None and sealed.key not in self._keychain.keys
        }
        return bool(locked) and not locked <= self.own.state.devices.rows.keys() - epochs.team(self.state)

    # -- taking events in

    def append(self, verified: list[Sealed], progress: Progress = silent) -> list[Incoming]:
        """Opens what was verified and puts it into the log: the one way in. Inside a transaction. `progress` is told of
        opening as the second half."""
        count = len(verified)
        opened = [self.open(sealed) for sealed in telling(verified, progress, count, 2 * count)]
        events = list(zip(self._log.append(verified), verified, opened, strict=True))
        doubts = [row for row, _, draft in events if draft is None or type(draft.event) is Unknown]
        self._log.add_doubts(doubts)
        if verified:
            self._log.set_note("heads", heads_seal(self._log.heads(), self._local))
        self._doubts.update(doubts)
        return events

    def take(self, events: list[Incoming]) -> None:
        """Takes events that are durable now; they are folded when somebody looks."""
        if events:
            self.row = events[-1][0]
        self._timeline.take(events)

    def fold_taken(self) -> None:
        """Folds what was taken."""
        if self._timeline.is_behind:
            self._timeline.fold_late()

    def fold(self, events: list[Incoming]) -> None:
        """Takes events that are durable now, and folds them."""
        self.take(events)
        self.fold_taken()

    def forget(self) -> None:
        """Keeps no event open any more."""
        self._timeline.forget()

    def read_on(self) -> None:
        """Folds the rows of the log that are not folded yet."""
        last = self._log.last_row()
        if last == self.row:
            return
        first = self.row or self._timeline.places.first_missing() - 1
        if first < last:
            self._timeline.extend(self._stored(first))
        self.row = last

    def _stored(self, after: int) -> Iterator[Incoming]:
        self._doubts = self._log.doubts()
        most = self._log.rows_most()
        for row, raw in self._log.envelopes(after):
            if row > most:
                raise StorageFailed("storage-damaged")
            if not self._timeline.places.holds(row):
                sealed = envelope.parse(raw)
                yield row, sealed, self.open(sealed, row not in self._doubts)

    # -- snapshots

    def begin(self) -> None:
        """Opens the log: from its snapshots, and what came after them. Raises StorageFailed."""
        with storage_errors():
            self.resume()
            self.read_on()

    def resume(self) -> None:
        """Begins from the snapshots in the log, where they are of this very log."""
        self._kept = self._log.note(_KEPT)
        fresh = Timeline(self._read, self.open)
        try:
            with storage_errors():
                marks = snapshots.resume(self._log.each_snapshot(), fresh, self._local)
            if not marks or not self._belongs(fresh):
                return
        except KodesporError as problem:
            if problem.code != "storage-damaged":
                raise
            self.snapshot_fault, self._is_place_damaged = Refused("snapshots-damaged"), True
            return
        except Exception as problem:
            self._note_fault(problem)
            return
        self._timeline, self._past = fresh, LookingBack(fresh, self._ahead.expect)
        self._saved, self._marks = list(fresh.snapshots), marks

    def _note_fault(self, problem: Exception) -> None:
        """A fault of the program in opening snapshots costs only time: the log is folded anew. It is to be said."""
        self.snapshot_fault = Refused("snapshots-fault", kind=type(problem).__name__, problem=str(problem))

    def _belongs(self, timeline: Timeline) -> bool:
        """Whether the snapshots are of this very log: the last event of each stands in the row that it names."""
        ends = [each.keys[-1] for each in timeline.snapshots]
        last = self._log.last_row()
        return all(key.row <= last and crypto.digest(self._log.raw(key.row)) == key.id for key in ends)

    def save_snapshots(self) -> None:
        """Keeps what was folded, sealed, so that the next start is quick. Losing it costs only time: where the place of
        it is damaged on the disk, nothing is kept."""
        if self._is_place_damaged:
            return
        made, saved = self.own.snapshots, self._saved
        fresh = [n for n, each in enumerate(made) if n >= len(saved) or each is not saved[n]]
        if not fresh and len(made) == len(saved):
            return
        # An undo makes those after its target anew. They are kept later: until then what is kept is folded on from.
        is_soon_enough = len(self.own.order) - self._saved_at < SAVED_EVERY
        if len(made) == len(saved) and self._saved_at and is_soon_enough:
            return
        self._saved_at = len(self.own.order)
        with self._log.transaction():
            if self._log.note(_KEPT) != self._kept:  # another process kept its own, which may cover other stretches
                fresh = list(range(len(made)))
            numbers = sorted({*fresh, len(made) - 1}) if made else []  # the last one tells how all of them count
            marks, sealed = self._marks[: len(made)], dict[int, bytes]()
            for n in numbers:
                sealed[n] = snapshots.seal_snapshot(n, made[n], self._timeline, self._local, self._entropy, marks[:n])
                marks[n : n + 1] = [snapshots.mark_of(sealed[n])]
            self._kept = crypto.digest(b"".join(sealed.values()))
            self._log.save_snapshots(len(made), sealed)
            self._log.set_note(_KEPT, self._kept)
        self._saved, self._marks = list(made), marks

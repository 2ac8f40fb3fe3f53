"""The door: every event, ours or a co-coder's, enters a project here, and every look at it starts here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from core.commands.context import CommandContext, Decision
from core.commands.files import attach_file
from core.errors import Refused, Rejected
from core.events.members import DeviceAdded, MemberAdmitted
from core.events.project import ProjectCreated
from core.events.registry import EventDraft, RecordedEvent, Unknown, encode_event
from core.ids import Entropy, Id, MemberId, new_id, project_id
from core.keys.custody import Custody
from core.keys.grants import parse_grant
from core.keys.keychain import Keychain
from core.limits import CHUNK_BYTES, FILE_BYTES_MAX
from core.log import snapshots, verification
from core.log.clone_detection import Branch, branch_to, forked_devices
from core.log.integrity_check import heads_seal
from core.log.ordering import Incoming, Snapshot, Timeline
from core.log.transfer_bundle import AcceptResult, TransferBundle
from core.sealing import crypto, envelope
from core.sealing.envelope import Head, Place, Sealed
from core.sealing.file_encryption import seal_chunks
from core.sealing.sealed_text import Text
from core.storage.log import Log
from core.views.authorisation import is_allowed
from core.views.sources import voices_in
from core.views.state import State


def _cut(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of CHUNK_BYTES, the last one shorter."""
    size, held = 0, bytearray()
    for part in parts:
        size += len(part)
        if size > FILE_BYTES_MAX:
            raise Refused("file-too-large", gib=FILE_BYTES_MAX // 1024**3)
        held += part
        while len(held) >= CHUNK_BYTES:
            yield bytes(held[:CHUNK_BYTES])
            del held[:CHUNK_BYTES]
    if held:
        yield bytes(held)


class Moment(NamedTuple):
    """What a clock shows: ms since 1970, and minutes ahead of UTC."""

    at: int
    offset: int


Clock = Callable[[], Moment]


class Project(Custody):
    """One project on one device, opened."""

    def __init__(self, log: Log, secrets: crypto.DeviceSecrets, clock: Clock, entropy: Entropy) -> None:
        super().__init__(log, secrets, entropy)
        self._clock = clock
        self._entropy = entropy
        self._row = 0
        self._saved: list[Snapshot] = []
        self._take_grants()
        self._resume()
        self._read_on()
        self._shred()
        self.save_snapshots()

    @classmethod
    def create(
        cls, log: Log, secrets: crypto.DeviceSecrets, clock: Clock, entropy: Entropy, title: str, name: str
    ) -> "Project":
        """A new project, with this device as its first. Raises Refused where the log holds one already."""
        if log.note("project") is not None:
            raise Refused("project-exists-here")
        public = secrets.public
        salt, epoch = Id(entropy(16)), entropy(crypto.KEY_BYTES)
        event = ProjectCreated(salt, title, MemberId(new_id(entropy)), name, *public, crypto.key_id(epoch))
        moment = clock()
        place = Place(project_id(public.device, salt), public.device, 1, envelope.NO_EVENT)
        plaintext = encode_event(EventDraft(event, None, moment.at, moment.offset, ()))
        raw = envelope.seal(place, plaintext, epoch, crypto.Signer(secrets), entropy)
        keychain = Keychain(place.project, secrets)
        keychain.add(epoch)
        with log.transaction():
            log.set_note("project", place.project)
            log.add_device(public)
            log.append([envelope.parse(raw)])
            for grant in keychain.owed_to_self(keychain.keys):
                log.add_grant(grant)
        return cls(log, secrets, clock, entropy)

    @classmethod
    def join(
        cls, log: Log, secrets: crypto.DeviceSecrets, clock: Clock, entropy: Entropy, parcel: TransferBundle
    ) -> "Project":
        """A project that somebody let this device into. Raises Rejected where the parcel does not do that."""
        if log.note("project") is not None:
            raise Refused("project-exists-here")
        with log.transaction():
            log.set_note("project", parcel.project)
            for public in (*parcel.devices, secrets.public):
                log.add_device(public)
            for raw in parcel.grants:
                log.add_grant(parse_grant(raw))
        project = cls(log, secrets, clock, entropy)
        project.accept(parcel)
        if project.device not in project.state.devices.rows:
            raise Rejected("welcome-not-for-this-device")
        return project

    # -- looking

    @property
    def member(self) -> MemberId:
        """Who works on this device. Raises Refused where the device was never admitted."""
        device = self.state.devices.get(self.device)
        if device is None:
            raise Refused("device-not-admitted")
        return device.member

    def words(self, text: Text | None) -> str | None:
        """The words of a text, or None where they were withdrawn, or their key has not arrived."""
        return self._wording.words(text)

    def text(self, source: Id) -> str:
        """A source's normalised text. Raises Refused where it was withdrawn or its key is not here."""
        row = self.state.sources.get(source)
        if row is None:
            raise Refused("no-such-source")
        return self._wording.text(row, voices_in(self.state, source), row.key in self.withdrawn_keys())

    def forget_texts(self) -> None:
        """Keeps no text open any more, as when the project is locked."""
        self._wording.forget()

    def trail(self, start: int = 0, end: int | None = None) -> Iterator[RecordedEvent]:
        """The events in their total order, from place `start` (counted from 0) up to `end`."""
        return iter(self.timeline.events(start, end))

    def as_of(self, count: int) -> State:
        """The state after the first `count` events of the total order."""
        return self.timeline.as_of(count)

    def state_of(self, numbers: Sequence[int]) -> State:
        """The state that just these events add up to, by their numbers from 1; they hold all that they build on."""
        return self.timeline.state_of(numbers)

    def forked_devices(self) -> list[Id]:
        """Devices of which two copies go on writing."""
        return forked_devices(self.log, self.state)

    def own_branch(self) -> Branch:
        """What this copy of a forked device wrote."""
        head = self._own_head()
        return branch_to(self.log, self.device, head.id, head.seq)

    def events_digest(self) -> str:
        """SHA-256 (hexadecimal) over the heads of all feeds: equal exactly where the sets of events are."""
        heads = b"".join(head.device + head.seq.to_bytes(8, "big") + head.id for head in self.log.heads())
        return crypto.digest(b"kodespor/events/1\0" + heads).hex()

    # -- making events

    def do(self, decide: Callable[..., list[Decision]], *args: Any, **options: Any) -> list[RecordedEvent]:
        """Carries out a command: decided, sealed, durable, and folded when this returns. Raises Refused."""
        before = set(self._keychain.keys)
        try:
            with self.log.transaction():
                self._read_on()
                decisions = decide(self._desk(), *args, **options)
                made = self._seal(decisions)
                checked = verification.check(self.id, made, self.log, self.log.devices(), self._keychain.keys)
                events = self._admit(checked.fresh)
                if made:
                    self.log.set_note("written", made[-1].id)
                # To this device at once, or a crash would leave words without a key; to others after the fold,
                # which knows who has just been removed.
                new_keys = set(self._keychain.keys) - before
                for grant in self._keychain.owed_to_self(new_keys):
                    self.log.add_grant(grant)
        except BaseException:
            self._keychain.destroy(set(self._keychain.keys) - before)
            raise
        self._settle(events)
        if new_keys or any(isinstance(each.event, (MemberAdmitted, DeviceAdded)) for each in decisions):
            self.share_missing_keys()
        return [self.timeline.placed(sealed.id, draft) for _, sealed, draft in events if draft is not None]

    def attach(self, on_kind: str, on: Id | None, name: str, mime: str, parts: Iterable[bytes]) -> RecordedEvent:
        """Puts a file to a source, a participant or the project: its bytes in parts of any length. Raises Refused."""
        file, key = new_id(self._entropy), self._entropy(crypto.KEY_BYTES)
        name_of_key, chunks, size = crypto.key_id(key), list[bytes](), 0
        try:
            for sealed in seal_chunks(_cut(parts), key, self.id, file, self._entropy):
                size += len(sealed) - crypto.SALT_BYTES - crypto.TAG_BYTES
                chunks.append(crypto.digest(sealed))
                with self.log.transaction():
                    self.log.add_chunk(chunks[-1], name_of_key, sealed)
            return self.do(attach_file, file, on_kind, on, name, mime, size, key, tuple(chunks))[0]
        except Refused:  # after any other failure the event may be durable: sealed bytes too many do no harm
            with self.log.transaction():
                self.log.drop_chunks([name_of_key])
            raise

    def _desk(self) -> CommandContext:
        return CommandContext(
            self.state, self.member, self.device, self._entropy, self.words, self.text, self.log.heads, self.event
        )

    def _seal(self, decisions: list[Decision]) -> list[Sealed]:
        head, seen = self._own_head(), self._unseen()
        moment, epoch = self._clock(), self._epoch_key()
        made = []
        for decision in decisions:
            if not is_allowed(self.state, self.member, decision.event):
                raise Refused("reviewer-only-reads")
            for key in decision.new_keys:
                self._keychain.add(key)
            event, why = self._wording.boxed(decision, self.state)
            plaintext = encode_event(EventDraft(event, why, moment.at, moment.offset, seen))
            place = Place(self.id, self.device, head.seq + 1, head.id)
            sealed = envelope.parse(envelope.seal(place, plaintext, epoch, self._keychain.signer, self._entropy))
            made.append(sealed)
            head, seen = Head(self.device, sealed.seq, sealed.id), ()
        return made

    def _epoch_key(self) -> bytes:
        """The newest epoch's key that is held."""
        newest = sorted(self.state.epochs.rows.values(), key=lambda each: -each.number)
        for epoch in newest:
            if epoch.key in self._keychain.keys:
                return self._keychain.keys[epoch.key]
        raise Refused("no-key-to-write")

    def _own_head(self) -> Head:
        """Where to go on writing: of the branches of a forked feed, one that is here whole. Raises Refused."""
        own = [head for head in self.log.heads() if head.device == self.device]
        placed = [head for head in own if head.id in self.timeline.places]
        if own and not placed:
            raise Refused("own-events-missing")
        draft = self.log.note("written")  # here: a copy of this folder goes on from its own
        return max(placed, key=lambda head: (head.id == draft, head), default=Head(self.device, 0, envelope.NO_EVENT))

    def _unseen(self) -> tuple[Head, ...]:
        """The other feeds' newest events that have their place, as far as this device has not named them yet."""
        seen = self.state.seen.get(self.device)
        named = dict(seen.heads) if seen is not None else {}
        placed = [self._last_placed(head) for head in self.log.heads() if head.device != self.device]
        return tuple(head for head in placed if head is not None and head.seq > named.get(head.device, 0))

    def _last_placed(self, head: Head) -> Head | None:
        while head.id not in self.timeline.places:
            if head.seq == 1:
                return None
            row = next(sealed for _, sealed in self.log.find(head.device, head.seq) if sealed.id == head.id)
            head = Head(head.device, head.seq - 1, row.previous)
        return head

    # -- taking events in

    def accept(self, parcel: TransferBundle) -> AcceptResult:
        """Takes what another device sent: verified, opened, durable, folded. Raises Rejected; then nothing is kept."""
        if parcel.project != self.id:
            raise Rejected("other-project")
        with self.log.transaction():
            self._read_on()
            devices = self.log.devices() | {public.device: public for public in parcel.devices}
            self._accept_notices(parcel.notices)
            grants = self._accept_grants(parcel.grants, devices)
            checked = verification.check(self.id, parcel.envelopes, self.log, devices, self._keychain.keys)
            for device in sorted({sealed.device for sealed in checked.fresh}):
                self.log.add_device(devices[device])
            events = self._admit(checked.fresh)
        self._settle(events)
        rows = checked.rows | {row for row, _, _ in events}
        return AcceptResult(len(events), grants, checked.held, frozenset(rows))

    def _admit(self, fresh: list[Sealed]) -> list[Incoming]:
        """Opens what was verified and puts it into the log: the one way in."""
        opened = [self._open(sealed) for sealed in fresh]
        events = list(zip(self.log.append(fresh), fresh, opened, strict=True))
        doubts = [row for row, _, draft in events if draft is None or type(draft.event) is Unknown]
        self.log.add_doubts(doubts)
        if fresh:
            self.log.set_note("heads", heads_seal(self.log.heads(), self.secrets.local))
        self._doubts.update(doubts)
        return events

    def _settle(self, events: list[Incoming]) -> None:
        """Folds what is durable now, and does what follows from it."""
        if events:
            self._row = events[-1][0]
        self.timeline.extend(events)
        self._shred()
        self.save_snapshots()

    # -- opening, and keeping up with another process on the same project

    def catch_up(self) -> bool:
        """Takes in what another process, or a sync beside this one, put into the log; whether there was anything."""
        before, keys = self._row, len(self._keychain.keys)
        with self.log.transaction():
            self._keychain.take(self.log.grants_to(self.device))
            self._read_on()
            if self._row == before and len(self._keychain.keys) > keys:
                self.timeline.extend(())
        self._shred()
        self.save_snapshots()
        return self._row > before or len(self._keychain.keys) != keys

    def _resume(self) -> None:
        stored = self.log.snapshots()
        fresh = Timeline(self._read_draft, self._open)
        if stored and snapshots.resume(stored, fresh, self.secrets.local) and self._belongs(fresh):
            self.timeline = fresh
            self._saved = list(fresh.snapshots)

    def _belongs(self, timeline: Timeline) -> bool:
        """Whether the snapshots are of this very log."""
        ends = [each.keys[-1] for each in timeline.snapshots]
        last = self.log.last_row()
        return all(key.row <= last and crypto.digest(self.log.raw(key.row)) == key.id for key in ends)

    def _read_on(self) -> None:
        """Folds the rows of the log that are not folded yet."""
        last = self.log.last_row()
        if last == self._row:
            return
        covered = set(map(attrgetter("row"), self.timeline.order)) if self._row == 0 else set()
        if len(covered) == last:
            self._row = last
            return
        first = self._row
        if covered:
            first = next((row for row in range(1, last + 1) if row not in covered), last + 1) - 1
        self.timeline.extend(self._stored(first, covered))
        self._row = last

    def _stored(self, after: int, covered: set[int]) -> Iterator[Incoming]:
        self._doubts = self.log.doubts()
        for row, raw in self.log.envelopes(after):
            if row not in covered:
                sealed = envelope.parse(raw)
                yield row, sealed, self._open(sealed, row not in self._doubts)

    def save_snapshots(self) -> None:
        """Keeps what was folded, sealed, so that the next start is quick. Losing it costs only time."""
        made = self.timeline.snapshots
        same = 0
        while same < min(len(made), len(self._saved)) and made[same] is self._saved[same]:
            same += 1
        if same == len(made) == len(self._saved):
            return
        sealed = [
            snapshots.seal_snapshot(number, made[number], self.timeline, self.secrets.local, self._entropy)
            for number in range(same, len(made))
        ]
        with self.log.transaction():
            self.log.save_snapshots(same, sealed)
        self._saved = list(made)

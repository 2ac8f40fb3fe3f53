"""The door: every event, ours or a co-coder's, enters a project here, and every look at it starts here.

A project inherits nothing. It is composed of a log, this device's keys, and what is opened with them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from core.commands.context import CommandContext, Decision
from core.commands.files import NewFile, attach_file
from core.errors import NotAProject, Refused, Rejected
from core.events.members import DeviceAdded, MemberAdmitted
from core.events.registry import RecordedEvent
from core.ids import Entropy, EventId, FileId, Id, MemberId, new_id
from core.keys.box_keys import seeds_of
from core.keys.key_custody import KeyCustody
from core.keys.keychain import Keychain
from core.keys.owed_grants import OwedGrants
from core.keys.protected_text import ProtectedTexts
from core.keys.trusted_team import TrustedTeam
from core.keys.typed_texts import TypedTexts
from core.keys.withdrawal_notices import Notice
from core.log import declining, verification
from core.log.clone_detection import Branch, branch_to, forked_devices
from core.log.doubtful_removals import DoubtfulRemovals
from core.log.event_writer import Clock as Clock
from core.log.event_writer import EventWriter
from core.log.event_writer import Moment as Moment
from core.log.first_reading import FirstReading
from core.log.founding import found_project
from core.log.joining import take_welcome
from core.log.opened_log import OpenedLog
from core.log.ordering import Timeline
from core.log.own_box_key import OwnBoxKey
from core.log.past_states import Moment as PastMoment
from core.log.progress import Progress, silent
from core.log.publishing import unpublished_notices
from core.log.standing import BY_VOTE, is_speaking_up, not_in_team, removal_of
from core.log.transfer_bundle import AcceptResult, TransferBundle
from core.log.writing_record import NO_RECORD, WritingRecord
from core.sealing import crypto
from core.sealing.crypto import KeyKind
from core.sealing.envelope import Head
from core.sealing.sealed_text import Text
from core.storage.attached_files import AttachedFiles
from core.storage.log import Log
from core.views.authorisation import powers_of
from core.views.speakers import as_imported, speaker_turns_in
from core.views.state import State
from core.views.withdrawals import hidden_keys


class Project:
    """One project on one device, opened.

    `log` holds what is stored, `opened` what this device can read of it, `custody` the keys, `files` the bytes of
    attached files. `word_changes` counts how often words went, or came back, since the project was opened: whoever
    keeps words drops them when it changes. `progress` is told how far a command is, and may still stop it. `record` is
    what the machine knows of its own writing here. Raises NotAProject where the log holds none.
    """

    def __init__(
        self, log: Log, secrets: crypto.DeviceSecrets, clock: Clock, entropy: Entropy, record: WritingRecord = NO_RECORD
    ) -> None:
        project = log.note("project")
        if project is None:
            raise NotAProject
        self.id = Id(project)
        self.log, self.secrets, self.device = log, secrets, secrets.public.device
        self._entropy, self.record = entropy, record
        self._followed = 0
        self._is_to_follow = False
        keychain = Keychain(self.id, secrets, seeds_of(log, secrets))
        self.opened = OpenedLog(log, keychain, entropy)
        doubtful = DoubtfulRemovals(lambda: self.opened.own)
        trust = TrustedTeam(keychain, lambda: self.opened.own.state, doubtful.now)
        owing = OwedGrants(keychain, log, trust, lambda: self.opened.own.sealed_under)
        self.custody = KeyCustody(keychain, log, owing, self.opened.cannot_read_some_events, lambda: self.state)
        self.first = FirstReading(log, self.opened, keychain, entropy)
        self._own_box_key = OwnBoxKey(self.do, log, self.custody, doubtful, entropy)
        self.word_changes = 0
        self.progress: Progress = silent
        self.files = AttachedFiles(log, keychain, lambda: self.state, self.custody.withdrawn_keys)
        self._texts = ProtectedTexts(keychain, entropy, lambda event: self.event(event).event)
        self.typed = TypedTexts(self._texts, keychain, self.trail, lambda: self.state)
        self.writer = EventWriter(log, self.opened, self._texts, self.custody, clock)
        if self.device not in log.devices():  # a copy that has just become a device of its own
            with log.transaction():
                log.add_device(secrets.public)
        with log.transaction():
            self.custody.load()
        self.opened.begin()
        self.first.begin()
        self._follow()

    @classmethod
    def create(
        cls, log: Log, secrets: crypto.DeviceSecrets, clock: Clock, entropy: Entropy, title: str, name: str
    ) -> "Project":
        """A new project, with this device as its first. Raises Refused where the log holds one already."""
        found_project(log, secrets, clock, entropy, title, name)
        return cls(log, secrets, clock, entropy)

    @classmethod
    def join(
        cls, log: Log, secrets: crypto.DeviceSecrets, clock: Clock, entropy: Entropy, bundle: TransferBundle
    ) -> "Project":
        """A project that somebody admitted this device to. Raises Refused where the log holds one already, Rejected
        where the bundle does not admit this device."""
        take_welcome(log, secrets, entropy, bundle)
        project = cls(log, secrets, clock, entropy)
        if bundle.first:
            project.first.take(bundle.first, clock().at)
        project.accept(bundle)
        if project.device not in project.state.devices.rows:
            raise Rejected("welcome-not-for-this-device")
        return project

    # -- looking

    @property
    def timeline(self) -> Timeline:
        """All events that this device can read, in their order."""
        return self.opened.timeline

    @property
    def state(self) -> State:
        """What the log adds up to now."""
        return self.opened.timeline.state

    @property
    def shredded(self) -> int:
        """How many withdrawn keys this device destroyed since the project was opened."""
        return self.custody.destroyed

    @property
    def member(self) -> MemberId:
        """Who works on this device. Raises Refused where the device was never admitted."""
        device = self.state.devices.get(self.device)
        if device is None:
            raise Refused("device-not-admitted")
        return device.member

    def removal(self) -> RecordedEvent | None:
        """The event by which this device, or its member, was removed; None while both are in the project."""
        return removal_of(self.opened, self.device)

    def not_in_team(self) -> Refused | None:
        """Why nothing is written on this device any more: who removed it or its member, and on which day (UTC); None
        while both are in the project."""
        return not_in_team(self.opened, self.device, self.words)

    def event(self, event: bytes) -> RecordedEvent:
        """An event by its id. Raises Refused where there is none."""
        return self.opened.event(event)

    def act(self, event: EventId) -> list[RecordedEvent]:
        """All that the gesture of an event recorded (core/log/acts.py)."""
        return list(self.opened.recorded(self.timeline.act(event)))

    def undos_of(self, event: EventId) -> list[EventId]:
        """The undos that count by which an event, or what else its gesture recorded, is taken back."""
        return self.timeline.undos_of(event)

    def words(self, text: Text | None) -> str | None:
        """The words of a text, or None where they were withdrawn, or their key has not arrived."""
        return self._texts.words(text)

    def name_to_decide_on(self, text: Text) -> str | None:
        """The name of somebody, or of a source, whose withdrawal waits: an owner has to know whom they decide about.
        None on the devices of anybody else."""
        return self._texts.hidden_words(text) if powers_of(self.state, self.device) == "owner" else None

    def text(self, source: Id) -> str:
        """A source's normalised text. Raises Refused where it was withdrawn or its key is not here."""
        row = self.state.sources.get(source)
        if row is None:
            raise Refused("no-such-source")
        said, withdrawn = self.state.speakers.rows[source], row.key in self.withdrawn_keys()
        text = self._texts.text(row, said, speaker_turns_in(self.state, source), withdrawn)
        if said.replaced and not self._texts.is_as_imported(row, text):  # a correction that brought other words
            return self._texts.text(row, *as_imported(self.state, source), withdrawn)
        return text

    def forget_texts(self) -> None:
        """Keeps no text open any more, as when the project is locked."""
        self._texts.forget()

    def trail(self, start: int = 0, end: int | None = None) -> Iterator[RecordedEvent]:
        """The events in their total order, from place `start` (counted from 0) up to `end`."""
        return self.opened.events(start, end)

    def moments(self, numbers: Iterable[int]) -> Iterator[PastMoment]:
        """Events by their ascending numbers from 1, each with the state just before it, in one pass; a state holds only
        until the next is asked for."""
        return self.opened.moments(numbers)

    def as_of(self, count: int) -> State:
        """The state after the first `count` events of the total order."""
        return self.opened.past.as_of(count)

    def state_of(self, numbers: Sequence[int]) -> State:
        """The state that just these events add up to, by their numbers from 1; they hold all that they build on."""
        return self.opened.past.state_of(numbers)

    def forked_devices(self) -> list[Id]:
        """Devices of which two copies go on writing."""
        return forked_devices(self.log, self.state)

    def own_branch(self) -> Branch:
        """What this copy of a forked device wrote. Raises Refused where its events are not all here."""
        head = self.writer.own_head()
        return branch_to(self.log, self.device, head.id, head.seq)

    def events_digest(self) -> str:
        """SHA-256 (hexadecimal) over the heads of all feeds: equal exactly where the sets of events are."""
        heads = b"".join(head.device + head.seq.to_bytes(8, "big") + head.id for head in self.log.heads())
        return crypto.digest(b"kodespor/events/1\0" + heads).hex()

    # -- making events

    def context(self) -> CommandContext:
        """What a command has before it. Raises Refused where this device was never admitted."""
        return CommandContext(
            self.state, self.member, self.device, self._entropy, self.words, self.text, self.log.heads, self.event,
            self.typed.keys_about, self.typed.keys_in, self.act, self.undos_of,
        )  # fmt: skip

    def do(self, decide: Callable[..., list[Decision]], *args: Any, **options: Any) -> list[RecordedEvent]:
        """Carries out a command: decided, sealed, durable, and folded when this returns. Raises Refused, also where
        this device is not in the team any more."""
        keychain = self.custody.keychain
        self.fold_accepted()
        with keychain.forgetting_on_failure() as came, self.log.transaction():
            self.opened.read_on()
            if (broken := self.record.refusal()) is not None:
                raise broken
            if self.first.is_on:
                raise Refused("read-only-until-proved")
            context = self.context()
            refusal = self.not_in_team()
            if refusal is not None and refusal.code != BY_VOTE:
                raise refusal
            decisions = decide(context, *args, **options)
            if refusal is not None and not is_speaking_up(self.opened, decisions):
                raise refusal
            made = self.writer.seal(context, decisions, self.progress)
            fresh = verification.check_own(self.id, made, self.log, self.log.devices(), keychain.keys)
            events = self.opened.append(fresh, self.progress)
            if made:
                self.log.set_note("written", made[-1].id)
                if self.record.machine:
                    self.log.set_note("machine", self.record.machine)
            # To this device at once, or a crash would leave words without a key; to others after the fold,
            # which knows who has just been removed.
            new_keys = list(filter(None, map(keychain.held, sorted(came))))
            for grant in self.custody.grants_for_new(new_keys):
                self.log.add_grant(grant)
        if made:
            self.record.note_written(Head(self.device, made[-1].seq, made[-1].id))
        self.opened.fold(events)
        recorded = [self.timeline.placed(sealed.id, draft) for _, sealed, draft in events if draft is not None]
        is_shared = any(not crypto.is_of_kind(key.id, KeyKind.TEXT) for key in new_keys)
        if is_shared or any(isinstance(each.event, (MemberAdmitted, DeviceAdded)) for each in recorded):
            self.share_missing_keys()
        self._follow()
        return recorded[len(recorded) - len(decisions) :]  # the start of an epoch before them was not asked for

    def one_act(self) -> AbstractContextManager[None]:
        """All that is done within is one act, although it takes several steps. A crash leaves what was recorded so far,
        which is an act of its own."""
        return self.writer.one_act()

    def attach(self, on_kind: str, on: Id | None, name: str, mime: str, parts: Iterable[bytes]) -> RecordedEvent:
        """Puts a file to a source, a participant or the project: its bytes in parts of any length. Raises Refused."""
        file = FileId(new_id(self.device, self._entropy))
        with self.files.attaching():
            sealed = self.files.seal(file, parts, self._entropy)
            made = NewFile(file, name, mime, sealed.size, sealed.key, sealed.chunks)
            try:
                return self.do(attach_file, on_kind, on, made, lambda: self.files.attached(sealed))[0]
            finally:  # where the event is durable, this finds nothing to delete, whatever happened after it
                self.files.drop(sealed.key.id)

    # -- taking events in

    def accept(self, bundle: TransferBundle, is_more_to_come: bool = False) -> AcceptResult:
        """Takes what another device sent: verified, opened, durable, folded. Raises Rejected; then nothing is kept.

        Where more is to come, what follows from it waits until `fold_accepted`, and it is folded once with what comes
        by then, unless somebody looks at the state before."""
        if bundle.project != self.id:
            raise Rejected("other-project")
        if bundle.grants or bundle.notices:  # which of them are taken hangs on the state; and not with keys in hand
            self.opened.fold_taken()  # that are forgotten again where what they come with cannot be kept
        with self.custody.keychain.forgetting_on_failure(), self.log.transaction():
            self.opened.read_on()
            devices = self.log.devices() | {public.device: public for public in bundle.devices}
            self.custody.accept_notices(bundle.notices)
            refused = self.custody.refused_keys() if bundle.grants else set[Id]()  # before what comes changes that
            grants = self.custody.accept_grants(bundle.grants, devices)
            checked = verification.check(self.id, bundle.envelopes, self.log, devices, self.custody.keychain.keys)
            for device in sorted({sealed.device for sealed in checked.fresh}):
                self.log.add_device(devices[device])
            events = self.opened.append(checked.fresh)
            declining.decline_branches(self.log, checked.branches)
            declining.decline_grants(self.log, bundle.grants, self.holds_key, refused, self.custody.refused_keys)
            declining.decline_notices(self.log, bundle.notices)
        self.opened.take(events)
        self._is_to_follow = True
        if not is_more_to_come:
            self.fold_accepted()
        rows = checked.rows | {row for row, _, _ in events}
        return AcceptResult(len(events), grants, checked.held, frozenset(rows), checked.branches)

    def catch_up(self) -> bool:
        """Takes in what another process, or a sync beside this one, put into the log; whether there was anything."""
        keychain = self.custody.keychain
        self.fold_accepted()
        before, keys = self.opened.row, len(keychain.keys)
        with self.log.transaction():
            self.custody.look_again()
            self.opened.read_on()
            if self.opened.row == before and len(keychain.keys) > keys:
                self.opened.fold([])  # events that waited for a key
        self._follow()
        return self.opened.row > before or len(keychain.keys) != keys

    def fold_accepted(self) -> None:
        """Folds what was accepted while more was to come, and does what follows from it. Nothing is handed out and
        nothing written before (docs/decisions/0059)."""
        if self._is_to_follow:
            self.opened.fold_taken()
            self._follow()

    def _follow(self) -> None:
        """Does what the state asks for: destroys what was withdrawn and says so, hides what waits, renews this device's
        box key after that, and keeps snapshots."""
        self._is_to_follow = False
        is_whole = self.first.follow()
        keychain, hidden = self.custody.keychain, hidden_keys(self.opened.own.state) | self.first.hidden
        declining.take_freed_again(self.log, self.custody.refused_keys())  # before what follows from them is done
        if self.custody.destroy_withdrawn(self._entropy) or hidden != keychain.hidden or is_whole:
            keychain.hidden = hidden
            self.word_changes += 1
            self._texts.forget()
            self.opened.forget()
        self.custody.publish_notices(self._notices)
        if not self.first.is_on:
            self._own_box_key.follow()
        rows, self._followed = self._followed, self.opened.row
        declining.forget_come(self.log, self.custody.keychain.keys, rows != self._followed, self.custody.is_more_due())
        self.opened.save_snapshots()
        self.log.scrub_again()

    def _notices(self) -> Iterator[Notice]:
        """The notices that are still to be made."""
        return unpublished_notices(self.log, self.opened, self.custody.keychain)

    # -- what carriers need (sync/replica.py)

    def share_missing_keys(self) -> int:
        """Grants the keys held here to every remaining device that lacks one; returns how many grants were made."""
        self.fold_accepted()
        return self.custody.share_missing_keys()

    def withdrawn_keys(self) -> set[Id]:
        """The keys that were withdrawn: no grant of them is kept, taken or passed on."""
        return self.custody.withdrawn_keys()

    def dropped_keys(self) -> set[Id]:
        """The keys that were withdrawn, and the wrapping keys that a withdrawal retired."""
        return self.custody.dropped_keys()

    def holds_current_keys(self) -> bool:
        """Whether this device holds the keys under which the team seals now, as far as it knows. Who was removed does
        not, nor who waits for them."""
        return self.custody.current_epoch() is not None

    def cannot_read_some_events(self) -> bool:
        """Whether events have come whose key this device does not have."""
        return self.opened.cannot_read_some_events()

    def holds_key(self, key: Id) -> bool:
        """Whether this device has a key."""
        return key in self.custody.keychain.keys

    def inventory(self) -> bytes:
        """What this device has of the bytes of attached files, or does not take, in 32 bytes."""
        return self.files.inventory()

    def wants(self, offered: Sequence[bytes] | None, under: Id | None = None) -> list[bytes]:
        """Those of these chunks that are wanted here; of all, one of each file, or those under a key."""
        return self.files.wants(offered, under)

    def take_chunk(self, key: Id, raw: bytes) -> bool:
        """Keeps a chunk that is wanted; False for any other."""
        return self.files.take_chunk(key, raw)

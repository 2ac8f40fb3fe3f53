"""Reading before the log has come: a newcomer's study, until its own log proves what others attested.

The attested state stands apart from the log, which comes and is folded as always. Once all events are here that the
state is of, what they add up to is compared with it. Only then, and when the newcomer's own admission is here too, the
study is an ordinary one. Where the two differ, what was attested is thrown away, and that is said for good.
"""

from typing import NamedTuple

from core.errors import NotCanonical, Refused, Rejected
from core.ids import DeviceId, Entropy, Id, MemberId
from core.keys.keychain import Keychain
from core.keys.local_note import open_note, seal_note
from core.log import first_offer, state_parts
from core.log.events_up_to import EventsUpTo
from core.log.first_offer import NONSENSE, FirstState
from core.log.looking_back import LookingBack
from core.log.made_up_states import check_rows
from core.log.opened_log import OpenedLog
from core.sealing import codec
from core.storage.log import Log
from core.views.withdrawals import hidden_keys

_NOTE, _FALSE, _PROVED, _SINCE = "first/state", "first/false", "first/proved", "first/since"
_LABEL = b"kodespor/first-state/1"


class Standing(NamedTuple):
    """How far the log has come to prove a state that is read before: who attests it and when (ms since 1970), and how
    many of its events are here. `is_contradicted`: in the place of one that is attested the log holds another one."""

    members: tuple[MemberId, ...]
    at: int
    events: int
    arrived: int
    is_proved: bool
    is_contradicted: bool


class FalseAttestation(NamedTuple):
    """A state that the log did not prove: the attestation, and the devices that vouched for it."""

    attestation: Id
    devices: tuple[DeviceId, ...]


def is_unproved(log: Log) -> bool:
    """Whether what is read of a project is a state that this log has not proved yet."""
    return log.note(_NOTE) is not None and log.note(_PROVED) is None


class FirstReading:
    """What one device reads of a project before its log has come; nothing on nearly all devices."""

    def __init__(self, log: Log, opened: OpenedLog, keychain: Keychain, entropy: Entropy) -> None:
        self._log, self._opened, self._keychain, self._entropy = log, opened, keychain, entropy
        self._state: FirstState | None = None
        self.fault: Refused | None = None
        """That what was kept cannot be read any more, as by another version of the program; to be said."""

    @property
    def is_on(self) -> bool:
        """Whether the project is read from such a state."""
        return self._state is not None

    @property
    def hidden(self) -> frozenset[Id]:
        """The keys of words that are not shown, since their withdrawal waits."""
        if self._state is None:
            return frozenset()
        return self._state.hidden | hidden_keys(self._state.timeline.state)

    def take(self, content: bytes, now: int) -> None:
        """Keeps an offer, and reads from it; `now` is in ms since 1970. Raises Rejected."""
        try:
            check_rows(self._read(content).timeline.state)
        except (NotCanonical, *NONSENSE) as problem:
            raise Rejected("first-state-damaged") from problem
        with self._log.transaction():
            self._log.set_note(_NOTE, seal_note(content, _LABEL, self._keychain.secrets.local, self._entropy))
            self._log.set_note(_SINCE, codec.encode(now))

    def begin(self) -> None:
        """Goes on reading from what was kept; from the log alone where that cannot be read any more."""
        content = open_note(self._log.note(_NOTE), _LABEL, self._keychain.secrets.local)
        if not content:
            return
        try:
            self._read(content)
        except Rejected:
            if self._keychain.device in self._opened.own.state.devices.rows:
                with self._log.transaction():
                    self._log.drop_note(_NOTE)
            else:
                self.fault = Refused("first-state-unreadable")

    def _read(self, content: bytes) -> FirstState:
        keychain, opened, devices = self._keychain, self._opened, self._log.devices()
        state = first_offer.opened(content, keychain.project, keychain.device, devices, opened.open)
        self._state, opened.first = state, state.timeline
        return state

    def follow(self) -> bool:
        """Compares with the log what can be compared now; whether the study is read from the log from here on."""
        if self._state is None:
            return False
        if self._log.note(_NOTE) is None:  # another process did this
            self._stop()
            return True
        events, attested = self._events(self._state), self._state.attested
        if not events.are_here and attested.event not in self._opened.own.places:
            return False
        if self._log.note(_PROVED) is None:
            # What its author had seen is here wherever the attestation is: heads that are not were made up.
            if not events.are_here or self._digest(events) != attested.made.digest:
                self._end(_FALSE, codec.encode([self._state.attestation, list(attested.devices)]))
                return True
            with self._log.transaction():
                self._log.set_note(_PROVED, self._state.attestation)
        if self._keychain.device not in self._opened.own.state.devices.rows:
            return False
        self._end(_PROVED, self._state.attestation)
        return True

    def _digest(self, events: EventsUpTo) -> bytes:
        return state_parts.digest_of(state_parts.parts_of(events.state(), self._opened.own.places, events))

    def _events(self, state: FirstState) -> EventsUpTo:
        return EventsUpTo(LookingBack(self._opened.own), self._log, state.attested.made.heads)

    def _end(self, note: str, value: bytes) -> None:
        with self._log.transaction():
            self._log.drop_note(_NOTE)
            self._log.set_note(note, value)
        self._stop()

    def _stop(self) -> None:
        self._state = self._opened.first = None

    def standing(self) -> Standing | None:
        """Where this is now; None where the project is read from its log."""
        state = self._state
        if state is None:
            return None
        events = self._events(state)
        is_proved = self._log.note(_PROVED) is not None
        return Standing(state.members, state.at, events.count, events.arrived, is_proved, self._is_contradicted(state))

    def _is_contradicted(self, state: FirstState) -> bool:
        attested = state.attested
        places = [*attested.made.heads, (attested.devices[0], attested.seq, attested.event)]
        found = [({sealed.id for _, sealed in self._log.find(device, seq)}, event) for device, seq, event in places]
        return any(here and event not in here for here, event in found)

    def since(self) -> int:
        """When this device took what it reads, by its own clock (ms since 1970)."""
        noted = self._log.note(_SINCE)
        return int(codec.decode(noted)) if noted is not None else 0

    def found_false(self) -> FalseAttestation | None:
        """What was attested to this device and is not what the log adds up to; None on nearly all devices."""
        noted = self._log.note(_FALSE)
        if noted is None:
            return None
        attestation, devices = codec.decode(noted)
        return FalseAttestation(Id(attestation), tuple(DeviceId(Id(each)) for each in devices))

"""Checks a whole log, event by event: form, chain, signature, and that it ends where this device left it."""

from typing import NamedTuple

from core.errors import KodesporError
from core.ids import EventId, Id
from core.messages import Message
from core.sealing import crypto, envelope
from core.sealing.codec import encode_trusted
from core.sealing.crypto import DevicePublic, DeviceSecrets
from core.sealing.envelope import NO_EVENT, Head, Sealed
from core.storage.log import Log

_LABEL = b"kodespor/heads/1"


class Problem(NamedTuple):
    """Something that is not as it was written: where, and what it is."""

    place: Message
    what: Message | KodesporError


class Report(NamedTuple):
    """What a verification found. A fork is no damage, but the team has to know of it."""

    events: int
    feeds: int
    problems: tuple[Problem, ...]
    forks: tuple[Message, ...]


def heads_seal(heads: list[Head], local: bytes) -> bytes:
    """What a device notes about where its log ends, so that it notices a log that was cut short."""
    return crypto.keyed_digest(local, _LABEL, encode_trusted([tuple(head) for head in heads]))


def verify_log(log: Log, secrets: DeviceSecrets) -> Report:
    """Reads every row; needs nothing but the file and this device's keys."""
    checks = _Checks(log, secrets)
    for row, raw in log.envelopes():
        checks.check(row, raw)
    checks.signatures()
    checks.ends()
    return Report(checks.events, len(checks.feeds), tuple(checks.problems), tuple(checks.forks()))


class _Checks:
    """The state of one verification."""

    def __init__(self, log: Log, secrets: DeviceSecrets) -> None:
        self.log = log
        self.devices = log.devices()
        self.project = Id(log.note("project") or b"")
        self.secrets = secrets
        self.events = 0
        self.problems: list[Problem] = []
        self.feeds: dict[Id, dict[int, list[EventId]]] = {}
        self.tips: dict[EventId, tuple[Message, Sealed]] = {}
        self.known: dict[EventId, tuple[Id, int]] = {}
        for device, public in self.devices.items():
            if public.device != device:
                self._problem(device_place(device), Message("integrity-keys-not-its-own"))

    def check(self, row: int, raw: bytes) -> None:
        """Form and place of one envelope. What is in it is its author's: nonsense that is signed is no damage, and the
        trail says of it that it cannot be read."""
        self.events += 1
        try:
            sealed = envelope.parse(raw)
        except KodesporError as problem:
            self._problem(Message("integrity-place-row", {"row": str(row)}), problem)
            return
        place = Message("integrity-place-event-row", {**event_place(sealed).parameters, "row": str(row)})
        if sealed.project != self.project:
            self._problem(place, Message("integrity-other-project"))
        if sealed.previous != NO_EVENT and self.known.get(sealed.previous) != (sealed.device, sealed.seq - 1):
            self._problem(place, Message("integrity-chain-broken"))
        self.tips.pop(sealed.previous, None)
        self.tips[sealed.id] = (place, sealed)
        self.known[sealed.id] = (sealed.device, sealed.seq)
        self.feeds.setdefault(sealed.device, {}).setdefault(sealed.seq, []).append(sealed.id)

    def signatures(self) -> None:
        """Only the end of each chain needs its signature checked: its hash covers all before it."""
        for place, sealed in self.tips.values():
            public: DevicePublic | None = self.devices.get(sealed.device)
            if public is None or not envelope.signed_by(sealed, public):
                self._problem(place, Message("integrity-signature-wrong"))

    def ends(self) -> None:
        """The log ends where this device noted that it ends."""
        ends = sorted(Head(sealed.device, sealed.seq, sealed.id) for _, sealed in self.tips.values())
        noted = self.log.heads()
        for head in noted:
            if head.id not in self.known:
                self._problem(event_place(head), Message("integrity-last-missing"))
        seal = self.log.note("heads")
        if seal is not None and not crypto.same(seal, heads_seal(ends, self.secrets.local)):
            self._problem(Message("integrity-place-end"), Message("integrity-end-moved"))

    def forks(self) -> list[Message]:
        """Devices that wrote two different events in one place: a restored backup or a copied folder."""
        return [
            Message("integrity-fork", {"device": short(device), "count": len(ids), "seq": str(seq)})
            for device, feed in sorted(self.feeds.items())
            for seq, ids in sorted(feed.items())
            if len(set(ids)) > 1
        ]

    def _problem(self, place: Message, what: Message | KodesporError) -> None:
        self.problems.append(Problem(place, what))


def short(device: Id) -> str:
    """The beginning of a device's id, by which people tell devices apart."""
    return device.hex()[:8]


def device_place(device: Id) -> Message:
    """A device, as the place of a problem."""
    return Message("integrity-place-device", {"device": short(device)})


def event_place(event: Sealed | Head) -> Message:
    """An event, as the place of a problem."""
    return Message("integrity-place-event", {"seq": str(event.seq), "device": short(event.device)})

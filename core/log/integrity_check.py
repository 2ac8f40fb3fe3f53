"""Checks a whole log, event by event: form, chain, signature, seal, and that its views come back identical."""

from typing import NamedTuple

from core.errors import BadSeal, KodesporError, NotCanonical
from core.events.registry import decode_event
from core.ids import EventId, Id
from core.keys.keychain import Keychain
from core.sealing import crypto, envelope
from core.sealing.codec import encode_trusted
from core.sealing.crypto import DevicePublic, DeviceSecrets
from core.sealing.envelope import NO_EVENT, Head, Sealed
from core.storage.log import Log

_LABEL = b"kodespor/heads/1"


class Problem(NamedTuple):
    """Something that is not as it was written: where, and what."""

    place: str
    sentence: str


class Report(NamedTuple):
    """What a verification found. A fork is no damage, but has to be known."""

    events: int
    feeds: int
    problems: tuple[Problem, ...]
    forks: tuple[str, ...]


def heads_seal(heads: list[Head], local: bytes) -> bytes:
    """What a device notes about where its log ends, so that a log cut short behind its back is noticed."""
    return crypto.keyed_digest(local, _LABEL, encode_trusted([tuple(head) for head in heads]))


def verify_log(log: Log, secrets: DeviceSecrets) -> Report:
    """Reads every row; needs nothing but the file and this device's keys."""
    checks = _Checks(log, secrets)
    for row, raw in log.envelopes():
        checks.take(row, raw)
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
        self.keychain = Keychain(self.project, secrets)
        self.keychain.take(log.grants_to(secrets.public.device))
        self.events = 0
        self.problems: list[Problem] = []
        self.feeds: dict[Id, dict[int, list[EventId]]] = {}
        self.tips: dict[EventId, tuple[str, Sealed]] = {}
        self.known: dict[EventId, tuple[Id, int]] = {}
        for device, public in self.devices.items():
            if public.device != device:
                self._problem(f"device {device.hex()[:8]}", "its public keys are not its own")

    def take(self, row: int, raw: bytes) -> None:
        """Form, place and seal of one envelope."""
        self.events += 1
        place = f"row {row}"
        try:
            sealed = envelope.parse(raw)
        except KodesporError as problem:
            self._problem(place, str(problem))
            return
        place = f"event {sealed.seq} of device {sealed.device.hex()[:8]} (row {row})"
        if sealed.project != self.project:
            self._problem(place, "it belongs to another project")
        if sealed.previous != NO_EVENT and self.known.get(sealed.previous) != (sealed.device, sealed.seq - 1):
            self._problem(place, "the event before it is missing or was altered")
        self.tips.pop(sealed.previous, None)
        self.tips[sealed.id] = (place, sealed)
        self.known[sealed.id] = (sealed.device, sealed.seq)
        self.feeds.setdefault(sealed.device, {}).setdefault(sealed.seq, []).append(sealed.id)
        key = self.keychain.keys.get(sealed.key)
        if key is not None:
            self._open(place, sealed, key)

    def _open(self, place: str, sealed: Sealed, key: bytes) -> None:
        try:
            decode_event(envelope.unseal(sealed, key))
        except (BadSeal, NotCanonical) as problem:
            self._problem(place, str(problem))

    def signatures(self) -> None:
        """Only the end of each chain needs its signature checked: its hash covers all before it."""
        for place, sealed in self.tips.values():
            public: DevicePublic | None = self.devices.get(sealed.device)
            if public is None or not envelope.signed_by(sealed, public):
                self._problem(place, "its signature is wrong: it was altered, or another device signed it")

    def ends(self) -> None:
        """The log ends where it was noted to end."""
        ends = sorted(Head(sealed.device, sealed.seq, sealed.id) for _, sealed in self.tips.values())
        noted = self.log.heads()
        for head in noted:
            if head.id not in self.known:
                place = f"event {head.seq} of device {head.device.hex()[:8]}"
                self._problem(place, "it was the last one, and is missing or was altered")
        seal = self.log.note("heads")
        if seal is not None and not crypto.same(seal, heads_seal(ends, self.secrets.local)):
            self._problem(
                "the end of the log", "it does not end where this device left it: something was cut off or put in"
            )

    def forks(self) -> list[str]:
        """Devices that wrote two different events in one place: a restored backup or a copied folder."""
        return [
            f"device {device.hex()[:8]} wrote {len(ids)} different events {seq}"
            for device, feed in sorted(self.feeds.items())
            for seq, ids in sorted(feed.items())
            if len(set(ids)) > 1
        ]

    def _problem(self, place: str, sentence: str) -> None:
        self.problems.append(Problem(place, sentence))

"""Keys in custody: which a device holds, hands on, refuses and destroys; and what it can open with them."""

from collections.abc import Iterable
from typing import Any

from core.errors import BadSeal, NotAProject, NotCanonical, Refused
from core.events.registry import EventDraft, RecordedEvent, Unknown, decode_event
from core.ids import Entropy, EventId, Id
from core.keys.grants import Grant, granted_by, parse_grant
from core.keys.keychain import Keychain
from core.keys.protected_text import Wording
from core.keys.withdrawal_notices import make_notice, noticed_by, parse_notice
from core.log.ordering import Timeline
from core.sealing import crypto, envelope
from core.sealing.codec import SealedText
from core.sealing.envelope import Sealed
from core.sealing.file_encryption import open_chunk
from core.sealing.sealed_text import one_key
from core.storage.log import Log
from core.views.state import State

MALFORMED = EventDraft(Unknown("malformed", 0, None), None, 0, 0, ())
"""What a device signed but nobody can decode: it keeps its place, and the trail says so."""


def _parts(event: Any) -> tuple[Any, ...]:
    return () if type(event) is Unknown else tuple(event)


class Custody:
    """A device's log, its keys, and the order of what it can open with them."""

    def __init__(self, log: Log, secrets: crypto.DeviceSecrets, entropy: Entropy) -> None:
        project = log.note("project")
        if project is None:
            raise NotAProject
        self.id = Id(project)
        self.log = log
        self.secrets = secrets
        self.device = secrets.public.device
        self.shredded = 0
        self._doubts: set[int] = set()
        self._keychain = Keychain(self.id, secrets)
        self._wording = Wording(self._keychain, entropy, lambda event: self.event(event).event)
        self.timeline = Timeline(self._read_draft, self._open)
        if self.device not in log.devices():  # a copy that has just become a device of its own
            with log.transaction():
                log.add_device(secrets.public)

    @property
    def state(self) -> State:
        """What the log adds up to now."""
        return self.timeline.state

    def event(self, event: bytes) -> RecordedEvent:
        """An event by its id. Raises Refused."""
        key = self.timeline.places.get(EventId(event))
        if key is None:
            raise Refused("no-such-event")
        return self.timeline.recorded(key)

    def _open(self, sealed: Sealed, proven: bool = False) -> EventDraft | None:
        key = self._keychain.keys.get(sealed.key)
        if key is None:
            return None
        try:
            return decode_event(envelope.unseal(sealed, key), proven)
        except (BadSeal, NotCanonical):
            return MALFORMED

    def _read_draft(self, row: int) -> EventDraft | None:
        return self._open(envelope.parse(self.log.raw(row)), row not in self._doubts)

    def disclosures(self, sealed: Sealed, with_words: bool) -> tuple[bytes | None, list[tuple[bytes, bytes]]]:
        """The key of just this event, and for each box in it whose keys are held, its hash and the key of just that
        box. They open nothing else. None where the event cannot be opened here."""
        key = self._keychain.keys.get(sealed.key)
        draft = self._open(sealed)
        if key is None or draft is None:
            return None, []
        boxes = (
            [part for part in (*_parts(draft.event), draft.why) if isinstance(part, SealedText)] if with_words else []
        )
        found = [(crypto.digest(box.blob), one_key(box, self._keychain.keys, self.id)) for box in boxes]
        return envelope.one_key(sealed, key), [(name, its_key) for name, its_key in found if its_key is not None]

    def sign(self, label: bytes, content: bytes) -> bytes:
        """This device's signature, 64 bytes, under a label that says what for."""
        return self._keychain.signer.sign(label, content)

    def sign_note(self, text: str) -> bytes:
        """This device's signature, 64 bytes, on a note for others."""
        return self._keychain.signer.sign_note(text)

    # -- taking keys and news of withdrawals in

    def _accept_grants(self, raws: Iterable[bytes], devices: dict[Id, crypto.DevicePublic]) -> int:
        """Keeps grants that a known device signed; never one of a key that was withdrawn.

        For itself a device takes a stranger's too: so it begins, when it knows nobody yet. The key's id
        says which key it is, so a stranger can give nothing but what was asked for.
        """
        fresh: list[Grant] = []
        doomed = self.withdrawn_keys()
        familiar = self.log.devices()
        for raw in raws:
            grant = parse_grant(raw)
            known = grant.granter in familiar or (grant.recipient == self.device and grant.granter in devices)
            wanted = known and grant.project == self.id and grant.key not in doomed
            if wanted and granted_by(grant, devices[grant.granter].sign):
                fresh.append(grant)
        added = sum(self.log.add_grant(grant) for grant in fresh)
        for spoiled in self._keychain.take(fresh):
            self.log.drop_grant(spoiled)
        return added

    def _accept_notices(self, raws: Iterable[bytes]) -> None:
        """Keeps notices that a member's device signed, and a removed one's never."""
        for raw in raws:
            notice = parse_notice(raw)
            device = self.state.devices.get(notice.device)
            if device is None or notice.project != self.id or not noticed_by(notice, device.sign):
                continue
            if self._is_in_team(notice.device):
                self.log.add_notice(notice)

    def _is_in_team(self, device: Id) -> bool:
        """Whether a device is of somebody who was not removed."""
        row = self.state.devices.get(device)
        return row is not None and row.removed is None and self.state.members.rows[row.member].removed is None

    # -- the bytes of attached files

    def wants(self, offered: Iterable[bytes]) -> list[bytes]:
        """Those of these chunks that belong to files which are known and not gone, and that are not here yet."""
        missing = self.missing_chunks()
        return [each for each in offered if each in missing]

    def missing_chunks(self) -> dict[bytes, Id]:
        """The chunks of known files that are not here yet, with the ids of their keys."""
        doomed, here = self.withdrawn_keys(), self.log.chunks()
        files = [row for row in self.state.files.values() if row.key not in doomed]
        return {digest: row.key for row in files for digest in row.chunks if digest not in here}

    def take_chunk(self, key: Id, raw: bytes) -> bool:
        """Keeps a chunk that was missing; False for any other."""
        name = crypto.digest(raw)
        if self.missing_chunks().get(name) != key:
            return False
        with self.log.transaction():
            return self.log.add_chunk(name, key, raw)

    def chunk_of(self, file: Id, number: int) -> bytes:
        """The bytes of one chunk of a file. Raises Refused where they are gone, or have not arrived."""
        row = self.state.files.get(file)
        if row is None or not 0 <= number < len(row.chunks):
            raise Refused("no-such-file")
        if row.key in self.withdrawn_keys():
            raise Refused("file-withdrawn")
        stored, key = self.log.chunk(row.chunks[number]), self._keychain.keys.get(row.key)
        if stored is None or key is None:
            raise Refused("file-not-arrived")
        return open_chunk(stored[1], key, self.id, file, number)

    # -- handing keys on, and destroying them

    def _take_grants(self) -> None:
        spoiled = self._keychain.take(self.log.grants_to(self.device))
        if spoiled:
            with self.log.transaction():
                for grant in spoiled:
                    self.log.drop_grant(grant)

    def _grant(self) -> int:
        owed = self._keychain.owed(self.state, self.log.granted())
        return sum(self.log.add_grant(grant) for grant in owed)

    def share_missing_keys(self) -> int:
        """Hands the keys held here to every remaining device that lacks one; returns how many grants were made."""
        with self.log.transaction():
            return self._grant()

    def withdrawn_keys(self) -> set[Id]:
        """The keys that were withdrawn: no grant of them is kept, taken or passed on.

        Whoever can read the events follows those alone. A device that is shut out, because its owner was
        removed, follows the notices beside them: those of members, and not its own from after it was removed.
        """
        doomed = set(self.state.shredded.rows)
        if self.cannot_read_some_events():
            doomed.update(notice.key for notice in self.log.notices() if self._is_in_team(notice.device))
        return doomed

    def rendezvous(self) -> list[bytes]:
        """Secrets by which members find each other, one for each epoch whose key is held, the newest first."""
        held = [each for each in self.state.epochs.rows.values() if each.key in self._keychain.keys]
        held.sort(key=lambda each: (-each.number, each.key))
        return [crypto.keyed_digest(self._keychain.keys[each.key], b"kodespor/meeting/1", b"") for each in held]

    def team(self) -> list[crypto.DevicePublic]:
        """The public keys of the devices of all who are in the team."""
        rows = self.state.devices.values()
        return [crypto.DevicePublic(row.sign, row.box) for row in rows if self._is_in_team(row.id)]

    def cannot_read_some_events(self) -> bool:
        """Whether events have come in whose key this device does not have."""
        waiting = self.timeline.waiting.values()
        return any(draft is None and sealed.key not in self._keychain.keys for _, sealed, draft in waiting)

    def _publish_withdrawal_notices(self) -> None:
        """For each withdrawn key a notice by this device: whoever was removed may not know the device that another is
        by. Those of who was removed go."""
        notices = self.log.notices()
        stale = {notice.key for notice in notices if not self._is_in_team(notice.device)}
        if self._is_in_team(self.device):
            own = {notice.key for notice in notices if notice.device == self.device}
            untold = set(self.state.shredded.rows) - own
        else:
            untold = set()
        if stale or untold:
            with self.log.transaction():
                self.log.drop_notices(sorted(stale | untold))
                for key in sorted(untold):
                    self.log.add_notice(make_notice(self.id, key, self.device, self._keychain.signer))

    def _shred(self) -> None:
        """Destroys the keys that were withdrawn, the grants of them, and every text opened with them."""
        self._publish_withdrawal_notices()
        doomed = self.withdrawn_keys()
        stored = {key for key, _ in self.log.granted()} & doomed if doomed else set()
        chunked = set(self.log.chunks().values()) & doomed if doomed else set()
        if not stored and not chunked and not doomed & set(self._keychain.keys):
            return
        with self.log.transaction():
            self.log.drop_grants(stored)
            self.log.drop_chunks(sorted(chunked))
        self.shredded += self._keychain.destroy(doomed)
        self._wording.forget()
        self.log.scrub()

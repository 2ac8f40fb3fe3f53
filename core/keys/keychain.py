"""The keys that this device holds, as opened from its grants; what is destroyed here is gone here."""

from collections.abc import Iterable, Iterator, Mapping

from core.errors import BadSeal
from core.ids import Id
from core.keys.grants import Grant, Recipient, make_grant, open_grant
from core.sealing import crypto
from core.views.state import State


class Keychain:
    """Keys by their ids: epochs, sources and participants alike.

    `hidden` are those of words whose withdrawal waits for an owner: they are kept and handed on, but are not among the
    `readable` ones, with which words are opened.
    """

    def __init__(self, project: Id, secrets: crypto.DeviceSecrets) -> None:
        self.project = project
        self.secrets = secrets
        self.device = secrets.public.device
        self.signer = crypto.Signer(secrets)
        self.keys: dict[Id, bytes] = {}
        self.hidden: set[Id] = set()
        self.readable: Mapping[Id, bytes] = _ReadableKeys(self)

    def open_grants(self, grants: Iterable[Grant]) -> list[Grant]:
        """Opens grants for this device; returns those that do not open."""
        spoiled = []
        for grant in grants:
            if grant.recipient != self.device or grant.key in self.keys:
                continue
            try:
                self.keys[grant.key] = open_grant(grant, self.secrets)
            except BadSeal:
                spoiled.append(grant)
        return spoiled

    def add(self, key: bytes) -> Id:
        """Takes a key that was made here."""
        name = crypto.key_id(key)
        self.keys[name] = key
        return name

    def destroy(self, keys: Iterable[Id]) -> int:
        """Forgets keys; returns how many were held."""
        return sum(self.keys.pop(key, None) is not None for key in keys)

    def owed_to_self(self, keys: Iterable[Id]) -> list[Grant]:
        """Grants of keys to this device: how a device keeps what it holds."""
        own = Recipient(self.device, self.secrets.public.box)
        return [make_grant(self.project, self.keys[key], own, self.device, self.signer) for key in sorted(keys)]

    def owed(self, state: State, granted: set[tuple[Id, Id]]) -> list[Grant]:
        """Grants that remaining members' devices still need and this one can make."""
        recipients = [
            Recipient(device.id, device.box)
            for device in state.devices.values()
            if device.removed is None and state.members.rows[device.member].removed is None
        ]
        return [
            make_grant(self.project, self.keys[key], to, self.device, self.signer)
            for key in sorted(self.keys)
            if key not in state.shredded.rows
            for to in recipients
            if (key, to.device) not in granted
        ]


class _ReadableKeys(Mapping[Id, bytes]):
    """The keys of a keychain but the hidden ones."""

    def __init__(self, keychain: Keychain) -> None:
        self._keychain = keychain

    def __getitem__(self, key: Id) -> bytes:
        if key in self._keychain.hidden:
            raise KeyError(key)
        return self._keychain.keys[key]

    def __iter__(self) -> Iterator[Id]:
        return (key for key in self._keychain.keys if key not in self._keychain.hidden)

    def __len__(self) -> int:
        return sum(1 for _ in self)

"""The keys that this device holds, as opened from its grants; what is destroyed here is gone here."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from core.errors import BadSeal
from core.ids import DeviceId, Id, KeyId
from core.keys.grants import WRAPPED, Grant, Granter, open_grant
from core.sealing import crypto
from core.sealing.crypto import HeldKey


class Keychain:
    """Keys by their ids: of epochs, sources, people and files alike; `makers` say who made them. `boxes` are the seeds
    of this device's box keys by the ids of the public ones.

    `hidden` are those of words whose withdrawal waits for an owner: they are kept and handed on, but are not among the
    `readable` ones, with which words are opened.
    """

    def __init__(self, project: Id, secrets: crypto.DeviceSecrets, seeds: Iterable[bytes] = ()) -> None:
        self.project = project
        self.secrets = secrets
        self.device = secrets.public.device
        self.signer = crypto.Signer(secrets)
        self.granter = Granter(project, self.device, self.signer)
        self.keys: dict[Id, bytes] = {}
        self.hidden: set[Id] = set()
        self.readable: Mapping[Id, bytes] = _ReadableKeys(self)
        self.makers: dict[Id, DeviceId] = {}
        self.boxes: dict[Id, bytes] = {}
        self._waiting: dict[Id, dict[bytes, Grant]] = {}
        self._came: list[Id] | None = None
        for seed in seeds:
            self.add_box(seed)

    def add_box(self, seed: bytes) -> bytes:
        """Takes the seed of a box key; returns the public key in the newest form that the library has."""
        for hybrid in (False, True) if crypto.has_hybrid() else (False,):
            box = crypto.public_box(seed, hybrid)
            self.boxes[crypto.box_id(box)] = seed
        return box

    def open_grants(self, grants: Iterable[Grant]) -> list[Grant]:
        """Opens what can be opened with the box keys and wrapping keys that are here, and what follows from that; keeps
        the others in mind until their wrapping key comes. Returns those that do not hold what they say."""
        ready, spoiled = list(grants), list[Grant]()
        while ready:
            grant = ready.pop()
            is_wrapped = grant.version == WRAPPED
            if is_wrapped and grant.recipient not in self.keys:
                self._waiting.setdefault(grant.recipient, {})[grant.raw] = grant
                continue
            if grant.key in self.makers and not is_wrapped:
                continue
            try:
                key = open_grant(grant, self.boxes, self.keys)  # type: ignore[arg-type]
            except BadSeal:
                spoiled.append(grant)
                continue
            if key is not None and key.id not in self.makers:
                self.add(key)
                ready += self._waiting.pop(key.id, {}).values()
        return spoiled

    def add(self, key: HeldKey) -> None:
        """Takes a key."""
        if self._came is not None and key.id not in self.makers:
            self._came.append(key.id)
        self.keys[key.id] = key.key
        self.makers[key.id] = key.maker

    @contextmanager
    def forgetting_on_failure(self) -> Iterator[list[Id]]:
        """Gives the list of the keys that come in it, as it grows, and forgets them where what they came with cannot be
        kept."""
        outer, waiting = self._came, {key: dict(grants) for key, grants in self._waiting.items()}
        came: list[Id] = []
        self._came = came
        try:
            yield came
        except BaseException:
            self.destroy(came)
            self._waiting = waiting
            raise
        finally:
            self._came = outer
            if outer is not None:
                outer += came

    def held(self, key: Id) -> HeldKey | None:
        """A key that is here; None where it is not."""
        return self.key_of(key) if key in self.keys else None

    def key_of(self, key: Id) -> HeldKey:
        """A key that is here."""
        return HeldKey(KeyId(key), self.makers[key], self.keys[key])

    def destroy(self, keys: Iterable[Id]) -> int:
        """Forgets keys; returns how many were held."""
        held = [key for key in keys if self.makers.pop(key, None) is not None]
        for key in held:
            self.keys.pop(key, None)
        return len(held)

    def grants_under(self, keys: Iterable[Id], wrapping: HeldKey) -> list[Grant]:
        """Grants of those of these keys that are held, under a wrapping key."""
        held = [self.held(key) for key in keys]
        return [self.granter.under(key, wrapping) for key in held if key is not None]

    def grants_to(self, keys: Iterable[Id], boxes: Iterable[bytes], given: Mapping[Id, set[Id]]) -> list[Grant]:
        """Grants of those of these keys that are held to box keys; `given` says to which ones each was granted already.
        Box keys that nobody can seal for are passed over."""
        made = []
        for key in filter(None, map(self.held, keys)):
            for box in boxes:
                if crypto.box_id(box) in given.get(key.id, ()):
                    continue
                try:
                    made.append(self.granter.to_box(key, box))
                except BadSeal:
                    continue
        return made


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

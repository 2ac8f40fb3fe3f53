"""The private box keys of a device, by which it receives keys. They are renewed at each withdrawal, so they lie in the
log's file, sealed with the device's local key, and not in `device.key`, of which somebody may have an old copy."""

from typing import Protocol

from core.errors import NotCanonical
from core.ids import DeviceId, Entropy
from core.keys.local_note import open_note, seal_note
from core.sealing import codec, crypto
from core.sealing.fields import array, byte_string

_LABEL = b"kodespor/box-keys/2"


class Notes(Protocol):
    """Where notes are kept."""

    def note(self, name: str) -> bytes | None:
        """A note; None where there is none."""

    def set_note(self, name: str, value: bytes) -> None:
        """Keeps a note."""


def note_name(device: DeviceId) -> str:
    """Under what name a device's box keys are noted in the log's file."""
    return f"boxes/{device.hex()}"


def seal_boxes(seeds: list[bytes], local: bytes, entropy: Entropy) -> bytes:
    """The seeds of a device's box keys, the newest last, sealed for this device alone."""
    return seal_note(codec.encode(seeds), _LABEL, local, entropy)


def open_boxes(sealed: bytes | None, local: bytes) -> list[bytes]:
    """The seeds again; none where there is no note, or it cannot be opened."""
    opened = open_note(sealed, _LABEL, local)
    try:
        return (
            []
            if opened is None
            else list(array(codec.decode(opened), lambda each: byte_string(each, crypto.KEY_BYTES)))
        )
    except NotCanonical:
        return []


def seeds_of(notes: Notes, secrets: crypto.DeviceSecrets) -> list[bytes]:
    """The seeds of a device's box keys: those that are noted; before there are any, the one that its secrets hold."""
    noted = open_boxes(notes.note(note_name(secrets.public.device)), secrets.local)
    return noted or [seed for seed in (secrets.box,) if seed]


def keep_box(notes: Notes, secrets: crypto.DeviceSecrets, entropy: Entropy) -> None:
    """Notes the first box key of a device, where a project begins on it. Inside a transaction."""
    notes.set_note(note_name(secrets.public.device), seal_boxes([secrets.box], secrets.local, entropy))

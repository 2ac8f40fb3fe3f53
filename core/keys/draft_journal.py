"""What somebody is typing just now, kept on this device at every pause until a version of the draft is saved.

A note in the log's file, sealed like the draft itself: under the key of the recording, and of everybody who speaks in
it. Where one of these is destroyed, nobody opens it any more, and the next look deletes it.
"""

from collections.abc import Collection
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from core.errors import BadSeal, Refused
from core.ids import ID_BYTES, Entropy, EventId, Id, TranscriptId
from core.keys.keychain import Keychain
from core.sealing.codec import SealedText, decode, encode
from core.sealing.sealed_text import open_text, seal_text

_PREFIX = "draft/"


class Unsaved(NamedTuple):
    """What was typed in one opened draft and is in no version yet; `opening` tells it from another window's."""

    transcript: TranscriptId
    opening: str
    text: str
    builds_on: tuple[EventId, ...]


class Notes(Protocol):
    """A store of notes. `core.storage.log.Log` implements it."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, and durable at its end."""

    def set_note(self, name: str, value: bytes) -> None:
        """Keeps a note. Inside a transaction."""

    def drop_note(self, name: str) -> None:
        """Deletes a note. Inside a transaction."""

    def notes(self, prefix: str) -> dict[str, bytes]:
        """All notes whose names begin so."""


class DraftJournal:
    """The notes of one device. Another device never sees them."""

    def __init__(self, store: Notes, keychain: Keychain, entropy: Entropy) -> None:
        self._store, self._keychain, self._entropy = store, keychain, entropy

    def keep(self, unsaved: Unsaved, keys: Collection[Id]) -> None:
        """Durable when this returns. Raises Refused where a key is not here."""
        held = {key: self._keychain.readable[key] for key in keys if key in self._keychain.readable}
        if not held or set(held) != set(keys):
            raise Refused("words-key-missing")
        sealed = seal_text(unsaved.text, held, self._keychain.project, self._entropy)
        with self._store.transaction():
            self._store.set_note(_name(unsaved), encode((sealed.blob, unsaved.builds_on)))

    def forget(self, unsaved: Unsaved) -> None:
        """It is in a version now."""
        with self._store.transaction():
            self._store.drop_note(_name(unsaved))

    def left(self) -> list[Unsaved]:
        """What was typed and is in no version. What does not open any more was withdrawn: it is deleted."""
        found: list[Unsaved] = []
        for name, note in self._store.notes(_PREFIX).items():
            transcript, _, opening = name.removeprefix(_PREFIX).partition("/")
            each = Unsaved(TranscriptId(Id(bytes.fromhex(transcript))), opening, "", ())
            blob, bases = decode(note)
            try:
                text = open_text(SealedText(blob), self._keychain.keys, self._keychain.project)
            except BadSeal:
                text = None
            if text is None:
                self.forget(each)
            else:
                found.append(each._replace(text=text, builds_on=tuple(map(EventId, bases))))
        return found


def _name(unsaved: Unsaved) -> str:
    assert len(unsaved.transcript) == ID_BYTES
    return f"{_PREFIX}{unsaved.transcript.hex()}/{unsaved.opening}"

"""A file that grows while somebody records it: what came so far is durable and sealed, also when the program is killed.

Whole chunks lie beside the log as those of any file, under a key of the file's own. The key, what the file is, and the
digests of the chunks stand in a note of this device, sealed under the keys of whom the recording concerns: where one of
these is destroyed, nobody opens it any more, and the next look deletes it. A second note holds, sealed under the file's
key, the bytes that do not fill a chunk yet.
"""

from collections.abc import Collection
from typing import NamedTuple

from core.errors import BadSeal, Refused
from core.ids import Entropy, FileId, Id, KeyId, new_id
from core.keys.keychain import Keychain
from core.limits import CHUNK_BYTES, FILE_BYTES_MAX
from core.sealing.codec import SealedText, decode, encode
from core.sealing.crypto import HeldKey, KeyKind, digest, new_key
from core.sealing.file_encryption import open_chunk, seal_chunk
from core.sealing.sealed_text import open_text, seal_text
from core.storage.attached_files import SealedFile
from core.storage.log import RECORDING, Log

_ABOUT, _END = RECORDING, "recording-end/"


class Unfinished(NamedTuple):
    """A file that is being made, and what it will be attached to (`on_kind` empty: the study); `keys` are those of whom
    it concerns, `key` seals its chunks, and `chunks` are their digests in order, all of them full."""

    file: FileId
    name: str
    mime: str
    on_kind: str
    on: Id | None
    keys: tuple[Id, ...]
    key: HeldKey
    chunks: tuple[bytes, ...] = ()


class GrowingFile:
    """One file while it grows."""

    def __init__(self, log: Log, keychain: Keychain, entropy: Entropy, about: Unfinished, end: bytes = b"") -> None:
        self.about = about
        self._log, self._keychain, self._entropy, self._end = log, keychain, entropy, end

    @property
    def size(self) -> int:
        """How many bytes came so far."""
        return len(self.about.chunks) * CHUNK_BYTES + len(self._end)

    def add(self, part: bytes) -> None:
        """Durable when this returns. Raises Refused where the file would be too large, or a key is gone."""
        if self.size + len(part) > FILE_BYTES_MAX:
            raise Refused("file-too-large", gib=FILE_BYTES_MAX // 1024**3)
        self._require_keys()
        held = self._end + part
        with self._log.transaction():
            about = self.about
            while len(held) >= CHUNK_BYTES:
                about, held = self._keep(about, held[:CHUNK_BYTES]), held[CHUNK_BYTES:]
            if about is not self.about or not self.size:
                self._log.set_note(_ABOUT + self._name, _sealed(about, self._keychain, self._entropy))
            self._log.set_note(_END + self._name, self._chunk(held, len(about.chunks)))
        self.about, self._end = about, held

    def finish(self) -> SealedFile:
        """All that came as a file to attach, which is unfinished no more: inside the transaction that records the
        event, so that a refusal leaves everything as it was. Raises Refused where nothing came, or a key is gone."""
        about, size = self.about, self.size
        if not size:
            raise Refused("recording-empty")
        self._require_keys()
        if self._end:
            about = self._keep(about, self._end)
        self._log.drop_note(_ABOUT + self._name)
        self._log.drop_note(_END + self._name)
        return SealedFile(about.key, size, about.chunks)

    def _require_keys(self) -> None:
        if any(key not in self._keychain.readable for key in self.about.keys):
            raise Refused("recording-withdrawn")

    @property
    def _name(self) -> str:
        return f"{self.about.file.hex()}/{self.about.key.id.hex()}"

    def _keep(self, about: Unfinished, part: bytes) -> Unfinished:
        sealed = self._chunk(part, len(about.chunks))
        self._log.add_chunk(digest(sealed), about.key.id, sealed)
        return about._replace(chunks=(*about.chunks, digest(sealed)))

    def _chunk(self, part: bytes, number: int) -> bytes:
        about = self.about
        return seal_chunk(part, about.key.key, self._keychain.project, about.file, number, self._entropy)


class UnfinishedFiles:
    """The files of one device that are being made. Another device never sees them."""

    def __init__(self, log: Log, keychain: Keychain, entropy: Entropy) -> None:
        self._log, self._keychain, self._entropy = log, keychain, entropy

    def begin(self, name: str, mime: str, on_kind: str, on: Id | None, keys: Collection[Id]) -> GrowingFile:
        """A new file that grows; `keys` are those of whom it concerns, none where that is the study alone."""
        device = self._keychain.device
        file, key = FileId(new_id(device, self._entropy)), new_key(KeyKind.WORDS, device, self._entropy)
        return self._growing(Unfinished(file, name, mime, on_kind, on, tuple(keys), key))

    def left(self) -> list[GrowingFile]:
        """What was being recorded when the program ended. What does not open any more was withdrawn: it is deleted."""
        found: list[GrowingFile] = []
        for name, note in self._log.notes(_ABOUT).items():
            name = name.removeprefix(_ABOUT)
            try:
                about = _opened(note, self._keychain)
                sealed = self._log.note(_END + name)
                place = (self._keychain.project, about.file, len(about.chunks))
                found.append(self._growing(about, open_chunk(sealed, about.key.key, *place) if sealed else b""))
            except BadSeal:
                with self._log.transaction():
                    self._log.drop_note(_ABOUT + name)
                    self._log.drop_note(_END + name)
                    self._log.drop_chunks([Id(bytes.fromhex(name.partition("/")[2]))])
        return found

    def _growing(self, about: Unfinished, end: bytes = b"") -> GrowingFile:
        return GrowingFile(self._log, self._keychain, self._entropy, about, end)


def _sealed(about: Unfinished, keychain: Keychain, entropy: Entropy) -> bytes:
    """Under the keys of whom it concerns; where that is nobody, under the device's own."""
    local = Id(keychain.device)
    held = {key: keychain.readable[key] for key in about.keys if key in keychain.readable}
    if len(held) < len(about.keys):
        raise Refused("recording-withdrawn")
    key, maker, secret = about.key
    said = encode((about.file, about.name, about.mime, about.on_kind, about.on, about.keys, key, maker, secret,
                   about.chunks))  # fmt: skip
    return seal_text(said.hex(), held or {local: keychain.secrets.local}, keychain.project, entropy).blob


def _opened(note: bytes, keychain: Keychain) -> Unfinished:
    held = {**keychain.keys, Id(keychain.device): keychain.secrets.local}
    text = open_text(SealedText(note), held, keychain.project)
    if text is None:
        raise BadSeal("words-key-missing")
    file, name, mime, on_kind, on, keys, key, maker, secret, chunks = decode(bytes.fromhex(text))
    held_key = HeldKey(KeyId(Id(key)), maker, secret)
    return Unfinished(FileId(Id(file)), name, mime, on_kind, None if on is None else Id(on), tuple(map(Id, keys)),
                      held_key, tuple(chunks))  # fmt: skip

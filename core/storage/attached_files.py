"""The bytes of attached files: sealed chunks in the log's file, each under the key of its file."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import NamedTuple

from core.errors import Refused, StorageFailed
from core.ids import Entropy, FileId, Id, KeyId
from core.keys.keychain import Keychain
from core.limits import CHUNK_BYTES, FILE_BYTES_MAX
from core.sealing import codec, crypto
from core.sealing.crypto import HeldKey, KeyKind, new_key
from core.sealing.file_encryption import open_chunk, seal_chunks
from core.storage.log import ATTACHING, WANTED, Log
from core.storage.shared_lock import alone, sharing
from core.storage.store import SealedStore
from core.storage.wanted_files import WantedFiles
from core.views.records import File
from core.views.state import State

FEW = 16
"""So many chunks are sooner looked up one by one than in a list of all."""


class SealedFile(NamedTuple):
    """A file whose chunks are stored: its key, how many bytes it has, and the digests of its chunks in order."""

    key: HeldKey
    size: int
    chunks: tuple[bytes, ...]


def lacking(log: SealedStore, names: Sequence[bytes]) -> list[bytes]:
    """Those of these chunks that are not in a store: a few are looked up one by one."""
    if len(names) <= FEW:
        return [each for each in names if not log.has_chunk(each)]
    here = log.chunks()
    return [each for each in names if each not in here]


def inventory(log: SealedStore) -> bytes:
    """32 bytes that are equal exactly where two stores have the same chunks; none where there are no chunks."""
    return log.chunk_changes.digest(lambda: _digest_of(log.chunks()))


def _digest_of(names: Iterable[bytes]) -> bytes:
    every = sorted(names)
    return crypto.digest(codec.encode_trusted(every)) if every else b""


class AttachedFiles:
    """The chunks of a project's files on this device. `wanted` is which of them it takes from others."""

    def __init__(
        self, log: Log, keychain: Keychain, state: Callable[[], State], withdrawn_keys: Callable[[], set[Id]]
    ) -> None:
        """`state` gives the project's state now, `withdrawn_keys` the keys that were withdrawn."""
        self._log, self._keychain, self._state, self._withdrawn_keys = log, keychain, state, withdrawn_keys
        self.wanted = WantedFiles(log, state)
        self._lock = None if log.path is None else log.path.with_name("attaching.lock")
        self._inventory: tuple[tuple[int, ...], bytes] | None = None

    def attaching(self) -> AbstractContextManager[None]:
        """While it lasts, `drop_left` deletes nothing in any process: a file is sealed and attached."""
        return sharing(self._lock) if self._lock else nullcontext()

    def seal(self, file: FileId, parts: Iterable[bytes], entropy: Entropy) -> SealedFile:
        """Seals and stores the bytes of a new file, in parts of any length; a note tells of them until `attached`.
        Raises Refused where they are too many, StorageFailed where there is no room, and whatever `parts` raises; then
        nothing stays of it, or, on a full disk, what `drop_left` deletes."""
        key, size, chunks = new_key(KeyKind.WORDS, self._keychain.device, entropy), 0, list[bytes]()
        try:
            for sealed in seal_chunks(_pieces(parts), key.key, self._keychain.project, file, entropy):
                size += len(sealed) - crypto.SALT_BYTES - crypto.TAG_BYTES
                chunks.append(crypto.digest(sealed))
                with self._log.transaction():
                    if len(chunks) == 1:
                        self._log.set_note(_note(key.id), b"")
                    elif self._log.note(_note(key.id)) is None:
                        raise Refused("attaching-broken-off")
                    self._log.add_chunk(chunks[-1], key.id, sealed)
        except BaseException:
            self.drop(key.id)
            raise
        return SealedFile(key, size, tuple(chunks))

    def attached(self, sealed: SealedFile) -> None:
        """Forgets the note: inside the transaction that records the event, so that one never stands without the other.
        Raises Refused where another process took the file for one that was broken off, and deleted it."""
        if sealed.chunks and self._log.note(_note(sealed.key.id)) is None:
            raise Refused("attaching-broken-off")
        self._log.drop_note(_note(sealed.key.id))

    def drop(self, key: KeyId) -> None:
        """Deletes what was sealed under a key, if it was not attached. On a full disk it stays until `drop_left`."""
        if self._log.note(_note(key)) is None:
            return
        with suppress(StorageFailed), self._log.transaction():
            if self._log.note(_note(key)) is not None:  # another process may just have attached it
                self._log.drop_note(_note(key))
                self._log.drop_chunks([key])

    def drop_left(self) -> int:
        """Deletes what was sealed of files that were never attached, because the program or the machine stopped, or
        the disk was full. Nothing while another process attaches a file. Returns of how many files."""
        if not self.left():
            return 0
        with alone(self._lock) if self._lock else nullcontext(True) as is_free:
            notes = self.left() if is_free else []  # asked for again: what was being attached may be attached now
            for key in notes:
                self.drop(key)
            return len(notes) - len(self.left()) if is_free else 0

    def left(self) -> list[KeyId]:
        """The keys of files that are being attached, or whose attaching was broken off."""
        return [KeyId(Id(bytes.fromhex(name.removeprefix(ATTACHING)))) for name in self._log.notes(ATTACHING)]

    def missing_chunks(self, is_of_all: bool = False) -> dict[bytes, Id]:
        """The chunks of known files that are not here and that this device takes, with the ids of their keys. With
        `is_of_all` also of files that it does not take by itself."""
        here = self._log.chunks()
        files = self._known() if is_of_all else self._taken()
        return {digest: row.key for row in files for digest in row.chunks if digest not in here}

    def wants(self, offered: Collection[bytes] | None, under: Id | None = None) -> list[bytes]:
        """Those of these chunks that are not here yet and belong to files that this device takes and whose key was not
        withdrawn. Where nothing was offered: all such under a key, or one of each file, the newest first."""
        if offered is None:
            missing = self.missing_chunks()
            first = {key: name for name, key in reversed(missing.items())}
            return list(first.values()) if under is None else [name for name, key in missing.items() if key == under]
        asked, known = set(offered), set[bytes]()
        for row in self._taken():
            known |= asked.intersection(row.chunks)
        return lacking(self._log, [each for each in offered if each in known])

    def inventory(self) -> bytes:
        """What `inventory` makes of the chunks that are here, together with those that this device does not take: so
        it is equal exactly where neither side wants anything that the other has."""
        if self.wanted.takes_all:
            return inventory(self._log)
        log = self._log
        at = (log.chunk_changes.count(), log.beside.count(), log.last_row())
        if self._inventory is None or self._inventory[0] != at:
            taken = {row.key for row in self._taken()}
            left = {each for row in self._known() if row.key not in taken for each in row.chunks}
            self._inventory = (at, _digest_of(left | log.chunks().keys()))
        return self._inventory[1]

    def remove_here(self, row: File) -> None:
        """Deletes the bytes of a file on this device alone, which wants it no more: others keep theirs. Raises Refused
        where it would come again by itself."""
        self.wanted.require_removable(row)
        with self._log.transaction():
            self._log.drop_note(WANTED + row.key.hex())
            self._log.drop_chunks([row.key])
        self._log.scrub()

    def _known(self) -> Iterator[File]:
        """All files whose key was not withdrawn."""
        withdrawn = self._withdrawn_keys()
        return (row for row in self._state().files.values() if row.key not in withdrawn)

    def _taken(self) -> Iterator[File]:
        """Those of them that this device takes."""
        return filter(self.wanted.test() or (lambda _: True), self._known())

    def take_chunk(self, key: Id, raw: bytes) -> bool:
        """Keeps a chunk that was missing; False for any other."""
        name, withdrawn = crypto.digest(raw), self._withdrawn_keys()
        files = [row for row in self._state().files.values() if row.key == key and row.key not in withdrawn]
        if not any(name in row.chunks for row in files):
            return False
        with self._log.transaction():
            return self._log.add_chunk(name, key, raw)

    def chunk_of(self, file: Id, number: int) -> bytes:
        """The bytes of one chunk of a file. Raises Refused where they were withdrawn, or have not arrived."""
        row = self._state().files.get(file)
        if row is None or not 0 <= number < len(row.chunks):
            raise Refused("no-such-file")
        if row.key in self._withdrawn_keys():
            raise Refused("file-withdrawn")
        if row.key in self._keychain.hidden:
            raise Refused("words-hidden")
        stored, key = self._log.chunk(row.chunks[number]), self._keychain.readable.get(row.key)
        if stored is None or key is None:
            raise Refused("file-not-arrived")
        return open_chunk(stored[1], key, self._keychain.project, file, number)


def _note(key: Id) -> str:
    return ATTACHING + key.hex()


def _pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of CHUNK_BYTES, the last one shorter. Raises Refused where they are too many."""
    size, held = 0, bytearray()
    for part in parts:
        size += len(part)
        if size > FILE_BYTES_MAX:
            raise Refused("file-too-large", gib=FILE_BYTES_MAX // 1024**3)
        held += part
        while len(held) >= CHUNK_BYTES:
            yield bytes(held[:CHUNK_BYTES])
            del held[:CHUNK_BYTES]
    if held:
        yield bytes(held)

"""What is made of ciphers, and nothing of our own invention: sealing, signing, wrapping keys. Only this file uses them.

Everything that an examiner needs exists in WebCrypto too (SHA-256, HMAC, AES-256-GCM, Ed25519), so that a browser can
check a project without a library. Every use of a key has its own label.

Why the nonce of AES-GCM is constant zero: each key that reaches `_gcm` is derived from a long-lived key *and* sixteen
fresh random bytes *and* the header, and is used for one message only. A restored backup cannot repeat one, because its
next salt is random again.
"""

import hashlib
import hmac
import unicodedata
from enum import IntEnum
from typing import NamedTuple

from core.errors import BadSeal
from core.ids import DeviceId, Entropy, Id, KeyId, device_id
from core.sealing.ciphers import installed_ciphers

KEY_BYTES = 32
SALT_BYTES = 16
COMMITMENT_BYTES = 32
SIGNATURE_BYTES = 64
TAG_BYTES = 16

_sha256, _hmac = hashlib.sha256, hmac.digest
_NONCE = bytes(12)
_CIPHERS = installed_ciphers()
X25519_BYTES = 32
HYBRID_BYTES = 1184 + 32
"""An ML-KEM-768 key and an X25519 key, as draft-ietf-hpke-pq joins them (MLKEM768-X25519)."""
BOX_BYTES = (X25519_BYTES, X25519_BYTES + HYBRID_BYTES)


def digest(data: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(data).digest()


class KeyKind(IntEnum):
    """What a key is for: the first byte of its id. Only the last two kinds are ever destroyed by a withdrawal."""

    SEALING = 1
    """An epoch's: opens events."""
    WRAPPING = 2
    """An epoch's: opens other keys."""
    WORDS = 3
    """A source's, a person's, a speaker's in a text, or a file's."""
    TEXT = 4
    """Of what somebody typed in one event: a memo, a reason, a name. It belongs to no thing, and an owner's withdrawal
    destroys it alone."""


class HeldKey(NamedTuple):
    """A key of 32 bytes, its id, and the device that made it."""

    id: KeyId
    maker: DeviceId
    key: bytes


def key_id(kind: int, maker: Id, key: bytes) -> KeyId:
    """A name for a key that says nothing about it, and binds its kind, who made it, and the key itself: 16 bytes."""
    first = bytes([kind])
    return KeyId(Id(first + digest(b"kodespor/key-id/2\0" + first + maker + key)[:15]))


def is_of_kind(key: bytes, kind: int) -> bool:
    """Whether a key's id says that it is of this kind."""
    return key[0] == kind


def can_be_withdrawn(key: bytes) -> bool:
    """Whether a key is of a kind that a withdrawal destroys."""
    return key[0] in (KeyKind.WORDS, KeyKind.TEXT)


def new_key(kind: KeyKind, maker: DeviceId, entropy: Entropy) -> HeldKey:
    """A fresh key, made by this device."""
    key = entropy(KEY_BYTES)
    return HeldKey(key_id(kind, maker, key), maker, key)


def message_key(key: bytes, label: bytes, context: bytes) -> bytes:
    """The key of one message: HMAC-SHA-256 of label and context, which hold the message's own salt."""
    return _hmac(key, label + b"\0" + context, "sha256")


def commitment(one_key: bytes) -> bytes:
    """What binds a ciphertext to a single key, so that it cannot open differently under two: 32 bytes."""
    return _sha256(b"kodespor/commitment/1\0" + one_key).digest()


def seal(one_key: bytes, plaintext: bytes, header: bytes) -> bytes:
    """AES-256-GCM with a key that is used for this message alone; the header is authenticated."""
    return _CIPHERS.aes_gcm_seal(one_key, _NONCE, plaintext, header)


def unseal(one_key: bytes, ciphertext: bytes, header: bytes) -> bytes:
    """The reverse of `seal`. Raises BadSeal."""
    return _CIPHERS.aes_gcm_open(one_key, _NONCE, ciphertext, header)


def same(left: bytes, right: bytes) -> bool:
    """Equality that takes the same time wherever the difference is."""
    return hmac.compare_digest(left, right)


class DeviceSecrets(NamedTuple):
    """What makes a device itself: the private signing key, the seed of its first box key (empty once a project holds
    the box keys), the key of its own local files, each 32 bytes; and the digest of the first public box key."""

    sign: bytes
    box: bytes
    local: bytes
    box_digest: bytes

    @property
    def public(self) -> "DevicePublic":
        """What everybody may know, and every feed carries."""
        return DevicePublic(_CIPHERS.ed25519_public(self.sign), self.box_digest)

    @property
    def keys(self) -> "DeviceKeys":
        """The public keys, for whoever lets the device in. Only while the seed of the box key is here."""
        return DeviceKeys(_CIPHERS.ed25519_public(self.sign), _box_of_digest(self.box, self.box_digest))

    def without_box(self) -> "DeviceSecrets":
        """The same without the seed of the box key, as they are kept beside a project."""
        return self._replace(box=b"")


class DevicePublic(NamedTuple):
    """What feeds carry of a device: its Ed25519 key and the digest of its first box key, 32 bytes each."""

    sign: bytes
    box_digest: bytes

    @property
    def device(self) -> DeviceId:
        """The id of the device that holds the private halves."""
        return device_id(self.sign, self.box_digest)


class DeviceKeys(NamedTuple):
    """A device's public keys: Ed25519 for signatures, and the box key, for receiving keys."""

    sign: bytes
    box: bytes

    @property
    def public(self) -> DevicePublic:
        """What feeds carry of them."""
        return DevicePublic(self.sign, digest(self.box))

    @property
    def device(self) -> DeviceId:
        """The id of the device."""
        return self.public.device


def has_hybrid() -> bool:
    """Whether keys can be wrapped here with ML-KEM-768 beside X25519 (`cryptography` from version 50 on)."""
    return _CIPHERS.has_hybrid()


def _part(seed: bytes, name: bytes) -> bytes:
    return message_key(seed, b"kodespor/box-seed/2", name)


def _hybrid_private(seed: bytes) -> tuple[bytes, bytes]:
    """An own key for the hybrid form, so that neither form can say anything about the other."""
    lattice = _part(seed, b"ml-kem-768 d") + _part(seed, b"ml-kem-768 z")
    return lattice, _part(seed, b"x25519 of the hybrid")


def public_box(seed: bytes, hybrid: bool | None = None) -> bytes:
    """The public box key that follows from a seed of 32 bytes: X25519, and where the library has it the hybrid form."""
    plain = _CIPHERS.x25519_public(_part(seed, b"x25519"))
    if not (has_hybrid() if hybrid is None else hybrid):
        return plain
    return plain + _CIPHERS.hybrid_public(*_hybrid_private(seed))


def _box_of_digest(seed: bytes, box_digest: bytes) -> bytes:
    """The public box key of a seed in the form that it was given away in."""
    plain = public_box(seed, False)
    return plain if digest(plain) == box_digest else public_box(seed, True)


def box_id(box: bytes) -> Id:
    """The name of a public box key, by which grants say whom they are for: a zero, which is no kind of key, and 15
    bytes of a hash."""
    return Id(b"\0" + digest(b"kodespor/box-id/2\0" + box)[:15])


def has_box_length(box: bytes) -> bool:
    """Whether these bytes have one of the lengths of public box keys; whether they are keys, says public_keys.py."""
    return len(box) in BOX_BYTES


def new_device(entropy: Entropy) -> DeviceSecrets:
    """Fresh secrets for a device."""
    sign, seed, local = entropy(KEY_BYTES), entropy(KEY_BYTES), entropy(KEY_BYTES)
    return DeviceSecrets(sign, seed, local, digest(public_box(seed)))


class Signer:
    """Signs with one device's key (Ed25519, RFC 8032)."""

    def __init__(self, secrets: DeviceSecrets) -> None:
        self._sign = _CIPHERS.ed25519_signer(secrets.sign)

    def sign(self, label: bytes, data: bytes) -> bytes:
        """64 bytes over the label and the SHA-256 of the data."""
        return self._sign(label + b"\0" + digest(data))

    def sign_note(self, text: str) -> bytes:
        """64 bytes over a note's text as it is (C2SP signed-note). No label holds a line break, so a note can be taken
        for nothing else that this key signs."""
        return self._sign(text.encode())


def note_signature_holds(public: bytes, signature: bytes, text: str) -> bool:
    """Whether the holder of this Ed25519 key signed this note."""
    return _CIPHERS.ed25519_holds(public, signature, text.encode())


def signature_holds(public: bytes, signature: bytes, label: bytes, data: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed this data under this label."""
    return _CIPHERS.ed25519_holds(public, signature, label + b"\0" + digest(data))


def wrap(recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
    """HPKE (RFC 9180, base mode, HKDF-SHA-256, AES-256-GCM): encapsulated key, then ciphertext. The recipient's key is
    X25519 (32 bytes) or MLKEM768-X25519 of draft-ietf-hpke-pq (1216). Raises BadSeal where it is none.

    Everything that is sealed with the library's own randomness passes here, so that a simulation can replace it.
    """
    seal_for = _CIPHERS.hpke_seal if len(recipient) == X25519_BYTES else _CIPHERS.hybrid_seal
    return seal_for(recipient, plaintext, info)


def wrap_target(box: bytes) -> bytes:
    """The part of a public box key that `wrap` takes: the hybrid one where both ends have it. Raises BadSeal."""
    if not has_box_length(box):
        raise BadSeal("box-key-unusable")
    return box[X25519_BYTES:] if len(box) > X25519_BYTES and has_hybrid() else box[:X25519_BYTES]


def unwrap(seed: bytes, sealed: bytes, info: bytes, hybrid: bool = False) -> bytes:
    """The reverse of `wrap`, with the seed of the box key. Raises BadSeal."""
    if not hybrid:
        return _CIPHERS.hpke_open(_part(seed, b"x25519"), sealed, info)
    if not has_hybrid():
        raise BadSeal("hybrid-missing")
    return _CIPHERS.hybrid_open(*_hybrid_private(seed), sealed, info)


class PassphraseCost(NamedTuple):
    """Argon2id's parameters (RFC 9106): passes, memory in KiB, lanes. Stored beside what they protect.

    The memory is that of the RFC's second recommendation, with two passes instead of three, so that a
    command on an old laptop does not take half a second to begin.
    """

    passes: int = 2
    memory_kib: int = 65536
    lanes: int = 4


def passphrase_key(passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
    """A key of 32 bytes from a passphrase, which is the same on whichever keyboard it is typed: NFC, in UTF-8."""
    content = unicodedata.normalize("NFC", passphrase.removeprefix("\ufeff")).encode("utf-8", "surrogatepass")
    return _CIPHERS.argon2id(content, salt, cost.passes, cost.memory_kib, cost.lanes)


def keyed_digest(key: bytes, label: bytes, data: bytes) -> bytes:
    """HMAC-SHA-256 under a label: a hash that only holders of the key can compute."""
    return hmac.digest(key, label + b"\0" + data, "sha256")

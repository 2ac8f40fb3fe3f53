"""The only file that touches a cipher: sealing, signing, wrapping keys, and nothing of our own invention.

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
from functools import cache
from typing import Any, NamedTuple

from argon2.low_level import Type as Argon2Type
from argon2.low_level import hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.errors import BadSeal
from core.ids import DeviceId, Entropy, Id, KeyId, device_id

KEY_BYTES = 32
SALT_BYTES = 16
COMMITMENT_BYTES = 32
SIGNATURE_BYTES = 64
TAG_BYTES = 16

_sha256, _hmac = hashlib.sha256, hmac.digest
_NONCE = bytes(12)
_RAW = serialization.Encoding.Raw
_PUBLIC = serialization.PublicFormat.Raw
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
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
    return AESGCM(one_key).encrypt(_NONCE, plaintext, header)


def unseal(one_key: bytes, ciphertext: bytes, header: bytes) -> bytes:
    """The reverse of `seal`. Raises BadSeal."""
    try:
        return AESGCM(one_key).decrypt(_NONCE, ciphertext, header)
    except InvalidTag as problem:
        raise BadSeal from problem


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
        return DevicePublic(_public_sign(self.sign), self.box_digest)

    @property
    def keys(self) -> "DeviceKeys":
        """The public keys, for whoever lets the device in. Only while the seed of the box key is here."""
        return DeviceKeys(_public_sign(self.sign), _box_of_digest(self.box, self.box_digest))

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


def _public_sign(private: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes(_RAW, _PUBLIC)


@cache
def has_hybrid() -> bool:
    """Whether the installed library wraps keys with ML-KEM-768 beside X25519 (`cryptography` from version 50 on)."""
    return hasattr(hpke.KEM, "MLKEM768_X25519") and hasattr(hpke, "MLKEM768X25519PrivateKey")


@cache
def _hybrid_suite() -> hpke.Suite:
    return hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def _part(seed: bytes, name: bytes) -> bytes:
    return message_key(seed, b"kodespor/box-seed/2", name)


def _plain_private(seed: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(_part(seed, b"x25519"))


def _hybrid_private(seed: bytes) -> Any:
    """An own key for the hybrid form, so that neither form can say anything about the other."""
    from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey

    lattice = MLKEM768PrivateKey.from_seed_bytes(_part(seed, b"ml-kem-768 d") + _part(seed, b"ml-kem-768 z"))
    curve = X25519PrivateKey.from_private_bytes(_part(seed, b"x25519 of the hybrid"))
    return lattice, curve


def public_box(seed: bytes, hybrid: bool | None = None) -> bytes:
    """The public box key that follows from a seed of 32 bytes: X25519, and where the library has it the hybrid form."""
    plain = _plain_private(seed).public_key().public_bytes(_RAW, _PUBLIC)
    if not (has_hybrid() if hybrid is None else hybrid):
        return plain
    lattice, curve = _hybrid_private(seed)
    lattice_public: bytes = lattice.public_key().public_bytes_raw()
    curve_public: bytes = curve.public_key().public_bytes(_RAW, _PUBLIC)
    return plain + lattice_public + curve_public


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
        self._key = Ed25519PrivateKey.from_private_bytes(secrets.sign)

    def sign(self, label: bytes, data: bytes) -> bytes:
        """64 bytes over the label and the SHA-256 of the data."""
        return self._key.sign(label + b"\0" + digest(data))

    def sign_note(self, text: str) -> bytes:
        """64 bytes over a note's text as it is (C2SP signed-note). No label holds a line break, so a note can be taken
        for nothing else that this key signs."""
        return self._key.sign(text.encode())


def note_signature_holds(public: bytes, signature: bytes, text: str) -> bool:
    """Whether the holder of this Ed25519 key signed this note."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def signature_holds(public: bytes, signature: bytes, label: bytes, data: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed this data under this label."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, label + b"\0" + digest(data))
    except (InvalidSignature, ValueError):
        return False
    return True


def wrap(recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
    """HPKE (RFC 9180, base mode, HKDF-SHA-256, AES-256-GCM): encapsulated key, then ciphertext. The recipient's key is
    X25519 (32 bytes) or MLKEM768-X25519 of draft-ietf-hpke-pq (1216). Raises BadSeal where it is none.

    Everything that is sealed with the library's own randomness passes here, so that a simulation can replace it.
    """
    try:
        if len(recipient) == X25519_BYTES:
            return bytes(_SUITE.encrypt(plaintext, X25519PublicKey.from_public_bytes(recipient), info=info))
        from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey

        lattice = MLKEM768PublicKey.from_public_bytes(recipient[:-X25519_BYTES])
        curve = X25519PublicKey.from_public_bytes(recipient[-X25519_BYTES:])
        return bytes(_hybrid_suite().encrypt(plaintext, hpke.MLKEM768X25519PublicKey(lattice, curve), info=info))
    except (ValueError, TypeError, UnsupportedAlgorithm) as problem:
        raise BadSeal("box-key-unusable") from problem


def wrap_target(box: bytes) -> bytes:
    """The part of a public box key that `wrap` takes: the hybrid one where both ends have it. Raises BadSeal."""
    if not has_box_length(box):
        raise BadSeal("box-key-unusable")
    return box[X25519_BYTES:] if len(box) > X25519_BYTES and has_hybrid() else box[:X25519_BYTES]


def unwrap(seed: bytes, sealed: bytes, info: bytes, hybrid: bool = False) -> bytes:
    """The reverse of `wrap`, with the seed of the box key. Raises BadSeal."""
    try:
        if not hybrid:
            return bytes(_SUITE.decrypt(sealed, _plain_private(seed), info=info))
        if not has_hybrid():
            raise BadSeal("hybrid-missing")
        return bytes(_hybrid_suite().decrypt(sealed, hpke.MLKEM768X25519PrivateKey(*_hybrid_private(seed)), info=info))
    except (InvalidTag, ValueError) as problem:
        raise BadSeal from problem


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
    return hash_secret_raw(content, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Argon2Type.ID)


def keyed_digest(key: bytes, label: bytes, data: bytes) -> bytes:
    """HMAC-SHA-256 under a label: a hash that only holders of the key can compute."""
    return hmac.digest(key, label + b"\0" + data, "sha256")

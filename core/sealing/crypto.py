"""The only file that touches a cipher: sealing, signing, wrapping keys, and nothing of our own invention.

Everything here exists in WebCrypto too (SHA-256, HMAC, AES-256-GCM, Ed25519, X25519), so that an
examiner's browser can check a project without a library. Every use of a key has its own label.

Why the nonce of AES-GCM is constant zero: each key that reaches `_gcm` is derived from a long-lived
key *and* sixteen fresh random bytes *and* the header, and is used for one message only. A restored
backup cannot repeat one, because its next salt is random again.
"""

import hashlib
import hmac
from typing import NamedTuple

from argon2.low_level import Type as Argon2Type
from argon2.low_level import hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
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


def digest(data: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(data).digest()


def key_id(key: bytes) -> KeyId:
    """A name for a key that says nothing about it and binds it: 16 bytes."""
    return KeyId(Id(digest(b"kodespor/key-id/1\0" + key)[:16]))


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
    """What makes a device itself: two private keys of 32 bytes, and the key of its own local files."""

    sign: bytes
    box: bytes
    local: bytes

    @property
    def public(self) -> "DevicePublic":
        """The halves that everybody may know."""
        sign = Ed25519PrivateKey.from_private_bytes(self.sign).public_key()
        return DevicePublic(sign.public_bytes(_RAW, _PUBLIC), public_box(self.box))


class DevicePublic(NamedTuple):
    """A device's public keys: Ed25519 for signatures, X25519 for receiving keys, 32 bytes each."""

    sign: bytes
    box: bytes

    @property
    def device(self) -> DeviceId:
        """The id of the device that holds the private halves."""
        return device_id(self.sign, self.box)


def public_box(private: bytes) -> bytes:
    """The public half of an X25519 key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes(_RAW, _PUBLIC)


def new_device(entropy: Entropy) -> DeviceSecrets:
    """Fresh secrets for a device."""
    return DeviceSecrets(entropy(KEY_BYTES), entropy(KEY_BYTES), entropy(KEY_BYTES))


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
    """HPKE (RFC 9180, base mode, X25519, HKDF-SHA-256, AES-256-GCM): encapsulated key, then ciphertext."""
    sealed: bytes = _SUITE.encrypt(plaintext, X25519PublicKey.from_public_bytes(recipient), info=info)
    return sealed


def unwrap(private: bytes, sealed: bytes, info: bytes) -> bytes:
    """The reverse of `wrap`, with the X25519 private key. Raises BadSeal."""
    try:
        opened: bytes = _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=info)
    except (InvalidTag, ValueError) as problem:
        raise BadSeal from problem
    return opened


class PassphraseCost(NamedTuple):
    """Argon2id's parameters (RFC 9106): passes, memory in KiB, lanes. Stored beside what they protect.

    The memory is that of the RFC's second recommendation, with two passes instead of three, so that a
    command on an old laptop does not take half a second to begin.
    """

    passes: int = 2
    memory_kib: int = 65536
    lanes: int = 4


def passphrase_key(passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
    """A key of 32 bytes from a passphrase."""
    return hash_secret_raw(
        passphrase.encode(), salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Argon2Type.ID
    )


def keyed_digest(key: bytes, label: bytes, data: bytes) -> bytes:
    """HMAC-SHA-256 under a label: a hash that only holders of the key can compute."""
    return hmac.digest(key, label + b"\0" + data, "sha256")

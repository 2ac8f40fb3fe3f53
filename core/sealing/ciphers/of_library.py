"""The primitives as `cryptography` and `argon2-cffi` have them."""

from collections.abc import Callable
from functools import cache
from typing import Any

from argon2.low_level import Type as Argon2Type
from argon2.low_level import hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.errors import BadSeal

_KEY_BYTES = 32
_RAW = serialization.Encoding.Raw
_PUBLIC = serialization.PublicFormat.Raw
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@cache
def _hybrid_suite() -> hpke.Suite:
    return hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class OfLibrary:
    """An implementation of `Ciphers`, which says what each method does."""

    def aes_gcm_seal(self, key: bytes, nonce: bytes, plaintext: bytes, header: bytes) -> bytes:
        return AESGCM(key).encrypt(nonce, plaintext, header)

    def aes_gcm_open(self, key: bytes, nonce: bytes, ciphertext: bytes, header: bytes) -> bytes:
        try:
            return AESGCM(key).decrypt(nonce, ciphertext, header)
        except InvalidTag as problem:
            raise BadSeal from problem

    def ed25519_public(self, private: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes(_RAW, _PUBLIC)

    def ed25519_signer(self, private: bytes) -> Callable[[bytes], bytes]:
        return Ed25519PrivateKey.from_private_bytes(private).sign

    def ed25519_holds(self, public: bytes, signature: bytes, data: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
        except (InvalidSignature, ValueError):
            return False
        return True

    def x25519_public(self, private: bytes) -> bytes:
        return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes(_RAW, _PUBLIC)

    def hpke_seal(self, recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
        try:
            return bytes(_SUITE.encrypt(plaintext, X25519PublicKey.from_public_bytes(recipient), info=info))
        except (ValueError, TypeError, UnsupportedAlgorithm) as problem:
            raise BadSeal("box-key-unusable") from problem

    def hpke_open(self, private: bytes, sealed: bytes, info: bytes) -> bytes:
        try:
            return bytes(_SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=info))
        except (InvalidTag, ValueError) as problem:
            raise BadSeal from problem

    def has_hybrid(self) -> bool:
        return hasattr(hpke.KEM, "MLKEM768_X25519") and hasattr(hpke, "MLKEM768X25519PrivateKey")

    def hybrid_public(self, lattice_seed: bytes, curve: bytes) -> bytes:
        lattice: bytes = _lattice_private(lattice_seed).public_key().public_bytes_raw()
        return lattice + self.x25519_public(curve)

    def hybrid_seal(self, recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey

        try:
            lattice = MLKEM768PublicKey.from_public_bytes(recipient[:-_KEY_BYTES])
            curve = X25519PublicKey.from_public_bytes(recipient[-_KEY_BYTES:])
            return bytes(_hybrid_suite().encrypt(plaintext, hpke.MLKEM768X25519PublicKey(lattice, curve), info=info))
        except (ValueError, TypeError, UnsupportedAlgorithm) as problem:
            raise BadSeal("box-key-unusable") from problem

    def hybrid_open(self, lattice_seed: bytes, curve: bytes, sealed: bytes, info: bytes) -> bytes:
        lattice = _lattice_private(lattice_seed)
        key = hpke.MLKEM768X25519PrivateKey(lattice, X25519PrivateKey.from_private_bytes(curve))
        try:
            return bytes(_hybrid_suite().decrypt(sealed, key, info=info))
        except (InvalidTag, ValueError) as problem:
            raise BadSeal from problem

    def argon2id(self, secret: bytes, salt: bytes, passes: int, memory_kib: int, lanes: int) -> bytes:
        return hash_secret_raw(secret, salt, passes, memory_kib, lanes, _KEY_BYTES, Argon2Type.ID)


def _lattice_private(seed: bytes) -> Any:
    from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey

    return MLKEM768PrivateKey.from_seed_bytes(seed)

"""The primitives that sealing is made of, behind one interface with two implementations.

`of_library.py` takes them from `cryptography` and `argon2-cffi`. `of_browser.py` takes them from the audited noble
libraries, where Python runs in a browser and `cryptography` is not to be had. Both pass the same vectors, and each
opens what the other sealed; docs/decisions/0074-one-interface-two-implementations.md.
"""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Protocol


class Ciphers(Protocol):
    """What an implementation gives. Keys, nonces and what is made of them are bytes; private keys are 32 bytes.

    Everything that opens raises BadSeal where it does not open; everything that takes a public key raises BadSeal where
    it is none.
    """

    def aes_gcm_seal(self, key: bytes, nonce: bytes, plaintext: bytes, header: bytes) -> bytes:
        """AES-256-GCM (NIST SP 800-38D): the ciphertext, then a tag of 16 bytes. The header is authenticated."""

    def aes_gcm_open(self, key: bytes, nonce: bytes, ciphertext: bytes, header: bytes) -> bytes:
        """The reverse of `aes_gcm_seal`."""

    def ed25519_public(self, private: bytes) -> bytes:
        """The public key of a private one (RFC 8032)."""

    def ed25519_signer(self, private: bytes) -> Callable[[bytes], bytes]:
        """What signs with this key: a signature of 64 bytes."""

    def ed25519_holds(self, public: bytes, signature: bytes, data: bytes) -> bool:
        """Whether this is a signature on the data; False for whatever is no key or no signature."""

    def x25519_public(self, private: bytes) -> bytes:
        """The public key of a private one (RFC 7748)."""

    def hpke_seal(self, recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
        """HPKE (RFC 9180, base mode, X25519, HKDF-SHA-256, AES-256-GCM): the encapsulated key, then the ciphertext."""

    def hpke_open(self, private: bytes, sealed: bytes, info: bytes) -> bytes:
        """The reverse of `hpke_seal`."""

    def has_hybrid(self) -> bool:
        """Whether the three below work: ML-KEM-768 beside X25519 (draft-ietf-hpke-pq)."""

    def hybrid_public(self, lattice_seed: bytes, curve: bytes) -> bytes:
        """The public key of a seed of 64 bytes (FIPS 203: d, then z) and a private X25519 key: 1,216 bytes."""

    def hybrid_seal(self, recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
        """As `hpke_seal`, for a public key of 1,216 bytes."""

    def hybrid_open(self, lattice_seed: bytes, curve: bytes, sealed: bytes, info: bytes) -> bytes:
        """The reverse of `hybrid_seal`."""

    def argon2id(self, secret: bytes, salt: bytes, passes: int, memory_kib: int, lanes: int) -> bytes:
        """32 bytes of a passphrase (RFC 9106, version 0x13)."""


def installed_ciphers() -> Ciphers:
    """The implementation that works here: the library's wherever it is installed."""
    if find_spec("cryptography") is not None:
        from core.sealing.ciphers.of_library import OfLibrary

        return OfLibrary()
    from core.sealing.ciphers.of_browser import OfBrowser

    return OfBrowser()

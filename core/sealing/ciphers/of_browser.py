"""The primitives where Python runs in a browser: the noble libraries, which the page loads, and Argon2's own C code.

The page puts an object `kodesporCiphers` beside Python (tools/web/ciphers.mjs), whose functions take and give byte
arrays, and undefined where something does not open. Argon2id comes from the WebAssembly wheel of
`argon2-cffi-bindings`: its Python half needs cffi, for which there is no such wheel, so its C function is called.
"""

import ctypes
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from core.errors import BadSeal

_KEY_BYTES = 32
_ARGON2ID, _ARGON2_VERSION = 2, 0x13


class OfBrowser:
    """An implementation of `Ciphers`, which says what each method does."""

    def __init__(self) -> None:
        import js
        from pyodide.ffi import to_js

        self._noble: Any = js.kodesporCiphers
        self._to_js = to_js

    def _call(self, function: Any, *parts: bytes) -> bytes | None:
        """What a function of the page says to these bytes; None for its undefined."""
        made = function(*map(self._to_js, parts))
        return None if made is None else made.to_bytes()

    def aes_gcm_seal(self, key: bytes, nonce: bytes, plaintext: bytes, header: bytes) -> bytes:
        return _whole(self._call(self._noble.aesGcmSeal, key, nonce, plaintext, header))

    def aes_gcm_open(self, key: bytes, nonce: bytes, ciphertext: bytes, header: bytes) -> bytes:
        return _whole(self._call(self._noble.aesGcmOpen, key, nonce, ciphertext, header))

    def ed25519_public(self, private: bytes) -> bytes:
        return _whole(self._call(self._noble.ed25519Public, private))

    def ed25519_signer(self, private: bytes) -> Callable[[bytes], bytes]:
        return lambda data: _whole(self._call(self._noble.ed25519Sign, private, data))

    def ed25519_holds(self, public: bytes, signature: bytes, data: bytes) -> bool:
        return bool(self._noble.ed25519Holds(*map(self._to_js, (public, signature, data))))

    def x25519_public(self, private: bytes) -> bytes:
        return _whole(self._call(self._noble.x25519Public, private))

    def hpke_seal(self, recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
        return _whole(self._call(self._noble.hpkeSeal, recipient, plaintext, info), "box-key-unusable")

    def hpke_open(self, private: bytes, sealed: bytes, info: bytes) -> bytes:
        return _whole(self._call(self._noble.hpkeOpen, private, sealed, info))

    def has_hybrid(self) -> bool:
        return True

    def hybrid_public(self, lattice_seed: bytes, curve: bytes) -> bytes:
        return _whole(self._call(self._noble.hybridPublic, lattice_seed, curve))

    def hybrid_seal(self, recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
        return _whole(self._call(self._noble.hybridSeal, recipient, plaintext, info), "box-key-unusable")

    def hybrid_open(self, lattice_seed: bytes, curve: bytes, sealed: bytes, info: bytes) -> bytes:
        return _whole(self._call(self._noble.hybridOpen, lattice_seed, curve, sealed, info))

    def argon2id(self, secret: bytes, salt: bytes, passes: int, memory_kib: int, lanes: int) -> bytes:
        made = ctypes.create_string_buffer(_KEY_BYTES)
        # argon2_hash of argon2.h; threads are not to be had here, and lanes give the same key without them
        problem = _argon2().argon2_hash(
            passes, memory_kib, lanes, secret, len(secret), salt, len(salt), made, _KEY_BYTES, None, 0,
            _ARGON2ID, _ARGON2_VERSION,
        )  # fmt: skip
        if problem:
            raise MemoryError(f"argon2: {problem}")
        return made.raw


@cache
def _argon2() -> ctypes.CDLL:
    found = find_spec("_argon2_cffi_bindings")
    if found is None or not found.submodule_search_locations:
        raise ImportError("argon2-cffi-bindings")
    return ctypes.CDLL(str(next(Path(found.submodule_search_locations[0]).glob("_ffi*.so"))))


def _whole(made: bytes | None, code: str = "bad-seal") -> bytes:
    if made is None:
        raise BadSeal(code)
    return made

"""The bytes of the format, from docs/protocol.md alone: a second implementation that shares no code with core."""

import hashlib
import hmac
import struct

import msgpack
from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HYBRID = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def keyed(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, data, hashlib.sha256).digest()


def gcm(key: bytes, plaintext: bytes, header: bytes) -> bytes:
    return AESGCM(key).encrypt(bytes(12), plaintext, header)


def pad(content: bytes) -> bytes:
    size = 96
    sizes = sorted({n for k in range(5, 26) for n in (1 << k, 3 << k)})
    size = next(n for n in sizes if n >= max(96, len(content) + 1))
    return content + b"\x80" + bytes(size - len(content) - 1)


def key_id(key: bytes, kind: int = 3, maker: bytes = b"") -> bytes:
    """Kind 1 seals events, 2 opens other keys, 3 is for words; here Ada makes all keys."""
    first = bytes([kind])
    return first + sha(b"kodespor/key-id/2\0" + first + (maker or ADA.id) + key)[:15]


class Device:
    def __init__(self, name: bytes) -> None:
        self.sign_key = Ed25519PrivateKey.from_private_bytes(sha(b"sign" + name))
        self.seed = sha(b"box" + name)
        self.box_key = X25519PrivateKey.from_private_bytes(self.part(b"x25519"))
        seeds = self.part(b"ml-kem-768 d") + self.part(b"ml-kem-768 z")
        self.hybrid_key = hpke.MLKEM768X25519PublicKey(
            MLKEM768PrivateKey.from_seed_bytes(seeds).public_key(),
            X25519PrivateKey.from_private_bytes(self.part(b"x25519 of the hybrid")).public_key(),
        )
        self.sign = self.sign_key.public_key().public_bytes(*RAW)
        self.plain = self.box_key.public_key().public_bytes(*RAW)
        lattice = MLKEM768PrivateKey.from_seed_bytes(seeds).public_key().public_bytes_raw()
        curve = X25519PrivateKey.from_private_bytes(self.part(b"x25519 of the hybrid")).public_key()
        self.box = self.plain + lattice + curve.public_bytes(*RAW)
        self.id = sha(b"kodespor/device/2\0" + self.sign + sha(self.box))[:16]
        self.box_id = b"\0" + sha(b"kodespor/box-id/2\0" + self.box)[:15]

    def part(self, name: bytes) -> bytes:
        return keyed(self.seed, b"kodespor/box-seed/2\0" + name)

    def signature(self, label: bytes, data: bytes) -> bytes:
        return self.sign_key.sign(label + b"\0" + sha(data))


ADA, BO = Device(b"ada"), Device(b"bo")
SALT = sha(b"salt")[:16]
PROJECT = sha(b"kodespor/project/1\0" + ADA.id + SALT)[:16]
EPOCH, WRAPPING, SOURCE, PERSON = sha(b"epoch"), sha(b"wrapping"), sha(b"source"), sha(b"person")


def event(wire: str, fields: list, at: int, seen: list | None = None, why: str | None = None, act: int = 0) -> bytes:
    return msgpack.packb([wire, 1, at, 60, seen, fields, why, act])


def timing(one_key: bytes, plaintext: bytes) -> bytes:
    _, _, at, _, seen, _, _, _ = msgpack.unpackb(plaintext)
    blind = keyed(one_key, b"kodespor/timing/2\0")
    return sha(b"kodespor/timing/2\0" + blind + msgpack.packb([at, seen]))


def envelope(device: Device, seq: int, previous: bytes, plaintext: bytes, key: bytes = EPOCH, padded=pad) -> bytes:
    bound = struct.pack(">B16s16sQ32s16s", 2, PROJECT, device.id, seq, previous, key_id(key, 1))
    bound += sha(b"message salt" + device.id + bytes([seq]))[:16]
    one_key = keyed(key, b"kodespor/envelope/2\0" + bound)
    header = bound + sha(b"kodespor/commitment/1\0" + one_key) + timing(one_key, plaintext)
    signed = header + gcm(one_key, padded(plaintext), header)
    return signed + device.signature(b"kodespor/envelope/2", signed)


def envelope_with_false_commitment(device: Device, plaintext: bytes) -> bytes:
    """What somebody would make who wants one ciphertext to open differently under two keys."""
    bound = envelope(device, 1, bytes(32), plaintext)[:105]
    one_key = keyed(EPOCH, b"kodespor/envelope/2\0" + bound)
    header = bound + sha(b"kodespor/commitment/1\0" + sha(b"another key")) + timing(one_key, plaintext)
    signed = header + gcm(one_key, pad(plaintext), header)
    return signed + device.signature(b"kodespor/envelope/2", signed)


def box(text: str, keys: list[bytes]) -> bytes:
    keys = sorted(keys, key=key_id)
    head = bytes([len(keys)]) + b"".join(map(key_id, keys)) + sha(b"box salt" + text.encode())[:16]
    chained = keys[0]
    for key in keys[1:]:
        chained = keyed(chained, b"kodespor/box/1/chain\0" + key)
    one_key = keyed(chained, b"kodespor/box/1\0" + PROJECT + head)
    bound = head + sha(b"kodespor/commitment/1\0" + one_key)
    return bound + gcm(one_key, pad(text.encode()), PROJECT + bound)


def grant(key: bytes, to: Device, by: Device, version: int = 2, named: bytes | None = None) -> bytes:
    """Version 2 is for an X25519 key, 3 for the hybrid one."""
    name = named or key_id(key)
    info = b"kodespor/grant/2\0" + bytes([version]) + PROJECT + name + to.box_id
    suite, public = (SUITE, to.box_key.public_key()) if version == 2 else (HYBRID, to.hybrid_key)
    return signed_grant([version, PROJECT, name, to.box_id, by.id, suite.encrypt(ADA.id + key, public, info=info)], by)


def wrapped(key: bytes, wrapping: bytes, by: Device) -> bytes:
    """Version 4: under a wrapping key."""
    name, under = key_id(key), key_id(wrapping, 2)
    context = b"kodespor/grant/2\0\4" + PROJECT + name + under
    one_key = keyed(wrapping, b"kodespor/wrapped-key/2\0" + context)
    return signed_grant([4, PROJECT, name, under, by.id, gcm(one_key, ADA.id + key, context)], by)


def signed_grant(body: list, by: Device) -> bytes:
    return msgpack.packb([*body, by.signature(b"kodespor/grant/2", msgpack.packb(body))])


def segment(runs: list) -> bytes:
    authors = sorted([ADA, BO], key=lambda each: each.id)
    content = [PROJECT, [[each.sign, sha(each.box)] for each in authors], [key_id(EPOCH, 1)]]
    numbered = [[authors.index(run[0]), run[1], run[2], [[0, raw[89:]] for raw in run[3]]] for run in runs]
    body = b"KSEG\x01" + msgpack.packb([*content, numbered])
    return body + sha(body)

"""Writes the test vectors: a second implementation, from docs/protocol.md alone, that shares no code with core.

One file for each way to be right or wrong. Run `python tests/vectors/make.py` to write them anew; the
keys are fixed, so only what HPKE wraps differs from run to run.
"""

import hashlib
import hmac
import json
import struct
from pathlib import Path

import msgpack
from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HERE = Path(__file__).parent
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


def write(name: str, kind: str, about: str, expect: object, **values: object) -> None:
    def plain(value: object) -> object:
        if isinstance(value, bytes):
            return value.hex()
        if isinstance(value, list):
            return [plain(each) for each in value]
        return {key: plain(each) for key, each in value.items()} if isinstance(value, dict) else value

    vector = {
        "kind": kind,
        "about": about,
        "expect": plain(expect),
        **{key: plain(each) for key, each in values.items()},
    }
    (HERE / f"{name}.json").write_text(json.dumps(vector, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def flipped(raw: bytes, place: int) -> bytes:
    return raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]


def ids_and_padding() -> None:
    write(
        "ids",
        "ids",
        "names that are hashes",
        {"device": ADA.id, "project": PROJECT, "key": key_id(EPOCH, 1), "box": ADA.box_id},
        sign=ADA.sign,
        box=ADA.box,
        seed=ADA.seed,
        salt=SALT,
        epoch=EPOCH,
    )
    lengths = {str(n): len(pad(bytes(n))) for n in (0, 1, 94, 95, 96, 127, 128, 191, 192, 1000, 5000, 1_000_000)}
    write("padding", "padding", "content length to padded length", lengths)


def envelopes() -> None:
    plaintext = event("code.deleted", [sha(b"code")[:16]], 1_770_000_000_000, why="overflødig")
    good = envelope(ADA, 1, bytes(32), plaintext)
    common = {"key": EPOCH, "sign": ADA.sign, "box_digest": sha(ADA.box)}
    write(
        "envelope-good",
        "envelope",
        "opens, and its signature holds",
        {"plaintext": plaintext, "id": sha(good)},
        raw=good,
        **common,
    )
    for name, place in (("device", 20), ("key-id", 80), ("salt", 95), ("commitment", 110)):
        write(
            f"envelope-{name}-altered",
            "envelope",
            f"one bit of the {name} is flipped",
            "signature",
            raw=flipped(good, place),
            **common,
        )
    write(
        "envelope-seq-altered",
        "envelope",
        "claims to be the second event and names no first",
        "malformed",
        raw=flipped(flipped(good, 40), 39),
        **common,
    )
    write(
        "envelope-ciphertext-altered",
        "envelope",
        "one bit of the ciphertext is flipped",
        "signature",
        raw=flipped(good, 150),
        **common,
    )
    write(
        "envelope-signature-altered",
        "envelope",
        "one bit of the signature is flipped",
        "signature",
        raw=flipped(good, len(good) - 1),
        **common,
    )
    write(
        "envelope-wrong-key",
        "envelope",
        "another key than the one it was sealed with",
        "seal",
        raw=good,
        **(common | {"key": SOURCE}),
    )
    bad = envelope(ADA, 1, bytes(32), plaintext, padded=lambda content: content + b"\x80" + bytes(300))
    write("envelope-odd-padding", "envelope", "padded to a length that is not allowed", "seal", raw=bad, **common)
    false = envelope_with_false_commitment(ADA, plaintext)
    write("envelope-false-commitment", "envelope", "the commitment is to another key", "seal", raw=false, **common)
    write("envelope-short", "envelope", "shorter than any envelope can be", "malformed", raw=good[:200], **common)
    write(
        "envelope-second-without-first",
        "envelope",
        "a second event that names no first",
        "malformed",
        raw=envelope(ADA, 2, bytes(32), plaintext),
        **common,
    )
    write(
        "envelope-newer-version", "envelope", "a version that is not known", "newer", raw=b"\x03" + good[1:], **common
    )


def boxes() -> None:
    one, two = box("Eg var redd 😀", [SOURCE]), box("to slags mot", [SOURCE, PERSON])
    held = {key_id(key).hex(): key for key in (SOURCE, PERSON)}
    write(
        "box-one-key", "box", "words of one interview", {"text": "Eg var redd 😀"}, blob=one, project=PROJECT, keys=held
    )
    write("box-two-keys", "box", "words of two", {"text": "to slags mot"}, blob=two, project=PROJECT, keys=held)
    write(
        "box-key-destroyed",
        "box",
        "one of the two keys is gone",
        "gone",
        blob=two,
        project=PROJECT,
        keys={key_id(PERSON).hex(): PERSON},
    )
    write(
        "box-other-project",
        "box",
        "a box that was carried into another project",
        "seal",
        blob=one,
        project=sha(b"other")[:16],
        keys=held,
    )
    write(
        "box-altered", "box", "one bit is flipped", "seal", blob=flipped(one, len(one) - 3), project=PROJECT, keys=held
    )
    write("box-empty", "box", "no keys at all", "seal", blob=b"\0" + one[1:], project=PROJECT, keys=held)


def events() -> None:
    code, source, coding = (sha(each)[:16] for each in (b"code", b"src", b"coding"))
    good = event("coding.created", [coding, source, 3, 40, code], 1_770_000_000_000, [[BO.id, 2, sha(b"head")]])
    write(
        "event-good",
        "event",
        "a coding that had seen another device's second event",
        {
            "wire": "coding.created",
            "at": 1_770_000_000_000,
            "offset": 60,
            "fields": [coding, source, 3, 40, code],
            "act": 0,
        },
        plaintext=good,
    )
    write(
        "event-in-act",
        "event",
        "the fourth event of what one gesture recorded",
        {"wire": "code.deleted", "at": 5, "offset": 60, "fields": [code], "act": 3},
        plaintext=event("code.deleted", [code], 5, act=3),
    )
    write(
        "event-act-before-it",
        "event",
        "a place in an act before its first event",
        "malformed",
        plaintext=event("code.deleted", [code], 5, act=-1),
    )
    write(
        "event-of-seven",
        "event",
        "without a place in an act",
        "malformed",
        plaintext=msgpack.packb(["code.deleted", 1, 5, 60, None, [code], None]),
    )
    unknown = event("code.sung", ["la", 3, None], 5)
    write(
        "event-unknown",
        "event",
        "a type that is not in the catalogue is kept",
        {"wire": "code.sung", "at": 5, "offset": 60, "fields": ["la", 3, None], "act": 0},
        plaintext=unknown,
    )
    long_form = (
        bytes([0x98])
        + msgpack.packb("code.deleted")
        + b"\xcc\x01"
        + msgpack.packb(5)
        + b"\0\xc0"
        + msgpack.packb([code])
        + b"\xc0\0"
    )
    write("event-long-form", "event", "the number 1 in two bytes", "malformed", plaintext=long_form)
    write(
        "event-float",
        "event",
        "a clock that is a float",
        "malformed",
        plaintext=msgpack.packb(["code.deleted", 1, 5.0, 0, None, [code], None, 0]),
    )
    write(
        "event-short-id",
        "event",
        "an id of fifteen bytes",
        "malformed",
        plaintext=event("code.deleted", [code[:15]], 5),
    )
    write("event-trailing", "event", "a byte after the end", "malformed", plaintext=good + b"\0")


def grants_and_segments() -> None:
    common = {"sign": ADA.sign, "seed": BO.seed, "wrapping": WRAPPING, "wrapping_id": key_id(WRAPPING, 2)}
    held = {"key": SOURCE, "maker": ADA.id}
    good = grant(SOURCE, BO, ADA)
    write("grant-good", "grant", "Ada's grant to Bo", held, raw=good, **common)
    write("grant-hybrid", "grant", "to Bo's hybrid key", held, raw=grant(SOURCE, BO, ADA, 3), **common)
    write("grant-wrapped", "grant", "under a wrapping key", held, raw=wrapped(SOURCE, WRAPPING, ADA), **common)
    write(
        "grant-under-another",
        "grant",
        "under another wrapping key",
        "seal",
        raw=wrapped(SOURCE, PERSON, ADA),
        **(common | {"wrapping_id": key_id(PERSON, 2)}),
    )
    unknown = signed_grant([9, PROJECT, key_id(SOURCE), BO.box_id, ADA.id, b"later"], ADA)
    write("grant-newer", "grant", "a version that is not known is kept and passed on", "kept", raw=unknown, **common)
    write("grant-forged", "grant", "signed by somebody else", "signature", raw=grant(SOURCE, BO, BO), **common)
    write(
        "grant-other-key",
        "grant",
        "names one key and holds another",
        "seal",
        raw=grant(SOURCE, BO, ADA, named=key_id(PERSON)),
        **common,
    )
    write("grant-for-another", "grant", "for Ada, not for Bo", "not for Bo", raw=grant(SOURCE, ADA, ADA), **common)
    first = envelope(ADA, 1, bytes(32), event("phase.started", ["focused"], 9))
    second = envelope(ADA, 2, sha(first), event("phase.started", ["initial"], 8))
    other = envelope(BO, 1, bytes(32), event("phase.started", ["theoretical"], 7, [[ADA.id, 2, sha(second)]]))
    whole = segment([[ADA, 1, bytes(32), [first, second]], [BO, 1, bytes(32), [other]]])
    write("segment-good", "segment", "two feeds in one file", {"envelopes": [first, second, other]}, content=whole)
    write("segment-cut", "segment", "half of it has arrived", "malformed", content=whole[: len(whole) // 2])
    write("segment-altered", "segment", "one bit is flipped", "malformed", content=flipped(whole, 60))
    write(
        "order",
        "order",
        "what was seen sorts before what was made after it, whatever the clocks say",
        [sha(first), sha(second), sha(other)],
        envelopes=[first, second, other],
        key=EPOCH,
    )


if __name__ == "__main__":
    ids_and_padding()
    envelopes()
    boxes()
    events()
    grants_and_segments()

"""Writes the test vectors, from what `formats.py` makes of docs/protocol.md.

One file for each way to be right or wrong. Run `python -m tests.vectors.make` to write them anew; the
keys are fixed, so only what HPKE wraps differs from run to run.
"""

import json
from pathlib import Path

import msgpack

from tests.vectors.formats import (
    ADA,
    BO,
    EPOCH,
    PERSON,
    PROJECT,
    SALT,
    SOURCE,
    WRAPPING,
    box,
    envelope,
    envelope_with_false_commitment,
    event,
    grant,
    key_id,
    pad,
    segment,
    sha,
    signed_grant,
    wrapped,
)

HERE = Path(__file__).parent


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

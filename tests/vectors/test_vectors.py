"""The format as files: what a second implementation wrote, and every way to be wrong, each with its expected end."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from core.errors import BadSeal, KodesporError, NewerVersion, NotCanonical, Rejected
from core.events.registry import BY_CLASS, Unknown, decode_event
from core.ids import Id, device_id, project_id
from core.keys.grants import HYBRID, granted_by, is_known_version, open_grant, parse_grant
from core.log.ordering import Timeline
from core.sealing import crypto, envelope, padding, sealed_text
from core.sealing.codec import SealedText
from sync.event_batches import read_segment

VECTORS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("*.json")}


def raw(text: str) -> bytes:
    return bytes.fromhex(text)


def of_ids(vector):
    box = raw(vector["box"])
    if crypto.has_hybrid():
        assert crypto.public_box(raw(vector["seed"])) == box
    device = device_id(raw(vector["sign"]), crypto.digest(box))
    project = project_id(device, raw(vector["salt"]))
    key = crypto.key_id(crypto.KeyKind.SEALING, device, raw(vector["epoch"]))
    return {"device": device.hex(), "project": project.hex(), "key": key.hex(), "box": crypto.box_id(box).hex()}


def of_padding(vector):
    return {length: padding.padded_length(int(length)) for length in vector["expect"]}


def of_envelope(vector):
    sealed = envelope.parse(raw(vector["raw"]))
    if not envelope.signed_by(sealed, crypto.DevicePublic(raw(vector["sign"]), raw(vector["box_digest"]))):
        return "signature"
    return {"plaintext": envelope.unseal(sealed, raw(vector["key"])).hex(), "id": sealed.id.hex()}


def of_box(vector):
    keys = {Id(raw(name)): raw(key) for name, key in vector["keys"].items()}
    text = sealed_text.open_text(SealedText(raw(vector["blob"])), keys, Id(raw(vector["project"])))
    return "gone" if text is None else {"text": text}


def of_event(vector):
    written = decode_event(raw(vector["plaintext"]))
    event = written.event
    known = not isinstance(event, Unknown)
    fields = [each.hex() if isinstance(each, bytes) else each for each in (event if known else event.fields)]
    wire = BY_CLASS[type(event)].wire if known else event.wire
    return {"wire": wire, "at": written.at, "offset": written.offset, "fields": fields, "act": written.act}


def of_grant(vector):
    grant = parse_grant(raw(vector["raw"]))
    if not granted_by(grant, raw(vector["sign"])):
        return "signature"
    if not is_known_version(grant):
        return "kept"
    if grant.version == HYBRID and not crypto.has_hybrid():
        pytest.skip("the installed library does not wrap keys with ML-KEM")
    seed = raw(vector["seed"])
    box = crypto.public_box(seed)
    held = open_grant(grant, {crypto.box_id(box): seed}, {Id(raw(vector["wrapping_id"])): raw(vector["wrapping"])})
    return "not for Bo" if held is None else {"key": held.key.hex(), "maker": held.maker.hex()}


def of_segment(vector):
    return {"envelopes": [sealed.raw.hex() for sealed in read_segment(raw(vector["content"])).envelopes]}


def of_order(vector):
    """The order in which they end, which has to be the same for every order of arrival."""
    sealed = [envelope.parse(raw(each)) for each in vector["envelopes"]]
    written = {each.id: decode_event(envelope.unseal(each, raw(vector["key"]))) for each in sealed}
    orders = set()
    for arrival in permutations(enumerate(sealed, 1)):
        timeline = Timeline(lambda row: (sealed[row - 1], written[sealed[row - 1].id]), lambda each: written[each.id])
        for row, each in arrival:
            timeline.extend([(row, each, written[each.id])])
        orders.add(tuple(key.id.hex() for key in timeline.order))
    assert len(orders) == 1
    return list(orders.pop())


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_vector(name):
    vector = VECTORS[name]
    assert {"kind", "about", "expect"} <= set(vector)
    run = {"ids": of_ids, "padding": of_padding, "envelope": of_envelope, "box": of_box, "event": of_event,
           "grant": of_grant, "segment": of_segment, "order": of_order}[vector["kind"]]  # fmt: skip
    try:
        outcome = run(vector)
    except NewerVersion:
        outcome = "newer"
    except BadSeal:
        outcome = "seal"
    except (NotCanonical, Rejected):
        outcome = "malformed"
    except KodesporError as problem:
        outcome = str(problem)
    assert outcome == vector["expect"], vector["about"]


def test_there_is_a_vector_for_every_part_of_the_format():
    kinds = {vector["kind"] for vector in VECTORS.values()}
    assert kinds == {"ids", "padding", "envelope", "box", "event", "grant", "segment", "order"}
    assert sum(isinstance(vector["expect"], str) for vector in VECTORS.values()) > 15

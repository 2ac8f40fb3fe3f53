"""Joining by files: a request goes one way, a welcome comes back; both may travel by e-mail.

The request holds a device's public keys and nothing about its owner. The welcome is sealed for that
device alone (HPKE) and signed by the one who admits; it holds the keys, and either the whole sealed log or what to read
before that comes.
"""

import zlib
from typing import NamedTuple

from core.errors import BadFile, BadSeal, NewerVersion, NotCanonical
from core.ids import Entropy, Id
from core.keys.device_key_file import DeviceFile
from core.keys.grants import WRAPPED
from core.log.transfer_bundle import TransferBundle
from core.sealing import codec, crypto, envelope
from core.sealing.crypto import DeviceKeys, DevicePublic, DeviceSecrets
from core.sealing.fields import array, byte_string, device_public, identifier, record
from core.sealing.public_keys import is_box, is_signing_key
from core.storage.log import Log

VERSION = 2
WELCOME_VERSION = 3
REQUEST_BYTES_MAX = 4 * 1024
"""A request with hybrid keys has 2,600 bytes."""
_REQUEST = b"KREQ"
_WELCOME = b"KWEL"
_HEAD = 85


class Request(NamedTuple):
    """Who asks: a device's public keys, and the box key for which alone the welcome is sealed."""

    keys: DeviceKeys
    once: bytes


def write_request(content: DeviceFile) -> bytes:
    """Magic, version, the public keys and that for the welcome, and a signature by their owner."""
    value = codec.encode([*content.secrets.keys, crypto.public_box(content.once)])
    body = _REQUEST + bytes([VERSION]) + value
    return body + crypto.Signer(content.secrets).sign(_REQUEST, body)


def read_request(content: bytes) -> Request:
    """Who asks. Raises BadFile or NewerVersion."""
    _check_head(content, _REQUEST)
    body, signature = content[: -crypto.SIGNATURE_BYTES], content[-crypto.SIGNATURE_BYTES :]
    try:
        if len(content) > REQUEST_BYTES_MAX:
            raise BadFile("request-damaged")
        sign, box, once = array(codec.decode(body[5:]), byte_string)
    except (NotCanonical, ValueError) as problem:
        raise BadFile("request-damaged") from problem
    if len(sign) != crypto.KEY_BYTES or not crypto.signature_holds(sign, signature, _REQUEST, body):
        raise BadFile("request-damaged")
    if not is_signing_key(sign) or not is_box(box) or not is_box(once):
        raise BadFile("request-keys-weak")
    return Request(DeviceKeys(sign, box), once)


def write_welcome(
    log: Log, project: Id, guest: Request, host: DeviceSecrets, entropy: Entropy, first: bytes = b""
) -> bytes:
    """A welcome, sealed for one device: the whole sealed log and the keys to it. With what the guest is to read `first`
    (core/log/first_offer.py), the log comes later, as it comes to everybody."""
    devices = [tuple(public) for public in log.devices().values()]
    own_box = crypto.box_id(guest.keys.box)
    # What lies under a wrapping key is for everybody; of the others only what is for this device.
    grants = [each.raw for each in log.grants() if each.version == WRAPPED or each.recipient == own_box]
    envelopes = [] if first else [raw for _, raw in log.envelopes()]
    # More than one array may hold: the log goes in pieces.
    pieces = [envelopes[n : n + 50_000] for n in range(0, len(envelopes), 50_000)]
    content = zlib.compress(codec.encode_trusted([project, devices, grants, pieces, first]), 1)
    key = entropy(crypto.KEY_BYTES)
    head = _WELCOME + bytes([WELCOME_VERSION]) + b"".join(host.public) + guest.keys.device
    target = crypto.wrap_target(guest.once)
    wrapped = crypto.wrap(target, key, head)
    how = bytes([len(target) != crypto.X25519_BYTES]) + len(wrapped).to_bytes(2, "big")
    body = head + how + wrapped + crypto.seal(crypto.message_key(key, _WELCOME, head), content, head)
    return body + crypto.Signer(host).sign(_WELCOME, body)


def welcome_guest(content: bytes) -> Id:
    """For which device a welcome is. Raises BadFile or NewerVersion."""
    _check_head(content, _WELCOME)
    return Id(content[69:85])


def welcome_host(content: bytes) -> Id:
    """Which device wrote a welcome, as it says. Raises BadFile or NewerVersion."""
    _check_head(content, _WELCOME)
    return DevicePublic(content[5:37], content[37:69]).device


def open_welcome(content: bytes, guest: DeviceFile) -> TransferBundle:
    """What a welcome holds. Raises BadFile or NewerVersion."""
    if welcome_guest(content) != guest.secrets.public.device:
        raise BadFile("welcome-for-another-device")
    head, body, signature = content[:_HEAD], content[:-64], content[-64:]
    host = DevicePublic(head[5:37], head[37:69])
    try:
        if not crypto.signature_holds(host.sign, signature, _WELCOME, body):
            raise BadSeal
        start = _HEAD + 3
        end = start + int.from_bytes(body[_HEAD + 1 : start], "big")
        key = crypto.unwrap(guest.once, body[start:end], head, body[_HEAD] == 1)
        packed = crypto.unseal(crypto.message_key(key, _WELCOME, head), body[end:], head)
        project, devices, grants, pieces, first = record(codec.decode_trusted(zlib.decompress(packed)), 5)
        raws = [raw for piece in array(pieces, lambda each: array(each, byte_string)) for raw in piece]
        return TransferBundle(
            identifier(project), array(devices, device_public), tuple(map(envelope.parse, raws)),
            array(grants, byte_string), (), byte_string(first),
        )  # fmt: skip
    except (BadSeal, NotCanonical, zlib.error) as problem:
        raise BadFile("welcome-damaged") from problem


def fingerprint(device: Id) -> str:
    """Five words for a device, to be compared over the phone: 55 bits of its id, from the BIP-39 list."""
    from mnemonic import Mnemonic

    words = Mnemonic("english").wordlist
    number = int.from_bytes(device, "big") >> (128 - 55)
    return " ".join(words[number >> shift & 2047] for shift in (44, 33, 22, 11, 0))


def _check_head(content: bytes, magic: bytes) -> None:
    """Raises BadFile where a file is no request or welcome, NewerVersion where a newer version made it."""
    is_request = magic == _REQUEST
    if content[:4] != magic or len(content) < 133:
        raise BadFile("request-wrong-file") if is_request else BadFile("welcome-wrong-file")
    if content[4] != (VERSION if is_request else WELCOME_VERSION):
        raise NewerVersion("request-newer-version") if is_request else NewerVersion("welcome-newer-version")

"""The file `device.key`: a device's secrets, sealed with the passphrase (Argon2id, RFC 9106).

Canonical msgpack [1, passes, memory KiB, lanes, salt, commitment, ciphertext]; the ciphertext holds
[sign, box, local, name, once]. `once` is there only between a request and its welcome.
"""

from typing import NamedTuple

from core.errors import BadFile, BadSeal, NewerVersion, NotCanonical, WrongPassphrase
from core.ids import Entropy
from core.sealing import codec, crypto
from core.sealing.padding import pad, unpad

VERSION = 1
_LABEL = b"kodespor/device-file/1"
_MEMORY_KIB_MAX = 4 * 1024 * 1024


class DeviceFile(NamedTuple):
    """What the file holds: the secrets, the owner's display name, and a key for one welcome.

    The welcome is sealed for `once` (X25519, 32 bytes), which joining destroys: a welcome that is left
    in a mailbox opens for nobody any more, and cannot bring back what was withdrawn.
    """

    secrets: crypto.DeviceSecrets
    name: str
    once: bytes = b""


def seal_device_file(content: DeviceFile, passphrase: str, entropy: Entropy, cost: crypto.PassphraseCost) -> bytes:
    """The bytes of the file."""
    salt = entropy(crypto.SALT_BYTES)
    one_key = crypto.message_key(crypto.passphrase_key(passphrase, salt, cost), _LABEL, salt)
    head = [VERSION, *cost, salt, crypto.commitment(one_key)]
    inner = codec.encode([*content.secrets, content.name, content.once])
    return codec.encode([*head, crypto.seal(one_key, pad(inner), codec.encode(head))])


def open_device_file(raw: bytes, passphrase: str) -> DeviceFile:
    """The content. Raises WrongPassphrase, BadFile or NewerVersion."""
    try:
        *head, ciphertext = codec.decode(raw)
        version, passes, memory, lanes, salt, commitment = head
    except (NotCanonical, TypeError, ValueError) as problem:
        raise BadFile("device-key-damaged") from problem
    if version != VERSION:
        raise NewerVersion
    if not (0 < passes < 1000 and 0 < memory <= _MEMORY_KIB_MAX and 0 < lanes < 256):
        raise BadFile("device-key-damaged")
    cost = crypto.PassphraseCost(passes, memory, lanes)
    one_key = crypto.message_key(crypto.passphrase_key(passphrase, salt, cost), _LABEL, salt)
    if not crypto.same(commitment, crypto.commitment(one_key)):
        raise WrongPassphrase
    try:
        sign, box, local, name, once = codec.decode(unpad(crypto.unseal(one_key, ciphertext, codec.encode(head))))
    except (BadSeal, ValueError) as problem:
        raise BadFile("device-key-damaged") from problem
    return DeviceFile(crypto.DeviceSecrets(sign, box, local), name, once)

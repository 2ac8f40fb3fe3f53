"""The file `device.key`: a device's secrets, sealed with the passphrase (Argon2id, RFC 9106).

Canonical msgpack [2, passes, memory KiB, lanes, salt, commitment, ciphertext]; the ciphertext holds
[sign, box, local, digest of the first box key, name, once]. `box` and `once` are there only between a request and its
welcome: once there is a project, the box keys lie in its log.db, where they are renewed and destroyed.
"""

from typing import NamedTuple

from core.errors import BadFile, BadSeal, NewerVersion, NotCanonical, WrongPassphrase
from core.ids import Entropy
from core.sealing import codec, crypto
from core.sealing.fields import byte_string, integer, record
from core.sealing.padding import pad, unpad

VERSION = 2
_LABEL = b"kodespor/device-file/2"
_MEMORY_KIB_MAX = 4 * 1024 * 1024


class DeviceFile(NamedTuple):
    """What the file holds: the secrets, the owner's display name, and a key for one welcome.

    The welcome is sealed for `once` (the seed of a box key, 32 bytes), which joining destroys: a welcome that is left
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
        value = codec.decode(raw)
        if type(value) is tuple and value and value[0] != VERSION:
            raise NewerVersion
        *head, ciphertext = record(value, 7)
        _, passes, memory, lanes, salt, commitment = head
        cost = crypto.PassphraseCost(
            integer(passes, 1, 999), integer(memory, 1, _MEMORY_KIB_MAX), integer(lanes, 1, 255)
        )
        byte_string(salt, crypto.SALT_BYTES), byte_string(commitment), byte_string(ciphertext)
    except NotCanonical as problem:
        raise BadFile("device-key-damaged") from problem
    one_key = crypto.message_key(crypto.passphrase_key(passphrase, salt, cost), _LABEL, salt)
    if not crypto.same(commitment, crypto.commitment(one_key)):
        raise WrongPassphrase
    try:
        opened = unpad(crypto.unseal(one_key, ciphertext, codec.encode(head)))
        sign, box, local, box_digest, name, once = record(codec.decode(opened), 6)
    except (BadSeal, NotCanonical) as problem:
        raise BadFile("device-key-damaged") from problem
    return DeviceFile(crypto.DeviceSecrets(sign, box, local, box_digest), name, once)

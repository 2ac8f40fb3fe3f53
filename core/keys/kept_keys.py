"""What a device that was removed keeps for itself once a withdrawal retired the wrapping keys it has: the keys that are
alive, sealed with its local key in the log's file. Nobody grants it a newer wrapping key, and with the old one an old
copy of a grant would open what was withdrawn."""

from collections.abc import Iterable

from core.errors import BadSeal, NotCanonical
from core.ids import DeviceId, Entropy, KeyId
from core.sealing import codec, crypto
from core.sealing.crypto import HeldKey
from core.sealing.fields import array, byte_string, identifier, record

NOTE = "keys/kept"
_LABEL = b"kodespor/kept-keys/2"


def seal_kept(keys: Iterable[HeldKey], local: bytes, entropy: Entropy) -> bytes:
    """Keys sealed for this device alone."""
    salt = entropy(crypto.SALT_BYTES)
    content = codec.encode([list(each) for each in keys])
    return salt + crypto.seal(crypto.message_key(local, _LABEL, salt), content, salt)


def open_kept(sealed: bytes | None, local: bytes) -> list[HeldKey]:
    """The keys again; none where there is no note, or it cannot be opened."""
    if not sealed:
        return []
    salt, content = sealed[: crypto.SALT_BYTES], sealed[crypto.SALT_BYTES :]
    try:
        opened = crypto.unseal(crypto.message_key(local, _LABEL, salt), content, salt)
        return [_held(*each) for each in array(codec.decode(opened), lambda each: record(each, 3))]
    except (BadSeal, NotCanonical):
        return []


def _held(key: object, maker: object, secret: object) -> HeldKey:
    return HeldKey(KeyId(identifier(key)), DeviceId(identifier(maker)), byte_string(secret, crypto.KEY_BYTES))

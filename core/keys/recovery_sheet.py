"""The recovery sheet: a device made of paper, whose secrets exist only as printed words.

It is a member's device like any other, so every key is granted to it too. Its secrets are derived
from a seed of 32 bytes, written as the 24 words of BIP-39 (English list, with its checksum).
"""

from core.errors import Refused
from core.sealing import crypto
from core.sealing.crypto import DeviceSecrets

_LABEL = b"kodespor/paper/2"


def paper_device(seed: bytes) -> DeviceSecrets:
    """The secrets of the paper device with this seed."""
    sign, box, local = (crypto.message_key(seed, _LABEL, part) for part in (b"sign", b"box", b"local"))
    return DeviceSecrets(sign, box, local, crypto.digest(crypto.public_box(box)))


def words_of_seed(seed: bytes) -> str:
    """Twenty-four words for 32 bytes."""
    from mnemonic import Mnemonic

    return str(Mnemonic("english").to_mnemonic(seed))


def seed_of_words(words: str) -> bytes:
    """The seed again. Raises Refused where a word is wrong or missing."""
    from mnemonic import Mnemonic

    try:
        return bytes(Mnemonic("english").to_entropy(" ".join(words.lower().split())))
    except (ValueError, LookupError) as problem:
        raise Refused("recovery-words-wrong") from problem

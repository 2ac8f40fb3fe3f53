"""The recovery sheet: a device made of paper, whose secrets exist only as printed words.

It is a member's device like any other, so every key is granted to it too. Its secrets are derived from a seed of 32
bytes, written as the 24 words of BIP-39 (English list, with its checksum).
"""

import re
import unicodedata

from core.errors import Refused
from core.sealing import crypto
from core.sealing.crypto import DeviceSecrets

_LABEL = b"kodespor/paper/2"
WORDS = 24
_WORD = re.compile(r"[^\W\d_]+")


def paper_device(seed: bytes) -> DeviceSecrets:
    """The secrets of the paper device with this seed."""
    sign, box, local = (crypto.message_key(seed, _LABEL, part) for part in (b"sign", b"box", b"local"))
    return DeviceSecrets(sign, box, local, crypto.digest(crypto.public_box(box)))


def words_of_seed(seed: bytes) -> str:
    """Twenty-four words for 32 bytes."""
    from mnemonic import Mnemonic

    return str(Mnemonic("english").to_mnemonic(seed))


def numbered(words: str, columns: int) -> str:
    """The words in lines of so many, each with its number, as they are written down. `seed_of_words` reads it."""
    each = words.split()
    width = max(map(len, each))
    cells = [f"{number:>2} {word:<{width}}" for number, word in enumerate(each, start=1)]
    return "\n".join("  ".join(cells[at : at + columns]).rstrip() for at in range(0, len(cells), columns))


def seed_of_words(text: str) -> bytes:
    """The seed again, of words as they were typed or pasted, with or without their numbers. Raises Refused, which says
    which word is wrong or how many there are."""
    from mnemonic import Mnemonic

    book = Mnemonic("english")
    words = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    for number, word in enumerate(words, start=1):
        if word not in book.wordlist:
            raise Refused("recovery-word-unknown", number=number, word=word)
    if len(words) != WORDS:
        raise Refused("recovery-words-missing", count=len(words))
    try:
        return bytes(book.to_entropy(words))
    except (ValueError, LookupError) as problem:
        raise Refused("recovery-words-wrong") from problem

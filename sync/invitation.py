"""An invitation: four words to say aloud, and perhaps the relay where the two meet. It holds once, for a few minutes.

The first word says where to meet, and is no secret. The other three (33 bits) are the password of a SPAKE2 exchange:
whoever does not know them can only guess, one guess for each connection, and three wrong attempts end the invitation.
"""

from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from core.errors import Refused
from core.ids import Entropy

WORDS = 4
ATTEMPTS_MAX = 3
MINUTES = 15
SCHEME = "kodespor:"
_LETTERS = 4
"""The words of the list differ within so many letters, so these are enough."""


class Invitation(NamedTuple):
    """`place` is public; `password` (words joined by hyphens) is not. `relay` is an address or empty."""

    place: str
    password: str
    relay: str = ""

    @property
    def code(self) -> str:
        """The code to say aloud: four words joined by hyphens."""
        return f"{self.place}-{self.password}"

    @property
    def link(self) -> str:
        """Code and relay in one line, for a file or a QR code. Behind a page's address and a "#" it opens that page;
        browsers send nothing of what stands behind the "#"."""
        return f"{SCHEME}{self.code}" + (f"?{urlencode({'relay': self.relay})}" if self.relay else "")


def new_invitation(entropy: Entropy, relay: str = "") -> Invitation:
    """A new invitation with a random code."""
    words = _words()
    place, *password = (words[int.from_bytes(entropy(2), "big") % len(words)] for _ in range(WORDS))
    return Invitation(place, "-".join(password), relay)


def read_invitation(text: str) -> Invitation:
    """The invitation that somebody typed, heard or got as a link. A link that names no relay behind a page's address
    means that page's server. Raises Refused."""
    page, _, link = text.strip().rpartition("#")
    code, _, query = link.removeprefix(SCHEME).partition("?")
    given = code.lower().replace("-", " ").split()
    if len(given) != WORDS:
        raise Refused("invitation-words", count=WORDS, example="-".join(_words()[n] for n in (7, 801, 1203, 1999)))
    place, *password = map(_completed, given)
    relay = "".join(parse_qs(query).get("relay", [])[:1])
    return Invitation(place, "-".join(password), relay or _server_of(page))


def _server_of(page: str) -> str:
    """Where a page is served from, as a relay is named; empty where there is no such address."""
    is_address = page.startswith(("https://", "http://")) and not any(map(str.isspace, page))
    return page.partition("?")[0].removesuffix("index.html").rstrip("/") if is_address else ""


def _completed(given: str) -> str:
    found = [word for word in _words() if word == given]
    found = found or [word for word in _words() if len(given) >= _LETTERS and word.startswith(given)]
    if not found:
        raise Refused("invitation-unknown-word", word=given)
    return found[0]


@cache
def _words() -> list[str]:
    """The English list of BIP-39: 2048 words that are hard to confuse."""
    from mnemonic import Mnemonic

    return list(Mnemonic("english").wordlist)

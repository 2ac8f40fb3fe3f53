"""What lets a device use a mailbox: a secret derived from the founding epoch's key; the mailbox's name follows from it.

So all members of all times meet in one mailbox, nobody can take another mailbox's name, and the relay keeps no list of
people. Somebody who was removed can still see the sealed traffic, and write noise (docs/decisions/0038).
"""

from typing import NamedTuple

from core.sealing.crypto import digest, keyed_digest

SUBPROTOCOL = "kodespor.1"
"""What a browser's web socket names first where it opens a mailbox; the token and the project follow as further names,
since no header can be set there."""
_TOKEN, _NAME = b"kodespor/relay/1", b"kodespor/mailbox/1\0"


class AccessToken(NamedTuple):
    """The name of a mailbox (32 hexadecimal digits) and the secret that opens it (64)."""

    mailbox: str
    token: str


def access_token(secret: bytes) -> AccessToken:
    """The access token that follows from one of a project's meeting secrets."""
    token = keyed_digest(secret, _TOKEN, b"").hex()
    return AccessToken(mailbox_of(token), token)


def mailbox_of(token: str) -> str:
    """The one mailbox that a token opens."""
    return digest(_NAME + token.encode()).hex()[:32]

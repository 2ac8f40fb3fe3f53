"""Two devices that share nothing but a spoken code come to trust each other: SPAKE2 (RFC 9382's idea, PyPI `spake2`)
with key confirmation. No socket, clock or thread here.

The guest begins. The host answers with its half and a proof that it knows the code, and only after the guest's own
proof does either say who it is. From there on all is sealed with the key that came out; whoever carries it, such as a
relay, sees sizes. The host's user looks at the guest's five words and decides; then the welcome goes over.
"""

from abc import ABC, abstractmethod
from typing import Any, NamedTuple

from spake2 import SPAKE2_A, SPAKE2_B, SPAKEError
from spake2.ed25519_basic import NotOnCurve

from core.errors import BadFile, KodesporError, NewerVersion, Refused, Rejected
from core.ids import Entropy
from core.limits import NAME_CODE_POINTS_MAX, WELCOME_BYTES_MAX
from core.sealing import crypto
from sync.invitation import TRIES, Invitation
from sync.join_files import Request, read_request
from sync.messages import SENTENCE_MAX, Frames, Kind, Message, plain_sentence, write

VERSION = 1
PIECE_BYTES = 256 * 1024
WRONG_CODE = "The code is not right; check the words, or ask for a new one."
BURNT = "Three tries were wrong, so this code is of no use any more; make a new one."
_GUEST, _HOST = b"guest", b"host"


class Guest(NamedTuple):
    """Who asks to be let in, as the host's user sees it."""

    request: Request
    name: str


class _Side(ABC):
    """What both sides do."""

    def __init__(self, own: bytes, theirs: bytes) -> None:
        self._own, self._theirs = own, theirs
        self._frames = Frames()
        self._out: list[bytes] = []
        self._key = b""
        self._sent = self._heard = 0
        self.is_over = False
        self.problem = ""

    def drain(self) -> bytes:
        """The bytes to send, once."""
        out = b"".join(self._out)
        self._out.clear()
        return out

    def receive(self, data: bytes) -> None:
        """Takes bytes of the other side. Where they are not as they should be it is over: see `problem`."""
        try:
            for message in self._frames.feed(data):
                if not self.is_over:
                    self._take(message)
        except (AttributeError, TypeError, ValueError, SPAKEError, NotOnCurve):
            self.refuse("The other side speaks another language; check that both have the same Kodespor.")
        except KodesporError as problem:
            self.refuse(str(problem))

    def refuse(self, sentence: str) -> None:
        """Ends it, and says why."""
        self.problem, self.is_over = sentence, True
        self._out.append(write(Kind.REFUSE, sentence[:SENTENCE_MAX]))

    def _take(self, message: Message) -> None:
        if message.kind is Kind.REFUSE:
            (sentence,) = message.parts
            self.problem, self.is_over = plain_sentence(sentence), True
        elif message.kind is Kind.SEALED and self._frames.is_greeted:
            self._opened(self._open(*message.parts))
        else:
            self._greeted(message)

    @abstractmethod
    def _greeted(self, message: Message) -> None:
        """Takes a message of the exchange that makes the key."""

    @abstractmethod
    def _opened(self, content: bytes) -> None:
        """Takes what came sealed with the key."""

    def _proof(self, side: bytes) -> bytes:
        return crypto.message_key(self._key, b"kodespor/introduction/1/proof", side)

    def _seal(self, content: bytes) -> None:
        self._sent += 1
        place = self._own + self._sent.to_bytes(8, "big")
        key = crypto.message_key(self._key, b"kodespor/introduction/1", place)
        self._out.append(write(Kind.SEALED, crypto.seal(key, content, place)))

    def _open(self, sealed: Any) -> bytes:
        self._heard += 1
        place = self._theirs + self._heard.to_bytes(8, "big")
        return crypto.unseal(crypto.message_key(self._key, b"kodespor/introduction/1", place), sealed, place)


class Joining(_Side):
    """The guest's side. `welcome` is there once it has come."""

    def __init__(self, invitation: Invitation, request: bytes, name: str, entropy: Entropy) -> None:
        super().__init__(_GUEST, _HOST)
        self._request, self._name = request, name
        self._spake = SPAKE2_A(_password(invitation), _GUEST, _HOST, entropy_f=entropy)
        self._pieces: list[bytes] = []
        self._due = 0
        self.welcome = b""
        self._out.append(write(Kind.MEET, VERSION, self._spake.start()))

    @property
    def is_known(self) -> bool:
        """Whether the other side has proved that it knows the code, so that one waits for its user now."""
        return self._frames.is_greeted

    def _greeted(self, message: Message) -> None:
        half, proof = message.parts
        if message.kind is not Kind.MEET or self._frames.is_greeted:
            raise Rejected(WRONG_CODE)
        self._key = self._spake.finish(half)
        if not crypto.same(proof, self._proof(_HOST)):
            raise Refused(WRONG_CODE)
        self._frames.is_greeted = True
        self._out.append(write(Kind.MEET, self._proof(_GUEST)))
        self._seal(self._request + self._name.encode())

    def _opened(self, content: bytes) -> None:
        if not self._due:
            self._due = int.from_bytes(content, "big")
            if not 0 < self._due <= WELCOME_BYTES_MAX:
                raise Rejected("The other side announced a project that is larger than any may be.")
            return
        self._pieces.append(content)
        self._due -= len(content)
        if self._due <= 0:
            self.welcome = b"".join(self._pieces)
            self._seal(b"here")
            self.is_over = True


class Admitting(_Side):
    """The host's side, for one guest. `guest` is there once somebody with the right code asks to be let in.

    `is_spent`: a try was made, that is, the guest has got what tells whether its code was right.
    """

    def __init__(self, invitation: Invitation, entropy: Entropy) -> None:
        super().__init__(_HOST, _GUEST)
        self._spake = SPAKE2_B(_password(invitation), _GUEST, _HOST, entropy_f=entropy)
        self.guest: Guest | None = None
        self.is_spent = False
        self.has_arrived = False

    def admit(self, welcome: bytes) -> None:
        """Sends the welcome."""
        self._seal(len(welcome).to_bytes(8, "big"))
        for start in range(0, len(welcome), PIECE_BYTES):
            self._seal(welcome[start : start + PIECE_BYTES])

    def _greeted(self, message: Message) -> None:
        if message.kind is not Kind.MEET or self._frames.is_greeted:
            raise Rejected(WRONG_CODE)
        if not self.is_spent:
            version, half = message.parts
            if version != VERSION:
                raise NewerVersion("The other side is of a newer version; upgrade Kodespor on both devices.")
            own = self._spake.start()
            self._key = self._spake.finish(half)
            self.is_spent = True
            self._out.append(write(Kind.MEET, own, self._proof(_HOST)))
            return
        (proof,) = message.parts
        if not crypto.same(proof, self._proof(_GUEST)):
            raise Refused(WRONG_CODE)
        self._frames.is_greeted = True

    def _opened(self, content: bytes) -> None:
        if self.guest is None:
            request, name = content[:165], content[165:]
            try:
                words = " ".join(name.decode().split())
            except UnicodeDecodeError as problem:
                raise BadFile("The name of who asks cannot be read.") from problem
            self.guest = Guest(read_request(request), "".join(filter(str.isprintable, words))[:NAME_CODE_POINTS_MAX])
        elif content == b"here":
            self.has_arrived = self.is_over = True
        else:
            raise Rejected(WRONG_CODE)


class Tries:
    """Counts the wrong tries of one invitation."""

    def __init__(self) -> None:
        self._left = TRIES

    @property
    def are_over(self) -> bool:
        """Whether the invitation is burnt."""
        return self._left <= 0

    def count(self, admitting: Admitting) -> None:
        """A guest has gone: it was a wrong try if it could have learned that its code was not right."""
        if admitting.is_spent and admitting.guest is None:
            self._left -= 1


def _password(invitation: Invitation) -> bytes:
    return invitation.code.encode()

"""Two devices that share nothing but a spoken code come to trust each other, by a password-authenticated key exchange
(core/sealing/pake.py) with key confirmation. No socket, clock or thread here.

The guest begins. The host answers with its half and a proof that it knows the code. Only after the guest's own proof
does either side say who it is. From there on everything is sealed with the key of the exchange; whoever carries it,
such as a relay, sees sizes. The host's user looks at the guest's five words and decides; then the welcome is sent.

Which message is allowed in which state stands in the tables JOINING and ADMITTING of sync/states.py.
"""

from abc import ABC, abstractmethod
from typing import NamedTuple

from core.errors import BadFile, KodesporError, NotCanonical, Refused, Rejected
from core.ids import Entropy
from core.limits import NAME_CODE_POINTS_MAX, WELCOME_BYTES_MAX
from core.sealing import codec, crypto
from core.sealing.fields import byte_string, record, text
from core.sealing.pake import KeyExchange
from sync import messages as m
from sync.invitation import ATTEMPTS_MAX, Invitation
from sync.join_files import Request, read_request
from sync.messages import VERSION, Frames, Kind, read_handshake, write
from sync.states import ADMITTING, JOINING, GuestState, HostState, Table, checked, step

PIECE_BYTES = 256 * 1024
_GUEST, _HOST = b"guest", b"host"
_LABEL = b"kodespor/introduction/1"
_ARRIVED = b"here"


class Guest(NamedTuple):
    """Who asks to be let in, as the host's user sees it."""

    request: Request
    name: str


class Handshake(ABC):
    """The part of a handshake that both sides share. `problem` says why it failed; None while it has not."""

    def __init__(self, own: bytes, theirs: bytes, table: Table, state: GuestState | HostState) -> None:
        self._own, self._theirs = own, theirs
        self._table, self._state = table, state
        self._frames = Frames(read_handshake)
        self._out: list[bytes] = []
        self._key = b""
        self._sent = self._heard = 0
        self.problem: KodesporError | None = None

    @property
    @abstractmethod
    def is_over(self) -> bool:
        """Whether nothing more is to be said or heard."""

    @abstractmethod
    def _end(self) -> GuestState | HostState:
        """The state in which the handshake is over."""

    def drain(self) -> bytes:
        """The bytes to send, once."""
        out = b"".join(self._out)
        self._out.clear()
        return out

    def receive(self, data: bytes) -> None:
        """Takes bytes from the other side. Bytes that break the protocol end the handshake: see `problem`."""
        if self.is_over:
            return
        try:
            for message in self._frames.feed(data):
                row = step(self._table, self._state, message)
                self._state = checked(row, getattr(self, f"_on_{row.handler}")(message))
                if self.is_over:
                    return
        except KodesporError as problem:
            self.refuse(problem)

    def refuse(self, problem: KodesporError) -> None:
        """Ends the handshake, and tells the other side why."""
        self.problem, self._state = problem, self._end()
        self._out.append(m.write_refusal(problem))

    def _on_refused(self, message: m.Refusal) -> GuestState | HostState:
        self.problem = message.reason
        return self._end()

    def _proof(self, side: bytes) -> bytes:
        return crypto.message_key(self._key, _LABEL + b"/proof", side)

    def _seal(self, content: bytes) -> None:
        self._sent += 1
        place = self._own + self._sent.to_bytes(8, "big")
        key = crypto.message_key(self._key, _LABEL, place)
        self._out.append(write(Kind.SEALED, crypto.seal(key, content, place)))

    def _unseal(self, sealed: bytes) -> bytes:
        """The content of the next sealed message. Raises BadSeal."""
        self._heard += 1
        place = self._theirs + self._heard.to_bytes(8, "big")
        return crypto.unseal(crypto.message_key(self._key, _LABEL, place), sealed, place)


class GuestHandshake(Handshake):
    """The guest's side. `welcome` is there once it has come."""

    def __init__(self, invitation: Invitation, request: bytes, name: str, entropy: Entropy) -> None:
        super().__init__(_GUEST, _HOST, JOINING, GuestState.MEETING)
        self._request, self._name = request, name
        self._exchange = KeyExchange(_password(invitation), _GUEST, _HOST, True, entropy)
        self._pieces: list[bytes] = []
        self._due = 0
        self.welcome = b""
        self._out.append(write(Kind.MEET, VERSION, self._exchange.half()))

    @property
    def is_over(self) -> bool:
        """Whether the welcome is here, or the host or this side refused."""
        return self._state is GuestState.OVER

    @property
    def is_known(self) -> bool:
        """Whether the other side has proved that it knows the code, so that this side waits for its user now."""
        return self._frames.is_greeted

    def _end(self) -> GuestState:
        return GuestState.OVER

    def _on_host_half(self, message: m.HostHalf) -> GuestState:
        self._key = self._exchange.key(message.half)
        if not crypto.same(message.proof, self._proof(_HOST)):
            raise Refused("invitation-wrong-code")
        self._frames.is_greeted = True
        self._out.append(write(Kind.MEET, self._proof(_GUEST)))
        self._seal(codec.encode([self._request, self._name]))
        return GuestState.WAITING

    def _on_welcome_length(self, message: m.SealedContent) -> GuestState:
        self._due = int.from_bytes(self._unseal(message.content), "big")
        if not 0 < self._due <= WELCOME_BYTES_MAX:
            raise Rejected("welcome-too-large")
        return GuestState.RECEIVING

    def _on_welcome_piece(self, message: m.SealedContent) -> GuestState:
        piece = self._unseal(message.content)
        self._pieces.append(piece)
        self._due -= len(piece)
        if self._due > 0:
            return GuestState.RECEIVING
        self.welcome = b"".join(self._pieces)
        self._seal(_ARRIVED)
        return GuestState.OVER


class HostHandshake(Handshake):
    """The host's side, for one guest. `guest` is there once somebody with the right code asks to be let in.

    `is_spent`: an attempt was made, that is, the guest has got what tells whether its code was right.
    """

    def __init__(self, invitation: Invitation, entropy: Entropy) -> None:
        super().__init__(_HOST, _GUEST, ADMITTING, HostState.MEETING)
        self._exchange = KeyExchange(_password(invitation), _GUEST, _HOST, False, entropy)
        self.guest: Guest | None = None
        self.is_spent = False
        self.has_arrived = False

    @property
    def is_over(self) -> bool:
        """Whether the guest has everything, or the guest or this side refused."""
        return self._state is HostState.OVER

    def _end(self) -> HostState:
        return HostState.OVER

    def admit(self, welcome: bytes) -> None:
        """Sends the welcome."""
        self._seal(len(welcome).to_bytes(8, "big"))
        for start in range(0, len(welcome), PIECE_BYTES):
            self._seal(welcome[start : start + PIECE_BYTES])

    def _on_guest_half(self, message: m.GuestHalf) -> HostState:
        own = self._exchange.half()
        self._key = self._exchange.key(message.half)
        self.is_spent = True
        self._out.append(write(Kind.MEET, own, self._proof(_HOST)))
        return HostState.PROVING

    def _on_guest_proof(self, message: m.GuestProof) -> HostState:
        if not crypto.same(message.proof, self._proof(_GUEST)):
            raise Refused("invitation-wrong-code")
        self._frames.is_greeted = True
        return HostState.ASKING

    def _on_request(self, message: m.SealedContent) -> HostState:
        content = self._unseal(message.content)
        try:
            request, name = record(codec.decode(content), 2)
            words = " ".join(text(name).split())
        except NotCanonical as problem:
            raise BadFile("join-name-unreadable") from problem
        self.guest = Guest(
            read_request(byte_string(request)), "".join(filter(str.isprintable, words))[:NAME_CODE_POINTS_MAX]
        )
        return HostState.DECIDING

    def _on_arrival(self, message: m.SealedContent) -> HostState:
        if self._unseal(message.content) != _ARRIVED:
            raise Rejected("message-unexpected")
        self.has_arrived = True
        return HostState.OVER


class AttemptLimit:
    """Counts the wrong attempts at one invitation."""

    def __init__(self) -> None:
        self._left = ATTEMPTS_MAX

    @property
    def is_reached(self) -> bool:
        """Whether the invitation has had all its wrong attempts."""
        return self._left <= 0

    def count(self, handshake: HostHandshake) -> None:
        """Counts a guest that has gone as a wrong attempt, if it could learn that its code was wrong."""
        if handshake.is_spent and handshake.guest is None:
            self._left -= 1


def _password(invitation: Invitation) -> bytes:
    return invitation.code.encode()

"""Random histories of a team whose members may do anything: remove each other, vote, demote, let one device in twice,
undo, accept late, date back, write on in two copies, and hear of each other late or never. Each as an audit bundle of
everything, cheaply: events are signed here, without the program's own checks."""

from typing import Any, NamedTuple

from core.events.codebook import CodeCreated, CodeDeleted, CodeMerged, CodeMoved, CodeRenamed
from core.events.history import EventUndone
from core.events.members import (
    DeviceAdded,
    DeviceConfirmed,
    DeviceRemoved,
    LateEventAccepted,
    MemberAdmitted,
    MemberRemoved,
    MemberRoleSet,
    OwnerVoted,
)
from core.events.project import ProjectCreated
from core.events.registry import EventDraft, encode_event
from core.evidence.audit_bundle import LABEL, MAGIC
from core.ids import CodeId, EventId, Id, MemberId, TargetId, project_id
from core.sealing import codec, crypto, envelope
from core.sealing.envelope import NO_EVENT, Head, Place
from tests.builders import World

DAY_MS = 24 * 60 * 60 * 1000


class Copy:
    """A device, or a copy of one: what it wrote last, and what it has heard."""

    def __init__(self, secrets: crypto.DeviceSecrets, member: Id, skew: int) -> None:
        self.secrets, self.member, self.skew = secrets, member, skew
        self.device = secrets.public.device
        self.seq, self.last, self.at, self.act = 0, NO_EVENT, 0, 0
        self.heard: set[EventId] = set()
        self.named: set[EventId] = set()

    def twin(self) -> "Copy":
        """A copy of this device, as it is now."""
        other = Copy(self.secrets, self.member, self.skew)
        other.seq, other.last, other.heard, other.named = self.seq, self.last, set(self.heard), set(self.named)
        return other


class Signed(NamedTuple):
    """An event that was signed, the key of just that event, and the events that it builds on."""

    sealed: envelope.Sealed
    key: bytes
    past: frozenset[EventId]


class History:
    """One seed, one history."""

    def __init__(self, seed: int) -> None:
        self.world = World(seed)
        self.random = self.world.random
        self.events: dict[EventId, Signed] = {}
        self.codes: list[CodeId] = []
        self.people: list[MemberId] = []
        self.controls: list[EventId] = []
        self.copies: list[Copy] = []
        self.likely = [self.random.choice([0.1, 1, 2]) for _ in self._WAYS]
        founder = self._copy(self._member())
        self.key = crypto.new_key(crypto.KeyKind.SEALING, founder.device, self.world.entropy)
        wrapping = crypto.new_key(crypto.KeyKind.WRAPPING, founder.device, self.world.entropy)
        salt = Id(self.world.entropy(16))
        self.id = project_id(founder.device, salt)
        keys = founder.secrets.keys
        founding = ProjectCreated(salt, "Studie", founder.member, "Ada", keys.sign, keys.box, self.key.id, wrapping.id)
        self.sign(founder, founding)

    def _member(self) -> MemberId:
        self.people.append(MemberId(Id(self.world.entropy(16))))
        return self.people[-1]

    def _copy(self, member: Id) -> Copy:
        skew = self.random.choice([0, 0, 0, -3 * DAY_MS, DAY_MS // 2])
        self.copies.append(Copy(crypto.new_device(self.world.entropy), member, skew))
        return self.copies[-1]

    def sign(self, author: Copy, event: Any) -> EventId:
        """Signs an event in its feed; it names what its author has heard since."""
        self.world.now += self.random.randrange(1, 60_000)
        heads = self._heads(author)
        author.at, author.act = self._act(author, heads)
        draft = EventDraft(event, None, author.at, 0, heads, author.act)
        place = Place(self.id, author.device, author.seq + 1, EventId(author.last))
        signer = crypto.Signer(author.secrets)
        raw = envelope.seal(place, encode_event(draft), self.key, signer, self.world.entropy)
        sealed = envelope.parse(raw)
        past = frozenset(author.heard)
        self.events[sealed.id] = Signed(sealed, envelope.one_key(sealed, self.key.key), past)
        author.seq, author.last = sealed.seq, sealed.id
        author.heard.add(sealed.id)
        if isinstance(event, (MemberRemoved, DeviceRemoved, EventUndone, OwnerVoted)):
            self.controls.append(sealed.id)
        return sealed.id

    def _act(self, author: Copy, heads: tuple[Head, ...]) -> tuple[int, int]:
        """The clock of an event and its place in its act: now and then it goes on with what was before it."""
        goes_on = self.random.random() < 0.2 and not heads and author.seq > 0
        return (author.at, author.act + 1) if goes_on else (self.world.now + author.skew, 0)

    def _heads(self, author: Copy) -> tuple[Head, ...]:
        """What nobody it has heard of builds on, and it has not named before."""
        below = {each for event in author.heard for each in self.events[event].past if each != event}
        fresh = [event for event in author.heard - below - author.named if event != author.last]
        author.named |= author.heard
        if self.random.random() < 0.1:
            return ()
        sealed = (self.events[event].sealed for event in sorted(fresh))
        return tuple(Head(each.device, each.seq, each.id) for each in sealed)

    def hear(self, one: Copy, other: Copy) -> None:
        """Brings all that the other has heard to the one."""
        one.heard |= other.heard

    # -- what people do

    def step(self) -> None:
        """Somebody does something, or hears something."""
        author = self.random.choice(self.copies)
        if self.random.random() < 0.45 and len(self.copies) > 1:
            self.hear(author, self.random.choice(self.copies))
        elif self.random.random() < 0.04:
            self.world.now += 31 * DAY_MS
        elif self.random.random() < 0.04:
            self.copies.append(author.twin())
        else:
            way = self.random.choices(self._WAYS, self.likely)[0]
            author = self.random.choice(self.copies[:4]) if self.random.random() < 0.6 else author
            self.sign(author, way(self, author))

    def join(self, host: Copy, role: str) -> Copy:
        """Somebody new, whom a host lets in."""
        other = self._copy(self._member())
        keys = other.secrets.keys
        self.sign(host, MemberAdmitted(MemberId(other.member), "", role, other.device, keys.sign, keys.box))
        return other

    def _admit(self, author: Copy) -> Any:
        role = self.random.choice(["owner", "owner", "coder", "coder", "coder", "reviewer"])
        other = self._copy(self._member())
        self.hear(other, author)
        keys = other.secrets.keys
        return MemberAdmitted(MemberId(other.member), "", role, other.device, keys.sign, keys.box)

    def _add(self, author: Copy) -> Any:
        """One more device, of whoever; or one that somebody has let in already."""
        member = self.random.choice([author.member, self.random.choice(self.people)])
        if self.random.random() < 0.5:
            other = self.random.choice(self.copies)
        else:
            other = self._copy(member)
            self.hear(other, author)
        keys, kind = other.secrets.keys, self.random.choice(["device", "paper"])
        return DeviceAdded(MemberId(member), other.device, keys.sign, keys.box, kind)

    def _confirm(self, _: Copy) -> Any:
        return DeviceConfirmed(self.random.choice(self.copies).device)

    def _set_role(self, _: Copy) -> Any:
        return MemberRoleSet(self.random.choice(self.people), self.random.choice(["owner", "coder", "reviewer"]))

    def _vote(self, _: Copy) -> Any:
        return OwnerVoted(self.people[-1] if self.random.random() < 0.7 else self.random.choice(self.people))

    def _remove(self, _: Copy) -> Any:
        return MemberRemoved(self.random.choice(self.people[:5]))

    def _remove_device(self, _: Copy) -> Any:
        return DeviceRemoved(self.random.choice(self.copies).device)

    def _undo(self, author: Copy) -> Any:
        heard = sorted(author.heard.intersection(self.controls) if self.random.random() < 0.7 else author.heard)
        return EventUndone(TargetId(self.random.choice(heard or [NO_EVENT])))

    def _accept(self, _: Copy) -> Any:
        return LateEventAccepted(TargetId(self.random.choice(sorted(self.events))))

    def _code(self, _: Copy) -> Any:
        self.codes.append(CodeId(Id(self.world.entropy(16))))
        return CodeCreated(self.codes[-1], f"kode {len(self.codes)}", None, "", "", None)

    def _change(self, author: Copy) -> Any:
        if not self.codes:
            return self._code(author)
        one, other = self.random.choice(self.codes), self.random.choice(self.codes)
        ways: list[Any] = [
            CodeRenamed(one, f"navn {len(self.events)}"), CodeMoved(one, other),
            CodeMerged(one, other), CodeDeleted(one),
        ]  # fmt: skip
        return self.random.choice(ways)

    _WAYS = (
        _admit, _add, _confirm, _set_role, _vote, _remove, _remove_device, _undo, _accept, _code, _change,
    )  # fmt: skip

    def bundle(self) -> bytes:
        """An audit bundle of everything, by the founder."""
        events = sorted(self.events.values(), key=lambda each: (each.sealed.device, each.sealed.seq, each.sealed.id))
        followed = {each.sealed.previous for each in events}
        tips = [each.sealed for each in events if each.sealed.id not in followed]
        heads = [[each.device, each.seq, each.id] for each in tips]
        publics = {each.device: list(each.secrets.public) for each in self.copies}
        devices = [public for _, public in sorted(publics.items())]
        first = [self.id, self.world.now, ["everything", [], False], devices, heads, len(events), []]
        frames = [first, *([each.sealed.raw, each.key, [], None] for each in events)]
        content = MAGIC + b"".join(_framed(codec.encode(each)) for each in frames)
        founder = self.copies[0]
        signature = crypto.Signer(founder.secrets).sign(LABEL, content)
        return content + _framed(codec.encode([founder.device, signature]))


def _framed(frame: bytes) -> bytes:
    return len(frame).to_bytes(4, "big") + frame


def history(seed: int, steps: int = 80) -> History:
    """A random history of so many steps, in which a few were let in at the beginning."""
    made = History(seed)
    founder = made.copies[0]
    for _ in range(made.random.randrange(1, 6)):
        made.sign(founder, made._admit(founder))
    for each in made.copies[1:]:
        made.hear(each, founder)
    for _ in range(steps):
        made.step()
    return made

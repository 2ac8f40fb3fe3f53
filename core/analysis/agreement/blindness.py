"""Which codings are blind: made before their coder could see the other's in the same text.

What a coder could see is in the log: each event names what its device had received. An open round of blind coding
hides what it covers. From the first event on at which a device of a coder had another's coding of a text and no round
that the device knew hid it, the coder's coding of that text is not blind any more. What a device received and showed
between two of its own events leaves no trace; so codings that are older than their round are counted, to be said
beside the figure.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from core.events.codings import CodingCreated
from core.events.members import MemberRemoved
from core.events.registry import RecordedEvent
from core.events.rounds import RoundEnded, RoundFinished, RoundOpened
from core.ids import Id
from core.project import Project
from core.views.state import State

Place = tuple[Id, int]
"""A device and the seq of one of its events."""
Reach = Mapping[Id, int]
"""How far each device had been seen: the seq of the last event that is known of it."""


class Closed(NamedTuple):
    """A round: whom it hides from each other in which texts, where it was opened, and the events after which it is
    over: any one of `ended`, or all of `finished`."""

    coders: frozenset[Id]
    sources: frozenset[Id]
    opened: Place
    ended: tuple[Place, ...]
    finished: tuple[Place, ...]
    is_complete: bool


class Blindness(NamedTuple):
    """Until after how many events a coder's coding of a text was blind; a pair that is not here is blind to the end.
    `older`: how many codings were there before the round that hid them from another coder, for each text. `opened` and
    `finished`: after how many events a round was opened, and a coder was done with it."""

    until: dict[tuple[Id, Id], int]
    older: dict[Id, int]
    opened: dict[Id, int]
    finished: dict[tuple[Id, Id], int]

    def lasted(self, coder: Id, source: Id, n: int) -> bool:
        """Whether a coder was still blind in a text after `n` events."""
        return self.until.get((coder, source), n) >= n

    def up_to(self, n: int | None) -> "Blindness":
        """The same after the first `n` events."""
        if n is None:
            return self
        return self._replace(until={pair: last for pair, last in self.until.items() if last < n})


def blindness(project: Project, coders: Collection[Id]) -> Blindness:
    """How long each of `coders` coded each text blind to the others of them."""
    return _Reader(project.state, list(project.trail()), frozenset(coders)).read()


class _Reader:
    """Follows the trail once, and what each device knew at each of its events."""

    def __init__(self, state: State, trail: list[RecordedEvent], coders: frozenset[Id]) -> None:
        self._state, self._trail, self._coders = state, trail, coders
        self._member = {row.id: row.member for row in state.devices.values()}
        self._coded = self._first_codings()
        self._rounds = self._closed()
        self._reach: dict[Id, Reach] = {}
        self._reached: dict[Id, list[tuple[int, Reach]]] = {}
        self._until: dict[tuple[Id, Id], int] = {}

    def read(self) -> Blindness:
        """All of it."""
        fresh: set[Id] = set()  # devices that may see more than at their event before
        for n, recorded in enumerate(self._trail):
            reach = self._follow(recorded)
            member = self._member.get(recorded.device)
            if member in self._coders and member is not None and (recorded.seen or recorded.device in fresh):
                for source in list(self._seen(member, recorded, reach)):
                    self._until[member, source] = n
            fresh.discard(recorded.device)
            if isinstance(recorded.event, RoundFinished | RoundEnded | MemberRemoved):
                fresh.add(recorded.device)
        opened, finished = dict[Id, int](), dict[tuple[Id, Id], int]()
        for n, recorded in enumerate(self._trail):
            member = self._member.get(recorded.device)
            if isinstance(recorded.event, RoundOpened):
                opened.setdefault(recorded.event.round, n)
            elif isinstance(recorded.event, RoundFinished) and member is not None:
                finished.setdefault((recorded.event.round, member), n)
        return Blindness(self._until, self._older(), opened, finished)

    def _follow(self, recorded: RecordedEvent) -> Reach:
        """What the event's device knew of others: all that it named, and all that stood behind it."""
        reach = self._reach.get(recorded.device, {})
        if recorded.seen:
            wider = dict(reach)
            for head in recorded.seen:
                for device, seq in (*self._reach_at(head.device, head.seq).items(), (Id(head.device), head.seq)):
                    wider[device] = max(seq, wider.get(device, 0))
            reach = self._reach[recorded.device] = wider
            self._reached.setdefault(recorded.device, []).append((recorded.seq, wider))
        return reach

    def _reach_at(self, device: Id, seq: int) -> Reach:
        return next((reach for at, reach in reversed(self._reached.get(device, [])) if at <= seq), {})

    def _seen(self, member: Id, recorded: RecordedEvent, reach: Reach) -> Iterable[Id]:
        """The texts in which the coder could see a coding of another at this event."""
        known = {**reach, recorded.device: recorded.seq - 1}
        for source, by in self._coded.items():
            if (member, source) in self._until:
                continue
            for coder, places in by.items():
                is_known = any(known.get(device, 0) >= seq for device, seq in places.items())
                if coder != member and is_known and not self._is_hidden(member, coder, source, known):
                    yield source
                    break

    def _is_hidden(self, member: Id, coder: Id, source: Id, known: Reach) -> bool:
        return any(
            {member, coder} <= each.coders and source in each.sources and _knows(known, each.opened)
            and not any(_knows(known, place) for place in each.ended)
            and not (each.is_complete and all(_knows(known, place) for place in each.finished))
            for each in self._rounds
        )  # fmt: skip

    def _first_codings(self) -> dict[Id, dict[Id, dict[Id, int]]]:
        """For each text and coder the first coding's seq on each of the coder's devices."""
        found: dict[Id, dict[Id, dict[Id, int]]] = {}
        for recorded in self._trail:
            member = self._member.get(recorded.device)
            if isinstance(recorded.event, CodingCreated) and member in self._coders and member is not None:
                places = found.setdefault(recorded.event.source, {}).setdefault(member, {})
                places.setdefault(recorded.device, recorded.seq)
        return found

    def _closed(self) -> list[Closed]:
        opened: dict[Id, Place] = {}
        ended: dict[Id, list[Place]] = {}
        finished: dict[Id, dict[Id, Place]] = {}
        for recorded in self._trail:
            place, event = (Id(recorded.device), recorded.seq), recorded.event
            if isinstance(event, RoundOpened):
                opened.setdefault(event.round, place)
            elif isinstance(event, RoundEnded) and recorded.why is not None:
                ended.setdefault(event.round, []).append(place)
            elif isinstance(event, RoundFinished) and (member := self._member.get(recorded.device)) is not None:
                finished.setdefault(event.round, {}).setdefault(member, place)
        places = {recorded.id: (Id(recorded.device), recorded.seq) for recorded in self._trail}
        found = []
        for row in self._state.rounds.values():
            if row.id not in opened:
                continue
            done = finished.get(row.id, {})
            for coder in row.coders:  # who left the team keeps no round open
                left = self._state.members.rows[coder].removed
                if coder not in done and left is not None and left in places:
                    done[coder] = places[left]
            found.append(
                Closed(
                    frozenset(row.coders), frozenset(row.sources), opened[row.id],
                    tuple(ended.get(row.id, ())) if row.is_ended else (),
                    tuple(done[each] for each in row.coders if each in done), set(row.coders) <= done.keys(),
                )
            )  # fmt: skip
        return found

    def _older(self) -> dict[Id, int]:
        """How many codings of a round's texts its opener knew when opening it."""
        found: dict[Id, int] = {}
        for each in self._rounds:
            device, seq = each.opened
            known = {**self._reach_at(device, seq), device: seq - 1}
            for recorded in self._trail:
                event, member = recorded.event, self._member.get(recorded.device)
                is_covered = member in each.coders & self._coders and _knows(known, (Id(recorded.device), recorded.seq))
                if isinstance(event, CodingCreated) and event.source in each.sources and is_covered:
                    found[event.source] = found.get(event.source, 0) + 1
        return found


def _knows(known: Reach, place: Place) -> bool:
    return known.get(place[0], 0) >= place[1]

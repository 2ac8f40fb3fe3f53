"""Which codings are blind: made before their coder could see the other's in the same text.

What a coder could see is in the log: each event names what its device had received. An open round of blind coding
hides what it covers. From the first event on at which a device of a coder had another's coding of a text and no round
that the device knew hid it, the coder's coding of that text is not blind any more. Ends, finishes and removals count
here as they stood, not as they stand: an undo hides nothing again that could be seen before it. What a device received
and showed between two of its own events leaves no trace; so codings that are older than their round are counted, to be
said beside the figure.
"""

import bisect
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from core.events.attributed import CodingAttributed
from core.events.codings import CodingCreated
from core.events.history import EventUndone
from core.events.members import MemberRemoved
from core.events.registry import RecordedEvent
from core.events.rounds import RoundEnded, RoundFinished, RoundOpened
from core.ids import EventId, Id
from core.project import Project
from core.views.records import Round

Place = tuple[Id, int]
"""A device and the seq of one of its events."""
Reach = Mapping[Id, int]
"""How far each device had been seen: the seq of the last event that is known of it."""


class Standing(NamedTuple):
    """An event, and its undos that nobody took back."""

    place: Place
    undos: tuple[Place, ...]

    def stood_over(self, known: Reach, of_coding: Reach) -> bool:
        """Whether one who knows so much could have had the event, not undone, together with a coding whose author knew
        `of_coding`. An undo that the coding's author knew comes with the coding; any other may have come later."""
        return _knows(known, self.place) and not any(_knows(of_coding, each) for each in self.undos)


class Closed(NamedTuple):
    """A round: whom it hides from each other in which texts, where it was opened, and the events after which it is
    over: any one of `ended`, or one of each coder's in `done`."""

    coders: frozenset[Id]
    sources: frozenset[Id]
    opened: Place
    ended: tuple[Standing, ...]
    done: tuple[tuple[Standing, ...], ...]

    def was_over(self, known: Reach, of_coding: Reach) -> bool:
        """Whether the round was over at some time at which one who knows so much could have had the coding."""
        return any(each.stood_over(known, of_coding) for each in self.ended) or all(
            any(each.stood_over(known, of_coding) for each in of_coder) for of_coder in self.done
        )


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
    return _Reader(project, frozenset(coders)).read()


class _Reader:
    """Follows the trail once, and what each device knew at each of its events."""

    def __init__(self, project: Project, coders: frozenset[Id]) -> None:
        self._project, self._trail, self._coders = project, list(project.trail()), coders
        self._member = {row.id: row.member for row in project.state.devices.values()}
        self._reach: dict[Id, Reach] = {}
        self._reached: dict[Id, list[tuple[int, Reach]]] = {}
        for recorded in self._trail:
            self._follow(recorded)
        self._coded = self._first_codings()
        self._of_coding: dict[Place, Reach] = {}
        self._rounds = self._closed()
        self._until: dict[tuple[Id, Id], int] = {}

    def read(self) -> Blindness:
        """All of it."""
        fresh: set[Id] = set()  # devices that may see more than at their event before
        texts = {row.id for row in self._project.state.sources.rows.values()}
        for coder in self._coders & set(self._project.state.attributed_coders.rows):
            self._until |= {(coder, source): 0 for source in texts}  # what a file says was seen is not known
        for n, recorded in enumerate(self._trail):
            member = self._member.get(recorded.device)
            if member in self._coders and member is not None and (recorded.seen or recorded.device in fresh):
                for source in list(self._seen(member, self._known_at(_place(recorded)))):
                    self._until[member, source] = n
            fresh.discard(recorded.device)
            if isinstance(recorded.event, CodingAttributed | RoundFinished | RoundEnded | MemberRemoved | EventUndone):
                fresh.add(recorded.device)
        opened, finished = dict[Id, int](), dict[tuple[Id, Id], int]()
        for n, recorded in enumerate(self._trail):
            member = self._member.get(recorded.device)
            if isinstance(recorded.event, RoundOpened):
                opened.setdefault(recorded.event.round, n)
            elif isinstance(recorded.event, RoundFinished) and member is not None:
                finished.setdefault((recorded.event.round, member), n)
        return Blindness(self._until, self._older(), opened, finished)

    def _follow(self, recorded: RecordedEvent) -> None:
        """Notes what the event's device knew of others: all that it named, and all that stood behind it."""
        if recorded.seen:
            wider = dict(self._reach.get(recorded.device, {}))
            for head in recorded.seen:
                for device, seq in (*self._reach_at(head.device, head.seq).items(), (Id(head.device), head.seq)):
                    wider[device] = max(seq, wider.get(device, 0))
            self._reach[recorded.device] = wider
            self._reached.setdefault(recorded.device, []).append((recorded.seq, wider))

    def _reach_at(self, device: Id, seq: int) -> Reach:
        found = self._reached.get(device, [])
        n = bisect.bisect_right(found, seq, key=lambda each: each[0])
        return found[n - 1][1] if n else {}

    def _known_at(self, place: Place) -> Reach:
        """What a device knew when it wrote an event."""
        device, seq = place
        return {**self._reach_at(device, seq), device: seq - 1}

    def _seen(self, member: Id, known: Reach) -> Iterable[Id]:
        """The texts in which the coder, knowing so much, could see or have seen a coding of another."""
        for source, by in self._coded.items():
            if (member, source) in self._until:
                continue
            for coder, places in by.items():
                if coder != member and any(
                    _knows(known, place) and not self._is_hidden({member, coder}, source, known, place)
                    for place in places.items()
                ):
                    yield source
                    break

    def _is_hidden(self, pair: set[Id], source: Id, known: Reach, coding: Place) -> bool:
        if coding not in self._of_coding:
            self._of_coding[coding] = self._known_at(coding)
        of_coding = self._of_coding[coding]
        return any(
            pair <= each.coders and source in each.sources and _knows(known, each.opened)
            and not each.was_over(known, of_coding)
            for each in self._rounds
        )  # fmt: skip

    def _first_codings(self) -> dict[Id, dict[Id, dict[Id, int]]]:
        """For each text and coder the first coding's seq on each of the coder's devices."""
        found: dict[Id, dict[Id, dict[Id, int]]] = {}
        for recorded in self._trail:
            member = self._member.get(recorded.device)
            if isinstance(recorded.event, CodingAttributed):
                member = recorded.event.coder
            if isinstance(recorded.event, CodingCreated | CodingAttributed) and member in self._coders and member:
                places = found.setdefault(recorded.event.source, {}).setdefault(member, {})
                places.setdefault(recorded.device, recorded.seq)
        return found

    def _closed(self) -> list[Closed]:
        rows = self._project.state.rounds.rows
        undos, validity = self._undos(), self._project.timeline.validity
        opened: dict[Id, Place] = {}
        ended: dict[Id, list[Standing]] = {}
        done: dict[tuple[Id, Id], list[Standing]] = {}
        for recorded in self._trail:
            event, member = recorded.event, self._member.get(recorded.device)
            if validity.is_void(recorded) or recorded.id in validity.not_entitled | validity.overruled:
                continue
            if isinstance(event, RoundOpened) and event.round in rows and event.round not in opened:
                opened[event.round] = _place(recorded)
                # while its opening was undone a round hid nothing
                ended.setdefault(event.round, []).extend(_standing(each, undos) for each in undos.get(recorded.id, ()))
            elif isinstance(event, RoundEnded) and recorded.why is not None and _may_end(rows.get(event.round), member):
                ended.setdefault(event.round, []).append(_standing(recorded, undos))
            elif isinstance(event, RoundFinished) and member is not None:
                done.setdefault((event.round, member), []).append(_standing(recorded, undos))
            elif isinstance(event, MemberRemoved):  # who left the team keeps no round open
                for row in rows.values():
                    done.setdefault((row.id, event.member), []).append(_standing(recorded, undos))
        return [
            Closed(
                frozenset(row.coders), frozenset(row.sources), opened[row.id], tuple(ended.get(row.id, ())),
                self._together([done.get((row.id, coder), []) for coder in row.coders]),
            )
            for row in rows.values() if row.id in opened
        ]  # fmt: skip

    def _undos(self) -> dict[EventId, list[RecordedEvent]]:
        """The undos of each event by those who were entitled to them, whether or not they were taken back."""
        timeline, found = self._project.timeline, dict[EventId, list[RecordedEvent]]()
        for recorded in self._trail:
            is_undo = isinstance(recorded.event, EventUndone) and recorded.id not in timeline.validity.not_entitled
            for part in (
                timeline.named_events.target(recorded) if is_undo and not timeline.validity.is_void(recorded) else ()
            ):
                for event in part.events:
                    found.setdefault(event, []).append(recorded)
        return found

    def _together(self, done: list[list[Standing]]) -> tuple[tuple[Standing, ...], ...]:
        """Of each coder's finishes those that stood together with one of every other coder: a finish that was undone
        before another coder finished ends nothing with theirs."""
        known = [[self._known_at(each.place) for each in of_coder] for of_coder in done]

        def stood(finish: Standing) -> bool:  # its own coder has it itself, which knows no undo of it
            return all(
                any(not any(_knows(each, undo) for undo in finish.undos) for each in of_coder)
                for of_coder in known if of_coder
            )  # fmt: skip

        return tuple(tuple(each for each in of_coder if not each.undos or stood(each)) for of_coder in done)

    def _older(self) -> dict[Id, int]:
        """How many codings of a round's texts stand before its opening in the total order. What its opener names as
        known is not asked: a changed program can leave that out."""
        found: dict[Id, int] = {}
        for each in self._rounds:
            for recorded in self._trail:
                if _place(recorded) == each.opened:
                    break
                event, member = recorded.event, self._member.get(recorded.device)
                is_covered = member in each.coders & self._coders
                if isinstance(event, CodingCreated) and event.source in each.sources and is_covered:
                    found[event.source] = found.get(event.source, 0) + 1
        return found


def _place(recorded: RecordedEvent) -> Place:
    return Id(recorded.device), recorded.seq


def _standing(recorded: RecordedEvent, undos: Mapping[EventId, list[RecordedEvent]]) -> Standing:
    lasting = (each for each in undos.get(recorded.id, ()) if each.id not in undos)
    return Standing(_place(recorded), tuple(_place(each) for each in lasting))


def _may_end(row: Round | None, member: Id | None) -> bool:
    return row is not None and member is not None and (member in row.coders or member == row.by)


def _knows(known: Reach, place: Place) -> bool:
    return known.get(place[0], 0) >= place[1]

"""Who knew what: the index answers as a walk over the whole causal graph does, however the events arrived."""

from random import Random

import pytest

from core.analysis.audit_trail import witnessed
from core.commands import members
from core.commands.codebook import create_code
from core.ids import DeviceId, EventId, Id
from core.log import ordering
from core.log.causality import Causality, Key
from core.log.looking_back import LookingBack
from core.project import Project
from core.sealing.envelope import NO_EVENT, Head
from tests.builders import World, a_code, alice, exchange, fresh_copy, invited, parsed, twin_of


class Graph:
    """A random history: feeds that see each other, fork, and name heads in any order; with the past of each event."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(seed)
        self.devices = [DeviceId(Id(bytes([n + 1]) * 16)) for n in range(random.randrange(1, 6))]
        self.events: dict[EventId, tuple[Key, EventId, tuple[Head, ...]]] = {}
        self.past: dict[EventId, set[EventId]] = {}
        forks = random.choice([0, 0, 0.1, 0.4])
        tips = dict.fromkeys(self.devices, NO_EVENT)
        for n in range(random.randrange(1, 60)):
            device = random.choice(self.devices)
            own = [key.id for key, _, _ in self.events.values() if key.device == device]
            previous = random.choice([*own, NO_EVENT]) if random.random() < forks else tips[device]
            others = [key for key, _, _ in self.events.values() if key.device != device or random.random() < 0.1]
            named = random.sample(others, min(len(others), random.choice([0, 0, 1, 1, 2, 4])))
            self._add(n, device, previous, named)
            tips[device] = self._last

    def _add(self, n: int, device: DeviceId, previous: EventId, named: list[Key]) -> None:
        event = self._last = EventId(n.to_bytes(32, "big") if n else bytes([255]) * 32)
        before = [self.events[each][0] for each in (previous, *(key.id for key in named)) if each in self.events]
        seq = self.events[previous][0].seq + 1 if previous in self.events else 1
        time = max([self.random.randrange(100), *(key.time + 1 for key in before)])
        lies = self.random.random() < 0.1
        heads = tuple(Head(key.device, 1 if lies else key.seq, key.id) for key in named)
        self.events[event] = (Key(time, device, seq, event, n + 1), previous, heads)
        self.past[event] = {event}.union(*(self.past[key.id] for key in before))

    @property
    def places(self) -> dict[EventId, Key]:
        return {event: key for event, (key, _, _) in self.events.items()}

    def arrivals(self) -> list[EventId]:
        """All events in a random order in which each comes after what it builds on."""
        left, order = list(self.events), []
        while left:
            ready = [each for each in left if self.past[each] <= {each, *order}]
            order.append(self.random.choice(ready))
            left.remove(order[-1])
        return order


def by_feed(graph: Graph, events: set[EventId]) -> dict[DeviceId, int]:
    found: dict[DeviceId, int] = {}
    for event in events:
        key = graph.events[event][0]
        found[key.device] = max(key.seq, found.get(key.device, 0))
    return found


def check(graph: Graph, index: Causality, here: list[EventId]) -> None:
    """Every question, answered by a walk."""
    for one in here:
        assert index.past_of(one) == by_feed(graph, graph.past[one])
        for other in here:
            assert index.knows(one, other) == (other in graph.past[one])
            supporters = {
                graph.events[each][0].device
                for each in here
                if one in graph.past[each] and other not in graph.past[each]
            }
            assert index.supporters(one, other) == supporters
    for removal in graph.random.sample(here, min(len(here), 8)):
        seen: dict[DeviceId, dict[DeviceId, int]] = {}
        for device in graph.devices:
            without = [e for e in here if graph.events[e][0].device == device and removal not in graph.past[e]]
            if without:
                seen[device] = by_feed(graph, set().union(*(graph.past[each] for each in without)))
        assert index.seen_without(removal) == seen
        for device in graph.devices:
            wanted = {observer: known[device] for observer, known in seen.items() if device in known}
            assert index.seen_of(device, removal) == wanted


@pytest.mark.parametrize("seed", range(150))
def test_the_index_answers_as_a_walk_over_the_graph_does(seed):
    graph = Graph(seed)
    places = graph.places
    index, here = Causality(places), []
    for event in graph.arrivals():
        key, previous, heads = graph.events[event]
        index.add(key, previous, heads)
        here.append(event)
        if graph.random.random() < 0.1:  # a snapshot of the first events of the order; the others come again after it
            order = sorted(places[each] for each in here)
            kept = order[: graph.random.randrange(len(order) + 1)]
            index = Causality.of_flat(index.until(kept).flat(), places)
            for key in order[len(kept) :]:
                index.add(*graph.events[key.id])
    check(graph, index, here)
    part = sorted(places[each] for each in here)[: graph.random.randrange(1, len(here) + 1)]
    check(graph, index.until(part), [key.id for key in part])


@pytest.fixture
def small_snapshots(monkeypatch):
    for module in ("core.log.ordering", "core.limits"):
        monkeypatch.setattr(f"{module}.SNAPSHOT_EVENTS", 4)


def answers(project):
    timeline = project.timeline
    removal = next(each.id for each in timeline.retroactive if type(each.event).__name__ == "DeviceRemoved")
    index = timeline.causality
    knowing = [key.id for key in timeline.order if index.knows(key.id, removal)]
    return knowing, index.seen_without(removal), index.past_of(removal)


def test_a_project_keeps_who_knew_what_through_forks_late_events_and_snapshots(small_snapshots):
    world = World(77)
    a = alice(world)
    b, c = invited(world, a, "B"), invited(world, a, "C")
    phone = invited(world, a, device_of=a.member)
    exchange(a, b, c, phone)
    assert a.timeline.causality is None, "nothing is kept where nobody was removed"
    twin = twin_of(b, world)
    a_code(b, "on one copy")
    a_code(twin, "on the other")
    a_code(c, "not seen by A yet")
    exchange(c, phone)
    a.do(members.remove_device, phone.device, "lost")
    a_code(phone, "written without knowing")
    exchange(a, b)
    a_code(b, "knowing of it")
    exchange(a, b, c, phone, twin)
    assert len(answers(a)[0]) >= 2
    assert phone.device in answers(a)[1]
    for project in (a, b, c, twin):
        expected = answers(project)
        again = Project(project.log, project.secrets, world.clock(), world.entropy)
        assert again.timeline.snapshots
        assert answers(again) == expected
        assert answers(fresh_copy(project, world)) == expected


def test_snapshots_bring_it_back_without_opening_the_log(small_snapshots, monkeypatch):
    world = World(78)
    a = alice(world)
    phone = invited(world, a, device_of=a.member)
    exchange(a, phone)
    a.do(members.remove_device, phone.device, "lost")
    for n in range(20):
        a_code(a, f"code {n}")
    opened = []
    recorded = ordering.Timeline.recorded
    monkeypatch.setattr(ordering.Timeline, "recorded", lambda self, key: opened.append(key) or recorded(self, key))
    again = Project(a.log, a.secrets, world.clock(), world.entropy)
    assert again.timeline.causality is not None
    assert len(opened) < 4
    assert len(parsed(a)) > 20
    assert answers(again) == answers(a)


def test_what_a_copy_wrote_is_witnessed_also_behind_more_of_its_twin():
    world = World(1)
    ada = alice(world)
    bo = invited(world, ada)
    exchange(ada, bo)
    twin = twin_of(ada, world)
    for name in ("rammer", "tid", "rom"):
        ada.do(create_code, name)
    (written,) = twin.do(create_code, "uro")
    exchange(twin, bo)
    (saw,) = bo.do(create_code, "ro")
    exchange(ada, bo)
    assert witnessed(bo.trail())[written.id] == saw.at


def test_what_counted_at_a_time_is_worked_out_anew_where_an_event_comes_late_before_it():
    """What Cy wrote counts once Bo had seen it, and not before, also where Di's event moves Bo's along in the order."""
    world = World(5)
    ada = alice(world)
    bo, cy, di = (invited(world, ada, name) for name in ("Bo", "Cy", "Di"))
    exchange(ada, bo, cy, di)
    ada.do(members.remove_member, cy.member)
    exchange(ada, di)
    a_code(di, "knows of it")
    exchange(ada, di)
    a_code(cy, "does not")
    exchange(cy, bo)
    a_code(di, "comes late")
    a_code(bo, "has seen it")
    exchange(bo, ada)
    a_code(ada, "last")
    for key in ada.timeline.order:
        ada.opened.past.validity_before(key)
    exchange(ada, di)
    now, past = LookingBack(ada.timeline), ada.opened.past
    for key in ada.timeline.order:
        assert past.validity_before(key) == now.validity_before(key)
    last = ada.timeline.order[-1], ada.timeline.order[-2]
    assert [now.validity_before(key).cuts[cy.device] for key in last] == [1, 0]

"""The ways of categories and passages through the study, and the study as one device had it."""

from xml.etree import ElementTree

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.category_development import GROUPS_MAX, category_development, flow_messages
from core.analysis.colours import Colours
from core.analysis.device_knowledge import device_knowledge, events_known_at
from core.analysis.passage_history import passage_history
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos, project
from core.exporting.alluvial import alluvial
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.simulation.actions import random_action

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def study():
    a = alice(World(31))
    source = a_source(a)
    codes = [a_code(a, name) for name in ("kaffe", "lys", "skam")]
    for n, code in enumerate((codes[0], codes[0], codes[1], codes[2])):
        a_coding(a, source, code, n * 5, n * 5 + 4)
    a.do(project.start_phase, "focused", "nok")
    frames = a_code(a, "rammer")
    for code in codes[:2]:
        a.do(codebook.move_code, code, frames)
    a.do(project.start_phase, "theoretical", "nok")
    a.do(codebook.merge_codes, codes[2], codes[1])
    return a, source, codes, frames


def flows(found):
    names = [{group.code: group.name for group in column.groups} for column in found.columns]
    return {
        (each.column, names[each.column][each.start], names[each.column + 1][each.end], each.codings)
        for each in found.flows
    }


def test_codings_flow_from_code_to_category(study):
    a, _, codes, frames = study
    found = category_development(Presentation(a))
    assert [{group.name: group.codings for group in each.groups} for each in found.columns] == [
        {"kaffe": 2, "lys": 1, "skam": 1},
        {"rammer": 3, "skam": 1},
        {"kaffe": 2, "lys": 2},
    ], "at the end all stands under one category, which is shown as what stands under it"
    assert flows(found) == {
        (0, "kaffe", "rammer", 2), (0, "lys", "rammer", 1), (0, "skam", "skam", 1),
        (1, "rammer", "kaffe", 2), (1, "rammer", "lys", 1), (1, "skam", "lys", 1),
    }  # fmt: skip
    assert {"codings": 1, "before": "skam", "after": "lys"} in [each.parameters for each in flow_messages(found)]
    of_one = category_development(Presentation(a), codes[1])
    assert [{group.name: group.codings for group in each.groups} for each in of_one.columns] == [
        {"lys": 1, "skam": 1}, {"lys": 2},
    ]  # fmt: skip
    assert {group.code for group in category_development(Presentation(a), frames).columns[-1].groups} == {
        codes[0],
        codes[1],
    }


def test_the_bands_are_as_wide_as_there_are_codings(study):
    a = study[0]
    found = category_development(Presentation(a))
    drawn = ElementTree.fromstring(alluvial(found, Colours(a.state), Catalogue("en")))
    bands = {path.find(f"{SVG}title").text: path.get("d") for path in drawn.iter(f"{SVG}path")}
    assert set(bands) == {f"{start} → {end}: {count}" for _, start, end, count in flows(found)}

    def width(name):
        numbers = bands[name].replace("M", "").replace("Z", "").split(" L")
        top, bottom = float(numbers[0].split(",")[1].split()[0]), float(numbers[1].split(",")[-1])
        return bottom - top

    assert width("kaffe → rammer: 2") == pytest.approx(2 * width("lys → rammer: 1"), abs=0.3)


@pytest.mark.parametrize("seed", range(25))
def test_nothing_is_lost_between_two_moments(seed):
    world = World(seed)
    a = alice(world)
    for _ in range(120):
        random_action(world, a)
    found = category_development(Presentation(a))
    ElementTree.fromstring(alluvial(found, Colours(a.state), Catalogue("en")))
    for place, column in enumerate(found.columns):
        live = len(Presentation(a, a.as_of(column.n)).live_codings())
        assert sum(group.codings for group in column.groups) == live
        assert len(column.groups) <= GROUPS_MAX + 1
        leaving = [flow for flow in found.flows if flow.column == place]
        for group in column.groups:
            assert sum(flow.codings for flow in leaving if flow.start == group.code) <= group.codings


def test_all_that_was_ever_said_about_a_passage(study):
    a, source, codes, _ = study
    kept = a_coding(a, source, codes[0], 40, 60, "derfor")
    gone = a_coding(a, source, codes[1], 50, 70)
    a.do(codings.resize, kept, 42, 58)
    a.do(codings.uncode, gone)
    memo = a.do(memos.write_memo, "theoretical", "Tenk på dette.", "coding", kept)[0].event.memo
    a.do(memos.revise_memo, memo, "Tenk mer.")
    a_coding(a, source, codes[0], 61, 64)
    found = passage_history(Presentation(a), source, 55, 60)
    kinds = [type(recorded.event).__name__ for _, recorded in found]
    assert kinds == ["CodingCreated", "CodingCreated", "CodingResized", "CodingRemoved", "MemoWritten", "MemoRevised"]
    assert [n for n, _ in found] == sorted(n for n, _ in found)
    assert passage_history(Presentation(a), source, 400, 410) == []


@pytest.mark.parametrize("seed", range(40))
def test_what_a_device_had_is_what_it_has(seed):
    """At its last event a device knows what its own log held then: folded anew from the whole log it is the same."""
    world = World(seed)
    a = alice(world)
    b, c = invited(world, a), invited(world, a, "Cy", skew_ms=-(10**8))
    held = {}
    for n in range(60):
        device = world.random.choice((a, b, c))
        if random_action(world, device):
            number = len(device.timeline.order)
            held[device.device] = (number, device.state.digest(), device.writer.own_head().seq)
        if n % 12 == 11:
            exchange(*world.random.sample([a, b, c], 2))
    exchange(a, b, c)
    for device, (count, digest, seq) in held.items():
        if max(head.seq for head in a.log.heads() if head.device == device) > seq:
            continue  # it renewed its key after a withdrawal that it received then
        steps = device_knowledge(a, device)
        numbers = events_known_at(steps, max(step.at for step in steps))
        assert len(numbers) <= count, "what it received after its last event it had not named"
        if len(numbers) == count:
            assert a.state_of(numbers).digest() == digest
    assert a.state_of(list(range(1, len(a.timeline.order) + 1))).digest() == a.state.digest()


def test_some_devices_are_compared():
    """Or the comparison above would say nothing."""
    world = World(1)
    a = alice(world)
    b = invited(world, a)
    a_code(a, "bare hos a")
    a_code(b, "bare hos b")
    before = b.state.digest()
    count = len(b.timeline.order)
    exchange(a, b)
    a_code(b, "etter")
    exchange(a, b)
    steps = device_knowledge(a, b.device)
    assert [len(step.fresh) for step in steps] == [count, 2]
    assert a.state_of(events_known_at(steps, steps[0].at)).digest() == before
    assert events_known_at(steps, steps[0].at - 1) == []

"""What one gesture records is one act (invariant 11): undone and redone as one, in whatever order it arrives, and
whatever a changed program claims."""

from unittest import mock

import pytest

from core.commands import codebook, codings
from core.commands.members import remove_member
from core.commands.project import undo
from core.errors import NotCanonical
from core.events.codebook import CodeCreated, CodeRenamed
from core.events.history import EventUndone
from core.events.registry import EventDraft, decode_event, encode_event
from core.ids import CodeId, TargetId, new_id
from core.log import validity
from tests.builders import World, a_code, a_source, alice, everything, exchange, fresh_copy, invited, parsed, twin_of
from tests.signing import framed, sign_bytes


def places(project, count):
    """The places in their acts of the newest events, in the order."""
    return [key.act for key in project.timeline.order][-count:]


def the_split(project, names=("Indre", "Ytre")):
    return project.do(codebook.split_code, a_code(project, "Mot"), list(names), "to slags")


def last_of(project):
    return project.timeline.order[-1].id


def live(project):
    return sorted(project.words(row.name) for row in project.state.codes.values() if row.status in ("live", "split"))


def signed_act(project, *events, at=None, first=0):
    """Signs events as one act by a changed program; the first has the place `first` in it."""
    at = project.event(last_of(project)).at if at is None else at
    drafts = [EventDraft(event, None, at, 0, (), first + n) for n, event in enumerate(events)]
    before = len(project.timeline.order)
    sign_bytes(project, *map(encode_event, drafts))
    return [key for key in project.timeline.order if key.row > before]


def a_new_code(project, name="Ny"):
    return CodeCreated(CodeId(new_id(project.device, project._entropy)), name, None, "", "", None)


def test_an_undo_by_any_part_takes_back_the_act_and_an_undo_of_it_brings_it_back():
    world = World(1)
    project = alice(world)
    made = the_split(project)
    assert places(project, 4) == [0, 0, 1, 2]
    split = live(project)
    for part in made:
        undone = project.do(undo, part.id)
        assert len(undone) == 1
        assert live(project) == ["Mot"]
        assert {each.id for each in made} <= project.timeline.validity.undone.keys()
        project.do(undo, undone[0].id)
        assert live(project) == split == ["Indre", "Mot", "Ytre"]
    assert fresh_copy(project, world).state.digest() == project.state.digest()


def test_an_act_of_which_only_the_beginning_came_is_undone_with_its_later_parts():
    world = World(2)
    a = alice(world)
    b = invited(world, a)
    first, _, last = the_split(a)
    exchange_but(a, b, {each for each in map(id_of, parsed(a)) if a.timeline.places[each].seq > first.seq})
    assert last.id not in b.timeline.places
    assert live(b) == ["Indre", "Mot"]
    b.do(undo, first.id)
    assert live(b) == ["Mot"]
    exchange(a, b)
    assert live(a) == live(b) == ["Mot"]
    assert a.state.digest() == b.state.digest() == fresh_copy(b, world).state.digest()
    assert {each.id for each in a.trail() if each.id in a.timeline.validity.undone} >= {last.id}


def id_of(sealed):
    return sealed.id


def exchange_but(sender, receiver, left_out):
    """Sends all but some events, as a sync does that is cut."""
    bundle = everything(sender)
    kept = tuple(each for each in bundle.envelopes if each.id not in left_out)
    receiver.accept(bundle._replace(envelopes=kept))


def test_every_order_of_arrival_gives_the_same():
    world = World(3)
    a = alice(world)
    b = invited(world, a)
    c = invited(world, a, "Cy")
    exchange(a, b, c)
    made = the_split(a)
    exchange(a, b)
    b.do(undo, made[1].id)
    for sender in (b, a):  # the undo first, then what it takes back: one event at a time, the last first
        for sealed in reversed(parsed(sender)):
            c.accept(everything(sender)._replace(envelopes=tuple(parsed(sender)[: parsed(sender).index(sealed) + 1])))
    exchange(a, b, c)
    assert a.state.digest() == b.state.digest() == c.state.digest()
    assert live(c) == ["Mot"]


def test_a_part_that_its_author_alone_may_take_back_stays_where_another_undoes_the_act():
    world = World(4)
    a = alice(world)
    b = invited(world, a)
    source = a_source(a)
    made = a.do(codings.code_with_new, source, 0, 10, "Redsel")
    exchange(a, b)
    b.do(undo, made[0].id)
    exchange(a, b)
    assert set(b.timeline.validity.undone) == {made[0].id}
    assert a.state.digest() == b.state.digest()
    a.do(undo, made[1].id)
    assert set(a.timeline.validity.undone) == {each.id for each in made}


# -- what a changed program claims


def test_an_act_holds_only_events_that_stand_right_before_one_another_at_one_clock():
    project = alice(World(5))
    before = a_code(project, "Eldre")
    [alone] = signed_act(project, CodeRenamed(before, "Nytt navn"), at=project.event(last_of(project)).at + 1, first=1)
    assert alone.act == 0, "another clock than the event before"
    [far] = signed_act(project, CodeRenamed(before, "Et til"), first=70)
    assert far.act == 0, "so many events do not stand before it"


def test_an_act_that_goes_on_years_later_is_another_one():
    project = alice(World(6))
    made = the_split(project)
    years = made[-1].at + 3 * 365 * 86_400_000
    later = signed_act(project, a_new_code(project), at=years, first=3)
    assert [key.act for key in later] == [0]
    project.do(undo, later[0].id)
    assert set(project.timeline.validity.undone) == {later[0].id}


def test_one_that_is_dated_back_to_its_act_stands_where_the_act_does():
    world = World(7)
    project = alice(world)
    made = the_split(project)
    later = signed_act(project, a_new_code(project, "Sent"), at=made[0].at, first=3)
    assert [key.act for key in later] == [3]
    assert project.timeline.order[-1] == later[0]
    project.do(undo, made[0].id)
    assert live(project) == ["Mot"]


def test_a_part_that_is_missing_ends_the_act():
    project = alice(World(8))
    made = the_split(project)
    later = signed_act(project, a_new_code(project), a_new_code(project), at=made[0].at, first=4)
    assert [key.act for key in later] == [0, 0]
    project.do(undo, made[0].id)
    assert len(live(project)) == 3


def test_an_undo_in_the_act_that_it_names_is_undone_by_name_alone():
    world = World(9)
    project = alice(world)
    made = the_split(project)
    takes_back = EventUndone(TargetId(made[0].id))
    parts = signed_act(project, takes_back, takes_back, at=made[0].at, first=3)
    assert [key.act for key in parts] == [3, 4]
    assert live(project) == ["Mot"]
    project.do(undo, parts[0].id)
    assert live(project) == ["Mot"], "the other undo still takes the act back"
    project.do(undo, parts[1].id)
    assert len(live(project)) == 3
    assert fresh_copy(project, world).state.digest() == project.state.digest()


def test_whoever_may_do_what_is_undone_by_name_alone():
    world = World(10)
    a = alice(world)
    b = invited(world, a)
    exchange(a, b)
    removed = a.do(remove_member, b.member, "sluttet")
    code = signed_act(a, a_new_code(a), at=removed[-1].at, first=removed[-1].act + 1)[0]
    assert len(removed) == 2
    assert code.act == 2, "the removal, the start of an epoch, and what claims to be with them"
    a.do(undo, code.id)
    assert a.state.members.rows[b.member].removed is not None
    assert live(a) == []


@pytest.mark.parametrize("act", [-1, None, True, 1 << 53, "0", 1.0])
def test_a_place_in_an_act_is_a_number(act):
    with pytest.raises(NotCanonical):
        decode_event(framed("code.deleted", (bytes(16),), act=act))


def test_a_feed_that_forks_within_an_act():
    world = World(11)
    project = alice(world)
    exchange(project, invited(world, project))
    made = the_split(project)
    twin = twin_of(project, world)
    for each in (project, twin):
        signed_act(each, a_new_code(each, "Gren"), at=made[0].at, first=3)
    project.accept(everything(twin))
    twin.accept(everything(project))
    assert project.state.digest() == twin.state.digest()
    assert live(project) == ["Gren", "Gren", "Indre", "Mot", "Ytre"]
    project.do(undo, made[1].id)
    twin.accept(everything(project))
    assert live(twin) == live(project) == ["Mot"]


# -- gestures


def one_act(project, events):
    """Whether these events are all that one act holds."""
    return [each.id for each in project.act(events[0].id)] == [each.id for each in events]


def test_a_gesture_of_several_steps_is_one_act_whatever_comes_in_between():
    world = World(12)
    a = alice(world)
    b = invited(world, a)
    with a.one_act():
        made = a.do(codebook.create_code, "Mot")
        exchange(a, b)
        a_code(b, "Imens")
        a.accept(everything(b))
        made += a.do(codebook.split_code, made[0].event.code, ["Indre", "Ytre"])
    after = a.do(codebook.create_code, "Etterpå")
    assert [each.act for each in made] == [0, 1, 2, 3]
    assert one_act(a, made)
    assert one_act(a, after)
    exchange(a, b)
    assert a.state.digest() == b.state.digest()
    a.do(undo, made[2].id)
    assert live(a) == ["Etterpå", "Imens"]


def test_a_crash_in_the_middle_leaves_what_was_recorded_as_an_act_of_its_own():
    project = alice(World(13))
    cut = []

    def gesture():
        with project.one_act():
            cut.extend(project.do(codebook.create_code, "Halvt"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        gesture()
    after = project.do(codebook.create_code, "Etterpå")
    assert one_act(project, cut)
    project.do(undo, cut[0].id)
    assert live(project) == ["Etterpå"]
    assert one_act(project, after)


def test_many_undos_of_a_long_act_cost_their_number_and_its_length():
    """Each undo is judged once for each type of event in the act, not for each event."""
    project = alice(World(14))
    code = a_code(project)
    renames = [CodeRenamed(code, f"Navn {n}") for n in range(400)]
    act = signed_act(project, *renames)
    takes_back = [EventUndone(TargetId(act[n % len(act)].id)) for n in range(300)]
    with mock.patch.object(validity, "is_entitled", wraps=validity.is_entitled) as judged:
        for n in range(0, len(takes_back), 100):
            sign_bytes(project, *(encode_event(EventDraft(each, None, 1, 0, ())) for each in takes_back[n : n + 100]))
    assert judged.call_count < 10 * len(takes_back)
    assert {key.id for key in act} <= project.timeline.validity.undone.keys()

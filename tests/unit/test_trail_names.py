"""Invariant 10: history is told in the names of its moment, with today's beside them where they differ."""

from collections import Counter
from contextlib import suppress

import pytest

from app.i18n.catalogue import FOLDER, Catalogue
from core.analysis.audit_trail import entries, told
from core.analysis.disclosure_selection import everything
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos, participants, sources
from core.commands.project import undo
from core.errors import Refused
from core.events.codebook import CodeCreated, CodeRenamed
from core.events.history import EventUndone
from core.events.members import MemberRemoved, MemberRoleSet
from core.events.registry import BY_WIRE
from core.evidence.audit_bundle import make_bundle
from core.ids import CodeId, new_id
from core.log import past_states
from core.log.looking_back import LookingBack
from core.log.ordering import Timeline
from core.log.past_states import PastStates
from core.project import Project
from core.report.options import Options
from core.report.plain import to_markdown
from core.report.review import review
from core.views.state import ROW_TYPES
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, invited
from tests.laws.test_same_events_same_views import a_history
from tests.signing import sign
from tests.simulation.hostile_fleet import HostileFleet
from tests.simulation.run import STEPS

EN, NB = Catalogue("en"), Catalogue("nb")


def said(project: Project, words: Catalogue = EN) -> list[str]:
    """The sentences of the trail after the founding of the project."""
    numbers = range(2, len(project.timeline.order) + 1)
    return [f"{each.by} {each.did}" for each in told(Presentation(project, None, words), numbers)]


@pytest.fixture
def project() -> Project:
    return alice(World(1))


def a_code_of_many_names(project: Project) -> None:
    code = a_code(project, "Gammelt navn")
    project.do(codebook.rename_code, code, "Nytt navn", "bedre")
    project.do(codebook.rename_code, code, "Tredje", "enda bedre")
    project.do(codebook.merge_codes, a_code(project, "B"), code, "samme")


def test_moved_boundaries_show_where_the_words_end(project):
    text = "Jeg " + "ventet lenge og " * 10 + "gikk hjem. Så kom jeg tilbake."
    source = project.do(sources.import_source, sources.Incoming("lang", text, "test"))[0].event.source
    coding = a_coding(project, source, a_code(project, "venting"), 0, text.index(" Så"))
    project.do(codings.resize, coding, 0, len(text))
    *_, sentence = said(project)
    assert sentence.endswith(
        "from “Jeg ventet lenge og ventet lenge … nge og ventet lenge og gikk hjem.”"
        " to “Jeg ventet lenge og ventet lenge … og gikk hjem. Så kom jeg tilbake.”"
    )


def test_a_code_is_called_as_it_was(project):
    a_code_of_many_names(project)
    assert said(project) == [
        "Alice created “Gammelt navn” (now “Tredje”)",
        "Alice renamed “Gammelt navn” → “Nytt navn” (now “Tredje”)",
        "Alice renamed “Nytt navn” → “Tredje”",
        "Alice created “B” (now in “Tredje”)",
        "Alice merged “B” into “Tredje”",
    ]
    assert said(project, NB) == [
        "Alice opprettet «Gammelt navn» (nå «Tredje»)",
        "Alice ga nytt navn: «Gammelt navn» → «Nytt navn» (nå «Tredje»)",
        "Alice ga nytt navn: «Nytt navn» → «Tredje»",
        "Alice opprettet «B» (nå i «Tredje»)",
        "Alice slo sammen «B» med «Tredje»",
    ]


def test_the_review_tells_it_in_the_same_words(project):
    a_code_of_many_names(project)
    text = to_markdown(review(project, Options(), EN)).decode()
    for line in said(project):
        assert line.removeprefix("Alice ") in text.replace("\\", "")


def test_a_name_that_was_undone_is_still_the_name_of_its_time(project):
    code, source = a_code(project, "Mot"), a_source(project)
    renamed = project.do(codebook.rename_code, code, "Trygghet", None)[0]
    a_coding(project, source, code)
    project.do(undo, renamed.id, None)
    a_coding(project, source, code, 12, 20)
    lines = said(project)
    assert lines[3].endswith("as “Trygghet” (now “Mot”)")
    assert lines[4] == "Alice undid event 4 by Alice: renamed “Mot” → “Trygghet” (now “Mot”)"
    assert lines[5].endswith("as “Mot”")


def test_a_move_says_from_where_to_where(project):
    frames, respect, trust = (a_code(project, name) for name in ("Frames", "Self-respect", "Trust"))
    project.do(codebook.move_code, trust, frames, None)
    project.do(codebook.move_code, trust, respect, None)
    project.do(codebook.rename_code, frames, "Rammer", None)
    assert said(project)[3:5] == [
        "Alice moved “Trust” from the top level to “Frames” (now “Rammer”)",
        "Alice moved “Trust” from “Frames” (now “Rammer”) to “Self-respect”",
    ]


def test_two_codes_of_one_name_are_told_apart(project):
    frames = a_code(project, "Frames")
    first, second = a_code(project, "Trust"), a_code(project, "Trust", frames)
    source = a_source(project)
    for code in (first, second):
        a_coding(project, source, code)
    assert [line.rpartition(" as ")[2] for line in said(project)[-2:]] == ["“Trust”", "“Frames › Trust”"]
    project.do(codebook.move_code, second, None, None)
    for code in (first, second):
        a_coding(project, source, code, 12, 20)
    assert [line.rpartition(" as ")[2] for line in said(project)[-2:]] == ["“Trust, no. 1”", "“Trust, no. 2”"]


def test_what_was_withdrawn_is_not_called_by_its_name(project):
    person = a_participant(project, "P04")
    source = a_source(project, participant=person)
    project.do(participants.set_status, person, "interviewed")
    assert said(project)[2] == "Alice set P04 to interviewed"
    project.do(memos.write_memo, "theoretical", "Jf. Charmaz", "source", source)
    a_coding(project, source, a_code(project, "Mot"))
    project.do(sources.rename_source, source, "Intervju 4")
    project.do(participants.withdraw_participant, person)
    for words in (EN, NB):
        text = "\n".join(said(project, words))
        assert "P04" not in text
        assert "Intervju" not in text
        assert "redd" not in text


def test_people_and_their_roles_are_called_as_they_were():
    world = World(3)
    first = alice(world)
    bob = invited(world, first)
    from core.commands import members

    bob.do(members.name_member, "Bob Berg")
    exchange(first, bob)
    first.do(members.set_role, bob.member, "reviewer", None)
    lines = said(first)
    assert lines[0] == "Alice admitted Bob as coder" or lines[0].startswith(
        "Alice admitted Bob (now Bob Berg) as coder"
    )
    assert "Bob (now Bob Berg) changed their name from Bob to Bob Berg" in lines
    assert "Alice changed the role of Bob Berg from coder to reviewer" in lines


# -- names at any moment are those of the fold at that moment


def differences(project: Project) -> set[str]:
    """The tables in which the walk and the fold of a moment differ, at any moment but those of undos in a row."""
    timeline = project.timeline
    wrong = set()
    for moment in project.moments(range(1, len(timeline.order) + 1)):
        if not isinstance(moment.recorded.event, EventUndone):
            then = LookingBack(timeline).as_of(moment.n - 1)
            wrong |= {name for name in ROW_TYPES if getattr(moment.state, name).rows != getattr(then, name).rows}
    return wrong


@pytest.mark.parametrize("seed", range(6))
def test_the_walk_over_the_past_is_the_fold_of_each_moment(seed):
    _, devices = a_history(seed, 80)
    exchange(*devices)
    assert differences(devices[0]) == set()


@pytest.mark.parametrize("seed", [6, 55, 64])
def test_also_where_somebody_is_removed_and_feeds_fork(seed, tmp_path):
    fleet = HostileFleet(seed, tmp_path)
    fleet.run(STEPS)
    fleet.heal()
    longest = max((each.project for each in fleet.remaining()), key=lambda each: len(each.timeline.order))
    assert differences(longest) == set()


@pytest.mark.parametrize("seed", range(8))
def test_also_where_undos_stand_in_rows(seed):
    """Undos of the same, undos of undos and of undos before the row, by two people who do not know of each other's."""
    world = World(seed)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    code = a_code(ada, "A")
    exchange(ada, bo)
    for _ in range(12):
        device = world.random.choice((ada, bo))
        with suppress(Refused):  # the code itself may be undone just then
            device.do(codebook.rename_code, code, f"B{world.random.randrange(10**6)}")
        for _ in range(world.random.randrange(1, 9)):
            order = device.timeline.order
            key = order[len(order) - 1 - min(len(order) - 1, int(world.random.expovariate(0.4)))]
            with suppress(Refused):
                device.do(undo, key.id)
        if world.random.random() < 0.4:
            exchange(ada, bo)
    exchange(ada, bo)
    assert differences(ada) == set()


def test_a_long_chain_of_undos_is_gone_through_once(project, monkeypatch):
    a_code(project)
    for _ in range(300):
        project.do(undo, project.timeline.order[-1].id)
    asked = Counter()

    def counted(cls, name):
        plain = getattr(cls, name)

        def count(*given):
            asked[name] += 1
            return plain(*given)

        monkeypatch.setattr(cls, name, count)

    counted(PastStates, "_go_back_to")
    counted(Timeline, "recorded")
    length = len(project.timeline.order)
    entries(project)
    presentation = Presentation(project)
    make_bundle(project, everything(presentation), 0)
    presentation._hidden = {(project.member, project.id)}
    assert not any(presentation.is_blind_to(each) for each in project.trail())
    assert asked["_go_back_to"] <= 2 * length
    assert asked["recorded"] <= 20 * length


def test_a_log_that_goes_back_and_forth_without_end_is_told_by_what_counts_today(project, monkeypatch):
    monkeypatch.setattr(past_states, "WORK_LEAST", 0)
    monkeypatch.setattr(past_states, "WORK_MAX", 0)
    code = a_code(project, "Mot")
    renamed = project.do(codebook.rename_code, code, "Trygghet", None)[0]
    project.do(undo, renamed.id, None)
    a_coding(project, a_source(project), code)
    assert said(project)[-1].endswith("as “Mot”")


def test_an_undo_of_an_undo_tells_of_both(project):
    code = a_code(project, "Mot")
    first = project.do(undo, project.do(codebook.rename_code, code, "Ro", None)[0].id, None)[0]
    project.do(undo, first.id, None)
    project.do(codebook.delete_code, code, None)
    assert said(project)[-2:] == [
        "Alice undid event 4 by Alice: undid event 3 by Alice: renamed “Mot” → “Ro”",
        "Alice deleted “Ro”",
    ]


def test_a_coding_is_said_with_the_code_that_it_had(project):
    source, first, other = a_source(project), a_code(project, "Mot"), a_code(project, "Ro")
    coding = a_coding(project, source, first)
    project.do(codings.recode, coding, other, None)
    project.do(codings.uncode, coding, None)
    assert said(project)[-2:] == [
        "Alice recoded “Eg var redd” in “Intervju” from “Mot” to “Ro”",
        "Alice removed “Ro” from “Eg var redd” in “Intervju”",
    ]


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_type_of_event_has_a_sentence_in_both_languages(language):
    """And one that names what it was done to: only a few are about the author's own device, or the project as such."""
    words = Catalogue(language)
    raw = (FOLDER / language / "trail.ftl").read_text(encoding="utf-8")
    for wire in BY_WIRE:
        message = f"trail-{wire.replace('.', '-')}"
        assert message in words, wire
        pattern = raw[raw.index(f"\n{message} =") :].split("\ntrail-")[1]
        assert "{ $" in pattern or wire in ("device.keys_renewed", "epoch.started"), wire


def test_removals_by_who_has_no_right_are_not_worked_out_anew(monkeypatch):
    world = World(1)
    ada = alice(world)
    bo, cy = invited(world, ada), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    answers, answer = [], past_states.PastStates._answer
    monkeypatch.setattr(past_states.PastStates, "_answer", lambda walk: answers.append(1) or answer(walk))
    found = []
    for count in (8, 16):
        code = CodeId(new_id(bo.device, world.entropy))
        named = CodeCreated(code, "x", None, "", "", None)
        sign(bo, named, *[each for n in range(count) for each in (MemberRemoved(cy.member), CodeRenamed(code, f"{n}"))])
        exchange(ada, bo, cy)
        answers.clear()
        assert differences(ada) == set()
        found.append(len(answers))
    assert found[1] <= found[0] + 2, found
    sign(ada, MemberRoleSet(bo.member, "owner"))
    exchange(ada, bo, cy)
    sign(bo, MemberRemoved(cy.member))
    exchange(ada, bo)
    assert differences(ada) == set()

"""Undo and redo where nothing is named: back over one's own acts, and forward again until something new is done."""

import pytest

from app.i18n.catalogue import Catalogue
from app.services.project_session import ProjectSession
from core.analysis.acts import (
    Line,
    acts_of,
    as_acts,
    ends_of_acts,
    is_undone,
    last_act,
    last_undone,
    redo_act,
    undo_act,
)
from core.analysis.audit_trail import entries
from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from core.commands.members import remove_member
from core.commands.participants import withdraw_participant
from core.errors import Refused
from core.log.acts import start_of
from tests.builders import World, a_code, a_participant, a_source, alice, exchange, invited


def live(project):
    return sorted(project.words(row.name) for row in project.state.codes.values() if row.status in ("live", "split"))


def refusal(work, *arguments):
    with pytest.raises(Refused) as found:
        work(*arguments)
    return found.value.code


def test_undo_goes_back_act_by_act_and_redo_forward_until_something_new_is_done():
    project = alice(World(1))
    words = Presentation(project)
    code = a_code(project, "Mot")
    project.do(codebook.split_code, code, ["Indre", "Ytre"])
    for expected in (["Mot"], []):
        undo_act(words, last_act(project))
        assert live(project) == expected
    assert refusal(last_act, project) == "undo-nothing"
    for expected in (["Mot"], ["Indre", "Mot", "Ytre"]):
        redo_act(words, last_undone(project))
        assert live(project) == expected
    assert refusal(last_undone, project) == "nothing-to-redo"
    undo_act(words, last_act(project))
    a_code(project, "Nytt")
    assert refusal(last_undone, project) == "nothing-to-redo"


def test_a_notice_undoes_what_it_names_and_nothing_older():
    project = alice(World(2))
    session = ProjectSession(project)
    first = session.do(codebook.create_code, "Første")
    second = session.do(codebook.create_code, "Andre")
    session.undo(first[0].id)
    assert live(project) == ["Andre"]
    assert refusal(session.undo, first[0].id) == "undone-already"
    assert live(project) == ["Andre"]
    taken = session.undo()
    assert (live(project), taken.events) == ([], (second[0].id,))
    session.redo(taken.act)
    assert live(project) == ["Andre"]


def test_a_removal_and_what_others_did_are_passed_over():
    world = World(3)
    a = alice(world)
    b = invited(world, a)
    code = a.do(codebook.create_code, "Mitt")[0]
    exchange(a, b)
    a_code(b, "Ditt")
    exchange(a, b)
    a.do(remove_member, b.member)
    assert last_act(a) == code.id


def test_what_somebody_else_took_back_is_theirs_to_redo():
    world = World(4)
    a = alice(world)
    b = invited(world, a)
    code = a.do(codebook.create_code, "Felles")[0]
    exchange(a, b)
    undo_act(Presentation(b), code.id)
    exchange(a, b)
    assert refusal(redo_act, Presentation(a), code.id) == "undone-by-another"
    assert refusal(last_undone, a) == "nothing-to-redo"


def test_a_part_that_is_anothers_stays_and_is_named():
    world = World(5)
    a = alice(world)
    b = invited(world, a)
    made = a.do(codings.code_with_new, a_source(a), 0, 9, "Redsel")
    exchange(a, b)
    taken = undo_act(Presentation(b), made[1].id)
    assert (taken.events, taken.stays) == ((made[0].id,), (made[1].id,))
    assert taken.undone().id == "act-undone-in-part"
    exchange(a, b)
    assert last_act(a) == made[1].id
    assert undo_act(Presentation(a), last_act(a)).events == (made[1].id,)
    assert is_undone(a, made[1].id)


def test_an_act_is_one_line_and_one_step():
    project = alice(World(6))
    made = project.do(codebook.split_code, a_code(project, "Mot"), ["Indre", "Ytre"])
    lines = acts_of(project, entries(project))
    assert [len(each.entries) for each in lines] == [1, 1, 3]
    assert (lines[-1].id, lines[-1].head.wire) == (made[0].id, "code.split")
    assert [each.id for each in acts_of(project, entries(project, 4))] == [made[0].id], (
        "also where its first is not here"
    )
    assert ends_of_acts(project) == [1, 2, 5]
    english = Catalogue("en")
    of_split = [Line(start_of(each.recorded), each.wire, each.did) for each in entries(project, 2, None, english)]
    assert list(as_acts(Presentation(project, None, english), of_split)) == [
        "split “Mot” into “Indre” and “Ytre” (3 events): created “Indre”",
        "↳ created “Ytre”",
        "↳ split “Mot” into “Indre” and “Ytre”",
    ]


def test_nothing_older_is_undone_in_the_place_of_what_is_for_good():
    project = alice(World(9))
    a_code(project, "Mot")
    who = a_participant(project, "P1")
    project.do(withdraw_participant, who)
    assert refusal(last_act, project) == "undo-last-for-good"
    made = a_code(project, "Ny")
    assert project.event(last_act(project)).event.code == made

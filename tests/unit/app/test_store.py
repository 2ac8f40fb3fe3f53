"""The store: gestures are undone and brought back as one, and screens hear of every change."""

import pytest

from app.services.project_session import ProjectSession
from core.commands import codebook, codings
from core.errors import Refused
from tests.builders import World, a_code, a_source, alice, everything, invited


def test_a_gesture_of_several_events_is_undone_and_brought_back_as_one():
    project = alice(World(41))
    source = a_source(project)
    store = ProjectSession(project)
    heard = []
    store.listen(lambda: heard.append(store.revision))
    store.do(codings.code_with_new, source, 0, 11, "Ny kode")
    assert len(store.presentation.live_codings()) == 1
    store.undo()
    assert store.presentation.live_codings() == []
    assert [row.status for row in project.state.codes.values()] == ["deleted"]
    store.redo()
    assert len(store.presentation.live_codings()) == 1
    assert [row.status for row in project.state.codes.values()] == ["live"]
    store.undo()
    assert store.presentation.live_codings() == []
    assert heard == [1, 2, 3, 4]
    store.redo()
    with pytest.raises(Refused):
        store.redo()


def test_undo_goes_on_to_what_was_done_before_this_sitting():
    project = alice(World(42))
    code = a_code(project, "Før")
    project.do(codebook.rename_code, code, "Etter")
    ProjectSession(project).undo()
    assert project.words(project.state.codes.rows[code].name) == "Før"


def test_something_new_ends_what_can_be_brought_back():
    project = alice(World(43))
    store = ProjectSession(project)
    store.do(codebook.create_code, "En")
    store.undo()
    store.do(codebook.create_code, "To")
    with pytest.raises(Refused):
        store.redo()


def test_what_others_did_since_the_last_visit():
    world = World(44)
    a = alice(world)
    b = invited(world, a)
    store = ProjectSession(a)
    store.note_seen()
    a_code(b, "Fra Bob")
    a.accept(everything(b))
    unseen = [key.id for key in a.timeline.order if key.id not in store.seen_before()]
    assert [type(a.event(each).event).__name__ for each in unseen] == ["CodeCreated"]

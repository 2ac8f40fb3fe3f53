"""Many codings get another code as one act, which is undone and redone as one."""

import pytest

from core.analysis.acts import redo_act, undo_act
from core.analysis.presentation import Presentation
from core.commands.codings import code_places, recode_all
from core.errors import Refused
from core.ids import CodingId
from tests.builders import World, a_code, a_source, alice

COUNT = 20


def test_many_codings_are_recoded_as_one_act():
    project = alice(World())
    source = a_source(project, "ord " * COUNT)
    old, new = a_code(project, "gammel"), a_code(project, "ny")
    places = [(source, n, n + 3) for n in range(0, 4 * COUNT, 4)]
    made = [each.event.coding for each in project.do(code_places, places, [old])]
    project.do(code_places, places[:3], [new])
    before = project.state.digest()
    recoded = project.do(recode_all, made, new, "hører sammen")
    assert len(recoded) == COUNT - 3  # three places have it already
    codes = [row.code for row in project.state.codings.values() if row.id in made]
    assert codes.count(new) == COUNT - 3
    after = project.state.digest()
    taken = undo_act(Presentation(project), recoded[5].id)
    assert len(taken.events) == COUNT - 3
    assert {row.code for row in project.state.codings.values() if row.id in made} == {old}
    redo_act(Presentation(project), recoded[0].id)
    assert [row.code for row in project.state.codings.values() if row.id in made] == codes
    assert before != after


def test_what_cannot_be_recoded_changes_nothing():
    project = alice(World())
    source, code = a_source(project, "ord " * COUNT), a_code(project, "gammel")
    made = project.do(code_places, [(source, 0, 3), (source, 4, 7)], [code])
    other = a_code(project, "ny")
    before = project.events_digest()
    with pytest.raises(Refused, match="recode-nothing-left"):
        project.do(recode_all, [each.event.coding for each in made], code)
    with pytest.raises(Refused, match="no-such-coding"):
        project.do(recode_all, [made[0].event.coding, CodingId(bytes(16))], other)
    assert project.events_digest() == before
    assert {row.code for row in project.state.codings.values()} == {code}

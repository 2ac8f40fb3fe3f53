"""A member brings in a newer state of a project that another member brought in: its people count as one, and nothing is
doubled. The words are fictional."""

import pytest

from app.cli.names import Names
from core.analysis.acts import last_act, undo_act
from core.analysis.filters import narrowed
from core.analysis.presentation import Presentation
from core.commands.foreign_project import ForeignCoder, ForeignCoding, ForeignMemo
from core.exporting.refi import to_qdpx
from core.ids import Id
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from tests.builders import exchange
from tests.unit.test_attributed import WHEN, a_file
from tests.unit.test_imported_by_two import both

pytest.importorskip("defusedxml")
TEXT, ONE = Id(b"s" * 16), Id(b"c" * 16)


def newer(fresh_guids=False, name="Eva"):
    """The same project with more codings and a memo; some tools give new GUIDs at each export."""
    old = a_file(name)
    eva, ola = (each.id for each in old.coders)
    more = [
        ForeignCoding(Id(bytes([n]) * 16), TEXT, n, 60, ONE, "", None, who, WHEN) for n, who in ((41, eva), (42, ola))
    ]
    memo = ForeignMemo("analytic", "Og her igjen.", "code", ONE, None, Id(b"M" * 16), eva, WHEN)
    file = old._replace(codings=(*old.codings, *more), memos=(*old.memos, memo))
    if not fresh_guids:
        return file
    new = {each.id: Id(each.id[:8] + b"new-guid") for each in (*old.coders, *file.codings)}
    return file._replace(
        coders=tuple(ForeignCoder(new[each.id], each.name) for each in file.coders),
        codings=tuple(each._replace(id=new[each.id], coder=new[each.coder]) for each in file.codings),
        memos=tuple(each._replace(coder=new[each.coder]) for each in file.memos),
    )


def team_of(second, seed=5):
    _, *team = both(seed)
    bring_in(team[0], a_file())
    exchange(*team)
    bring_in(team[1], second)
    exchange(*team)
    return team


@pytest.mark.parametrize("fresh_guids", [False, True])
def test_the_people_of_the_file_are_one_each_wherever_coders_are_counted(fresh_guids):
    team = team_of(newer(fresh_guids))
    for project in team:
        shown = Presentation(project)
        assert len(project.state.attributed_coders.rows) == 4, "who brought them in signs for what was added"
        assert sorted(map(shown.attributed_name, shown.coders())) == ["Eva", "Ola"]
        eva = Names(shown).coder("Eva")
        assert len([each for each in shown.live_codings() if each.by == eva]) == 3
        for each in project.state.attributed_coders.rows:  # a saved query may name either
            if shown.attributed_name(each) == "Eva":
                assert len(narrowed(shown, shown.live_codings(), (("coder", each.hex()),))) == 3
        content = to_qdpx(shown)
        again = read_qdpx("a.qdpx", content)
        assert sorted(each.name for each in again.coders if each.name in ("Eva", "Ola")) == ["Eva", "Ola"]
        used = {each.coder for each in (*again.codings, *again.memos)}
        assert used <= {each.id for each in again.coders}
        assert len(used) == 2
        assert bring_in(project, again).recorded == ()
    undo_act(Presentation(team[1]), last_act(team[1]))
    exchange(*team)
    for project in team:
        shown = Presentation(project)
        assert len(shown.live_codings()) == 5
        assert sorted(map(shown.attributed_name, shown.coders())) == ["Eva", "Ola"]


def test_two_of_one_name_in_one_file_stay_two():
    file = a_file()
    same = file._replace(coders=tuple(each._replace(name="Eva") for each in file.coders))
    _, *team = both(7)
    bring_in(team[0], same)
    exchange(*team)
    ola = same.coders[1].id
    more = ForeignCoding(Id(b"\x43" * 16), TEXT, 3, 60, ONE, "", None, ola, WHEN)
    bring_in(team[1], same._replace(codings=(*same.codings, more)))
    exchange(*team)
    shown = Presentation(team[0])
    assert len(shown.coders()) == 2
    counts = sorted(sum(row.by == coder for row in shown.live_codings()) for coder in shown.coders())
    assert counts == [2, 4]


def test_one_of_the_same_name_in_another_project_is_another():
    text = a_file().sources[0]._replace(id=Id(b"t" * 16), text="Per: En annen tekst, og en annen Eva her.", name="per")
    other = a_file(guid=b"x" * 16, other="Ida")._replace(sources=(text,), memos=())
    other = other._replace(
        codes=tuple(each._replace(id=Id(each.id[:8] + b"others! ")) for each in other.codes),
        coders=tuple(each._replace(id=Id(each.id[:8] + b"others! ")) for each in other.coders),
        codings=tuple(
            each._replace(id=Id(each.id[:8] + b"others! "), source=text.id, start=5, end=9,
                          code=Id(each.code[:8] + b"others! "), coder=Id(each.coder[:8] + b"others! "))
            for each in other.codings
        ),
    )  # fmt: skip
    shown = Presentation(team_of(other, 9)[0])
    assert sorted(map(shown.attributed_name, shown.coders())) == ["Eva", "Eva", "Ida", "Ola"]

"""Names that are nearly the same, and names that somebody had before."""

import pytest

from core.analysis.acts import undo_act
from core.analysis.presentation import Presentation
from core.commands.participants import add_participant
from core.commands.people_corrected import merge_participants, rename_participant
from core.commands.sources import Incoming, bring_in
from core.text.near_names import may_be_twice, meant
from core.views.participants import active_participants
from tests.builders import World, alice


@pytest.mark.parametrize(
    ("given", "names", "wanted"),
    [
        ("Kri", ["Ola", "Kari"], "Kari"),
        ("P1", ["P10", "P01", "P11"], "P01"),
        ("P6x", ["P05", "P06"], "P06"),
        ("trygge ramer", ["Trygge rammer", "Uro"], "Trygge rammer"),
        ("Zoe", ["Kari", "Ola"], None),
        ("Zoe", [], None),
    ],
)
def test_what_was_probably_meant(given, names, wanted):
    assert meant(given, names) == wanted


@pytest.mark.parametrize(
    ("name", "names", "wanted"),
    [
        ("P1", ["P01", "P10"], "P01"),
        ("Kri", ["Kari", "Ola"], "Kari"),
        ("P07", ["P06", "P08", "P70"], None),
        ("Deltaker 8", ["Deltaker 7"], None),
        ("Ola", ["Eva", "Kari"], None),
    ],
)
def test_who_may_be_written_down_twice(name, names, wanted):
    assert may_be_twice(name, names) == wanted


def test_words_of_somebody_by_the_name_from_before_go_to_the_person():
    project = alice(World())

    def add(name):
        return project.do(add_participant, name)[0].event.participant

    def people():
        return {project.words(row.pseudonym) for row in active_participants(project.state)}

    def imported_for(name):
        return [
            project.words(project.state.participants.rows[each].pseudonym)
            for each in project.do(bring_in, [Incoming("a", f"I: Hva?\n{name}: Ja, det var sånn.", "a.txt")], [name])[
                -1
            ].event.participants
        ]

    first, second, kari = add("P01"), add("P1"), add("Kari")
    merged = project.do(merge_participants, second, first)
    project.do(rename_participant, kari, "Karin")
    assert (imported_for("P1"), imported_for("kari")) == (["P01"], ["Karin"])
    assert people() == {"P01", "Karin"}
    undo_act(Presentation(project), merged[0].id)
    assert imported_for("P1") == ["P1"]
    add("Kari")  # somebody else, from now on
    assert imported_for("Kari") == ["Kari"]

"""What programs that read REFI-QDA strictly, or in their own way, look for: folder, signatures, coders, names."""

import io
import zipfile
from collections import Counter

import pytest

from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos, participants, sources
from core.commands.sources import Incoming
from core.commands.speakers import turns_of
from core.exporting.refi import to_qdpx
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from core.text.who_speaks import Role
from tests.builders import World, alice
from tests.simulation.actions import random_action
from tests.unit.test_refi import SCHEMAS, a_study, all_notes, arrived, inside

etree = pytest.importorskip("lxml.etree")
NS = "{urn:QDA-XML:project:1.0}"


def two_coders(seed=5):
    """A study that came from another program, coded by its coder and then, on the same passages, here."""
    project = arrived(seed, read_qdpx("studie.qdpx", to_qdpx(Presentation(a_study()))))
    for each in list(project.state.codings.rows.values()):
        project.do(codings.code_segment, each.source, each.start, each.end, [each.code], "jeg ser det også")
    source = next(iter(project.state.sources.rows))
    for _ in range(2):
        project.do(memos.write_memo, "analytic", "Samme begynnelse.", "source", source)
        project.do(memos.write_memo, "analytic", "Samme begynnelse.", "", None)
    return project


def checked(content):
    """The root of a project in which all that such programs rely on is so."""
    root = etree.fromstring(inside(content))
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert {each.partition("/")[0] for each in names} <= {"project.qde", "sources"}
    for selection in root.iter(NS + "PlainTextSelection"):
        coders = {each.get("creatingUser") for each in selection.iter(NS + "Coding")}
        assert coders <= {selection.get("creatingUser")}, "tools take the coder from the selection"
        assert selection.get("creationDateTime")
    users = {each.get("guid") for each in root.iter(NS + "User")}
    titles = Counter()
    for note in root.iter(NS + "Note"):
        assert note.get("creatingUser") in users
        assert note.get("creationDateTime")
        path = note.get("plainTextPath")
        if path is not None:
            titles[note.get("name")] += 1
            assert "sources/" + path.removeprefix("internal://") in names
        assert (path is None) == (note.find(NS + "PlainTextContent") is not None)
    assert all(count == 1 for count in titles.values()), "tools know memos by name"
    return root


def test_each_coder_has_selections_of_their_own():
    project = two_coders()
    root = checked(to_qdpx(Presentation(project)))
    found = Counter(each.getparent().get("creatingUser") for each in root.iter(NS + "Coding"))
    assert sorted(found.values()) == [3, 3]
    assert len({each.get("guid") for each in root.iter(NS + "PlainTextSelection")}) == 4


def test_each_coders_selection_keeps_its_guid_and_its_coder_in_a_study_that_read_the_file():
    def marked(content):
        found = etree.fromstring(inside(content)).iter(NS + "PlainTextSelection")
        return {each.get("guid"): [each.get(key) for key in ("startPosition", "creatingUser")] for each in found}

    sent = to_qdpx(Presentation(two_coders()))
    again = arrived(7, read_qdpx("studie.qdpx", sent))
    assert len(marked(sent)) == 4
    assert marked(to_qdpx(Presentation(again))) == marked(sent)
    count = len(again.timeline.order)
    for content in (sent, to_qdpx(Presentation(again))):
        bring_in(again, read_qdpx("studie.qdpx", content))
    assert len(again.timeline.order) == count
    for each in list(again.state.codings.rows.values()):  # who codes the same passages here has selections of their own
        again.do(codings.code_segment, each.source, each.start, each.end, [each.code])
    more = marked(to_qdpx(Presentation(again)))
    assert len(more) == 6
    assert more.items() >= marked(sent).items()
    count = len(again.timeline.order)
    bring_in(again, read_qdpx("studie.qdpx", to_qdpx(Presentation(again))))
    assert len(again.timeline.order) == count


def test_what_is_said_of_a_coding_stands_as_description_and_comes_back_once():
    project = two_coders()
    content = to_qdpx(Presentation(project))
    about = [each.text for each in etree.fromstring(inside(content)).iter(NS + "Description")]
    assert "jeg ser det også" in about
    again = arrived(7, read_qdpx("studie.qdpx", content))
    assert all_notes(again) == all_notes(project)


def test_a_category_that_nobody_coded_with_is_not_codable():
    project = alice(World(3))
    above = project.do(codebook.create_code, "hovedkategori")[-1].event.code
    project.do(codebook.create_code, "underkode", above)
    root = etree.fromstring(inside(to_qdpx(Presentation(project))))
    assert {each.get("name"): each.get("isCodable") for each in root.iter(NS + "Code")} == {
        "hovedkategori": "false", "underkode": "true",
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_any_project_is_as_strict_readers_want_it(seed):
    world = World(seed)
    project = alice(world)
    for _ in range(120):
        random_action(world, project)
    checked(to_qdpx(Presentation(project), ["a line of history"]))


def test_who_speaks_in_a_group_is_the_same_after_the_way_out_and_in():
    project = alice(World(9))
    spoken = "Intervjuer: Hva skjedde?\nIna: Eg var redd.\nJo: Ikkje eg.\nIna: Men du sa det.\n"
    project.do(sources.bring_in, [Incoming("Gruppe", spoken, "test", "group")], ["Jo", "Ina"])
    again = arrived(10, read_qdpx("studie.qdpx", to_qdpx(Presentation(project))))
    assert who_says(again) == who_says(project) == [
        ("Intervjuer", "interviewer"), ("Ina", "Ina"), ("Jo", "Jo"), ("Ina", "Ina"),
    ]  # fmt: skip
    ina = next(row.id for row in again.state.participants.values() if Presentation(again).words(row.pseudonym) == "Ina")
    again.do(participants.withdraw_participant, ina)
    text = again.text(next(iter(again.state.sources.rows)))
    assert "Ikkje eg" in text
    assert "redd" not in text


def test_a_text_that_is_there_only_as_a_word_document_is_read():
    foreign = read_qdpx("richonly.qdpx", (SCHEMAS / "richonly.qdpx").read_bytes())
    (text,), (coding,) = foreign.sources, foreign.codings
    assert text.text[coding.start : coding.end] == "Det"
    assert foreign.omissions == ()


def who_says(project):
    context, source = project.context(), next(iter(project.state.sources.rows))
    shown = Presentation(project)
    return [
        (each.label, each.who.value if isinstance(each.who, Role) else shown.participant(each.who))
        for each in turns_of(context, source)
    ]

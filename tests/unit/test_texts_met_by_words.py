"""Texts that were imported as files, and then the project of another tool that has the same texts. Fictional."""

import pytest

from core.analysis.presentation import Presentation
from core.commands.sources import Incoming, import_source
from core.ids import Id
from core.importing.opaque_content import bring_in, compared
from tests.builders import World, alice
from tests.unit.test_attributed import TEXT, a_file

LONG = TEXT + "\n" + "Ola: Så satt vi der og ventet, og ingen av oss sa noe på lenge.\n" * 4


def the_project(text=LONG, name="Intervju 1 (Kari)"):
    old = a_file()
    return old._replace(sources=(old.sources[0]._replace(text=text, name=name),))


def with_file(*texts):
    project = alice(World(11))
    for number, text in enumerate(texts):
        project.do(import_source, Incoming(f"kari {number}", text, "kari.docx"))
    return project


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_long_text_is_the_same_under_another_name_and_with_another_end(end):
    project = with_file(LONG.rstrip() + end)
    outcome = bring_in(project, the_project())
    assert outcome.count("source") == 0
    shown = Presentation(project)
    assert len(project.state.sources.rows) == 1
    assert [shown.quote(each) for each in shown.live_codings()][:1] == ["Jeg var redd"]
    assert [(each.what, each.here) for each in outcome.known.changes] == [("name", "kari 0")], "whose name is kept"
    assert bring_in(project, the_project()).recorded == ()


def test_other_words_two_that_are_the_same_and_short_ones_are_not_taken_for_it():
    for texts, file in (
        ([LONG.replace("redd", "glad")], the_project()),
        ([LONG, LONG], the_project()),
        ([TEXT], the_project(TEXT)),
    ):
        project = with_file(*texts)
        assert compared(project, file).own["source"] == {}
        bring_in(project, file)
        assert len(project.state.sources.rows) == len(texts) + 1


def test_of_two_texts_of_a_file_with_the_same_words_neither_is_taken_for_the_one_that_is_here():
    file = the_project()
    twice = (file.sources[0], file.sources[0]._replace(id=Id(b"another text here"[:16]), name="Kopi"))
    project = with_file(LONG)
    assert compared(project, file._replace(sources=twice)).own["source"] == {}
    bring_in(project, file._replace(sources=twice))
    assert len(project.state.sources.rows) == 3


def test_a_coding_on_white_space_that_the_text_here_lacks_makes_it_another():
    project = with_file(LONG.rstrip())
    file = the_project()
    last = file.codings[-1]._replace(end=len(LONG))
    assert compared(project, file._replace(codings=(*file.codings[:-1], last))).own["source"] == {}

"""Two codes with one name: allowed, and said."""

import pytest

from app.cli.names import Names
from app.i18n.catalogue import Catalogue
from core.analysis.namesakes import codes_at, name_alone, namesakes_sentence
from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from core.commands.participants import withdraw_participant
from core.errors import AmbiguousName
from tests.builders import World, a_code, a_participant, a_source, alice
from tests.system.cli import Person


def test_a_code_that_gets_the_name_of_another_is_said_to():
    project = alice(World(41))
    frames = a_code(project, "Rammer")
    trust = a_code(project, "Tillit", frames)

    def said(*made):
        found = namesakes_sentence(Presentation(project, None, Catalogue("nb")), *made)
        return "" if found is None else Catalogue("nb").say(found)

    assert said(project.do(codebook.create_code, "Uro")) == ""
    again = project.do(codebook.create_code, " tillit ")
    assert "En annen kode heter også «Tillit»: Rammer › Tillit." in said(again)
    renamed = project.do(codebook.rename_code, again[0].event.code, "Håp")
    assert said(renamed) == ""
    assert "Rammer › Tillit" in said(project.do(codebook.split_code, again[0].event.code, ["Tillit", "Mot"]))
    assert "2 andre koder" in said(project.do(codebook.rename_code, frames, "Tillit"))
    project.do(codebook.delete_code, trust)
    source = a_source(project)
    assert "Mot" in said(project.do(codings.code_with_new, source, 0, 5, "mot"))
    project.do(codings.code_in_vivo, source, 3, 11)
    assert "var redd" not in said(project.do(codebook.create_code, "Var redd?"))
    assert "var redd" in said(project.do(codebook.create_code, "Var Redd"))


def test_the_command_line_says_it_and_does_it(tmp_path):
    pytest.importorskip("zxcvbn")
    ada = Person(tmp_path, "ada")
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    first = ada.json("codes", "add", "Mot")["code"]
    second = ada.process("codes", "add", "mot", "--parent", first, "--json")
    assert second.returncode == 0
    assert "Another code is called “Mot” too: Mot." in second.stderr


def test_each_of_several_codes_of_one_name_has_a_name_of_its_own():
    project = alice(World(42))
    work, home = a_code(project, "Arbeid"), a_code(project, "Hjem")
    codes = [a_code(project, "Tid", above) for above in (None, work, home)]
    deep = a_code(project, "Tid", a_code(project, "Arbeid", home))
    same = [a_code(project, "tid ", home)]
    stroke = a_code(project, "og/eller", work)
    presentation = Presentation(project)

    def names(*each):
        return [name_alone(presentation, code) for code in each]

    assert names(*codes[:2], deep) == ["/Tid", "/Arbeid/Tid", "Hjem/Arbeid/Tid"]
    assert names(work, home, stroke) == ["/Arbeid", "Hjem", "og/eller"]
    assert names(codes[2], *same) == [codes[2].hex(), same[0].hex()], "one path: the ids tell them apart"
    for code in (*codes[:2], deep, work):
        assert codes_at(presentation, name_alone(presentation, code).upper()) == [code]
    assert codes_at(presentation, "arbeid / tid") == [codes[1], deep]
    with pytest.raises(AmbiguousName):
        Names(presentation).code("Arbeid/Tid")
    assert Names(presentation).code("/Arbeid/Tid") == codes[1]
    assert codes_at(presentation, "Tid") == codes_at(presentation, "/") == codes_at(presentation, "beid/Tid") == []
    project.do(codebook.delete_code, same[0])
    assert name_alone(Presentation(project), codes[2]) == "Hjem/Tid"


def test_a_code_that_was_merged_is_named_as_the_one_that_it_went_into():
    project = alice(World(43))
    work, home = a_code(project, "Arbeid"), a_code(project, "Hjem")
    old, kept = a_code(project, "Tid", work), a_code(project, "Tid", home)
    project.do(codebook.merge_codes, old, kept)
    assert name_alone(Presentation(project), old) == name_alone(Presentation(project), kept) == "Tid"
    other = a_code(project, "Tid", work)
    presentation = Presentation(project)
    assert name_alone(presentation, old) == "Hjem/Tid"
    assert codes_at(presentation, "Hjem/Tid") == [kept] != [other]


def test_codes_whose_names_were_withdrawn_are_told_apart_by_their_ids():
    project = alice(World(44))
    made = [project.do(codebook.create_code, name, None)[0] for name in ("sykehuset", "bussen hjem")]
    project.do(withdraw_participant, a_participant(project, "Kari"), tuple(each.id for each in made))
    presentation, codes = Presentation(project), [each.event.code for each in made]
    assert {presentation.code(code) for code in codes} == {presentation.withdrawn}
    assert [name_alone(presentation, code) for code in codes] == [code.hex() for code in codes]

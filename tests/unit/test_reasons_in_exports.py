"""Reasons for decisions on codes, relations, sets and attributes stand in every export that people and scripts read."""

import io
import json
import sqlite3
import zipfile
from html import unescape

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.code_decisions import reasoned_decisions
from core.analysis.presentation import Presentation
from core.commands import codebook, participants, relations, text_attributes
from core.commands.project import undo
from core.exporting.dataframes import history
from core.exporting.formats import exported
from core.exporting.vault import vault
from core.importing.codebook import read_codebook
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice

READABLE = ("html", "md", "docx", "xlsx", "json", "sqlite", "vault")
WHYS = ("Ordet til informanten.", "Høyrer dit.", "Det same.", "Ingen brukte han.", "To ting.", "Den eine førte til.")


@pytest.fixture(autouse=True)
def _library_of_the_form(request):
    """Skips spreadsheets where the library for them is missing, as on a phone."""
    form = getattr(request.node, "callspec", None) and request.node.callspec.params.get("form", "")
    if form == "xlsx":
        pytest.importorskip("xlsxwriter")


@pytest.fixture(scope="module")
def project():
    made = alice(World(191))
    person = a_participant(made, "Ina")
    source = a_source(made, participant=person)
    top, code, other, lone = (a_code(made, name) for name in ("Kjensler", "Frykt", "Uro", "Sinne"))
    made.do(codebook.rename_code, code, "Redsle", WHYS[0])
    made.do(codebook.move_code, code, top, WHYS[1])
    made.do(codebook.merge_codes, other, code, WHYS[2])
    made.do(codebook.delete_code, lone, WHYS[3])
    made.do(codebook.split_code, a_code(made, "Stort"), ["Halvt", "Heilt"], WHYS[4])
    made.do(relations.create_relation, code, "utløyser", top, WHYS[5])
    made.do(relations.save_set, "Utval", (code,), (source,))
    made.do(participants.describe_participant, person, "alder", "54 år")
    made.do(text_attributes.describe_source, source, "stad", "Bodø by")
    return made


def words_of(presentation, form):
    """All that is written in an export."""
    if form == "vault":
        return "\n".join(each.decode() for each in vault(presentation).values()).replace("\\.", ".")
    content = exported(presentation, form)
    if form == "sqlite":
        base = sqlite3.connect(":memory:")
        base.deserialize(content)
        return "\n".join(base.iterdump())
    if not content.startswith(b"PK"):
        return unescape(content.decode()).replace("\\.", ".")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return unescape("\n".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml")))


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("form", READABLE)
def test_reasons_relations_sets_and_attributes_stand_in_it(project, form, language):
    words = words_of(Presentation(project, None, Catalogue(language)), form)
    for each in (*WHYS, "Alice", "Frykt", "Redsle", "Sinne", "utløyser", "Utval", "54 år", "Bodø by"):
        assert each in words, each


def test_the_table_of_codings_has_the_reasons_under_the_criteria_of_the_code():
    made = alice(World(192))
    code = a_code(made, "Frykt")
    made.do(codebook.rename_code, code, "Redsle", WHYS[0])
    a_coding(made, a_source(made), code)
    assert WHYS[0] in exported(Presentation(made), "csv").decode()


def test_a_decision_is_told_in_the_names_of_its_moment_and_of_the_code_that_is_left(project):
    decisions = reasoned_decisions(Presentation(project, None, Catalogue("en")))
    assert [each.why for each in decisions[:4]] == list(WHYS[:4])
    assert "“Frykt” → “Redsle”" in decisions[0].did
    codes = {project.state.codes.rows[each.code].id for each in decisions[:3]}
    assert len(codes) == 1, "what was merged is told of what it went into"
    assert [each.why for each in decisions[4:]] == [WHYS[4]] * 3


def test_what_was_undone_is_no_reason_any_more_and_what_came_later_is_none_of_the_past():
    made = alice(World(193))
    code = a_code(made, "Frykt")
    first = made.do(codebook.rename_code, code, "Uro", "For vagt.")[0]
    before = len(made.timeline.order)
    made.do(undo, first.id)
    made.do(codebook.rename_code, code, "Sinne", "Det er sinne.")
    assert [each.why for each in reasoned_decisions(Presentation(made))] == ["Det er sinne."]
    past = Presentation(made, made.as_of(before), until=before)
    assert [each.why for each in reasoned_decisions(past)] == ["For vagt."]


def test_a_reason_that_was_given_later_stands_instead_of_the_first():
    made = alice(World(194))
    code = a_code(made, "Frykt")
    decided = made.do(codebook.rename_code, code, "Uro")[0]
    assert reasoned_decisions(Presentation(made)) == []
    made.do(codebook.give_reason, decided.id, "Slik sa ho det.")
    assert [each.why for each in reasoned_decisions(Presentation(made))] == ["Slik sa ho det."]


def test_the_past_has_neither_the_reasons_nor_the_undos_of_later():
    made = alice(World(198))
    decided = made.do(codebook.rename_code, a_code(made, "Frykt"), "Uro", "For vagt.")[0]
    before = len(made.timeline.order)
    made.do(codebook.give_reason, decided.id, "Slik sa ho det.")
    past = Presentation(made, made.as_of(before), until=before)
    assert [each.why for each in reasoned_decisions(past)] == ["For vagt."]
    made.do(undo, decided.id)
    assert [each.why for each in reasoned_decisions(past)] == ["For vagt."]
    assert [each["undone"] for each in history(past).records()][-1] is False
    assert history(past).records()[-1]["why"] == "For vagt."
    assert history(Presentation(made)).records()[before - 1]["why"] == "Slik sa ho det."
    assert [each["undone"] for each in history(Presentation(made)).records()][before - 1] is True


def test_json_names_codes_by_their_paths(project):
    held = json.loads(exported(Presentation(project), "json"))
    assert held["relations"] == [{"code": "Kjensler › Redsle", "kind": "utløyser", "other": "Kjensler", "why": WHYS[5]}]
    assert held["sets"][0] == {"set": "Utval", "kind": "code", "member": "Kjensler › Redsle"}
    assert [each["value"] for each in held["text_attributes"]] == ["Bodø by"]


def test_the_codebook_of_our_own_markdown_comes_home_without_what_is_no_code():
    made = alice(World(195))
    code = a_code(made, "Frykt: *uro*")
    made.do(codebook.define_code, code, "definition", "Først: <br> \\ her.\nSå der.")
    made.do(codebook.define_code, code, "use", "Når nokon fryktar.")
    made.do(codebook.rename_code, code, "Redsle: *uro*", WHYS[0])
    read = read_codebook("k.md", exported(Presentation(made, None, Catalogue("nb")), "md"))
    assert [(each.name, each.definition) for each in read.codes] == [("Redsle: *uro*", "Først: <br> \\ her.\nSå der.")]
    (left_out,) = read.omissions
    assert [line for line in left_out.things if WHYS[0] in line], "what is not taken is said"
    assert len(left_out.things) == 2


@pytest.mark.parametrize("form", READABLE)
def test_a_reason_in_words_that_were_withdrawn_goes_with_them(form):
    made = alice(World(196))
    person = a_participant(made, "Ina")
    a_source(made, participant=person)
    code, words = a_code(made, "Frykt"), " ".join(TEXT.split()[:6])
    made.do(codebook.rename_code, code, "Redsle", f"Ho seier: {words}")
    presentation = Presentation(made, None, Catalogue("nb"))
    assert words in words_of(presentation, form)
    made.do(participants.withdraw_participant, person)
    left = words_of(Presentation(made, None, Catalogue("nb")), form)
    assert words not in left
    assert "trukket tilbake" in left


def test_a_reason_of_space_alone_is_none():
    made = alice(World(197))
    decided = made.do(codebook.rename_code, a_code(made, "Frykt"), "Uro", " \u00a0\n")[0]
    assert decided.why is None
    assert reasoned_decisions(Presentation(made)) == []

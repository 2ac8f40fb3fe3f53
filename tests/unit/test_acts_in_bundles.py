"""The two independent verifiers see the same acts as the program, also where a changed program claims odd ones."""

import re

import pytest

from app.i18n.catalogue import LANGUAGES, Catalogue
from core.analysis import disclosure_selection
from core.analysis.audit_trail import entries
from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from core.commands.project import redo, undo
from core.events.history import EventUndone
from core.events.registry import BY_WIRE
from core.evidence.audit_bundle import make_bundle
from core.ids import TargetId
from core.views.authorisation import is_undone_alone
from tests.builders import World, a_code, a_source, alice, exchange, invited
from tests.forgeries import verifier
from tests.signing import sign
from tests.unit.test_acts import a_new_code, signed_act
from tests.unit.test_event_policies import PAGE
from tests.unit.test_trail_of_bundles import of_others, of_program
from tests.verdicts import in_page


def the_codebook(project):
    return {row.id.hex(): (row.status, project.words(row.name)) for row in project.state.codes.values()}


def by_codes(rows):
    return {row["code"]: (row["status"], row["name"]) for row in rows}


@pytest.fixture
def studies():
    """Two studies: splits that are undone by a part, redone, and half another's to undo; and odd claims."""
    world = World(31)
    a = alice(world)
    b = invited(world, a)
    text = a_source(a)
    for n, name in enumerate(("Mot", "Frykt", "Ro")):
        made = a.do(codebook.split_code, a_code(a, name), [f"{name} inne", f"{name} ute"])
        exchange(a, b)
        (b if n == 1 else a).do(undo, made[n].id)
        exchange(a, b)
    a.do(redo, made[0].id)
    both = a.do(codings.code_with_new, text, 0, 9, "Sinne")
    exchange(a, b)
    b.do(undo, both[0].id)
    exchange(a, b)

    odd = alice(World(32))
    made = odd.do(codebook.split_code, a_code(odd, "Håp"), ["Stort", "Lite"])
    late = signed_act(odd, a_new_code(odd, "Sent"), at=made[0].at, first=3)
    other = signed_act(odd, a_new_code(odd, "Annet"), at=made[0].at, first=7)
    year = signed_act(odd, a_new_code(odd, "År"), at=made[0].at + 86_400_000, first=1)
    odd.do(undo, late[0].id)
    assert [key.act for key in (*late, *other, *year)] == [3, 0, 0]
    return [a, odd]


def test_the_verifiers_take_back_what_the_program_does(studies):
    contents = [make_bundle(each, disclosure_selection.everything(Presentation(each)), 1) for each in studies]
    for project, content in zip(studies, contents, strict=True):
        found = verifier.check(content)
        assert found.problems == []
        assert by_codes(found.codebook) == the_codebook(project)
    for project, found in zip(studies, in_page(contents), strict=False):
        assert found["problems"] == []
        assert by_codes(found["codebook"]) == the_codebook(project)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_tell_how_much_of_an_act_an_undo_took_back(studies, language, tmp_path):
    """Also where a part of it is another's to take back, and where the undo was undone later."""
    more = {
        "en": r"undid event \d+ by [^:]* and (\d+) more of the same act: ",
        "nb": r"angret hendelse \d+ av [^:]* og (\d+) til fra den samme handlingen: ",
    }[language]
    counted = []
    for project in studies:
        content = make_bundle(project, disclosure_selection.everything(Presentation(project)), 1)
        told = of_program(content, language)
        assert all(each == told for each in of_others(content, language, tmp_path))
        trail = entries(project, translator=Catalogue(language))
        assert [line[3] for line in told] == [each.did for each in trail]
        for each in trail:
            if each.wire == "event.undone":
                found = re.match(more, each.did)
                counted.append(0 if found is None else int(found[1]))
    assert counted == [2, 2, 2, 0, 0, 3]


def test_an_undo_that_has_no_effect_counts_nothing(tmp_path):
    world = World(33)
    a = alice(world)
    b = invited(world, a, role="reviewer")
    made = a.do(codebook.split_code, a_code(a, "Mot"), ["Indre", "Ytre"])
    a.do(undo, a.do(codings.code_with_new, a_source(a), 0, 9, "Sinne")[0].id)
    exchange(a, b)
    sign(b, EventUndone(TargetId(made[0].id)))
    exchange(a, b)
    content = make_bundle(a, disclosure_selection.everything(Presentation(a)), 1)
    told = of_program(content, "en")
    assert all(each == told for each in of_others(content, "en", tmp_path))
    assert [line[3].startswith("undid event") for line in told[-2:]] == [True, True]
    assert " and 1 more of the same act: " in told[-2][3]
    assert "more of the same act" not in told[-1][3]


def test_the_verifiers_know_what_is_undone_by_name_alone():
    alone = {wire for wire, kind in BY_WIRE.items() if is_undone_alone_of(kind)}
    assert set(verifier.UNDONE_ALONE) == alone
    [listed] = re.findall(r"const UNDONE_ALONE = \[(.*?)\];", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert set(re.findall(r"'([a-z_.]+)'", listed)) == alone


def is_undone_alone_of(kind):
    """Asked of an event of the class, whatever its fields."""
    return is_undone_alone(tuple.__new__(kind.cls, [None] * len(kind.cls._fields)))

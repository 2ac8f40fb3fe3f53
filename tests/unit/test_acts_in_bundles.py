"""The two independent verifiers see the same acts as the program, also where a changed program claims odd ones."""

import re

import pytest

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from core.commands.project import redo, undo
from core.events.registry import BY_WIRE
from core.evidence.audit_bundle import make_bundle
from core.views.authorisation import is_undone_alone
from tests.builders import World, a_code, a_source, alice, exchange, invited
from tests.forgeries import verifier
from tests.unit.test_acts import a_new_code, signed_act
from tests.unit.test_event_policies import PAGE
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


def test_the_verifiers_know_what_is_undone_by_name_alone():
    alone = {wire for wire, kind in BY_WIRE.items() if is_undone_alone_of(kind)}
    assert set(verifier.UNDONE_ALONE) == alone
    [listed] = re.findall(r"const UNDONE_ALONE = \[(.*?)\];", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert set(re.findall(r"'([a-z_.]+)'", listed)) == alone


def is_undone_alone_of(kind):
    """Asked of an event of the class, whatever its fields."""
    return is_undone_alone(tuple.__new__(kind.cls, [None] * len(kind.cls._fields)))

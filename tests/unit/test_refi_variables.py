"""Types of variables go out as they came in, each value under its own element. The words are fictional."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from core.analysis.presentation import Presentation
from core.commands.participants import describe_participant
from core.exporting.refi import to_qdpx
from core.importing.made_whole import made_whole
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from tests.builders import World, alice
from tests.unit.test_odd_projects import document, guid, zipped

pytest.importorskip("defusedxml")

QDA = "{urn:QDA-XML:project:1.0}"
KINDS = {
    "Barn": ("Integer", ["3", "-1"]), "Høyde": ("Float", ["1.71", "1.8"]), "Gift": ("Boolean", ["true", "false"]),
    "Født": ("Date", ["1990-05-17", "1991-01-01"]),
    "Intervjuet": ("DateTime", ["2026-01-02T03:04:05Z", "2026-01-03T03:04:05+01:00"]),
    "Bosted": ("Text", ["Hamar", "3"]),
}  # fmt: skip
NUMBERED = {name: 40 + n for n, name in enumerate(KINDS)}


def value(name, said):
    kind = KINDS[name][0]
    reference = f'<VariableRef targetGUID="{guid(NUMBERED[name])}"/>'
    return f"<VariableValue>{reference}<{kind}Value>{said}</{kind}Value></VariableValue>"


def the_file():
    variables = "".join(
        f'<Variable guid="{guid(NUMBERED[name])}" name="{name}" typeOfVariable="{kind}"/>'
        for name, (kind, _) in KINDS.items()
    )
    cases = "".join(
        f'<Case guid="{guid(50 + n)}" name="P{n}">' + "".join(value(name, said[n]) for name, (_, said) in KINDS.items())
        + "</Case>" for n in (0, 1)
    )  # fmt: skip
    return zipped(document(more=f"<Variables>{variables}</Variables><Cases>{cases}</Cases>"))


def variables_in(content):
    """The types by name, and (name, element, value) of all."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
    rows = {each.get("guid"): each for each in root.iter(f"{QDA}Variable")}
    values = set()
    for each in root.iter(f"{QDA}VariableValue"):
        reference, said = each
        values.add((rows[reference.get("targetGUID")].get("name"), said.tag.rpartition("}")[2], said.text))
    return {each.get("name"): each.get("typeOfVariable") for each in rows.values()}, values


def test_types_and_values_go_out_as_they_came():
    project = alice(World(9))
    bring_in(project, made_whole(read_qdpx("a.qdpx", the_file())))
    types, values = variables_in(to_qdpx(Presentation(project)))
    assert types == {name: kind for name, (kind, _) in KINDS.items()}
    assert values == {(name, f"{kind}Value", each) for name, (kind, said) in KINDS.items() for each in said}


def test_a_value_that_is_no_whole_number_or_moment_makes_the_type_wider():
    project = alice(World(9))
    bring_in(project, made_whole(read_qdpx("a.qdpx", the_file())))
    person = next(iter(project.state.participants.rows))
    project.do(describe_participant, person, "Barn", "2,5")
    project.do(describe_participant, person, "Intervjuet", "i fjor")
    types, values = variables_in(to_qdpx(Presentation(project)))
    assert (types["Barn"], types["Intervjuet"]) == ("Float", "Text")
    assert ("Barn", "FloatValue", "2.5") in values
    assert ("Intervjuet", "TextValue", "i fjor") in values

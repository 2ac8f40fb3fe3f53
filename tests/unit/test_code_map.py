"""The code map: what it joins, that it holds ten codes and three hundred, and that no name does anything in it."""

from xml.etree import ElementTree

import pytest

from core.analysis.code_map import code_map
from core.analysis.crosstabs import co_occurrence
from core.analysis.presentation import Presentation
from core.commands import codebook, relations
from core.commands.project import undo
from core.exporting.code_map import code_map_picture, places
from core.exporting.svg import to_png
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.refusals import refuses

EVIL = '"><script>alert(1)</script><a href="javascript:x" onload="y">'


def test_it_joins_what_is_related_and_what_stands_together_as_the_table_counts():
    project = alice(World(2))
    source = a_source(project)
    above, one, two, gone = a_code(project, "over"), *(a_code(project, name) for name in ("en", "to", "borte"))
    project.do(codebook.move_code, one, above)
    for code in (one, gone):
        a_coding(project, source, code, 0, 9)
    a_coding(project, source, two, 5, 12)
    project.do(codebook.merge_codes, gone, one)
    project.do(relations.create_relation, gone and two, "causes", above)
    presentation = Presentation(project)
    found = code_map(presentation)
    assert [each.name for each in found.codes] == list(dict.fromkeys(["over", "en", "to"]))
    assert [(each.code, each.kind, each.other) for each in found.relations] == [(two, "term-relation-causes", above)]
    assert [(each.code, each.other, each.places) for each in found.together] == [(one, two, 1)]
    assert co_occurrence(presentation).cells[0][1] == 1


def test_a_hostile_name_is_a_name():
    pytest.importorskip("resvg_py")
    project = alice(World(3))
    one, two = a_code(project, EVIL), a_code(project, "&<>'")
    project.do(relations.create_relation, one, EVIL, two)
    picture = code_map_picture(Presentation(project), code_map(Presentation(project)))
    tags = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(picture).iter()}
    assert tags <= {"svg", "rect", "path", "polygon", "circle", "text", "title"}
    names = {name for each in ElementTree.fromstring(picture).iter() for name in each.attrib}
    assert not any(name.startswith("on") or "href" in name for name in names)
    assert to_png(picture).startswith(b"\x89PNG")


def test_nothing_ten_and_three_hundred_codes_are_drawn():
    project = alice(World(4))
    presentation = Presentation(project)
    assert "picture-nothing" in code_map_picture(presentation, code_map(presentation))
    for n in range(300):
        a_code(project, f"kode {n}")
        if n in (9, 299):
            root = ElementTree.fromstring(code_map_picture(Presentation(project), code_map(Presentation(project))))
            circles = [each for each in root.iter() if each.tag.endswith("circle")]
            places = {(each.get("cx"), each.get("cy")) for each in circles}
            assert len(circles) == len(places) == n + 1
            side = float(root.get("width", "0"))
            assert all(0 < float(value or 0) < side for place in places for value in place)


def test_a_code_stands_where_it_was_put_and_the_picture_shows_it_there():
    world = World(5)
    a = alice(world)
    one, two = a_code(a, "en"), a_code(a, "to")
    b = invited(world, a)
    _, before = places(code_map(Presentation(a)))
    a.do(codebook.arrange_code, one, 250, 1000)
    with refuses("code-not-moved"):
        a.do(codebook.arrange_code, one, 250, 1000)
    with refuses("place-off-the-map"):
        a.do(codebook.arrange_code, one, 250, 1001)
    put = b.do(codebook.arrange_code, two, 0, 0)[0].id
    exchange(a, b)
    assert a.state.digest() == b.state.digest()
    side, at = places(found := code_map(Presentation(b)))
    assert (at[one], at[two]) == ((side / 4, side), (0, 0))
    picture = code_map_picture(Presentation(b), found)
    circles = [each for each in ElementTree.fromstring(picture).iter() if each.tag.endswith("circle")]
    assert [(float(each.get("cx", 0)), float(each.get("cy", 0))) for each in circles] == [
        (round(side / 4, 1), side),
        (0, 0),
    ]
    b.do(undo, b.do(codebook.arrange_code, two, 9, 9)[0].id)
    assert b.state.codes.rows[two].on_map == (0, 0)
    b.do(undo, put)
    exchange(a, b)
    assert places(code_map(Presentation(a)))[1][two] == before[two], "taken back, it stands on the circle again"

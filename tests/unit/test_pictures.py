"""Pictures and the result table: what they show is what was coded, in the shape that method books ask for."""

import colorsys
from xml.etree import ElementTree

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.category_table import category_table
from core.analysis.colours import CODE_COLOURS, SHADES, Colours, shade
from core.analysis.crosstabs import by_column
from core.analysis.presentation import Presentation
from core.analysis.saturation import uses
from core.commands import codebook
from core.errors import Refused
from core.exporting.pictures import KINDS, heat, picture
from core.exporting.svg import HEIGHT, WIDTH, to_png
from tests.builders import World, a_code, a_coding, a_source, alice

pytest.importorskip("squarify")
ENGLISH = Catalogue("en")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def study():
    project = alice(World(8))
    source = a_source(project)
    top = a_code(project, "Egenkraft <&>")
    below = [a_code(project, name, top) for name in ("Rammer", "Deling")]
    leaves = [a_code(project, "faste møter", below[0]), a_code(project, "kaffe", below[0]), a_code(project, "alene")]
    for n, code in enumerate([leaves[0], leaves[0], leaves[1], leaves[2], below[1]]):
        a_coding(project, source, code, n, n + 5)
    return project, top, below, leaves


def boxes(svg):
    tree = ElementTree.fromstring(svg)
    found = {}
    for rect in tree.iter(f"{SVG}rect"):
        title = rect.find(f"{SVG}title")
        if title is not None:
            found[title.text] = {name: float(rect.get(name)) for name in ("x", "y", "width", "height")}
    return found


def test_the_size_of_a_box_is_the_number_of_codings(study):
    found = boxes(picture(Presentation(study[0], None, ENGLISH), "treemap"))
    assert set(found) == {
        "Egenkraft <&>: 4 codings", "Rammer: 3 codings", "Deling: 1 coding", "faste møter: 2 codings",
        "kaffe: 1 coding", "alene: 1 coding",
    }  # fmt: skip
    area = {name: (box["width"] + 2) * (box["height"] + 2) for name, box in found.items()}
    assert area["Egenkraft <&>: 4 codings"] / area["alene: 1 coding"] == pytest.approx(4, rel=0.01)
    assert area["faste møter: 2 codings"] / area["kaffe: 1 coding"] == pytest.approx(2, rel=0.01)
    for box in found.values():
        assert 0 <= box["x"] <= box["x"] + box["width"] <= WIDTH
        assert 0 <= box["y"] <= box["y"] + box["height"] <= HEIGHT


def test_a_code_is_drawn_from_its_first_use_to_its_last(study):
    project, _, _, _leaves = study
    drawn = boxes(picture(Presentation(project, None, ENGLISH), "uses"))
    by_name = {title.split(":")[0]: box for title, box in drawn.items()}
    assert set(by_name) == {"faste møter", "kaffe", "alene", "Deling"}, "only what was used"
    used = {Presentation(project).code(use.code): use for use in uses(Presentation(project))}
    begin = min(use.first for use in used.values())
    scale = (by_name["Deling"]["x"] - by_name["faste møter"]["x"]) / (used["Deling"].first - begin)
    for name, use in used.items():
        assert by_name[name]["x"] == pytest.approx(by_name["faste møter"]["x"] + scale * (use.first - begin), abs=0.2)
        assert by_name[name]["width"] == pytest.approx(max(3, scale * (use.last - use.first)), abs=0.2)
    assert by_name["faste møter"]["width"] > by_name["kaffe"]["width"] == 3


def test_every_picture_is_whole_also_of_nothing(study):
    for project in (study[0], alice(World(9))):
        for kind in KINDS:
            ElementTree.fromstring(picture(Presentation(project, None, ENGLISH), kind))
        ElementTree.fromstring(heat(by_column(Presentation(project, None, ENGLISH), "coders"), ENGLISH))
    with pytest.raises(Refused) as caught:
        picture(Presentation(study[0]), "pie")
    assert (caught.value.code, caught.value.parameters) == ("no-such-picture", {"kinds": KINDS})


def test_pixels_come_from_the_same_picture(study):
    pytest.importorskip("resvg_py")
    png = to_png(picture(Presentation(study[0], None, ENGLISH), "codes"), zoom=1)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == WIDTH


def test_the_result_table_has_the_shape_of_a_category_report(study):
    found = [(each.depth, each.name, each.subcodes, each.codings) for each in category_table(Presentation(study[0]))]
    assert found == [
        (0, "Egenkraft <&>", ("Deling",), 4),
        (1, "Rammer", ("faste møter", "kaffe"), 3),
        (0, "alene", (), 1),
    ]


def hue(colour):
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)[0]


def test_codes_have_shades_of_their_categorys_colour(study):
    project, top, below, leaves = study
    colours = Colours(project.state)
    one, other = (colours.of(each) for each in leaves[:2])
    assert one != other
    for each in (one, other):
        assert abs((hue(each) - hue(colours.of(below[0])) + 0.5) % 1 - 0.5) < 0.06
    before = colours.of(leaves[0])
    project.do(codebook.create_code, "én til", below[0])
    assert Colours(project.state).of(leaves[0]) == before, "a new code changes no other’s colour"
    project.do(codebook.colour_code, top, "#123456")
    project.do(codebook.colour_code, leaves[1], "#654321")
    colours = Colours(project.state)
    assert abs(hue(colours.of(leaves[0])) - hue("#123456")) < 0.15
    assert colours.of(leaves[1]) == "#654321"


@pytest.mark.parametrize("colour", [*CODE_COLOURS, "#000000", "#ffffff", "#123456"])
def test_shades_are_told_apart_and_seen(colour):
    shades = [shade(colour, n) for n in range(len(SHADES))]
    assert len(set(shades)) >= 4
    if colour in CODE_COLOURS:
        pytest.importorskip("flet", reason="the colours of the app need flet")
        from app.shell.theme import DARK, LIGHT, contrast

        for each in shades:
            assert contrast(each, LIGHT.paper) >= 3
            assert contrast(each, DARK.paper) >= 1.5


def test_a_drawing_says_how_many_characters_no_xml_can_hold(study):
    project, *_ = study
    shown = Presentation(project, None, ENGLISH)
    assert "cannot hold" not in picture(shown, "codes")
    a_coding(project, next(iter(project.state.sources.rows)), a_code(project, "et \ufffd som står der"), 3, 9)
    assert "cannot hold" not in picture(Presentation(project, None, ENGLISH), "codes")
    shown = Presentation(project, None, ENGLISH)
    code = a_code(project, "tegn\ufffe og\uffff")
    a_coding(project, next(iter(project.state.sources.rows)), code, 3, 9)
    assert "2 characters that this format cannot hold stand as \ufffd." in picture(shown, "codes")
    drawn = ElementTree.fromstring(picture(shown, "codes"))
    line = next(each for each in drawn.iter(f"{SVG}text") if "cannot hold" in (each.text or ""))
    assert float(line.get("y")) < float(drawn.get("height"))

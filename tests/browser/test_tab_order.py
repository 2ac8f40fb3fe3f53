"""The Tab key on a large screen: what stands above comes before what stands below, and one sees where it is."""

import io

import pytest

from app import sample
from tests.browser.driver import DESKTOP
from tests.browser.studies import enter

Image = pytest.importorskip("PIL.Image")
RAIL = 215
"""Pixels that the rail takes at the left: it comes before the screen."""
STOPS = """[...document.querySelectorAll("flt-semantics, input, textarea")].filter(e => e.tabIndex === 0).map(each => {
  const {x, y, bottom} = each.getBoundingClientRect();
  return {name: each.ariaLabel || each.innerText || each.localName, x, y, bottom};
})"""
SCREENS = {
    "2": "2-torleif",
    "3": "Bearbeiding og aksept",
    "4": "Jeg hadde gått i to år",
    "6": "Koder A",
    "7": "Berit",
    "8": "Revisjonspakke",
    "9": "Bearbeiding og aksept",
}
"""Keys that lead to screens, and what one reads there."""


@pytest.fixture
def me(visit, tmp_path):
    """Somebody in the sample study, which has as much as a screen holds."""
    sample.build(tmp_path / "study")
    visitor = visit(DESKTOP, language="nb", recent=[str(tmp_path / "study" / "coder-a")])
    enter(visitor, passphrase=sample.PASSPHRASE, see="Selvhjelp")
    return visitor


def stops(me) -> list[dict]:
    """What Tab goes through on the screen, once it has come to rest."""
    found: list[list[dict]] = []
    for _ in range(60):
        found.append(me.page.evaluate(STOPS))
        if len(found) > 3 and found[-1] == found[-2] == found[-3]:
            break
        me.pause(300)
    return [each for each in found[-1] if each["x"] >= RAIL]


def test_what_stands_above_comes_first(me):
    for key, words in SCREENS.items():
        me.key(f"Control+{key}")
        me.see(words)
        found = stops(me)
        assert len(found) > 2
        for n, each in enumerate(found):
            late = [before["name"] for before in found[:n] if before["y"] >= each["bottom"] - 4]
            assert late == [], f"{each['name']} comes after what stands below it ({words})"


def test_a_button_that_tab_came_to_has_an_edge(me):
    me.key("Control+4")
    me.see("Jeg hadde gått")
    stops(me)
    button = me.page.get_by_role("button", name="Tabeller").first
    box = button.bounding_box()
    before = me.page.screenshot(clip=box)
    for _ in range(60):
        me.key("Tab")
        if me.focused() == "Tabeller":
            break
    assert me.focused() == "Tabeller"
    me.pause(1500)
    edges = [_dark_at_the_edge(each) for each in (before, me.page.screenshot(clip=box))]
    assert edges[0] < 0.1
    assert edges[1] > 0.9


def _dark_at_the_edge(picture: bytes) -> float:
    """The share of dark points in the row of points one below the upper edge, between the rounded corners."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    row = [image.getpixel((x, 2)) for x in range(10, image.width - 10)]
    return sum(each < 140 for each in row) / len(row)


def test_the_whole_of_the_view_has_a_name(visit):
    """It has the focus where what had it is gone; without a name a screen reader reads out all that it holds."""
    page = visit(DESKTOP, language="nb").page
    assert page.get_by_role("group", name="Kodespor", exact=True).first.evaluate("view => view.localName") == (
        "flutter-view"
    )

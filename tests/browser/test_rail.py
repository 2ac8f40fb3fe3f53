"""The rail beside a screen, in a window that is lower than all its entries."""

from tests.browser.driver import DESKTOP
from tests.browser.studies import a_project, enter


def test_a_low_window_shows_where_one_is(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    me = visit((DESKTOP[0], 500), language="nb", recent=[str(folder)])
    enter(me)
    assert not in_sight(me, "Hjelp")
    me.key("Control+K")
    me.pause()
    me.page.keyboard.type("Hjelp")
    me.pause()
    me.key("Enter")
    me.see("Omvisning")
    for _ in range(40):  # it comes into sight when the screen is drawn
        if in_sight(me, "Hjelp"):
            return
        me.pause(250)
    raise AssertionError("the entry of the screen that is shown is out of sight")


def in_sight(me, name) -> bool:
    """Whether an entry of the rail can be seen: all of it above the lock at the foot."""
    entry = me.page.get_by_role("button", name=name, exact=True).first
    lock = me.page.get_by_role("button", name="Lås", exact=True).first.bounding_box()
    if not entry.count() or not entry.is_visible():
        return False
    box = entry.bounding_box()
    return box is not None and box["height"] > 20 and box["y"] + box["height"] <= lock["y"] + 1

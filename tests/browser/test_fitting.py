"""Every screen of the sample study at three sizes: what can be pressed has a name and a role, is large enough for a
finger where fingers are used, and lies within the window."""

import shutil

import pytest

from app import sample
from tests.browser.driver import DESKTOP, PHONE, TABLET

PRESSED = ("button", "textbox", "slider", "checkbox", "switch", "tab", "menuitem", "link", "radio", "input", "textarea")
TOUCH = 43.5
"""44 logical pixels, less what rounding takes."""
CONTROLS = """() => {
  const cut = element => {
    const here = element.getBoundingClientRect();
    for (let above = element.parentElement; above; above = above.parentElement) {
      const style = getComputedStyle(above);
      if (style.overflowY === "visible" && style.overflowX === "visible") continue;
      const edge = above.getBoundingClientRect();
      if (here.bottom >= edge.bottom - 1 || here.top <= edge.top + 1 || here.right >= edge.right - 1) return true;
    }
    return false;
  };
  const all = document.querySelectorAll("flt-semantics, flt-semantics input, flt-semantics textarea");
  return [...all].map(element => {
    const own = element.getBoundingClientRect();
    const around = element.tagName === "INPUT" ? element.parentElement.getBoundingClientRect() : own;
    const group = element.closest("[role=group][aria-label]");
    return {
      role: element.getAttribute("role") || element.tagName.toLowerCase(),
      name: (element.ariaLabel || element.innerText || (group && group.ariaLabel) || "").trim(),
      left: own.x, right: own.x + own.width, width: Math.max(own.width, around.width),
      height: Math.max(own.height, around.height), pressed: element.hasAttribute("flt-tappable"), cut: cut(element),
    };
  });
}"""
"""The controls in the tree that a screen reader gets. One that is scrolled half out of its list is `cut`."""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "study"
    sample.build(folder)
    return folder


def faults(me, size, touched):
    """What is wrong with the controls that are shown, one line for each."""
    found = []
    for each in me.page.evaluate(CONTROLS):
        if not (each["pressed"] or each["role"] in PRESSED) or not each["width"]:
            continue
        what = f"{each['role']} “{each['name'][:40]}”"
        if not each["name"]:
            found.append(f"{what} has no name")
        if touched and not each["cut"] and min(each["width"], each["height"]) < TOUCH:
            found.append(f"{what} is {each['width']:.0f} × {each['height']:.0f}")
        if (each["left"] < -1 or each["right"] > size[0] + 1) and not each["cut"]:  # but for rows drawn sideways
            found.append(f"{what} is out of the window")
    return found


@pytest.mark.parametrize(
    ("size", "settings"),
    [
        (DESKTOP, {"language": "nb"}),
        (TABLET, {"language": "en", "dark": True}),
        (PHONE, {"language": "nb"}),
        (PHONE, {"language": "en", "scale": 2.0}),
    ],
    ids=["desktop", "tablet", "phone", "phone with large text"],
)
def test_what_can_be_pressed_has_a_name_and_room(visit, tmp_path, study, size, settings):
    touched = size != DESKTOP
    shutil.copytree(study, tmp_path / "study")
    folder = tmp_path / "study" / "coder-a"
    me = visit(size, touch=touched, recent=[str(folder)], **settings)
    me.pause(1000)
    assert faults(me, size, touched) == []
    me.write("Passordfrase" if settings["language"] == "nb" else "Passphrase", sample.PASSPHRASE)
    me.key("Enter")
    me.see("Selvhjelp")
    for number in range(1, 10):
        me.key(f"Control+{number}")
        me.pause(1200)
        assert faults(me, size, touched) == [], f"screen {number}"
    me.key("Control+2")
    me.press("1-kari")
    me.pause(1500)
    me.key("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown")
    me.pause(800)
    assert faults(me, size, touched) == [], "with a passage in hand"
    if "scale" in settings:
        return  # names are below the window there
    me.press("Koding lei av å vente" if settings["language"] == "nb" else "Coding lei av å vente")
    me.pause(800)
    assert faults(me, size, touched) == [], "with a coding in hand"

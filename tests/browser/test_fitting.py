"""Every screen of the sample study in seven settings: what can be pressed has a name and a role, is large enough for a
finger where fingers are used, lies within the window and on nothing else that can be pressed; words stand out."""

import io
import itertools
import shutil

import pytest

from app import sample
from app.i18n.catalogue import Catalogue
from tests.browser.choosing import choose_files
from tests.browser.driver import DESKTOP, PHONE, TABLET

Image = pytest.importorskip("PIL.Image")

TALK = "Intervjuer: Hva skjedde?\nP01: Jeg ventet lenge.\nP02: Ikke jeg.\n"
SMALL, ON_ITS_SIDE = (360, 640), (844, 390)
PRESSED = ("button", "textbox", "slider", "checkbox", "switch", "tab", "menuitem", "link", "radio", "input", "textarea")
BY_NAME = (
    "writing-title", "shell-team", "shell-settings", "help-title", "retrieve-search-all", "agreement-title",
    "components-tables",
)  # fmt: skip
"""Screens without a key of their own: found by their names."""
FIELDS = ("input", "textarea", "textbox")
TOUCH = 43.5
"""44 logical pixels, less what rounding takes."""
CONTRAST, DRAWN = 4.5, 1.05
"""Of words to their ground, by WCAG 2; and of anything that is drawn at all."""
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
  const all = [...document.querySelectorAll("flt-semantics, flt-semantics input, flt-semantics textarea")];
  return all.map(element => {
    const own = element.getBoundingClientRect();
    const around = element.tagName === "INPUT" ? element.parentElement.getBoundingClientRect() : own;
    const group = element.closest("[role=group][aria-label]");
    return {
      role: element.getAttribute("role") || element.tagName.toLowerCase(),
      name: (element.ariaLabel || element.innerText || (group && group.ariaLabel) || "").trim(),
      left: own.x, right: own.x + own.width, width: Math.max(own.width, around.width),
      top: own.y, bottom: own.y + own.height, height: Math.max(own.height, around.height),
      pressed: element.hasAttribute("flt-tappable"), cut: cut(element), off: !!element.closest("[aria-disabled=true]"),
      around: all.flatMap((other, n) => other !== element && other.contains(element) ? [n] : []),
      words: element.querySelector("flt-semantics") ? "" : element.innerText.trim(),
    };
  });
}"""
"""The controls in the tree that a screen reader gets. One that is scrolled half out of its list is `cut`; `around` are
the numbers of those that it lies in."""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "study"
    sample.build(folder)
    return folder


def faults(me, size, touched, scale=1.0):
    """What is wrong with the controls that are shown, one line for each. `scale` is how large letters are."""
    found, pressed = [], []
    controls = me.page.evaluate(CONTROLS)
    for number, each in enumerate(controls):
        if not (each["pressed"] or each["role"] in PRESSED) or not each["width"]:
            continue
        what = f"{each['role']} “{each['name'][:40]}”"
        if not each["name"]:
            found.append(f"{what} has no name")
        if touched and not each["cut"] and min(each["width"], each["height"]) < TOUCH:
            found.append(f"{what} is {each['width']:.0f} × {each['height']:.0f}")
        if (each["left"] < -1 or each["right"] > size[0] + 1) and not each["cut"]:  # but for rows drawn sideways
            found.append(f"{what} is out of the window")
        if not each["cut"]:
            pressed.append((number, what, each))
    for (one, first, a), (two, second, b) in itertools.combinations(pressed, 2):
        wide = min(a["right"], b["right"]) - max(a["left"], b["left"])
        high = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
        is_in_field = a["role"] in FIELDS or b["role"] in FIELDS  # the eye of a passphrase
        if min(wide, high) > 4 and not is_in_field and one not in b["around"] and two not in a["around"]:
            found.append(f"{first} lies on {second}")
    return found + faint(me.page.screenshot(), controls, scale)


def faint(picture, controls, scale=1.0):
    """Words that hardly stand out from their ground: the pixel that differs most from the commonest one. Where nothing
    is drawn, the words are for a screen reader; of a button that is lower than a finger, only a slice is seen."""
    shown = Image.open(io.BytesIO(picture)).convert("RGB")
    found = []
    for each in controls:
        box = tuple(round(each[edge]) for edge in ("left", "top", "right", "bottom"))
        is_whole = 0 <= box[0] < box[2] <= shown.width and 0 <= box[1] < box[3] <= shown.height
        is_slice = each["height"] < (TOUCH * scale if each["pressed"] or each["role"] in PRESSED else 14 * scale)
        if not each["words"] or each["off"] or each["cut"] or is_slice or not is_whole:
            continue
        cut = shown.crop(box)
        colours = cut.getcolors(cut.width * cut.height)  # room for more would be made anew for every word
        ground, lights = luminance(max(colours)[1]), [luminance(colour) for _, colour in colours]
        contrasts = [(max(ground, lum) + 0.05) / (min(ground, lum) + 0.05) for lum in lights]
        if DRAWN < max(contrasts) < CONTRAST:
            found.append(f"“{each['words'][:40]}” stands out by {max(contrasts):.1f} alone")
    return found


def luminance(colour):
    """How bright a colour is, as WCAG 2 reckons it: 0 to 1."""
    parts = [each / 255 for each in colour]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_that_are_hardly_seen_are_found():
    picture = io.BytesIO()
    shown = Image.new("RGB", (60, 20), "#faf7f1")
    shown.paste("#8a958f", (5, 5, 20, 8))
    shown.paste("#22302b", (35, 5, 50, 8))
    shown.save(picture, "PNG")
    words = [
        {
            "left": left,
            "top": 0,
            "right": left + 30,
            "bottom": 20,
            "cut": False,
            "off": off,
            "words": f"word {left}",
            "height": 20,
            "pressed": False,
            "role": "",
        }
        for left, off in ((0, False), (0, True), (30, False))
    ]
    assert faint(picture.getvalue(), words) == ["“word 0” stands out by 2.9 alone"]


@pytest.mark.parametrize(
    ("size", "settings"),
    [
        (DESKTOP, {"language": "nb"}),
        (DESKTOP, {"language": "en", "dark": True, "scale": 1.5}),
        (TABLET, {"language": "en", "dark": True}),
        (PHONE, {"language": "nb"}),
        (PHONE, {"language": "en", "scale": 2.0}),
        (SMALL, {"language": "nb", "dark": True}),
        (ON_ITS_SIDE, {"language": "nb"}),
    ],
    ids=["desktop", "dark with large text", "tablet", "phone", "phone with large text", "small phone", "on its side"],
)
def test_what_can_be_pressed_has_a_name_and_room(visit, tmp_path, study, size, settings):
    touched, w = size != DESKTOP, Catalogue(settings["language"])
    shutil.copytree(study, tmp_path / "study")
    folder = tmp_path / "study" / "coder-a"
    me = visit(size, touch=touched, recent=[str(folder)], **settings)
    wrong = {}

    def look(where):
        """What moves comes to rest sooner or later; what is wrong then is wrong."""
        for _ in range(6):
            me.pause(1000)
            found = faults(me, size, touched, settings.get("scale", 1.0))
            if not found:
                return
        wrong[where] = found

    for mode in ("start-create", "start-join", "common-open"):
        me.press(w(mode), exact=True)
        look(w(mode))
    me.write(w("common-passphrase"), sample.PASSPHRASE)
    me.key("Enter")
    me.see("Selvhjelp")
    for number in range(1, 10):
        me.key(f"Control+{number}")
        look(f"screen {number}")
    for name in BY_NAME:
        me.key("Control+K")
        sought = w("shell-find-what")
        me.write(sought, w(name)) if touched else me.type_at_once(sought, w(name))
        me.key("Enter")
        me.page.get_by_label(sought).first.wait_for(state="detached", timeout=15_000)
        look(w(name))
    me.key("Control+2")
    choose_files(me, w("texts-import"), {"et intervju med et langt navn på filen.txt": TALK, "et notat.txt": "Regn.\n"})
    me.see(w("texts-review-title", count=2))
    look("import")
    me.page.mouse.move(size[0] / 2, size[1] / 2)
    me.page.mouse.wheel(0, size[1])
    look("import, further down")
    me.press(w("common-cancel"))
    me.press("1-kari")
    me.pause(1500)
    me.key("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown")
    look("with a passage in hand")
    if settings.get("scale", 1.0) < 2 and size != ON_ITS_SIDE:  # names are below the window there
        me.press("Koding lei av å vente" if settings["language"] == "nb" else "Coding lei av å vente")
        look("with a coding in hand")
    assert wrong == {}

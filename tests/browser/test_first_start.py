"""The first minute: the app speaks the reader's language, and one types without having to press anything first."""

import json

import pytest

from tests.browser.driver import DESKTOP, PASSPHRASE
from tests.browser.studies import a_project


@pytest.mark.parametrize(
    ("locale", "own", "greeting", "other", "foreign"),
    [
        ("en-US", "Passphrase", "Since you were last here", "Norsk (bokmål)", "Passordfrase"),
        ("nn-NO", "Passordfrase", "Siden sist du var her", "English", "Passphrase"),
        ("de-DE", "Passphrase", "Since you were last here", "Norsk (bokmål)", "Passordfrase"),
    ],
)
def test_it_begins_in_the_browsers_language_until_one_is_chosen(visit, tmp_path, locale, own, greeting, other, foreign):
    folder = tmp_path / "project"
    a_project(folder)
    me = visit(DESKTOP, locale=locale, recent=[str(folder)])
    me.type_at_once(own, PASSPHRASE)
    me.key("Enter")
    me.see(greeting)
    me.key("Control+L")
    me.press(other)
    me.see(foreign)
    kept = json.loads((me.served.configuration / "kodespor" / "settings.json").read_text())
    assert kept["language"] == ("nb" if own == "Passphrase" else "en"), "a choice stays"


def test_a_new_study_is_named_without_pressing_anything_first(visit):
    me = visit(DESKTOP, locale="en-GB")
    me.type_at_once("Title of the study", "Being along")
    below = me.page.get_by_role("button", name="Try the sample study")
    before = below.bounding_box()["y"]
    me.page.mouse.move(DESKTOP[0] - 60, 600)
    me.page.mouse.wheel(0, 200)
    for _ in range(20):
        me.pause(200)
        if below.bounding_box()["y"] < before:
            break
    else:
        raise AssertionError("the wheel does nothing beside the card")
    me.tab_to("Text size")
    for _ in range(2):  # behind the last one, perhaps out of the page first, the first one comes
        me.page.keyboard.press("Tab")
        for _ in range(50):
            if "Text size" not in me.focused():
                break
            me.pause(100)
        if me.focused() == "Open":
            return
    raise AssertionError(f"behind the last one comes {me.focused()}")

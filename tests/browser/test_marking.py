"""Random drags and clicks over a coded text: the words that are copied and coded are the same ones, and no word is
cut."""

import random

from app.components.coded_text import selection as model
from tests.browser.driver import looked_into
from tests.browser.studies import TEXT, at_a_coded_text, quotes

GESTURES = 24
LEFT, TOP, LINE = 277, 130, 28
"""Where the words begin in the window, and how high a line is (logical pixels)."""


def is_whole(quote):
    """Whether a quote stands in the text and cuts no word of it."""
    start = TEXT.index(quote)
    edges = (start, start + len(quote))
    words = [model.word_at(TEXT, min(edge, len(TEXT) - 1)) for edge in edges]
    return not any(word.start < edge < word.end for word, edge in zip(words, edges, strict=True))


def copy(visitor):
    """What the keys put on the clipboard, if anything."""
    visitor.page.evaluate("navigator.clipboard.writeText('')")
    visitor.page.keyboard.press("Control+C")
    for _ in range(150):
        found = visitor.page.evaluate("navigator.clipboard.readText()")
        if found:
            return found
        visitor.pause(100)
    return ""


def clicked(visitor, place, times, among):
    """What is marked where one clicks so often at a place: one of these. A busy machine may count no double click."""
    for _ in range(4):
        visitor.page.mouse.click(*place, click_count=times)
        visitor.pause()
        found = copy(visitor)
        if found in among:
            return found
        visitor.key("Escape")
        visitor.pause()
    raise AssertionError(f"{found} is marked")


def test_what_is_marked_is_what_is_copied_and_coded(visit, tmp_path):
    folder = tmp_path / "project"
    start = TEXT.index("Det var kaffe")
    me = at_a_coded_text(visit, folder, (start, start + 30))
    chance = random.Random(20)
    mouse, copied = me.page.mouse, ""
    for _ in range(GESTURES):
        one, two = ((chance.randint(LEFT, LEFT + 500), TOP + LINE * chance.randint(0, 5)) for _ in "ab")
        mouse.move(*one)
        mouse.down()
        mouse.move(*two, steps=3)
        mouse.up()
        me.page.keyboard.press("Escape")  # the picker would lie where the next drag begins
        copied = copy(me)
        assert copied
        assert is_whole(copied), copied
    me.press("Kod med «Trygge rammer»")
    me.see("Kodet med «Trygge rammer»")
    assert ("Trygge rammer", copied) in quotes(looked_into(folder))
    me.pause()
    at = (LEFT + 150, TOP + 2 * LINE)
    word = clicked(me, at, 2, TEXT.split())
    me.pause()
    assert word in clicked(me, at, 3, TEXT.split("\n"))
    me.pause()
    clicked(me, at, 2, [word])
    me.page.keyboard.down("Shift")
    me.pause()
    me.page.mouse.click(LEFT + 400, at[1])
    me.pause()
    me.page.keyboard.up("Shift")
    more = copy(me)
    assert is_whole(more)
    assert more.startswith(f"{word} ")
    the_picker_is_in_nobodys_way(me, at, more)
    letters_are_marked_with_alt(me, at)
    a_name_that_has_the_keyboard_shows_its_words(me)
    me.pause()  # what is still on its way to the page arrives


def the_picker_is_in_nobodys_way(me, at, marked):
    """Its field may be left by Escape, and a click with Shift is for the words below it."""
    field = me.page.get_by_label("Kode for det markerte")
    me.key("Escape", "Escape")
    word = clicked(me, at, 2, TEXT.split())
    field.click()
    me.key("Escape")
    field.wait_for(state="detached", timeout=15_000)
    clicked(me, at, 2, [word])
    field.wait_for(state="attached", timeout=15_000)
    me.page.keyboard.down("Shift")
    field.wait_for(state="detached", timeout=15_000)
    me.page.mouse.click(LEFT + 250, at[1] + 2 * LINE)
    me.pause()
    me.page.keyboard.up("Shift")
    assert len(copy(me)) > len(marked), "more lines than before"
    me.key("Control+A")
    me.see("Kopier med henvisning")
    assert copy(me) == TEXT


def letters_are_marked_with_alt(me, at):
    me.key("Escape", "Escape")
    me.page.mouse.move(*at)
    me.page.mouse.down()
    me.page.keyboard.down("Alt")
    me.pause()
    me.page.mouse.move(at[0] + 15, at[1], steps=3)
    me.page.mouse.move(at[0] + 25, at[1], steps=3)
    me.pause()
    me.page.mouse.up()
    me.page.keyboard.up("Alt")
    found = copy(me)
    assert not is_whole(found), "whole words are marked"
    me.key("Escape", "Escape")


def a_name_that_has_the_keyboard_shows_its_words(me):
    box = {"x": LEFT, "y": TOP - LINE, "width": 600, "height": 8 * LINE}
    before = me.page.screenshot(clip=box)
    me.tab_to("Koding Kaffe av Ada Fiksjon")
    for _ in range(50):
        if me.page.screenshot(clip=box) != before:
            return
        me.pause(100)
    raise AssertionError("the words look as before")

"""Five hundred random gestures on random texts: the words that are shown marked, those that are told, coded and copied
are the same, no letter and no word is cut, whatever the script."""

import asyncio
import random
import unicodedata
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import flet as ft
import pytest

from app.components.coded_text import selection as model
from app.components.coded_text.document_text import DocumentText
from app.components.coded_text.handles import Handles
from app.components.coded_text.text_spans import Mark
from app.features.reading.screen import ReadingScreen
from app.shell.theme import blend
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, sources
from core.commands.sources import Incoming
from core.errors import Refused
from core.text.find import Range
from core.text.normal import normalise
from tests.builders import World, alice
from tests.unit.app.screens import StandIn

TEXTS, GESTURES = 25, 20
WORDS = (
    "jeg", "venta", "å", "to-tre", "don't", "«ja»", "e\u0301te\u0301", "👩‍👩‍👧", "🇳🇴🇸🇪", "👍🏽", "שלום", "אני", "مرحبا",
    "ሰላም", "ที่นี่", "日本語", "(.)", "[overlapp]", "↑hva", "10,5", "…", "—", "x" * 90, "நன்றி", "ŋɡəˈʁ",
)  # fmt: skip


class Hands:
    """Gestures on one text, as the page sends them."""

    def __init__(self, text: str, chance: random.Random) -> None:
        shell = StandIn(alice(World(3)))
        shell.touch = lambda: None
        shell.is_narrow = chance.random() < 0.3
        self.told: list[Range | None] = []
        self.chance, self.text = chance, text
        self.document = DocumentText(shell, text, lambda mark: (mark.key, "", ""), self.told.append, lambda _: None)
        self.document.line_width = chance.choice((260.0, 420.0, 700.0))
        self.document._fill(len(self.document._ranges))
        marks = [Mark(*sorted(chance.sample(range(len(text) + 1), 2)), f"{n:02x}", "#2f6f5e") for n in range(6)]
        self.document.show([mark for mark in marks if mark.start < mark.end])
        self.pointing = self.document.pointing
        self.pointing.viewport = 600.0
        self.marked_colour = blend(shell.look.colours.accent, shell.look.colours.paper, 0.35)

    def place(self):
        """Somewhere over the words, now and then beside or below them."""
        document = self.document
        document.scrolled = self.chance.uniform(0, max(0.0, document.height - 600))
        x = document.words_left + self.chance.uniform(-8, (document.line_width or 0) + 8)
        return SimpleNamespace(local_position=SimpleNamespace(x=x, y=self.chance.uniform(-20, 640)))

    async def act(self) -> str:
        kind = self.chance.choice(
            ("drag", "drag", "drag", "letters", "twice", "thrice", "shift", "keys", "edge", "all")
        )
        pointing, document = self.pointing, self.document
        pointing._held_keys = {"alt"} if kind == "letters" else {"shift"} if kind == "shift" else set()
        pointing._clicked = 0.0
        if kind in ("drag", "letters", "twice", "thrice"):
            start = self.place()
            for _ in range({"twice": 2, "thrice": 3}.get(kind, 1)):
                pointing._pressed(start)
            for _ in range(self.chance.randint(1, 3)):
                pointing._moved(self.place())
                await asyncio.sleep(0)
            pointing._let_go(self.place())
        elif kind == "shift":
            pointing._pressed(self.place())
            pointing._clicked_up(None)
        elif kind == "all":
            pointing.reach(model.Selection(0, len(self.text)))
        elif document.selection is not None and kind == "keys":
            for _ in range(self.chance.randint(1, 4)):
                pointing.step(self.chance.choice((1, -1)), self.chance.choice(("letter", "word")))
                pointing.step_line(self.chance.choice((1, -1)))
        elif document.selection is not None:
            document.hold(document.selection)
            where = self.place().local_position
            pointing._handle_drawn(self.chance.choice(("start", "end")), where.x, where.y)
            pointing._handle_let_go()
        return kind

    def shown(self) -> set[int]:
        """The letters on the marked ground (code points of the text). The end of a block's last line is not drawn."""
        found = set()
        for block in self.document.blocks:
            at = block.within.start
            for span in block._text.spans:
                for letter in span.text:
                    if letter == "\n" and self.text[at : at + 1] != "\n":
                        continue
                    assert letter == self.text[at]
                    if span.style.bgcolor == self.marked_colour:
                        found.add(at)
                    at += 1
        return found


async def copied(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the reading screen puts on the clipboard."""
    board: list[str] = []

    async def put(_, words):
        board.append(words)

    monkeypatch.setattr(ft.Clipboard, "set", put)
    shell = SimpleNamespace(announce=lambda _: None, words=lambda _: "")
    screen: Any = SimpleNamespace(document=hands.document, text=hands.text, shell=shell)
    await ReadingScreen._copy(screen, with_reference=False)
    return "".join(board)


def a_text(chance):
    turns = []
    for n in range(chance.randint(8, 24)):
        said = chance.choice((" ", " ", ", ", "  ")).join(chance.choice(WORDS) for _ in range(chance.randint(1, 40)))
        turns.append(f"{'Kari' if n % 2 else 'Intervjuer'}: {said}" if chance.random() < 0.8 else said)
    return normalise("\n".join(turns) + "\n")


def is_a_break(text, place):
    """Whether a word may begin or end there."""
    word = model.word_at(text, place) if place < len(text) else None
    return word is None or not word.start < place < word.end


@pytest.mark.parametrize("number", range(TEXTS))
def test_what_is_shown_marked_is_what_is_told_coded_and_copied(number, monkeypatch):
    chance = random.Random(number)
    text = a_text(chance)
    project = alice(World(number + 1))
    source = project.do(sources.import_source, Incoming("t", text, "test"))[0].event.source
    code = project.do(codebook.create_code, "kode")[0].event.code

    async def run():
        hands, coded = Hands(text, chance), {}
        for _ in range(GESTURES):
            kind = await hands.act()
            found = hands.document.selection
            marked = "" if found is None else text[found.start : found.end]
            assert unicodedata.normalize("NFC", marked) == marked
            wanted = set(range(*found)) if found is not None else set()
            assert {at for at in wanted ^ hands.shown() if text[at] != "\n"} == set(), kind
            assert await copied(hands, monkeypatch) == marked
            if found is None:
                continue
            assert hands.told[-1] == found or kind in ("keys", "edge")
            assert not any(model.is_inside(text, edge) for edge in found), "a letter is cut"
            if kind in ("drag", "twice", "thrice"):
                assert is_a_break(text, found.start)
                assert is_a_break(text, found.end), "a word is cut"
            with suppress(Refused):  # it may be coded so already
                coded[found] = project.do(codings.code_once, source, *found, [code])[0].event.coding
            made = coded[found]
            assert Presentation(project).quote(project.state.codings.rows[made]) == marked

    asyncio.run(run())


def test_a_handle_goes_as_far_as_a_fast_hand():
    drawn: list[tuple[str, float, float]] = []
    handles = Handles(StandIn(alice(World(3))), lambda *found: drawn.append(found), lambda: None)
    handles.show((100.0, 0.0, 28.0), (300.0, 28.0, 56.0), 500.0)

    def at(x: float, y: float) -> SimpleNamespace:
        return SimpleNamespace(global_position=SimpleNamespace(x=x, y=y))

    handles._pressed(at(402.0, 163.0))
    handles._begin("start")  # told of only when the hand is elsewhere
    handles._move("start", at(462.0, 191.0))
    handles._end("start", at(472.0, 191.0))
    assert drawn == [("start", 160.0, 42.0), ("start", 170.0, 42.0)]


def test_what_floats_is_there_again_when_the_keyboard_goes_elsewhere_while_shift_is_held():
    pointing, done = Hands("Jeg ventet lenge.", random.Random(1)).pointing, []
    pointing.floating = SimpleNamespace(hide=lambda: done.append("hidden"), draw=lambda *_: done.append("drawn"))
    pointing._has_keys = True
    pointing._key_down("shift")  # as Shift and Tab begin
    pointing.forget_keys()
    assert done == ["hidden", "drawn"]
    pointing._has_keys = True
    pointing._key_down("shift")  # as the question mark begins, by which the list of keys opens
    pointing.release_keys()
    assert done == ["hidden", "drawn"] * 2
    pointing._key_down("shift")
    assert done == [*["hidden", "drawn"] * 2, "hidden"]

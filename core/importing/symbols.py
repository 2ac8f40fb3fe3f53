"""Fonts of signs that old documents write with letters: what each sign is in Unicode."""

import re

_SYMBOL = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
"""Adobe's Symbol encoding from 0x20 and from 0xA0."""
_WINGDINGS = {
    0x20: " ", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x3F: "✍", 0x41: "✌", 0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞",
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_FONTS = ("symbol", "wingdings")


def is_symbol_font(name: str) -> bool:
    """Whether a font's letters are signs that this file knows."""
    return name.strip().casefold() in _FONTS


def with_symbols(text: str, font: str) -> str:
    """A text whose letters of the private area, which symbol fonts put there, are the signs that the font shows."""
    return _PRIVATE.sub(lambda found: symbol(font, ord(found[0])), text) if is_symbol_font(font) else text


def symbol(font: str, code: int) -> str:
    """The sign that a font shows for a code (Word adds 0xF000 to it); U+FFFD where it is not known."""
    if not 0x20 <= code < 0xD800 and not 0xE000 <= code <= 0xFFFF:
        return "\ufffd"
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if font.strip().casefold() == "wingdings":
        return _WINGDINGS.get(place, "\ufffd")
    if font.strip().casefold() != "symbol":
        return chr(code) if not 0xE000 <= code <= 0xF8FF else "\ufffd"
    if 0x20 <= place < 0x20 + len(_SYMBOL):
        return _SYMBOL[place - 0x20]
    return _SYMBOL_HIGH[place - 0xA0] if 0xA0 <= place < 0xA0 + len(_SYMBOL_HIGH) else "\ufffd"

"""The word below each icon on a phone, where no pointer shows what it is called."""

from collections.abc import Callable
from typing import Protocol

import flet as ft

from app.shell.fonts import FALLBACK, PLAIN

ICON, LETTERS = 20, 11
"""The sizes of an icon and of the word below it (logical pixels)."""
SCALE_MAX = 1.5
"""The word grows with all text so far: it has little room."""
WORDS = {
    ft.Icons.ARROW_BACK: "back",
    ft.Icons.ARROW_FORWARD: "open",
    ft.Icons.BACKSPACE_OUTLINED: "clear",
    ft.Icons.CHECK_BOX: "compare",
    ft.Icons.CHEVRON_LEFT: "back",
    ft.Icons.CHEVRON_RIGHT: "forward",
    ft.Icons.CLOSE: "close",
    ft.Icons.COMPARE_ARROWS: "compare",
    ft.Icons.CONTENT_COPY: "copy",
    ft.Icons.DELETE_OUTLINE: "delete",
    ft.Icons.EDIT_NOTE: "memo",
    ft.Icons.EDIT_OUTLINED: "edit",
    ft.Icons.FIND_REPLACE: "replace",
    ft.Icons.HANDSHAKE_OUTLINED: "settle",
    ft.Icons.KEYBOARD_ARROW_DOWN: "next",
    ft.Icons.KEYBOARD_VOICE_OUTLINED: "transcribe",
    ft.Icons.LINK_OFF: "unlink",
    ft.Icons.MORE_VERT: "more",
    ft.Icons.MY_LOCATION: "selection",
    ft.Icons.OPEN_IN_NEW: "go",
    ft.Icons.PAUSE: "pause",
    ft.Icons.PHONELINK_ERASE: "remove",
    ft.Icons.PLAY_ARROW: "play",
    ft.Icons.REPLAY_5: "rewind",
    ft.Icons.SAVE_ALT: "save",
    ft.Icons.SEARCH: "search",
    ft.Icons.SKIP_NEXT: "milestone",
    ft.Icons.SKIP_PREVIOUS: "milestone",
    ft.Icons.TAG: "number",
    ft.Icons.VISIBILITY_OFF_OUTLINED: "hide",
    ft.Icons.VISIBILITY_OUTLINED: "show",
}
"""Of each icon that stands on a phone's screens: the end of its message's id, `shell-icon-…`."""


class _Window(Protocol):
    @property
    def words(self) -> Callable[..., str]: ...

    @property
    def is_small(self) -> bool: ...


def word_below(window: _Window) -> Callable[[str], str]:
    """Gives the word that stands below an icon in a window, by its end of the message's id; empty where a pointer shows
    the icon's name."""
    return lambda icon: window.words(f"shell-icon-{icon}") if icon and window.is_small else ""


def with_word(icon: ft.IconData, word: str, colour: str, scale: float) -> ft.Control:
    """An icon and the word below it; the button's own name is what is read out."""
    size = LETTERS * min(scale, SCALE_MAX)
    below = ft.Text(
        word, size=size, color=colour, font_family=PLAIN, font_family_fallback=FALLBACK, max_lines=1,
        style=ft.TextStyle(height=1.15),
    )  # fmt: skip
    shown = ft.Column(
        [ft.Icon(icon, size=ICON, color=colour), below], spacing=1, tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )  # fmt: skip
    return ft.Semantics(content=shown, exclude_semantics=True)

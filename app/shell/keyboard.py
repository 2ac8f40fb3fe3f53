"""What keys do, wherever one is; a screen may add its own. All need a modifier, since fields have the focus too."""

from typing import TYPE_CHECKING, Any

import flet as ft

if TYPE_CHECKING:
    from app.shell.protocols import Shell

HELP = (
    ("Ctrl+Z", "Undo"),
    ("Ctrl+Shift+Z", "Redo"),
    ("Ctrl+1 … 9", "Go to a screen"),
    ("Ctrl+L", "Lock"),
    ("?, F1", "This help"),
    ("Alt+↓ / Alt+↑", "Next or previous sentence (while reading)"),
    ("Alt+Shift+↓", "Extend the passage by a sentence"),
    ("Ctrl+K", "Write a code for the passage; Enter applies it"),
    ("Ctrl+I", "Code in vivo: the words themselves become the code"),
    ("Ctrl+M", "Write a memo in the margin of the passage"),
    ("Escape", "Let go of the passage"),
)


def pressed(shell: "Shell", event: ft.KeyboardEvent) -> None:
    """Does what a key is for."""
    control = event.ctrl or event.meta
    if event.key == "F1" or (event.key in ("?", "/") and event.shift and not is_typing(shell)):
        show_help(shell)
    elif shell.session is None:
        return
    elif control and event.key.upper() == "Z":
        shell.redo() if event.shift else shell.undo()
    elif control and event.key.upper() == "L":
        shell.lock()
    elif control and event.key.isdigit() and event.key != "0":
        from app.shell.window import PLACES

        number = int(event.key) - 1
        if number < len(PLACES):
            shell.go(PLACES[number][0])
    else:
        on_key = getattr(shell.screen, "on_key", None)
        if on_key is not None:
            on_key(event)


def is_typing(shell: "Shell") -> bool:
    """Whether a field of the screen has the focus, so that plain keys are text."""
    return bool(getattr(shell.screen, "is_writing", False))


def show_help(shell: "Shell") -> None:
    """The sheet of keys."""
    rows: list[Any] = [
        ft.Row([ft.Container(shell.look.strong(keys, 14), width=140), shell.look.text(shell.words(what), 14)])
        for keys, what in HELP
    ]
    sheet = ft.Column(rows, tight=True, spacing=8, scroll=ft.ScrollMode.AUTO)
    shell.page.show_dialog(
        ft.AlertDialog(
            title=shell.look.title(shell.words("Keys"), 20),
            content=sheet,
            actions=[shell.look.button(shell.words("Close"), lambda _: shell.page.pop_dialog())],
            bgcolor=shell.look.colours.surface,
        )
    )

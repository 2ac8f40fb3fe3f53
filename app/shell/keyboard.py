"""Keyboard shortcuts of the window; a screen may add its own. All use a modifier, so that fields can be typed into."""

import flet as ft

from app.shell.navigation import ENTRIES
from app.shell.protocols import Shell, TakesKeys

HELP = (
    ("Ctrl+Z", "common-undo"),
    ("Ctrl+Shift+Z", "common-redo"),
    ("Ctrl+1 … 9", "shell-key-go"),
    ("Ctrl+L", "shell-lock"),
    ("?, F1", "shell-key-help"),
    ("Alt+↓ / Alt+↑", "shell-key-sentence"),
    ("Alt+Shift+↓", "shell-key-extend"),
    ("Shift+←→↑↓", "shell-key-reach"),
    ("Ctrl+A", "shell-key-all"),
    ("Shift, Alt", "shell-key-mouse"),
    ("Ctrl+K", "shell-key-code"),
    ("Ctrl+K", "shell-key-find"),
    ("Ctrl+I", "shell-key-vivo"),
    ("Ctrl+M", "shell-key-memo"),
    ("Ctrl+C", "reading-copy"),
    ("Alt+C", "common-copy-reference"),
    ("Ctrl+Enter", "shell-key-confirm"),
    ("Escape", "shell-key-clear"),
)
"""Keys, and the id of the message that says what each does."""
KEYS_WIDTH = 140


def pressed(shell: Shell, event: ft.KeyboardEvent) -> None:
    """Carries out a shortcut."""
    control = event.ctrl or event.meta
    if event.key == "F1" or (event.key in ("?", "/") and event.shift and not is_typing(shell)):
        show_help(shell)
    elif event.key == "Escape" and shell.is_asking:
        shell.leave_dialog()
    elif control and event.key == "Enter" and shell.is_asking:
        shell.confirm()
    elif shell.session is None:
        return
    elif control and event.key.upper() == "Z":
        if not has_own_undo(shell):
            shell.redo() if event.shift else shell.undo()
    elif control and event.key.upper() == "L":
        shell.lock()
    elif control and event.key.isdigit() and event.key != "0":
        number = int(event.key) - 1
        if number < len(ENTRIES):
            shell.go(ENTRIES[number].place)
    elif control and event.key.upper() == "K" and not is_in_text(shell):
        shell.find()
    elif isinstance(shell.screen, TakesKeys) and not shell.is_asking:
        shell.screen.on_key(event)


def is_typing(shell: Shell) -> bool:
    """Whether a dialog is open, or a field of the screen has the focus, so that plain keys are text."""
    return shell.is_asking or shell.look.is_writing


def has_own_undo(shell: Shell) -> bool:
    """Whether Ctrl+Z is for what is being typed. A screen with keys of its own has fields for names and reasons only,
    which are empty again as soon as they were used: there it takes back what was coded."""
    return is_typing(shell) and (shell.is_asking or not isinstance(shell.screen, TakesKeys))


def is_in_text(shell: Shell) -> bool:
    """Whether a passage is marked, so that Ctrl+K means a code for it."""
    return shell.place == "reading" and getattr(shell.screen, "selection", None) is not None


def show_help(shell: Shell) -> None:
    """The list of keys."""
    look, w = shell.look, shell.words
    rows: list[ft.Control] = [
        ft.Row([ft.Container(look.strong(keys, 14), width=KEYS_WIDTH), look.text(w(what), 14)]) for keys, what in HELP
    ]
    shell.show(w("shell-keys"), ft.Column(rows, tight=True, spacing=8))

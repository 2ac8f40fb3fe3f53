"""Making a recovery sheet: its words are shown once, to be written down."""

import flet as ft

from app import composition
from app.shell.protocols import Shell
from core.commands.members import add_device
from core.keys.recovery_sheet import numbered, paper_device, words_of_seed


def ask_to_make_sheet(shell: Shell) -> None:
    """Shows the words of a new sheet, which counts once they were written down."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    seed = composition.entropy(32)
    said = look.text(w("components-sheet-how"), 14.5)
    words = look.readable(look.strong(numbered(words_of_seed(seed), 2 if shell.is_narrow else 4), 17))

    def work() -> None:
        session.project.do(add_device, session.project.member, paper_device(seed).keys, "paper")
        session.forget_gestures()

    shell.ask(
        w("components-make-sheet"),
        ft.Column([said, words], tight=True, spacing=14),
        w("components-sheet-written"),
        work,
    )

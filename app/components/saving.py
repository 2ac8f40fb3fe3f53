"""Saving a file that holds something of the study: it is written, recorded, and said."""

from pathlib import Path

import flet as ft

from app.services.exports import Taken, unwilling_in, write_out
from app.shell.protocols import Shell
from core.analysis.presentation import SPOKEN
from core.errors import KodesporError


def save_out(shell: Shell, out: Path, content: bytes, taken: Taken) -> None:
    """Writes the file and records that it left the study. Raises StorageFailed where it cannot be written."""
    assert shell.session is not None
    tell_saved(shell, out, write_out(shell.session.project, out, content, taken, shell.session.do))


def unwilling_lines(shell: Shell, content: str = "study") -> list[ft.Control]:
    """Before something is saved: whose words it may hold without their consent."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    lines: list[ft.Control] = []
    for matter, people in unwilling_in(session.project.state, Taken(content, "", SPOKEN)):
        named = [session.presentation.participant(each) for each in people]
        lines.append(
            look.text(w(f"components-unwilling-{matter}", people=named, count=len(named)), 14, look.colours.warn)
        )
    return lines


def tell_saved(shell: Shell, out: Path, problem: KodesporError | None) -> None:
    """Says that a file was saved, and why that is not recorded in the project, if so."""
    w = shell.words
    said = w("common-saved-file", file=out)
    if problem is not None:
        said += " " + w("components-export-not-recorded", reason=w.say(problem))
    shell.notify(said)

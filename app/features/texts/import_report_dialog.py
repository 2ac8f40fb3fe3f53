"""The report of imports: what the file of another tool held that did not come in as it stands there."""

from collections.abc import Sequence
from pathlib import Path

import flet as ft

from app.components.saving import save_out
from app.services.exports import took
from app.shell.protocols import Shell
from core.analysis.import_reports import heading, import_reports, in_markdown
from core.commands.import_omissions import Omission

KINDS_MAX, SHOWN_MAX = 200, 20
"""So many kinds of things, and things of one kind, stand in the dialog; a saved report has all."""


def omission_lines(shell: Shell, omissions: Sequence[Omission]) -> list[ft.Control]:
    """What a file holds that will not come in as it stands there, before it is imported."""
    w = shell.words
    return [line for each in omissions[:KINDS_MAX] for line in _lines(shell, w.say(each.message), each.things)]


def ask_report(shell: Shell) -> None:
    """Shows the reports of all imports; they can be saved."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    reports = import_reports(session.presentation)
    lines: list[ft.Control] = [] if reports else [look.quiet(w("importing-report-none"))]
    for report in reports:
        lines.append(look.strong(w("importing-report-title", file=report.file or "–"), 16))
        lines.append(look.quiet(w("importing-report-about", by=report.by, day=report.at[:10], count=report.imported)))
        for each in report.things[:KINDS_MAX]:
            lines += _lines(shell, heading(each, w), each.things)

    def work() -> None:
        name = w("texts-report-name")
        shell.page.run_task(save_out, shell, name, in_markdown(reports, w).encode(), took("trail", Path(name)))

    listed = ft.Column(lines, tight=True, spacing=6, scroll=ft.ScrollMode.AUTO, height=340)
    shell.ask(w("texts-import-reports"), listed, w("common-save-file"), work)


def _lines(shell: Shell, said: str, things: Sequence[str]) -> list[ft.Control]:
    look, w = shell.look, shell.words
    named = [each for each in things if each]
    lines: list[ft.Control] = [look.text(said, 14)]
    lines += [look.quiet(f"– {each}") for each in named[:SHOWN_MAX]]
    more = len(named) - SHOWN_MAX
    return [*lines, look.quiet(w("common-and-more", count=more))] if more > 0 else lines

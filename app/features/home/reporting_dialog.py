"""A form for what reporting checklists ask and only a person can answer: interviewer, setting, funding and so on."""

import flet as ft

from app.shell.protocols import Shell
from core.commands.project import REPORTED, describe_parts
from core.report.document_model import capital


def ask_for_reporting(shell: Shell) -> None:
    """One field for each part; what was changed is saved as one gesture."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    presentation = session.presentation
    parts = dict(next(iter(presentation.state.project.values())).parts)
    before = {part: presentation.words(parts.get(part)) for part in REPORTED}
    fields = {part: look.field(capital(w(f"term-part-{part}")), value=before[part], multiline=True)
              for part in REPORTED}  # fmt: skip

    def work() -> None:
        now = {part: (field.value or "").strip() for part, field in fields.items()}
        changed = {part: text for part, text in now.items() if text != before[part]}
        if changed:
            session.do(describe_parts, changed)

    column = ft.Column(
        [look.quiet(w("home-reporting-about")), *fields.values()], tight=True, spacing=10, scroll=ft.ScrollMode.AUTO
    )
    shell.ask(w("home-reporting"), column, w("common-save"), work)

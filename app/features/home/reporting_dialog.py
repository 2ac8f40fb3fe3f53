"""A form for what reporting checklists ask and only a person can answer: interviewer, setting, funding and so on."""

import flet as ft

from app.components.working import worked
from app.shell.protocols import Shell
from core.commands.project import REPORTED, describe_parts
from core.messages import Translator
from core.project import Project
from core.report.checklist import STANDARDS
from core.report.document_model import capital
from core.report.review import checklist_items


def ask_for_reporting(shell: Shell) -> None:
    """One field for each part, with the items that it answers and what the log says of them; what was changed is saved
    as one gesture. The whole log is read for it, beside the window."""
    shell.page.run_task(_ask, shell)


async def _ask(shell: Shell) -> None:
    asked = await worked(shell, shell.words("home-reporting"), lambda project: _asked(project, shell.words))
    if asked is None or shell.session is None:
        return
    look, w, session = shell.look, shell.words, shell.session
    presentation = session.presentation
    parts = dict(next(iter(presentation.state.project.values())).parts)
    before = {part: presentation.words(parts.get(part)) for part in REPORTED}
    fields = {
        part: look.field(
            capital(w(f"term-part-{part}")),
            value=before[part],
            multiline=True,
            helper=asked.get(part),
            helper_max_lines=3,
        )
        for part in REPORTED
    }

    def work() -> None:
        now = {part: (field.value or "").strip() for part, field in fields.items()}
        changed = {part: text for part, text in now.items() if text != before[part]}
        if changed:
            session.do(describe_parts, changed)

    column = ft.Column(
        [look.quiet(w("home-reporting-about")), *fields.values()], tight=True, spacing=10, scroll=ft.ScrollMode.AUTO
    )
    shell.ask(w("home-reporting"), column, w("common-save"), work)


def _asked(project: Project, say: Translator) -> dict[str, str]:
    """For each part the items that it answers, as "COREQ 19 · SRQR 11", and what the log already says of them."""
    places: dict[str, list[str]] = {}
    facts: dict[str, list[str]] = {}
    for standard in STANDARDS:
        for item in checklist_items(project, standard, say):
            if item.part:
                places.setdefault(item.part, []).append(f"{standard.upper()} {item.number}")
                facts.setdefault(item.part, []).extend([item.fact] if item.fact else [])
    return {
        part: " · ".join(where) + ("".join(f". {fact}" for fact in dict.fromkeys(facts[part])))
        for part, where in places.items()
    }

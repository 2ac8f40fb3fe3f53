"""What an examiner receives: the validity review as a file, or an audit bundle that discloses what the team chooses."""

from pathlib import Path

import flet as ft

from app import composition
from app.components.saving import Leaving, ask_to_save
from app.services.exports import Taken, took
from app.shell.protocols import Shell
from core.analysis import disclosure_selection
from core.analysis.presentation import SPOKEN, Presentation
from core.evidence.audit_bundle import make_bundle
from core.project import Project
from core.report.options import Options
from core.report.page import page
from core.report.plain import to_docx, to_markdown
from core.report.review import review

WRITERS = {".html": page, ".docx": to_docx, ".md": to_markdown}


def ask_review(shell: Shell) -> None:
    """Asks in which form the review is saved, in which layer, and whether it shows coders' names and days."""
    look, w = shell.look, shell.words
    accent = look.colours.accent
    names = ft.Switch(label=w("history-review-names"), value=True, active_color=accent)
    days = ft.Switch(label=w("history-review-days"), value=True, active_color=accent)
    options = [ft.DropdownOption(key=each, text=w(f"term-layer-{each}")) for each in ("anonymised", SPOKEN)]
    layer = look.choice(w("history-review-quotes"), options, value="anonymised")
    trail = ft.Switch(label=w("history-review-trail"), value=True, active_color=accent)

    def make(project: Project, ending: str) -> tuple[bytes, Taken]:
        read = layer.value or SPOKEN
        chosen = Options(read, bool(names.value), bool(days.value), "with" if trail.value else "without")
        return WRITERS[ending](review(project, chosen, w)), took("report", Path(f"x{ending}"), read)

    more = [names, days, layer, trail]
    about, stem = w("history-review-about"), w("history-review-name")
    ask_to_save(shell, Leaving(w("history-review"), stem, tuple(WRITERS), make, about, more, "report", layer))


def ask_bundle(shell: Shell) -> None:
    """Asks what the bundle discloses, and saves it; it holds the record of itself."""
    look, w = shell.look, shell.words
    shows = look.choice(
        value="decisions", label=w("history-bundle-discloses"),
        options=[
            ft.DropdownOption(key="decisions", text=w("history-bundle-decisions")),
            ft.DropdownOption(key="everything", text=w("history-bundle-everything")),
        ],
    )  # fmt: skip

    def make(project: Project, ending: str) -> tuple[bytes, Taken]:
        everything = shows.value == "everything"
        choose = disclosure_selection.everything if everything else disclosure_selection.decisions
        content = make_bundle(project, choose(Presentation(project, None, w)), composition.clock().at)
        return content, took("bundle", Path(f"x{ending}"), SPOKEN if everything else "")

    about, stem = w("history-bundle-about"), w("history-bundle-name")
    ask_to_save(shell, Leaving(w("history-bundle"), stem, (".kaudit",), make, about, [shows], "bundle", again=True))

"""What an examiner receives: the validity review as a file, or an audit bundle that discloses what the team chooses."""

from pathlib import Path

import flet as ft

from app import composition
from app.components.saving import save_out, tell_saved, unwilling_lines
from app.services.exports import took, write_bundle
from app.shell.protocols import Shell
from core.analysis import disclosure_selection
from core.analysis.presentation import SPOKEN
from core.errors import Refused
from core.evidence.audit_bundle import make_bundle
from core.report.options import Options
from core.report.page import page
from core.report.plain import to_docx, to_markdown
from core.report.review import review

WRITERS = {".html": page, ".docx": to_docx, ".md": to_markdown}


def ask_review(shell: Shell) -> None:
    """Asks where to save the review, in which layer, and whether it shows coders' names and days."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    place = look.field(w("history-review-file"), value=str(Path.home() / w("history-review-name")))
    accent = look.colours.accent
    names = ft.Switch(label=w("history-review-names"), value=True, active_color=accent)
    days = ft.Switch(label=w("history-review-days"), value=True, active_color=accent)
    spoken = ft.Switch(label=w("history-review-verbatim"), value=False, active_color=accent)
    trail = ft.Switch(label=w("history-review-trail"), value=True, active_color=accent)
    said = look.quiet(w("history-review-about"))

    def work() -> None:
        out = Path((place.value or "").strip()).expanduser()
        write = WRITERS.get(out.suffix.lower())
        if write is None:
            raise Refused("review-format")
        layer = "spoken" if spoken.value else "anonymised"
        options = Options(layer, bool(names.value), bool(days.value), "with" if trail.value else "without")
        content = write(review(session.project, options, w))
        save_out(shell, out, content, took("report", out, layer))

    body = ft.Column(
        [said, *unwilling_lines(shell, "report"), place, names, days, spoken, trail], tight=True, spacing=12
    )
    shell.ask(w("history-review"), body, w("common-save-file"), work)


def ask_bundle(shell: Shell) -> None:
    """Asks where to save the bundle, and what it discloses."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    place = look.field(w("history-bundle-file"), value=str(Path.home() / w("history-bundle-name")))
    shows = look.choice(
        value="decisions", label=w("history-bundle-discloses"),
        options=[
            ft.DropdownOption(key="decisions", text=w("history-bundle-decisions")),
            ft.DropdownOption(key="everything", text=w("history-bundle-everything")),
        ],
    )  # fmt: skip
    said = look.quiet(w("history-bundle-about"))

    def work() -> None:
        out = Path((place.value or "").strip()).expanduser()
        everything = shows.value == "everything"
        choose = disclosure_selection.everything if everything else disclosure_selection.decisions

        def made() -> bytes:
            return make_bundle(session.project, choose(session.presentation), composition.clock().at)

        taken = took("bundle", out, SPOKEN if everything else "")
        tell_saved(shell, out, write_bundle(session.project, out, made, taken, session.do))

    body = ft.Column([said, *unwilling_lines(shell, "bundle"), shows, place], tight=True, spacing=12)
    shell.ask(w("history-bundle"), body, w("common-save-file"), work)

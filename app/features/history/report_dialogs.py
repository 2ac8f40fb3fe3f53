"""What an examiner gets: the validity review as a file, or a bundle of the log that shows what the team chooses."""

from pathlib import Path
from typing import TYPE_CHECKING

import flet as ft

from app import composition
from core.analysis import disclosure_selection
from core.errors import Refused
from core.evidence.audit_bundle import make_bundle
from core.report.options import Options
from core.report.page import page
from core.report.plain import to_docx, to_markdown
from core.report.review import review
from core.storage.files import write_whole

if TYPE_CHECKING:
    from app.shell.protocols import Shell

WAYS = {".html": page, ".docx": to_docx, ".md": to_markdown}


def ask_review(shell: "Shell") -> None:
    """Where to, in which layer, with or without the coders' names and the days."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    place = look.field(w("File to write (.html, .docx or .md)"), value=str(Path.home() / "gjennomgang.html"))
    accent = look.colours.accent
    names = ft.Switch(label=w("Coders by their names"), value=True, active_color=accent)
    days = ft.Switch(label=w("Days, not only months"), value=True, active_color=accent)
    spoken = ft.Switch(label=w("Quotes as spoken, not anonymised"), value=False, active_color=accent)
    said = look.quiet(w("How the categories came about, decision by decision: one file that asks nothing elsewhere."))

    def work() -> None:
        out = Path((place.value or "").strip()).expanduser()
        way = WAYS.get(out.suffix.lower())
        if way is None:
            raise Refused("A review is written as .html, .docx or .md.")
        layer = "spoken" if spoken.value else "anonymised"
        options = Options(w.language, layer, bool(names.value), bool(days.value), w)
        write_whole(out, way(review(session.project, options)))
        shell.say(w("Wrote {}. It is not encrypted: keep it where the words may be.").format(out))

    body = ft.Column([said, place, names, days, spoken], tight=True, spacing=12)
    shell.ask(w("Validity review"), body, w("Write the file"), work)


def ask_bundle(shell: "Shell") -> None:
    """Where to, and what it shows."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    place = look.field(w("File to write"), value=str(Path.home() / "studie.kaudit"))
    shows = look.choice(
        value="decisions", label=w("What it shows"),
        options=[
            ft.DropdownOption(key="decisions", text=w("all decisions, no words of informants")),
            ft.DropdownOption(key="everything", text=w("everything")),
        ],
    )  # fmt: skip
    said = look.quiet(
        w("The whole sealed log, and keys that open just this. Whoever gets it can check that it is whole.")
    )

    def work() -> None:
        out = Path((place.value or "").strip()).expanduser()
        presentation = session.presentation
        everything = shows.value == "everything"
        chosen = (
            disclosure_selection.everything(presentation)
            if everything
            else disclosure_selection.decisions(presentation)
        )
        write_whole(out, make_bundle(session.project, chosen.what, composition.clock().at, *chosen[1:]))
        shell.say(w("Wrote {}. It is not encrypted: keep it where the words may be.").format(out))

    body = ft.Column([said, shows, place], tight=True, spacing=12)
    shell.ask(w("Bundle for an auditor"), body, w("Write the file"), work)

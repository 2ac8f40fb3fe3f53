"""What left the study in clear, as a list."""

import flet as ft

from app.services.exports import noted_here
from app.shell.protocols import Shell
from core.analysis.exports import exports_of

SHOWN_MAX = 200


def show_exports(shell: Shell) -> None:
    """A dialog with the newest first."""
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    found = exports_of(presentation)
    lines: list[ft.Control] = [look.quiet(w("home-exports-about"))]
    for each in reversed(found[-SHOWN_MAX:]):
        reading = w(f"term-layer-{each.reading}") if each.reading else w("home-exports-no-words")
        named = [*each.texts, *each.codes, *([each.file] if each.file else [])]
        what = f"{w(f'term-export-{each.content}')} ({each.format})"
        said = " · ".join([each.at[:16].replace("T", " "), each.by, what, *([] if each.file else [reading]), *named])
        lines.append(look.text(said, 14, look.colours.warn if each.has_words else None))
    here = len(noted_here(shell.session.project))
    lines += [look.text(w("home-exports-here", count=here), 14, look.colours.warn)] if here else []
    lines += [] if found or here else [look.quiet(w("home-exports-none"))]
    width = min(720, shell.width - 48)
    body = ft.Column(lines, spacing=8, tight=True, width=width, height=360, scroll=ft.ScrollMode.AUTO)
    shell.show(w("home-exports"), body)

"""Saving one text with all its codings beside it, to read or to print."""

from pathlib import Path

import flet as ft

from app.components.saving import Leaving, ask_to_save
from app.services.exports import Taken, took
from app.shell.protocols import Shell
from core.analysis.presentation import SPOKEN, Presentation
from core.exporting.margin import with_margin
from core.ids import SourceId
from core.project import Project
from core.views.layers import LAYERS


def ask_export_of(shell: Shell, source: SourceId) -> None:
    """Asks in which form one text is saved, with its codings in the margin."""
    assert shell.session is not None
    w, layer = shell.words, layer_choice(shell)
    name = shell.session.presentation.source(source)

    def make(project: Project, ending: str) -> tuple[bytes, Taken]:
        presentation = Presentation(project, None, w, layer.value or SPOKEN)
        return with_margin(presentation, source, ending), took(
            "texts", Path(f"x{ending}"), presentation.layer, [source]
        )

    about = w("texts-export-margin")
    forms = (".docx", ".html")
    ask_to_save(shell, Leaving(name, name, forms, make, about, [layer], "texts", layer, sources=(source,)))


def layer_choice(shell: Shell) -> ft.Dropdown:
    """In which layer the texts are shown; anonymised, unless one asks for more."""
    w = shell.words
    options = [ft.DropdownOption(key=each, text=w(f"term-layer-{each}")) for each in (SPOKEN, *LAYERS)]
    return shell.look.choice(value="anonymised", label=w("texts-export-layer"), options=options)

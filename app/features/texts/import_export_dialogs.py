"""Importing a whole project from another tool, and exporting one's own."""

from pathlib import Path

import flet as ft

from app.components.chosen_file import FileField
from app.components.chosen_folder import FolderField
from app.components.saving import Leaving, ask_to_save
from app.components.text_export import layer_choice
from app.components.working import waited, written
from app.features.texts.import_report_dialog import ask_report, omission_lines
from app.services.exports import Taken, content_of, took
from app.services.sync_service import in_background
from app.shell.protocols import Shell
from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import SPOKEN, Presentation
from core.commands.foreign_project import Foreign
from core.commands.interchange_again import Known
from core.events.imports import ImportReported
from core.exporting.formats import exported
from core.exporting.refi import to_qdpx
from core.exporting.refi_targets import TARGETS, losses, target_named
from core.ids import Id
from core.importing.again_words import change_message
from core.importing.opaque_content import bring_in, compared
from core.importing.project import ENDINGS, check_project, read_project
from core.project import Project
from core.storage.files import HeldFile

WHOLE = (".docx", ".xlsx", ".csv", ".html", ".md", ".qdpx", ".qdc", ".json")
"""The forms of a whole study, as they are offered."""
CHANGES_MAX = 200
"""How many changes one can choose among; the rest stay as they are here."""
SHOWN_MAX = 40
"""How many texts of a file are shown."""


def ask_project(shell: Shell) -> None:
    """Asks which file; then shows what it holds before anything is imported."""
    look, w = shell.look, shell.words
    chosen = FileField(shell, w("texts-project-file"), ENDINGS)
    folder = FolderField(shell, w("texts-project-folder"))
    said = look.quiet(w("texts-project-formats"))

    def work() -> None:
        place = folder.path if folder.value and not chosen.files else chosen.file
        check_project(place)
        shell.page.run_task(_read, shell, place)

    earlier = look.button(w("texts-import-reports"), lambda _: ask_report(shell), ft.Icons.FACT_CHECK_OUTLINED)
    body = ft.Column([said, chosen.root, folder.root, earlier], tight=True, spacing=12)
    shell.ask(w("texts-import-project"), body, w("texts-read"), work)


async def _read(shell: Shell, place: Path | HeldFile) -> None:
    """Reads in a thread, then shows what was found; nothing is imported yet."""
    title = shell.words("texts-reading", name=place.name)
    foreign = await waited(shell, title, lambda: read_project(place, None, shell.words))
    if foreign is None:
        return
    session = shell.session
    if session is None or shell.folder is None:
        return
    known = await in_background(shell.folder, session.project.secrets, lambda project: compared(project, foreign))
    if shell.session is session:
        _confirm(shell, foreign, known)


def _confirm(shell: Shell, foreign: Foreign, known: Known) -> None:
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    counts = w(
        "texts-project-counts", texts=len(foreign.sources), codes=len(foreign.codes), codings=len(foreign.codings),
        memos=len(foreign.memos), participants=len(foreign.cases),
    )  # fmt: skip
    lines: list[ft.Control] = [look.strong(counts, 14)]
    lines += [look.quiet(f"{each.name} · {each.origin}") for each in foreign.sources[:SHOWN_MAX]]
    boxes = _again(shell, known, lines)
    if foreign.omissions:
        lines += [look.strong(w("texts-not-represented"), 14), *omission_lines(shell, foreign.omissions)]
    body = ft.Column(lines, tight=True, spacing=8, scroll=ft.ScrollMode.AUTO, height=340)

    def start() -> None:
        shell.page.run_task(_import, shell, foreign, {each.data for each in boxes if each.value})

    shell.ask(w("texts-import-project"), body, w("common-import"), start)


def _again(shell: Shell, known: Known, lines: list[ft.Control]) -> list[ft.Checkbox]:
    """What is here already, what is not in the file any more, and a box for each thing that changed."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    here = {kind: len(own) for kind, own in known.own.items()}
    if not any(here.values()):
        return []
    texts, codes, codings = here["source"], here["code"], here["coding"]
    lines.append(look.strong(w("texts-project-here", texts=texts, codes=codes, codings=codings), 14))
    if known.stays:
        lines.append(look.quiet(w("texts-project-stays", count=len(known.stays))))
    if known.gone:
        lines.append(look.quiet(w("texts-project-gone", count=len(known.gone))))
    boxes = [
        ft.Checkbox(label=w.say(change_message(each)), data=each.id, disabled=not each.may_take)
        for each in known.changes[:CHANGES_MAX]
    ]
    if boxes:
        lines += [look.strong(w("texts-project-changed"), 14), *boxes]
    return boxes


async def _import(shell: Shell, foreign: Foreign, take: set[Id]) -> None:
    """Imports in a thread: a large project takes some seconds, and one can go on reading meanwhile."""
    w, session = shell.words, shell.session
    assert session is not None
    outcome = await written(shell, w("texts-importing"), lambda project: bring_in(project, foreign, take))
    if outcome is not None:
        texts, codes, codings = (outcome.count(kind) for kind in ("source", "code", "coding"))
        shell.notify(w("texts-imported", texts=texts, codes=codes, codings=codings))
        if any(isinstance(each.event, ImportReported) for each in outcome.recorded):
            ask_report(shell)


def ask_export(shell: Shell) -> None:
    """Asks in which form the whole study is saved, in which layer, and for which program; what is lost on the way there
    is said."""
    look, w, session, layer = shell.look, shell.words, shell.session, layer_choice(shell)
    assert session is not None
    programs = [ft.DropdownOption(key=each, text=w(f"export-target-{each}")) for each in TARGETS]
    lost = ft.Column(tight=True, spacing=4)

    def tell() -> None:
        presentation = Presentation(session.project, None, w, layer.value or SPOKEN)
        found = losses(presentation, codebook_tree(presentation), target_named(program.value or "standard"))
        lost.controls = [look.quiet(w.say(each)) for each in found if each.id != "export-loss-history"]

    def chosen() -> None:
        tell()
        lost.update()

    program = look.choice(value="standard", label=w("texts-export-for"), options=programs, on_select=lambda _: chosen())
    tell()

    def make(project: Project, ending: str) -> tuple[bytes, Taken]:
        form = ending.removeprefix(".")
        presentation = Presentation(project, None, w, layer.value or SPOKEN)
        taken = took(content_of(form), Path(f"x{ending}"), "" if form == "qdc" else presentation.layer)
        if form == "qdpx":
            return to_qdpx(presentation, (), target_named(program.value or "standard")), taken
        return exported(presentation, form), taken

    more = [layer, program, lost]
    leaving = Leaving(
        w("common-export"), w("texts-export-name"), WHOLE, make, w("texts-export-about"), more, layer=layer
    )
    ask_to_save(shell, leaving)

"""Coming from another tool with a whole project, and taking one's own out."""

import asyncio
from pathlib import Path

import flet as ft

from app.components.file_chooser import with_chooser
from app.services.sync_service import in_background
from app.shell.protocols import Shell
from core.analysis.presentation import SPOKEN, Presentation
from core.commands.interchange_import import Foreign
from core.errors import KodesporError
from core.exporting.formats import exported
from core.exporting.margin import with_margin
from core.ids import Id
from core.importing.opaque_content import bring_in
from core.importing.project import ENDINGS, check_project, read_project
from core.storage.files import write_whole
from core.views.layers import LAYERS

SHOWN_MAX = 40
"""Lines of what has no place here; more are counted."""


def ask_project(shell: Shell) -> None:
    """Which file; then a look at what it holds, before anything is added."""
    look, w = shell.look, shell.words
    path = look.field(w("common-file-or-folder"), autofocus=True)
    known = w(
        "REFI-QDA (.qdpx, .qdc), QualCoder (.qda), RQDA (.rqda), Taguette (.sqlite3); codebooks (.csv, .xlsx, .md)."
    )
    said = look.quiet(known)

    def work() -> None:
        place = Path((path.value or "").strip()).expanduser()
        check_project(place)
        shell.page.run_task(_read, shell, place)

    body = ft.Column([said, with_chooser(shell, path, ("", *ENDINGS))], tight=True, spacing=12)
    shell.ask(w("Project of another tool"), body, w("Read"), work)


async def _read(shell: Shell, place: Path) -> None:
    """In a thread; then what was found is shown, and nothing is added yet."""
    shell.say(shell.words("Reading {} …").format(place.name))
    try:
        foreign = await asyncio.to_thread(read_project, place)
    except (KodesporError, OSError) as problem:
        shell.say(shell.words.refusal(problem))
        return
    _confirm(shell, foreign)


def _confirm(shell: Shell, foreign: Foreign) -> None:
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    counts = (
        (w("common-texts"), foreign.sources), (w("common-codes"), foreign.codes), (w("codings"), foreign.codings),
        (w("common-memos"), foreign.memos), (w("common-participants"), foreign.cases),
    )  # fmt: skip
    lines: list[ft.Control] = [look.strong(" · ".join(f"{name}: {len(held)}" for name, held in counts), 14)]
    lines += [look.quiet(f"{each.name} · {each.origin}") for each in foreign.sources[:SHOWN_MAX]]
    missing = foreign.not_represented
    if missing:
        lines.append(look.strong(w("What has no place here:"), 14))
        lines += [look.quiet(w.refusal(each)) for each in missing[:SHOWN_MAX]]
        lines += [look.quiet(f"+ {len(missing) - SHOWN_MAX}")] if len(missing) > SHOWN_MAX else []
    body = ft.Column(lines, tight=True, spacing=8, scroll=ft.ScrollMode.AUTO, height=340)
    shell.ask(
        w("Project of another tool"), body, w("common-import"), lambda: shell.page.run_task(_bring_in, shell, foreign)
    )


async def _bring_in(shell: Shell, foreign: Foreign) -> None:
    """In a thread: a large project takes some seconds, and one can go on reading meanwhile."""
    w, session = shell.words, shell.session
    assert session is not None
    assert shell.folder is not None
    shell.say(w("Bringing it in; you can go on meanwhile."))
    try:
        await in_background(shell.folder, session.project.secrets, lambda project: bring_in(project, foreign))
    except KodesporError as problem:
        shell.say(w.refusal(problem))
        return
    if shell.session is session:
        session.catch_up()
        shell.say(
            w("Brought in: {} texts, {} codes, {} codings.").format(
                len(foreign.sources), len(foreign.codes), len(foreign.codings)
            )
        )


def ask_export(shell: Shell) -> None:
    """Where to (the ending tells the form), and in which layer."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    place = look.field(
        w("File to write (.qdpx, .qdc, .docx, .html, .md, .csv or .xlsx)"), value=str(Path.home() / "studie.qdpx")
    )
    layers = {SPOKEN: w("as spoken")} | {each: w(each) for each in LAYERS}
    options = [ft.DropdownOption(key=each, text=name) for each, name in layers.items()]
    layer = look.choice(value=SPOKEN, label=w("Texts as they stand there"), options=options)
    live = [row.id for row in session.project.state.sources.values() if row.status == "live"]
    texts = [ft.DropdownOption(key="", text=w("The whole study"))]
    texts += [ft.DropdownOption(key=each.hex(), text=session.presentation.source(each)) for each in live]
    only = look.choice(value="", label=w("What: all, or a text with its margin (.html, .docx)"), options=texts)
    said = look.quiet(w("The study for other programs (.qdpx, .qdc), or codebook and quotes to read."))

    def work() -> None:
        out = Path((place.value or "").strip()).expanduser()
        presentation = Presentation(session.project, None, w, layer.value or SPOKEN)
        ending = out.suffix.lower()
        if only.value:
            write_whole(out, with_margin(presentation, Id(bytes.fromhex(only.value)), ending))
        else:
            write_whole(out, exported(presentation, ending.removeprefix(".")))
        shell.say(w("common-saved-file", file=out))

    shell.ask(
        w("common-export"), ft.Column([said, place, layer, only], tight=True, spacing=12), w("common-save-file"), work
    )

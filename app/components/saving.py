"""Saving a file that holds something of the study: what leaves is said, a form is chosen, it is recorded, and handed
to the browser, or written where the system's own chooser says."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import flet as ft

from app.components.working import caught_up, worked
from app.services import browser_page, window_devices
from app.services.exports import Taken, record, unwilling_in, write_again, write_out
from app.shell.protocols import Shell
from core.analysis.presentation import SPOKEN, Presentation
from core.analysis.unmasked import unmasked, unmasked_words
from core.errors import KodesporError, Refused
from core.ids import Id, SourceId
from core.project import Project
from core.views.edits_by_text import live

Make = Callable[[Project, str], tuple[bytes, Taken]]
"""Makes the file's bytes, and says what was taken, of a project and a form's ending (with its dot)."""
NAME_MAX = 120
NOT_IN_A_PAGE = (".docx",)
"""Forms whose libraries have no build for a browser."""
PICTURE = ".png"
"""In a page the window makes pixels of the drawing that `Leaving.make` gives for this form."""
FORBIDDEN = '<>:"/\\|?*'
"""No system that people use takes all of these in a file's name."""


@dataclass(frozen=True)
class Leaving:
    """What can be saved: its name without an ending, in which forms, and who makes it. `about` is a sentence on it;
    `more` are choices of its own; `content` and `sources` as in `Taken`; `again`: it is made once more with the record
    of itself."""

    title: str
    stem: str
    endings: Sequence[str]
    make: Make
    about: str = ""
    more: Sequence[ft.Control] = ()
    content: str = "study"
    layer: ft.Dropdown | None = None
    again: bool = False
    sources: tuple[SourceId, ...] = ()


def ask_to_save(shell: Shell, leaving: Leaving) -> None:
    """Asks for the form and the name, and says what is anonymised and whose consent is lacking; then saves."""
    look, w = shell.look, shell.words
    form, says = form_choice(shell, leaving.endings)
    name = look.field(w("saving-name"), value=leaving.stem)
    about = [look.quiet(leaving.about)] if leaving.about else []
    if browser_page.IS_HERE and ".docx" in leaving.endings:
        about.append(look.quiet(w("saving-not-in-a-page")))
    reading = [reading_line(shell, leaving.layer, leaving.sources)] if leaving.layer is not None else []

    def start() -> None:
        file = file_name(name.value or "", form.value or "")
        shell.page.run_task(_save, shell, leaving, file)

    unwilling = unwilling_lines(shell, leaving.content, leaving.sources)
    body = ft.Column(
        [*about, form, says, *leaving.more, *reading, *unwilling, name],
        tight=True, spacing=12, scroll=ft.ScrollMode.AUTO,
    )  # fmt: skip
    shell.ask(leaving.title, body, w("common-save-file"), start)


def form_choice(shell: Shell, endings: Sequence[str]) -> tuple[ft.Dropdown, ft.Control]:
    """A list of forms, and a sentence on the one that is chosen. The list's value is the ending, with its dot."""
    look, w = shell.look, shell.words
    if browser_page.IS_HERE:
        endings = [each for each in endings if each not in NOT_IN_A_PAGE]
    said = look.quiet(w(f"saving-form-{endings[0][1:]}.about"))

    def chosen(event: ft.Event[ft.Dropdown]) -> None:
        said.value = w(f"saving-form-{(event.control.value or '')[1:]}.about")
        said.update()

    options = [ft.DropdownOption(key=each, text=w(f"saving-form-{each[1:]}")) for each in endings]
    choice = look.choice(w("saving-form"), options, value=endings[0], on_select=chosen)
    return choice, ft.Semantics(content=said, live_region=True)


def file_name(typed: str, ending: str) -> str:
    """A name that every system takes. Raises Refused where nothing is left of it."""
    kept = "".join(" " if each in FORBIDDEN or ord(each) < 32 else each for each in typed).strip(" .")
    kept = kept.removesuffix(ending)[:NAME_MAX].strip(" .")
    if not kept:
        raise Refused("file-without-name")
    return kept + ending


async def _save(shell: Shell, leaving: Leaving, name: str) -> None:
    ending = name[name.rindex(".") :]
    words = shell.words("saving-making", name=name)
    made = await worked(shell, words, lambda project: leaving.make(project, ending))
    if made is None or shell.session is None:
        return
    content, taken = made
    if browser_page.IS_HERE and ending == PICTURE:
        try:
            content = await window_devices.pixels(content)
        except Refused as problem:
            shell.notify(shell.words.say(problem))
            return

    async def again() -> bytes:
        """With the record that it leaves, which is there by now: so nobody can stop it any more."""
        made = await worked(shell, words, lambda project: leaving.make(project, ending), may_stop=False)
        return content if made is None else made[0]

    await save_out(shell, name, content, taken, again if leaving.again else None)


async def save_out(
    shell: Shell, name: str, content: bytes, taken: Taken, again: Callable[[], Awaitable[bytes]] | None = None
) -> None:
    """Saves the file and records that it left the study. Where the browser takes it, that it left is recorded first.
    `again` makes the bytes once more, of a file that holds the record of itself."""
    session = shell.session
    assert session is not None
    if shell.page.web:
        if not await caught_up(shell, session):  # while another window writes, it could not be recorded
            return
        problem = record(session.project, taken, session.do)
        await hand_over(shell, name, content if again is None else await again())
        tell_saved(shell, name, problem)
        return
    chosen = await ft.FilePicker().save_file(dialog_title=shell.words("common-save-file"), file_name=name)
    if chosen and await caught_up(shell, session):
        problem = write_out(session.project, Path(chosen), content, taken, session.do)
        if again is not None and problem is None:
            write_again(session.project, Path(chosen), await again())
        tell_saved(shell, chosen, problem)


async def hand_over(shell: Shell, name: str, content: bytes) -> bool:
    """Gives a file to the browser, which puts it where it puts downloads; in a window, to the system's own chooser.
    Whether it was saved: it was not where the chooser was closed. A browser does not tell."""
    chosen = await ft.FilePicker().save_file(
        dialog_title=shell.words("common-save-file"), file_name=name, src_bytes=content or b"\n"
    )
    return shell.page.web or chosen is not None


def reading_line(shell: Shell, layer: ft.Dropdown, sources: tuple[SourceId, ...] = ()) -> ft.Control:
    """What of these texts, or of all, is anonymised in the layer that is chosen; it changes with the choice."""
    look = shell.look
    said = look.text("", 14, look.colours.warn)

    def show() -> None:
        said.value = reading_sentence(shell, layer.value or SPOKEN, sources)

    before = layer.on_select

    def chosen(event: ft.Event[ft.Dropdown]) -> None:
        if before is not None:
            before(event)  # type: ignore[call-arg]
        show()
        said.update()

    layer.on_select = chosen
    show()
    return ft.Semantics(content=said, live_region=True)


def reading_sentence(shell: Shell, layer: str, sources: tuple[SourceId, ...] = ()) -> str:
    """Whether names and places stand in what leaves: in how many of these texts, or of all, nothing was replaced in
    this layer."""
    session, w = shell.session, shell.words
    assert session is not None
    if layer != "anonymised":
        return w("saving-not-anonymised")
    state = session.project.state
    texts = [row.id for row in state.sources.values() if row.status == "live" and (not sources or row.id in sources)]
    bare = [session.presentation.source(each) for each in texts if not any(True for _ in live(state, each, layer))]
    said = w("saving-anonymised", count=len(texts) - len(bare), bare=len(bare), names=bare[:3] or [""])
    counted = unmasked(Presentation(session.project, None, w, layer))
    return f"{said} {w('export-unmasked', where=w.list(unmasked_words(counted, w)))}" if counted else said


def unwilling_lines(shell: Shell, content: str = "study", sources: tuple[SourceId, ...] = ()) -> list[ft.Control]:
    """Before something is saved: whose words it may hold without their consent."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    lines: list[ft.Control] = []
    for matter, people in unwilling_in(session.project.state, Taken(content, "", SPOKEN, sources)):
        named = _named(shell, people)
        lines.append(
            look.text(w(f"components-unwilling-{matter}", people=named, count=len(named)), 14, look.colours.warn)
        )
    return lines


def _named(shell: Shell, people: Iterable[Id]) -> list[str]:
    assert shell.session is not None
    return [shell.session.presentation.participant(each) for each in people]


def tell_saved(shell: Shell, name: str, problem: KodesporError | None) -> None:
    """Says that a file was saved, and why that is not recorded in the project, if so."""
    w = shell.words
    said = w("saving-downloaded" if shell.page.web else "common-saved-file", file=name)
    if problem is not None:
        said += " " + w("components-export-not-recorded", reason=w.say(problem))
    shell.notify(said)

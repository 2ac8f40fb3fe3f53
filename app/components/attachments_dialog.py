"""The files that go with a text, a participant or the study: attach, save, delete."""

from pathlib import Path

import flet as ft

from app.components.chosen_file import FileField
from app.components.fetching import ask_to_leave, can_be_left, fetch_button, percent_of
from app.components.recording_dialog import can_record, show_recording
from app.components.saving import save_out
from app.components.transcribe import can_be_transcribed, transcribe
from app.components.working import written
from app.services import attachments
from app.services.exports import took
from app.shell.protocols import Shell
from core.analysis.files_elsewhere import file_elsewhere
from core.commands.files import detach_file
from core.ids import Id
from core.storage.files import HeldFile
from core.views.files import files_on
from core.views.records import File


def show_files(shell: Shell, on_kind: str, on: Id | None, title: str) -> None:
    """A dialog with what is attached, and a field for one more."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    chosen = FileField(shell, w("components-file-path"))
    held = [row for row in files_on(session.project.state, on) if not session.project.state.is_shredded(row.key)]
    lines = [_line(shell, row) for row in held] or [look.quiet(w("components-no-files"))]
    said = look.quiet(w("components-file-sealed"))

    def work() -> None:
        shell.page.run_task(_attach, shell, chosen.file, on_kind, on)

    def record() -> None:
        shell.page.pop_dialog()
        shell.page.run_task(show_recording, shell, on_kind, on, title)

    by_voice = [look.button(w("components-record"), shell.act(record), ft.Icons.MIC)] if can_record(shell) else []
    body = ft.Column([*lines, *by_voice, chosen.root, said], tight=True, spacing=10)
    shell.ask(title, body, w("components-attach"), work)


async def _attach(shell: Shell, file: HeldFile, on_kind: str, on: Id | None) -> None:
    """Seals the file beside the window: a long recording takes some seconds."""
    title = shell.words("components-attaching", name=file.name)
    made = await written(shell, title, lambda project: attachments.attach_held(project, file, on_kind, on))
    if made is not None and shell.session is not None:
        shell.session.forget_gestures()
        shell.notify(shell.words("components-attached"))


def _line(shell: Shell, row: File) -> ft.Control:
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    name = session.presentation.words(row.name)
    lack = file_elsewhere(session.project, row)
    facts = w("components-file-size", size=w.number(row.size / 1024, 0))
    if lack is not None:
        not_here = "components-file-not-here" if lack.is_taken else "components-file-elsewhere"
        facts += f" · {w(not_here, percent=percent_of(lack), by=session.presentation.member(row.by))}"
    words = ft.Column([look.text(name, 14.5), look.quiet(facts, 12.5)], spacing=0, expand=True)

    def save() -> None:
        out = Path(Path(name).name)
        content = b"".join(session.project.files.chunk_of(row.id, number) for number in range(len(row.chunks)))
        shell.page.pop_dialog()
        shell.page.run_task(save_out, shell, out.name, content, took("file", out, file=row.id))

    def delete() -> None:
        session.do_for_good(detach_file, row.id)
        shell.page.pop_dialog()
        shell.notify(w("components-file-deleted"))

    def write() -> None:
        shell.page.pop_dialog()
        transcribe(shell, row)

    label = f"{w('components-transcribe')}: {name}"
    before = [look.icon_button(ft.Icons.KEYBOARD_VOICE_OUTLINED, label, shell.act(write))]
    keep = look.icon_button(ft.Icons.SAVE_ALT, f"{w('common-save')}: {name}", shell.act(save))
    away = look.icon_button(ft.Icons.DELETE_OUTLINE, f"{w('common-delete')}: {name}", shell.act(delete))
    if lack is not None:
        return ft.Row([words, fetch_button(shell, row), away], spacing=4)

    def leave() -> None:
        shell.page.pop_dialog()
        ask_to_leave(shell, row)

    label = f"{w('components-leave')}: {name}"
    leaving = [look.icon_button(ft.Icons.PHONELINK_ERASE, label, shell.act(leave))] if can_be_left(shell, row) else []
    return ft.Row([words, *(before if can_be_transcribed(shell, row) else []), keep, *leaving, away], spacing=4)

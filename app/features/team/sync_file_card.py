"""Sync by a file: one sealed file to send by any means, and one to take in."""

from datetime import date

import flet as ft

from app.components.chosen_file import pick_files
from app.components.saving import hand_over
from app.components.working import worked, written
from app.shell.protocols import Shell
from core.analysis.files_elsewhere import left_out
from core.errors import KodesporError
from sync.transports.sync_file import ENDING, read_sync_file, write_sync_file


def sync_file_card(shell: Shell) -> ft.Control:
    """What it is for, and both ways."""
    look, w = shell.look, shell.words
    send = look.button(w("team-file-send"), lambda _: shell.page.run_task(_send, shell), ft.Icons.UPLOAD_FILE)
    take = look.button(w("team-file-take"), lambda _: shell.page.run_task(_take, shell), ft.Icons.FILE_OPEN_OUTLINED)
    lines: list[ft.Control] = [
        look.title(w("team-file"), 18),
        look.quiet(w("team-file-about")),
        ft.Row([send, take], wrap=True, spacing=8),
    ]
    return look.card(ft.Column(lines, spacing=8))


async def _send(shell: Shell) -> None:
    content = await worked(shell, shell.words("team-file-making"), write_sync_file)
    if content is None or shell.session is None:
        return
    name = f"kodespor-{date.today().isoformat()}{ENDING}"
    if await hand_over(shell, name, content) and shell.session is not None:
        lacks, said = left_out(shell.session.project), shell.words("team-file-sent", file=name)
        shell.notify(said if lacks is None else f"{said} {shell.words.say(lacks)}")


async def _take(shell: Shell) -> None:
    files = await pick_files(shell, (ENDING,))
    if not files or shell.session is None:
        return
    w = shell.words
    content = files[0].content
    found = await written(
        shell, w("team-file-taking"), lambda project: read_sync_file(project, content), may_stop=False
    )
    if found is None:
        return
    problems: tuple[KodesporError, ...] = found.problems
    said = w("team-file-taken", received=found.received)
    if problems:
        shell.notify(f"{said} {w.say(problems[0])}")
    elif found.sent:

        def send() -> None:
            shell.page.run_task(_send, shell)

        shell.offer(
            f"{said} {w('team-file-lacking', count=found.sent)}",
            w("team-file-send"),
            send,
        )
    else:
        shell.notify(said)

"""Which attached files this device takes, and how much is left with others."""

import flet as ft

from app.components.fetching import mib
from app.features.team.live_sync_card import SWITCH_WIDTH
from app.shell.protocols import Shell
from core.analysis.files_elsewhere import files_elsewhere


def attached_files_card(shell: Shell) -> ft.Control:
    """The choice of this device, and what follows from it."""
    assert shell.session is not None
    look, w, session, project = shell.look, shell.words, shell.session, shell.session.project
    label = w("team-attached-all")

    def choose() -> None:
        session.ask_for_turn()
        project.files.wanted.choose(bool(switch.value))
        shell.refresh()

    switch = ft.Switch(
        label=look.text(label, 14, width=shell.width - SWITCH_WIDTH) if shell.is_narrow else label,
        value=project.files.wanted.takes_all, active_color=look.colours.accent, on_change=shell.act(choose),
    )  # fmt: skip
    lines: list[ft.Control] = [look.title(w("team-attached"), 18), switch, look.quiet(w("team-attached-about"))]
    if found := files_elsewhere(project):
        size = mib(w, sum(each.bytes_lacking for each in found))
        lines.append(look.text(w("team-attached-elsewhere", files=len(found), size=size), 14.5))
    return look.card(ft.Column(lines, spacing=8))

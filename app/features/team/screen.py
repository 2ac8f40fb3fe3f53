"""Team and sync: members and their devices, the shared folder, who asks to join."""

from datetime import datetime
from pathlib import Path

import flet as ft

from app.components.file_chooser import with_chooser
from app.features.team.invite_dialog import InviteDialog
from app.features.team.live_sync_card import online_card
from app.shell.protocols import Shell
from core.commands import members as commands
from core.errors import Refused
from core.views.records import Member
from sync import join_files


def build(shell: Shell) -> "TeamScreen":
    """The screen."""
    return TeamScreen(shell)


class TeamScreen:
    """Who works on this, on which devices, and where the devices meet."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        self._members = ft.Column(spacing=10)
        self._sync = ft.Container()
        admit = look.button(
            w("Let somebody in"), lambda _: InviteDialog(shell).show(), ft.Icons.PERSON_ADD_ALT, strong=True
        )
        head = ft.Row([look.title(w("Team and sync")), admit], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        self._online = ft.Container()
        column = ft.Column(
            [head, self._online, self._sync, self._members], spacing=16, scroll=ft.ScrollMode.AUTO, expand=True
        )
        column.horizontal_alignment = self._members.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()

    def refresh(self) -> None:
        """Shows members and the state of the sync as they are now."""
        self._members.controls = [self._member(row) for row in self.session.project.state.members.values()]
        self._sync.content = self._sync_card()
        self._online.content = online_card(self.shell)

    def on_sync(self) -> None:
        """An exchange ended that brought nothing, or it stands differently."""
        self._sync.content, self._online.content = self._sync_card(), online_card(self.shell)
        self._sync.update()
        self._online.update()

    def _sync_card(self) -> ft.Control:
        look, w, syncing = self.shell.look, self.shell.words, self.shell.syncing
        assert syncing is not None
        lines: list[ft.Control] = [look.title(w("Shared folder"), 18)]
        if syncing.folder is None:
            lines.append(
                look.quiet(
                    w(
                        "Any folder that both can reach: Nextcloud, OneDrive, Dropbox, "
                        "Syncthing, a memory stick. It holds only sealed bytes."
                    )
                )
            )
        else:
            lines.append(look.readable(look.text(str(syncing.folder), 14.5)))
            lines.append(look.quiet(self._last()))
        choose = look.button(w("Choose the folder"), lambda _: self._ask_folder(), ft.Icons.FOLDER_SHARED_OUTLINED)
        now = look.button(w("Sync now"), lambda _: self.shell.page.run_task(self._now), ft.Icons.SYNC)
        lines.append(ft.Row([choose, *([now] if syncing.folder else [])], wrap=True, spacing=8))
        waiting = len(self.session.project.timeline.waiting)
        if waiting:
            lines.append(look.text(w("{} events wait for something not here yet: sync again").format(waiting)))
        return look.card(ft.Column(lines, spacing=8))

    def _last(self) -> str:
        w, last = self.shell.words, self.shell.syncing.last if self.shell.syncing else None
        if last is None:
            return w("Not synced yet in this sitting.")
        when = datetime.fromtimestamp(last.at).strftime("%H:%M")
        if last.problem:
            return f"{when}: {last.problem}"
        return w("{}: sent {}, received {}").format(when, last.sent, last.received)

    async def _now(self) -> None:
        if self.shell.syncing is not None:
            await self.shell.syncing.once()
            self.refresh()
            self.root.update()

    def _ask_folder(self) -> None:
        w, syncing = self.shell.words, self.shell.syncing
        assert syncing is not None
        path = self.shell.look.field(w("Shared folder"), value=str(syncing.folder or ""), autofocus=True)

        def work() -> None:
            wanted = (path.value or "").strip()
            if wanted and not Path(wanted).expanduser().is_dir():
                raise Refused(w("There is no such folder; create it, or check that the drive is there."))
            syncing.choose(Path(wanted).expanduser() if wanted else None)
            self.shell.page.run_task(self._now)

        self.shell.ask(w("Shared folder"), with_chooser(self.shell, path), w("Use it"), work)

    # -- members

    def _member(self, row: Member) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        own = row.id == self.session.project.member
        name = presentation.member(row.id) + (f" ({w('you')})" if own else "")
        lines: list[ft.Control] = [look.strong(f"{name} · {w(row.role)}", 16)]
        if row.removed is not None:
            lines.append(look.quiet(w("left the project")))
        for device in presentation.state.devices.values():
            if device.member == row.id:
                here = f" · {w('this device')}" if device.id == self.session.project.device else ""
                gone = f" · {w('removed')}" if device.removed is not None else ""
                words = f"{join_files.fingerprint(device.id)}{here} · {w(device.kind)}{gone}"
                lines.append(look.readable(look.text(words, 14)))
        lines.append(look.quiet(w("Compare the words aloud: they prove that it is this device.")))
        left = ft.Column(lines, spacing=2, expand=True)
        remove = [] if own or row.removed else [look.button(w("common-remove"), lambda _: self._ask_removal(row))]
        return look.card(ft.Row([left, *remove]))

    def _ask_removal(self, row: Member) -> None:
        w, name = self.shell.words, self.session.presentation.member(row.id)
        why = self.shell.look.field(w("common-reason"), multiline=True)
        said = self.shell.look.text(
            w(
                "They get no new keys, and what they write from now on has no effect "
                "until somebody adopts it. What they have stays with them."
            ),
            14.5,
        )

        def work() -> None:
            self.session.project.do(commands.remove_member, row.id, (why.value or "").strip() or None)
            self.session.forget_gestures()

        body = ft.Column([said, why], tight=True, spacing=12)
        self.shell.ask(w("Remove {}").format(name), body, w("common-remove"), work, danger=True)

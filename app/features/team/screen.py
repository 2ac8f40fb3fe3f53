"""Team and sync: members and their devices, the shared folder, who asks to join."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import flet as ft

from app.components.chosen_folder import FolderField
from app.features.team.attestation_card import attestation_card
from app.features.team.invite_dialog import InviteDialog
from app.features.team.live_sync_card import live_sync_card
from app.features.team.sync_file_card import sync_file_card
from app.services import browser_page
from app.shell.protocols import Shell
from core.analysis.missing_events import events_others_read
from core.analysis.presentation import iso_time
from core.commands import members as commands
from core.errors import Refused
from core.ids import DeviceId, EventId
from core.views.authorisation import powers_of
from core.views.members import may_confirm
from core.views.records import Device, Member
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
            w("team-invite"), lambda _: InviteDialog(shell).show(), ft.Icons.PERSON_ADD_ALT, strong=True
        )
        head = ft.Row([look.title(w("shell-team")), admit], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        self._online, self._attested = ft.Container(), ft.Container()
        column = ft.Column(
            [
                head,
                self._online,
                *([] if browser_page.IS_HERE else [self._sync]),
                sync_file_card(shell),
                self._members,
                self._attested,
            ],
            spacing=16,
            scroll=ft.ScrollMode.AUTO,
            expand=True,
        )
        column.horizontal_alignment = self._members.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()

    def refresh(self) -> None:
        """Shows members and the state of the sync as they are now."""
        state = self.session.project.state
        self._members.controls = [self._member(row) for row in state.members.values()]
        look, w = self.shell.look, self.shell.words
        if (problem := self.session.project.not_in_team()) is not None:
            self._members.controls.insert(0, look.card(look.text(w.say(problem), 15, look.colours.warn)))
        elif commands.needs_second_owner(state):
            self._members.controls.insert(0, look.card(look.text(w("team-one-owner"))))
        self._sync.content = self._sync_card()
        self._online.content = live_sync_card(self.shell)
        self._attested.content = attestation_card(self.shell)

    def on_sync(self) -> None:
        """Shows how sync stands when it has changed but brought no events."""
        self._sync.content, self._online.content = self._sync_card(), live_sync_card(self.shell)
        self.root.update()

    def _sync_card(self) -> ft.Control:
        look, w, syncing = self.shell.look, self.shell.words, self.shell.syncing
        assert syncing is not None
        lines: list[ft.Control] = [look.title(w("team-folder"), 18)]
        if syncing.folder is None:
            lines.append(look.quiet(w("team-folder-about")))
        else:
            lines.append(look.readable(look.text(str(syncing.folder), 14.5)))
            lines.append(look.quiet(self._last()))
        choose = look.button(w("team-folder-choose"), lambda _: self._ask_folder(), ft.Icons.FOLDER_SHARED_OUTLINED)
        now = look.button(w("team-sync-now"), lambda _: self.shell.page.run_task(self._now), ft.Icons.SYNC)
        stop = look.button(w("team-folder-stop"), self.shell.act(self._leave_folder), ft.Icons.FOLDER_OFF_OUTLINED)
        lines.append(ft.Row([choose, *([now, stop] if syncing.folder else [])], wrap=True, spacing=8))
        project = self.session.project
        waiting = len(project.timeline.waiting)
        if closed := events_others_read(project):
            lines.append(look.text(w("team-may-be-removed", count=closed), 15, look.colours.warn))
        elif waiting and project.not_in_team() is None:
            lines.append(look.text(w("team-waiting", count=waiting)))
        return look.card(ft.Column(lines, spacing=8))

    def _last(self) -> str:
        w, last = self.shell.words, self.shell.syncing.last if self.shell.syncing else None
        if last is None:
            return w("team-not-synced")
        when = datetime.fromtimestamp(last.at).strftime("%H:%M")
        if last.problem:
            return w("team-sync-problem", when=when, problem=last.problem)
        return w("team-synced", when=when, sent=last.sent, received=last.received)

    async def _now(self) -> None:
        if self.shell.syncing is not None:
            await self.shell.syncing.once()
            self.refresh()
            self.root.update()

    def _leave_folder(self) -> None:
        """The devices meet there no more; what lies in the folder stays."""
        assert self.shell.syncing is not None
        self.shell.syncing.choose(None)
        self.shell.notify(self.shell.words("team-folder-stopped"))
        self.refresh()
        self.root.update()

    def _ask_folder(self) -> None:
        w, syncing = self.shell.words, self.shell.syncing
        assert syncing is not None
        field = FolderField(self.shell, w("team-folder"), str(syncing.folder or ""))

        def work() -> None:
            wanted = field.value.strip()
            if wanted and not Path(wanted).expanduser().is_dir():
                raise Refused("folder-not-there")
            syncing.choose(Path(wanted).expanduser() if wanted else None)
            self.shell.page.run_task(self._now)

        self.shell.ask(w("team-folder"), field.root, w("team-use"), work)

    # -- members

    def _member(self, row: Member) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        own = row.id == self.session.project.member
        name = presentation.member(row.id)
        shown = w("team-you", name=name) if own else name
        lines: list[ft.Control] = [look.strong(f"{shown} · {w(f'term-role-{row.role}')}", 16)]
        if row.removed is not None:
            lines.append(look.quiet(w("team-former-member", **self._removal(row.removed))))
        for device in presentation.state.devices.values():
            if device.member == row.id:
                here = f" · {w('team-this-device')}" if device.id == self.session.project.device else ""
                gone = f" · {w('team-device-removed', **self._removal(device.removed))}" if device.removed else ""
                new = "" if device.is_confirmed else f" · {w('team-device-unconfirmed')}"
                kind = "" if device.kind == "device" else f" · {w(f'term-device-{device.kind}')}"
                words = f"{join_files.fingerprint(device.id)}{here}{kind}{new}{gone}"
                lines.append(look.readable(look.text(words, 14)))
                if not device.is_confirmed and device.removed is None and self._may_confirm(device):
                    label = w("team-device-confirm") if own else w("team-device-confirm-lost", name=name)
                    lines.append(look.button(label, self._confirmation(device.id)))
        lines.append(look.quiet(w("team-compare-words")))
        left = ft.Column(lines, spacing=2, expand=True)
        return look.card(ft.Row([left, ft.Column(self._actions(row, own), spacing=6)]))

    def _removal(self, removed: EventId) -> dict[str, str]:
        """Who removed somebody, and on which day."""
        removal = self.session.project.event(removed)
        day = iso_time(removal.at, removal.offset)[:10]
        return {"by": self.session.presentation.author(removal.device), "day": day}

    def _may_confirm(self, device: Device) -> bool:
        """Whether this device may say that another is its member's."""
        project = self.session.project
        own = project.state.devices.get(project.device)
        return own is not None and own.is_confirmed and may_confirm(project.state, device, own.member)

    def _confirmation(self, device: DeviceId) -> Callable[..., None]:
        return self.shell.act(lambda: self.session.project.do(commands.confirm_device, device))

    def _actions(self, row: Member, own: bool) -> list[ft.Control]:
        """What this member may do with another: owners set roles and remove, coders vote for an owner."""
        look, w, project = self.shell.look, self.shell.words, self.session.project
        powers = powers_of(project.state, project.device)
        if row.removed is not None or project.not_in_team() is not None:
            return []
        actions: list[ft.Control] = []
        if powers == "owner" and (own or row.role != "owner"):
            actions.append(look.button(w("team-set-role"), lambda _: self._ask_role(row)))
        if powers == "owner" and not own:
            actions.append(look.button(w("common-remove"), lambda _: self._ask_removal(row)))
        if powers == "coder" and row.role == "coder":
            actions.append(look.button(w("team-vote"), lambda _: self._ask_vote(row)))
        return actions

    def _ask_role(self, row: Member) -> None:
        look, w, name = self.shell.look, self.shell.words, self.session.presentation.member(row.id)
        options = [ft.DropdownOption(key=each, text=w(f"term-role-{each}")) for each in commands.ROLES]
        role = look.choice(value=row.role, label=w("team-role"), options=options)
        why = look.field(w("common-reason"), multiline=True)

        def work() -> None:
            reason = (why.value or "").strip() or None
            self.session.project.do(commands.set_role, row.id, role.value or row.role, reason)

        body = ft.Column([look.text(w("team-role-about"), 14.5), role, why], tight=True, spacing=12)
        self.shell.ask(w("team-role-of", name=name), body, w("common-save"), work)

    def _ask_vote(self, row: Member) -> None:
        look, w, name = self.shell.look, self.shell.words, self.session.presentation.member(row.id)
        said = look.text(w("team-vote-about", name=name), 14.5)

        def work() -> None:
            self.session.project.do(commands.vote_for_owner, row.id)

        self.shell.ask(w("team-vote-for", name=name), said, w("team-vote"), work)

    def _ask_removal(self, row: Member) -> None:
        w, name = self.shell.words, self.session.presentation.member(row.id)
        why = self.shell.look.field(w("common-reason"), multiline=True)
        said = self.shell.look.text(w("team-remove-about", name=name), 14.5)

        def work() -> None:
            self.session.project.do(commands.remove_member, row.id, (why.value or "").strip() or None)
            self.session.forget_gestures()

        body = ft.Column([said, why], tight=True, spacing=12)
        self.shell.ask(w("team-remove", name=name), body, w("common-remove"), work, danger=True)

"""Team and sync: members and their devices, the shared folder, who asks to join."""

from collections.abc import Callable

import flet as ft

from app.features.team.attached_files_card import attached_files_card
from app.features.team.attestation_card import attestation_card
from app.features.team.folder_card import FolderCard
from app.features.team.invite_dialog import InviteDialog
from app.features.team.live_sync_card import live_sync_card
from app.features.team.sync_file_card import sync_file_card
from app.shell.protocols import Shell
from core.analysis.presentation import iso_time
from core.commands import members as commands
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
        self._sync, self._folder = ft.Container(), FolderCard(shell, self._changed)
        admit = look.button(
            w("team-invite"), lambda _: InviteDialog(shell).show(), ft.Icons.PERSON_ADD_ALT, strong=True
        )
        head = ft.Row([look.title(w("shell-team")), admit], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        self._online, self._files, self._attested = ft.Container(), ft.Container(), ft.Container()
        column = ft.Column(
            [
                head,
                self._online,
                self._sync,
                sync_file_card(shell),
                self._files,
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
        self._sync.content = self._folder.build()
        self._online.content = live_sync_card(self.shell)
        self._files.content = attached_files_card(self.shell)
        self._attested.content = attestation_card(self.shell)

    def on_sync(self) -> None:
        """Shows how sync stands when it has changed but brought no events."""
        self._sync.content, self._online.content = self._folder.build(), live_sync_card(self.shell)
        self.root.update()

    def _changed(self) -> None:
        self.refresh()
        self.root.update()

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
        return self.shell.act(lambda: self.session.do_for_good(commands.confirm_device, device))

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
            self.session.do_for_good(commands.set_role, row.id, role.value or row.role, reason)

        body = ft.Column([look.text(w("team-role-about"), 14.5), role, why], tight=True, spacing=12)
        self.shell.ask(w("team-role-of", name=name), body, w("common-save"), work)

    def _ask_vote(self, row: Member) -> None:
        look, w, name = self.shell.look, self.shell.words, self.session.presentation.member(row.id)
        said = look.text(w("team-vote-about", name=name), 14.5)

        def work() -> None:
            self.session.do_for_good(commands.vote_for_owner, row.id)

        self.shell.ask(w("team-vote-for", name=name), said, w("team-vote"), work)

    def _ask_removal(self, row: Member) -> None:
        w, name = self.shell.words, self.session.presentation.member(row.id)
        why = self.shell.look.field(w("common-reason"), multiline=True)
        said = self.shell.look.text(w("team-remove-about", name=name), 14.5)

        def work() -> None:
            self.session.do_for_good(commands.remove_member, row.id, (why.value or "").strip() or None)

        body = ft.Column([said, why], tight=True, spacing=12)
        self.shell.ask(w("team-remove", name=name), body, w("common-remove"), work, danger=True)

"""Inviting somebody: an invitation code with its QR code and the words to compare, or two files."""

import asyncio
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import flet as ft

from app import composition
from app.components.chosen_file import FileField
from app.components.saving import hand_over
from app.components.working import caught_up
from app.services import browser_page
from app.services.invitations import InviteRole, admit_guest
from app.shell.protocols import Shell
from core.commands.members import ROLES
from core.errors import KodesporError, Refused
from core.evidence import attestations
from core.ids import Id
from core.limits import SMALL_FILE_BYTES_MAX
from core.storage.files import read_bounded
from core.views.authorisation import powers_of
from sync import join_files
from sync.invitation import Invitation, new_invitation

if TYPE_CHECKING:
    from sync.pake_handshake import Guest

QR_SCALE = 5


class InviteDialog:
    """The dialog. The role that is chosen holds for the invitation code and for the files."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        options = self._roles()
        self._role = shell.look.choice(
            value=options[0].key, label=shell.words("team-role"), options=options, expand=True, menu_height=260
        )
        self._reads_first = ft.Switch(
            label=shell.words("team-reads-first"), value=False, active_color=shell.look.colours.accent
        )
        self._body = ft.Column(tight=True, spacing=12, width=min(480, shell.width - 48))
        self._body.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        self._waiting: asyncio.Task[None] | None = None
        self._answer: asyncio.Future[bool] | None = None
        self._files = _Files(shell, self._chosen)

    def show(self) -> None:
        """Opens it with the choice between an invitation code and files."""
        look, w = self._shell.look, self._shell.words
        self._body.controls = [
            ft.Row([self._role]),
            *self._offer_to_read(),
            look.quiet(w("team-code-about")),
            look.button(w("team-code-show"), lambda _: self._show_code(), ft.Icons.QR_CODE_2, strong=True),
            look.quiet(w("team-files-about")),
            look.button(w("team-files-answer"), lambda _: self._show_files(), ft.Icons.DESCRIPTION_OUTLINED),
        ]
        self._shell.show(w("team-invite"), self._body, self._stop)

    def _roles(self) -> list[ft.DropdownOption]:
        """A new member with a role, or another device for a member, such as one who lost theirs."""
        session, w = self._shell.session, self._shell.words
        assert session is not None
        project = session.project
        is_owner = powers_of(project.state, project.device) == "owner"
        roles: tuple[str, ...] = ROLES[::-1]
        people = [row for row in project.state.members.values() if row.removed is None]
        if not is_owner:  # who invites nobody else can still add a device of their own
            people, roles = [row for row in people if row.id == project.member], ()
        new = [ft.DropdownOption(key=role, text=w("team-new-member", role=w(f"term-role-{role}"))) for role in roles]
        more = [
            ft.DropdownOption(key=row.id.hex(), text=w("team-another-device", name=session.presentation.member(row.id)))
            for row in people
        ]
        return [*sorted(new, key=lambda each: each.key != "coder"), *more]

    def _offer_to_read(self) -> list[ft.Control]:
        """The choice to let them read what members attest, before the log has come; where this device has that."""
        session, w = self._shell.session, self._shell.words
        assert session is not None
        try:
            row = attestations.offered(session.project)
        except Refused:
            return []
        names = list(map(session.presentation.member, attestations.vouchers(session.project.state, row).members))
        about = w("team-reads-first-about", members=names, count=len(names), when=w.moment_of(row.at))
        return [self._reads_first, self._shell.look.quiet(about)]

    def _chosen(self, name: str) -> InviteRole:
        value, reads_first = self._role.value or "coder", bool(self._reads_first.value)
        if value in ROLES:
            return InviteRole(name, value, reads_first=reads_first)
        return InviteRole(device_of=Id(bytes.fromhex(value)), reads_first=reads_first)

    # -- with a code

    def _show_code(self) -> None:
        shell, w = self._shell, self._shell.words
        relay = shell.syncing.relay if shell.syncing is not None else ""
        invitation = new_invitation(composition.entropy, relay)
        look, link = shell.look, ft.Container()
        if browser_page.IS_HERE and not relay:
            self._show_problem(w("team-code-needs-relay"))
            return
        where = w("team-code-lan")
        if relay:
            where = w("team-code-page" if browser_page.IS_HERE else "team-code-relay", relay=relay)
        picture = ft.Image(
            _qr_code(invitation.link), width=190, height=190, semantics_label=w("team-code-picture"),
            filter_quality=ft.FilterQuality.NONE,
        )  # fmt: skip
        self._body.controls = [
            look.readable(look.strong(invitation.code.replace("-", "  "), 21, look.colours.accent)),
            ft.Row([ft.Container(picture, bgcolor="#ffffff", padding=8)], alignment=ft.MainAxisAlignment.CENTER),
            look.quiet(where),
            link,
            ft.Row([ft.ProgressRing(width=18, height=18), look.text(w("team-code-waiting"))], spacing=10),
        ]
        self._body.update()
        self._waiting = shell.page.run_task(self._wait, invitation)  # type: ignore[assignment]
        shell.page.run_task(self._show_link, invitation, picture, link)

    async def _show_link(self, invitation: Invitation, picture: ft.Image, place: ft.Container) -> None:
        """Where a page can be joined in, the picture leads there, and the link can be copied. The answer may come when
        another code is shown, whose picture and place are others."""
        page = await browser_page.page_of(invitation.relay)
        if not page or self._waiting is None:
            return
        w, link = self._shell.words, f"{page}#{invitation.link}"

        async def copy(_: object) -> None:
            await ft.Clipboard().set(link)
            self._shell.notify(w("team-code-link-copied"))

        picture.src = _qr_code(link)
        about = self._shell.look.quiet(w("team-code-link-about"))
        button = self._shell.look.button(w("team-code-link-copy"), copy, ft.Icons.LINK)
        place.content = ft.Column([about, button], spacing=8, tight=True)
        self._body.update()

    async def _wait(self, invitation: Invitation) -> None:
        from sync.transports.rendezvous_client import InvitationHost, MeetingOptions

        w = self._shell.words
        try:
            guest = await InvitationHost(invitation, composition.entropy, self._decide).run(
                MeetingOptions(lan=not browser_page.IS_HERE)
            )
        except KodesporError as problem:
            self._show_problem(w.say(problem))
            return
        self._shell.page.pop_dialog()
        self._shell.notify(w("team-joined", name=guest.name))

    async def _decide(self, guest: "Guest") -> bytes | None:
        """Shows who asks to join. The welcome is made from the project that is open here, so that it is up to date."""
        look, w = self._shell.look, self._shell.words
        self._answer = answer = asyncio.get_running_loop().create_future()

        def answered(wanted: bool) -> None:
            if not answer.done():
                answer.set_result(wanted)

        words = join_files.fingerprint(guest.request.keys.device)
        self._body.controls = [
            look.text(w("team-asks", name=guest.name), 16),
            look.readable(look.strong(words, 21, look.colours.accent)),
            look.quiet(w("team-asks-about")),
            ft.Row(
                [
                    look.button(w("team-admit"), lambda _: answered(True), strong=True),
                    look.button(w("team-decline"), lambda _: answered(False)),
                ],
                wrap=True,
            ),
        ]
        self._body.update()
        if not await answer or self._shell.session is None:
            return None
        session = self._shell.session
        if not await caught_up(self._shell, session):
            return None
        welcome = admit_guest(session.project, guest.request, self._chosen(guest.name))
        session.forget_gestures()
        return welcome

    def _show_problem(self, sentence: str) -> None:
        look, w = self._shell.look, self._shell.words
        again = look.button(w("team-code-new"), lambda _: self._show_code(), ft.Icons.QR_CODE_2)
        self._body.controls = [look.text(sentence, 15, look.colours.warn), again]
        self._body.update()

    def _stop(self) -> None:
        """Ends the invitation when the dialog is closed."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    # -- with files

    def _show_files(self) -> None:
        self._body.controls = [ft.Row([self._role]), self._files.root]
        self._body.update()


class _Files:
    """A request file is read, its words are compared, and a welcome file is written."""

    def __init__(self, shell: Shell, role: Callable[[str], InviteRole]) -> None:
        self._shell, self._role = shell, role
        look, w = shell.look, shell.words
        self._request = FileField(shell, w("team-request-file"), (".kreq",), shell.act(self._read))
        self._words = look.strong("", 16, look.colours.accent)
        self.root = ft.Column(
            [
                look.quiet(w("team-request-about")),
                self._request.root,
                self._words,
                look.button(w("team-admit"), shell.act(self._admit), strong=True),
            ],
            tight=True,
            spacing=12,
        )

    def _asked(self) -> join_files.Request:
        return join_files.read_request(read_bounded(self._request.file, SMALL_FILE_BYTES_MAX))

    def _read(self) -> None:
        self._words.value = join_files.fingerprint(self._asked().keys.device)
        self._words.update()

    def _admit(self) -> None:
        shell = self._shell
        assert shell.session is not None
        content = admit_guest(shell.session.project, self._asked(), self._role(""))
        shell.session.forget_gestures()
        name = f"{self._request.file.stem}.kwel"
        shell.page.pop_dialog()
        shell.page.run_task(hand_over, shell, name, content)
        shell.notify(shell.words("team-welcome-send"))


def _qr_code(link: str) -> bytes:
    import segno

    found = io.BytesIO()
    segno.make(link, error="m").save(found, kind="png", scale=QR_SCALE, border=1)
    return found.getvalue()

"""Letting somebody in: a spoken code with its QR picture and the words to compare, or two files."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import flet as ft

from app import composition
from app.components.file_chooser import with_chooser
from app.services.invitations import InviteRole, admit_guest
from app.shell.protocols import Shell
from core.commands.members import ROLES
from core.errors import KodesporError, Refused
from core.ids import Id
from core.limits import SMALL_FILE_BYTES_MAX
from core.storage.files import read_bounded, write_whole
from sync import join_files
from sync.invitation import Invitation, new_invitation

if TYPE_CHECKING:
    from sync.pake_handshake import Guest

QR_SCALE = 5


class InviteDialog:
    """The dialog. What is chosen as the guest's seat holds for the code and the files alike."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._seat = shell.look.choice(
            value="coder", label=shell.words("Comes in as"), options=self._seats(), expand=True, menu_height=260
        )
        self._body = ft.Column(tight=True, spacing=12, width=min(480, shell.width - 48))
        self._body.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        self._waiting: asyncio.Task[None] | None = None
        self._answer: asyncio.Future[bool] | None = None
        self._files = _Files(shell, self._chosen)

    def show(self) -> None:
        """Opens it at the choice between the two ways."""
        look, w = self._shell.look, self._shell.words
        self._body.controls = [
            ft.Row([self._seat]),
            look.quiet(w("With a code: say it aloud, or let the other photograph it. It is good for once.")),
            look.button(w("Show a code"), lambda _: self._show_code(), ft.Icons.QR_CODE_2, strong=True),
            look.quiet(w("With files: where the two devices never are online at the same time.")),
            look.button(w("Answer a request file"), lambda _: self._show_files(), ft.Icons.DESCRIPTION_OUTLINED),
        ]
        self._shell.show(w("Let somebody in"), self._body, self._stop)

    def _seats(self) -> list[ft.DropdownOption]:
        """A new person with a role, or one more device of somebody: of oneself, or of one who lost theirs."""
        session, w = self._shell.session, self._shell.words
        assert session is not None
        people = [row for row in session.project.state.members.values() if row.removed is None]
        new = [ft.DropdownOption(key=role, text=w("New person: {}").format(w(role))) for role in reversed(ROLES)]
        more = [
            ft.DropdownOption(
                key=row.id.hex(), text=w("One more device of {}").format(session.presentation.member(row.id))
            )
            for row in people
        ]
        return [*sorted(new, key=lambda each: each.key != "coder"), *more]

    def _chosen(self, name: str) -> InviteRole:
        value = self._seat.value or "coder"
        return InviteRole(name, value) if value in ROLES else InviteRole(device_of=Id(bytes.fromhex(value)))

    # -- with a code

    def _show_code(self) -> None:
        shell, w = self._shell, self._shell.words
        relay = shell.syncing.relay if shell.syncing is not None else ""
        invitation = new_invitation(composition.entropy, relay)
        look = shell.look
        where = w("They choose “Join” and write the code, in the same network as you.")
        if relay:
            where = w("They choose “Join” and write the code; you meet in one network, or at {}.").format(relay)
        picture = ft.Image(
            _picture(invitation), width=190, height=190, semantics_label=w("The code as a picture"),
            filter_quality=ft.FilterQuality.NONE,
        )  # fmt: skip
        self._body.controls = [
            look.readable(look.strong(invitation.code.replace("-", "  "), 21, look.colours.accent)),
            ft.Row([ft.Container(picture, bgcolor="#ffffff", padding=8)], alignment=ft.MainAxisAlignment.CENTER),
            look.quiet(where),
            ft.Row([ft.ProgressRing(width=18, height=18), look.text(w("Waiting for them …"))], spacing=10),
        ]
        self._body.update()
        self._waiting = shell.page.run_task(self._wait, invitation)  # type: ignore[assignment]

    async def _wait(self, invitation: Invitation) -> None:
        from sync.transports.rendezvous_client import InvitationHost, MeetingOptions

        w = self._shell.words
        try:
            guest = await InvitationHost(invitation, composition.entropy, self._decide).run(MeetingOptions())
        except KodesporError as problem:
            self._say(w.refusal(problem))
            return
        self._shell.page.pop_dialog()
        self._shell.say(w("{} is in.").format(guest.name))

    async def _decide(self, guest: "Guest") -> bytes | None:
        """Shows who asks. What goes over is made where the project is open, so that it is as new as can be."""
        look, w = self._shell.look, self._shell.words
        self._answer = answer = asyncio.get_running_loop().create_future()

        def answered(wanted: bool) -> None:
            if not answer.done():
                answer.set_result(wanted)

        words = join_files.fingerprint(guest.request.public.device)
        self._body.controls = [
            look.text(w("{} asks to be let in. Do they see these words?").format(guest.name), 16),
            look.readable(look.strong(words, 21, look.colours.accent)),
            look.quiet(w("The same words prove that it is their device that will read the project.")),
            ft.Row(
                [
                    look.button(w("Let in"), lambda _: answered(True), strong=True),
                    look.button(w("Do not let in"), lambda _: answered(False)),
                ],
                wrap=True,
            ),
        ]
        self._body.update()
        if not await answer or self._shell.session is None:
            return None
        session = self._shell.session
        session.project.catch_up()
        welcome = admit_guest(session.project, guest.request, self._chosen(guest.name))
        session.forget_gestures()
        return welcome

    def _say(self, sentence: str) -> None:
        look, w = self._shell.look, self._shell.words
        again = look.button(w("Show a new code"), lambda _: self._show_code(), ft.Icons.QR_CODE_2)
        self._body.controls = [look.text(sentence, 15, look.colours.warn), again]
        self._body.update()

    def _stop(self) -> None:
        """The dialog was closed: the code is of no use any more."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    # -- with files

    def _show_files(self) -> None:
        self._body.controls = [ft.Row([self._seat]), self._files.root]
        self._body.update()


class _Files:
    """A request file is read, its words are compared, and a welcome file is written."""

    def __init__(self, shell: Shell, seat: Callable[[str], InviteRole]) -> None:
        self._shell, self._seat = shell, seat
        look, w = shell.look, shell.words
        self._request = look.field(w("Request file that you got"))
        self._welcome = look.field(w("Welcome file to write"))
        self._words = look.strong("", 16, look.colours.accent)
        self.root = ft.Column(
            [
                look.quiet(w("Read the request, compare the words over the telephone, then let the device in.")),
                with_chooser(shell, self._request, (".kreq",)),
                look.button(w("Read the request"), shell.act(self._read)),
                self._words,
                self._welcome,
                look.button(w("Let in"), shell.act(self._let_in), strong=True),
            ],
            tight=True,
            spacing=12,
        )

    def _asked(self) -> join_files.Request:
        if not (self._request.value or "").strip():
            raise Refused(self._shell.words("Choose the request file first."))
        return join_files.read_request(read_bounded(Path(self._request.value).expanduser(), SMALL_FILE_BYTES_MAX))

    def _read(self) -> None:
        self._words.value = join_files.fingerprint(self._asked().public.device)
        self._welcome.value = self._welcome.value or str(Path(self._request.value).with_suffix(".kwel"))
        self._words.update()
        self._welcome.update()

    def _let_in(self) -> None:
        shell = self._shell
        assert shell.session is not None
        content = admit_guest(shell.session.project, self._asked(), self._seat(""))
        shell.session.forget_gestures()
        place = self._welcome.value or str(Path(self._request.value).with_suffix(".kwel"))
        write_whole(Path(place).expanduser(), content)
        shell.page.pop_dialog()
        shell.say(shell.words("Send the welcome file back; only that device can open it."))


def _picture(invitation: Invitation) -> bytes:
    import segno

    found = io.BytesIO()
    segno.make(invitation.link, error="m").save(found, kind="png", scale=QR_SCALE, border=1)
    return found.getvalue()

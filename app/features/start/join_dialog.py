"""Joining a project: with the invitation code that somebody says or shows, or with two files."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import flet as ft

from app.components.chosen_file import FileField
from app.components.chosen_folder import new_folder
from app.components.opening import make_study
from app.components.passphrase_field import NewPassphrase
from app.components.saving import hand_over
from app.components.working import made_beside
from app.services import browser_page, window_devices
from app.services.account import own_name
from app.services.invitations import begin_welcomed, join_with, meet_by_code, request_to_join
from app.shell.protocols import Shell
from core.errors import KodesporError, Refused
from core.project import Project
from sync.invitation import Invitation, read_invitation


class JoinDialog:
    """The form."""

    def __init__(self, shell: Shell, passphrase: NewPassphrase) -> None:
        look, w = shell.look, shell.words
        self._shell, self._passphrase = shell, passphrase
        self._name = look.field(w("start-your-name"), value=own_name())
        self._folder = new_folder(shell)
        self._way = ft.Container()
        invited = browser_page.invited()
        self._code = look.field(
            w("start-invitation-code"), autofocus=invited is None, value=invited.code if invited else ""
        )
        self._relay = look.field(w("start-relay-of-page" if browser_page.IS_HERE else "start-relay"))
        self._said = look.strong("", 16, look.colours.accent)
        self._is_busy, self._suggested = False, ""
        self._welcome = FileField(shell, w("start-welcome-file"), (".kwel",))
        self._by_code()
        if browser_page.IS_HERE:
            shell.page.run_task(self._suggest_relay)
        self.root = ft.Column(
            [
                self._name,
                self._folder.root,
                passphrase.first,
                passphrase.again,
                passphrase.hint,
                ft.Divider(color=look.colours.line),
                self._way,
            ],
            spacing=14,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )

    def _place(self) -> Path:
        return self._folder.path

    def _other_way(self, label: str, show: Any) -> ft.Control:
        def change(_: Any) -> None:
            show()
            self._way.update()

        return self._shell.look.button(label, change)

    async def _suggest_relay(self) -> None:
        found = await browser_page.likely_relay()
        if found and not self._relay.value:
            self._relay.value = self._suggested = found
            self._relay.update()

    def invitation(self) -> Invitation:
        """The code, and where to meet: at the relay that was typed, else that of a link, else the suggested one. Raises
        Refused."""
        found, typed = read_invitation(self._code.value or ""), (self._relay.value or "").strip()
        at = typed if typed != self._suggested else found.relay or typed
        return found._replace(relay=at or found.relay)

    # -- with a code

    def _by_code(self) -> None:
        look, w = self._shell.look, self._shell.words
        join = look.button(w("start-join"), lambda _: self._shell.page.run_task(self._join_by_code), strong=True)
        self._code.on_submit = lambda _: self._shell.page.run_task(self._join_by_code)
        files = self._other_way(w("start-join-with-files"), self._by_files)
        said = ft.Semantics(content=self._said, live_region=True)
        parts: list[ft.Control] = [self._code, self._relay, said, ft.Row([join, files], wrap=True)]
        if window_devices.are_here():
            parts.insert(0, self._camera())
        self._way.content = ft.Column(parts, spacing=14, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)

    def _say(self, sentence: str) -> None:
        self._said.value = sentence
        self._said.update()

    def _camera(self) -> ft.Control:
        look, run = self._shell.look, self._shell.page.run_task
        return look.button(self._shell.words("start-scan"), lambda _: run(self._scan), ft.Icons.QR_CODE_SCANNER)

    async def _scan(self) -> None:
        """Takes the invitation from a QR code. What is none leaves the field as it is."""
        try:
            found = await window_devices.read_code()
            if found:
                read_invitation(found)
                self._code.value = found
                self._code.update()
        except KodesporError as problem:
            self._shell.notify(self._shell.words.say(problem))

    async def _join_by_code(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self._say(self._shell.words("start-looking"))
        try:
            await self._join(self.invitation())
        except KodesporError as problem:
            self._say("")
            self._shell.notify(self._shell.words.say(problem))
        finally:
            self._is_busy = False

    async def _join(self, invitation: Invitation) -> None:
        """Meets who invited, and shows the study. Once they let this device in nobody can cancel: they would keep a
        member who is nowhere. Raises Refused, Rejected or StorageFailed."""
        from sync.transports.rendezvous_client import MeetingOptions

        w, place, name = self._shell.words, self._place(), (self._name.value or "").strip()
        passphrase = self._passphrase.chosen(name)
        if browser_page.IS_HERE and not invitation.relay:
            raise Refused("invitation-needs-relay")
        welcomed = await meet_by_code(
            place, invitation, name, passphrase,
            MeetingOptions(lan=not browser_page.IS_HERE),
            lambda words: self._say(w("start-compare-words", words=words)),
        )  # fmt: skip
        browser_page.forget_invitation()
        if invitation.relay:
            self._shell.settings.relays[str(place)] = invitation.relay
        await self._begin(place, lambda: begin_welcomed(place, welcomed, passphrase))

    async def _begin(self, place: Path, make: Callable[[], Project]) -> None:
        await make_study(self._shell, self._shell.words("start-joining"), place, make, may_stop=False)

    def _once(self, work: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[Any], None]:
        """A handler that does the work beside the window, once at a time; a refusal is shown."""

        async def run() -> None:
            try:
                await work()
            except KodesporError as problem:
                self._shell.notify(self._shell.words.say(problem))
            finally:
                self._is_busy = False

        def handle(_: Any) -> None:
            if not self._is_busy:
                self._is_busy = True
                self._shell.page.run_task(run)

        return handle

    # -- with files

    def _by_files(self) -> None:
        look, w = self._shell.look, self._shell.words
        words = look.strong("", 16, look.colours.accent)

        async def ask() -> None:
            place, name = self._place(), (self._name.value or "").strip()
            passphrase = self._passphrase.chosen(name)
            said, request = await made_beside(
                self._shell, w("start-making-request"), lambda: request_to_join(place, name, passphrase),
                lambda _: None, may_stop=False,
            )  # fmt: skip
            self._shell.page.run_task(hand_over, self._shell, "kodespor.kreq", request)
            words.value = w("start-compare-words", words=said)
            words.update()

        async def join() -> None:
            place, welcome, passphrase = self._place(), self._welcome.file, self._passphrase.first.value or ""
            await self._begin(place, lambda: join_with(place, welcome, passphrase))

        self._way.content = ft.Column(
            [
                look.quiet(w("start-files-how")),
                look.button(w("start-write-request"), self._once(ask)),
                words,
                ft.Divider(color=look.colours.line),
                self._welcome.root,
                ft.Row(
                    [
                        look.button(w("start-join"), self._once(join), strong=True),
                        self._other_way(w("start-join-with-code"), self._by_code),
                    ],
                    wrap=True,
                ),
            ],
            spacing=14,
        )

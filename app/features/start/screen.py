"""The first screen: open, create or join a project; language and appearance."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import flet as ft

from app import composition
from app.components.chosen_folder import FolderField, new_folder
from app.components.opening import make_study, open_study
from app.components.passphrase_field import NewPassphrase, passphrase_field
from app.components.recovery_sheet_dialog import ask_to_make_sheet
from app.features.start.join_dialog import JoinDialog
from app.features.start.known import known_projects
from app.features.start.other_ways import ask_for_sheet, ask_to_restore, open_sample
from app.services import browser_page
from app.services.account import own_name
from app.services.settings import SCALES
from app.shell.protocols import Shell
from app.shell.theme import LOW, TOUCHED
from core.errors import KodesporError, NotAProject, Refused


def build(shell: Shell) -> "StartScreen":
    """The screen."""
    return StartScreen(shell)


class StartScreen:
    """Nothing of any project is shown here but the folders in which some were opened before."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        recent = [Path(each) for each in shell.settings.recent if composition.is_project(Path(each))]
        self._mode = "join" if browser_page.invitation() else "open" if recent else "create"
        self._recent = recent
        self._form, self._within = ft.Container(), ft.Container()
        self._is_busy = False
        self._has_keys = shell.page.platform not in TOUCHED  # where there are none, a finger asks for them
        self.root = self._layout()
        self._show()

    def refresh(self) -> None:
        """Nothing here depends on views."""

    def _layout(self) -> ft.Control:
        shell, look, w = self.shell, self.shell.look, self.shell.words
        mark = ft.Row([ft.Image("icon.svg", width=44, height=44), look.title("Kodespor", 32)], spacing=14)
        said = look.quote(w("start-motto"), 17)
        card = look.card(ft.Column([self._modes(), self._form], spacing=18), padding=22)
        settings = ft.Row([self._language(), self._appearance(), self._scale()], wrap=True, spacing=8)
        sample = look.button(
            w("start-sample"), lambda _: shell.page.run_task(open_sample, shell), ft.Icons.EXPLORE_OUTLINED
        )
        restore = look.button(w("start-restore"), lambda _: ask_to_restore(shell), ft.Icons.RESTORE)
        sheet = look.button(w("start-sheet"), lambda _: ask_for_sheet(shell), ft.Icons.KEY)
        sheet.visible = not browser_page.IS_HERE  # a page reaches no shared folder
        others = ft.Column(
            [ft.Row([sample, restore, sheet], wrap=True, spacing=8), look.quiet(w("start-sample-how"))], spacing=6
        )
        self._within.content = ft.Column([mark, said, card, others, settings], spacing=18)
        self._take_size()
        return ft.Container(
            ft.Column([ft.Row([self._within], alignment=ft.MainAxisAlignment.CENTER)], scroll=ft.ScrollMode.AUTO),
            expand=True,
        )  # the wheel turns the page beside the card too

    def fit(self) -> None:
        """Takes the width that there is. Nothing is built anew: a name and a passphrase stand half typed."""
        self._take_size()
        self._within.update()

    def _take_size(self) -> None:
        shell = self.shell
        is_low = (shell.page.height or LOW) < LOW
        top = 24 if shell.is_narrow or is_low else 64
        self._within.width = min(552, shell.width)
        self._within.padding = ft.Padding.only(top=top, left=16, right=16, bottom=16)

    def _modes(self) -> ft.Control:
        w = self.shell.words
        names = (("open", w("common-open")), ("create", w("start-create")), ("join", w("start-join")))

        def chosen(event: Any) -> None:
            self._mode = event.control.selected[0]
            self._show()
            self._form.update()

        size = 15 * min(1, 1.3 / self.shell.settings.scale)  # three words have to stand beside each other
        segments = [ft.Segment(value=name, label=self.shell.look.text(label, size)) for name, label in names]
        style = ft.ButtonStyle(padding=ft.Padding.symmetric(horizontal=16, vertical=14))
        return ft.SegmentedButton(
            segments, selected=[self._mode], on_change=chosen, show_selected_icon=False, style=style
        )

    def _language(self) -> ft.Control:
        def change(_: Any) -> None:
            self.shell.settings.language = "en" if self.shell.words.language == "nb" else "nb"
            self._again()

        other = "English" if self.shell.words.language == "nb" else "Norsk (bokmål)"
        return self.shell.look.button(other, change, ft.Icons.LANGUAGE)

    def _appearance(self) -> ft.Control:
        def change(_: Any) -> None:
            self.shell.settings.dark = not self.shell.settings.dark
            self._again()

        dark = self.shell.settings.dark
        label = self.shell.words("settings-light") if dark else self.shell.words("settings-dark")
        icon = ft.Icons.LIGHT_MODE_OUTLINED if dark else ft.Icons.DARK_MODE_OUTLINED
        return self.shell.look.button(label, change, icon)

    def _scale(self) -> ft.Control:
        def change(_: Any) -> None:
            larger = [each for each in SCALES if each > self.shell.settings.scale]
            self.shell.settings.scale = min(larger, default=min(SCALES))
            self._again()

        label = f"{self.shell.words('settings-text-size')}: {self.shell.words.percent(self.shell.settings.scale)}"
        return self.shell.look.button(label, change, ft.Icons.FORMAT_SIZE)

    def _again(self) -> None:
        self.shell.settings.save()
        self.shell.apply_settings()
        self.shell.go("start")

    def _show(self) -> None:
        self._form.content = {"open": self._open_form, "create": self._create_form, "join": self._join_form}[
            self._mode
        ]()

    def _once(self, work: Callable[[], Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        """A handler that does the work, and nothing when it is pressed again meanwhile; a refusal is shown."""

        async def handle(_: Any = None) -> None:
            if self._is_busy:
                return
            self._is_busy = True
            try:
                await work()
            except KodesporError as problem:
                self.shell.notify(self.shell.words.say(problem))
            finally:
                self._is_busy = False

        return handle

    # -- open

    def _open_form(self) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        folder = FolderField(self.shell, w("start-folder"), str(self._recent[0]) if self._recent else "")
        passphrase = passphrase_field(
            self.shell, w("common-passphrase"), autofocus=bool(self._recent) and self._has_keys
        )

        async def work() -> None:
            place = folder.path
            if not composition.is_project(place):
                raise NotAProject("no-project-in", folder=place)
            await open_study(self.shell, place, passphrase.value or "")

        go = self._once(work)
        passphrase.on_submit = go
        parts: list[ft.Control] = [known_projects(self.shell, self._recent, folder, passphrase)] if self._recent else []
        buttons: list[ft.Control] = [
            look.button(w("common-open"), go, strong=True),
            look.button(w("start-forgotten"), lambda _: self._tell_of_forgotten()),
        ]
        return ft.Column([*parts, folder.root, across(passphrase), ft.Row(buttons, wrap=True, spacing=8)], spacing=14)

    def _tell_of_forgotten(self) -> None:
        """What can be done without the passphrase, and what nobody can do."""
        look, w = self.shell.look, self.shell.words
        sheet = "sheet-of-page" if browser_page.IS_HERE else "sheet"  # a page reaches no shared folder
        lines: list[ft.Control] = [look.text(w(f"start-forgotten-{each}"), 15) for each in ("none", "device", sheet)]
        width = min(480, self.shell.width - 48)
        self.shell.show(w("start-forgotten"), ft.Column(lines, tight=True, spacing=12, width=width))

    # -- create

    def _create_form(self) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        title = look.field(w("start-title"), autofocus=self._has_keys)
        name = look.field(w("start-your-name"), value=own_name())
        folder = new_folder(self.shell)
        passphrase = NewPassphrase(self.shell, w("common-passphrase"))
        shown_how = look.quiet(w("start-show-title-how"))
        shows = ft.Checkbox(label=w("start-show-title"), value=False, active_color=look.colours.accent)

        async def work() -> None:
            called, who = (title.value or "").strip(), (name.value or "").strip()
            if not called or not who or not passphrase.first.value:
                raise Refused("project-needs")
            words, place = passphrase.chosen(called, who), folder.path
            await make_study(
                self.shell, w("start-creating"), place,
                lambda: composition.create_project(place, called, who, lambda _: words),
            )  # fmt: skip
            if shows.value:
                self.shell.settings.titles[str(place.resolve())] = called
                self.shell.settings.save()
            ask_to_make_sheet(self.shell)

        go = self._once(work)
        passphrase.again.on_submit = go
        fields = [across(title), across(name), across(passphrase.first), across(passphrase.again), passphrase.hint]
        return ft.Column(
            [*fields, folder.root, shows, shown_how, look.button(w("start-create"), go, strong=True)], spacing=14
        )

    # -- join

    def _join_form(self) -> ft.Control:
        w = self.shell.words
        return JoinDialog(self.shell, NewPassphrase(self.shell, w("start-device-passphrase"))).root


def across(field: ft.TextField) -> ft.Control:
    """A field as wide as there is room."""
    field.expand = True
    return ft.Row([field])

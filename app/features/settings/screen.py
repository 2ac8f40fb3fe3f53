"""Settings of this device: language, appearance, size of text, when to lock, the passphrase, a recovery sheet."""

from typing import Any

import flet as ft

from app import composition
from app.components.passphrase_field import passphrase_field
from app.services.settings import SCALES
from app.shell.protocols import Shell
from core.commands.members import add_device
from core.errors import Refused
from core.keys.recovery_sheet import paper_device, words_of_seed

LOCKS = (0, 5, 15, 60)


def build(shell: Shell) -> "SettingsScreen":
    """The screen."""
    return SettingsScreen(shell)


class SettingsScreen:
    """Each choice takes effect at once."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        look, w = shell.look, shell.words
        rows = [self._language(), self._appearance(), self._scale(), self._lock()]
        passphrase = look.button(w("Change the passphrase"), lambda _: self._ask_passphrase(), ft.Icons.KEY)
        sheet = look.button(w("Make a recovery sheet"), lambda _: self._ask_sheet(), ft.Icons.DESCRIPTION_OUTLINED)
        safety = look.card(
            ft.Column([look.title(w("Safety"), 18), ft.Row([passphrase, sheet], wrap=True, spacing=8)], spacing=10)
        )
        column = ft.Column([look.title(w("Settings")), *rows, safety], spacing=16, scroll=ft.ScrollMode.AUTO)
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)

    def refresh(self) -> None:
        """Nothing here depends on views."""

    def _choice(self, label: str, options: list[tuple[str, str]], value: str, change: Any) -> ft.Control:
        shown = [ft.DropdownOption(key=key, text=text) for key, text in options]

        def chosen(event: Any) -> None:
            change(event.control.value)
            self.shell.settings.save()
            self.shell.apply_settings()
            self.shell.go("settings")

        return self.shell.look.choice(label=label, value=value, options=shown, width=280, on_select=chosen)

    def _language(self) -> ft.Control:
        settings = self.shell.settings
        options = [("nb", "Norsk (bokmål)"), ("en", "English")]
        return self._choice(
            self.shell.words("Language"),
            options,
            settings.language,
            lambda value: setattr(settings, "language", value),
        )

    def _appearance(self) -> ft.Control:
        w, settings = self.shell.words, self.shell.settings
        options = [("light", w("Light")), ("dark", w("Dark"))]
        value = "dark" if settings.dark else "light"
        return self._choice(w("Appearance"), options, value, lambda value: setattr(settings, "dark", value == "dark"))

    def _scale(self) -> ft.Control:
        settings = self.shell.settings
        options = [(str(each), f"{each:.0%}") for each in SCALES]
        return self._choice(
            self.shell.words("Size of text"),
            options,
            str(settings.scale),
            lambda value: setattr(settings, "scale", float(value)),
        )

    def _lock(self) -> ft.Control:
        w, settings = self.shell.words, self.shell.settings
        options = [(str(each), w("after {} minutes").format(each) if each else w("never")) for each in LOCKS]
        value = str(settings.lock_minutes)
        return self._choice(
            w("Lock by itself"), options, value, lambda value: setattr(settings, "lock_minutes", int(value))
        )

    def _ask_passphrase(self) -> None:
        w, folder = self.shell.words, self.shell.folder
        fields = [
            passphrase_field(self.shell, label)
            for label in (w("Passphrase now"), w("New passphrase"), w("New passphrase again"))
        ]

        def work() -> None:
            old, new, again = (field.value or "" for field in fields)
            if not new or new != again:
                raise Refused(w("The two new passphrases differ, or are empty."))
            assert folder is not None
            composition.change_passphrase(folder, old, new)
            self.shell.say(w("The passphrase of this device was changed."))

        self.shell.ask(w("Change the passphrase"), ft.Column(list(fields), tight=True, spacing=12), w("Change"), work)

    def _ask_sheet(self) -> None:
        look, w, session = self.shell.look, self.shell.words, self.shell.session
        assert session is not None
        seed = composition.entropy(32)
        said = look.text(
            w(
                "Twenty-four words that bring you back when every device is lost. "
                "Write them down now and lock them away: they are shown once, and "
                "whoever has them can read the project."
            ),
            14.5,
        )
        words = look.readable(look.strong(words_of_seed(seed), 17))

        def work() -> None:
            session.project.do(add_device, session.project.member, paper_device(seed).public, "paper")
            session.forget_gestures()

        self.shell.ask(
            w("Make a recovery sheet"),
            ft.Column([said, words], tight=True, spacing=14),
            w("I have written them down"),
            work,
        )

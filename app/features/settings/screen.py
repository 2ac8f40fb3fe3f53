"""Settings of this device: language, appearance, size of text, when to lock, the passphrase, a recovery sheet."""

from typing import Any

import flet as ft

from app import composition
from app.components.back_up import back_up_button
from app.components.passphrase_field import passphrase_field
from app.components.recovery_sheet_dialog import ask_to_make_sheet
from app.services.passphrase_strength import check_new
from app.services.settings import SCALES
from app.shell.protocols import Shell

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
        passphrase = look.button(w("settings-change-passphrase"), lambda _: self._ask_passphrase(), ft.Icons.KEY)
        sheet = look.button(
            w("components-make-sheet"), lambda _: ask_to_make_sheet(shell), ft.Icons.DESCRIPTION_OUTLINED
        )
        check = look.button(w("doctor-title"), lambda _: shell.go("health"), ft.Icons.MONITOR_HEART_OUTLINED)
        safety = look.card(
            ft.Column(
                [
                    look.title(w("settings-security"), 18),
                    ft.Row([passphrase, sheet, back_up_button(shell), check], wrap=True, spacing=8),
                ],
                spacing=10,
            )
        )
        column = ft.Column([look.title(w("shell-settings")), *rows, safety], spacing=16, scroll=ft.ScrollMode.AUTO)
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
            self.shell.words("settings-language"),
            options,
            self.shell.words.language,
            lambda value: setattr(settings, "language", value),
        )

    def _appearance(self) -> ft.Control:
        w, settings = self.shell.words, self.shell.settings
        options = [("light", w("settings-light")), ("dark", w("settings-dark"))]
        value = "dark" if settings.dark else "light"
        return self._choice(
            w("settings-appearance"), options, value, lambda value: setattr(settings, "dark", value == "dark")
        )

    def _scale(self) -> ft.Control:
        settings = self.shell.settings
        options = [(str(each), self.shell.words.percent(each)) for each in SCALES]
        return self._choice(
            self.shell.words("settings-text-size"),
            options,
            str(settings.scale),
            lambda value: setattr(settings, "scale", float(value)),
        )

    def _lock(self) -> ft.Control:
        w, settings = self.shell.words, self.shell.settings
        options = [
            (str(each), w("settings-lock-after", count=each) if each else w("settings-lock-never")) for each in LOCKS
        ]
        value = str(settings.lock_minutes)
        return self._choice(
            w("settings-lock"), options, value, lambda value: setattr(settings, "lock_minutes", int(value))
        )

    def _ask_passphrase(self) -> None:
        w, folder = self.shell.words, self.shell.folder
        fields = [
            passphrase_field(self.shell, label)
            for label in (w("settings-passphrase-now"), w("settings-passphrase-new"), w("settings-passphrase-again"))
        ]

        def work() -> None:
            old, new, again = (field.value or "" for field in fields)
            check_new(new, again)
            assert folder is not None
            composition.change_passphrase(folder, old, new)
            self.shell.notify(w("settings-passphrase-changed"))

        self.shell.ask(
            w("settings-change-passphrase"), ft.Column(list(fields), tight=True, spacing=12), w("settings-change"), work
        )

"""What stands around a part of Retrieve that has a screen of its own: its title, and the way back."""

import flet as ft

from app.shell.protocols import Shell


def screen_of(shell: Shell, title: str, body: ft.Control) -> ft.Control:
    """The part under its title, scrolling."""
    look = shell.look
    back = look.button(shell.words("shell-retrieve"), lambda _: shell.go("retrieve"), ft.Icons.ARROW_BACK)
    column = ft.Column([ft.Row([back]), look.title(title), body], spacing=14, scroll=ft.ScrollMode.AUTO, expand=True)
    column.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
    return ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)

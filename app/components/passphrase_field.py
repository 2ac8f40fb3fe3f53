"""A field for a passphrase, which can be shown."""

from typing import Any

import flet as ft

from app.shell.protocols import Shell
from app.shell.theme import TOUCH


def passphrase_field(shell: Shell, label: str, **more: Any) -> ft.TextField:
    """Hidden until one asks to see it. The framework's own eye has no name that could be read out."""
    names = {True: shell.words("components-show-typed"), False: shell.words("components-hide-typed")}

    def turn(_: Any) -> None:
        field.password = not field.password
        eye.icon = ft.Icons.VISIBILITY_OUTLINED if field.password else ft.Icons.VISIBILITY_OFF_OUTLINED
        eye.tooltip = names[bool(field.password)]
        field.update()

    eye = ft.IconButton(
        ft.Icons.VISIBILITY_OUTLINED, tooltip=names[True], on_click=turn, width=TOUCH, height=TOUCH,
        icon_color=shell.look.colours.muted,
    )  # fmt: skip
    field = shell.look.field(label, password=True, suffix_icon=ft.MergeSemantics(content=eye), **more)
    return field

"""Choosing a code from the whole codebook."""

from typing import TYPE_CHECKING

import flet as ft

if TYPE_CHECKING:
    from app.studio import Studio


def code_choice(studio: "Studio", label: str = "") -> ft.Dropdown:
    """All codes in use, by their paths; typing filters."""
    assert studio.store is not None
    reading = studio.store.reading
    live = [row.id for row in reading.state.codes.values() if row.status in ("live", "split")]
    paths = sorted(((reading.path(code), code.hex()) for code in live), key=lambda each: each[0].casefold())
    options = [ft.DropdownOption(key=key, text=path) for path, key in paths]
    return studio.look.choice(
        label=label or studio.words("Code"), options=options, enable_filter=True, editable=True, menu_height=320,
        width=340,
    )  # fmt: skip

"""The menu of one line of the code tree. It is made when it is asked for: the entries of 300 lines are most of what a
codebook would send to the page."""

from collections.abc import Callable, Sequence

import flet as ft

Entry = tuple[str, Callable[[], None]]
"""What an entry is called, and what it does."""


class LineMenu:
    """`root` lies in the upper left corner of the tree and shows nothing until the menu opens."""

    def __init__(self) -> None:
        self.root = ft.ContextMenu(
            content=ft.Container(width=1, height=1), left=0, top=0, secondary_trigger=None, tertiary_trigger=None
        )

    async def open(self, entries: Sequence[Entry], x: float, y: float) -> None:
        """Opens a menu with these entries at a place of the tree (logical pixels)."""
        self.root.items = [ft.PopupMenuItem(label, on_click=lambda _, act=act: act()) for label, act in entries]
        self.root.update()
        await self.root.open(local_position=ft.Offset(x, y))

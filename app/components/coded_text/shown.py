"""Whether a control is on the page."""

import flet as ft


def is_shown(control: ft.Control) -> bool:
    """Whether a control is on the page already; before that there is nothing to update."""
    try:
        return control.page is not None
    except RuntimeError:
        return False

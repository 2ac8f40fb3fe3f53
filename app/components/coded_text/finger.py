"""A detector of fingers whose long press can be drawn on: Flet 1.0.5 reads what its client says of that under another
name than the client gives it, and stops there."""

from dataclasses import dataclass, field

import flet as ft


@dataclass(kw_only=True)
class PressDrawn(ft.Event["FingerDetector"]):
    """Where a finger is that was held and then drawn on."""

    local_position: ft.Offset = field(metadata={"data_field": "l"})
    global_position: ft.Offset = field(metadata={"data_field": "g"})


@ft.control("GestureDetector")  # type: ignore[arg-type] # Flet types its decorator so that no class fits
class FingerDetector(ft.GestureDetector):
    """The same control, with that one event as the client sends it."""

    on_long_press_move_update: ft.EventHandler[PressDrawn] | None = None  # type: ignore[assignment]

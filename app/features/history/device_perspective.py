"""Whose device to look at the past through: what it had written and received by then."""

from typing import TYPE_CHECKING

import flet as ft

from app.services.sync_service import in_background
from core.analysis.device_knowledge import Step, device_knowledge, events_known_at
from core.ids import Id
from core.views.state import State
from sync.join_files import fingerprint

if TYPE_CHECKING:
    from app.features.history.screen import HistoryScreen


class DevicePerspective:
    """A choice of devices; without one, the past is seen with all that is known of it today."""

    def __init__(self, screen: "HistoryScreen") -> None:
        self._screen = screen
        self._known: list[Step] | None = None
        self._held: tuple[int, State] | None = None
        w, presentation = screen.shell.words, screen.session.presentation
        options = [ft.DropdownOption(key="", text=w("All that is known today"))]
        options += [
            ft.DropdownOption(
                key=row.id.hex(), text=f"{presentation.author(row.id)} · {fingerprint(row.id).split()[0]}"
            )
            for row in presentation.state.devices.values()
        ]
        self.root = screen.shell.look.choice(
            label=w("As a device had it"), options=options, value="", width=220,
            on_select=lambda event: screen.shell.page.run_task(self._choose, event.control.value),
        )  # fmt: skip

    async def _choose(self, chosen: str) -> None:
        """Finds in a thread what the device knew when: the whole trail is read for it."""
        shell, device = self._screen.shell, Id(bytes.fromhex(chosen))
        assert shell.folder is not None
        secrets = self._screen.session.project.secrets
        found = (
            await in_background(shell.folder, secrets, lambda project: device_knowledge(project, device))
            if chosen
            else None
        )
        self._known, self._held = found, None
        if shell.screen is self._screen:
            self._screen.show()

    def state(self, at: int) -> State:
        """The state after so many events; through a device, what it knew when the last of them was made."""
        project = self._screen.session.project
        if self._known is None or at == 0:
            return project.as_of(at)
        numbers = events_known_at(self._known, project.timeline.recorded(project.timeline.order[at - 1]).at)
        if self._held is None or self._held[0] != len(numbers):
            self._held = (len(numbers), project.state_of(numbers))
        return self._held[1]

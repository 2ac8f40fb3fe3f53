"""Shows the project as one device knew it: what it had written and received at a point in time."""

from collections.abc import Callable

import flet as ft

from app.services.sync_service import in_background
from app.shell.protocols import Shell
from core.analysis.clock_doubt import ClockDoubts
from core.analysis.device_knowledge import Step, device_knowledge, events_known_at
from core.ids import Id
from core.views.state import State
from sync.join_files import fingerprint


class DevicePerspective:
    """A choice of devices; without one, the past is shown with all that is known of it today."""

    def __init__(self, shell: Shell, is_shown: Callable[[], bool], chosen: Callable[[], None]) -> None:
        """`is_shown` says whether the screen is still shown; `chosen` is called when another device is looked from."""
        assert shell.session is not None
        self._shell, self._session, self._is_shown, self._chosen = shell, shell.session, is_shown, chosen
        self._steps: list[Step] | None = None
        self._computed: tuple[int, State] | None = None
        w, presentation = shell.words, shell.session.presentation
        options = [ft.DropdownOption(key="", text=w("history-device-all"))]
        options += [
            ft.DropdownOption(
                key=row.id.hex(), text=f"{presentation.author(row.id)} · {fingerprint(row.id).split()[0]}"
            )
            for row in presentation.state.devices.values()
        ]
        self.root: ft.Control = shell.look.choice(
            label=w("history-device"), options=options, value="", width=270,
            on_select=lambda event: shell.page.run_task(self._choose, event.control.value),
        )  # fmt: skip

    async def _choose(self, chosen: str) -> None:
        """Finds in a thread what the device knew when: the whole trail is read for it."""
        found = None
        if chosen:
            device = Id(bytes.fromhex(chosen))
            assert self._shell.folder is not None
            secrets = self._session.project.secrets
            found = await in_background(self._shell.folder, secrets, lambda project: device_knowledge(project, device))
        self._steps, self._computed = found, None
        if self._is_shown():
            self._chosen()

    def state(self, at: int) -> State:
        """The state after so many events; as a device, what it knew when the last of them was made."""
        project = self._session.project
        if self._steps is None or at == 0:
            return project.as_of(at)
        doubts = ClockDoubts(project.timeline, project.state)
        numbers = events_known_at(self._steps, doubts.moment(project.timeline.recorded(project.timeline.order[at - 1])))
        if self._computed is None or self._computed[0] != len(numbers):
            self._computed = (len(numbers), project.state_of(numbers))
        return self._computed[1]

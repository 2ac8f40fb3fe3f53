"""Following only the events of one coder, text or code: steps and play then go from one such event to the next."""

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.services.sync_service import in_background
from app.shell.protocols import Shell
from core.analysis.trail_filter import TrailFilter, matching_events
from core.ids import Id


class FollowOnly:
    """The button, its dialog, and the places of the events to follow."""

    def __init__(self, shell: Shell, is_shown: Callable[[], bool]) -> None:
        """`is_shown` says whether the screen of this button is still the one that is shown."""
        assert shell.session is not None
        self._shell, self._session, self._is_shown = shell, shell.session, is_shown
        self._filter = TrailFilter()
        self.places: list[int] | None = None
        label = shell.words("history-follow-only")
        self.root = shell.look.button(label, lambda _: self._ask(), ft.Icons.FILTER_ALT_OUTLINED)

    def _ask(self) -> None:
        w, presentation = self._shell.words, self._session.presentation
        state = presentation.state
        people = [(row.id, presentation.member(row.id)) for row in state.members.values()]
        codes = [(row.id, presentation.path(row.id)) for row in state.codes.values() if row.status == "live"]
        texts = [(row.id, presentation.source(row.id)) for row in state.sources.values() if row.status == "live"]
        coder = self._choice(w("common-coder"), people)
        code = self._choice(w("common-code"), sorted(codes, key=lambda each: each[1].casefold()))
        text = self._choice(w("common-text"), sorted(texts, key=lambda each: each[1].casefold()))

        def work() -> None:
            chosen = [Id(bytes.fromhex(each.value)) if each.value else None for each in (coder, text, code)]
            self._filter = TrailFilter(*chosen)
            self._shell.page.run_task(self._find)

        body = ft.Column([coder, code, text], tight=True, spacing=12)
        self._shell.ask(w("history-follow-only"), body, w("history-follow"), work)

    def _choice(self, label: str, entries: Sequence[tuple[Id, str]]) -> ft.Dropdown:
        options = [ft.DropdownOption(key="", text=self._shell.words("common-all"))]
        options += [ft.DropdownOption(key=each.hex(), text=name) for each, name in entries]
        return self._shell.look.choice(label=label, options=options, value="", menu_height=320, width=360)

    async def _find(self) -> None:
        """Finds the events to follow, in a thread: the whole trail is read for it."""
        w, chosen = self._shell.words, self._filter
        assert self._shell.folder is not None
        found = None
        if chosen != TrailFilter():
            secrets = self._session.project.secrets
            found = await in_background(self._shell.folder, secrets, lambda project: matching_events(project, chosen))
        if not self._is_shown() or chosen != self._filter:
            return
        self.places = found
        button: Any = self.root
        button.content = w("history-follow-only") if found is None else w("history-follow-only-count", count=len(found))
        button.update()

"""The health check: what is held up, owed, withheld, damaged or near a limit, and what to do about each."""

import flet as ft

from app import composition
from app.services.health import examine, known_record
from app.services.health_words import HealthWords, Told
from app.services.sync_service import in_background
from app.shell.protocols import Shell
from core.analysis.health.finding import Finding, Severity
from core.analysis.health.kinds import is_whole
from core.errors import KodesporError

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def build(shell: Shell) -> "HealthScreen":
    """The screen."""
    return HealthScreen(shell)


class HealthScreen:
    """Findings by how much they matter. They are looked for beside the work, each time one comes here or asks again."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        self._found: list[Finding] | None = None
        self._problem = ""
        again = look.button(w("doctor-again"), lambda _: self._again(), ft.Icons.REFRESH)
        share = look.button(w("doctor-share"), lambda _: self._share(), ft.Icons.VISIBILITY_OFF_OUTLINED)
        head = ft.Row([look.title(w("doctor-title")), ft.Row([again, share], wrap=True, spacing=8)], wrap=True)
        head.alignment = ft.MainAxisAlignment.SPACE_BETWEEN
        self._list = ft.Column(spacing=10)
        self._list.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        column = ft.Column([head, self._list], spacing=16, scroll=ft.ScrollMode.AUTO, expand=True)
        column.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()
        shell.page.run_task(self._look)

    def refresh(self) -> None:
        """Shows what was found, in the words of today."""
        self._list.controls = self._rows()

    def _again(self) -> None:
        self._found, self._problem = None, ""
        self.refresh()
        self._list.update()
        self.shell.page.run_task(self._look)

    async def _look(self) -> None:
        folder = self.shell.folder
        assert folder is not None
        try:
            project = self.session.project
            known = known_record(project)
            self._found = await in_background(folder, project.secrets, lambda opened: examine(opened, folder, known))
        except (KodesporError, OSError) as problem:
            self._problem = self.shell.words.say(problem)
        if self.shell.screen is self:
            self.refresh()
            self._list.update()

    def _told(self, is_shared: bool = False) -> list[Told]:
        words = HealthWords(self.shell.words, self.session.project, is_shared, composition.clock().offset)
        return [words.told(each) for each in self._found or ()]

    def _rows(self) -> list[ft.Control]:
        look, w = self.shell.look, self.shell.words
        if self._problem:
            return [look.card(look.text(self._problem, 15, look.colours.warn))]
        if self._found is None:
            return [look.quiet(w("doctor-looking"))]
        rows: list[ft.Control] = []
        if is_whole(self._found):
            rows.append(look.card(look.text(w("doctor-whole"), 16)))
        told = self._told()
        for severity in SEVERITIES:
            of_it = [each for each in told if each.severity == severity]
            if of_it:
                rows += [look.title(w(f"doctor-{severity}"), 18), *map(self._row, of_it)]
        return rows

    def _row(self, told: Told) -> ft.Control:
        look = self.shell.look
        colour = look.colours.warn if told.severity == "error" else None
        what = look.readable(look.text(told.what, 15, colour))
        return look.card(ft.Column([what, look.quiet(told.advice, 14)], spacing=6))

    def _share(self) -> None:
        """The same without names, to be copied and shown to strangers."""
        look, w = self.shell.look, self.shell.words
        lines = [f"{each.what}\n    {each.advice}" for each in self._told(is_shared=True)] or [w("doctor-whole")]
        body = ft.Column([look.quiet(w("doctor-share-about")), look.readable(look.text("\n".join(lines), 14))])
        body.scroll, body.tight = ft.ScrollMode.AUTO, True
        self.shell.show(w("doctor-share"), body)

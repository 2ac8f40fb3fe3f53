"""The look at what was read, before it is imported: a row for each text, in the screen itself."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.components.working import written
from app.features.texts.import_progress import ReadFile
from app.features.texts.import_row import ImportRow
from app.features.texts.layout_field import LayoutField
from app.keeping.background import in_background
from app.shell.protocols import Shell
from core.analysis.duplicates import chosen_twice, known_hash
from core.commands.memos import keep_comments
from core.commands.sources import KINDS, Incoming, bring_in
from core.errors import KodesporError, Refused
from core.events.registry import RecordedEvent
from core.events.sources import SourceImported
from core.project import Project
from core.text.normal import text_hash
from core.text.who_speaks import turns_of_each

NAMED_MAX = 8
"""So many speakers are named when texts have come in; of the rest the number is said."""


class ImportReview:
    """`root` is what is shown; `left` is called when it is done or cancelled. It can be shown on a screen that is built
    anew, with all that was chosen; and more texts may come to it."""

    def __init__(self, shell: Shell, found: list[ReadFile], left: Callable[[], None]) -> None:
        assert shell.session is not None
        look, w = shell.look, shell.words
        self._shell, self._session, self._left = shell, shell.session, left
        self.is_importing = False
        self._go = look.button("", shell.act(self._start), strong=True)
        self._rows: list[ImportRow] = []
        self._title = ft.Container()
        self._texts, self._several = ft.Column(spacing=12), self._for_all()
        about = look.quiet(f"{w('texts-review-about')} {w('texts-import-apart')}")
        cancel = look.button(w("common-cancel"), lambda _: left())
        foot = ft.Row([self._go, cancel], spacing=10, wrap=True)
        self.root = ft.Column([self._title, about, self._several, self._texts, foot], spacing=12)
        self.add(found)

    def add(self, found: list[ReadFile]) -> None:
        """More texts are looked at, below those that are."""
        project, presentation = self._session.project, self._session.presentation
        known = {known_hash(project, row): row.id for row in project.state.sources.values() if row.status == "live"}
        before = [each.read for each in self._rows]
        twice = chosen_twice((each.file, each.incoming.text) for each in (*before, *found))[len(before) :]
        for each, file in zip(found, twice, strict=True):
            said = "" if file is None else self._shell.words("texts-chosen-twice", file=file)
            if (twin := known.get(text_hash(each.incoming.text))) is not None:
                said = self._shell.words("texts-known", name=presentation.source(twin))
            self._rows.append(ImportRow(self._shell, each, said, self._count))
        self._texts.controls = [each.root for each in self._rows]
        self._one_each.visible = self._all_kinds.visible = len(self._rows) > 1
        title = self._shell.words("texts-review-title", count=len(self._rows))
        self._title.content = self._shell.look.title(title, 22)
        self._count(False)

    def lay_out(self) -> None:
        """Fits into a window that has another shape now."""
        for each in self._rows:
            each.lay_out()

    def _for_all(self) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        own = look.button(w("texts-review-own"), lambda _: self._own(), ft.Icons.GROUP_OUTLINED)
        own.tooltip = w("texts-review-own-how")
        options = [ft.DropdownOption(key=each, text=w(f"term-source-{each}")) for each in KINDS]

        def chosen(event: ft.Event[ft.Dropdown]) -> None:
            for each in self._rows:
                each.choose_kind(event.control.value or "interview")

        kind = look.choice(w("texts-review-kind"), options, on_select=chosen)
        self._one_each, self._all_kinds = own, kind
        describe = look.button(
            w("texts-layout-describe"), self._shell.act(self._describe), ft.Icons.VIEW_STREAM_OUTLINED
        )
        describe.tooltip = w("texts-layout-describe-how")
        return ft.Row([own, kind, describe], wrap=True, spacing=12, vertical_alignment=ft.CrossAxisAlignment.CENTER)

    def _describe(self) -> None:
        """Asks how a turn begins in these texts, and reads them so."""
        w, rows = self._shell.words, [each for each in self._rows if each.is_included]
        if not rows:
            raise Refused("no-text-chosen")
        layout = LayoutField(self._shell, rows[0].read_as)

        def work() -> None:
            if described := layout.described():
                self._shell.page.run_task(self._read_as, rows, described)

        self._shell.ask(w("texts-layout-describe"), layout.root, w("texts-read"), work)

    async def _read_as(self, rows: list[ImportRow], layout: str) -> None:
        """Reads texts anew in a layout; one that does not fit stays as it is, which is said."""
        problems: list[str] = []
        for each in rows:
            try:
                each.take(await in_background(partial(each.read_as, layout)), layout)
            except (KodesporError, OSError) as problem:
                problems.append(self._shell.words.say(problem))
        if problems:
            self._shell.notify(" ".join(problems[:3]))

    def _own(self) -> None:
        for each in self._rows:
            each.take_people([each.own_person()])

    def _count(self, update: bool = True) -> None:
        chosen = sum(each.is_included for each in self._rows)
        self._go.content = self._shell.words("texts-review-go", count=chosen)
        if update:
            self._go.update()

    def _start(self) -> None:
        rows = [each for each in self._rows if each.is_included]
        if self.is_importing:  # the button was pressed twice
            return
        if not rows:
            raise Refused("no-text-chosen")
        wanted = [(each.incoming(), each.keeps_comments) for each in rows]
        self._hold(True)
        self._shell.page.run_task(self._import, wanted)

    def _hold(self, is_importing: bool) -> None:
        self.is_importing = self._go.disabled = is_importing
        self._shell.page.update()

    async def _import(self, wanted: list[tuple[Incoming, bool]]) -> None:
        title = self._shell.words("texts-review-go", count=len(wanted))
        try:
            recorded = await written(self._shell, title, lambda project: imported(project, wanted))
        finally:
            self._hold(False)
        if recorded is not None:
            self._left()
            self._tell(recorded)
            added = [each.event.source for each in recorded if isinstance(each.event, SourceImported)]
            live = [row for row in self._session.project.state.sources.values() if row.status == "live"]
            if len(live) == len(added) == 1:  # the study's first text: there is nothing to do but to read it
                self._shell.go("reading", source=added[0])

    def _tell(self, recorded: list[RecordedEvent]) -> None:
        """Says what came in: how many texts, and who speaks in them."""
        presentation, w = self._session.presentation, self._shell.words
        added = [each.event.source for each in recorded if isinstance(each.event, SourceImported)]
        speakers = [[turn.speaker for turn in presentation.turns(source)] for source in added]
        turns = sum(turns_of_each(each).total() for each in speakers)
        named = list(dict.fromkeys(name for each in speakers for name in each if name))
        silent = [
            w("texts-silent", text=presentation.source(source), participant=presentation.participant(person))
            for source in added
            for person in presentation.state.sources.rows[source].participants
            if presentation.turns(source) and person not in {turn.participant for turn in presentation.turns(source)}
        ]
        if len(named) > NAMED_MAX:
            named = [*named[: NAMED_MAX - 1], w("texts-more-speakers", count=len(named) - NAMED_MAX + 1)]
        came = w("texts-came-in", count=len(added), turns=turns, speakers=named)
        self._shell.notify(" ".join([came, *silent[:3]]), undo=recorded)


def imported(project: Project, wanted: list[tuple[Incoming, bool]]) -> list[RecordedEvent]:
    """Imports texts, and keeps the remarks in the margin of those for which that is wanted, as one act."""
    with project.one_act():
        recorded = project.do(bring_in, [one for one, _ in wanted])
        added = [each.event.source for each in recorded if isinstance(each.event, SourceImported)]
        for source, (one, keeps) in zip(added, wanted, strict=True):
            if keeps and one.comments:
                project.do(keep_comments, source, one.comments)
    return recorded

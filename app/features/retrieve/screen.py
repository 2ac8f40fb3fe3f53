"""Coded segments by code, text, coder and attribute, in their context; several beside each other to compare."""

from collections.abc import Callable

import flet as ft

from app.components.copying import copy_quotes
from app.components.tables_dialog import TablesDialog
from app.features.retrieve.agreement_dialog import AgreementDialog
from app.features.retrieve.filter_fields import FilterFields
from app.features.retrieve.saved_queries import show_queries
from app.features.retrieve.search_dialog import SearchDialog
from app.shell.protocols import Shell
from core.analysis.colours import Colours
from core.analysis.consents import lacking
from core.analysis.filters import Pairs, narrowed
from core.analysis.query import in_names, run_query
from core.analysis.quote_reference import of_codings
from core.commands.quotes import number_quotes
from core.errors import KodesporError, UnknownName
from core.ids import Id
from core.text.normal import look_alike
from core.views.records import Coding
from core.views.speakers import spoken_by

SHOWN_MAX = 200
CONTEXT_CODE_POINTS = 140


def build(shell: Shell, code: Id | None = None) -> "RetrieveScreen":
    """The screen; with the passages of a code and of those under it, or with all."""
    return RetrieveScreen(shell, code)


class RetrieveScreen:
    """Filters above, segments below, and those that were pinned side by side on top."""

    def __init__(self, shell: Shell, code: Id | None) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        self._pinned: list[Id] = []
        self._fields = FilterFields(shell, self._show)
        if code is not None:
            self._fields.fill(in_names(self.session.presentation, code.hex()), ())
        self._count = look.quiet("")
        self._compare = ft.Row(scroll=ft.ScrollMode.AUTO, spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)
        self._list = ft.ListView(spacing=10, expand=True)
        agreement = look.button(w("agreement-title"), lambda _: AgreementDialog(shell).show(), ft.Icons.BALANCE)
        tables = look.button(w("components-tables"), lambda _: TablesDialog(shell).show(), ft.Icons.GRID_ON)
        search = look.button(w("retrieve-search"), lambda _: SearchDialog(shell).show(), ft.Icons.MANAGE_SEARCH)
        saved = look.button(w("retrieve-queries"), lambda _: show_queries(shell, self), ft.Icons.BOOKMARK_BORDER)
        copy = look.button(w("retrieve-copy-all"), lambda _: self._copy_all(), ft.Icons.CONTENT_COPY)
        buttons = ft.Row([copy, search, saved, agreement, tables], spacing=8, wrap=True)
        title = look.title(w("shell-retrieve"))
        head = ft.Row([title, buttons], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        parts: list[ft.Control] = [head, self._fields.root, self._count, self._compare, self._list]
        column = ft.Column(parts, spacing=12, expand=True)
        self.root: ft.Control = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()

    def _show(self) -> None:
        self.refresh()
        self.root.update()

    def refresh(self) -> None:
        """Shows what the filters ask for."""
        w = self.shell.words
        self._shown = self.session.reading_in(self._fields.layer)
        try:
            found = self.found()
            self._count.value = w("retrieve-found", count=len(found))
            if len(found) > SHOWN_MAX:
                self._count.value = w("retrieve-shown", count=len(found), shown=SHOWN_MAX)
        except KodesporError as problem:
            found, self._count.value = [], w.say(problem)
        self._colours = Colours(self.session.project.state)
        self._not_quotable = set(lacking(self.session.project.state, "quotation"))
        rows = self.session.project.state.codings.rows
        self._pinned = [each for each in self._pinned if each in rows and rows[each].status == "live"]
        self._compare.controls = [self._pinned_card(rows[each]) for each in self._pinned]
        self._list.controls = [self._card(each) for each in found[:SHOWN_MAX]]

    # -- what saved queries ask for

    @property
    def expression(self) -> str:
        """The codes that are asked for, as they were typed."""
        return self._fields.expression

    @property
    def filters(self) -> Pairs:
        """What else is asked for."""
        return self._fields.filters

    def run(self, expression: str, filters: Pairs) -> None:
        """Runs a query that was saved."""
        self._fields.fill(expression, filters)
        self._show()

    def found(self) -> list[Coding]:
        """The codings that the query and the filters let through, in the order of the texts. Raises Refused."""
        presentation = self.session.presentation
        found = (
            run_query(presentation, self.expression, self.codes_named)
            if self.expression
            else presentation.live_codings()
        )
        rows = presentation.state.sources.rows
        live = [each for each in narrowed(presentation, found, self.filters) if rows[each.source].status == "live"]
        return sorted(live, key=lambda each: (rows[each.source].at, each.source, each.start, each.end, each.id))

    def codes_named(self, name: str) -> list[Id]:
        """The code, or the codes of the set, of a name. Raises UnknownName."""
        presentation = self.session.presentation
        wanted = look_alike(name)
        codes = [row for row in presentation.state.codes.values() if row.status in ("live", "split")]
        found: list[Id] = [
            row.id for row in codes if look_alike(presentation.words(row.name)) == wanted or row.id.hex() == wanted
        ]
        if found:
            return found
        for row in presentation.state.code_sets.values():
            if row.status == "live" and look_alike(presentation.words(row.name)) == wanted:
                return list(row.codes)
        raise UnknownName("code-or-set-unknown", name=name)

    # -- segments

    def _card(self, coding: Coding) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        pin = look.icon_button(ft.Icons.PUSH_PIN_OUTLINED, w("retrieve-pin"), lambda _: self._pin(coding.id))
        go = look.icon_button(ft.Icons.OPEN_IN_NEW, w("common-show-in-text"), self._opener(coding))
        copy = look.icon_button(
            ft.Icons.CONTENT_COPY, w("common-copy-reference"),
            lambda _: copy_quotes(self.shell, of_codings([coding]), self._fields.layer),
        )  # fmt: skip
        number = look.icon_button(ft.Icons.TAG, w("retrieve-number"), self._numberer(coding))
        head = ft.Row([*self._label(coding), copy, number, pin, go], spacing=8)
        if coding.stance == "against":
            head.controls.insert(1, look.strong(w("retrieve-negative-case"), 13, look.colours.warn))
        lines: list[ft.Control] = [head, self._in_context(coding)]
        if self._not_quotable & set(spoken_by(presentation.state, coding)):
            lines.append(look.text(w("common-no-consent-to-quote"), 14, look.colours.warn))
        if coding.why is not None:
            lines.append(look.quiet(w("common-because", reason=presentation.why(coding.why) or "")))
        return look.card(ft.Column(lines, spacing=6), padding=12)

    def _copy_all(self) -> None:
        """Copies every segment that was found, with its reference."""
        copy_quotes(self.shell, of_codings(self.found()), self._fields.layer)

    def _numberer(self, coding: Coding) -> Callable[..., None]:
        """What brings a segment into the quote bank."""

        def gesture() -> None:
            made = self.session.do(number_quotes, [coding.id])
            self.shell.notify(self.shell.words("results-bank-numbered", count=len(made)), undo=made)

        return self.shell.act(gesture)

    def _in_context(self, coding: Coding) -> ft.Control:
        """The segment, with some of the text before and after it."""
        look, layered = self.shell.look, self._shown.layered(coding.source)
        text, (start, end) = layered.text, layered.to_layer(coding.start, coding.end)
        before = text[max(0, start - CONTEXT_CODE_POINTS) : start].replace("\n", " ")
        after = text[end : end + CONTEXT_CODE_POINTS].replace("\n", " ")
        quote = look.quote("", 15.5)
        muted = ft.TextStyle(color=look.colours.muted)
        quote.spans = [
            ft.TextSpan(before, style=muted),
            ft.TextSpan(text[start:end], style=ft.TextStyle(weight=ft.FontWeight.W_600)),
            ft.TextSpan(after, style=muted),
        ]
        return quote

    def _label(self, coding: Coding) -> list[ft.Control]:
        look, presentation = self.shell.look, self.session.presentation
        name = look.strong(presentation.code(coding.code), 14.5)
        where = look.quiet(
            f"{presentation.source(coding.source)} · {presentation.member(coding.by)}", expand=True, max_lines=1
        )
        return [look.dot(self._colours.of(coding.code)), name, where]

    def _pinned_card(self, coding: Coding) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        away = look.icon_button(ft.Icons.CLOSE, w("retrieve-unpin"), lambda _: self._pin(coding.id))
        quote = look.quote(self._shown.quote(coding), 15)
        body = ft.Column([ft.Row([*self._label(coding), away]), quote], spacing=6)
        return look.card(body, padding=12, width=320)

    def _pin(self, coding: Id) -> None:
        if coding in self._pinned:
            self._pinned = [each for each in self._pinned if each != coding]
        else:
            self._pinned = [*self._pinned, coding]
        self._show()

    def _opener(self, coding: Coding) -> Callable[[object], None]:
        return lambda _: self.shell.go("reading", source=coding.source, place=coding.start)

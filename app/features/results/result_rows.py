"""The result table on the screen: what one writes of a category, and the quotes that one chooses for it."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.shell.protocols import Shell
from core.analysis.consents import lacking
from core.analysis.figures import gone_in
from core.analysis.presentation import Presentation
from core.analysis.result_table import ResultRow, ShownQuote, result_table, what_counts
from core.commands.chosen_quotes import choose_quote, let_go_of_quote
from core.commands.codebook import define_code
from core.exporting.result_tables import as_table
from core.exporting.wide_table import WideTable
from core.ids import CodeId, CodingId, Id
from core.views.codebook import is_within
from core.views.records import Coding
from core.views.speakers import spoken_by

INDENT, INDENT_NARROW = 26, 10
CANDIDATES_MAX = 60
QUOTE_MAX = 400


class ResultRows:
    """A card for each category and code."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session
        self._not_quotable = set[Id]()

    @property
    def tools(self) -> list[ft.Control]:
        """Nothing to choose."""
        return []

    def tables(self, presentation: Presentation, _: str) -> list[WideTable]:
        """The table for a file."""
        return [as_table(presentation)]

    def controls(self, presentation: Presentation) -> list[ft.Control]:
        """The cards."""
        look, w = self._shell.look, self._shell.words
        found = result_table(presentation)
        self._not_quotable = set(lacking(presentation.state, "quotation"))
        rows: list[ft.Control] = [self._card(presentation, row) for row in found]
        return (
            [look.quiet(w.say(what_counts(presentation))), *rows]
            if rows
            else [look.card(look.quiet(w("results-none"), 15))]
        )

    def _card(self, presentation: Presentation, row: ResultRow) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        name = look.strong(row.name, 17 - min(row.depth, 2)) if row.is_category else look.text(row.name, 15)
        name.expand = True
        counts = w("results-counts", participants=row.informants, codings=row.codings)
        acts = look.acts(
            [
                (ft.Icons.EDIT_OUTLINED, w("results-write-about", code=row.name), lambda: self._ask_content(row)),
                (
                    ft.Icons.FORMAT_QUOTE_OUTLINED, w("results-choose-for", code=row.name),
                    lambda: self._ask_quote(presentation, row),
                ),
            ],
            self._menu(),
        )  # fmt: skip
        said = look.quiet(counts)
        head = [name, *acts] if self._shell.is_narrow else [name, said, *acts]
        body: list[ft.Control] = [ft.Row(head, spacing=4), *([said] if self._shell.is_narrow else [])]
        if row.content:
            body.append(look.readable(look.text(row.content, 15)))
        elif row.definition:
            body.append(look.readable(look.quiet(row.definition, 14)))
        body += [self._quote(row, each) for each in row.quotes]
        for each in row.gone:
            gone = look.text(w("results-gone", reason=each.reason), 14, look.colours.warn, expand=True)
            away = (ft.Icons.CLOSE, w("results-let-go-of"), self._letting_go(row, each.coding))
            body.append(ft.Row([gone, *look.acts([away], self._menu())], spacing=4))
        indent = (INDENT_NARROW if self._shell.is_narrow else INDENT) * row.depth
        return look.card(
            ft.Column(body, spacing=6),
            padding=ft.Padding.symmetric(horizontal=12, vertical=6),
            margin=ft.Margin.only(left=indent),
        )

    def _quote(self, row: ResultRow, quote: ShownQuote) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        words = look.readable(look.quote(w("results-words", words=quote.words), 15.5))
        chosen = w("results-chosen-by", speaker=quote.speaker, source=quote.source, member=quote.chosen_by)
        coding = self._session.project.state.codings.rows[quote.coding]
        missing = look.text(w("common-no-consent-to-quote"), 14, look.colours.warn)
        warned = [missing] if quote.without_consent else []
        said = ft.Column([words, look.quiet(chosen), *warned], spacing=2, expand=True)
        go = lambda: self._shell.go("reading", source=coding.source, place=coding.start)  # noqa: E731
        acts = look.acts(
            [
                (ft.Icons.OPEN_IN_NEW, w("common-show-in-text"), go),
                (ft.Icons.CLOSE, w("results-let-go-of"), self._letting_go(row, quote.coding)),
            ],
            self._menu(),
        )
        return ft.Row([said, *acts], spacing=4, vertical_alignment=ft.CrossAxisAlignment.START)

    def _menu(self) -> str:
        """What the menu is called in which acts stand on a phone; empty elsewhere."""
        return self._shell.words("common-more") if self._shell.is_small else ""

    def _letting_go(self, row: ResultRow, coding: CodingId) -> Callable[..., None]:
        def gesture() -> None:
            made = self._session.do(let_go_of_quote, row.code, coding)
            self._shell.notify(self._shell.words("results-let-go"), undo=made)

        return self._shell.act(gesture)

    def _ask_content(self, row: ResultRow) -> None:
        look, w = self._shell.look, self._shell.words
        label = w("results-content")
        field = look.field(label, value=row.content, multiline=True, min_lines=4, max_lines=12, autofocus=True)

        def work() -> None:
            self._session.do(define_code, row.code, "content", field.value or "")

        body = ft.Column([look.quiet(w("results-content-about")), field], tight=True, spacing=12)
        self._shell.ask(row.name, body, w("common-save"), work)

    # -- choosing

    def _ask_quote(self, presentation: Presentation, row: ResultRow) -> None:
        look, w = self._shell.look, self._shell.words
        found = candidates(presentation, row.code, {each.coding for each in row.quotes})
        self._not_quotable = set(lacking(presentation.state, "quotation"))
        if not found:
            self._shell.notify(w("results-no-candidates"))
            return
        lines: list[ft.Control] = [self._candidate(presentation, row, each) for each in found[:CANDIDATES_MAX]]
        if len(found) > CANDIDATES_MAX:
            lines.append(look.quiet(w("common-and-more", count=len(found) - CANDIDATES_MAX)))
        body = ft.Column(
            lines, spacing=8, scroll=ft.ScrollMode.AUTO, height=420, width=min(640, self._shell.width - 80)
        )
        self._shell.show(w("results-choose-for", code=row.name), body)

    def _candidate(self, presentation: Presentation, row: ResultRow, coding: Coding) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        words = presentation.quote(coding)
        shown = words if len(words) <= QUOTE_MAX else words[: QUOTE_MAX - 1] + "…"
        people = ", ".join(map(presentation.participant, spoken_by(presentation.state, coding)))
        where = " · ".join(filter(None, (people, presentation.source(coding.source), presentation.code(coding.code))))

        def gesture() -> None:
            made = self._session.do(choose_quote, row.code, coding.id)
            self._shell.notify(w("results-chosen", code=row.name), undo=made)

        act = self._shell.act(gesture)
        lines: list[ft.Control] = [look.quote(shown, 15), look.quiet(where)]
        if self._not_quotable & set(spoken_by(presentation.state, coding)):
            lines.append(look.text(w("common-no-consent-to-quote"), 14, look.colours.warn))
        return self._pressed(ft.Column(lines, spacing=2), shown, act)

    def _pressed(self, content: ft.Control, label: str, act: Callable[..., None]) -> ft.Control:
        def handle(event: Any) -> None:
            self._shell.page.pop_dialog()
            act(event)

        card = self._shell.look.card(content, padding=10, ink=True, on_click=handle)
        return ft.Semantics(content=card, label=label, button=True, container=True, exclude_semantics=True)


def candidates(presentation: Presentation, code: CodeId, chosen: set[CodingId]) -> list[Coding]:
    """The codings whose segments can be chosen as a quote for a code, one for each place: those of it and of the codes
    under it that speak for it and have their words; the heaviest first, then in the order of the texts."""
    state, is_gone = presentation.state, gone_in(presentation)
    found = [
        each
        for each in presentation.counted_codings()
        if each.id not in chosen
        and each.stance != "against"
        and is_within(state, each.code, code)
        and not is_gone(each)
    ]
    places = {row.id: n for n, row in enumerate(presentation.sources_in_order())}
    found.sort(key=lambda each: (-each.weight, places[each.source], each.start, each.id))
    return list({(each.source, each.start, each.end): each for each in reversed(found)}.values())[::-1]

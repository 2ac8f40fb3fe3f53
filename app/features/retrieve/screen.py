"""Coded passages by code, text, coder and attribute, in their context; several beside each other to compare."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.components.copying import copy_quotes
from app.features.retrieve.filter_fields import FilterFields
from app.features.retrieve.passage_cards import Shown, card, comparison
from app.features.retrieve.recode_dialog import ask_recode
from app.features.retrieve.saved_queries import QueriesPanel
from app.shell.protocols import Shell
from core.analysis.codes_gone import gone
from core.analysis.consents import lacking
from core.analysis.filters import Pairs, narrowed
from core.analysis.namesakes import codes_at
from core.analysis.passages import Passage, passages
from core.analysis.presentation import SPOKEN
from core.analysis.query import in_names, run_query
from core.analysis.quote_reference import of_codings
from core.errors import KodesporError, UnknownName
from core.ids import Id
from core.text.near_names import meant
from core.text.normal import look_alike
from core.views.records import Coding
from core.views.withdrawals import HIDDEN

SHOWN_MAX = 200
COMPARED_MAX = 12


def build(
    shell: Shell,
    code: Id | None = None,
    query: str = "",
    narrowed_to: str = "",
    compared: Any = (),
    is_comparing: bool = True,
) -> "RetrieveScreen":
    """The screen, with the passages of a code and of those under it, of a query, or all; `narrowed_to`: filters, one a
    line, such as `source=` and an id, or the `layer=` in which quotes are shown; `compared`: codings whose passages are
    compared, or only chosen for it."""
    asked = query if code is None else in_names(shell.session.presentation, code.hex()) if shell.session else ""
    filters = tuple((kind, value) for kind, _, value in (each.partition("=") for each in narrowed_to.splitlines()))
    chosen = (compared,) if isinstance(compared, bytes) else tuple(compared)
    return RetrieveScreen(shell, asked, filters, tuple(Id(each) for each in chosen), bool(is_comparing))


class RetrieveScreen:
    """What is asked for above, the passages below; or those that are compared."""

    def __init__(self, shell: Shell, asked: str, filters: Pairs, compared: tuple[Id, ...], is_comparing: bool) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        self._compared: dict[Id, None] = dict.fromkeys(compared)
        self._is_comparing = bool(compared) and is_comparing
        self._fields = FilterFields(shell, self._show)
        self._fields.fill(asked, filters)
        self._count = look.quiet("", expand=True)
        self._counted = ft.Row(spacing=8, wrap=True)
        self._list = ft.ListView(spacing=10, expand=True)
        self._shown = ft.Container(expand=True)
        self._queries = QueriesPanel(shell, self)
        asking: list[ft.Control] = [self._queries.root, self._fields.root]
        self._title = ft.Row([look.title(w("shell-retrieve"))], alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
        self._acting = self._menu() if shell.is_small else self._buttons()
        if shell.is_small:
            self._title.controls.append(self._acting)
        else:
            asking.insert(0, self._acting)
        self._above = ft.Column(asking, spacing=10, tight=True)
        head: list[ft.Control] = [] if shell.is_small else [self._above, self._counted]
        parts: list[ft.Control] = [self._title, *head, self._shown]
        column = ft.Column(parts, spacing=10, expand=True)
        column.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        self.root: ft.Control = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()

    def _acts(self) -> list[tuple[str, Callable[..., Any], ft.IconData]]:
        """What one can do with what was found, and the screens that belong here."""
        shell, w = self.shell, self.shell.words
        return [
            (w("retrieve-copy-all"), shell.act(self._copy_all), ft.Icons.CONTENT_COPY),
            (w("retrieve-recode"), shell.act(lambda: ask_recode(shell, self.found())), ft.Icons.LABEL_OUTLINE),
            (w("retrieve-search"), lambda _: shell.go("search"), ft.Icons.MANAGE_SEARCH),
            (w("retrieve-queries"), lambda _: self._turn_queries(), ft.Icons.BOOKMARK_BORDER),
            (w("agreement-title"), lambda _: shell.go("agreement"), ft.Icons.BALANCE),
            (w("components-tables"), lambda _: shell.go("tables"), ft.Icons.GRID_ON),
        ]

    def _buttons(self) -> ft.Control:
        buttons: list[ft.Control] = [self.shell.look.button(*each) for each in self._acts()]
        return self.shell.look.group(ft.Row(buttons, spacing=8, run_spacing=8, wrap=True))

    def _menu(self) -> ft.Control:
        """The same on a phone, where they would take the room of what was found."""
        items = [ft.PopupMenuItem(label, icon=icon, on_click=act) for label, act, icon in self._acts()]
        return self.shell.look.menu_of(self.shell.words("common-more"), None, items)

    def place_now(self) -> dict[str, Any]:
        """What is asked for, so that one comes back to it."""
        layer = () if self._fields.layer == SPOKEN else (("layer", self._fields.layer),)
        narrowed_to = "\n".join(f"{kind}={value}" for kind, value in (*self.filters, *layer))
        return {
            "code": None, "query": self.expression, "narrowed_to": narrowed_to, "compared": tuple(self._compared),
            "is_comparing": self._is_comparing,
        }  # fmt: skip

    def close_sheet(self) -> bool:
        """From what is compared back to all that was found."""
        if not self._is_comparing:
            return False
        self._compare(False)
        return True

    def _show(self) -> None:
        self.refresh()
        self.root.update()

    def refresh(self) -> None:
        """Shows what is asked for."""
        self._queries.refresh()
        w = self.shell.words
        words = self.session.reading_in(self._fields.layer)
        rows = self.session.project.state.codings.rows
        self._compared = {each: None for each in self._compared if each in rows and rows[each].status == "live"}
        unwilling = set(lacking(self.session.project.state, "quotation"))
        shown = Shown(self.shell, words, unwilling, self._fields.layer)
        self._is_comparing = self._is_comparing and bool(self._compared)
        self._above.visible = self._acting.visible = not self._is_comparing
        if self._is_comparing:
            chosen = self._passages_compared()
            self._count.value = w("retrieve-compared", count=len(chosen))
            compared = comparison(shown, chosen, self._leave_out)
            if self.shell.is_small:
                compared = ft.Column([self._counted, compared], spacing=10, expand=True)
            self._shown.content = compared
            self._show_counted(len(chosen))
            return
        try:
            asked = self._asked_for()
            found = passages(self._with_words(asked))
            self._count.value = w("retrieve-found", count=len(found))
            if len(found) > SHOWN_MAX:
                self._count.value = w("retrieve-shown", count=len(found), shown=SHOWN_MAX)
            self._count.value = " · ".join(filter(None, (self._count.value, self._without_words(asked))))
        except KodesporError as problem:
            found, self._count.value = [], w.say(problem)
        above: list[ft.Control] = [self._above, self._counted] if self.shell.is_small else []
        self._list.controls = above + [self._card(shown, each) for each in found[:SHOWN_MAX]]
        self._shown.content = self._list
        self._show_counted(len(self._passages_compared()))

    def _card(self, shown: Shown, passage: Passage) -> ft.Control:
        is_compared = any(each.id in self._compared for each in passage.codings)
        return card(shown, passage, is_compared, lambda: self._turn(passage))

    def _turn_queries(self) -> None:
        """Shows or hides what was saved: above the list, where one looks for it also when that was scrolled."""
        self._queries.turn()
        if self.shell.is_small:
            self.shell.page.run_task(self._list.scroll_to, 0)

    def _copy_all(self) -> None:
        """Copies every passage that was found, with its reference."""
        copy_quotes(self.shell, of_codings(self.found()), self._fields.layer)

    # -- comparing

    def _show_counted(self, compared: int) -> None:
        look, w = self.shell.look, self.shell.words
        self._counted.controls = [self._count]
        self._count.expand = None
        if self._is_comparing:
            back = look.button(w("retrieve-compare-end"), lambda _: self._compare(False), ft.Icons.ARROW_BACK)
            self._counted.controls = [back, self._count]
        elif compared:
            label = w("retrieve-compare", count=compared)
            button = look.button(label, lambda _: self._compare(True), ft.Icons.COMPARE_ARROWS, strong=True)
            button.disabled = compared < 2
            clear = look.button(w("retrieve-compare-none"), lambda _: self._forget())
            self._counted.controls = [self._count, button, clear]

    def _passages_compared(self) -> list[Passage]:
        """The passages that were chosen, in the order in which they were, each with all its codings."""
        rows = self.session.project.state.codings.rows
        places = [(rows[each].source, rows[each].start, rows[each].end) for each in self._compared]
        wanted = set(places)
        here = [
            each for each in self.session.presentation.live_codings() if (each.source, each.start, each.end) in wanted
        ]
        found = {(each.source, each.start, each.end): each for each in passages(here)}
        return [found[place] for place in dict.fromkeys(places) if place in found]

    def _compare(self, is_on: bool) -> None:
        self._is_comparing = is_on
        self._show()

    def _turn(self, passage: Passage) -> None:
        """Chooses a passage to be compared, or no longer."""
        own = {each.id for each in passage.codings}
        if own & self._compared.keys():
            self._compared = {each: None for each in self._compared if each not in own}
        elif len(self._compared) < COMPARED_MAX:
            self._compared[passage.codings[0].id] = None
        self._show()

    def _leave_out(self, passage: Passage) -> None:
        self._turn(passage)

    def _forget(self) -> None:
        self._compared = {}
        self._show()

    # -- what saved queries ask for

    @property
    def expression(self) -> str:
        """The codes that are asked for, as they were chosen or typed."""
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
        return self._with_words(self._asked_for())

    def _with_words(self, asked: list[Coding]) -> list[Coding]:
        """Those of texts that can be read, in the order of the texts."""
        rows = self.session.project.state.sources.rows
        live = [each for each in asked if rows[each.source].status == "live"]
        return sorted(live, key=lambda each: (rows[each.source].at, each.source, each.start, each.end, each.id))

    def _asked_for(self) -> list[Coding]:
        """What the query and the filters let through, also on texts whose words are gone. Raises Refused."""
        presentation, asked = self.session.presentation, self.expression
        found = run_query(presentation, asked, self.codes_named) if asked else presentation.live_codings()
        return narrowed(presentation, found, self.filters)

    def _without_words(self, asked: list[Coding]) -> str:
        """How many codings a table counts that cannot be shown here; empty where there are none."""
        rows = self.session.project.state.sources.rows
        gone = sum(rows[each.source].status in ("withdrawn", HIDDEN) for each in asked)
        return self.shell.words("retrieve-without-words", count=gone) if gone else ""

    def codes_named(self, name: str) -> list[Id]:
        """The codes of a name or a path such as `Work/Time`, or those of a set. Raises UnknownName."""
        presentation = self.session.presentation
        wanted = look_alike(name)
        codes = [row for row in presentation.state.codes.values() if row.status in ("live", "split")]
        found: list[Id] = [
            row.id for row in codes if look_alike(presentation.words(row.name)) == wanted or row.id.hex() == wanted
        ]
        found = found or list(codes_at(presentation, name))
        if found:
            return found
        sets = [row for row in presentation.state.code_sets.values() if row.status == "live"]
        for row in sets:
            if look_alike(presentation.words(row.name)) == wanted:
                return list(row.codes)
        if (said := gone(presentation, name)) is not None:
            raise said
        names = [row.name for row in codes] + [row.name for row in sets]
        near = meant(name, map(presentation.words, names))
        raise UnknownName("unknown-thing", kind="code-or-set", name=name, near=near or "", suggested=int(bool(near)))

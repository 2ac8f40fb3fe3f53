"""Passages by code, text, coder and attribute, in their context; several beside each other to compare."""

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.components.tables_dialog import TablesDialog
from app.features.retrieve.agreement_dialog import AgreementDialog
from app.features.retrieve.saved_queries import show_queries
from app.features.retrieve.search_dialog import SearchDialog
from app.shell.protocols import Shell
from app.shell.theme import tell_choice
from core.analysis.colours import Colours
from core.analysis.filters import Pairs, narrowed
from core.analysis.presentation import SPOKEN
from core.analysis.query import run_query
from core.errors import KodesporError, Refused
from core.ids import Id
from core.views.layers import LAYERS
from core.views.records import Coding

SHOWN_MAX = 200
CONTEXT_CODE_POINTS = 140


def build(shell: Shell) -> "RetrieveScreen":
    """The screen."""
    return RetrieveScreen(shell)


class RetrieveScreen:
    """Filters above, passages below, and those that were pinned side by side on top."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w, presentation = shell.look, shell.words, shell.session.presentation
        self._pinned: list[Id] = []
        self._query = look.field(
            w("Codes: and, or, not, within, near"), hint_text='"kjenne seg igjen" and "dele erfaringer"', dense=True,
            on_submit=lambda _: self._again(), width=min(420, shell.width - 28),
        )  # fmt: skip
        state = presentation.state
        self._source = self._choice(
            w("common-text"), [(r.id, presentation.source(r.id)) for r in state.sources.values() if r.status == "live"]
        )
        self._coder = self._choice(w("Coder"), [(r.id, presentation.member(r.id)) for r in state.members.values()])
        people = [row for row in state.participants.values() if row.status not in ("removed", "withdrawn")]
        self._person = self._choice(w("common-participant"), [(r.id, presentation.participant(r.id)) for r in people])
        having = sorted({f"{name}={presentation.words(value)}" for row in people for name, value in row.attributes})
        self._attribute = self._choice(w("Attribute"), [(each, each.replace("=", ": ", 1)) for each in having])
        stances = [("for", w("speak for it")), ("against", w("negative cases"))]
        self._stance = self._choice(w("For or against"), stances)
        self._speaker = self._field(w("Speaker"))
        self._since = self._field(w("Coded since"), "2026-03-14")
        self._until = self._field(w("Coded before"), "2026-03-14")
        layers = [(SPOKEN, w("as spoken")), *((each, w(each)) for each in LAYERS)]
        self._layer = self._choice(w("Quotes"), layers)
        self._layer.options, self._layer.value = self._layer.options[1:], SPOKEN
        search = look.button(w("Show"), lambda _: self._again(), ft.Icons.SEARCH, strong=True)
        self._count = look.quiet("")
        self._compare = ft.Row(scroll=ft.ScrollMode.AUTO, spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)
        self._list = ft.ListView(spacing=10, expand=True)
        filters = ft.Row(
            [
                self._query, self._source, self._coder, self._person, self._speaker, self._attribute, self._stance,
                self._since, self._until, self._layer, search,
            ],
            wrap=True, spacing=10,
        )  # fmt: skip
        compare = look.button(w("Agreement"), lambda _: AgreementDialog(shell).show(), ft.Icons.BALANCE)
        tables = look.button(w("Tables"), lambda _: TablesDialog(shell).show(), ft.Icons.GRID_ON)
        texts = look.button(w("Search"), lambda _: SearchDialog(shell).show(), ft.Icons.MANAGE_SEARCH)
        saved = look.button(w("Saved queries"), lambda _: show_queries(self), ft.Icons.BOOKMARK_BORDER)
        buttons = ft.Row([texts, saved, compare, tables], spacing=8, wrap=True)
        head = ft.Row([look.title(w("Retrieve")), buttons], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        column = ft.Column([head, filters, self._count, self._compare, self._list], spacing=12, expand=True)
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()

    @property
    def _width(self) -> float:
        """Of a choice: two beside each other on a telephone."""
        return (self.shell.width - 40) / 2 if self.shell.is_narrow else 190

    def _choice(self, label: str, options: Sequence[tuple[Id | str, str]]) -> ft.Dropdown:
        shown = [ft.DropdownOption(key="", text=self.shell.words("common-all"))]
        shown += [ft.DropdownOption(key=key if isinstance(key, str) else key.hex(), text=text) for key, text in options]
        return self.shell.look.choice(
            label=label, value="", options=shown, width=self._width, on_select=lambda _: self._again()
        )

    def _field(self, label: str, hint: str = "") -> ft.TextField:
        return self.shell.look.field(
            label, hint_text=hint, dense=True, width=self._width, on_submit=lambda _: self._again()
        )

    def _again(self) -> None:
        self.refresh()
        self.root.update()

    def refresh(self) -> None:
        """Shows what the filters ask for."""
        w = self.shell.words
        self._shown = self.session.reading_in(self._layer.value or SPOKEN)
        try:
            found = self.found()
            self._count.value = w("{} passages").format(len(found))
        except KodesporError as problem:
            found, self._count.value = [], w.refusal(problem)
        self._colours = Colours(self.session.project.state)
        rows = self.session.project.state.codings.rows
        self._pinned = [each for each in self._pinned if each in rows and rows[each].status == "live"]
        self._compare.controls = [self._pinned_card(rows[each]) for each in self._pinned]
        self._list.controls = [self._card(each) for each in found[:SHOWN_MAX]]

    @property
    def expression(self) -> str:
        """The codes that are asked for, as they were typed."""
        return (self._query.value or "").strip()

    @property
    def filters(self) -> Pairs:
        """What else is asked for."""
        chosen = [
            ("source", self._source.value), ("coder", self._coder.value), ("participant", self._person.value),
            ("attribute", self._attribute.value), ("stance", self._stance.value),
            ("speaker", self._speaker.value), ("since", self._since.value), ("until", self._until.value),
        ]  # fmt: skip
        return tuple((kind, value.strip()) for kind, value in chosen if value and value.strip())

    def ask(self, expression: str, filters: Pairs) -> None:
        """Asks a query that was saved."""
        self._query.value = expression
        held = dict(filters)
        self._source.value, self._coder.value = held.get("source", ""), held.get("coder", "")
        self._person.value, self._attribute.value = held.get("participant", ""), held.get("attribute", "")
        self._stance.value, self._speaker.value = held.get("stance", ""), held.get("speaker", "")
        self._since.value, self._until.value = held.get("since", ""), held.get("until", "")
        for each in (self._source, self._coder, self._person, self._attribute, self._stance):
            tell_choice(each)
        self._again()

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
        """The code, or the codes of the set, of a name. Raises Refused."""
        presentation = self.session.presentation
        wanted = name.casefold()
        codes = [row for row in presentation.state.codes.values() if row.status in ("live", "split")]
        if found := [
            row.id for row in codes if presentation.words(row.name).casefold() == wanted or row.id.hex() == wanted
        ]:
            return found
        for row in presentation.state.code_sets.values():
            if row.status == "live" and presentation.words(row.name).casefold() == wanted:
                return list(row.codes)
        raise Refused(self.shell.words("There is no code or set “{}”.").format(name))

    def _card(self, coding: Coding) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        layered = self._shown.layered(coding.source)
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
        pin = look.icon_button(ft.Icons.PUSH_PIN_OUTLINED, w("Compare"), lambda _: self._pin(coding.id))
        go = look.icon_button(ft.Icons.OPEN_IN_NEW, w("common-show-in-text"), self._opener(coding))
        head = ft.Row([*self._label(coding), pin, go], spacing=8)
        if coding.stance == "against":
            head.controls.insert(1, look.strong(w("negative case"), 13, look.colours.warn))
        why = [look.quiet(w("Because: ") + (presentation.why(coding.why) or ""))] if coding.why is not None else []
        return look.card(ft.Column([head, quote, *why], spacing=6), padding=12)

    def _label(self, coding: Coding) -> list[ft.Control]:
        look, presentation = self.shell.look, self.session.presentation
        name = look.strong(presentation.code(coding.code), 14.5)
        where = look.quiet(
            f"{presentation.source(coding.source)} · {presentation.member(coding.by)}", expand=True, max_lines=1
        )
        return [look.dot(self._colours.of(coding.code)), name, where]

    def _pinned_card(self, coding: Coding) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        away = look.icon_button(ft.Icons.CLOSE, w("Put away"), lambda _: self._pin(coding.id))
        quote = look.quote(self._shown.quote(coding), 15)
        body = ft.Column([ft.Row([*self._label(coding), away]), quote], spacing=6)
        return look.card(body, padding=12, width=320, bgcolor=None)

    def _pin(self, coding: Id) -> None:
        self._pinned = (
            [each for each in self._pinned if each != coding] if coding in self._pinned else [*self._pinned, coding]
        )
        self._again()

    def _opener(self, coding: Coding) -> Callable[..., Any]:
        return lambda _: self.shell.go("reading", source=coding.source, place=coding.start)

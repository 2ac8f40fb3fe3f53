"""Searching all texts, with keywords in context; coding the matches that were ticked."""

from collections.abc import Callable
from typing import Any, NamedTuple

import flet as ft

from app.components.combobox import code_choice
from app.components.working import recorded
from app.features.retrieve.frame import screen_of
from app.shell.protocols import Shell
from core.analysis.filters import is_said_by
from core.analysis.search import Hit
from core.analysis.widened_hits import widened_hits
from core.commands.codings import code_places
from core.errors import KodesporError, Refused
from core.events.registry import RecordedEvent
from core.ids import Id
from core.limits import HITS_MAX
from core.text.context_expansion import WIDTHS

SHOWN_MAX = 100
AT_ONCE_MAX = 300
"""So many places are coded without a bar: some tens of milliseconds."""


class InHand(NamedTuple):
    """The places that are ticked (a text, and code points of it), the code for them (hexadecimal id), how wide and
    why; `every`: all that were found, whether shown or not."""

    ticked: frozenset[tuple[Id, int, int]]
    code: str | None
    width: str | None
    why: str
    every: bool = False


def build(shell: Shell, query: str = "", speaker: str = "", in_hand: InHand | None = None) -> "SearchScreen":
    """The screen; with what was searched for in it, and what one had in hand there."""
    screen = SearchScreen(shell)
    if query:
        screen.take_up(query, speaker, in_hand)
    return screen


class SearchScreen:
    """A field, the matches, and a way to code those that are ticked."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session
        look, w = shell.look, shell.words
        self._query = look.field(w("retrieve-search-all"), autofocus=True, on_submit=lambda _: self._search())
        self._speaker = look.field(w("retrieve-search-speaker"), width=200, dense=True)
        self._status = look.quiet(w("retrieve-search-help"))
        self._found: list[Hit] = []
        self._is_cut = False
        self._hits: list[tuple[Hit, ft.Checkbox]] = []
        self._all = ft.Checkbox(visible=False, on_change=lambda _: self._tick_all())
        self._matches = ft.Column(spacing=4, tight=True)
        self._code = code_choice(shell)
        self._width = look.choice(
            value="sentence", label=w("retrieve-width"), width=170,
            options=[ft.DropdownOption(key=each, text=w(f"term-width-{each}")) for each in WIDTHS],
        )  # fmt: skip
        self._why = look.field(w("common-reason-optional"), dense=True)
        go = look.icon_button(ft.Icons.SEARCH, w("retrieve-search"), lambda _: self._search())
        code = look.button(w("retrieve-code-ticked"), shell.act(self._code_ticked), strong=True)
        self._coding = ft.Column(
            [self._code.root, self._width, self._why, code], spacing=10, tight=True,
            visible=False,
        )  # fmt: skip
        field = ft.Row([ft.Container(self._query, expand=True), go], spacing=4)
        self._body = ft.Column(
            [field, self._speaker, self._status, self._all, self._matches, self._coding], spacing=10, tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )  # fmt: skip
        self.root = screen_of(shell, w("retrieve-search"), self._body)

    def place_now(self) -> dict[str, Any]:
        """What was searched for, and what is ticked."""
        ticked = frozenset((hit.source, hit.start, hit.end) for hit, box in self._hits if box.value)
        in_hand = InHand(ticked, self._code.value, self._width.value, self._why.value or "", bool(self._all.value))
        return {"query": self._query.value or "", "speaker": self._speaker.value or "", "in_hand": in_hand}

    def take_up(self, query: str, speaker: str, in_hand: InHand | None) -> None:
        """Goes on with what was searched for."""
        self._query.value, self._speaker.value = query, speaker
        self._find()
        if in_hand is not None:
            self._tick(in_hand)
            self._width.value, self._why.value = in_hand.width, in_hand.why
            self._code.choose(in_hand.code or "")

    def _tick(self, in_hand: InHand) -> None:
        for hit, box in self._hits:
            box.value = (hit.source, hit.start, hit.end) in in_hand.ticked
        self._all.value = in_hand.every

    def refresh(self) -> None:
        """What was found stays, with its ticks, until somebody searches again; but what stands on words that are gone
        goes with them."""
        sources = self._session.project.state.sources.rows
        there = [each for each in self._found if sources[each.source].status == "live"]
        if len(there) < len(self._found):
            in_hand: InHand = self.place_now()["in_hand"]
            self._list(there)
            self._tick(in_hand)

    def _search(self) -> None:
        self._find()
        self._body.update()

    def _find(self) -> None:
        presentation = self._session.presentation
        try:
            found = self._session.search(self._query.value or "", every=True, limit=HITS_MAX)
        except KodesporError as problem:
            self._list([])
            self._status.value = self._shell.words.say(problem)
            return
        self._is_cut = len(found) >= HITS_MAX
        speaker = (self._speaker.value or "").strip()
        if speaker:
            found = [each for each in found if is_said_by(presentation, each.source, each.start, each.end, speaker)]
        self._list(found)

    def _list(self, found: list[Hit]) -> None:
        """Shows the places, none of them ticked."""
        w = self._shell.words
        self._status.value = w("retrieve-places", count=len(found))
        if len(found) > SHOWN_MAX:
            self._status.value = w("retrieve-places-shown", count=len(found), shown=SHOWN_MAX)
        if self._is_cut:
            self._status.value += " " + w("retrieve-places-most", most=HITS_MAX)
        self._found = found
        self._hits = [(hit, ft.Checkbox(value=False, on_change=self._ticked)) for hit in found[:SHOWN_MAX]]
        self._all.label = w("retrieve-tick-found" if self._is_cut else "retrieve-tick-all", count=len(found))
        self._all.value = False
        self._matches.controls = [self._match(hit, box) for hit, box in self._hits]
        self._coding.visible = self._all.visible = bool(self._hits)

    def _tick_all(self) -> None:
        for _, box in self._hits:
            box.value = self._all.value
        self._matches.update()

    def _ticked(self, _: ft.Event[ft.Checkbox]) -> None:
        if self._all.value:
            self._all.value = False
            self._all.update()

    def _match(self, hit: Hit, box: ft.Checkbox) -> ft.Control:
        look, w, presentation = self._shell.look, self._shell.words, self._session.presentation
        muted = ft.TextStyle(color=look.colours.muted)
        quote = look.quote("", 14.5)
        quote.expand = True
        quote.spans = [
            ft.TextSpan("…" + hit.before.replace("\n", " "), style=muted),
            ft.TextSpan(hit.match, style=ft.TextStyle(weight=ft.FontWeight.W_600)),
            ft.TextSpan(hit.after.replace("\n", " ") + "…", style=muted),
        ]
        speaker = presentation.speaker(hit.source, hit.start)
        where = look.quiet(f"{presentation.source(hit.source)}{' · ' + speaker if speaker else ''}", 12.5, width=110)
        box.semantics_label = f"{presentation.source(hit.source)}: {hit.quote}"
        go = look.icon_button(ft.Icons.OPEN_IN_NEW, w("common-show-in-text"), self._opener(hit))
        return ft.Row([box, where, quote, go], spacing=6, vertical_alignment=ft.CrossAxisAlignment.CENTER)

    def _opener(self, hit: Hit) -> Callable[[Any], None]:
        def go(_: Any) -> None:
            self._shell.go("reading", source=hit.source, place=hit.start)

        return go

    def _code_ticked(self) -> None:
        ticked = self._found if self._all.value else [hit for hit, box in self._hits if box.value]
        if not ticked or not self._code.value:
            raise Refused("nothing-ticked")
        width = self._width.value or "words"
        places = widened_hits(self._session.presentation, ticked, width)
        code, why = Id(bytes.fromhex(self._code.value)), (self._why.value or "").strip() or None
        wanted = (code_places, places, [code], why)
        if len(places) > AT_ONCE_MAX:
            self._shell.page.run_task(self._code_many, wanted)
        else:
            self._tell(self._session.do(*wanted))

    async def _code_many(self, wanted: tuple[Any, ...]) -> None:
        title = self._shell.words("retrieve-coding-many", count=len(wanted[1]))
        made = await recorded(self._shell, title, *wanted)
        if made is not None:
            self._tell(made)

    def _tell(self, made: list[RecordedEvent]) -> None:
        self._shell.notify(self._shell.words("common-segments-coded", count=len(made)), undo=made)

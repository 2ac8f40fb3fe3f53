"""Reading and coding one source: the heart of the app."""

import flet as ft

from app.components.blind_rounds import open_rounds, round_line
from app.components.coded_text.document_text import DocumentText
from app.components.coded_text.text_spans import NOTE, Mark, moved_edge, sentences, trimmed
from app.components.pseudonymise_dialog import ask_to_replace
from app.features.reading.code_panel import CodePanel
from app.features.reading.coding_detail import coding_detail
from app.features.reading.find_bar import FindBar
from app.features.reading.memo_detail import ask_margin_memo, memo_detail
from app.features.reading.player import Player, recording_of
from app.features.reading.side_by_side import SideBySide, counterpart
from app.shell.protocols import Shell
from core.analysis.colours import Colours
from core.analysis.presentation import SPOKEN
from core.commands import codings
from core.commands.layers import link_passages
from core.errors import Refused
from core.ids import Id
from core.text.find import Range
from core.views.codebook import resolve_merged
from core.views.layers import LAYERS

PANEL_WIDTH = 332
COMPACT = 1000
"""Below this width (logical pixels) the panel stands under the text instead of beside it."""


def build(shell: Shell, source: Id, place: int = 0, layer: str = SPOKEN) -> "ReadingScreen":
    """The screen, at a place of the source (code points of it as it was brought in), in a layer."""
    return ReadingScreen(shell, source, place, layer)


class ReadingScreen:
    """The text in the middle, the code panel beside it, or below it on a telephone."""

    def __init__(self, shell: Shell, source: Id, place: int, layer: str) -> None:
        assert shell.session is not None
        self.shell, self.session, self.source = shell, shell.session, source
        self.whose = "all"
        self._detail: Id | None = None
        self._held: Id | None = None
        self._sentence: int | None = None
        self._earlier: Range | None = None
        self._is_compact = shell.width < COMPACT
        self.layer = layer
        self._layered = self.session.reading_in(layer).layered(source)
        self.text = self._layered.text
        self.document = DocumentText(shell, self.text, self._label, self._selected, self._tapped)
        self.panel = CodePanel(shell, self)
        self._side = ft.Container(padding=14)
        self._extend = ft.Container(visible=False)
        self._beside: SideBySide | None = None
        self._texts = ft.Row(expand=True, spacing=14, vertical_alignment=ft.CrossAxisAlignment.STRETCH)
        self._rounds = ft.Column(spacing=6)
        self._finder = FindBar(shell, self.document)
        recording = recording_of(self)
        self._player = Player(self, recording, self._select_original) if recording is not None else None
        self.root = self._layout()
        self.refresh()
        shell.page.run_task(self.document.fill)
        if place:
            shell.page.run_task(self.document.go_to, self._layered.to_layer(place, place + 1)[0])

    def leave(self) -> None:
        """Another screen is shown."""
        if self._player is not None:
            self._player.end()

    @property
    def selection(self) -> Range | None:
        """The passage in hand, in code points of the text as it was brought in."""
        passage = self.document.passage
        return None if passage is None else Range(*self._layered.to_original(*passage))

    def _select_original(self, start: int, end: int) -> None:
        first, last = self._layered.to_layer(start, end)
        self._earlier = None
        self.document.select(trimmed(self.text, Range(first, last)))
        self.shell.page.run_task(self.document.go_to, first)

    @property
    def is_writing(self) -> bool:
        """Whether a field has the focus."""
        return self.panel.is_writing

    # -- layout

    def _layout(self) -> ft.Control:
        c = self.shell.look.colours
        self._texts.controls = [self.document.root]
        player = [self._player.root] if self._player is not None else []
        presentation = ft.Column([self._header(), *player, self._rounds, self._texts], expand=True, spacing=0)
        self._side.bgcolor = c.surface
        if self._is_compact:
            self._side.visible = False
            self._side.height = min(330 * self.shell.look.scale, (self.shell.page.height or 800) * 0.55)
            self._side.border = ft.Border.only(top=ft.BorderSide(1, c.line))
            padded = ft.Container(presentation, padding=ft.Padding.symmetric(horizontal=14), expand=True)
            return ft.Column([padded, self._extend, self._side], spacing=0, expand=True)
        self._side.width = PANEL_WIDTH
        self._side.border = ft.Border.only(left=ft.BorderSide(1, c.line))
        column = ft.Column([presentation, self._extend], expand=True, spacing=0)
        middle = ft.Container(column, padding=ft.Padding.only(left=24, top=8), expand=True)
        stretch = ft.CrossAxisAlignment.STRETCH
        return ft.Row([middle, self._side], spacing=0, expand=True, vertical_alignment=stretch)

    def _header(self) -> ft.Control:
        shell, look, w = self.shell, self.shell.look, self.shell.words
        back = look.icon_button(ft.Icons.ARROW_BACK, w("All texts"), lambda _: shell.go("texts"))
        row = self.session.project.state.sources.rows[self.source]
        people = ", ".join(self.session.presentation.participant(each) for each in row.participants)
        name = look.title(self.session.presentation.source(self.source), 20 if shell.is_narrow else 24)
        names = ft.Column([name, *([look.quiet(people)] if people else [])], spacing=0, expand=True)
        shown = [
            (w("Everybody’s codings"), lambda: self._show_whose("all")),
            (w("Only my own (blind)"), lambda: self._show_whose("own")),
            (w("None"), lambda: self._show_whose("none")),
        ]
        whose = look.menu(ft.Icons.VISIBILITY_OUTLINED, w("Whose codings are shown"), shown)
        columns = look.icon_button(
            ft.Icons.VIEW_COLUMN_OUTLINED, w("Four columns"), lambda _: shell.go("fourcolumns", source=self.source)
        )
        memo = look.icon_button(ft.Icons.EDIT_NOTE, w("Memo on this text"), lambda _: self._memo())
        layers = [(self._layer_name(each), lambda each=each: self._show_layer(each)) for each in (SPOKEN, *LAYERS)]
        layer = look.menu(ft.Icons.LAYERS_OUTLINED, f"{w('Layer')}: {self._layer_name(self.layer)}", layers)
        tools: list[ft.Control] = [layer, whose, columns, memo]
        if counterpart(self.session.project.state, self.source) is not None and not self._is_compact:
            label = w("The condensed version or the original beside")
            tools.append(look.icon_button(ft.Icons.VERTICAL_SPLIT_OUTLINED, label, lambda _: self._toggle_beside()))
        if shell.is_narrow:
            return ft.Row([back, names, *tools], spacing=0)
        return ft.Row([back, names, *self._finder.controls, *tools], spacing=4)

    def _layer_name(self, layer: str) -> str:
        return self.shell.words("as spoken" if layer == SPOKEN else layer)

    def _show_layer(self, layer: str) -> None:
        """The same text in another layer, at the same place."""
        passage = self.selection
        self.shell.go("reading", source=self.source, place=passage.start if passage else 0, layer=layer)

    def _toggle_beside(self) -> None:
        """Shows the condensed version beside the original, or the other way round; or the text alone again."""
        if self._beside is not None:
            self._beside.end()
            self._beside = None
            self._texts.controls = [self.document.root]
        else:
            other = counterpart(self.session.project.state, self.source)
            if other is None:
                return
            self._beside = SideBySide(self.shell, self.document, self.session.project.text(other))
            line = ft.VerticalDivider(width=1, color=self.shell.look.colours.line)
            link = self.shell.look.button(
                self.shell.words("Link the two passages"), self.shell.act(self._link), ft.Icons.LINK
            )
            other = ft.Column([link, self._beside.other.root], expand=2)
            self._texts.controls = [self.document.root, line, other]
        self._texts.update()

    def _link(self) -> None:
        """What is selected on both sides belongs together."""
        other = counterpart(self.session.project.state, self.source)
        there = self._beside.other.passage if self._beside is not None else None
        if other is None or there is None:
            raise Refused(self.shell.words("Select a passage on both sides first."))
        here = tuple(self._passage())
        row = self.session.project.state.sources.rows[self.source]
        if row.derived_from == other:
            self.session.do(link_passages, self.source, here, tuple(there))
        else:
            self.session.do(link_passages, other, tuple(there), here)
        self.shell.say(self.shell.words("Linked: a coding on one shows the other."), undo=True)

    # -- views

    def refresh(self) -> None:
        """Shows the codings as they are now; the place where one reads stays."""
        state = self.session.project.state
        if state.sources.rows[self.source].status != "live":
            self.shell.go("texts")
            return
        if self._beside is not None and counterpart(state, self.source) is None:
            self._toggle_beside()
        if self.layer != SPOKEN and self.session.reading_in(self.layer).layered(self.source).text != self.text:
            self._show_layer(self.layer)
            return
        colours = Colours(state)
        shown = self.session.presentation.codings_in(self.source)
        if self.whose != "all":
            shown = [each for each in shown if self.whose == "own" and each.by == self.session.project.member]
        places = {each.id: Range(*self._layered.to_layer(each.start, each.end)) for each in shown}
        marks = [Mark(*places[each.id], each.id.hex(), colours.of(each.code)) for each in shown]
        self.document.show([mark for mark in marks if mark.start < mark.end], self._notes(places))
        self._rounds.controls = [round_line(self.shell, each) for each in open_rounds(self.shell, self.source)]
        self._show_side()

    def _notes(self, codings: dict[Id, Range]) -> list[Mark]:
        """The memos for the margin: on a coding that is shown, on a passage, or on the whole text (at its top)."""
        found = []
        for memo in self.session.presentation.live_memos():
            if self.whose == "none" or (self.whose == "own" and memo.by != self.session.project.member):
                continue
            place = codings.get(memo.on) if memo.on is not None else None
            if memo.on == self.source:
                place = Range(*self._layered.to_layer(*(memo.passage or (0, 1))))
            if place is not None:
                found.append(Mark(*place, NOTE + memo.id.hex(), self.shell.look.colours.muted))
        return found

    def _label(self, mark: Mark) -> tuple[str, str, str]:
        presentation = self.session.presentation
        if mark.key.startswith(NOTE):
            memo = presentation.state.memos.rows[Id(bytes.fromhex(mark.key.removeprefix(NOTE)))]
            words, writer = presentation.words(memo.text), presentation.member(memo.by)
            spoken = self.shell.words("Memo by {}: {}").format(writer, words)
            return words, spoken, "" if memo.by == self.session.project.member else _initials(writer)
        row = presentation.state.codings.rows[Id(bytes.fromhex(mark.key))]
        name, coder = presentation.code(row.code), presentation.member(row.by)
        name = f"≠ {name}" if row.stance == "against" else name
        spoken = self.shell.words("Coding {} by {}").format(name, coder)
        own = row.by == self.session.project.member
        return name, spoken, "" if own else _initials(coder)

    def _show_side(self) -> None:
        passage = self.document.passage
        if self._detail is not None and self._detail in self.session.project.state.memos.rows:
            self._side.content = memo_detail(self, self._detail)
        elif self._detail is not None:
            self._side.content = coding_detail(self, self._detail)
        elif passage is not None:
            self.panel.show(self.text[passage.start : passage.end], self._codes_on(self._passage()))
            self._side.content = self.panel.root
        else:
            self._side.content = self._nothing_in_hand()
        if self._is_compact:
            self._side.visible = self._detail is not None or passage is not None

    def _show_side_now(self) -> None:
        self._show_side()
        self._side.update()

    def _nothing_in_hand(self) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        return ft.Column(
            [
                look.strong(w("Select a passage to code it"), 16),
                look.quiet(w("Drag over the words, or press long on a telephone. Alt+↓ goes by sentences.")),
                look.quiet(w("Tap a coding to see who made it, when and why.")),
                look.quiet(w("F1 shows all keys.")),
            ],
            spacing=10,
        )

    def _codes_on(self, passage: Range) -> set[Id]:
        state, member = self.session.project.state, self.session.project.member
        return {
            resolve_merged(state, each.code)
            for each in state.codings.rows.values()
            if each.source == self.source
            and each.status == "live"
            and each.by == member
            and (each.start, each.end) == tuple(passage)
        }

    # -- the passage in hand

    def _selected(self, passage: Range | None) -> None:
        self.shell.touch()
        self._held = None
        before = self._earlier
        self._detail = None
        self._earlier = passage
        apart = before is not None and passage is not None and not _touch(before, passage)
        self._extend.visible = apart
        if apart and before is not None and passage is not None:
            whole = Range(min(before.start, passage.start), max(before.end, passage.end))
            label = self.shell.words("Extend from the earlier selection to here")
            button = self.shell.look.button(label, lambda _: self._extended(whole), ft.Icons.EXPAND)
            self._extend.content = ft.Container(button, padding=6, alignment=ft.Alignment.CENTER)
        self._extend.update()
        self._show_side_now()

    def _extended(self, whole: Range) -> None:
        self._earlier = None
        self.document.select(whole)

    def clear_selection(self) -> None:
        """Nothing is in hand any more."""
        self._earlier = None
        self._sentence = None
        self.document.select(None)

    def _passage(self) -> Range:
        if self.selection is None:
            raise Refused(self.shell.words("Select a passage first."))
        return self.selection

    def code(self, code: Id, why: str) -> None:
        """Puts a code on the passage."""

        def gesture() -> None:
            self.session.do(codings.code_segment, self.source, *self._passage(), [code], why or None)
            self._used(code)

        self.shell.act(gesture)()

    def code_new(self, name: str, why: str) -> None:
        """Makes a code and puts it on the passage."""

        def gesture() -> None:
            recorded = self.session.do(codings.code_with_new, self.source, *self._passage(), name, None, why or None)
            self._used(recorded[-1].event.code)

        self.shell.act(gesture)()

    def code_vivo(self, why: str) -> None:
        """The words themselves become the code."""

        def gesture() -> None:
            recorded = self.session.do(codings.code_in_vivo, self.source, *self._passage(), why or None)
            self._used(recorded[-1].event.code)

        self.shell.act(gesture)()

    def _used(self, code: Id) -> None:
        self.panel.used(code)
        name = self.session.presentation.code(code)
        self.shell.say(self.shell.words("Coded with “{}”").format(name), undo=True)

    def _tapped(self, key: str) -> None:
        self.shell.touch()
        self._detail = Id(bytes.fromhex(key.removeprefix(NOTE)))
        memo = self.session.project.state.memos.get(self._detail)
        if memo is not None and memo.on_kind == "coding":
            self._detail = memo.on  # the coding's own panel holds its memos
        self._show_side_now()

    def move_edge(self, coding: Id, edge: str, by: int) -> None:
        """Moves the start or the end of what will be a coding's boundaries by so many words."""
        row = self.session.project.state.codings.rows[coding]
        if self._held != coding or self.document.passage is None:
            self.document.hold(Range(*self._layered.to_layer(row.start, row.end)))
        self._held = coding
        assert self.document.passage is not None
        self.document.hold(moved_edge(self.text, self.document.passage, edge, by))

    def close_detail(self) -> None:
        """Back from a coding to the passage in hand."""
        self._detail = None
        self._show_side_now()

    def _show_whose(self, whose: str) -> None:
        self.whose = whose
        self.refresh()
        self.root.update()

    def write_memo(self) -> None:
        """A memo in the margin of the passage in hand."""
        ask_margin_memo(self, self._passage())

    def replace(self) -> None:
        """Other words in a layer, in the place of the passage in hand."""
        start, end = self._passage()
        ask_to_replace(self.shell, self.source, start, end)

    def _memo(self) -> None:
        self.shell.go("memos", on=("source", self.source))

    # -- keys

    def on_key(self, event: ft.KeyboardEvent) -> None:
        """Moves from sentence to sentence; codes without a mouse."""
        control = event.ctrl or event.meta
        if event.alt and event.key in ("Arrow Down", "Arrow Up"):
            self._step(1 if event.key == "Arrow Down" else -1, event.shift)
        elif control and event.key.upper() == "K" and self.document.passage is not None:
            self.shell.page.run_task(self.panel.focus)
        elif control and event.key.upper() == "M" and self.document.passage is not None:
            self.write_memo()
        elif control and event.key.upper() == "I":
            self.code_vivo(self.panel.why())
        elif event.key == "Escape":
            self.close_detail() if self._detail is not None else self.clear_selection()

    def _step(self, by: int, extend: bool) -> None:
        places = sentences(self.text, Range(0, len(self.text)))
        if not places:
            return
        current = self.document.passage
        if self._sentence is None:
            start = current.start if current is not None else -1
            self._sentence = next((n for n, each in enumerate(places) if each.end > start), 0)
            number = self._sentence if current is None else self._sentence + by
        else:
            number = self._sentence + by
        number = max(0, min(number, len(places) - 1))
        passage = places[number]
        if extend and current is not None:
            passage = Range(min(current.start, passage.start), max(current.end, passage.end))
        self._sentence = number
        self._earlier = None
        self.document.select(passage)
        self.shell.announce(self.text[passage.start : passage.end])
        self.shell.page.run_task(self.document.go_to, places[number].start)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("(", "").split()[:2]).upper()


def _touch(one: Range, other: Range) -> bool:
    """Whether two passages overlap or are the same being drawn."""
    return one.start <= other.end and other.start <= one.end

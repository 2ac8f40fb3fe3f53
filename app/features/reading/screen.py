"""Reading and coding one source: the heart of the app."""

from typing import Any

import flet as ft

from app.components.blind_rounds import open_rounds, round_line
from app.components.coded_text.document_text import DocumentText
from app.components.coded_text.text_spans import moved_edge, trimmed
from app.components.copying import copy_quotes
from app.components.pseudonymise_dialog import ask_to_replace
from app.features.reading.code_choice import CodeChoice, codes_on
from app.features.reading.code_panel import CodePanel
from app.features.reading.code_picker import CodePicker
from app.features.reading.code_tree_side import CodeTreeSide, how_to_mark
from app.features.reading.coding_detail import coding_detail
from app.features.reading.find_bar import FindBar
from app.features.reading.header import ActItems, header, name_acts
from app.features.reading.kept import Kept, in_hand
from app.features.reading.keys import Keys
from app.features.reading.marks import Marks, id_of
from app.features.reading.memo_detail import ask_margin_memo, memo_detail
from app.features.reading.player import PlayerPlace
from app.features.reading.side_by_side import SideBySide, counterpart, link
from app.shell.protocols import Shell
from app.shell.theme import LOW
from core.analysis.namesakes import namesakes_sentence
from core.analysis.presentation import SPOKEN
from core.commands import codings
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.ids import CodeId, CodingId, Id, MemoId, SourceId
from core.text.find import Range

PANEL_WIDTH = 332
PANEL_HEIGHT_MAX, PANEL_SHARE_MAX = 330, 0.55
"""How high the panel is under the text: in logical pixels, and as a share of the window."""
COMPACT = 1000
"""Below this width (logical pixels) the panel stands under the text instead of beside it."""


def build(
    shell: Shell, source: SourceId, place: int = 0, layer: str = SPOKEN, kept: Kept | None = None
) -> "ReadingScreen":
    """The screen, at a place of the source (code points of it as it was imported), in a layer; `kept`: with what one
    had in hand there."""
    screen = ReadingScreen(shell, source, place, layer)
    if kept is not None:
        screen.take_up(kept)
    return screen


class ReadingScreen:
    """The text in the middle, the code panel beside it, or below it on a phone. Its parts know it as a `Reader`."""

    def __init__(self, shell: Shell, source: SourceId, place: int, layer: str) -> None:
        assert shell.session is not None
        self.shell, self.session, self.source, self.layer = shell, shell.session, source, layer
        height = shell.page.height or 800
        self.is_low = not shell.is_narrow and shell.width < COMPACT and height < LOW
        self.is_compact = shell.width < COMPACT and not self.is_low
        self.act_items: ActItems = {}
        self._detail: Id | None = None
        self._edged: CodingId | None = None
        self._layered = self.session.reading_in(layer).layered(source)
        self.text = self._layered.text
        self._marks = Marks(self, self._layered)
        labels = self._marks.label
        self.document = DocumentText(shell, self.text, labels, self._selected, self._tapped, not self.is_low)
        self.document.margin.on_more = self._show_more
        self._choice = CodeChoice(shell)
        self._panel = CodePanel(shell, self, self._choice, shell.is_narrow or self.is_low)
        pointing = self.document.pointing
        self._picker = CodePicker(shell, self, self._choice, self.copy, lambda: pointing.is_reaching)
        self._keys = Keys(shell, self.document, (self._panel, self._picker), self)
        self._finder = FindBar(shell, self.document)
        self._side = ft.Container(padding=14)
        self._beside: SideBySide | None = None
        self._texts = ft.Row(expand=True, spacing=14, vertical_alignment=ft.CrossAxisAlignment.STRETCH)
        self._rounds = ft.Column(spacing=6)
        self._player = PlayerPlace(self, self._select_original)
        self._codes = None if self.is_compact else CodeTreeSide(shell, self)
        self.root = self.document.pointing.listen_around(self._layout())
        self.refresh()
        shell.page.on_app_lifecycle_state_change = self._left
        shell.page.run_task(self.document.fill)
        if place:
            self.show_place(place)

    def leave(self) -> None:
        """Stops what runs, since another screen is shown."""
        if self.shell.page.on_app_lifecycle_state_change == self._left:
            self.shell.page.on_app_lifecycle_state_change = None
        self._player.end()

    def _left(self, _: Any) -> None:
        """Another window has the keyboard now, or has it no longer."""
        self.document.pointing.forget_keys()

    def place_now(self) -> dict[str, Any]:
        """What stands at the top of the window, for coming back to it."""
        seen = self.document.first_seen
        kept = in_hand(self.document, self._panel.written, self._detail)
        return {"place": self._layered.to_original(seen, seen + 1)[0], "layer": self.layer, "kept": kept}

    def take_up(self, kept: Kept) -> None:
        """Goes on with what one had in hand."""
        if kept.selection is not None and kept.selection.end <= len(self.text):
            self.document.draw_selection(kept.selection)
            if kept.is_held and kept.detail is None:
                self.document.hold(kept.selection)
        self._detail = kept.detail
        self._panel.write(kept.written)
        self._show_side()
        if kept.detail is not None and kept.is_held:
            self._hold(kept.detail)
        if kept.has_picker and self.document.selection is not None and kept.detail is None:
            self.document.pointing.let_float(self._picker)

    def close_sheet(self) -> bool:
        """Closes the panel below the text, where it stands there; whether it was open."""
        if not self.is_compact or not self._side.visible:
            return False
        self.close_detail() if self._detail is not None else self.clear_selection()
        return True

    # -- layout

    def _layout(self) -> ft.Control:
        c = self.shell.look.colours
        self._texts.controls = [self.document.root]
        head = header(self, self._finder)
        reading = ft.Column([head, self._player.root, self._rounds, self._texts], expand=True, spacing=0)
        self._side.bgcolor = c.surface
        if self.is_compact:
            self._side.visible = False
            most = (self.shell.page.height or 800) * PANEL_SHARE_MAX
            self._side.height = min(PANEL_HEIGHT_MAX * self.shell.look.scale, most)
            self._side.border = ft.Border.only(top=ft.BorderSide(1, c.line))
            padded = ft.Container(reading, padding=ft.Padding.symmetric(horizontal=14), expand=True)
            return ft.Column([padded, self._side], spacing=0, expand=True)
        self._side.width = PANEL_WIDTH
        self._side.border = ft.Border.only(left=ft.BorderSide(1, c.line))
        middle = ft.Container(reading, padding=ft.Padding.only(left=24, top=8), expand=True)
        stretch = ft.CrossAxisAlignment.STRETCH
        return ft.Row(
            [*(self._codes.column if self._codes else []), middle, self._side],
            spacing=0,
            expand=True,
            vertical_alignment=stretch,
        )

    def show_place(self, place: int) -> None:
        """Goes to a place (code points of the text as it was imported)."""
        self.shell.page.run_task(self.document.go_to, self._layered.to_layer(place, place + 1)[0])

    def show_layer(self, layer: str) -> None:
        """Shows the same text in another layer, at the same place."""
        selection = self.selection
        self.shell.go("reading", source=self.source, place=selection.start if selection else 0, layer=layer)

    def show_whose(self, whose: str) -> None:
        """Shows everybody's codings, one's own, or none."""
        self._marks.whose = whose
        self.refresh()
        self.root.update()

    def toggle_side_by_side(self) -> None:
        """Shows the summary beside the original, or the other way round; or the text alone again."""
        other = counterpart(self.session.project.state, self.source)
        if self._beside is not None:
            self._beside.end()
            self._beside = None
            self._texts.controls = [self.document.root]
        elif other is not None:
            self._beside = SideBySide(self.shell, self.document, self.session.project.text(other))
            line = ft.VerticalDivider(width=1, color=self.shell.look.colours.line)
            label = self.shell.words("reading-link")
            act = self.shell.act(lambda: link(self, other, self._beside))
            button = self.shell.look.button(label, act, ft.Icons.LINK)
            column = ft.Column([button, self._beside.other.root], expand=2)
            self._texts.controls = [self.document.root, line, column]
        self._texts.update()

    # -- views

    def refresh(self) -> None:
        """Shows the codings as they are now; the place where one reads stays."""
        state = self.session.project.state
        if state.sources.rows[self.source].status != "live":
            self.shell.go("texts")
            self.shell.notify(self.shell.words("reading-closed"))
            return
        if self._beside is not None and counterpart(state, self.source) is None:
            self.toggle_side_by_side()
        if self.layer != SPOKEN and self.session.reading_in(self.layer).layered(self.source).text != self.text:
            self.show_layer(self.layer)
            return
        self._player.follow()
        codings_shown = self._marks.of_codings()
        marks = [mark for mark in codings_shown.values() if mark.start < mark.end]
        self.document.show(marks, self._marks.of_memos(codings_shown))
        if self._detail is not None and self._edged is None and self.document.pointing.is_holding_still:
            self._hold(self._detail)  # its boundaries may be others now, or it may be gone
        name_acts(self)
        self._rounds.controls = [round_line(self.shell, each) for each in open_rounds(self.shell, self.source)]
        self._show_side()
        if self._codes is not None:
            self._codes.follow()

    def _show_side(self) -> None:
        selection = self.document.selection
        if self._detail is not None and self._detail in self.session.project.state.memos.rows:
            self._side.content = memo_detail(self, MemoId(self._detail))
        elif self._detail is not None:
            self._side.content = coding_detail(self, CodingId(self._detail))
        elif selection is not None:
            self._choice.read(self._codes_on(self._selection()))
            self._panel.show(self.text[selection.start : selection.end])
            self._picker.show()
            self._side.content = self._panel.root
        else:
            self._side.content = self._codes.panel if self._codes else how_to_mark(self.shell)
        if self.is_compact:
            self._side.visible = self._detail is not None or selection is not None
            self._player.shrink(bool(self._side.visible))
        if selection is None or self._detail is not None:
            self.document.pointing.let_float(None)

    def _show_side_now(self) -> None:
        self._show_side()
        self._side.update()
        if self.is_compact:
            self._player.root.update()

    def _codes_on(self, passage: Range) -> set[CodeId]:
        return codes_on(self.session.project, self.source, passage)

    def _tapped(self, key: str) -> None:
        self.shell.touch()
        self._detail = id_of(key)
        memo = self.session.project.state.memos.get(MemoId(self._detail))
        if memo is not None and memo.on_kind == "coding":
            self._detail = memo.on  # the coding's own panel holds its memos
        if self._detail is not None:
            self._hold(self._detail)
        self._show_side_now()

    def _show_more(self, keys: list[str]) -> None:
        """All that stand behind a “+3”, to choose from."""
        labels = {each.key: self._marks.label(each) for each in (*self.document.marks, *self.document.notes)}
        look = self.shell.look
        rows: list[ft.Control] = [
            look.button(labels[key][0], lambda _, key=key: self._tapped(key)) for key in keys if key in labels
        ]
        self._side.content = ft.Column(rows, spacing=8, scroll=ft.ScrollMode.AUTO)
        self._side.visible = True
        self._side.update()

    def _hold(self, thing: Id) -> None:
        """Puts handles on a coding of one's own; where they are let go, its boundaries are."""
        row = self.session.project.state.codings.get(CodingId(thing))
        if row is None or row.by != self.session.project.member or row.status != "live":
            self.document.hold(None)
            return

        def let_go(found: Range) -> None:
            made = self.session.do(codings.resize, row.id, *self._layered.to_original(*found))
            self.document.draw_selection(None)
            self._hold(row.id)
            self.shell.notify(self.shell.words("reading-boundaries-moved"), undo=made)

        self.document.hold(
            Range(*self._layered.to_layer(row.start, row.end)), lambda found: self.shell.act(lambda: let_go(found))()
        )

    def close_detail(self) -> None:
        """Closes the panel of a coding or memo and shows the selection again."""
        self._detail = None
        self.document.hold(None)
        self._show_side_now()

    # -- the selection

    @property
    def selection(self) -> Range | None:
        """What is selected, in code points of the text as it was imported."""
        selection = self.document.selection
        return None if selection is None else Range(*self._layered.to_original(*selection))

    def _selection(self) -> Range:
        if self.selection is None:
            raise Refused("nothing-selected")
        return self.selection

    def _select_original(self, start: int, end: int) -> None:
        first, last = self._layered.to_layer(start, end)
        self.document.select(trimmed(self.text, Range(first, last)))
        self.shell.page.run_task(self.document.go_to, first)

    def _selected(self, selection: Range | None) -> None:
        self.shell.touch()
        self._edged = self._detail = None
        self._show_side_now()
        if selection is not None:
            self.document.pointing.let_float(self._picker)

    def clear_selection(self) -> None:
        """Clears the selection."""
        self._keys.steps.forget()
        self.document.select(None)

    def draw_selection(self, selection: Range | None) -> None:
        """Shows a selection in the text (code points of the layer), or none, without opening the code panel."""
        self.document.draw_selection(selection)

    def move_edge(self, coding: CodingId, edge: str, by: int) -> None:
        """Moves the start or the end of what will be a coding's boundaries by so many words."""
        row = self.session.project.state.codings.rows[coding]
        self.document.hold(None)
        if self._edged != coding or self.document.selection is None:
            self.draw_selection(Range(*self._layered.to_layer(row.start, row.end)))
        self._edged = coding
        assert self.document.selection is not None
        self.draw_selection(moved_edge(self.text, self.document.selection, edge, by))

    # -- coding it

    def code(self, code: CodeId) -> None:
        """Puts a code on the selection."""

        def gesture() -> None:
            made = self.session.do(codings.code_once, self.source, *self._selection(), [code], self._panel.why())
            self._used(code, made)

        self.shell.act(gesture)()

    def code_new(self, name: str) -> None:
        """Creates a code and puts it on the selection."""

        def gesture() -> None:
            place = self._selection()
            made = self.session.do(codings.code_with_new, self.source, *place, name, self._panel.why())
            self._used(made[-1].event.code, made)

        self.shell.act(gesture)()

    def code_vivo(self) -> None:
        """Creates a code that is named with the selected words, and codes them with it."""

        def gesture() -> None:
            made = self.session.do(codings.code_in_vivo, self.source, *self._selection(), self._panel.why())
            self._used(made[-1].event.code, made)

        self.shell.act(gesture)()

    def _used(self, code: CodeId, made: list[RecordedEvent]) -> None:
        self._choice.used(code)
        self._panel.clear()
        self.document.pointing.hide_floating()  # what lies below it is often what one marks next
        presentation, words = self.session.presentation, self.shell.words
        said, alike = words("reading-coded", code=presentation.code(code)), namesakes_sentence(presentation, made)
        self.shell.notify(said if alike is None else f"{said} {words.say(alike)}", undo=made)

    def write_memo(self) -> None:
        """Asks for a memo beside the selection."""
        self.shell.act(lambda: ask_margin_memo(self, self._selection()))()

    def replace(self) -> None:
        """Replaces the selection in a layer."""
        self.shell.act(lambda: ask_to_replace(self.shell, self.source, *self._selection()))()

    # -- keys

    def on_key(self, event: ft.KeyboardEvent) -> None:
        """Moves from sentence to sentence; codes and copies without a mouse."""
        self._keys.pressed(event)

    def release_keys(self) -> None:
        """Shift and Alt count no longer as held."""
        self.document.pointing.release_keys()

    def escape(self) -> None:
        """Closes what is uppermost: the picker first, what is marked last."""
        if self._detail is not None:
            self.close_detail()
        elif not self.document.pointing.hide_floating():
            self.clear_selection()

    def copy(self, with_reference: bool) -> None:
        """Puts exactly the marked words on the clipboard; or them with who said them, and where."""
        self.shell.page.run_task(self._copy, with_reference)

    async def _copy(self, with_reference: bool) -> None:
        selection = self.document.selection
        if selection is not None and with_reference:
            copy_quotes(self.shell, [(self.source, *self._selection())], self.layer)
        elif selection is not None:
            await ft.Clipboard().set(self.text[selection.start : selection.end])
            self.shell.announce(self.shell.words("reading-copied"))

"""The material of a section: the passages of its category, to be put into the text."""

from collections.abc import Callable

import flet as ft

from app.shell.protocols import Shell
from app.shell.theme import TOUCHED
from core.analysis.negative_cases import reason_against
from core.analysis.passages import Passage, codings_within, passages
from core.analysis.presentation import Presentation
from core.analysis.quote_bank import quote_bank
from core.ids import CodeId, CodingId
from core.views.codebook import resolve_merged

SHOWN_MAX = 80
GROUP = "quote"


class Material:
    """`root` is what is shown; `put_in` puts a quote into a section."""

    def __init__(self, shell: Shell, put_in: Callable[[CodingId, CodeId | None], None]) -> None:
        self._shell, self._put_in = shell, put_in
        self._search = shell.look.field(shell.words("writing-find"), dense=True, on_change=lambda _: self._again())
        self._title = shell.look.strong("", 15)
        self._list = ft.ListView(spacing=8, expand=True)
        self._found: list[Passage] = []
        self._presentation: Presentation | None = None
        self._code: CodeId | None = None
        self._shown: object = None
        self._dragged: dict[int, CodingId] = {}
        self.root = ft.Column([self._title, self._search, self._list], spacing=8, expand=True)
        self.root.horizontal_alignment = ft.CrossAxisAlignment.STRETCH

    def show(self, presentation: Presentation, code: CodeId | None) -> None:
        """Shows the passages of a category, or of the whole study."""
        self._presentation, self._code = presentation, code
        rows = presentation.state.sources.rows
        found = [each for each in codings_within(presentation, code) if rows[each.source].status == "live"]
        self._found = passages(found)
        labels = {each.coding: each.labels for each in quote_bank(presentation)}
        now = (code, tuple(self._found), tuple(sorted(labels.items())))
        if now == self._shown:  # a press on a button first takes the focus from the text, which is kept then:
            return  # the button has to be there still when the press comes
        self._shown = now
        w = self._shell.words
        self._title.value = w("writing-material-of", of=w("writing-study") if code is None else presentation.code(code))
        self._fill()

    def _again(self) -> None:
        self._fill()
        self._list.update()

    def _fill(self) -> None:
        look, w, presentation = self._shell.look, self._shell.words, self._presentation
        if presentation is None:
            return
        typed = (self._search.value or "").casefold()
        labels = {each.coding: each.labels[0] for each in quote_bank(presentation)}
        found = [each for each in self._found if not typed or typed in presentation.quote(each.codings[0]).casefold()]
        self._list.controls = [self._card(presentation, labels, each) for each in found[:SHOWN_MAX]]
        if len(found) > SHOWN_MAX:
            self._list.controls.append(look.quiet(w("common-and-more", count=len(found) - SHOWN_MAX)))
        if not found:
            self._list.controls = [look.quiet(w("codebook-no-segments"))]

    def _card(self, presentation: Presentation, labels: dict[CodingId, str], passage: Passage) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        coding = next((each.id for each in passage.codings if each.id in labels), passage.codings[0].id)
        codes = dict.fromkeys(resolve_merged(presentation.state, each.code) for each in passage.codings)
        names = " · ".join(presentation.code(each) for each in codes)
        number = f"{labels[coding]} · " if coding in labels else ""
        quote = look.quote(presentation.quote(passage.codings[0]), 14.5, max_lines=5, overflow=ft.TextOverflow.ELLIPSIS)
        put = look.button(w("writing-put-in"), lambda _: self._put_in(coding, self._code), ft.Icons.ADD)
        about = look.quiet(f"{number}{presentation.source(passage.source)} · {names}", 13)
        lines: list[ft.Control] = [quote, about, *self._against(presentation, passage), put]
        card = look.card(ft.Column(lines, spacing=4, tight=True), padding=10)
        if self._shell.page.platform in TOUCHED:  # there a quote is put in by its button
            return card
        words = look.text(presentation.quote(passage.codings[0])[:60] + " …", 14)
        draggable = ft.Draggable(group=GROUP, content=card, content_feedback=look.card(words))
        self._dragged[draggable._i] = coding
        return draggable

    def _against(self, presentation: Presentation, passage: Passage) -> list[ft.Control]:
        """That the passage speaks against a code, and why."""
        look, w = self._shell.look, self._shell.words
        against = [each for each in passage.codings if each.stance == "against"]
        lines: list[ft.Control] = [look.strong(w("reading-negative-case"), 13, look.colours.warn)] if against else []
        reasons = dict.fromkeys(reason for each in against if (reason := reason_against(presentation, each)))
        return lines + [look.quiet(w("common-because", reason=each), 13) for each in reasons]

    def dragged(self, control: int | None) -> CodingId | None:
        """The coding whose quote is dropped, by the id of what was drawn: also where the list was drawn anew since."""
        return None if control is None else self._dragged.get(control)

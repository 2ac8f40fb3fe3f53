"""Writing the findings: a section for each category, the material beside it, and quotes that stay what they are."""

from pathlib import Path
from typing import Any

import flet as ft

from app.components.saving import Leaving, ask_to_save, reading_sentence
from app.features.writing.material import Material
from app.services.exports import Taken, of_codings
from app.shell.protocols import Shell
from app.shell.theme import TOUCHED
from core.analysis.findings import LABEL, Section, Written, as_typed, named, sections
from core.analysis.presentation import Presentation
from core.analysis.quote_bank import BankQuote, quote_bank
from core.commands.findings import write_finding
from core.commands.quotes import number_quotes
from core.errors import KodesporError
from core.exporting.findings import findings_docx, findings_html, quotes_in
from core.ids import CodeId, CodingId
from core.project import Project

LAYER = "anonymised"
WRITERS = {".docx": findings_docx, ".html": findings_html}
GROUP = "quote"
BESIDE = 1000
"""From this width on (logical pixels) the material stands beside the text; below it, under the section."""


def build(shell: Shell, code: CodeId | None = None) -> "WritingScreen":
    """The screen, at the section of a category."""
    return WritingScreen(shell, code)


class WritingScreen:
    """The sections on the left, the material of the one in hand on the right."""

    def __init__(self, shell: Shell, code: CodeId | None) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        self.in_hand: CodeId | None = code
        self._is_open = code is not None
        look, w = shell.look, shell.words
        self._fields: dict[CodeId | None, ft.TextField] = {}
        self._saved: dict[CodeId | None, str] = {}
        self._cursors: dict[CodeId | None, int] = {}
        self._focused: set[CodeId | None] = set()
        self._cards: dict[CodeId | None, ft.Container] = {}
        self._columns: dict[CodeId | None, ft.Column] = {}
        self._targets: dict[CodeId | None, ft.DragTarget] = {}
        self._material = Material(shell, self.put_in)
        self._is_material_shown = shell.width >= BESIDE
        self._list = ft.ListView(spacing=12, expand=3, padding=ft.Padding.only(bottom=60))
        save = look.button(w("common-save-file"), lambda _: self._ask_file(), ft.Icons.SAVE_ALT)
        head = ft.Row([look.title(w("writing-title")), save], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        parts: list[ft.Control] = [self._list]
        if shell.width >= BESIDE:
            parts.append(ft.Container(self._material.root, expand=2))
        row = ft.Row(parts, spacing=20, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)
        self.root = ft.Container(
            ft.Column([head, look.quiet(w("writing-how")), row], spacing=10, expand=True),
            padding=24 if not shell.is_narrow else 14, expand=True,
        )  # fmt: skip
        self.refresh()

    def leave(self) -> None:
        """What was typed is kept."""
        for code in list(self._fields):
            self._keep(code)

    def place_now(self) -> dict[str, Any]:
        """The section in hand."""
        return {} if self.in_hand is None else {"code": self.in_hand}

    def _presentation(self) -> Presentation:
        return Presentation(self.session.project, None, self.shell.words, LAYER)

    def refresh(self) -> None:
        """Shows the sections as they are now; what is being typed stays."""
        presentation = self._presentation()
        found = sections(presentation)
        self._focused &= {each.code for each in found}
        if self.in_hand is not None and all(each.code != self.in_hand for each in found):
            self.in_hand, self._is_open = None, False
        self._list.controls = [self._section(presentation, each) for each in found]
        self._material.show(presentation, self.in_hand)

    # -- a section

    def _section(self, presentation: Presentation, section: Section) -> ft.Control:
        look, w, code = self.shell.look, self.shell.words, section.code
        member = self.session.project.member
        own = next((each for each in section.texts if each.memo.by == member), None)
        name = section.name if code is not None else w("writing-study")
        field = self._field(code, name, as_typed(own) if own is not None else "")
        parts: list[ft.Control] = [look.title(name, max(16, 22 - 2 * section.depth)), field]
        if own is not None:
            parts += self._quotes(own)
        for each in section.texts:
            if each is not own:
                parts += [look.quiet(presentation.member(each.memo.by)), look.readable(look.quote(as_typed(each), 15))]
                parts += self._quotes(each)
        if not self._is_material_shown:
            is_open = self._is_open and code == self.in_hand  # in hand is the study as well where none is named
            label = w("writing-material-hide" if is_open else "writing-material")
            parts.append(look.button(label, lambda _: self._turn(code), ft.Icons.FORMAT_QUOTE_OUTLINED))
            if is_open:
                parts.append(ft.Container(self._material.root, height=320))
        target = self._target(code)
        self._columns[code].controls = parts
        self._cards[code].margin = ft.Margin.only(left=0 if self.shell.is_narrow else 16 * min(section.depth, 3))
        self._frame(code)
        return target

    def _target(self, code: CodeId | None) -> ft.Control:
        """The card of a section, kept while it is shown: in a new one its field would lose who writes in it."""
        if code not in self._targets:
            column = ft.Column(spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
            self._columns[code], self._cards[code] = column, self.shell.look.card(column, padding=14)

            def accept(event: Any) -> None:
                dragged = self._material.dragged(event.src_id)
                if dragged is not None:
                    self.put_in(dragged, code)

            self._targets[code] = ft.DragTarget(group=GROUP, content=self._cards[code], on_accept=accept)
        return self._targets[code]

    def _frame(self, code: CodeId | None) -> None:
        """Only the section whose material is shown has a frame."""
        if code in self._cards:
            is_in_hand, colours = code == self.in_hand and self._is_material_shown, self.shell.look.colours
            frame = ft.Border.all(1.5, colours.accent) if is_in_hand else ft.Border.all(1, colours.line)
            self._cards[code].border = frame

    def _field(self, code: CodeId | None, name: str, text: str) -> ft.TextField:
        """The field of a section, kept while it is shown; what was typed and not saved yet stays."""
        field = self._fields.get(code)
        if field is None:
            field = self._fields[code] = self.shell.look.field(
                self.shell.words("writing-text", section=name), multiline=True, min_lines=3, value=text,
                on_focus=lambda _: self._take(code), on_blur=self.shell.act(lambda: self._blurred(code)),
                on_change=lambda _: self.shell.touch(),
                on_selection_change=lambda event: self._moved(code, event),
            )  # fmt: skip
        elif field.value == self._saved.get(code):
            field.value = text
        self._saved[code] = text
        return field

    def _quotes(self, written: Written) -> list[ft.Control]:
        """What the labels in a text stand for today."""
        look, w = self.shell.look, self.shell.words
        shown: list[ft.Control] = []
        for quote in {each.coding: each for each in written.quotes}.values():
            if quote.gone:
                said = w("writing-gone", quote=quote.labels[0], reason=quote.gone)
                shown.append(look.text(said, 14, look.colours.warn))
                continue
            words = w("writing-quote", words=quote.words, quote=quote.labels[0], speaker=quote.speaker)
            shown.append(look.readable(look.quote(words, 14.5)))
            if quote.without_consent:
                shown.append(look.text(w("common-no-consent-to-quote"), 14, look.colours.warn))
        if labels := written.labels_of_none:
            shown.append(
                look.text(w("writing-labels-of-none", labels=labels, count=len(labels)), 14, look.colours.warn)
            )
        return shown

    def _take(self, code: CodeId | None) -> None:
        """The section is in hand now: its material is shown."""
        self.shell.touch()
        self._focused.add(code)
        if code != self.in_hand and self._is_material_shown:
            before, self.in_hand = self.in_hand, code
            self._material.show(self._presentation(), code)
            self._material.root.update()
            for each in (before, code):
                self._frame(each)
            self._list.update()

    def _blurred(self, code: CodeId | None) -> None:
        self._focused.discard(code)
        self._keep(code)

    def _turn(self, code: CodeId | None) -> None:
        self._is_open = not (self._is_open and code == self.in_hand)
        self.in_hand = code if self._is_open else None
        self.refresh()
        self._list.update()

    def _moved(self, code: CodeId | None, event: Any) -> None:
        selection = getattr(event, "selection", None)
        if selection is not None and selection.extent_offset is not None:
            self._cursors[code] = selection.extent_offset

    # -- keeping, and quotes

    def _keep(self, code: CodeId | None) -> None:
        """Records what was typed, with the quotes that it names."""
        field = self._fields.get(code)
        if field is None or (field.value or "") == self._saved.get(code, ""):
            return
        text = field.value or ""
        presentation = self._presentation()
        own = next((each for each in sections(presentation) if each.code == code), None)
        member = self.session.project.member
        linked = {
            thing
            for written in (own.texts if own is not None else ())
            if written.memo.by == member
            for kind, thing in written.memo.links
            if kind == "coding"
        }
        found = [named(presentation, int(each[1]), each[2] or "", linked) for each in LABEL.finditer(text)]
        quotes = tuple(dict.fromkeys(each for each in found if each is not None))
        try:
            self._saved[code] = text
            self.session.do(write_finding, code, text, quotes)
        except KodesporError as problem:
            if problem.code != "finding-unchanged":
                self._saved[code] = ""
                if problem.code == "storage-busy":  # the window waits, and does it again
                    raise
                self.shell.notify(self.shell.words.say(problem))

    def put_in(self, coding: CodingId, code: CodeId | None) -> None:
        """Puts a quote where one writes, or at the end of the section: by its number, which it gets if it has none: in
        one act."""

        def gesture() -> None:
            with self.session.project.one_act():
                label = put()
            self.shell.announce(label)
            self.refresh()
            self._list.update()
            if self.shell.page.platform not in TOUCHED:  # one writes on: a space would press the button once more
                self.shell.page.run_task(self._fields[code].focus)

        def put() -> str:
            if coding not in self._labels():
                self.session.do(number_quotes, [coding])
            field = self._fields[code]
            text, label = field.value or "", f"[{self._labels()[coding].labels[0]}]"
            at = _code_points(text, self._cursors[code]) if code in self._cursors else len(text)
            before = " " if at and not text[:at][-1:].isspace() else ""
            field.value = text[:at] + before + label + text[at:]
            self._cursors.pop(code, None)
            self._keep(code)
            return label

        self.shell.act(gesture)()

    def _labels(self) -> dict[CodingId, BankQuote]:
        return {each.coding: each for each in quote_bank(self._presentation())}

    # -- the file

    def _ask_file(self) -> None:
        self.leave()
        shell = self.shell

        def make(project: Project, ending: str) -> tuple[bytes, Taken]:
            presentation = Presentation(project, None, shell.words, LAYER)
            named_there = {each.coding for each in quotes_in(sections(presentation))}
            codings = [each for each in presentation.live_codings() if each.id in named_there]
            made = WRITERS[ending](presentation, shell.words)
            return made, of_codings(Path(f"x{ending}"), LAYER, codings)

        w = shell.words
        written = [text for each in sections(self._presentation()) for text in each.texts]
        labels = list(dict.fromkeys(label for text in written for label in text.labels_of_none))
        said = [w("writing-labels-of-none", labels=labels, count=len(labels))] if labels else []
        sentence = " ".join([reading_sentence(shell, LAYER), *said])
        ask_to_save(
            shell,
            Leaving(w("common-save-file"), w("writing-title"), tuple(WRITERS), make, sentence, content="codings"),
        )


def _code_points(text: str, units: int) -> int:
    """A place in a text that the page counts in UTF-16 units, in code points."""
    return len(text.encode("utf-16-le")[: 2 * max(0, units)].decode("utf-16-le", "ignore"))

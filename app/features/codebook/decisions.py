"""What one decides about one code, in dialogs with a field for the reason; several codes at once."""

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.components.combobox import Combobox, codes_by_path
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.analysis.acts import deed
from core.analysis.codebook_tree import Branch
from core.analysis.colours import CODE_COLOURS
from core.analysis.namesakes import namesakes_sentence
from core.commands import codebook as commands
from core.commands import several_codes
from core.commands.context import CommandContext, Decision
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.ids import CodeId, Id
from core.views.codebook import resolve_merged

EXAMPLES_MAX = 40


class Decisions:
    """Asks, carries out, and says what was done."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session

    def _ask_why(self, title: str, label: str, act: Callable[[str | None], Any], danger: bool = False) -> None:
        why = self._why_field(autofocus=True)
        self.shell.ask(title, why, label, lambda: act((why.value or "").strip() or None), danger)

    def _why_field(self, autofocus: bool = False) -> ft.TextField:
        label = self.shell.words("codebook-reason")
        return self.shell.look.field(label, multiline=True, min_lines=2, autofocus=autofocus)

    def ask_new(self, parent: CodeId | None) -> None:
        """Asks for a new code, under another one or at the top."""
        look, w = self.shell.look, self.shell.words
        name, meaning = look.field(w("common-name"), autofocus=True), look.field(w("codebook-meaning"), multiline=True)
        body = ft.Column([name, meaning], tight=True, spacing=12)

        def work() -> None:
            made = self.session.do(commands.create_code, name.value or "", parent, meaning.value or "")
            self._tell_of_namesakes(made)

        self.shell.ask(w("codebook-new"), body, w("codebook-create"), work)

    def _tell_of_namesakes(self, made: list[RecordedEvent]) -> None:
        if (said := namesakes_sentence(self.session.presentation, made)) is not None:
            self.shell.notify(self.shell.words.say(said), undo=made)

    def ask_rename(self, branch: Branch) -> None:
        """Asks for another name."""
        w = self.shell.words
        name, why = self.shell.look.field(w("common-name"), value=branch.name, autofocus=True), self._why_field()
        body = ft.Column([name, why], tight=True, spacing=12)

        def work() -> None:
            reason = (why.value or "").strip() or None
            self._tell_of_namesakes(self.session.do(commands.rename_code, branch.code, name.value or "", reason))

        self.shell.ask(w("codebook-rename-code", code=branch.name), body, w("codebook-rename"), work)

    def ask_move(self, codes: Sequence[CodeId]) -> None:
        """Asks under which code to put codes."""
        self._ask_target(codes, self.shell.words("codebook-move"), several_codes.move_several, with_top=True)

    def ask_merge(self, codes: Sequence[CodeId]) -> None:
        """Asks into which code to merge codes."""
        self._ask_target(codes, self.shell.words("codebook-merge"), several_codes.merge_several)

    def _ask_target(
        self, codes: Sequence[CodeId], label: str, command: Callable[..., Any], with_top: bool = False
    ) -> None:
        w, presentation = self.shell.words, self.session.presentation
        top = [("", w("codebook-top"))] if with_top else []
        besides = codes[0] if len(codes) == 1 else None
        entries = [*top, *codes_by_path(presentation, besides=besides)]
        choice, why = Combobox(self.shell, w("common-code"), entries, autofocus=True), self._why_field()

        def work() -> None:
            if choice.value is None:
                raise Refused("no-code-chosen")
            target = _code(choice.value) if choice.value else None
            self._do(command, codes, target, (why.value or "").strip() or None)

        body = ft.Column([choice.root, why], tight=True, spacing=12)
        self.shell.ask(f"{label}: {self._named(codes)}", body, label, work)

    def _named(self, codes: Sequence[CodeId]) -> str:
        if len(codes) == 1:
            return self.session.presentation.code(codes[0])
        return self.shell.words("codebook-so-many", count=len(codes))

    def _do(self, command: Callable[..., Any], *arguments: Any) -> None:
        """Carries out what changes the codebook's shape, and says what was done, with a way to undo just that."""
        made = self.session.do(command, *arguments)
        presentation, say = self.session.presentation, self.shell.words
        alike = namesakes_sentence(presentation, made)
        done = say("act-done", deed=deed(presentation, made))
        self.shell.notify(done if alike is None else f"{done} {say.say(alike)}", undo=made)

    def ask_split(self, branch: Branch) -> None:
        """Asks for the names of what a code is split into."""
        w = self.shell.words
        names = self.shell.look.field(w("codebook-split-names"), autofocus=True)
        why = self._why_field()

        def work() -> None:
            wanted = [each.strip() for each in (names.value or "").split(",") if each.strip()]
            self._do(commands.split_code, branch.code, wanted, (why.value or "").strip() or None)

        body = ft.Column([names, why], tight=True, spacing=12)
        self.shell.ask(w("codebook-split-code", code=branch.name), body, w("codebook-split"), work)

    def ask_description(self, branch: Branch) -> None:
        """Asks what a code means, when to use it, when not, and for an example."""
        look, w = self.shell.look, self.shell.words
        fields = {
            part: look.field(w(f"term-code-part-{part}"), value=branch.parts.get(part, ""), multiline=True)
            for part in commands.PARTS
        }

        def work() -> None:
            changed = {
                part: field.value or ""
                for part, field in fields.items()
                if (field.value or "") != branch.parts.get(part, "")
            }
            if changed:
                self.session.do(_define_all, branch.code, changed)

        body: list[ft.Control] = [*fields.values(), *self._example_choice(branch.code, fields["example"])]
        self.shell.ask(branch.name, ft.Column(body, tight=True, spacing=12), w("common-save"), work)

    def _example_choice(self, code: CodeId, field: ft.TextField) -> list[ft.Control]:
        """The segments that carry the code, to use one as its example."""
        presentation = self.session.presentation
        quotes = [
            presentation.quote(each)
            for each in presentation.live_codings()
            if resolve_merged(presentation.state, each.code) == code
        ]
        quotes = list(dict.fromkeys(quotes))[:EXAMPLES_MAX]
        if not quotes:
            return []

        def take(event: Any) -> None:
            field.value = quotes[int(event.control.value)]
            field.update()

        options = [ft.DropdownOption(key=str(n), text=quote[:70]) for n, quote in enumerate(quotes)]
        label = self.shell.words("codebook-example")
        return [self.shell.look.choice(label=label, options=options, menu_height=320, on_select=take)]

    def ask_colour(self, codes: Sequence[CodeId]) -> None:
        """Asks for one colour for codes."""
        w = self.shell.words

        def choose(colour: str) -> Callable[..., None]:
            def handle(_: Any) -> None:
                self.shell.page.pop_dialog()
                self.shell.act(lambda: self._do(several_codes.colour_several, codes, colour))()

            return handle

        swatches: list[ft.Control] = [
            ft.Semantics(
                content=ft.Container(
                    width=TOUCH, height=TOUCH, bgcolor=colour, border_radius=8, on_click=choose(colour), ink=True
                ),
                label=w("codebook-colour-number", number=number),
                button=True,
            )
            for number, colour in enumerate(CODE_COLOURS, 1)
        ]
        self.shell.show(self._named(codes), ft.Row(swatches, wrap=True))

    def ask_delete(self, codes: Sequence[CodeId]) -> None:
        """Asks whether to delete codes, and why."""
        w = self.shell.words
        one = len(codes) == 1
        title = w("codebook-delete-code", code=self._named(codes)) if one else w("codebook-delete", count=len(codes))
        act = several_codes.delete_several
        self._ask_why(title, w("common-delete"), lambda why: self._do(act, codes, why), danger=True)


def _code(chosen: str) -> CodeId:
    """The code of a choice's key."""
    return CodeId(Id(bytes.fromhex(chosen)))


def _define_all(context: CommandContext, code: CodeId, parts: dict[str, str]) -> list[Decision]:
    """Describes several parts of a code as one gesture."""
    return [decision for part, text in parts.items() for decision in commands.define_code(context, code, part, text)]

"""The codebook: the tree of codes and categories, and all that one decides about them."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.components.combobox import Combobox, codes_by_path
from app.features.codebook.relations import relations_and_sets
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.analysis.acts import deed
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.colours import CODE_COLOURS, Colours
from core.analysis.namesakes import namesakes_sentence
from core.commands import codebook as commands
from core.commands.context import CommandContext, Decision
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.ids import CodeId, Id, SourceId
from core.text.normal import look_alike
from core.views.codebook import resolve_merged, shown_parent

GROUP = "codes"
EXAMPLES_MAX = 40
SEGMENTS_MAX = 40
INDENT = 22
BETWEEN = 7
"""The height of a place between two codes, in pixels: a code is dropped there."""


def build(shell: Shell) -> "CodebookScreen":
    """The screen."""
    return CodebookScreen(shell)


class CodebookScreen:
    """The tree on the left; the code that was chosen beside it, or in its place on a phone."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        self._chosen: CodeId | None = None
        self._search = look.field(w("codebook-search"), dense=True, on_change=lambda _: self._filter())
        self._tree = ft.ListView(spacing=2, expand=True, padding=ft.Padding.only(bottom=40))
        self._detail = ft.Container(expand=1, visible=not shell.is_narrow)
        add = look.button(w("codebook-new"), lambda _: self._ask_new(None), ft.Icons.ADD, strong=True)
        head = ft.Row([look.title(w("shell-codebook")), add], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        self._left = ft.Column([head, self._search, self._tree], spacing=12, expand=1)
        self.root = ft.Container(
            ft.Row([self._left, self._detail], spacing=20, expand=True,
                   vertical_alignment=ft.CrossAxisAlignment.STRETCH),
            padding=24 if not shell.is_narrow else 14, expand=True,
        )  # fmt: skip
        self.refresh()

    def refresh(self) -> None:
        """Shows the codebook as it is now."""
        tree = codebook_tree(self.session.presentation)
        self._colours = Colours(self.session.project.state)
        typed = look_alike(self._search.value or "")
        rows = [self._top()] if tree and not typed else []
        rows += self._family(tree, 0, typed)
        look, w = self.shell.look, self.shell.words
        empty = look.card(look.quiet(w("codebook-empty"), 15))
        self._tree.controls = rows or [empty]
        self._show_detail()

    def _filter(self) -> None:
        self.refresh()
        self._tree.update()

    def _family(self, family: tuple[Branch, ...], depth: int, typed: str) -> list[ft.Control]:
        """The codes under one of them, with what is typed in them or below, and places between them to drop one."""
        found: list[ft.Control] = []
        for n, branch in enumerate(family):
            below = self._family(branch.children, depth + 1, typed)
            if typed and typed not in look_alike(branch.name) and not below:
                continue
            between = [] if typed else [self._between(branch, "before", depth)]
            found += [*between, self._row(branch, family, n, depth), *below]
        return found + ([self._between(family[-1], "after", depth)] if found and not typed else [])

    def _between(self, branch: Branch, side: str, depth: int) -> ft.Control:
        """Where a code is dropped to stand right before or after another."""
        line = ft.Container(height=BETWEEN, margin=ft.Margin.only(left=INDENT * depth), border_radius=3)

        def ground(colour: str | None) -> Callable[..., None]:
            def handle(_: Any) -> None:
                line.bgcolor = colour
                line.update()

            return handle

        return ft.DragTarget(
            group=GROUP, content=line, on_will_accept=ground(self.shell.look.colours.accent), on_leave=ground(None),
            on_accept=lambda event: self._placed(event, side, branch.code),
        )  # fmt: skip

    def _top(self) -> ft.Control:
        """Where a code is dropped to stand at the top again."""
        words = self.shell.look.quiet(self.shell.words("codebook-top-drop"), 12.5)
        place = ft.Container(words, height=28, padding=ft.Padding.only(left=10))
        return ft.DragTarget(group=GROUP, content=place, on_accept=lambda event: self._dropped(event, None))

    def _row(self, branch: Branch, family: tuple[Branch, ...], place: int, depth: int) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        c = look.colours
        within = branch.codings_within
        parts: list[ft.Control] = [look.dot(self._colours.of(branch.code))]
        name = look.strong(branch.name, 15) if branch.children else look.text(branch.name, 15)
        name.expand = True
        parts += [name]
        if branch.in_vivo:
            parts.append(ft.Icon(ft.Icons.FORMAT_QUOTE, size=16, color=c.muted, tooltip=w("codebook-in-vivo")))
        if branch.rivals:
            parts.append(look.text(" / ".join(branch.rivals), 13, c.warn))
        parts += [look.quiet(str(within)), self._menu(branch, family, place)]
        inner = ft.Container(
            ft.Row(parts, spacing=8), border_radius=8, ink=True,
            bgcolor=c.soft if branch.code == self._chosen else None,
            padding=ft.Padding.only(left=8 + INDENT * depth, right=4), on_click=lambda _: self._choose(branch.code),
        )  # fmt: skip
        spoken = w("codebook-branch", code=branch.name, count=within)
        node = ft.Semantics(
            content=inner, label=spoken, button=True, container=True, selected=branch.code == self._chosen
        )
        dragged = ft.Draggable(
            group=GROUP, content=node, data=branch.code.hex(), content_feedback=look.card(look.text(branch.name))
        )
        return ft.DragTarget(group=GROUP, content=dragged, on_accept=lambda event: self._dropped(event, branch.code))

    def _menu(self, branch: Branch, family: tuple[Branch, ...], place: int) -> ft.Control:
        w = self.shell.words

        def to(side: str, beside: Branch) -> Callable[[], None]:
            return self.shell.act(lambda: self.session.do(commands.place_code, branch.code, side, beside.code))

        up = [(w("codebook-up"), to("before", family[place - 1]))] if place else []
        down = [(w("codebook-down"), to("after", family[place + 1]))] if place + 1 < len(family) else []
        entries: list[tuple[str, Callable[[], None]]] = [
            *up,
            *down,
            (w("codebook-rename"), lambda: self._ask_rename(branch)),
            (w("codebook-new-under"), lambda: self._ask_new(branch.code)),
            (
                w("codebook-move"),
                lambda: self._ask_target(branch, w("codebook-move"), commands.move_code, with_top=True),
            ),
            (w("codebook-merge-into"), lambda: self._ask_target(branch, w("codebook-merge"), commands.merge_codes)),
            (w("codebook-split"), lambda: self._ask_split(branch)),
            (w("codebook-describe"), lambda: self._ask_description(branch)),
            (w("codebook-colour"), lambda: self._ask_colour(branch)),
            (w("codebook-history"), lambda: self.shell.go("history", code=branch.code)),
            (w("common-delete"), lambda: self._ask_delete(branch)),
        ]
        name = w("codebook-actions", code=branch.name)
        return self.shell.look.menu(ft.Icons.MORE_VERT, name, entries)

    def _dragged(self, event: Any) -> CodeId:
        source = self.shell.page.get_control(event.src_id)
        return CodeId(Id(bytes.fromhex(getattr(source, "data", "") or "")))

    def _placed(self, event: Any, side: str, beside: CodeId) -> None:
        code, state = self._dragged(event), self.session.project.state
        if not code or code == beside:
            return

        def work(why: str | None = None) -> None:
            self.session.do(commands.place_code, code, side, beside, why)

        if shown_parent(state, code) == shown_parent(state, beside):
            self.shell.act(work)()
            return
        words, name = self.shell.words, self.session.presentation.code(code)
        self._ask_why(words("codebook-move-code", code=name), words("codebook-move"), work)

    def _dropped(self, event: Any, parent: CodeId | None) -> None:
        code = self._dragged(event)
        if not code or code == parent:
            return
        name = self.session.presentation.code(code)
        self._ask_why(
            self.shell.words("codebook-move-code", code=name),
            self.shell.words("codebook-move"),
            lambda why: self.session.do(commands.move_code, code, parent, why),
        )

    # -- the chosen code

    def _choose(self, code: CodeId) -> None:
        self._chosen = code
        self.refresh()
        if self.shell.is_narrow:
            self._left.visible, self._detail.visible = False, True
        self.root.update()

    def _show_detail(self) -> None:
        look, w = self.shell.look, self.shell.words
        row = self.session.project.state.codes.get(self._chosen) if self._chosen else None
        if row is None or row.status not in ("live", "split"):
            self._detail.content = look.card(look.quiet(w("codebook-choose")))
            return
        presentation = self.session.presentation
        rows: list[ft.Control] = []
        if self.shell.is_narrow:
            rows.append(look.icon_button(ft.Icons.ARROW_BACK, w("shell-codebook"), lambda _: self._back()))
        rows += [ft.Row([look.dot(self._colours.of(row.id), 16), look.title(presentation.code(row.id), 22)], wrap=True)]
        parts = dict(row.parts)
        for part in commands.PARTS:
            if part in parts and presentation.words(parts[part]):
                rows += [look.quiet(w(f"term-code-part-{part}")), look.text(presentation.words(parts[part]), 15)]
        rows += relations_and_sets(self.shell, row.id)
        rows.append(look.quiet(w("codebook-segments")))
        found = [
            each for each in presentation.live_codings() if presentation.code(each.code) == presentation.code(row.id)
        ]
        for coding in found[:SEGMENTS_MAX]:
            where = f"{presentation.source(coding.source)} · {presentation.member(coding.by)}"
            said = ft.Column([look.quote(f"«{presentation.quote(coding)}»", 15), look.quiet(where)], spacing=2)
            rows.append(look.card(said, padding=10, ink=True, on_click=self._opener(coding.source, coding.start)))
        if not found:
            rows.append(look.quiet(w("codebook-no-segments")))
        self._detail.content = ft.Column(rows, spacing=10, scroll=ft.ScrollMode.AUTO, expand=True)

    def _back(self) -> None:
        self._left.visible, self._detail.visible = True, False
        self.root.update()

    def _opener(self, source: SourceId, place: int) -> Callable[..., None]:
        return lambda _: self.shell.go("reading", source=source, place=place)

    # -- decisions; the reason is asked for where method critique will ask for it

    def _ask_why(self, title: str, label: str, act: Callable[[str | None], Any], danger: bool = False) -> None:
        why = self._why_field(autofocus=True)
        self.shell.ask(title, why, label, lambda: act((why.value or "").strip() or None), danger)

    def _why_field(self, autofocus: bool = False) -> ft.TextField:
        label = self.shell.words("codebook-reason")
        return self.shell.look.field(label, multiline=True, min_lines=2, autofocus=autofocus)

    def _ask_new(self, parent: CodeId | None) -> None:
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

    def _ask_rename(self, branch: Branch) -> None:
        w = self.shell.words
        name, why = self.shell.look.field(w("common-name"), value=branch.name, autofocus=True), self._why_field()
        body = ft.Column([name, why], tight=True, spacing=12)

        def work() -> None:
            reason = (why.value or "").strip() or None
            self._tell_of_namesakes(self.session.do(commands.rename_code, branch.code, name.value or "", reason))

        self.shell.ask(w("codebook-rename-code", code=branch.name), body, w("codebook-rename"), work)

    def _ask_target(self, branch: Branch, label: str, command: Callable[..., Any], with_top: bool = False) -> None:
        w, presentation = self.shell.words, self.session.presentation
        top = [("", w("codebook-top"))] if with_top else []
        choice = Combobox(
            self.shell, w("common-code"), [*top, *codes_by_path(presentation, besides=branch.code)], autofocus=True
        )
        why = self._why_field()

        def work() -> None:
            if choice.value is None:
                raise Refused("no-code-chosen")
            target = _code(choice.value) if choice.value else None
            self._do(command, branch.code, target, (why.value or "").strip() or None)

        body = ft.Column([choice.root, why], tight=True, spacing=12)
        self.shell.ask(f"{label}: {branch.name}", body, label, work)

    def _do(self, command: Callable[..., Any], *arguments: Any) -> None:
        """Carries out what changes the codebook's shape, and says what was done, with a way to undo just that."""
        made = self.session.do(command, *arguments)
        presentation, say = self.session.presentation, self.shell.words
        alike = namesakes_sentence(presentation, made)
        done = say("act-done", deed=deed(presentation, made))
        self.shell.notify(done if alike is None else f"{done} {say.say(alike)}", undo=made)

    def _ask_split(self, branch: Branch) -> None:
        w = self.shell.words
        names = self.shell.look.field(w("codebook-split-names"), autofocus=True)
        why = self._why_field()

        def work() -> None:
            wanted = [each.strip() for each in (names.value or "").split(",") if each.strip()]
            self._do(commands.split_code, branch.code, wanted, (why.value or "").strip() or None)

        body = ft.Column([names, why], tight=True, spacing=12)
        self.shell.ask(w("codebook-split-code", code=branch.name), body, w("codebook-split"), work)

    def _ask_description(self, branch: Branch) -> None:
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

    def _ask_colour(self, branch: Branch) -> None:
        w = self.shell.words

        def choose(colour: str) -> Callable[..., None]:
            def handle(_: Any) -> None:
                self.shell.page.pop_dialog()
                self.shell.act(lambda: self.session.do(commands.colour_code, branch.code, colour))()

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
        self.shell.ask(branch.name, ft.Row(swatches, wrap=True), w("common-close"), lambda: None)

    def _ask_delete(self, branch: Branch) -> None:
        w = self.shell.words
        title = w("codebook-delete-code", code=branch.name)
        self._ask_why(
            title, w("common-delete"), lambda why: self._do(commands.delete_code, branch.code, why), danger=True
        )


def _code(chosen: str) -> CodeId:
    """The code of a choice's key."""
    return CodeId(Id(bytes.fromhex(chosen)))


def _define_all(context: CommandContext, code: CodeId, parts: dict[str, str]) -> list[Decision]:
    """Describes several parts of a code as one gesture."""
    return [decision for part, text in parts.items() for decision in commands.define_code(context, code, part, text)]

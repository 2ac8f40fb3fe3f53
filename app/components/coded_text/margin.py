"""What stands beside or below a block of text: a bar along each coding's lines, its name, and memos."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import flet as ft
from flet import canvas

from app.components.coded_text.lanes import lanes, that_fit, without_overlap
from app.components.coded_text.line_layout import LineLayout
from app.components.coded_text.shown import is_shown
from app.components.coded_text.text_spans import NOTE, Mark
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.text.find import Range

Label = Callable[[Mark], tuple[str, str, str]]
"""For a mark: the code's name, what is read out, and the initials of a co-coder whose it is."""

WIDTH, STRIP = 190, 14
"""Of the margin beside a text, and of the strip for bars on a phone (logical pixels)."""
BAR, LANE, LANES_KEPT, LEAD = 4, 7, 2, 10
ROOMY = 1200
"""From this window width on (logical pixels) there is a mouse, and names may stand closer."""
NAME_SIZE, NOTE_SIZE = 13, 12.5


class Lines(NamedTuple):
    """The lines of a block on the screen: where they begin, and how high each is (logical pixels)."""

    layout: LineLayout
    height: float


class Group(NamedTuple):
    """Codings of one code that touch each other, by whomever; they share a bar and a name."""

    marks: tuple[Mark, ...]
    start: int
    end: int


def grouped(marks: list[Mark], label: Label) -> list[Group]:
    """Groups marks that have the same name and touch, in the order of the text. Each memo is a group of its own."""
    found: list[Group] = []
    for mark in sorted(marks, key=lambda each: (each.start, each.end)):
        name = None if mark.key.startswith(NOTE) else (label(mark)[0], mark.colour)
        for n, group in enumerate(found):
            first = group.marks[0]
            is_same = name is not None and not first.key.startswith(NOTE) and (label(first)[0], first.colour) == name
            if is_same and mark.start <= group.end:
                found[n] = Group((*group.marks, mark), group.start, max(group.end, mark.end))
                break
        else:
            found.append(Group((mark,), mark.start, mark.end))
    return found


def one_per_name(groups: list[Group], label: Label) -> list[Group]:
    """Groups of the same name and colour as one, which begins where the first does; memos stay."""
    found: dict[object, Group] = {}
    for group in groups:
        mark = group.marks[0]
        name = mark.key if mark.key.startswith(NOTE) else (label(mark)[0], mark.colour)
        before = found.get(name)
        found[name] = group if before is None else before._replace(marks=(*before.marks, *group.marks))
    return list(found.values())


class Margin:
    """Makes the margin of one text's blocks. `on_mark` hears of a name or memo that was tapped, `on_more` of all that
    stand behind a “+3”, and `on_light` of those that are pointed at."""

    def __init__(self, shell: Shell, label: Label, on_mark: Callable[[str], None]) -> None:
        self.shell, self._label, self._on_mark = shell, label, on_mark
        self.on_more: Callable[[list[str]], None] = lambda keys: on_mark(keys[0])
        self.on_light: Callable[[Iterable[str]], None] = lambda _: None
        self._is_roomy = shell.width >= ROOMY
        self._names: dict[str, ft.Container] = {}
        self._lit: set[str] = set()

    def light(self, keys: set[str]) -> None:
        """Shows more strongly the names of these codings."""
        changed, self._lit = self._lit ^ keys, keys
        for key in changed:
            name = self._names.get(key)
            if name is not None:
                name.bgcolor = self.shell.look.colours.soft if key in keys else None
                if is_shown(name):
                    name.update()

    def below(self, marks: list[Mark]) -> list[ft.Control]:
        """Names in a row, for a phone."""
        return [self._name(group, False) for group in one_per_name(grouped(marks, self._label), self._label)]

    def bars(self, marks: list[Mark], within: Range, lines: Lines) -> list[ft.Control]:
        """A bar along the lines of each coding in a block."""
        groups = [each for each in grouped(marks, self._label) if not each.marks[0].key.startswith(NOTE)]
        return self._bars(groups, within, lines)[0]

    def beside(self, marks: list[Mark], within: Range, lines: Lines | None) -> list[ft.Control]:
        """Bars, and beside them names and memos at the line where each begins, each on a line of its own and shortened;
        none stretches the text. Those that find no room stand behind a number. Without lines, which a new page has
        not told yet, there is nothing."""
        if lines is None:
            return []
        groups = grouped(marks, self._label)
        coded = [each for each in groups if not each.marks[0].key.startswith(NOTE)]
        bars, count = self._bars(coded, within, lines)
        left = LANE * max(LANES_KEPT, count) + LEAD
        full = len(lines.layout.starts) * lines.height
        named = [each for each in groups if within.start <= each.start < within.end]
        if len(named) * self._height > full:  # too many for the block: each code's name once, at its first place
            named = one_per_name(named, self._label)
        shown = that_fit(len(named), full, self._height)
        more, named = named[shown:], named[:shown]
        wanted = [lines.layout.line(each.start) * lines.height for each in named]
        rows = len(named) + bool(more)
        tops = without_overlap([*wanted, *([full] if more else [])], [self._height] * rows, full)
        names: list[ft.Control] = [
            ft.Container(self._name(group, True), left=left, top=top, width=WIDTH - left, height=self._height)
            for group, top in zip(named, tops, strict=False)
        ]
        if more:
            names.append(ft.Container(self._more(more), left=left, top=tops[-1], width=TOUCH + 8, height=self._height))
        return [*bars, *self._leads(named, wanted, tops, left, full), *names]

    @property
    def _height(self) -> float:
        """How high a name is (logical pixels): a line of text, or what a finger needs."""
        return (26.0 if self._is_roomy else float(TOUCH)) * max(1.0, self.shell.look.scale)

    def _leads(
        self, named: list[Group], wanted: list[float], tops: list[float], left: float, full: float
    ) -> list[ft.Control]:
        """Lines that lead from where a passage begins to its name, where that had to stand further off."""
        shapes: list[canvas.Shape] = [
            canvas.Line(
                left - LEAD, want + 12, left, top + self._height / 2,
                paint=ft.Paint(color=self.shell.look.visible(group.marks[0].colour), stroke_width=1),
            )
            for group, want, top in zip(named, wanted, tops, strict=False)
            if abs(top - want) > 2
        ]  # fmt: skip
        return [canvas.Canvas(shapes, left=0, top=0, width=left, height=full)] if shapes else []

    def _more(self, groups: list[Group]) -> ft.Control:
        keys = [mark.key for group in groups for mark in group.marks]
        names = ", ".join(dict.fromkeys(self._label(each.marks[0])[0] for each in groups))
        look, label = self.shell.look, f"+{len(groups)}"
        button = self._button(look.strong(label, NAME_SIZE), keys, lambda _: self.on_more(keys), 10)
        button.tooltip = names
        inner = ft.Container(button, border_radius=6, bgcolor=look.colours.soft)
        return ft.MergeSemantics(content=ft.Semantics(content=inner, label=f"{label}: {names}"))

    def _button(self, content: ft.Control, keys: list[str], act: Callable[[Any], None], beside: float) -> ft.TextButton:
        """Something to press; under the pointer, or where the keyboard is, the passages of `keys` are shown more
        strongly."""
        style = ft.ButtonStyle(
            shape=ft.RoundedRectangleBorder(radius=6), padding=ft.Padding.symmetric(horizontal=beside, vertical=1),
            alignment=ft.Alignment.CENTER_LEFT,
        )  # fmt: skip
        return ft.TextButton(
            content, style=style, on_click=act, on_hover=lambda event: self.on_light(keys if event.data else []),
            on_focus=lambda _: self.on_light(keys), on_blur=lambda _: self.on_light([]),
        )  # fmt: skip

    def _bars(self, groups: list[Group], within: Range, lines: Lines) -> tuple[list[ft.Control], int]:
        inside = [each for each in groups if each.start < within.end and within.start < each.end]
        spans = [
            (lines.layout.line(max(each.start, within.start)), lines.layout.line(min(each.end, within.end) - 1))
            for each in inside
        ]
        found = lanes(spans)
        bars: list[ft.Control] = [
            ft.Container(
                left=LANE * lane,
                top=first * lines.height + 3,
                width=BAR,
                bgcolor=self.shell.look.visible(group.marks[0].colour),
                height=(last - first + 1) * lines.height - 6,
                border_radius=2,
            )
            for group, lane, (first, last) in zip(inside, found, spans, strict=True)
        ]
        return bars, max(found, default=-1) + 1

    # -- names

    def _words(self, group: Group) -> tuple[str, float]:
        """What a name says, and its size in logical pixels."""
        name, _, initials = self._label(group.marks[0])
        if group.marks[0].key.startswith(NOTE):
            return (f"{name} · {initials}" if initials else name), NOTE_SIZE
        others = sorted({self._label(each)[2] for each in group.marks} - {""})
        return (f"{name} · {' '.join(others)}" if others else name), NAME_SIZE

    def _name(self, group: Group, is_beside: bool) -> ft.Control:
        """A coding's name, whose it is where it is another's; or the first words of a memo."""
        look, mark = self.shell.look, group.marks[0]
        words, size = self._words(group)
        is_note = mark.key.startswith(NOTE)
        text = look.text(words.replace("\n", " "), size, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)
        text.expand, text.italic = is_beside, is_note
        if is_note:
            text.color = look.colours.muted
        icon = ft.Icon(ft.Icons.EDIT_NOTE, size=16, color=look.colours.muted) if is_note else look.dot(mark.colour, 9)
        keys = [each.key for each in group.marks]
        row = ft.Row([icon, text], spacing=6, tight=not is_beside)
        button = self._button(row, keys, lambda _: self._on_mark(mark.key), 4)
        button.tooltip = words if is_beside else None
        inner = ft.Container(
            button, border_radius=6, height=self._height if is_beside else TOUCH,
            bgcolor=look.colours.soft if self._lit & set(keys) else None,
        )  # fmt: skip
        self._names |= dict.fromkeys(keys, inner)
        return ft.MergeSemantics(content=ft.Semantics(content=inner, label=self._label(mark)[1]))

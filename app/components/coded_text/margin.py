"""What stands beside or below a block of text: a bar along each coding's lines, its name, and memos."""

from collections.abc import Callable
from typing import NamedTuple

import flet as ft

from app.components.coded_text.lanes import lanes, without_overlap
from app.components.coded_text.line_layout import Faces, LineLayout, break_lines
from app.components.coded_text.text_spans import NOTE, Mark
from app.shell.fonts import PLAIN
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.text.find import Range

Label = Callable[[Mark], tuple[str, str, str]]
"""For a mark: the code's name, what is read out, and the initials of a co-coder whose it is."""

WIDTH, STRIP = 190, 14
"""Of the margin beside a text, and of the strip for bars on a phone (logical pixels)."""
BAR, LANE, LANES_KEPT = 4, 7, 2
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
    """Makes the margin of one text's blocks. `on_mark` hears of a name or memo that was tapped."""

    def __init__(self, shell: Shell, label: Label, on_mark: Callable[[str], None]) -> None:
        self.shell, self._label, self._on_mark = shell, label, on_mark
        self._is_roomy = shell.width >= ROOMY

    def below(self, marks: list[Mark]) -> list[ft.Control]:
        """Names in a row, for a phone."""
        return [self._name(group, False) for group in one_per_name(grouped(marks, self._label), self._label)]

    def bars(self, marks: list[Mark], within: Range, lines: Lines) -> list[ft.Control]:
        """A bar along the lines of each coding in a block."""
        groups = [each for each in grouped(marks, self._label) if not each.marks[0].key.startswith(NOTE)]
        return self._bars(groups, within, lines)[0]

    def beside(self, marks: list[Mark], within: Range, lines: Lines | None) -> tuple[list[ft.Control], float]:
        """Bars, and beside them names and memos at the line where each begins; and how high all this is. Without
        lines, which a new page has not told yet, names alone."""
        groups = grouped(marks, self._label)
        coded = [each for each in groups if not each.marks[0].key.startswith(NOTE)]
        bars, count = self._bars(coded, within, lines) if lines is not None else ([], 0)
        left = LANE * max(LANES_KEPT, count)
        full = len(lines.layout.starts) * lines.height if lines is not None else 0.0
        named = [each for each in groups if within.start <= each.start < within.end]
        heights = [self._height(each, WIDTH - left) for each in named]
        if sum(heights) > full:  # too many for the block: each code's name once, at its first place
            named = one_per_name(named, self._label)
            heights = [self._height(each, WIDTH - left) for each in named]
        wanted = [0.0 if lines is None else lines.layout.line(each.start) * lines.height for each in named]
        tops = without_overlap(wanted, heights)
        names: list[ft.Control] = [
            ft.Container(self._name(group, True), left=left, top=top, width=WIDTH - left, height=height)
            for group, top, height in zip(named, tops, heights, strict=True)
        ]
        return [*bars, *names], max([full, *(top + height for top, height in zip(tops, heights, strict=True))])

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
                bgcolor=group.marks[0].colour,
                height=(last - first + 1) * lines.height - 6,
                border_radius=2,
            )
            for group, lane, (first, last) in zip(inside, found, spans, strict=True)
        ]
        return bars, max(found, default=-1) + 1

    # -- names

    def _words(self, group: Group) -> tuple[str, float, int]:
        """What a name says, its size in logical pixels, and how many lines it may have."""
        name, _, initials = self._label(group.marks[0])
        if group.marks[0].key.startswith(NOTE):
            return (f"{name} · {initials}" if initials else name), NOTE_SIZE, 3
        others = sorted({self._label(each)[2] for each in group.marks} - {""})
        return (f"{name} · {' '.join(others)}" if others else name), NAME_SIZE, 2

    def _height(self, group: Group, width: float) -> float:
        """How high a name is that has so much room (logical pixels)."""
        words, size, most = self._words(group)
        size *= self.shell.look.scale
        words = words.replace("\n", " ")
        needed = len(break_lines(words, Range(0, len(words)), (width - 30) / size, Faces(PLAIN, PLAIN)).starts)
        return max(26.0 if self._is_roomy else float(TOUCH), min(most, needed) * size * 1.4 + 8)

    def _name(self, group: Group, is_beside: bool) -> ft.Control:
        """A coding's name, whose it is where it is another's; or the first words of a memo."""
        look, mark = self.shell.look, group.marks[0]
        words, size, most = self._words(group)
        is_note = mark.key.startswith(NOTE)
        text = look.text(words, size, max_lines=most, overflow=ft.TextOverflow.ELLIPSIS)
        text.expand, text.italic = is_beside, is_note
        if is_note:
            text.color = look.colours.muted
        icon = ft.Icon(ft.Icons.EDIT_NOTE, size=16, color=look.colours.muted) if is_note else look.dot(mark.colour, 9)
        row = ft.Row([icon, text], spacing=6, tight=not is_beside)
        if is_note and is_beside:
            row.vertical_alignment = ft.CrossAxisAlignment.START
        inner = ft.Container(
            row, on_click=lambda _: self._on_mark(mark.key), ink=True, border_radius=6,
            padding=ft.Padding.symmetric(horizontal=4, vertical=3), height=None if is_beside else TOUCH,
        )  # fmt: skip
        return ft.Semantics(content=inner, label=self._label(mark)[1], button=True, container=True)

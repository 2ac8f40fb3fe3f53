"""The history: a slider over all events; the codebook as it was then, what happened, by whom and why."""

import asyncio
from typing import TYPE_CHECKING, Any

import flet as ft

from app.parts.colours import Colours
from app.parts.document_text import DocumentText
from app.parts.marks import Mark
from core.analysis.difference import difference
from core.analysis.lineage import lineage
from core.analysis.reading import Reading
from core.analysis.trail import entry
from core.analysis.tree import Branch, codebook_tree
from core.ids import Id

if TYPE_CHECKING:
    from app.studio import Studio

SPEEDS = (1, 4, 16)
FRAME_SECONDS = 0.25


def build(studio: "Studio", code: Id | None = None) -> "HistoryScreen":
    """The screen; with a code, how it came about."""
    return HistoryScreen(studio, code)


class HistoryScreen:
    """One moment of the total order at a time; nothing here changes anything."""

    def __init__(self, studio: "Studio", code: Id | None) -> None:
        assert studio.store is not None
        self.studio, self.store, self.code = studio, studio.store, code
        look, w = studio.look, studio.words
        self._last = len(self.store.project.timeline.order)
        self.at = self._last
        self._marked: int | None = None
        self._wanted: int | None = None
        self._playing = False
        self._speed = 0
        self._slider = ft.CupertinoSlider(
            value=self.at, min=0, max=max(1, self._last), expand=True, on_change=self._slid,
            active_color=look.colours.accent, thumb_color=look.colours.accent,
        )  # fmt: skip
        self._what = ft.Column(spacing=4)
        self._tree = ft.ListView(spacing=2, expand=2)
        self._side = ft.ListView(spacing=8, expand=True)
        self._document: DocumentText | None = None
        self._source: Id | None = None
        self._beside_tree = ft.Container(self._side, expand=1)
        self._play = look.icon_button(ft.Icons.PLAY_ARROW, w("Play"), lambda _: self._toggle(), look.colours.accent)
        self._fast = ft.TextButton(content="1×", on_click=lambda _: self._faster(), height=44)
        steps = [
            look.icon_button(ft.Icons.SKIP_PREVIOUS, w("Milestone before"), lambda _: self._milestone(-1)),
            look.icon_button(ft.Icons.CHEVRON_LEFT, w("One event back"), lambda _: self._step(-1)),
            self._play,
            look.icon_button(ft.Icons.CHEVRON_RIGHT, w("One event on"), lambda _: self._step(1)),
            look.icon_button(ft.Icons.SKIP_NEXT, w("Next milestone"), lambda _: self._milestone(1)),
            self._fast,
        ]
        mark = look.button(w("Compare from here"), lambda _: self._mark(), ft.Icons.BOOKMARK_ADD_OUTLINED)
        slider = ft.Container(self._slider, expand=True, height=44)
        bar: ft.Control = ft.Row([*steps, slider], spacing=2)
        if studio.is_narrow:
            bar = ft.Column([ft.Row([slider]), ft.Row(list(steps), spacing=2)], spacing=0)
        panes: list[ft.Control] = [self._tree, self._beside_tree]
        below = ft.Column(panes, expand=True) if studio.is_narrow else ft.Row(panes, expand=True, spacing=20)
        head = ft.Row([look.title(w("History")), mark, self._sources()], spacing=16, wrap=True)
        column = ft.Column([head, bar, look.card(self._what, padding=12), below], spacing=12, expand=True)
        self.root = ft.Container(column, padding=24 if not studio.is_narrow else 14, expand=True)
        self._draw()

    def _sources(self) -> ft.Control:
        """Which text to show as it was coded then."""
        w, reading = self.studio.words, self.store.reading
        live = [row for row in reading.state.sources.values() if row.status == "live"]
        live.sort(key=lambda row: (row.at, row.id))
        options = [ft.DropdownOption(key="", text=w("None"))]
        options += [ft.DropdownOption(key=row.id.hex(), text=reading.source(row.id)) for row in live]
        return ft.Dropdown(
            label=w("A text as it was then"), options=options, width=260, editable=True, enable_filter=True,
            on_select=lambda event: self._choose_source(event.control.value),
        )  # fmt: skip

    def _choose_source(self, chosen: str) -> None:
        self._source = Id(bytes.fromhex(chosen)) if chosen else None
        self._document = None
        self._beside_tree.content = self._side
        if self._source is not None:
            text = self.store.project.text(self._source)
            self._document = DocumentText(
                self.studio, text, self._label, lambda _: None, lambda _: None, with_margin=False
            )
            self._beside_tree.content = self._document.root
            self.studio.page.run_task(self._document.fill)
        self._draw()
        self.root.update()

    def _label(self, mark: Mark) -> tuple[str, str, str]:
        row = self._reading.state.codings.rows[Id(bytes.fromhex(mark.key))]
        name, coder = self._reading.code(row.code), self._reading.member(row.by)
        return name, self.studio.words("Coding {} by {}").format(name, coder), ""

    def refresh(self) -> None:
        """More may have happened; where one looks stays."""
        rows = self.store.project.state.sources.rows
        if self._source is not None and rows[self._source].status != "live":
            self._choose_source("")
        was_last = self.at == self._last
        self._last = len(self.store.project.timeline.order)
        self._slider.max = max(1, self._last)
        self.at = self._last if was_last else min(self.at, self._last)
        self._slider.value = self.at
        self._draw()

    # -- moving

    def _slid(self, event: Any) -> None:
        """The hand is faster than the screen: only where it is now is drawn."""
        pending = self._wanted is not None
        self._wanted = round(event.control.value)
        if not pending:
            self.studio.page.run_task(self._follow)

    async def _follow(self) -> None:
        while self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.at = wanted
            self._show()
            await asyncio.sleep(0.02)
            if self._wanted == wanted:
                self._wanted = None

    def _go(self, place: int) -> None:
        self.at = max(0, min(place, self._last))
        self._slider.value = self.at
        self._slider.update()
        self._show()

    def _step(self, by: int) -> None:
        self._go(self.at + by)

    def _milestone(self, by: int) -> None:
        """The milestone before or after, or else the end."""
        state, timeline = self.store.project.state, self.store.project.timeline
        places = [n for n, key in enumerate(timeline.order, 1) if key.id in state.milestones.rows]
        ahead = [n for n in places if (n > self.at if by > 0 else n < self.at)]
        self._go((min if by > 0 else max)(ahead, default=self._last if by > 0 else 0))

    def _faster(self) -> None:
        self._speed = (self._speed + 1) % len(SPEEDS)
        self._fast.content = f"{SPEEDS[self._speed]}×"
        self._fast.update()

    def _toggle(self) -> None:
        self._playing = not self._playing
        if self._playing:
            if self.at >= self._last:
                self.at = 0
            self.studio.page.run_task(self._run)
        self._dress_play()

    def _dress_play(self) -> None:
        button: Any = self._play.content
        button.icon = ft.Icons.PAUSE if self._playing else ft.Icons.PLAY_ARROW
        button.tooltip = self.studio.words("Pause") if self._playing else self.studio.words("Play")
        button.update()

    async def _run(self) -> None:
        while self._playing and self.at < self._last and self.studio.screen is self:
            self._step(SPEEDS[self._speed])
            await asyncio.sleep(FRAME_SECONDS)
        if self.studio.screen is self:
            self._playing = False
            self._dress_play()

    def _mark(self) -> None:
        self._marked = self.at
        self.studio.say(self.studio.words("Move on: what changed since event {} is shown.").format(self.at))
        self._show()

    # -- drawing

    def _show(self) -> None:
        self._draw()
        for control in (self._what, self._tree):
            control.update()
        if self._document is None:
            self._side.update()

    def _draw(self) -> None:
        project = self.store.project
        state = project.as_of(self.at)
        reading = self._reading = self.store.reading_of(state)
        colours = Colours(state)
        if self._document is not None and self._source is not None:
            then = reading.codings_in(self._source)
            self._document.show([Mark(each.start, each.end, each.id.hex(), colours.of(each.code)) for each in then])
        self._what.controls = self._happened()
        self._tree.controls = [row for branch in codebook_tree(reading) for row in self._rows(branch, 0, colours)]
        look, w = self.studio.look, self.studio.words
        if not self._tree.controls:
            self._tree.controls = [look.quiet(w("No codes yet at this moment."))]
        self._side.controls = self._beside(reading)

    def _happened(self) -> list[ft.Control]:
        look, w = self.studio.look, self.studio.words
        place = look.quiet(w("Event {} of {}").format(self.at, self._last))
        if self.at == 0:
            return [place, look.text(w("Before the beginning."))]
        project = self.store.project
        one = entry(self.store.reading, self.at, project.timeline.happened(project.timeline.order[self.at - 1]))
        names = [str(one.data[key]) for key in ("name", "text", "title", "status", "phase") if one.data.get(key)]
        marks = [w(one.remark.replace("_", " "))] if one.remark else []
        marks += [w("taken back later")] if one.undone_by else []
        lines: list[ft.Control] = [
            place,
            look.strong(f"{w(one.wire)}{': ' + names[0][:120] if names else ''}", 16),
            look.quiet(f"{one.by} · {one.at[:16].replace('T', ' ')}" + (f" · {', '.join(marks)}" if marks else "")),
        ]
        if one.why:
            lines.append(look.quote(w("Because: ") + one.why, 15))
        return lines

    def _rows(self, branch: Branch, depth: int, colours: Colours) -> list[ft.Control]:
        look = self.studio.look
        name = look.strong(branch.name, 14.5) if branch.children else look.text(branch.name, 14.5)
        name.expand = True
        row = ft.Container(
            ft.Row([look.dot(colours.of(branch.code)), name, look.quiet(str(branch.codings_within))], spacing=8),
            padding=ft.Padding.only(left=22 * depth, top=3, bottom=3),
        )  # fmt: skip
        return [row, *(each for child in branch.children for each in self._rows(child, depth + 1, colours))]

    def _beside(self, reading: Reading) -> list[ft.Control]:
        if self._marked is not None and self._marked != self.at:
            return self._changes(reading)
        if self.code is not None:
            return self._lineage(self.code)
        look, w = self.studio.look, self.studio.words
        counts = (
            reading.count_codings().total(),
            sum(row.status == "live" for row in reading.state.memos.rows.values()),
        )
        sources = sum(row.status != "removed" for row in reading.state.sources.rows.values())
        return [
            look.strong(w("At this moment"), 15),
            look.text(w("{} texts, {} codings, {} memos").format(sources, *counts)),
        ]

    def _changes(self, reading: Reading) -> list[ft.Control]:
        look, w = self.studio.look, self.studio.words
        first, last = sorted((self._marked or 0, self.at))
        project = self.store.project
        found = difference(*(self.store.reading_of(project.as_of(n)) for n in (first, last)))
        lines = [look.strong(w("From event {} to {}").format(first, last), 15)]
        for kind in ("added", "removed", "renamed", "moved", "merged", "split", "redefined"):
            for each in found[kind]:
                other = each.get("into") or (f"→ {each['to']}" if isinstance(each.get("to"), str) else "")
                name = each.get("name") or each.get("from") or ""
                shown = ", ".join(other) if isinstance(other, list) else other
                lines.append(look.text(f"{w(kind)}: {name} {shown}", 14))
        lines.append(look.text(f"+{len(found['codings_added'])} / −{len(found['codings_removed'])} {w('codings')}", 14))
        return list(lines)

    def _lineage(self, code: Id) -> list[ft.Control]:
        """How a category came about: every decision that flowed into it."""
        look, w, project = self.studio.look, self.studio.words, self.store.project
        title = w("How “{}” came about").format(self.store.reading.code(code))
        lines: list[ft.Control] = [look.strong(title, 15)]
        for n, happened in lineage(project, code):
            one = entry(self.store.reading, n, happened)
            name = next((str(one.data[key]) for key in ("name", "text") if one.data.get(key)), "")
            why = f" — {one.why}" if one.why else ""
            text = look.text(f"{n}. {w(one.wire)} {name[:80]}{why}", 14)
            who = look.quiet(f"{one.by} · {one.at[:10]}")
            lines.append(
                ft.Container(
                    ft.Column([text, who], spacing=0), on_click=lambda _, n=n: self._go(n), ink=True, padding=4
                )
            )
        return lines

"""The pictures among the tables: the map of the categories, the network of the codes, and how categories developed.
What they show leads to its passages: by a press on the picture, or on a line below it."""

from collections.abc import Callable

import flet as ft

from app.components.code_map_board import code_map_board
from app.components.table_files import flow_picture
from app.features.tables.leading import Leading, Spot
from app.shell.protocols import Shell
from core.analysis.category_development import category_development, flow_messages, told_flows
from core.analysis.category_table import category_table
from core.analysis.code_map import CodeMap, MapRelation, MapTogether, code_map
from core.analysis.presentation import Presentation
from core.exporting.alluvial import bar_places
from core.exporting.code_map import code_map_picture, places
from core.exporting.pictures import map_boxes, tree_map
from core.views.authorisation import powers_of

WIDTH_MAX = 860
AROUND = 128
"""Pixels of the window that stand beside a picture."""
ROWS_MAX = 80
SPOT = 24
"""Pixels across a code of the network that leads to its passages."""


class Pictures:
    """The pictures of one state; `arranged` is called when a code of the network has another place."""

    def __init__(
        self, shell: Shell, presentation: Presentation, leading: Leading, arranged: Callable[[], None] | None
    ) -> None:
        self._shell, self._presentation, self._leading, self._arranged = shell, presentation, leading, arranged

    def map(self) -> list[ft.Control]:
        """The categories as boxes; on a phone, whose fingers no box is large enough for, in lines below too."""
        look, w, found = self._shell.look, self._shell.words, category_table(self._presentation)
        label = w("components-table-map") + ": " + ", ".join(each.name for each in found)
        picture, scale = self._drawn(tree_map(self._presentation), label)
        spots = [
            Spot(each.branch.code, _said(self._shell, each.branch.name, each.branch.codings_within), each.box)
            for each in map_boxes(self._presentation)
        ]
        lines = [
            self._leading.line_of(look.text(_said(self._shell, each.name, each.codings), 14), each.code)
            for each in found
        ]
        return [self._leading.over(picture, spots, scale), *(lines if self._shell.is_narrow else [])]

    def flow(self) -> list[ft.Control]:
        """How codings moved between categories; below, the categories of today and what changed its name or place."""
        look, w = self._shell.look, self._shell.words
        found = category_development(self._presentation)
        moved = list(zip(told_flows(found), flow_messages(found), strict=True))[:ROWS_MAX]
        label = w("components-table-flow") + ": " + "; ".join(w.say(message) for _, message in moved)
        picture, scale = self._drawn(flow_picture(self._presentation, found, w), label)
        spots = [
            Spot(
                each.group.code, _said(self._shell, each.group.name, each.group.codings),
                (each.left, each.top, each.width, each.height),
            )
            for each in bar_places(found)
        ]  # fmt: skip
        today = found.columns[-1].groups if found.columns else ()
        lines = [
            self._leading.line_of(look.text(_said(self._shell, each.name, each.codings), 14), each.code)
            for each in today
        ]
        lines += [self._leading.line_of(look.quiet(w.say(message)), flow.end) for flow, message in moved]
        return [self._leading.over(picture, spots, scale), *lines]

    def network(self) -> list[ft.Control]:
        """The codes as a network, and in words what is joined."""
        look, w, lead = self._shell.look, self._shell.words, self._leading
        found = code_map(self._presentation)
        names = {each.code: each.name for each in found.codes}
        lines: list[tuple[str, str, MapRelation | MapTogether]]
        lines = [(f"{names[each.code]} · {each.kind} · {names[each.other]}", "or", each) for each in found.relations]
        lines += [
            (w("picture-together", code=names[each.code], other=names[each.other], count=each.places), "and", each)
            for each in found.together
        ]
        label = w("components-table-network") + ": " + "; ".join(line for line, *_ in lines[:ROWS_MAX])
        picture, scale = self._drawn(code_map_picture(self._presentation, found), label)
        below = [
            lead.line(look.quiet(line), query=f"{lead.asked(pair.code)} {word} {lead.asked(pair.other)}")
            for line, word, pair in lines[:ROWS_MAX]
        ]
        return [*self._arranging(picture, found, scale), *below]

    def _arranging(self, picture: ft.Semantics, found: CodeMap, scale: float) -> list[ft.Control]:
        """The network; with handles on its codes where they can be put elsewhere: today, by whoever may code."""
        session = self._shell.session
        assert session is not None
        may_code = powers_of(session.project.state, session.project.device) != "reviewer"
        _, at = places(found)
        spots = [
            Spot(
                each.code, _said(self._shell, each.name, each.codings),
                (at[each.code][0] - SPOT / scale / 2, at[each.code][1] - SPOT / scale / 2, SPOT / scale, SPOT / scale),
            )
            for each in found.codes
        ]  # fmt: skip
        if self._shell.is_narrow or self._arranged is None or not may_code:
            return [self._leading.over(picture, spots, scale)]
        board = code_map_board(
            self._shell, found, picture, scale, self._arranged,
            lambda code: self._shell.go("retrieve", query=self._leading.asked(code)),
        )  # fmt: skip
        return [self._shell.look.quiet(self._shell.words("components-code-map-how")), board]

    def _drawn(self, svg: str, label: str) -> tuple[ft.Semantics, float]:
        """A picture as wide as there is room, and how many pixels of the screen one of it takes."""
        width = min(WIDTH_MAX, self._shell.width - AROUND) if not self._shell.is_narrow else self._shell.width - 48
        across, high = (float(svg.split(f'{name}="', 1)[1].split('"', 1)[0]) for name in ("width", "height"))
        image = ft.Image(src=svg, width=width, height=width * high / across, fit=ft.BoxFit.CONTAIN)
        return ft.Semantics(content=image, label=label, image=True), width / across


def _said(shell: Shell, name: str, codings: int) -> str:
    return shell.words("picture-codings", name=name, count=codings)

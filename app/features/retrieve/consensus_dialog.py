"""Talking a difference through: what both coders come to stands in the consensus layer; their codings stay."""

from typing import TYPE_CHECKING

import flet as ft

from core.analysis.agreement.comparison import Pair
from core.analysis.consensus import consensus
from core.commands.consensus import settle
from core.views.codebook import standing

if TYPE_CHECKING:
    from app.shell.window import Studio

SHOWN_MAX = 200


def ask_to_settle(studio: "Studio", pair: Pair) -> None:
    """Which codes stand on the passage, or none, and why."""
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    reading = store.reading
    rows = [row for row in (pair.first, pair.second) if row is not None]
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    there = [
        each
        for each in reading.codings_in(pair.source)
        if each.start < end and start < each.end and each.id not in {row.id for row in rows}
    ]
    codes = dict.fromkeys(standing(reading.state, row.code) for row in [*rows, *there])
    boxes = {code: ft.Checkbox(label=reading.code(code), value=code == pair.code) for code in codes}
    why = look.field(w("What did you agree on, and why?"), multiline=True, min_lines=2, autofocus=True)
    places = {(row.start, row.end): reading.quote(row) for row in rows}
    place = look.choice(
        label=w("Where it stands"), value="0", visible=len(places) > 1,
        options=[ft.DropdownOption(key=str(n), text=f"«{quote[:60]}»") for n, quote in enumerate(places.values())],
    )  # fmt: skip
    said = look.quiet(w("None chosen: no code belongs there. Both codings stay as they are."))

    def work() -> None:
        chosen = tuple(code for code, box in boxes.items() if box.value)
        where = list(places)[int(place.value or 0)]
        about = tuple(row.id for row in rows)
        store.do(settle, about, chosen, *where, (why.value or "").strip() or None)
        studio.say(w("Settled; it stands in the consensus."), undo=True)

    quote = look.quote(f"«{reading.passage(pair.source, start, end)}»", 15, max_lines=6)
    body = ft.Column([quote, *boxes.values(), said, place, why], tight=True, spacing=8)
    studio.ask(w("Settle a difference"), body, w("Settle"), work)


def show_consensus(studio: "Studio") -> None:
    """What is agreed on, text by text."""
    assert studio.store is not None
    look, w, reading = studio.look, studio.words, studio.store.reading
    found = consensus(reading)
    lines: list[ft.Control] = []
    source = None
    for each in found[:SHOWN_MAX]:
        if each.source != source:
            source = each.source
            lines.append(look.title(reading.source(source), 16))
        how = w("coded alike") if each.settlement is None else w("settled: {}").format(reading.why(each.settlement.why))
        words = reading.passage(each.source, each.start, each.end)
        lines.append(
            ft.Column(
                [
                    look.strong(reading.code(each.code), 14),
                    look.quote(f"«{words}»", 14.5, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
                    look.quiet(how),
                ],
                spacing=1,
                tight=True,
            )
        )
    if len(found) > SHOWN_MAX:
        lines.append(look.quiet(w("and {} more").format(len(found) - SHOWN_MAX)))
    empty = [look.quiet(w("Nothing is agreed on yet."))]
    studio.show(w("Consensus"), ft.Column(lines or empty, spacing=8, tight=True, width=min(640, studio.width - 48)))

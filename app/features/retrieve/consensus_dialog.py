"""Recording what two coders agree on after a disagreement; their own codings stay as they are."""

import flet as ft

from app.shell.protocols import Shell
from core.analysis.agreement.comparison import Pair
from core.analysis.consensus import consensus
from core.commands.consensus import record_consensus
from core.views.codebook import resolve_merged

SHOWN_MAX = 200


def ask_to_settle(shell: Shell, pair: Pair) -> None:
    """Asks which codes the two agree on, or none, for which boundaries, and why."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    presentation = session.presentation
    rows = [row for row in (pair.first, pair.second) if row is not None]
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    there = [
        each
        for each in presentation.codings_in(pair.source)
        if each.start < end and start < each.end and each.id not in {row.id for row in rows}
    ]
    codes = dict.fromkeys(resolve_merged(presentation.state, row.code) for row in [*rows, *there])
    boxes = {code: ft.Checkbox(label=presentation.code(code), value=code == pair.code) for code in codes}
    why = look.field(w("agreement-settle-why"), multiline=True, min_lines=2, autofocus=True)
    places = {(row.start, row.end): presentation.quote(row) for row in rows}
    options = [
        ft.DropdownOption(key=str(n), text=w("agreement-quote", words=quote[:60]))
        for n, quote in enumerate(places.values())
    ]
    place = look.choice(label=w("agreement-settle-place"), value="0", visible=len(places) > 1, options=options)
    said = look.quiet(w("agreement-settle-about"))

    def work() -> None:
        chosen = tuple(code for code, box in boxes.items() if box.value)
        where = list(places)[int(place.value or 0)]
        about = tuple(row.id for row in rows)
        made = session.do(record_consensus, about, chosen, *where, (why.value or "").strip() or None)
        shell.notify(w("agreement-settled"), undo=made)

    quote = look.quote(w("agreement-quote", words=presentation.passage(pair.source, start, end)), 15, max_lines=6)
    body = ft.Column([quote, *boxes.values(), said, place, why], tight=True, spacing=8)
    shell.ask(w("agreement-settle"), body, w("agreement-settle"), work)


def show_consensus(shell: Shell) -> None:
    """Shows what is agreed on, text by text."""
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    found = consensus(presentation)
    lines: list[ft.Control] = []
    source = None
    for each in found[:SHOWN_MAX]:
        if each.source != source:
            source = each.source
            lines.append(look.title(presentation.source(source), 16))
        how = w("agreement-coded-alike")
        if each.consensus is not None:
            how = w("agreement-consensus-because", reason=presentation.why(each.consensus.why) or "")
        words = presentation.passage(each.source, each.start, each.end)
        lines.append(
            ft.Column(
                [
                    look.strong(presentation.code(each.code), 14),
                    look.quote(w("agreement-quote", words=words), 14.5, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
                    look.quiet(how),
                ],
                spacing=1,
                tight=True,
            )
        )
    if len(found) > SHOWN_MAX:
        lines.append(look.quiet(w("common-and-more", count=len(found) - SHOWN_MAX)))
    empty: list[ft.Control] = [look.quiet(w("agreement-no-consensus"))]
    shell.show(
        w("agreement-consensus"), ft.Column(lines or empty, spacing=8, tight=True, width=min(640, shell.width - 48))
    )

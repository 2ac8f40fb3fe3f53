"""Everything about one coding: who, when, why, what others think, memos; and what one can do with it."""

from typing import Any

import flet as ft

from app.components.copying import copy_quotes
from app.features.reading.coding_actions import actions, edges
from app.features.reading.reader import Reader
from core.analysis.audit_trail import Entry, told
from core.analysis.colours import Colours
from core.analysis.consents import QuoteConsent
from core.analysis.negative_cases import reason_against
from core.analysis.passage_history import passage_history
from core.ids import CodingId, SourceId, ThingId
from core.views.layers import counterparts
from core.views.records import Coding

EVENTS_SHOWN = 200
HISTORY_WIDTH_MAX = 560


def coding_detail(reader: Reader, coding: CodingId) -> ft.Control:
    """The panel for a coding that was tapped."""
    look, w = reader.shell.look, reader.shell.words
    row = reader.session.project.state.codings.rows[coding]
    if row.status != "live":
        return ft.Column([look.quiet(w("reading-coding-removed")), _close(reader)])
    history = look.button(w("reading-said-history"), lambda _: _show_history(reader, row), ft.Icons.HISTORY)
    parts = [*_head(reader, row), *_facts(reader, row), *_counterparts(reader, row), *_comments(reader, coding)]
    place = (row.source, row.start, row.end)
    copy = look.button(
        w("common-copy-reference"), lambda _: copy_quotes(reader.shell, [place], reader.layer), ft.Icons.CONTENT_COPY
    )
    parts.append(ft.Row([*actions(reader, row), copy, history], wrap=True, spacing=8, run_spacing=8))
    if row.by == reader.session.project.member:
        parts.append(edges(reader, coding))
    return ft.Column(parts, spacing=12, scroll=ft.ScrollMode.AUTO)


def _close(reader: Reader) -> ft.Control:
    label = reader.shell.words("common-close")
    return reader.shell.look.icon_button(ft.Icons.CLOSE, label, lambda _: reader.close_detail())


def _head(reader: Reader, row: Coding) -> list[ft.Control]:
    """The code, the quote, who coded it and when."""
    look, w, presentation = reader.shell.look, reader.shell.words, reader.session.presentation
    colour = Colours(presentation.state).of(row.code)
    path = ft.Container(look.strong(presentation.path(row.code), 16), expand=True)
    quote = w("export-quoted", words=reader.session.reading_in(reader.layer).quote(row))
    return [
        ft.Row([look.dot(colour, 14), path, _close(reader)], vertical_alignment=ft.CrossAxisAlignment.START),
        look.quote(quote, 15, max_lines=8, overflow=ft.TextOverflow.ELLIPSIS),
        look.quiet(f"{presentation.member(row.by)} · {w.moment_of(row.at, row.offset)}"),
    ]


def _facts(reader: Reader, row: Coding) -> list[ft.Control]:
    """The reason, a negative case, weight and comment, as far as there are any."""
    look, w, presentation = reader.shell.look, reader.shell.words, reader.session.presentation
    parts: list[ft.Control] = []
    if row.why is not None:
        parts.append(look.text(w("common-because", reason=presentation.why(row.why) or ""), 14.5))
    if row.stance == "against":
        parts.append(look.strong(w("reading-negative-case"), 14, look.colours.warn))
        if against := reason_against(presentation, row):
            parts.append(look.text(w("common-because", reason=against), 14.5))
    if QuoteConsent(presentation.state).is_missing(row):
        parts.append(look.text(w("common-no-consent-to-quote"), 14, look.colours.warn))
    if row.weight:
        parts.append(look.text(w("reading-weight", weight=row.weight), 14))
    if presentation.words(row.comment):
        parts.append(look.text(presentation.words(row.comment), 14))
    return parts


def _counterparts(reader: Reader, row: Coding) -> list[ft.Control]:
    """Links between a summary segment and its original segment."""
    look, w, presentation = reader.shell.look, reader.shell.words, reader.session.presentation
    found: list[ft.Control] = []
    for source, start, end in counterparts(presentation.state, row.source, row.start, row.end):
        said = look.quote(
            w("export-quoted", words=presentation.passage(source, start, end)), 14, max_lines=4, expand=True
        )

        def go(_: Any, source: SourceId = source, start: int = start) -> None:
            reader.shell.go("reading", source=source, place=start)

        name = presentation.source(source)
        there = look.icon_button(ft.Icons.OPEN_IN_NEW, w("reading-go-to-segment", text=name), go)
        found.append(ft.Column([look.quiet(name), ft.Row([said, there])], spacing=0))
    return found


def _comments(reader: Reader, coding: CodingId) -> list[ft.Control]:
    """What others think of the coding, and memos on it."""
    look, w, presentation = reader.shell.look, reader.shell.words, reader.session.presentation
    parts: list[ft.Control] = []
    for judgement in presentation.judgements():
        if judgement.coding == coding:
            said = f"{presentation.member(judgement.by)}: {w(f'term-stance-{judgement.stance}')}"
            other = f" → {presentation.code(judgement.code)}" if judgement.code else ""
            why = f" ({presentation.why(judgement.why)})" if judgement.why else ""
            parts.append(look.text(said + other + why, 14))
    for memo in presentation.live_memos():
        if memo.on == ThingId(coding):
            text = f"{w(f'term-memo-{memo.kind}')}: {presentation.words(memo.text)}"
            parts.append(look.card(look.text(text, 14), padding=10))
    return parts


def _show_history(reader: Reader, row: Coding) -> None:
    """Codings on the same words, judgements, memos, other wordings: also what has been removed since."""
    shell, w, presentation = reader.shell, reader.shell.words, reader.session.presentation
    recorded = passage_history(presentation, row.source, row.start, row.end)[-EVENTS_SHOWN:]
    lines = [_history_line(reader, each) for each in told(presentation, [n for n, _ in recorded])]
    width = min(HISTORY_WIDTH_MAX, shell.width - 48)
    shell.show(w("reading-said-history"), ft.Column(lines, spacing=8, width=width))


def _history_line(reader: Reader, found: Entry) -> ft.Control:
    look, w = reader.shell.look, reader.shell.words
    why = f" — {found.why}" if found.why else ""
    gone = f" ({w('reading-removed-since')})" if found.undone_by else ""
    said = look.text(f"{found.by} {found.did}{why}{gone}", 14)
    when = w.day_of(found.recorded.at, found.recorded.offset)
    return ft.Column([said, look.quiet(when)], spacing=0)

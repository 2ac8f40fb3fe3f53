"""One text in the list: what it is, how far it is coded, and a menu with all that can be done with it."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.components.attachments_dialog import show_files
from app.components.pseudonymise_dialog import ask_to_anonymise
from app.components.text_export import ask_export_of
from app.components.withdrawal import hidden_card
from app.features.texts.about_dialogs import ask_name, ask_participants, ask_to_set_aside
from app.features.texts.attributes_dialog import ask_attribute
from app.features.texts.speaker_fields import ask_speakers
from app.features.texts.summary_dialog import SummaryDialog
from app.shell.protocols import Shell
from core.analysis.attributes import attributes_shown, why_aside
from core.commands.attributes import YES
from core.commands.text_attributes import SET_ASIDE, take_back
from core.ids import SourceId, ThingId
from core.views.records import Source
from core.views.withdrawals import HIDDEN, SOURCE, is_asked

Act = Callable[[], Any]
BAR_WIDTH = 96


def text_row(shell: Shell, row: Source, covered: tuple[int, int]) -> ft.Control:
    """The card of a text. `covered`: how many codings it has, and how many of its code points carry one. A right click
    or a long press on it opens the menu too."""
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    gone = row.status in ("withdrawn", HIDDEN)
    if is_asked(presentation.state, row.id):  # one that is hidden with a participant is decided on there
        return hidden_card(shell, SOURCE, ThingId(row.id))
    name = presentation.source(row.id)
    facts = w("texts-facts", kind=w(f"term-source-{row.kind}"), characters=row.chars, codings=covered[0])
    people = [presentation.participant(each) for each in row.participants]
    shown = w("texts-facts-people", people=people, facts=facts) if people else facts
    share = covered[1] / max(1, row.chars)
    coded = w("texts-coded", share=w.percent(share))
    described = attributes_shown(presentation, [each for each in row.attributes if each[0] != SET_ASIDE])
    aside = why_aside(presentation, row)
    because = w("texts-aside-because", reason=aside) if aside not in ("", YES) else ""
    lines: list[ft.Control] = [
        look.strong(name, 16),
        look.quiet(f"{shown} · {coded}" if shell.is_narrow and not gone else shown),
        *([look.quiet(described)] if described else []),
        *([look.quiet(because)] if because else []),
    ]
    said = w("texts-covered", share=w.percent(share))
    opened = ft.Container(
        ft.Column(lines, spacing=2), ink=True, border_radius=8, padding=8,
        on_click=None if gone else lambda _: shell.go("reading", source=row.id),
    )  # fmt: skip
    # How much is coded is for the eyes; the button's own name says it, too.
    label = w("texts-row", name=name, facts=facts, covered=said)
    left = ft.Semantics(content=opened, label=label, button=not gone, container=True, expand=True)
    padding = ft.Padding.only(left=8, top=8, right=12, bottom=8)
    if gone:
        return look.card(ft.Row([left, look.quiet(w(f"texts-{row.status}"))]), padding=padding)
    bar = ft.ProgressBar(value=share, color=look.colours.accent, bgcolor=look.colours.line)
    measured = ft.Column(
        [look.quiet(coded, 13), bar], spacing=4, tight=True, width=BAR_WIDTH * look.scale, tooltip=said
    )
    state = ft.Semantics(content=measured, exclude_semantics=True, visible=not shell.is_narrow)
    acts = _acts(shell, row, name)
    menu = look.menu(ft.Icons.MORE_VERT, w("texts-actions", name=name), acts)
    card = look.card(ft.Row([left, state, menu]), padding=padding)
    return ft.ContextMenu(
        content=card, secondary_items=_items(acts), primary_items=_items(acts),
        primary_trigger=ft.ContextMenuTrigger.LONG_PRESS,
    )  # fmt: skip


def _items(acts: list[tuple[str, Act]]) -> list[ft.PopupMenuItem]:
    return [ft.PopupMenuItem(label, on_click=lambda _, act=act: act()) for label, act in acts]


def _acts(shell: Shell, row: Source, name: str) -> list[tuple[str, Act]]:
    """What can be done with a text, besides reading it, with the words for it."""
    assert shell.session is not None
    w, source = shell.words, row.id
    speaking = [("texts-who-speaks", lambda: ask_speakers(shell, source))]
    summary = [("texts-summary-check", lambda: SummaryDialog(shell, source).show())]
    aside = [("texts-aside-put", lambda: ask_to_set_aside(shell, source))]
    if why_aside(shell.session.presentation, row):
        aside = [("texts-aside-back", lambda: _take_back(shell, source, name))]
    found: list[tuple[str, Act]] = [
        ("texts-rename", lambda: ask_name(shell, source)),
        ("texts-participants", lambda: ask_participants(shell, source)),
        ("texts-attributes", lambda: ask_attribute(shell, source)),
        *(speaking if shell.session.presentation.turns(source) else []),
        ("texts-files", lambda: show_files(shell, "source", source, name)),
        ("components-identifying", lambda: ask_to_anonymise(shell, source)),
        ("texts-save-margin", lambda: ask_export_of(shell, source)),
        *(summary if row.derived_from is not None else []),
        *aside,
    ]
    return [(w(label), shell.act(act)) for label, act in found]


def _take_back(shell: Shell, source: SourceId, name: str) -> None:
    assert shell.session is not None
    made = shell.session.do(take_back, source)
    shell.notify(shell.words("texts-aside-taken", name=name), undo=made)

"""Passages as cards: each once, with every code that stands on it; and some of them beside each other, to compare."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

import flet as ft

from app.components.copying import copy_quotes
from app.shell.protocols import Shell
from core.analysis.colours import Colours
from core.analysis.negative_cases import reason_against
from core.analysis.passages import Passage
from core.analysis.presentation import Presentation
from core.analysis.quote_reference import of_codings
from core.commands.quotes import number_quotes
from core.ids import CodeId, Id
from core.views.codebook import resolve_merged
from core.views.speakers import spoken_by

CONTEXT_CODE_POINTS = 140
COMPARED_WIDTH_MIN = 300
"""A passage that is compared is not narrower than so many logical pixels; what finds no room is scrolled to."""


class Shown(NamedTuple):
    """How cards are drawn: the words in the layer that was chosen, which is named too; the speakers who may not be
    quoted."""

    shell: Shell
    presentation: Presentation
    not_quotable: Collection[Id]
    layer: str


def card(shown: Shown, passage: Passage, is_compared: bool, compare: Callable[[], None]) -> ft.Control:
    """A passage in its context, with what one can do with it."""
    shell = shown.shell
    look, w = shell.look, shell.words
    label = w("retrieve-unpin" if is_compared else "retrieve-pin")
    if shell.is_small:
        return _small_card(shown, passage, label, compare)
    icon = ft.Icons.CHECK_BOX if is_compared else ft.Icons.COMPARE_ARROWS
    tick = look.icon_button(icon, label, lambda _: compare(), look.colours.accent if is_compared else None)
    copy = look.icon_button(
        ft.Icons.CONTENT_COPY, w("common-copy-reference"),
        lambda _: copy_quotes(shell, of_codings(passage.codings), shown.layer),
    )  # fmt: skip
    number = look.icon_button(ft.Icons.TAG, w("retrieve-number"), _numberer(shell, passage))
    acts: list[ft.Control] = [copy, number, tick, opener(shell, passage)]
    lines: list[ft.Control] = [_in_context(shown, passage), *_remarks(shown, passage)]
    lines.insert(0, ft.Row([ft.Container(_codes(shown, passage), expand=True), *acts], spacing=2))
    return look.card(ft.Column(lines, spacing=6), padding=12)


def _small_card(shown: Shown, passage: Passage, label: str, compare: Callable[[], None]) -> ft.Control:
    """On a phone, where no pointer shows what an icon is called: what one can do has words. `label`: of comparing."""
    shell, w = shown.shell, shown.shell.words
    entries: list[tuple[str, Callable[[], object]]] = [
        (w("common-copy-reference"), lambda: copy_quotes(shell, of_codings(passage.codings), shown.layer)),
        (w("retrieve-number"), _numberer(shell, passage)),
        (label, compare),
    ]
    open_text = shell.look.word_button(w("common-show-in-text"), _opening(shell, passage), ft.Icons.OPEN_IN_NEW)
    more = shell.look.menu(ft.Icons.MORE_VERT, w("common-more"), entries)
    acts = ft.Row([open_text, more], alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
    lines = [_codes(shown, passage), _in_context(shown, passage), *_remarks(shown, passage), acts]
    return shell.look.card(ft.Column(lines, spacing=6), padding=12)


def comparison(shown: Shown, passages: Sequence[Passage], leave_out: Callable[[Passage], None]) -> ft.Control:
    """Passages beside each other, whole; each scrolls for itself. On a phone one below the other."""
    shell = shown.shell
    look, w = shell.look, shell.words
    cards: list[ft.Control] = []
    for each in passages:

        def away(_: object, passage: Passage = each) -> None:
            leave_out(passage)

        head = ft.Row(
            [ft.Container(_codes(shown, each), expand=True), opener(shell, each),
             look.icon_button(ft.Icons.CLOSE, w("retrieve-unpin"), away, word="remove")], spacing=2,
        )  # fmt: skip
        quote = look.readable(look.quote(shown.presentation.quote(each.codings[0]), 15.5))
        lines: list[ft.Control] = [head, quote, *_remarks(shown, each)]
        scroll = None if shell.is_narrow else ft.ScrollMode.AUTO
        cards.append(look.card(ft.Column(lines, spacing=6, scroll=scroll), padding=12))
    if shell.is_narrow:
        return ft.ListView(cards, spacing=10, expand=True)
    width = max(COMPARED_WIDTH_MIN, (shell.width - 300) / max(1, len(cards)) - 16)
    columns: list[ft.Control] = [ft.Container(each, width=width) for each in cards]
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Row(columns, spacing=12, expand=True, scroll=ft.ScrollMode.AUTO, vertical_alignment=stretch)


def opener(shell: Shell, passage: Passage) -> ft.Control:
    """A way to the passage in its text."""
    return shell.look.icon_button(ft.Icons.OPEN_IN_NEW, shell.words("common-show-in-text"), _opening(shell, passage))


def _opening(shell: Shell, passage: Passage) -> Callable[..., None]:
    return lambda _: shell.go("reading", source=passage.source, place=passage.start)


def _codes(shown: Shown, passage: Passage) -> ft.Control:
    """All codes on the passage, each with its colour and whether it speaks against; below them text and coders."""
    look, w, presentation = shown.shell.look, shown.shell.words, shown.presentation
    colours, names = Colours(presentation.state), list[ft.Control]()
    by_code: dict[CodeId, bool] = {}
    for each in passage.codings:
        code = resolve_merged(presentation.state, each.code)
        by_code[code] = by_code.get(code, False) or each.stance == "against"
    for code, is_against in by_code.items():
        parts: list[ft.Control] = [look.dot(colours.of(code)), look.strong(presentation.code(code), 14.5)]
        if is_against:
            parts.append(look.strong(w("retrieve-negative-case"), 13, look.colours.warn))
        names.append(ft.Row(parts, spacing=6, tight=True))
    coders = dict.fromkeys(presentation.member(each.by) for each in passage.codings)
    where = look.quiet(f"{presentation.source(passage.source)} · {', '.join(coders)}")
    return ft.Column([ft.Row(names, wrap=True, spacing=12, run_spacing=2), where], spacing=1, tight=True)


def _remarks(shown: Shown, passage: Passage) -> list[ft.Control]:
    look, w, presentation = shown.shell.look, shown.shell.words, shown.presentation
    lines: list[ft.Control] = []
    if any(set(spoken_by(presentation.state, each)).intersection(shown.not_quotable) for each in passage.codings):
        lines.append(look.text(w("common-no-consent-to-quote"), 14, look.colours.warn))
    reasons = [presentation.why(each.why) or "" for each in passage.codings if each.why is not None]
    reasons += [reason_against(presentation, each) for each in passage.codings]
    lines += [look.quiet(w("common-because", reason=each)) for each in dict.fromkeys(reasons) if each]
    return lines


def _in_context(shown: Shown, passage: Passage) -> ft.Control:
    """The passage, with some of the text before and after it."""
    look, layered = shown.shell.look, shown.presentation.layered(passage.source)
    text, (start, end) = layered.text, layered.to_layer(passage.start, passage.end)
    before, after = (each.replace("\n", " ") for each in around(text, start, end))
    quote, muted = look.quote("", 15.5), ft.TextStyle(color=look.colours.muted)
    quote.spans = [
        ft.TextSpan(before, style=muted),
        ft.TextSpan(text[start:end], style=ft.TextStyle(weight=ft.FontWeight.W_600)),
        ft.TextSpan(after, style=muted),
    ]
    return quote


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Some of a text before and after two places, by whole words; a sign tells where there is more."""
    first, last = max(0, start - CONTEXT_CODE_POINTS), min(len(text), end + CONTEXT_CODE_POINTS)
    before, after = text[first:start], text[end:last]
    if first:  # the word that is cut goes
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _numberer(shell: Shell, passage: Passage) -> Callable[..., None]:
    """What brings a passage into the quote bank: the coding that was made first stands for it."""

    def gesture() -> None:
        assert shell.session is not None
        first = min(passage.codings, key=lambda each: (each.at, each.id))
        made = shell.session.do(number_quotes, [first.id])
        shell.notify(shell.words("results-bank-numbered", count=len(made)), undo=made)

    return shell.act(gesture)

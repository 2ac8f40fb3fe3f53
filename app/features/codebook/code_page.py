"""A code's page: what it means, its relations and sets, and its passages with those of all codes under it."""

from collections import Counter
from collections.abc import Callable

import flet as ft

from app.features.codebook.relations import relations_and_sets
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.analysis.colours import Colours
from core.analysis.nameless import nameless_codes
from core.analysis.passages import Passage, codings_within, passages
from core.commands import codebook as commands
from core.ids import CodeId
from core.views.codebook import resolve_merged
from core.views.records import Code

PASSAGES_MAX = 60


def code_page(shell: Shell, row: Code, choose: Callable[[CodeId], None], is_below_shown: bool) -> list[ft.Control]:
    """What is shown of a code; `choose` goes to another code's page. `is_below_shown`: with the passages of the codes
    under it."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    presentation, colours = session.presentation, Colours(session.project.state)
    above = presentation.path(row.id).rpartition(" › ")[0]
    title = ft.Row(
        [look.dot(colours.of(row.id), 16), ft.Container(look.title(presentation.code(row.id), 22), expand=True)]
    )
    rows: list[ft.Control] = [title, *([look.quiet(above)] if above else [])]
    if row in nameless_codes(presentation.state):
        rows.append(look.text(w("codebook-nameless"), 14, look.colours.warn))
    parts = dict(row.parts)
    for part in commands.PARTS:
        if part in parts and presentation.words(parts[part]):
            rows += [
                look.quiet(w(f"term-code-part-{part}")),
                look.readable(look.text(presentation.words(parts[part]), 15)),
            ]
    rows += relations_and_sets(shell, row.id)
    found = codings_within(presentation, row.id)
    own = [each for each in found if resolve_merged(presentation.state, each.code) == row.id]
    below = Counter(resolve_merged(presentation.state, each.code) for each in found if each not in own)
    shown = passages(found if is_below_shown else own)
    rows.append(look.strong(w("codebook-passages", count=len(shown)), 15))
    if below:
        rows.append(ft.Row(
            [_chip(shell, colours, code, count, choose) for code, count in below.most_common()],
            wrap=True, spacing=6, run_spacing=6,
        ))  # fmt: skip
    rows += [_passage(shell, colours, row.id, each) for each in shown[:PASSAGES_MAX]]
    if not shown:
        rows.append(look.quiet(w("codebook-no-segments")))
    if found:
        label = w("codebook-all-passages", count=len(passages(found)))
        rows.append(look.button(label, lambda _: shell.go("retrieve", code=row.id), ft.Icons.FORMAT_QUOTE_OUTLINED))
    return rows


def _chip(shell: Shell, colours: Colours, code: CodeId, count: int, choose: Callable[[CodeId], None]) -> ft.Control:
    assert shell.session is not None
    look, name = shell.look, shell.session.presentation.code(code)
    words = ft.Row([look.dot(colours.of(code), 10), look.text(f"{name} {count}", 13)], spacing=6, tight=True)
    inner = ft.Container(
        words, padding=ft.Padding.symmetric(horizontal=12), border_radius=22, ink=True,
        height=max(TOUCH, TOUCH * look.scale),
        border=ft.Border.all(1, look.colours.line), on_click=lambda _: choose(code),
    )  # fmt: skip
    return ft.Semantics(content=inner, button=True, container=True, label=shell.words("codebook-page-of", code=name))


def _passage(shell: Shell, colours: Colours, code: CodeId, passage: Passage) -> ft.Control:
    """A passage; under a category, which of its codes it carries."""
    assert shell.session is not None
    look, presentation = shell.look, shell.session.presentation
    people = dict.fromkeys(presentation.member(each.by) for each in passage.codings)
    where = f"{presentation.source(passage.source)} · {', '.join(people)}"
    lines: list[ft.Control] = []
    below = dict.fromkeys(resolve_merged(presentation.state, each.code) for each in passage.codings)
    if set(below) != {code}:
        names = [
            ft.Row([look.dot(colours.of(each), 10), look.strong(presentation.code(each), 13)], spacing=6, tight=True)
            for each in below
        ]
        lines.append(ft.Row(list(names), wrap=True, spacing=10, run_spacing=2))
    lines += [
        look.quote(shell.words("export-quoted", words=presentation.quote(passage.codings[0])), 15),
        look.quiet(where),
    ]
    said = ft.Column(lines, spacing=3, tight=True)

    def go(_: object) -> None:
        shell.go("reading", source=passage.source, place=passage.start)

    return look.card(said, padding=10, ink=True, on_click=go)

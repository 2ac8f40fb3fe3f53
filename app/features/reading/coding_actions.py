"""What one can do with a coding: weigh, comment, remove, move its boundaries; or agree and disagree with another's."""

import flet as ft

from app.features.reading.memo_detail import memo_fields
from app.features.reading.reader import Reader
from core.commands import codings, memos
from core.errors import Refused
from core.ids import CodingId
from core.views.attributed import answers_for
from core.views.records import Coding

_REMOVE = ft.Icons.DELETE_OUTLINE


def actions(reader: Reader, row: Coding) -> list[ft.Control]:
    """Buttons for one's own coding, or for another's."""
    look, w = reader.shell.look, reader.shell.words
    project = reader.session.project
    found = _own(reader, row) if row.by == project.member else _others(reader, row.id)
    if row.by != project.member and answers_for(project.state, row.by) == project.member:  # a file that one imported
        found.append(look.button(w("common-remove"), reader.shell.act(lambda: _remove(reader, row)), _REMOVE))
    memo = look.button(w("reading-write-memo"), lambda _: _ask_memo(reader, row.id), ft.Icons.EDIT_NOTE)
    return [*found, memo]


def edges(reader: Reader, coding: CodingId) -> ft.Control:
    """Moves the boundaries word by word, for who cannot drag them."""
    look, w = reader.shell.look, reader.shell.words

    def step(icon: ft.IconData, name: str, edge: str, by: int) -> ft.Control:
        return look.icon_button(icon, name, lambda _: reader.move_edge(coding, edge, by))

    left, right = ft.Icons.CHEVRON_LEFT, ft.Icons.CHEVRON_RIGHT
    return ft.Row(
        [
            look.quiet(w("reading-start")),
            step(left, w("reading-start-earlier"), "start", -1),
            step(right, w("reading-start-later"), "start", 1),
            look.quiet(w("reading-end")),
            step(left, w("reading-end-earlier"), "end", -1),
            step(right, w("reading-end-later"), "end", 1),
        ],
        spacing=0, wrap=True,
    )  # fmt: skip


def _own(reader: Reader, row: Coding) -> list[ft.Control]:
    shell, look, w = reader.shell, reader.shell.look, reader.shell.words

    def resize() -> None:
        selection = reader.selection
        if selection is None:
            shell.notify(w("reading-boundaries-first"))
            return
        made = reader.session.do(codings.resize, row.id, *selection)
        reader.draw_selection(None)
        shell.notify(w("reading-boundaries-moved"), undo=made)

    stance = "for" if row.stance == "against" else "against"
    turn = w("reading-unmark-negative" if row.stance == "against" else "reading-mark-negative")
    return [
        look.button(w("reading-weight-and-comment"), lambda _: _ask_weight(reader, row), ft.Icons.LINE_WEIGHT),
        look.button(turn, lambda _: _ask_stance(reader, row.id, stance), ft.Icons.CALL_SPLIT),
        look.button(w("common-remove"), shell.act(lambda: _remove(reader, row)), _REMOVE),
        look.button(w("reading-boundaries"), shell.act(resize), ft.Icons.STRAIGHTEN),
    ]


def _remove(reader: Reader, row: Coding) -> None:
    made = reader.session.do(codings.uncode, row.id)
    reader.close_detail()
    reader.shell.notify(reader.shell.words("reading-removed"), undo=made)


def _others(reader: Reader, coding: CodingId) -> list[ft.Control]:
    shell, look, w = reader.shell, reader.shell.look, reader.shell.words

    def agree() -> None:
        reader.session.do(codings.judge_coding, coding, "agree")

    def ask_why() -> None:
        why = look.field(w("reading-disagree-why"), multiline=True, autofocus=True)

        def disagree() -> None:
            reader.session.do(codings.judge_coding, coding, "disagree", None, (why.value or "").strip() or None)

        shell.ask(w("reading-disagree"), why, w("reading-disagree"), disagree)

    return [
        look.button(w("reading-agree"), shell.act(agree), ft.Icons.CHECK),
        look.button(w("reading-disagree"), lambda _: ask_why(), ft.Icons.BALANCE),
    ]


def _ask_weight(reader: Reader, row: Coding) -> None:
    look, w = reader.shell.look, reader.shell.words
    weight = look.field(w("reading-weight-field"), value=str(row.weight or ""), autofocus=True)
    comment = look.field(w("reading-comment"), multiline=True, value=reader.session.presentation.words(row.comment))

    def work() -> None:
        written = (weight.value or "").strip() or "0"
        if not written.isdecimal():
            raise Refused("weight-not-whole")
        reader.session.do(codings.annotate_coding, row.id, int(written), comment.value or "")

    body = ft.Column([weight, comment], tight=True, spacing=12)
    reader.shell.ask(w("reading-weight-and-comment"), body, w("common-save"), work)


def _ask_stance(reader: Reader, coding: CodingId, stance: str) -> None:
    look, w = reader.shell.look, reader.shell.words
    why = look.field(w("common-reason-optional"), multiline=True, autofocus=True)

    def work() -> None:
        reader.session.do(codings.set_coding_stance, coding, stance, (why.value or "").strip() or None)

    title = w("reading-mark-negative" if stance == "against" else "reading-unmark-negative")
    body = ft.Column([look.quiet(w("reading-negative-how")), why], tight=True, spacing=12)
    reader.shell.ask(title, body, w("common-save"), work)


def _ask_memo(reader: Reader, coding: CodingId) -> None:
    w = reader.shell.words
    kind, text, reference = memo_fields(reader)

    def work() -> None:
        cited = (reference.value or "").strip()
        reader.session.do(memos.write_memo, kind.value, text.value or "", "coding", coding, cited)

    body = ft.Column([kind, text, reference], tight=True, spacing=12)
    reader.shell.ask(w("reading-write-memo"), body, w("common-save"), work)

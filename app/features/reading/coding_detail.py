"""Everything about one coding: who, when, why, what others think, memos; and what one can do with it."""

from typing import TYPE_CHECKING, Any

import flet as ft

from app.features.reading.memo_detail import memo_fields
from core.analysis.audit_trail import entry
from core.analysis.colours import Colours
from core.analysis.passage_history import passage_history
from core.analysis.presentation import iso_time
from core.commands import codings, memos
from core.errors import Refused
from core.ids import Id
from core.views.layers import counterparts
from core.views.records import Coding

if TYPE_CHECKING:
    from app.features.reading.screen import ReadingScreen

EVENTS_SHOWN = 200


def coding_detail(screen: "ReadingScreen", coding: Id) -> ft.Control:
    """The panel for a coding that was tapped."""
    look, w = screen.shell.look, screen.shell.words
    presentation = screen.session.presentation
    row = presentation.state.codings.rows[coding]
    if row.status != "live":
        return ft.Column([look.quiet(w("This coding was taken back.")), _close(screen)])
    colour = Colours(presentation.state).of(row.code)
    screen.session.reading_in(screen.layer).quote(row)
    parts: list[ft.Control] = [
        ft.Row(
            [
                look.dot(colour, 14),
                ft.Container(look.strong(presentation.path(row.code), 16), expand=True),
                _close(screen),
            ],
            vertical_alignment=ft.CrossAxisAlignment.START,
        ),
        look.quote(
            f"«{screen.session.reading_in(screen.layer).quote(row)}»",
            15,
            max_lines=8,
            overflow=ft.TextOverflow.ELLIPSIS,
        ),
        look.quiet(f"{presentation.member(row.by)} · {iso_time(row.at, row.offset)[:16].replace('T', ' ')}"),
    ]
    if row.why is not None:
        parts.append(look.text(w("Because: ") + (presentation.why(row.why) or ""), 14.5))
    if row.stance == "against":
        parts.append(look.strong(w("A negative case: it speaks against the code"), 14, look.colours.warn))
    if row.weight:
        parts.append(look.text(w("Weight: {} of 100").format(row.weight), 14))
    if presentation.words(row.comment):
        parts.append(look.text(presentation.words(row.comment), 14))
    parts += _counterparts(screen, row)
    for judgement in presentation.judgements():
        if judgement.coding == coding:
            said = f"{presentation.member(judgement.by)}: {w(judgement.stance)}"
            other = f" → {presentation.code(judgement.code)}" if judgement.code else ""
            why = f" ({presentation.why(judgement.why)})" if judgement.why else ""
            parts.append(look.text(said + other + why, 14))
    for memo in presentation.live_memos():
        if memo.on == coding:
            parts.append(look.card(look.text(f"{w(memo.kind)}: {presentation.words(memo.text)}", 14), padding=10))
    own = row.by == screen.session.project.member
    actions = _own_actions(screen, coding) if own else _others_actions(screen, coding)
    said = look.button(w("Everything ever said about it"), lambda _: _show_history(screen, row), ft.Icons.HISTORY)
    actions.append(said)
    actions.append(look.button(w("Write a memo"), lambda _: _ask_memo(screen, coding), ft.Icons.EDIT_NOTE))
    parts.append(ft.Row(actions, wrap=True, spacing=8, run_spacing=8))
    if own:
        parts.append(_edges(screen, coding))
    return ft.Column(parts, spacing=12, scroll=ft.ScrollMode.AUTO)


def _counterparts(screen: "ReadingScreen", row: Coding) -> list[ft.Control]:
    """What a condensed passage stands for, or by what the spoken one is stood for, with a way there."""
    look, w, presentation = screen.shell.look, screen.shell.words, screen.session.presentation
    found: list[ft.Control] = []
    for source, start, end in counterparts(presentation.state, row.source, row.start, row.end):
        said = look.quote(f"«{presentation.passage(source, start, end)}»", 14, max_lines=4, expand=True)

        def go(_: Any, source: Id = source, start: int = start) -> None:
            screen.shell.go("reading", source=source, place=start)

        there = look.icon_button(ft.Icons.OPEN_IN_NEW, f"{w('Go to the place')}: {presentation.source(source)}", go)
        found.append(ft.Column([look.quiet(presentation.source(source)), ft.Row([said, there])], spacing=0))
    return found


def _show_history(screen: "ReadingScreen", row: Coding) -> None:
    """Codings on the same words, judgements, memos, other wordings: also what was taken back since."""
    shell, look, w = screen.shell, screen.shell.look, screen.shell.words
    presentation = screen.session.presentation
    lines: list[ft.Control] = []
    for n, recorded in passage_history(presentation, row.source, row.start, row.end)[-EVENTS_SHOWN:]:
        found = entry(presentation, n, recorded)
        code = getattr(recorded.event, "code", None)
        text = next((str(found.data[key]) for key in ("text", "words", "comment") if found.data.get(key)), "")
        about = " · ".join(each for each in (presentation.code(code) if code is not None else "", text) if each)
        why = f" — {found.why}" if found.why else ""
        gone = f" ({w('taken back')})" if found.undone_by else ""
        body = [look.text(f"{w(found.wire)}: {about}{why}{gone}", 14), look.quiet(f"{found.by} · {found.at[:10]}")]
        lines.append(ft.Column(body, spacing=0))
    shell.show(w("Everything ever said about it"), ft.Column(lines, spacing=8, width=min(560, shell.width - 48)))


def _close(screen: "ReadingScreen") -> ft.Control:
    return screen.shell.look.icon_button(ft.Icons.CLOSE, screen.shell.words("Close"), lambda _: screen.close_detail())


def _edges(screen: "ReadingScreen", coding: Id) -> ft.Control:
    """Moves the boundaries word by word, for who cannot drag them."""
    look, w = screen.shell.look, screen.shell.words

    def step(icon: Any, name: str, edge: str, by: int) -> ft.Control:
        return look.icon_button(icon, name, lambda _: screen.move_edge(coding, edge, by))

    left, right = ft.Icons.CHEVRON_LEFT, ft.Icons.CHEVRON_RIGHT
    return ft.Row(
        [
            look.quiet(w("Beginning")),
            step(left, w("Beginning a word earlier"), "start", -1),
            step(right, w("Beginning a word later"), "start", 1),
            look.quiet(w("Ending")),
            step(left, w("Ending a word earlier"), "end", -1),
            step(right, w("Ending a word later"), "end", 1),
        ],
        spacing=0, wrap=True,
    )  # fmt: skip


def _own_actions(screen: "ReadingScreen", coding: Id) -> list[ft.Control]:
    shell, look, w = screen.shell, screen.shell.look, screen.shell.words

    def remove() -> None:
        screen.session.do(codings.uncode, coding)
        screen.close_detail()
        shell.say(w("The coding was taken back."), undo=True)

    def resize() -> None:
        passage = screen.selection
        if passage is None:
            shell.say(w("Select the new boundaries in the text, or move them by words, first."))
            return
        screen.session.do(codings.resize, coding, *passage)
        screen.document.hold(None)
        shell.say(w("The boundaries were moved."), undo=True)

    row = screen.session.project.state.codings.rows[coding]
    turn = "for" if row.stance == "against" else "against"
    turned = w("Speaks for the code after all") if row.stance == "against" else w("Negative case")
    return [
        look.button(w("Weight and comment"), lambda _: _ask_note(screen, coding), ft.Icons.LINE_WEIGHT),
        look.button(turned, lambda _: _ask_turn(screen, coding, turn), ft.Icons.CALL_SPLIT),
        look.button(w("Remove"), shell.act(remove), ft.Icons.DELETE_OUTLINE),
        look.button(w("Move boundaries here"), shell.act(resize), ft.Icons.STRAIGHTEN),
    ]


def _others_actions(screen: "ReadingScreen", coding: Id) -> list[ft.Control]:
    shell, look, w = screen.shell, screen.shell.look, screen.shell.words

    def agree() -> None:
        screen.session.do(codings.judge_coding, coding, "agree")

    def disagree(_: Any) -> None:
        why = look.field(w("What do you see differently?"), multiline=True, autofocus=True)
        shell.ask(
            w("Disagree"), why, w("Disagree"),
            lambda: screen.session.do(
                codings.judge_coding, coding, "disagree", None, (why.value or "").strip() or None
            ),
        )  # fmt: skip

    return [
        look.button(w("Agree"), shell.act(agree), ft.Icons.CHECK),
        look.button(w("Disagree"), disagree, ft.Icons.BALANCE),
    ]


def _ask_note(screen: "ReadingScreen", coding: Id) -> None:
    shell, look, w = screen.shell, screen.shell.look, screen.shell.words
    row = screen.session.project.state.codings.rows[coding]
    weight = look.field(w("Weight (1 to 100, or nothing)"), value=str(row.weight or ""), autofocus=True)
    comment = look.field(w("Comment"), multiline=True, value=screen.session.presentation.words(row.comment))

    def work() -> None:
        written = (weight.value or "").strip() or "0"
        if not written.isdecimal():
            raise Refused(w("A weight is a whole number."))
        screen.session.do(codings.annotate_coding, coding, int(written), comment.value or "")

    shell.ask(w("Weight and comment"), ft.Column([weight, comment], tight=True, spacing=12), w("Save"), work)


def _ask_turn(screen: "ReadingScreen", coding: Id, stance: str) -> None:
    look, w = screen.shell.look, screen.shell.words
    why = look.field(w("Why?"), multiline=True, autofocus=True)
    said = look.quiet(w("Negative cases stay with their code, and are shown as what speaks against it."))
    screen.shell.ask(
        w("Negative case") if stance == "against" else w("Speaks for the code after all"),
        ft.Column([said, why], tight=True, spacing=12), w("Save"),
        lambda: screen.session.do(codings.set_coding_stance, coding, stance, (why.value or "").strip() or None),
    )  # fmt: skip


def _ask_memo(screen: "ReadingScreen", coding: Id) -> None:
    shell, w = screen.shell, screen.shell.words
    kind, text, reference = memo_fields(screen)
    shell.ask(
        w("Write a memo"), ft.Column([kind, text, reference], tight=True, spacing=12), w("Save"),
        lambda: screen.session.do(
            memos.write_memo, kind.value, text.value or "", "coding", coding, (reference.value or "").strip()
        ),
    )  # fmt: skip

"""The relations and sets of a code, on its page in the codebook."""

import flet as ft

from app.components.combobox import code_choice
from app.i18n.catalogue import Catalogue
from app.shell.protocols import Shell
from core.commands import relations as commands
from core.errors import Refused
from core.ids import CodeId, Id
from core.views.records import CodeSet, Relation


def relations_and_sets(shell: Shell, code: CodeId) -> list[ft.Control]:
    """The relations of a code, the sets that it is in, and ways to add more."""
    assert shell.session is not None
    look, w, state = shell.look, shell.words, shell.session.project.state
    related = [row for row in state.relations.values() if row.status == "live" and code in (row.code, row.other)]
    sets = [row for row in state.code_sets.values() if row.status == "live" and code in row.codes]
    draw = look.button(w("codebook-relation"), lambda _: ask_relation(shell, code), ft.Icons.ALT_ROUTE)
    gather = look.button(w("codebook-set"), lambda _: ask_set(shell, code), ft.Icons.BUBBLE_CHART_OUTLINED)
    lines = [*(_relation(shell, row) for row in related), *(_set(shell, row, code) for row in sets)]
    return [*lines, ft.Row([draw, gather], wrap=True, spacing=8)]


def _relation(shell: Shell, row: Relation) -> ft.Control:
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    presentation = session.presentation
    kind = _kind_label(w, presentation.words(row.kind))
    said = f"{presentation.code(row.code)} – {kind} – {presentation.code(row.other)}"
    words: list[ft.Control] = [look.text(said, 14.5)]
    if row.why is not None:
        words.append(look.quiet(w("common-because", reason=presentation.why(row.why) or "")))
    delete = shell.act(lambda: session.do(commands.remove_relation, row.id))
    away = look.icon_button(ft.Icons.CLOSE, f"{w('common-delete')}: {said}", delete, word="delete")
    return ft.Row([ft.Column(words, spacing=0, expand=True), away])


def _set(shell: Shell, row: CodeSet, code: CodeId) -> ft.Control:
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    name = session.presentation.words(row.name)
    said = look.text(w("codebook-in-set", set=name, count=len(row.codes)), 14.5, expand=True)
    rest = tuple(each for each in row.codes if each != code)

    def take_out() -> None:
        if rest or row.sources:
            session.do(commands.save_set, name, rest, row.sources, row.id)
        else:
            session.do(commands.remove_set, row.id)

    out = look.icon_button(ft.Icons.CLOSE, f"{w('codebook-take-out')}: {name}", shell.act(take_out), word="remove")
    return ft.Row([said, out])


def ask_relation(shell: Shell, code: CodeId) -> None:
    """Asks to which code, of which kind, and why."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    kind = look.choice(
        w("codebook-relation-kind"),
        [
            *(ft.DropdownOption(key=each, text=_kind_label(w, each)) for each in commands.KINDS),
            ft.DropdownOption(key="", text=w("codebook-relation-own")),
        ],
        value=commands.KINDS[0],
    )
    own = look.field(w("codebook-relation-own-name"))
    other = code_choice(shell, w("codebook-other-code"))
    why = look.field(w("codebook-reason"), multiline=True)

    def work() -> None:
        if not other.value:
            raise Refused("no-code-chosen")
        wanted = kind.value or own.value or ""
        session.do(
            commands.create_relation,
            code,
            wanted,
            CodeId(Id(bytes.fromhex(other.value))),
            (why.value or "").strip() or None,
        )

    body = ft.Column([kind, own, other.root, why], tight=True, spacing=12)
    shell.ask(w("codebook-relation-of", code=session.presentation.code(code)), body, w("common-add"), work)


def ask_set(shell: Shell, code: CodeId) -> None:
    """Asks for a set: one that there is, or a new one."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    sets = [row for row in session.project.state.code_sets.values() if row.status == "live" and code not in row.codes]
    known = look.choice(
        label=w("codebook-set-known"), value="", visible=bool(sets),
        options=[
            ft.DropdownOption(key="", text=w("codebook-set-new")),
            *(ft.DropdownOption(key=row.id.hex(), text=session.presentation.words(row.name)) for row in sets),
        ],
    )  # fmt: skip
    name = look.field(w("codebook-set-name"), autofocus=True)

    def work() -> None:
        chosen = next((row for row in sets if row.id.hex() == known.value), None)
        if chosen is None:
            session.do(commands.save_set, name.value or "", (code,))
        else:
            codes = (*chosen.codes, code)
            session.do(commands.save_set, session.presentation.words(chosen.name), codes, chosen.sources, chosen.id)

    shell.ask(w("codebook-set-add"), ft.Column([known, name], tight=True, spacing=12), w("common-add"), work)


def _kind_label(w: Catalogue, kind: str) -> str:
    """A kind of relation: one of ours by its label, another in the words of who made it."""
    return w(f"term-relation-{kind}") if kind in commands.KINDS else kind

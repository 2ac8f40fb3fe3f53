"""The list of references, formatted; and what a memo points to."""

from functools import partial

import flet as ft

from app.components.chosen_file import FileField
from app.components.combobox import Combobox
from app.shell.protocols import Shell
from core.commands.references import add_references, link_memo, remove_reference, unlink_memo
from core.errors import KodesporError, Refused
from core.exporting.citations import bibliography
from core.ids import Id
from core.importing.references import SUFFIXES, read_references
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded
from core.views.participants import active_participants
from core.views.records import Memo


def entries(shell: Shell) -> dict[str, tuple[str, str]]:
    """For each reference by its id: how it is cited, and its entry; its bare title where citations cannot be made."""
    assert shell.session is not None
    presentation = shell.session.presentation
    rows = [row for row in presentation.state.references.values() if row.status == "live"]
    items = {row.id.hex(): presentation.words(row.item) for row in rows}
    try:
        return bibliography(items, shell.words.language)
    except KodesporError:
        titles = {row.id.hex(): presentation.thing("reference", row.id) for row in rows}
        return {key: (title, title) for key, title in titles.items()}


def show_references(shell: Shell) -> None:
    """Shows the list, and asks for a file with more."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    chosen = FileField(shell, w("memos-references-file"), SUFFIXES)

    def line(key: str, entry: str) -> ft.Control:
        def take_off() -> None:
            made = session.do(remove_reference, Id(bytes.fromhex(key)))
            shell.page.pop_dialog()
            shell.notify(w("memos-reference-removed"), undo=made)

        away = look.icon_button(
            ft.Icons.DELETE_OUTLINE, w("memos-reference-remove", reference=entry[:60]), shell.act(take_off)
        )
        shown = look.readable(look.text(entry, 14.5))
        return ft.Row([ft.Container(shown, expand=True), away])

    def work() -> None:
        content = read_bounded(chosen.file, IMPORT_BYTES_MAX)
        made = session.do(add_references, read_references(chosen.file.name, content))
        shell.notify(w("memos-references-imported", count=len(made)), undo=made)

    lines = [line(key, entry) for key, (_, entry) in entries(shell).items()]
    empty = [look.quiet(w("memos-no-references"))]
    body = ft.Column([*(lines or empty), chosen.root], tight=True, spacing=10)
    shell.ask(w("memos-references"), body, w("common-import"), work)


def link_lines(shell: Shell, memo: Memo) -> list[ft.Control]:
    """A line for each thing that a memo links to; the author of the memo can remove the link."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    cited = entries(shell) if any(kind == "reference" for kind, _ in memo.links) else {}
    lines: list[ft.Control] = []
    for kind, thing in memo.links:
        name = cited[thing.hex()][1] if thing.hex() in cited else session.presentation.thing(kind, thing)
        row: list[ft.Control] = [look.quiet(f"→ {name}", expand=True)]
        if memo.by == session.project.member:
            unlink = shell.act(partial(session.do, unlink_memo, memo.id, thing))
            row.append(look.icon_button(ft.Icons.LINK_OFF, w("memos-unlink", name=name[:60]), unlink))
        lines.append(ft.Row(row, spacing=4))
    return lines


def ask_link(shell: Shell, memo: Memo) -> None:
    """Asks for a reference, code, text, participant or memo to link a memo to."""
    assert shell.session is not None
    w, session = shell.words, shell.session
    presentation = session.presentation
    state = presentation.state
    found = [(f"reference {key}", cited) for key, (cited, _) in entries(shell).items()]
    found += [
        (f"code {row.id.hex()}", presentation.path(row.id)) for row in state.codes.values() if row.status == "live"
    ]
    found += [
        (f"source {row.id.hex()}", presentation.source(row.id))
        for row in state.sources.values()
        if row.status == "live"
    ]
    found += [(f"participant {row.id.hex()}", presentation.participant(row.id)) for row in active_participants(state)]
    found += [
        (f"memo {row.id.hex()}", presentation.words(row.text)[:70])
        for row in presentation.live_memos()
        if row.id != memo.id
    ]
    choice = Combobox(shell, w("memos-link-to"), found, autofocus=True)

    def work() -> None:
        kind, _, thing = (choice.value or "").partition(" ")
        if not thing:
            raise Refused("nothing-to-link")
        session.do(link_memo, memo.id, kind, Id(bytes.fromhex(thing)))

    shell.ask(w("memos-link"), choice.root, w("memos-link"), work)

"""The list of references, formatted; and what a memo points to."""

from pathlib import Path
from typing import TYPE_CHECKING

import flet as ft

from app.components.combobox import Choosing
from app.components.file_chooser import with_chooser
from core.commands.references import add_references, link_memo, remove_reference, unlink_memo
from core.errors import KodesporError, Refused
from core.exporting.citations import bibliography
from core.ids import Id
from core.importing.references import SUFFIXES, read_references
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded
from core.views.records import Memo

if TYPE_CHECKING:
    from app.shell.window import Studio


def entries(studio: "Studio") -> dict[str, tuple[str, str]]:
    """For each reference by its id: how it is cited, and its entry; its bare title where citations cannot be made."""
    assert studio.store is not None
    reading = studio.store.reading
    rows = [row for row in reading.state.references.values() if row.status == "live"]
    items = {row.id.hex(): reading.words(row.item) for row in rows}
    try:
        return bibliography(items, studio.words.language)
    except KodesporError:
        titles = {row.id.hex(): reading.thing("reference", row.id) for row in rows}
        return {key: (title, title) for key, title in titles.items()}


def show_references(studio: "Studio") -> None:
    """The list, and a file with more."""
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    path = look.field(w("File with references (.bib, .ris or CSL .json)"))

    def line(key: str, entry: str) -> ft.Control:
        def take_off() -> None:
            store.do(remove_reference, Id(bytes.fromhex(key)))
            studio.page.pop_dialog()
            studio.say(w("The reference is off the list."), undo=True)

        away = look.icon_button(
            ft.Icons.DELETE_OUTLINE, f"{w('Take off the list')}: {entry[:60]}", studio.act(take_off)
        )
        shown = look.readable(look.text(entry, 14.5))
        return ft.Row([ft.Container(shown, expand=True), away])

    def work() -> None:
        place = Path((path.value or "").strip()).expanduser()
        made = store.do(add_references, read_references(place.name, read_bounded(place, IMPORT_BYTES_MAX)))
        studio.say(w("{} new references.").format(len(made)), undo=True)

    lines = [line(key, entry) for key, (_, entry) in entries(studio).items()]
    empty = [look.quiet(w("No references yet. Take in a list from your reference manager."))]
    body = ft.Column([*(lines or empty), with_chooser(studio, path, SUFFIXES)], tight=True, spacing=10)
    studio.ask(w("References"), body, w("Take them in"), work)


def links_of(studio: "Studio", memo: Memo) -> list[ft.Control]:
    """What a memo points to, each with a way to take the link away where the memo is one's own."""
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    cited = entries(studio) if any(kind == "reference" for kind, _ in memo.links) else {}
    lines: list[ft.Control] = []
    for kind, thing in memo.links:
        name = cited[thing.hex()][1] if thing.hex() in cited else store.reading.thing(kind, thing)
        row: list[ft.Control] = [look.quiet(f"→ {name}", expand=True)]
        if memo.by == store.project.member:
            unlink = studio.act(lambda thing=thing: store.do(unlink_memo, memo.id, thing))
            row.append(look.icon_button(ft.Icons.LINK_OFF, f"{w('Take the link away')}: {name[:60]}", unlink))
        lines.append(ft.Row(row, spacing=4))
    return lines


def ask_link(studio: "Studio", memo: Memo) -> None:
    """Lets a memo point to a reference, code, text, participant or another memo."""
    assert studio.store is not None
    w, store = studio.words, studio.store
    reading = store.reading
    state = reading.state
    found = [(f"reference {key}", cited) for key, (cited, _) in entries(studio).items()]
    found += [(f"code {row.id.hex()}", reading.path(row.id)) for row in state.codes.values() if row.status == "live"]
    found += [
        (f"source {row.id.hex()}", reading.source(row.id)) for row in state.sources.values() if row.status == "live"
    ]
    found += [
        (f"participant {row.id.hex()}", reading.participant(row.id))
        for row in state.participants.values()
        if row.status not in ("removed", "withdrawn")
    ]
    found += [
        (f"memo {row.id.hex()}", reading.words(row.text)[:70]) for row in reading.live_memos() if row.id != memo.id
    ]
    choice = Choosing(studio, w("To what"), found, autofocus=True)

    def work() -> None:
        kind, _, thing = (choice.value or "").partition(" ")
        if not thing:
            raise Refused(w("Choose something first."))
        store.do(link_memo, memo.id, kind, Id(bytes.fromhex(thing)))

    studio.ask(w("Link"), choice.root, w("Link"), work)

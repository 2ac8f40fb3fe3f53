"""Files whose encoding is in doubt: how the words read in each that is likely, to choose from."""

from collections.abc import Callable

import flet as ft

from app.features.texts.import_progress import ReadFile
from app.shell.protocols import Shell
from core.commands.sources import Incoming

SHOWN_MAX = 20


def ask_readings(shell: Shell, found: list[ReadFile], done: Callable[[list[Incoming]], None]) -> None:
    """Asks of each file in doubt which reading is right, where there is one, and goes on with all files."""
    doubtful = [each for each in found if each.readings][:SHOWN_MAX]
    if not doubtful:
        done([each.incoming for each in found])
        return
    look, w = shell.look, shell.words
    chosen: dict[str, ft.RadioGroup] = {}
    shown: list[ft.Control] = [look.text(w("texts-encoding-about"), 14.5)]
    for each in doubtful:
        options: list[ft.Control] = [
            ft.Radio(value=reading.encoding, label=f"{reading.excerpt}   ({reading.encoding})")
            for reading in each.readings
        ]
        group = ft.RadioGroup(content=ft.Column(options, tight=True), value=each.readings[0].encoding)
        chosen[each.incoming.name] = group
        shown += [look.strong(each.incoming.name, 14), group]

    def work() -> None:
        read = [_as_chosen(each, chosen) for each in found]

        async def go_on() -> None:
            done(read)

        shell.page.run_task(go_on)  # once this dialog is closed

    body = ft.Column(shown, tight=True, spacing=10, scroll=ft.ScrollMode.AUTO)
    shell.ask(w("texts-encoding-title"), body, w("texts-encoding-go-on"), work)


def _as_chosen(one: ReadFile, chosen: dict[str, ft.RadioGroup]) -> Incoming:
    group = chosen.get(one.incoming.name) if one.readings else None
    return one.incoming if group is None else one.again(group.value or one.readings[0].encoding)

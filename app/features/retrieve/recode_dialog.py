"""Another code for all codings of one's own that were found, as one act."""

from collections.abc import Sequence
from typing import Any

import flet as ft

from app.components.combobox import Combobox, codes_by_path
from app.components.working import recorded
from app.shell.protocols import Shell
from core.commands.codings import recode_all
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.ids import CodeId, CodingId, Id
from core.views.records import Coding

AT_ONCE_MAX = 300
"""So many codings are recoded without a bar: some tens of milliseconds."""


def ask_recode(shell: Shell, found: Sequence[Coding]) -> None:
    """Asks for the code, and why. Raises Refused where none of the codings is one's own."""
    session, look, w = shell.session, shell.look, shell.words
    assert session is not None
    own = [CodingId(each.id) for each in found if each.by == session.project.member]
    if not own:
        raise Refused("recode-none-own")
    choice = Combobox(shell, w("common-code"), codes_by_path(session.presentation), autofocus=True)
    why = look.field(w("common-reason-optional"), multiline=True, min_lines=2)

    def work() -> None:
        if not choice.value:
            raise Refused("no-code-chosen")
        code = CodeId(Id(bytes.fromhex(choice.value)))
        wanted = (recode_all, own, code, (why.value or "").strip() or None)
        if len(own) > AT_ONCE_MAX:
            shell.page.run_task(_recode_many, shell, wanted)
        else:
            _tell(shell, session.do(*wanted))

    said = look.quiet(w("retrieve-recode-about", count=len(own), others=len(found) - len(own)))
    body = ft.Column([said, choice.root, why], tight=True, spacing=12)
    shell.ask(w("retrieve-recode"), body, w("retrieve-recode-do"), work)


async def _recode_many(shell: Shell, wanted: tuple[Any, ...]) -> None:
    made = await recorded(shell, shell.words("retrieve-recoding-many", count=len(wanted[1])), *wanted)
    if made is not None:
        _tell(shell, made)


def _tell(shell: Shell, made: list[RecordedEvent]) -> None:
    shell.notify(shell.words("retrieve-recoded", count=len(made)), undo=made)

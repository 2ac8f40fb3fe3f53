"""What is wrong, held up or near a limit, and what to do: doctor."""

from typing import Any

import click

from app import composition
from app.cli.base import Session, common
from app.cli.commands import command
from app.cli.language import catalogue, say
from app.services.health import examine, examine_closed
from app.services.health_words import HealthWords, Told
from core.analysis.health.finding import Finding
from core.analysis.health.kinds import is_whole
from core.errors import NotAProject, StorageFailed
from core.project import Project
from core.storage.database import storage_errors

NOT_WHOLE = 3
MARKS = {"error": "✗", "warning": "!", "note": "·"}


@command()
@click.option("--share", is_flag=True)
@common
def doctor(session: Session, share: bool) -> int:
    """Tells what is held up, owed, withheld, damaged or near a limit, and what to do."""
    session.only_looks = True  # it says what was left, and the next command deletes it
    project, found = _examined(session)
    words = HealthWords(catalogue(), project, share, composition.clock().offset)
    told = [words.told(each) for each in found]
    is_ok = is_whole(found)
    session.answer({"ok": is_ok, "findings": [_plain(each) for each in told]}, lambda: _in_words(told, is_ok))
    return 0 if is_ok else NOT_WHOLE


def _examined(session: Session) -> tuple[Project | None, list[Finding]]:
    """The project, as far as it opens, and what there is to say of it. Raises StorageFailed where the log does not open
    for another reason than damage."""
    folder = session.folder
    try:
        with storage_errors():
            return session.project, examine(session.project, folder)
    except NotAProject:
        return None, examine_closed(folder)
    except StorageFailed as problem:
        if problem.code not in ("storage-damaged", "storage-unusable"):
            raise
        return None, examine_closed(folder)


def _plain(told: Told) -> dict[str, Any]:
    return told._asdict()


def _in_words(told: list[Told], is_ok: bool) -> str:
    lines = [say("cli-doctor-whole") if is_ok else say("cli-doctor-not-whole", findings=len(told))]
    for each in told:
        lines.append(f"{MARKS[each.severity]} {each.what}")
        lines.append(f"    {each.advice}")
        if each.command:
            lines.append(f"    $ {each.command}")
    return "\n".join(lines)

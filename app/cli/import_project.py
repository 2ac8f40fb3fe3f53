"""A project or codebook of another tool: import-project."""

from pathlib import Path

import click

from app.cli.base import Session, common
from core.importing.opaque_content import bring_in
from core.importing.project import read_project

SAID_FROM = 1000
"""With more codings than these it takes seconds, so one is told."""


@click.command(name="import-project")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--which", metavar="NAME", help="Which project, where a Taguette file holds several.")
@common
def import_project(session: Session, file: Path, which: str | None) -> None:
    """Bring in FILE, a project of another tool: REFI-QDA (.qdpx, .qdc), QualCoder's folder (.qda), RQDA (.rqda),
    Taguette (.sqlite3); or a codebook alone: a table (.csv, .xlsx) with the headings name, parent or path, definition
    and colour, or a list (.md).

    All of it becomes decisions of this device, or none. By whom and when a coding was made there is kept as its
    reason. What has no place here is listed.
    """
    foreign = read_project(file, which)
    if len(foreign.codings) > SAID_FROM:
        session.say(f"{file.name} is read; bringing in {len(foreign.codings)} codings …")
    bring_in(session.project, foreign)
    value = {
        "sources": len(foreign.sources),
        "codes": len(foreign.codes),
        "codings": len(foreign.codings),
        "memos": len(foreign.memos),
        "cases": len(foreign.cases),
        "not_represented": list(foreign.not_represented),
    }
    session.answer(value, lambda: _in_words(value, [f"{each.name}: {each.origin}" for each in foreign.sources]))


def _in_words(value: dict[str, object], origins: list[str]) -> str:
    counts = ", ".join(f"{value[name]} {name}" for name in ("sources", "codes", "codings", "memos", "cases"))
    lines = [f"Brought in: {counts}.", *(f"  {each}" for each in origins)]
    missing = value["not_represented"]
    if isinstance(missing, list) and missing:
        lines += ["Not brought in:", *(f"  {each}" for each in missing)]
    return "\n".join(lines)

"""A project or codebook of another tool: import-project; and what of it did not come in: import-report."""

import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import click

from app.cli.base import Session, common, confirmed, take_out
from app.cli.commands import command
from app.cli.import_tables import parted
from app.cli.language import catalogue, say, sentence
from app.services.exports import took
from core.analysis.import_reports import ImportReport, import_reports, in_markdown
from core.analysis.presentation import Presentation
from core.commands.interchange_again import Change, Known
from core.ids import Id
from core.importing.again_words import change_message, gone_names
from core.importing.codebook import COLUMNS
from core.importing.opaque_content import Outcome, bring_in, compared
from core.importing.project import read_project

SAID_FROM = 1000
"""With more codings than these it takes seconds, so one is told."""
KINDS = {"sources": "source", "codes": "code", "codings": "coding", "memos": "memo", "cases": "case"}
LINES_SHOWN = 10
"""Of the things of one kind; the report has all of them."""
KEEP, TAKE, ASK = "keep", "take", "ask"


@command(name="import-project")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--which", metavar="NAME")
@click.option("--on-change", "on_change", type=click.Choice([KEEP, TAKE, ASK]))
@click.option("--report", type=click.Path(path_type=Path))
@click.option("--column", "columns", multiple=True, metavar="PART=COLUMN")
@common
def import_project(
    session: Session,
    file: Path,
    which: str | None,
    on_change: str | None,
    report: Path | None,
    columns: tuple[str, ...],
) -> None:
    """Imports what of a project or a codebook of another tool is not here yet: all of it, or none."""
    named = parted(columns, list(COLUMNS))
    with session.moving():
        foreign = read_project(file, which, session.words, named)
    if len(foreign.codings) > SAID_FROM:
        session.tell("cli-import_project-reading", file=file.name, codings=len(foreign.codings))
    project = session.project  # which may ask for the passphrase
    with session.moving():
        known = compared(project, foreign)
    take = _chosen(known, on_change or (ASK if sys.stdin.isatty() else KEEP))
    with session.moving():
        outcome = bring_in(project, foreign, take)
    value: dict[str, Any] = {name: outcome.count(kind) for name, kind in KINDS.items()}
    value["not_represented"] = [sentence(each.message) for each in foreign.omissions]
    value["report"] = [
        {"kind": each.kind, "count": len(each.things), "things": list(each.things)} for each in foreign.omissions
    ]
    value |= _again(session, outcome.known, take)
    if report is not None:
        _write_report(session, report)
    session.answer(
        value, lambda: _in_words(session, value, outcome, [f"{s.name}: {s.origin}" for s in foreign.sources])
    )


def _chosen(known: Known, on_change: str) -> set[Id]:
    """The ids there of what is to be as the file says."""
    changes = [each for each in known.changes if each.may_take]
    if on_change == ASK:
        return {each.id for each in changes if confirmed(say("cli-import_project-take", change=_said(each)))}
    return {each.id for each in changes} if on_change == TAKE else set()


def _again(session: Session, known: Known, take: Collection[Id]) -> dict[str, Any]:
    """What was here already, stands otherwise here, was deleted here, or is not in the file any more."""
    here = {name: len(known.own[kind]) for name, kind in KINDS.items()}
    changes = [
        {"kind": each.kind, "name": each.name, "what": each.what, "here": each.here, "file": each.file,
         "taken": each.may_take and each.id in take}
        for each in known.changes
    ]  # fmt: skip
    stays = Counter(kind for kind, _ in known.stays)
    gone = [{"kind": kind, "name": name} for kind, name in gone_names(session.presentation, known)]
    return {"already_here": here, "changed": changes, "deleted_here": dict(stays), "gone": gone,
            "not_placed": len(known.unplaced)}  # fmt: skip


def _said(change: Change) -> str:
    return sentence(change_message(change))


def _in_words(session: Session, value: dict[str, Any], outcome: Outcome, origins: list[str]) -> str:
    known = outcome.known
    lines = [say("cli-import_project-imported", **{name: value[name] for name in KINDS})]
    if any(value["already_here"].values()):
        lines.append(say("cli-import_project-here", **value["already_here"]))
    else:
        lines += [f"  {each}" for each in origins]
    for each, told in zip(known.changes, value["changed"], strict=True):
        state = "taken" if told["taken"] else "kept" if each.may_take else "not-own"
        lines.append(say(f"cli-import_project-change-{state}", change=_said(each)))
    if value["not_placed"]:
        lines.append(say("cli-import_project-not-placed", count=value["not_placed"]))
    if value["deleted_here"]:
        lines.append(say("cli-import_project-deleted-here", count=sum(value["deleted_here"].values())))
    if value["gone"]:
        counts = Counter(each["kind"] for each in value["gone"])
        lines.append(say("cli-import_project-gone", **{kind: counts[kind] for kind in KINDS.values()}))
        lines += [f"  {each['name']}" for each in value["gone"] if each["kind"] != "coding"][:20]
    if value["report"]:
        lines.append(say("cli-import_project-not-imported"))
        for said, told in zip(value["not_represented"], value["report"], strict=True):
            lines += [f"  {said}", *_some(told["things"])]
        lines.append(say("cli-import_project-report-stays"))
    return "\n".join(lines)


def _some(things: Sequence[str]) -> list[str]:
    """The first of the things of a kind, and how many more there are."""
    shown = [each for each in things if each]
    more = len(shown) - LINES_SHOWN
    return [f"    {each}" for each in shown[:LINES_SHOWN]] + (
        [f"    {say('common-and-more', count=more)}"] * (more > 0)
    )


@command(name="import-report")
@click.option("--file", type=click.Path(path_type=Path))
@common
def import_report(session: Session, file: Path | None) -> None:
    """Shows what imported files held that did not come in as it stands there; or writes it into a file."""
    if file is not None:
        _write_report(session, file)
    reports = import_reports(session.presentation)
    session.answer([_as_json(each) for each in reports], lambda: in_markdown(reports, catalogue()))


def _as_json(report: ImportReport) -> dict[str, Any]:
    things = [
        {"kind": each.kind, "count": each.number, "things": list(each.things), "source": each.source or None}
        for each in report.things
    ]
    return {**report._asdict(), "project": report.project.hex(), "things": things, "count": report.named}


def _write_report(session: Session, file: Path) -> None:
    content = in_markdown(import_reports(Presentation(session.project, None, catalogue())), catalogue())
    take_out(session, file, content.encode(), took("trail", file))

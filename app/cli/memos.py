"""Memos: memo add, revise and delete; memos lists them."""

from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, clipped, common
from core.analysis.presentation import iso_time
from core.commands import memos as commands
from core.commands.references import link_memo, unlink_memo


@click.group()
def memo() -> None:
    """Write down what you think, dated, on anything."""


@memo.command()
@click.option("--kind", required=True, type=click.Choice(commands.KINDS), help="What kind of thought it is.")
@click.option("--text", required=True, help="The memo.")
@click.option("--on", metavar="ID", help="A coding, source, code, participant or memo; else the project.")
@click.option("--reference", default="", metavar="R", help="Literature, for theoretical memos.")
@click.option("--start", type=int, metavar="A", help="With --end, on a source: the passage that it stands beside.")
@click.option("--end", type=int, metavar="B", help="The end of the passage (exclusive, in code points).")
@common
def add(
    session: Session, kind: str, text: str, on: str | None, reference: str, start: int | None, end: int | None
) -> None:
    """Write a memo."""
    on_kind, target = session.names.anything(on) if on else ("", None)
    if start is None and end is None:
        event = session.project.do(commands.write_memo, kind, text, on_kind, target, reference)[0]
    elif start is None or end is None or on_kind != "source":
        raise click.UsageError("--start and --end go together, with a source after --on.")
    else:
        event = session.project.do(commands.write_in_margin, kind, text, target, start, end, reference)[0]
    session.answer({"memo": event.event.memo.hex()}, f"Written  [{event.event.memo.hex()[:8]}]")


@memo.command()
@click.argument("memo")
@click.option("--text", required=True, help="The new wording.")
@click.option("--why", help="The reason.")
@common
def revise(session: Session, memo: str, text: str, why: str | None) -> None:
    """Write a MEMO anew; the history keeps the earlier wording."""
    event = session.project.do(commands.revise_memo, session.names.memo(memo), text, why)[0]
    session.answer({"event": event.id.hex()}, "Revised.")


@memo.command()
@click.argument("memo")
@click.option("--why", help="The reason.")
@common
def delete(session: Session, memo: str, why: str | None) -> None:
    """Put a MEMO aside; the history keeps it."""
    event = session.project.do(commands.delete_memo, session.names.memo(memo), why)[0]
    session.answer({"event": event.id.hex()}, "Put aside.")


@memo.command()
@click.argument("memo")
@click.argument("thing")
@common
def link(session: Session, memo: str, thing: str) -> None:
    """Let a MEMO of your own point to a THING too: a code, coding, source, participant, memo or reference."""
    names = session.names
    event = session.project.do(link_memo, names.memo(memo), *names.anything(thing))[0]
    session.answer({"event": event.id.hex()}, f"The memo points to “{thing}”.")


@memo.command()
@click.argument("memo")
@click.argument("thing")
@common
def unlink(session: Session, memo: str, thing: str) -> None:
    """Let a MEMO not point to a THING any more."""
    names = session.names
    event = session.project.do(unlink_memo, names.memo(memo), names.anything(thing)[1])[0]
    session.answer({"event": event.id.hex()}, f"The memo does not point to “{thing}” any more.")


@click.command()
@click.option("--kind", type=click.Choice(commands.KINDS), help="Only of this kind.")
@click.option("--on", metavar="ID", help="Only on this.")
@common
@at_any_moment
def memos(session: Session, kind: str | None, on: str | None) -> None:
    """List the memos in the order in which they were written."""
    presentation = session.presentation
    target = session.names.anything(on)[1] if on else None
    rows = [row for row in presentation.live_memos() if kind in (None, row.kind) and target in (None, row.on)]
    value = [
        {
            "memo": row.id.hex(),
            "kind": row.kind,
            "text": presentation.words(row.text),
            "on": row.on.hex() if row.on else None,
            "on_kind": row.on_kind,
            "reference": presentation.words(row.reference),
            "links": [
                {"kind": kind, "id": thing.hex(), "name": presentation.thing(kind, thing)} for kind, thing in row.links
            ],
            "start": row.passage[0] if row.passage else None,
            "end": row.passage[1] if row.passage else None,
            "by": presentation.member(row.by),
            "at": iso_time(row.at, row.offset),
        }
        for row in rows
    ]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or "No memos yet.")


def _listed(value: dict[str, Any]) -> str:
    head = f"{value['memo'][:8]}  {value['at'][:10]}  {value['kind']:<16} {value['by']}"
    links = "".join(f"\n          → {clipped(each['name'], 90)}" for each in value["links"])
    return f"{head}: {clipped(value['text'], 90)}{links}"

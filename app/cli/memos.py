"""Memos: memo add, revise, delete, link and unlink; memos lists them."""

from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import WHY, Session, clipped, common, short
from app.cli.commands import group
from app.cli.failures import usage
from app.cli.language import say
from core.analysis.backlinks import memos_about
from core.analysis.presentation import Presentation, iso_time
from core.commands import memos as commands
from core.commands.references import link_memo, unlink_memo
from core.errors import Refused
from core.events.memos import ALL_KINDS
from core.views.records import Memo


@group()
@common
def memo(session: Session) -> None:
    """Holds the commands that write memos."""


@memo.command()
@click.option("--kind", required=True, type=click.Choice(commands.KINDS))
@click.option("--text", required=True)
@click.option("--on", metavar="THING")
@click.option("--reference", default="", metavar="REFERENCE")
@click.option("--start", type=int, metavar="N")
@click.option("--end", type=int, metavar="N")
@common
def add(
    session: Session, kind: str, text: str, on: str | None, reference: str, start: int | None, end: int | None
) -> None:
    """Writes a memo."""
    on_kind, target = session.names.anything(on) if on else ("", None)
    if start is None and end is None:
        event = session.project.do(commands.write_memo, kind, text, on_kind, target, reference)[0]
    elif start is None or end is None or on_kind != "source":
        raise usage("cli-memos-start-and-end")
    else:
        event = session.project.do(commands.write_in_margin, kind, text, target, (start, end), reference)[0]
    session.done({"memo": event.event.memo.hex()}, "cli-memos-written", id=short(event.event.memo))


@memo.command()
@click.argument("memo")
@click.option("--text", required=True)
@WHY
@common
def revise(session: Session, memo: str, text: str, why: str | None) -> None:
    """Writes a memo anew."""
    event = session.project.do(commands.revise_memo, session.names.memo(memo), text, why)[0]
    session.done({"event": event.id.hex()}, "cli-memos-revised")


@memo.command()
@click.argument("memo")
@WHY
@common
def delete(session: Session, memo: str, why: str | None) -> None:
    """Deletes a memo; the history keeps it."""
    event = session.project.do(commands.delete_memo, session.names.memo(memo), why)[0]
    session.done({"event": event.id.hex()}, "cli-memos-deleted")


@memo.command()
@click.argument("memo")
@click.argument("thing")
@common
def link(session: Session, memo: str, thing: str) -> None:
    """Links a memo to a thing."""
    names = session.names
    event = session.project.do(link_memo, names.memo(memo), *names.anything(thing))[0]
    session.done({"event": event.id.hex()}, "cli-memos-linked", thing=thing)


@memo.command()
@click.argument("memo")
@click.argument("thing")
@common
def unlink(session: Session, memo: str, thing: str) -> None:
    """Removes such a link."""
    names = session.names
    event = session.project.do(unlink_memo, names.memo(memo), names.anything(thing)[1])[0]
    session.done({"event": event.id.hex()}, "cli-memos-unlinked", thing=thing)


@group(invoke_without_command=True)
@click.option("--kind", type=click.Choice(ALL_KINDS))
@click.option("--on", metavar="THING")
@common
@at_any_moment
def memos(session: Session, kind: str | None, on: str | None) -> None:
    """Lists the memos."""
    presentation = session.presentation
    target = session.names.anything(on)[1] if on else None
    rows = [row for row in presentation.live_memos() if kind in (None, row.kind) and target in (None, row.on)]
    value = [memo_json(presentation, row) for row in rows]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or say("cli-memos-none"))


@memos.command()
@click.argument("thing")
@common
@at_any_moment
def show(session: Session, thing: str) -> None:
    """Shows the memos that are on a thing or point to it; of a memo, its words and links in both directions."""
    presentation = session.presentation
    kind, target = session.names.anything(thing)
    about = [memo_json(presentation, row) for row in memos_about(presentation, kind, target)]
    value: dict[str, Any] = {"kind": kind, "id": target.hex(), "name": presentation.thing(kind, target), "memos": about}
    own = None
    if kind == "memo":
        row = next((each for each in presentation.live_memos() if each.id == target), None)
        if row is None:
            raise Refused("no-such-memo")
        own = value["memo"] = memo_json(presentation, row)
    head = [f"{_listed(own)}\n{own['text']}" if own else value["name"]]
    session.answer(
        value, lambda: "\n".join([*head, *(map(_listed, about) if about else [say("cli-memos-none-about")])])
    )


def memo_json(presentation: Presentation, row: Memo) -> dict[str, Any]:
    """A memo as scripts get it."""
    return {
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


def _listed(value: dict[str, Any]) -> str:
    head = f"{value['memo'][:8]}  {value['at'][:10]}  {say('term-memo-' + value['kind']):<16} {value['by']}"
    links = "".join(f"\n          → {clipped(each['name'], 90)}" for each in value["links"])
    return f"{head}: {clipped(value['text'], 90)}{links}"

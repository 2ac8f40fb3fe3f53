"""The codebook: codes, and the commands under it."""

from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import WHY, Session, clipped, common, short
from app.cli.commands import group
from app.cli.failures import usage
from app.cli.language import say
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.namesakes import namesakes_sentence
from core.commands import codebook as commands
from core.commands.chosen_quotes import choose_quote, let_go_of_quote
from core.events.registry import RecordedEvent
from core.messages import Message
from core.views.codebook import shown_parent


@group(invoke_without_command=True)
@common
@at_any_moment
def codes(session: Session) -> None:
    """Shows the codebook as a tree."""
    tree = codebook_tree(session.presentation)
    session.answer(
        [as_json(branch) for branch in tree],
        lambda: "\n".join(as_lines(tree)) or say("cli-codebook-none"),
    )


def as_json(branch: Branch) -> dict[str, Any]:
    """A code and all below it."""
    return {
        "code": branch.code.hex(),
        "name": branch.name,
        "definition": branch.parts.get("definition", ""),
        "description": branch.parts,
        "colour": branch.colour,
        "status": branch.status,
        "in_vivo": branch.in_vivo,
        "rivals": list(branch.rivals),
        "codings": branch.codings,
        "children": [as_json(child) for child in branch.children],
    }


def as_lines(branches: tuple[Branch, ...], depth: int = 0) -> list[str]:
    """The tree for people."""
    lines = []
    for branch in branches:
        within = f" ({say('cli-codebook-within', codings=branch.codings_within)})" if branch.children else ""
        rivals = f"  {say('cli-codebook-rivals', names=list(branch.rivals))}" if branch.rivals else ""
        is_unsorted = branch.status == "split" and branch.codings
        state = f"  {say('cli-codebook-unsorted', codings=branch.codings)}" if is_unsorted else ""
        definition = f"  — {clipped(branch.parts['definition'])}" if branch.parts.get("definition") else ""
        lines.append(f"{'  ' * depth}{branch.name}  {branch.codings}{within}{rivals}{state}{definition}")
        lines += as_lines(branch.children, depth + 1)
    return lines


def _event(session: Session, decide: Any, *arguments: Any) -> dict[str, str]:
    """Carries out a command; its last event, as scripts get it."""
    return {"event": session.project.do(decide, *arguments)[-1].id.hex()}


def say_namesakes(session: Session, made: list[RecordedEvent]) -> None:
    """Says of codes that were just named which others have the same name."""
    if (said := namesakes_sentence(session.presentation, made)) is not None:
        session.tell(said.id, **said.parameters)


@codes.command()
@click.argument("name")
@click.option("--parent", metavar="CODE")
@click.option("--definition", default="")
@click.option("--colour", default="", metavar="COLOUR")
@WHY
@common
def add(session: Session, name: str, parent: str | None, definition: str, colour: str, why: str | None) -> None:
    """Adds a code."""
    under = session.names.code(parent) if parent else None
    made = session.project.do(commands.create_code, name, under, definition, colour, why)
    event = made[0]
    value = {"code": event.event.code.hex(), "event": event.id.hex()}
    session.done(value, "cli-codebook-added", name=name, id=short(event.event.code))
    say_namesakes(session, made)


def _called(session: Session, code: str) -> str:
    """The name of a code that may be given by its id."""
    return session.presentation.code(session.names.code(code))


@codes.command()
@click.argument("code")
@click.argument("name")
@WHY
@common
def rename(session: Session, code: str, name: str, why: str | None) -> None:
    """Gives a code another name."""
    before = _called(session, code)
    made = session.project.do(commands.rename_code, session.names.code(code), name, why)
    session.done({"event": made[-1].id.hex()}, "cli-codebook-renamed", code=before, name=name)
    say_namesakes(session, made)


@codes.command()
@click.argument("code")
@click.option("--parent", metavar="CODE")
@click.option("--before", metavar="CODE")
@click.option("--after", metavar="CODE")
@click.option("--first", is_flag=True)
@click.option("--last", is_flag=True)
@WHY
@common
def move(
    session: Session, code: str, parent: str | None, before: str | None, after: str | None, first: bool, last: bool,
    why: str | None,
) -> None:  # fmt: skip
    """Moves a code under another one, or to the top; or to another place among the codes beside it."""
    moved, called = session.names.code(code), _called(session, code)
    if (before is not None) + (after is not None) + first + last > 1 or not (
        parent is not None or before or after or first or last
    ):
        raise usage("cli-codebook-move-one-place")
    if before or after:
        if parent is not None:
            raise usage("cli-codebook-move-one-place")
        stood = shown_parent(session.project.state, moved)
        side, beside = ("before", before) if before else ("after", after)
        event = _event(session, commands.place_code, moved, side, session.names.code(beside or ""), why)
        under = shown_parent(session.project.state, moved)
        place = "" if under == stood else "-top" if under is None else "-under"
        parent = session.presentation.code(under) if place == "-under" and under else ""
        session.done(
            event,
            f"cli-codebook-placed-{side}{place}",
            code=called,
            beside=_called(session, beside or ""),
            parent=parent,
        )
        return
    under = session.names.code(parent) if parent else None
    if first or last:
        under = shown_parent(session.presentation.state, moved) if parent is None else under
        event = _event(session, commands.place_at_end, moved, under, first, why)
        session.done(event, f"cli-codebook-placed-{'first' if first else 'last'}", code=called)
        return
    event = _event(session, commands.move_code, moved, under, why)
    if parent:
        session.done(event, "cli-codebook-moved", code=called, parent=_called(session, parent))
    else:
        session.done(event, "cli-codebook-moved-to-top", code=called)


@codes.command()
@click.argument("code")
@click.option("--into", required=True, metavar="CODE")
@WHY
@common
def merge(session: Session, code: str, into: str, why: str | None) -> None:
    """Merges a code into another."""
    called, other = _called(session, code), _called(session, into)
    event = _event(session, commands.merge_codes, session.names.code(code), session.names.code(into), why)
    session.done(event, "cli-codebook-merged", code=called, into=other)


@codes.command()
@click.argument("code")
@click.option("--into", required=True, metavar="NAME,NAME")
@WHY
@common
def split(session: Session, code: str, into: str, why: str | None) -> None:
    """Splits a code into new ones beside it."""
    called = _called(session, code)
    names = [name.strip() for name in into.split(",") if name.strip()]
    recorded = session.project.do(commands.split_code, session.names.code(code), names, why)
    made = [each.event.code.hex() for each in recorded[:-1]]
    session.done({"event": recorded[-1].id.hex(), "codes": made}, "cli-codebook-split", code=called, into=names)
    say_namesakes(session, recorded)


@codes.command()
@click.argument("code")
@WHY
@common
def delete(session: Session, code: str, why: str | None) -> None:
    """Deletes a code; the history keeps it."""
    called = _called(session, code)
    event = _event(session, commands.delete_code, session.names.code(code), why)
    session.done(event, "cli-codebook-deleted", code=called)


@codes.command()
@click.argument("code")
@click.argument("part", type=click.Choice(commands.PARTS))
@click.argument("text")
@WHY
@common
def define(session: Session, code: str, part: str, text: str, why: str | None) -> None:
    """Writes a part of what a code means."""
    event = _event(session, commands.define_code, session.names.code(code), part, text, why)
    session.done(event, "cli-codebook-defined", code=_called(session, code), part=Message(f"term-code-part-{part}"))


@codes.command()
@click.argument("code")
@click.argument("coding")
@WHY
@common
def quote(session: Session, code: str, coding: str, why: str | None) -> None:
    """Chooses a quote for a code or category."""
    event = _event(session, choose_quote, session.names.code(code), session.names.coding(coding), why)
    session.done(event, "cli-codebook-quoted", code=_called(session, code))


@codes.command()
@click.argument("code")
@click.argument("coding")
@WHY
@common
def unquote(session: Session, code: str, coding: str, why: str | None) -> None:
    """Takes such a quote back out."""
    event = _event(session, let_go_of_quote, session.names.code(code), session.names.coding(coding), why)
    session.done(event, "cli-codebook-unquoted", code=_called(session, code))


@codes.command()
@click.argument("code")
@click.argument("across", type=click.FloatRange(0, 100))
@click.argument("down", type=click.FloatRange(0, 100))
@common
def arrange(session: Session, code: str, across: float, down: float) -> None:
    """Puts a code somewhere on the code map."""
    event = _event(session, commands.arrange_code, session.names.code(code), round(10 * across), round(10 * down))
    session.done(event, "cli-codebook-arranged", code=_called(session, code))


@codes.command()
@click.argument("code")
@click.argument("colour")
@common
def colour(session: Session, code: str, colour: str) -> None:
    """Gives a code a colour."""
    event = _event(session, commands.colour_code, session.names.code(code), colour)
    session.done(event, "cli-codebook-coloured", code=_called(session, code), colour=colour)


@codes.command()
@click.argument("decision")
@click.argument("reason")
@common
def because(session: Session, decision: str, reason: str) -> None:
    """Gives the reason for a decision on a code afterwards."""
    event = _event(session, commands.give_reason, session.names.event(decision), reason)
    session.done(event, "cli-codebook-reason-given")

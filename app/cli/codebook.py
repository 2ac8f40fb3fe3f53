"""The codebook: codes, and the commands under it."""

from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, clipped, common
from core.analysis.codebook_tree import Branch, codebook_tree
from core.commands import codebook as commands

WHY = click.option("--why", help="The reason; method critique will ask for it.")


@click.group(invoke_without_command=True)
@common
@at_any_moment
def codes(session: Session) -> None:
    """Show the codebook as a tree, with the number of codings; change it with the commands below."""
    tree = codebook_tree(session.presentation)
    session.answer(
        [as_json(branch) for branch in tree],
        lambda: "\n".join(as_lines(tree)) or 'No codes yet: "kodespor codes add NAME".',
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
        within = f" ({branch.codings_within} with subcodes)" if branch.children else ""
        rivals = f"  also named “{'”, “'.join(branch.rivals)}”" if branch.rivals else ""
        state = "  split: codings wait to be sorted" if branch.status == "split" and branch.codings else ""
        definition = f"  — {clipped(branch.parts['definition'])}" if branch.parts.get("definition") else ""
        lines.append(f"{'  ' * depth}{branch.name}  {branch.codings}{within}{rivals}{state}{definition}")
        lines += as_lines(branch.children, depth + 1)
    return lines


def _done(session: Session, words: str, command: Any, *arguments: Any) -> None:
    recorded = session.project.do(command, *arguments)
    session.answer({"event": recorded[-1].id.hex()}, words)


@codes.command()
@click.argument("name")
@click.option("--parent", metavar="C", help="Under which code.")
@click.option("--definition", default="", help="What the code means.")
@click.option("--colour", default="", metavar="H", help="As #rrggbb.")
@WHY
@common
def add(session: Session, name: str, parent: str | None, definition: str, colour: str, why: str | None) -> None:
    """Add a code called NAME."""
    under = session.names.code(parent) if parent else None
    event = session.project.do(commands.create_code, name, under, definition, colour, why)[0]
    session.answer(
        {"code": event.event.code.hex(), "event": event.id.hex()}, f"Added “{name}”  [{event.event.code.hex()[:8]}]"
    )


@codes.command()
@click.argument("code")
@click.argument("name")
@WHY
@common
def rename(session: Session, code: str, name: str, why: str | None) -> None:
    """Give CODE another NAME. Also settles two names given at the same time."""
    _done(session, f"“{code}” is “{name}” now.", commands.rename_code, session.names.code(code), name, why)


@codes.command()
@click.argument("code")
@click.option("--parent", required=True, metavar="C2", help='Under which code; "" for the top.')
@WHY
@common
def move(session: Session, code: str, parent: str, why: str | None) -> None:
    """Put CODE under another one, or at the top."""
    under = session.names.code(parent) if parent else None
    where = f"under “{parent}”" if parent else "at the top"
    _done(session, f"“{code}” stands {where} now.", commands.move_code, session.names.code(code), under, why)


@codes.command()
@click.argument("code")
@click.option("--into", required=True, metavar="B", help="The code that stays.")
@WHY
@common
def merge(session: Session, code: str, into: str, why: str | None) -> None:
    """Merge CODE into another; its codings show there and remember where they came from."""
    _done(
        session,
        f"“{code}” went into “{into}”.",
        commands.merge_codes,
        session.names.code(code),
        session.names.code(into),
        why,
    )


@codes.command()
@click.argument("code")
@click.option("--into", required=True, metavar="N1,N2", help="Names of the new codes, separated by commas.")
@WHY
@common
def split(session: Session, code: str, into: str, why: str | None) -> None:
    """Split CODE into new ones beside it. Its codings stay until "recode" sorts them."""
    names = [name.strip() for name in into.split(",") if name.strip()]
    recorded = session.project.do(commands.split_code, session.names.code(code), names, why)
    made = [each.event.code.hex() for each in recorded[:-1]]
    session.answer({"event": recorded[-1].id.hex(), "codes": made}, f"“{code}” was split into {', '.join(names)}.")


@codes.command()
@click.argument("code")
@WHY
@common
def delete(session: Session, code: str, why: str | None) -> None:
    """Give CODE up. The history keeps it and its codings; "undo" brings it back."""
    _done(session, f"“{code}” was deleted.", commands.delete_code, session.names.code(code), why)


@codes.command()
@click.argument("code")
@click.argument("part", type=click.Choice(commands.PARTS))
@click.argument("text")
@WHY
@common
def define(session: Session, code: str, part: str, text: str, why: str | None) -> None:
    """Write a PART of what CODE means: its definition, when to use it, when not to, an example."""
    _done(session, f"Wrote the {part} of “{code}”.", commands.define_code, session.names.code(code), part, text, why)


@codes.command()
@click.argument("code")
@click.argument("colour")
@common
def colour(session: Session, code: str, colour: str) -> None:
    """Give CODE a COLOUR, as #rrggbb."""
    _done(session, f"“{code}” is {colour} now.", commands.colour_code, session.names.code(code), colour)

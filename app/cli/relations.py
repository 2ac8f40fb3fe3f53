"""How codes go together beyond the tree: relations, sets."""

from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, common
from core.commands import relations as commands

WHY = click.option("--why", help="The reason.")


@click.group(invoke_without_command=True)
@common
@at_any_moment
def relations(session: Session) -> None:
    """List the relations between codes; draw and drop them with the commands below."""
    presentation = session.presentation
    value = [
        {
            "relation": row.id.hex(),
            "code": row.code.hex(),
            "code_name": presentation.code(row.code),
            "kind": presentation.words(row.kind),
            "other": row.other.hex(),
            "other_name": presentation.code(row.other),
            "why": presentation.why(row.why),
            "by": presentation.member(row.by),
        }
        for row in presentation.state.relations.values()
        if row.status == "live"
    ]
    session.answer(value, lambda: "\n".join(map(_related, value)) or "No relations yet.")


def _related(value: dict[str, Any]) -> str:
    why = f"\n          because: {value['why']}" if value["why"] else ""
    return f"{value['relation'][:8]}  {value['code_name']}  {value['kind']}  {value['other_name']}{why}"


@relations.command()
@click.argument("code")
@click.argument("kind")
@click.argument("other")
@WHY
@common
def draw(session: Session, code: str, kind: str, other: str, why: str | None) -> None:
    """Draw a relation: CODE causes, part_of or contradicts OTHER; any other word is a KIND of your own."""
    names = session.names
    recorded = session.project.do(commands.create_relation, names.code(code), kind, names.code(other), why)
    relation = recorded[0].event.relation.hex()
    session.answer({"relation": relation}, f"“{code}” {kind} “{other}”  [{relation[:8]}]")


@relations.command("drop")
@click.argument("relation")
@WHY
@common
def drop_relation(session: Session, relation: str, why: str | None) -> None:
    """Give a RELATION up."""
    recorded = session.project.do(commands.remove_relation, session.names.relation(relation), why)
    session.answer({"event": recorded[-1].id.hex()}, "The relation was given up.")


@click.group(invoke_without_command=True)
@common
@at_any_moment
def sets(session: Session) -> None:
    """List the sets of codes and sources; gather and dissolve them with the commands below."""
    presentation = session.presentation
    value = [
        {
            "set": row.id.hex(),
            "name": presentation.words(row.name),
            "codes": [{"code": code.hex(), "name": presentation.code(code)} for code in row.codes],
            "sources": [{"source": source.hex(), "name": presentation.source(source)} for source in row.sources],
        }
        for row in presentation.state.code_sets.values()
        if row.status == "live"
    ]
    session.answer(value, lambda: "\n".join(map(_gathered, value)) or "No sets yet.")


def _gathered(value: dict[str, Any]) -> str:
    held = [each["name"] for each in (*value["codes"], *value["sources"])]
    return f"{value['name']}: {', '.join(held)}"


@sets.command()
@click.argument("name")
@click.option("--code", "codes", multiple=True, help="A code of the set; may be repeated.")
@click.option("--source", "sources", multiple=True, help="A source of the set; may be repeated.")
@click.option("--again", is_flag=True, help="The set NAME is there already, and holds just these from now on.")
@common
def gather(session: Session, name: str, codes: tuple[str, ...], sources: tuple[str, ...], again: bool) -> None:
    """Put codes and sources together under a NAME."""
    names = session.names
    known = names.code_set(name) if again else None
    held = tuple(names.code(each) for each in codes), tuple(names.source(each) for each in sources)
    recorded = session.project.do(commands.save_set, name, *held, known)
    session.answer({"set": recorded[0].event.set.hex()}, f"“{name}” holds {len(codes) + len(sources)}.")


@sets.command()
@click.argument("name")
@common
def dissolve(session: Session, name: str) -> None:
    """Give the set NAME up; what it holds stays."""
    recorded = session.project.do(commands.remove_set, session.names.code_set(name))
    session.answer({"event": recorded[-1].id.hex()}, f"“{name}” was given up.")

"""How codes go together beyond the tree: relations, sets."""

from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import WHY, Session, common
from app.cli.commands import group
from app.cli.language import say
from core.commands import relations as commands


@group(invoke_without_command=True)
@common
@at_any_moment
def relations(session: Session) -> None:
    """Lists the relations between codes."""
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
    session.answer(value, lambda: "\n".join(map(_related, value)) or say("cli-relations-none"))


def _related(value: dict[str, Any]) -> str:
    why = f"\n          {say('cli-base-because', why=value['why'])}" if value["why"] else ""
    return f"{value['relation'][:8]}  {value['code_name']}  {_kind(value['kind'])}  {value['other_name']}{why}"


def _kind(kind: str) -> str:
    """A kind of relation in words; one that coders made up stays as they wrote it."""
    label = f"term-relation-{kind}"
    return say(label) if kind in commands.KINDS else kind


@relations.command()
@click.argument("code")
@click.argument("kind")
@click.argument("other")
@WHY
@common
def add(session: Session, code: str, kind: str, other: str, why: str | None) -> None:
    """Adds a relation between two codes."""
    names = session.names
    recorded = session.project.do(commands.create_relation, names.code(code), kind, names.code(other), why)
    relation = recorded[0].event.relation.hex()
    said = {"code": code, "kind": _kind(kind), "other": other, "id": relation[:8]}
    session.done({"relation": relation}, "cli-relations-added", **said)


@relations.command("remove")
@click.argument("relation")
@WHY
@common
def remove_relation(session: Session, relation: str, why: str | None) -> None:
    """Removes a relation."""
    recorded = session.project.do(commands.remove_relation, session.names.relation(relation), why)
    session.done({"event": recorded[-1].id.hex()}, "cli-relations-removed")


@group(invoke_without_command=True)
@common
@at_any_moment
def sets(session: Session) -> None:
    """Lists the sets of codes and sources."""
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
    session.answer(value, lambda: "\n".join(map(_gathered, value)) or say("cli-relations-no-sets"))


def _gathered(value: dict[str, Any]) -> str:
    held = [each["name"] for each in (*value["codes"], *value["sources"])]
    return f"{value['name']}: {', '.join(held)}"


@sets.command()
@click.argument("name")
@click.option("--code", "codes", multiple=True)
@click.option("--source", "sources", multiple=True)
@click.option("--again", is_flag=True)
@common
def save(session: Session, name: str, codes: tuple[str, ...], sources: tuple[str, ...], again: bool) -> None:
    """Saves codes and sources as a set."""
    names = session.names
    known = names.code_set(name) if again else None
    held = tuple(names.code(each) for each in codes), tuple(names.source(each) for each in sources)
    recorded = session.project.do(commands.save_set, name, *held, known)
    said = {"name": name, "codes": len(codes), "sources": len(sources)}
    session.done({"set": recorded[0].event.set.hex()}, "cli-relations-set-saved", **said)


@sets.command()
@click.argument("name")
@common
def delete(session: Session, name: str) -> None:
    """Deletes a set; what it holds stays."""
    recorded = session.project.do(commands.remove_set, session.names.code_set(name))
    session.done({"event": recorded[-1].id.hex()}, "cli-relations-set-deleted", name=name)

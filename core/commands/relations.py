"""Decisions on how codes go together: relations and sets."""

from core.commands.codebook import live_code
from core.commands.codings import live_source
from core.commands.context import Decision, Desk, checked_name, checked_note
from core.errors import Refused
from core.events.relations import RelationDrawn, RelationDropped, SetDissolved, SetGathered
from core.ids import Id
from core.views.records import CodeSet

KINDS = ("causes", "part_of", "contradicts")
"""The kinds that have a name in both languages; any other word makes a kind of the team's own."""


def draw_relation(desk: Desk, code: Id, kind: str, other: Id, why: str | None = None) -> list[Decision]:
    """A code causes, is part of, contradicts another; or whatever the team calls it."""
    live_code(desk, code)
    live_code(desk, other)
    if code == other:
        raise Refused("A code has no relation to itself.")
    kind = checked_name(kind)
    for row in desk.state.relations.rows.values():
        if row.status == "live" and (row.code, row.other) == (code, other) and desk.words(row.kind) == kind:
            raise Refused("This relation is drawn already.")
    return [Decision(RelationDrawn(desk.new_id(), code, kind, other), checked_note(why))]


def drop_relation(desk: Desk, relation: Id, why: str | None = None) -> list[Decision]:
    """Gives a relation up."""
    row = desk.state.relations.get(relation)
    if row is None or row.status != "live":
        raise Refused("There is no such relation.")
    return [Decision(RelationDropped(relation), checked_note(why))]


def gather_set(
    desk: Desk, name: str, codes: tuple[Id, ...] = (), sources: tuple[Id, ...] = (), known: Id | None = None
) -> list[Decision]:
    """Codes and sources under a name; `known`: the set that holds just these from now on."""
    name = checked_name(name)
    for code in codes:
        live_code(desk, code)
    for source in sources:
        live_source(desk, source)
    if not codes and not sources:
        raise Refused("A set holds a code or a text at least.")
    if known is not None:
        live_set(desk, known)
    elif any(row.status == "live" and desk.words(row.name) == name for row in desk.state.code_sets.rows.values()):
        raise Refused(f"There is a set “{name}” already.")
    return [Decision(SetGathered(known or desk.new_id(), name, codes, sources))]


def dissolve_set(desk: Desk, code_set: Id) -> list[Decision]:
    """Gives a set up; what it held stays."""
    live_set(desk, code_set)
    return [Decision(SetDissolved(code_set))]


def live_set(desk: Desk, code_set: Id) -> CodeSet:
    """The set. Raises Refused."""
    row = desk.state.code_sets.get(code_set)
    if row is None or row.status != "live":
        raise Refused("There is no such set.")
    return row

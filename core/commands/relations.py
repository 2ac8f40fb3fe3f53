"""Decisions on relations between codes, and on sets."""

from core.commands.codebook import live_code
from core.commands.codings import live_source
from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.errors import Refused
from core.events.relations import RelationCreated, RelationRemoved, SetRemoved, SetSaved
from core.ids import CodeId, RelationId, SetId, SourceId
from core.views.records import CodeSet

KINDS = ("causes", "part_of", "contradicts")
"""The kinds that have a name in both languages; any other word makes a kind of the team's own."""


def create_relation(
    context: CommandContext, code: CodeId, kind: str, other: CodeId, why: str | None = None
) -> list[Decision]:
    """Relates two codes by one of KINDS or a kind of the team's own. Raises Refused."""
    live_code(context, code)
    live_code(context, other)
    if code == other:
        raise Refused("relation-to-itself")
    kind = checked_name(kind)
    for row in context.state.relations.rows.values():
        if row.status == "live" and (row.code, row.other) == (code, other) and context.words(row.kind) == kind:
            raise Refused("relation-exists")
    return [Decision(RelationCreated(context.new_id(RelationId), code, kind, other), checked_note(why))]


def remove_relation(context: CommandContext, relation: RelationId, why: str | None = None) -> list[Decision]:
    """Removes a relation. Raises Refused."""
    row = context.state.relations.get(relation)
    if row is None or row.status != "live":
        raise Refused("no-such-relation")
    return [Decision(RelationRemoved(relation), checked_note(why))]


def save_set(
    context: CommandContext,
    name: str,
    codes: tuple[CodeId, ...] = (),
    sources: tuple[SourceId, ...] = (),
    known: SetId | None = None,
) -> list[Decision]:
    """Saves codes and sources as a set. `known` is the existing set that is to hold just these. Raises Refused."""
    name = checked_name(name)
    for code in codes:
        live_code(context, code)
    for source in sources:
        live_source(context, source)
    if not codes and not sources:
        raise Refused("set-empty")
    if known is not None:
        live_set(context, known)
    elif any(row.status == "live" and context.words(row.name) == name for row in context.state.code_sets.rows.values()):
        raise Refused("set-exists", name=name)
    return [Decision(SetSaved(known or context.new_id(SetId), name, codes, sources))]


def remove_set(context: CommandContext, code_set: SetId) -> list[Decision]:
    """Deletes a set; what it held stays. Raises Refused."""
    live_set(context, code_set)
    return [Decision(SetRemoved(code_set))]


def live_set(context: CommandContext, code_set: SetId) -> CodeSet:
    """The set. Raises Refused."""
    row = context.state.code_sets.get(code_set)
    if row is None or row.status != "live":
        raise Refused("no-such-set")
    return row

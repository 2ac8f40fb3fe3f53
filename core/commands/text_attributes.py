"""Decisions on the attributes of texts: one, or all of a table."""

from collections.abc import Mapping, Sequence

from core.commands.attributes import YES
from core.commands.codings import live_source
from core.commands.context import CommandContext, Decision, checked_name
from core.commands.participants import checked_value
from core.errors import Refused
from core.events.sources import SourceDescribed
from core.ids import SourceId
from core.text.normal import look_alike
from core.views.sources import live_sources

SET_ASIDE = "set aside"
"""The attribute of a text that is out of the way; its value is the reason, or `yes`."""


def describe_source(context: CommandContext, source: SourceId, attribute: str, value: str) -> list[Decision]:
    """Records an attribute of a text, sealed with its key; an empty value clears it. Raises Refused."""
    row = live_source(context, source)
    attribute = checked_name(attribute)
    return [Decision(SourceDescribed(source, attribute, checked_value(context, attribute, value)), keys=(row.key,))]


def set_aside(context: CommandContext, source: SourceId, why: str = "") -> list[Decision]:
    """Sets a text aside; its codings stay, and are counted. Raises Refused."""
    return describe_source(context, source, SET_ASIDE, why.strip() or YES)


def take_back(context: CommandContext, source: SourceId) -> list[Decision]:
    """Puts a text among the others again. Raises Refused."""
    return describe_source(context, source, SET_ASIDE, "")


def describe_texts(context: CommandContext, table: Sequence[tuple[str, Mapping[str, str]]]) -> list[Decision]:
    """Attributes of texts from a table of names and values: records the values that differ.

    Raises Refused where a text is not here, or several have its name, or nothing is new: then nothing is taken.
    """
    named: dict[str, list[SourceId]] = {}
    for row in live_sources(context.state):
        named.setdefault(look_alike(context.shown(row.name)), []).append(row.id)
    decisions = []
    for name, attributes in table:
        found = named.get(look_alike(name), [])
        if len(found) != 1:
            raise Refused("table-text-twice" if found else "table-text-unknown", name=name)
        before = {each: context.words(value) for each, value in context.state.sources.rows[found[0]].attributes}
        for attribute, value in attributes.items():
            (made,) = describe_source(context, found[0], attribute, value)
            if before.get(made.event.attribute) != made.event.value:
                decisions.append(made)
    if not decisions:
        raise Refused("nothing-new-in-table")
    return decisions

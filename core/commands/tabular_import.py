"""Imports from tables: answers to a survey, and codings that were made in another tool."""

from collections.abc import Sequence

from core.commands.codebook import create_code
from core.commands.codings import check_range
from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.commands.participants import take_people
from core.commands.sources import Incoming, import_source
from core.errors import Refused
from core.events.codings import CodingCreated
from core.events.participants import ParticipantAdded
from core.ids import CodingId, Id, SourceId
from core.text.normal import look_alike
from core.views import participants
from core.views.codebook import shown_parent
from core.views.speakers import keys_at

Answer = tuple[Incoming, str, tuple[tuple[str, str], ...]]
"""A text, the pseudonym of who wrote it, and what else is known of that person."""
Segment = tuple[SourceId, int, int, str, str]
"""A source, code points from and to, the name of a code, and a reason."""


def import_answers(context: CommandContext, answers: Sequence[Answer]) -> list[Decision]:
    """A text for each answer, and its participant with attributes, who is added where they are new. Raises Refused."""
    people = [(person, dict(attributes)) for _, person, attributes in answers]
    ids = {context.words(row.pseudonym): row.id for row in participants.active_participants(context.state)}
    is_new = any(checked_name(person) not in ids or attributes for person, attributes in people)
    decisions = take_people(context, people) if is_new else []
    added = [each.event for each in decisions if isinstance(each.event, ParticipantAdded)]
    fresh = [person for person, _ in people if checked_name(person) not in ids]
    ids |= {checked_name(person): event.participant for person, event in zip(fresh, added, strict=True)}
    for incoming, person, _ in answers:
        # What stands before a colon in an answer is its author's, too.
        decisions += import_source(context, incoming, (ids[checked_name(person)],), spoken=())
    return decisions


def import_segments(context: CommandContext, segments: Sequence[Segment]) -> list[Decision]:
    """Codings on texts that are here; a code that is not known by its name or path is made. Raises Refused if none."""
    if not segments:
        raise Refused("segments-not-found")
    live = [row for row in context.state.codes.values() if row.status == "live"]
    codes = {sign.join(_path(context, row.id)): row.id for row in live for sign in (" › ", ".")}
    codes |= {look_alike(context.words(row.name) or ""): row.id for row in live}
    made: list[Decision] = []
    codings: list[Decision] = []
    for source, start, end, name, why in segments:
        check_range(context, source, start, end)
        known = look_alike(checked_name(name))
        if known not in codes:
            made += create_code(context, name)
            codes[known] = made[-1].event.code
        event = CodingCreated(context.new_id(CodingId), source, start, end, codes[known])
        codings.append(Decision(event, checked_note(why), keys_at(context.state, source, start, end)))
    return made + codings


def _path(context: CommandContext, code: Id) -> list[str]:
    """The names of a code and of what it shows under, the outermost first."""
    names: list[str] = []
    current: Id | None = code
    while current is not None:
        names.insert(0, look_alike(context.words(context.state.codes.rows[current].name) or ""))
        current = shown_parent(context.state, current)
    return names

"""Decisions that correct who took part: another pseudonym, and two participants who are one person."""

from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.commands.participants import require_active_participant
from core.errors import Refused
from core.events.participants import ParticipantMerged, ParticipantRenamed
from core.ids import ParticipantId
from core.text.normal import look_alike
from core.views.authorisation import powers_of
from core.views.participants import active_participants, names_max


def rename_participant(
    context: CommandContext, participant: ParticipantId, pseudonym: str, why: str | None = None
) -> list[Decision]:
    """Another pseudonym, such as where it was misspelt. Raises Refused, also where somebody else has it."""
    row = require_active_participant(context, participant)
    pseudonym = checked_name(pseudonym)
    if context.words(row.pseudonym) == pseudonym:
        raise Refused("participant-same-name", name=pseudonym)
    for other in active_participants(context.state):
        if other.id != row.id and look_alike(context.words(other.pseudonym) or "") == look_alike(pseudonym):
            raise Refused("participant-name-taken", name=context.words(other.pseudonym) or "")
    powers = powers_of(context.state, context.device)
    if len(row.earlier) >= names_max(powers):
        raise Refused("participant-names-too-many", most=names_max(powers), powers=powers)
    event = ParticipantRenamed(participant, pseudonym)
    # "Kari 2" is not a word of Kari's: the name of another does not go with hers.
    return [Decision(event, checked_note(why), (row.key,), seal_quotes=False)]


def merge_participants(
    context: CommandContext, participant: ParticipantId, into: ParticipantId, why: str | None = None
) -> list[Decision]:
    """Says that two participants are one person: all that is of the one is of the other. Only an owner does: a
    withdrawal then destroys all of it. Raises Refused."""
    row, other = require_active_participant(context, participant), require_active_participant(context, into)
    if powers_of(context.state, context.device) != "owner":
        raise Refused("participants-merged-by-owners")
    if row.id == other.id:
        raise Refused("participant-into-itself")
    return [Decision(ParticipantMerged(row.id, other.id), checked_note(why), (row.key, other.key))]

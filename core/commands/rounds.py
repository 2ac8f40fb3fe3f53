"""Decisions on rounds of blind coding."""

from core.commands.codings import live_source
from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.errors import Refused
from core.events.rounds import CODERS_MIN, RoundEnded, RoundFinished, RoundOpened
from core.ids import MemberId, RoundId, SourceId
from core.views.records import Round
from core.views.rounds import is_open


def open_round(context: CommandContext, name: str, sources: list[SourceId], coders: list[MemberId]) -> list[Decision]:
    """Opens a blind round: its coders do not see each other's codings in some texts until all have finished.

    Raises Refused.
    """
    if not sources:
        raise Refused("round-without-sources")
    for source in sources:
        live_source(context, source)
    members = context.state.members
    for coder in coders:
        row = members.get(coder)
        if row is None or row.removed is not None:
            raise Refused("no-such-member")
    if len(set(coders)) < CODERS_MIN:
        raise Refused("round-too-few-coders")
    event = RoundOpened(
        context.new_id(RoundId), checked_name(name), tuple(sorted(set(sources))), tuple(sorted(set(coders)))
    )
    return [Decision(event)]


def finish_round(context: CommandContext, round_id: RoundId) -> list[Decision]:
    """Records that one has finished all texts of the round. Raises Refused."""
    row = _open(context, round_id)
    if context.member not in row.coders:
        raise Refused("round-not-yours")
    if context.member in row.finished:
        raise Refused("round-already-finished")
    return [Decision(RoundFinished(round_id))]


def end_round(context: CommandContext, round_id: RoundId, why: str | None = None) -> list[Decision]:
    """Ends a round before all have finished. A reason is required. Raises Refused."""
    row = _open(context, round_id)
    if context.member not in row.coders and context.member != row.by:
        raise Refused("round-not-yours")
    if not (why or "").strip():
        raise Refused("reason-missing")
    return [Decision(RoundEnded(round_id), checked_note(why))]


def _open(context: CommandContext, round_id: RoundId) -> Round:
    row = context.state.rounds.get(round_id)
    if row is None:
        raise Refused("no-such-round")
    if not is_open(context.state, row):
        raise Refused("round-over")
    return row

"""Consensus that coders reach when they discuss their differences."""

from core.commands.codebook import live_code
from core.commands.codings import check_range
from core.commands.context import CommandContext, Decision, checked_note
from core.errors import Refused
from core.events.consensus import ConsensusRecorded
from core.ids import CodeId, CodingId, ConsensusId
from core.views.speakers import keys_at


def record_consensus(
    context: CommandContext,
    about: tuple[CodingId, ...],
    codes: tuple[CodeId, ...],
    start: int,
    end: int,
    why: str | None,
) -> list[Decision]:
    """What coders agreed on for the segment `start` to `end` (code points) about which these codings differ.

    No code means that none belongs there. The codings stay as their coders made them. A reason is required, because
    readers of the study ask for it. Raises Refused.
    """
    if not about:
        raise Refused("consensus-without-codings")
    rows = []
    for coding in dict.fromkeys(about):
        row = context.state.codings.get(coding)
        if row is None or row.status != "live":
            raise Refused("no-such-coding")
        rows.append(row)
    source = rows[0].source
    if any(row.source != source for row in rows):
        raise Refused("codings-in-different-sources")
    check_range(context, source, start, end)
    for code in codes:
        live_code(context, code)
    if not (why or "").strip():
        raise Refused("reason-missing")
    event = ConsensusRecorded(
        context.new_id(ConsensusId), source, start, end, tuple(dict.fromkeys(codes)), tuple(row.id for row in rows)
    )
    return [Decision(event, checked_note(why), keys_at(context.state, source, start, end))]

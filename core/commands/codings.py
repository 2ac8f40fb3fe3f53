"""Decisions on coded segments: coding, recoding, boundaries, weights, judgements."""

from collections.abc import Sequence

from core.commands.codebook import create_code, create_in_vivo, live_code
from core.commands.context import CommandContext, Decision, checked_note
from core.errors import Refused
from core.events.codings import (
    JUDGEMENTS as JUDGEMENTS,
)
from core.events.codings import (
    STANCES,
    WEIGHT_MAX,
    CodingAnnotated,
    CodingCreated,
    CodingJudged,
    CodingRecoded,
    CodingRemoved,
    CodingResized,
    CodingStanceSet,
)
from core.ids import CodeId, CodingId, Id, KeyId, SourceId
from core.views.attributed import answers_for
from core.views.codebook import resolve_merged
from core.views.records import Coding, Source
from core.views.speakers import keys_at
from core.views.withdrawals import HIDDEN, hidden_keys


def code_segment(
    context: CommandContext, source: SourceId, start: int, end: int, codes: list[CodeId], why: str | None = None
) -> list[Decision]:
    """Codes the code points `start` to `end` (exclusive) of a source, one coding for each code. Raises Refused."""
    keys = checked_keys(context, source, start, end, hidden_keys(context.state))
    for code in codes:
        live_code(context, code)
    reason = checked_note(why)
    return [Decision(CodingCreated(context.new_id(CodingId), source, start, end, code), reason, keys) for code in codes]


def code_once(
    context: CommandContext, source: SourceId, start: int, end: int, codes: list[CodeId], why: str | None = None
) -> list[Decision]:
    """The same by a person's hand: a code that they have put on exactly this place already is passed over. Raises
    Refused, also where none is left."""
    there = own_codings_at(context, source, start, end)
    fresh = [code for code in dict.fromkeys(codes) if Id(resolve_merged(context.state, code)) not in there]
    if codes and not fresh:
        raise Refused("already-coded")
    return code_segment(context, source, start, end, fresh, why)


def own_codings_at(
    context: CommandContext, source: SourceId, start: int, end: int, besides: CodingId | None = None
) -> dict[Id, CodingId]:
    """The codings that this member has put on exactly this place, but for `besides`, by their codes as they are called
    now."""
    return {
        Id(resolve_merged(context.state, row.code)): CodingId(row.id)
        for row in context.state.codings.rows.values()
        if row.start == start and row.end == end and row.source == source and row.by == context.member
        and row.status == "live" and row.id != besides
    }  # fmt: skip


def code_in_vivo(
    context: CommandContext, source: SourceId, start: int, end: int, why: str | None = None
) -> list[Decision]:
    """A new code named with the participant's own words, and the segment coded with it, in one step. Raises Refused."""
    check_range(context, source, start, end)
    made = create_in_vivo(context, source, start, end)
    return made + _first_use(context, source, start, end, made[0].event.code, why)


def code_with_new(
    context: CommandContext,
    source: SourceId,
    start: int,
    end: int,
    name: str,
    why: str | None = None,
) -> list[Decision]:
    """A new code at the top of the codebook, and a segment coded with it, in one step. Raises Refused."""
    check_range(context, source, start, end)
    made = create_code(context, name)
    return made + _first_use(context, source, start, end, made[0].event.code, why)


def _first_use(
    context: CommandContext, source: SourceId, start: int, end: int, code: CodeId, why: str | None
) -> list[Decision]:
    """A coding with a code that is made in the same step."""
    event = CodingCreated(context.new_id(CodingId), source, start, end, code)
    return [Decision(event, checked_note(why), keys_at(context.state, source, start, end))]


def recode(
    context: CommandContext,
    coding: CodingId,
    code: CodeId | None = None,
    why: str | None = None,
    boundaries: tuple[int, int] | None = None,
) -> list[Decision]:
    """Another code, other boundaries (code points, the end exclusive), or both at once.

    Raises Refused, and changes nothing, where either is not possible.
    """
    row = _own(context, coding)
    decisions: list[Decision] = []
    if code is not None:
        live_code(context, code)
        decisions.append(Decision(CodingRecoded(coding, code), checked_note(why), _keys(context, row)))
    if boundaries is not None:
        check_range(context, row.source, *boundaries)
        decisions.append(Decision(CodingResized(coding, *boundaries), checked_note(why), _keys(context, row)))
    if not decisions:
        raise Refused("recode-without-change")
    _check_alone(context, row, row.code if code is None else code, boundaries or (row.start, row.end))
    return decisions


def recode_all(
    context: CommandContext, codings: Sequence[CodingId], code: CodeId, why: str | None = None
) -> list[Decision]:
    """Another code for many codings of one's own, in one step. Passed over are those that have it, and those on whose
    place one's coding with it stands already. Raises Refused, and changes nothing, where none is left."""
    live_code(context, code)
    rows, reason = [_own(context, each) for each in dict.fromkeys(codings)], checked_note(why)
    there = {
        (row.source, row.start, row.end)
        for row in context.state.codings.rows.values()
        if row.by == context.member and row.status == "live" and resolve_merged(context.state, row.code) == code
    }
    decisions = []
    for row in rows:
        if (row.source, row.start, row.end) not in there:
            there.add((row.source, row.start, row.end))
            decisions.append(Decision(CodingRecoded(CodingId(row.id), code), reason, _keys(context, row)))
    if not decisions:
        raise Refused("recode-nothing-left")
    return decisions


def _check_alone(context: CommandContext, row: Coding, code: Id, boundaries: tuple[int, int]) -> None:
    """Raises Refused where a coding would become the same as another of its coder's."""
    there = own_codings_at(context, SourceId(row.source), *boundaries, CodingId(row.id))
    if Id(resolve_merged(context.state, code)) in there:
        raise Refused("coding-twice")


def resize(context: CommandContext, coding: CodingId, start: int, end: int, why: str | None = None) -> list[Decision]:
    """Other boundaries (code points, the end exclusive) for a coding of one's own. Raises Refused."""
    row = _own(context, coding)
    check_range(context, row.source, start, end)
    _check_alone(context, row, row.code, (start, end))
    return [Decision(CodingResized(coding, start, end), checked_note(why), _keys(context, row))]


def uncode(context: CommandContext, coding: CodingId, why: str | None = None) -> list[Decision]:
    """Removes a coding of one's own, or one in a file that one imported. Raises Refused."""
    row = _own(context, coding, may_be_imported=True)
    return [Decision(CodingRemoved(coding), checked_note(why), _keys(context, row))]


def annotate_coding(context: CommandContext, coding: CodingId, weight: int = 0, comment: str = "") -> list[Decision]:
    """The weight of a coding of one's own (1 to 100; 0 for none), and a comment. Raises Refused."""
    row = _own(context, coding)
    if not 0 <= weight <= WEIGHT_MAX:
        raise Refused("weight-outside", max=WEIGHT_MAX)
    return [Decision(CodingAnnotated(coding, weight, checked_note(comment.strip()) or ""), None, _keys(context, row))]


def set_coding_stance(context: CommandContext, coding: CodingId, stance: str, why: str | None = None) -> list[Decision]:
    """Marks a segment as a case against its code (a negative case), or for it again. Raises Refused."""
    row = _own(context, coding)
    if stance not in STANCES:
        raise Refused("stance-unknown")
    if row.stance == stance:
        raise Refused("stance-unchanged")
    return [Decision(CodingStanceSet(coding, stance), checked_note(why), _keys(context, row))]


def code_places(
    context: CommandContext, places: Sequence[tuple[SourceId, int, int]], codes: list[CodeId], why: str | None = None
) -> list[Decision]:
    """Codes many segments (source, start, end) in one step, such as the confirmed hits of a search.

    A segment that the coder has already coded this way is passed over. Raises Refused where none is left.
    """
    own = {(row.source, row.start, row.end, row.code) for row in context.state.codings.rows.values()
           if row.by == context.member and row.status == "live"}  # fmt: skip
    decisions: list[Decision] = []
    for code in codes:
        live_code(context, code)
    hidden, reason = hidden_keys(context.state), checked_note(why)  # once, of however many places
    for place in places:
        keys = checked_keys(context, *place, hidden)
        fresh = (code for code in codes if (*place, code) not in own)
        decisions += [Decision(CodingCreated(context.new_id(CodingId), *place, code), reason, keys) for code in fresh]
    if not decisions:
        raise Refused("already-coded")
    return decisions


def judge_coding(
    context: CommandContext, coding: CodingId, stance: str, code: CodeId | None = None, why: str | None = None
) -> list[Decision]:
    """Agrees or disagrees with a coding, or proposes another code for it. Raises Refused."""
    row = context.state.codings.get(coding)
    if row is None:
        raise Refused("no-such-coding")
    if stance not in JUDGEMENTS or (stance == "propose") != (code is not None):
        raise Refused("judgement-unknown")
    if code is not None:
        live_code(context, code)
    return [Decision(CodingJudged(coding, stance, code), checked_note(why), _keys(context, row))]


def live_source(context: CommandContext, source: SourceId) -> Source:
    """The source, if it can still be read. Raises Refused."""
    row = context.state.sources.get(source)
    if row is None or row.status == "removed":
        raise Refused("no-such-source")
    if row.status == "withdrawn":
        raise Refused("source-withdrawn")
    if row.status == HIDDEN:
        raise Refused("words-hidden")
    return row


def check_range(context: CommandContext, source: SourceId, start: int, end: int) -> None:
    """Raises Refused where this is not a segment of a source whose words are here."""
    checked_keys(context, source, start, end, hidden_keys(context.state))


def checked_keys(context: CommandContext, source: SourceId, start: int, end: int, hidden: set[Id]) -> tuple[KeyId, ...]:
    """The keys of a segment of a source; `hidden` are those of words that are hidden. Raises Refused where this is none
    whose words are here."""
    row = live_source(context, source)
    if not 0 <= start < end <= row.chars:
        raise Refused("range-outside", chars=row.chars, start=start, end=end)
    keys = keys_at(context.state, source, start, end)
    if any(map(context.state.is_shredded, keys)):
        raise Refused("words-withdrawn")
    if not hidden.isdisjoint(keys):
        raise Refused("words-hidden")
    return keys


def _own(context: CommandContext, coding: CodingId, may_be_imported: bool = False) -> Coding:
    """A coding that is this member's; `may_be_imported`: or that a file says, which they imported."""
    row = context.state.codings.get(coding)
    if row is None or row.status != "live":
        raise Refused("no-such-coding")
    is_imported = row.by in context.state.attributed_coders.rows
    if is_imported and not (may_be_imported and answers_for(context.state, row.by) == context.member):
        raise Refused("coding-of-file")
    if not is_imported and row.by != context.member:
        raise Refused("coding-not-own")
    return row


def _keys(context: CommandContext, row: Coding) -> tuple[KeyId, ...]:
    return keys_at(context.state, row.source, row.start, row.end)

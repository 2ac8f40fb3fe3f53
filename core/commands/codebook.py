"""Decisions on codes and categories."""

from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.errors import Refused
from core.events.codebook import (
    COLOUR,
    MAP,
    SPLIT_MAX,
    CodeArranged,
    CodeColoured,
    CodeCreated,
    CodeDefined,
    CodeDeleted,
    CodeMerged,
    CodeMoved,
    CodePlaced,
    CodeReasonGiven,
    CodeRenamed,
    CodeSplit,
)
from core.events.codebook import (
    PARTS as PARTS,
)
from core.events.codebook import (
    SIDES as SIDES,
)
from core.events.registry import RecordedEvent, Unknown, wire_name
from core.ids import CodeId, EventId, Id, MemberId, SourceId, TargetId
from core.limits import CODEBOOK_DEPTH_MAX, ITEMS_MAX
from core.text.speaker_turns import turns
from core.views.code_order import children, placed_by_hand, siblings
from core.views.codebook import depth_of, fits_under, height_of, is_within, resolve_merged, shown_parent
from core.views.records import Code
from core.views.speakers import keys_at
from core.views.state import State


def create_code(
    context: CommandContext,
    name: str,
    parent: CodeId | None = None,
    definition: str = "",
    colour: str = "",
    why: str | None = None,
) -> list[Decision]:
    """A new code, under another one or at the top. Raises Refused."""
    name = checked_name(name)
    if parent is not None:
        live_code(context, parent)
        _check_depth(fits_under(context.state, parent))
    event = CodeCreated(
        context.new_id(CodeId), name, parent, checked_note(definition) or "", checked_colour(colour), None
    )
    return [Decision(event, checked_note(why))]


def create_in_vivo(
    context: CommandContext, source: SourceId, start: int, end: int, parent: CodeId | None = None
) -> list[Decision]:
    """A code named with the participant's own words (in vivo), sealed with their key; the names of speakers that stand
    in the segment are nobody's words. Raises Refused."""
    name = checked_name(_without_speakers(context.text(source), start, end))
    event = CodeCreated(context.new_id(CodeId), name, parent, "", "", source)
    return [Decision(event, keys=keys_at(context.state, source, start, end))]


def _without_speakers(text: str, start: int, end: int) -> str:
    """A segment without the labels of its turns; as it stands where there is nothing else."""
    labels = [turn for turn in turns(text) if turn.start < end and start < turn.words]
    edges = [start, *(edge for turn in labels for edge in (turn.start, turn.words)), end]
    pieces = [text[max(one, start) : min(two, end)] for one, two in zip(edges[::2], edges[1::2], strict=True)]
    words = " ".join(each.strip() for each in pieces if each.strip())
    return words or text[start:end]


def rename_code(context: CommandContext, code: CodeId, name: str, why: str | None = None) -> list[Decision]:
    """Another name. It also settles names given at the same time, even by repeating one of them. Raises Refused."""
    row = live_code(context, code)
    name = checked_name(name)
    if len(row.names) == 1 and context.words(row.name) == name:
        raise Refused("code-name-unchanged", name=name)
    return [Decision(CodeRenamed(code, name), checked_note(why))]


def define_code(context: CommandContext, code: CodeId, part: str, text: str, why: str | None = None) -> list[Decision]:
    """Describes a code: what it means, when to use it, when not, and an example. Raises Refused."""
    live_code(context, code)
    if part not in PARTS:
        raise Refused("code-part-unknown", parts=PARTS)
    return [Decision(CodeDefined(code, part, checked_note(text) or ""), checked_note(why))]


def colour_code(context: CommandContext, code: CodeId, colour: str) -> list[Decision]:
    """Another colour. Raises Refused."""
    live_code(context, code)
    return [Decision(CodeColoured(code, checked_colour(colour)))]


def arrange_code(context: CommandContext, code: CodeId, across: int, down: int) -> list[Decision]:
    """Another place on the code map, in thousandths of its width and height. Raises Refused."""
    row = live_code(context, code)
    if not (0 <= across <= MAP and 0 <= down <= MAP):
        raise Refused("place-off-the-map")
    if row.on_map == (across, down):
        raise Refused("code-not-moved")
    return [Decision(CodeArranged(code, across, down))]


def move_code(context: CommandContext, code: CodeId, parent: CodeId | None, why: str | None = None) -> list[Decision]:
    """Moves a code under another one, or to the top. Raises Refused."""
    row = live_code(context, code)
    if row.parent == parent:
        raise Refused("code-not-moved")
    if parent is not None:
        live_code(context, parent)
        if is_within(context.state, parent, code):
            raise Refused("code-under-itself")
        _check_depth(fits_under(context.state, parent, code))
    return [Decision(CodeMoved(code, parent), checked_note(why))]


def place_code(
    context: CommandContext, code: CodeId, side: str, beside: CodeId, why: str | None = None
) -> list[Decision]:
    """Puts a code right before or after another one, under the same code as that one. Raises Refused."""
    live_code(context, code)
    live_code(context, beside)
    if side not in SIDES or code == beside:
        raise Refused("code-beside-itself")
    order = siblings(context.state, beside, context.shown)
    if code in order:
        neighbour = order.index(code) + (1 if side == "before" else -1)
        if 0 <= neighbour < len(order) and order[neighbour] == beside:
            raise Refused("code-not-moved")
    return placed(context, code, side, beside, why)


def placed(context: CommandContext, code: CodeId, side: str, beside: CodeId, why: str | None = None) -> list[Decision]:
    """The same, also where it stands there already. Raises Refused."""
    parent, order = shown_parent(context.state, beside), siblings(context.state, beside, context.shown)
    moved = [] if code in order else move_code(context, code, parent, why)
    by_hand = placed_by_hand(context.state) | {code}  # so that it can be undone however they were placed
    listed = tuple(Id(each) for each in order if each not in by_hand)[:ITEMS_MAX]
    return [*moved, Decision(CodePlaced(code, side, beside, listed), checked_note(why))]


def place_at_end(
    context: CommandContext, code: CodeId, parent: CodeId | None, is_first: bool, why: str | None = None
) -> list[Decision]:
    """Puts a code first or last of those under another one, or at the top. Raises Refused."""
    others = [each for each in children(context.state, parent, context.shown) if each != code]
    if not others:
        return move_code(context, code, parent, why)
    return place_code(context, code, "before" if is_first else "after", others[0 if is_first else -1], why)


def merge_codes(context: CommandContext, code: CodeId, into: CodeId, why: str | None = None) -> list[Decision]:
    """Merges a code into another one. Raises Refused."""
    live_code(context, code)
    live_code(context, into)
    if is_within(context.state, into, code):
        raise Refused("code-merged-into-itself")
    _check_depth(depth_of(context.state, into) + height_of(context.state, code) <= CODEBOOK_DEPTH_MAX)
    return [Decision(CodeMerged(code, into), checked_note(why))]


def split_code(context: CommandContext, code: CodeId, names: list[str], why: str | None = None) -> list[Decision]:
    """Splits a code into new ones beside it. Its codings stay with it until somebody recodes them. Raises Refused."""
    row = live_code(context, code)
    names = [checked_name(name) for name in names]
    if len(set(names)) < 2:
        raise Refused("split-too-few-names")
    if len(names) > SPLIT_MAX:
        raise Refused("split-too-many-names", max=SPLIT_MAX)
    made = [CodeCreated(context.new_id(CodeId), name, row.parent, "", row.colour, None) for name in names]
    reason = checked_note(why)
    return [
        *(Decision(event, reason) for event in made),
        Decision(CodeSplit(code, tuple(event.code for event in made)), reason),
    ]


def delete_code(context: CommandContext, code: CodeId, why: str | None = None) -> list[Decision]:
    """Deletes a code. The history keeps it and its codings. Raises Refused."""
    live_code(context, code)
    return [Decision(CodeDeleted(code), checked_note(why))]


def give_reason(context: CommandContext, decision: EventId, reason: str) -> list[Decision]:
    """Says why one decided something about a code, after it was decided, in place of what one said of it before.
    Raises Refused where the decision is none on codes, or another member's."""
    recorded = context.event(decision)
    if not _is_decision(recorded):
        raise Refused("reason-for-no-decision")
    if not may_give_reason(context.state, context.member, recorded):
        raise Refused("reason-for-others")
    if not reason.strip():
        raise Refused("reason-missing")
    code = CodeId(recorded.event.code)
    return [Decision(CodeReasonGiven(code, TargetId(recorded.id), checked_note(reason.strip()) or ""))]


def _is_decision(recorded: RecordedEvent) -> bool:
    is_known = not isinstance(recorded.event, (CodeReasonGiven, Unknown))
    return is_known and wire_name(recorded.event).startswith("code.")


def may_give_reason(state: State, member: MemberId, recorded: RecordedEvent) -> bool:
    """Whether an event is this member's decision on a code, so that they can say why."""
    device = state.devices.get(recorded.device)
    return _is_decision(recorded) and device is not None and device.member == member


def _check_depth(fits: bool) -> None:
    if not fits:
        raise Refused("code-too-deep", max=CODEBOOK_DEPTH_MAX)


def checked_colour(colour: str) -> str:
    """A colour as #rrggbb, or nothing. Raises Refused."""
    colour = colour.strip().lower()
    if colour and not colour.startswith("#"):
        colour = "#" + colour
    if COLOUR.breach(colour):
        raise Refused("colour-malformed", colour=colour)
    return colour


def live_code(context: CommandContext, code: CodeId) -> Code:
    """The code, if it can still be used. Raises Refused."""
    row = context.state.codes.get(code)
    if row is None:
        raise Refused("no-such-code")
    if row.status == "merged":
        into = context.words(context.state.codes.rows[resolve_merged(context.state, code)].name)
        raise Refused("code-merged", into=into)
    if row.status == "deleted":
        raise Refused("code-deleted")
    return row

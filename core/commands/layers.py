"""Decisions on what stands in a layer over a transcript."""

from itertools import pairwise

from core.commands.codings import check_range, live_source
from core.commands.context import CommandContext, Decision, checked_note
from core.errors import Refused
from core.events.layers import PassageLinked, PassageUnlinked, TextReplaced
from core.ids import PassageLinkId, ReplacementId, SourceId
from core.limits import NOTE_CODE_POINTS_MAX
from core.text.ranges import MeetingOptions, overlaps
from core.views.layers import LAYERS, live
from core.views.sources import keys_at


def replace_words(
    context: CommandContext, source: SourceId, layer: str, places: MeetingOptions, words: str, why: str | None = None
) -> list[Decision]:
    """In a layer, other words stand at these places (code points of the text as it was brought in)."""
    row = live_source(context, source)
    if layer not in LAYERS:
        raise Refused(f"A layer is one of these: {', '.join(LAYERS)}.")
    places = tuple(sorted(places))
    if not places:
        raise Refused("There is no such place in the text.")
    if places[0][0] < 0 or places[-1][1] > row.chars or any(start >= end for start, end in places):
        raise Refused(f"A place lies within the {row.chars} characters of the text, and is not empty.")
    if any(one[1] > other[0] for one, other in pairwise(places)):
        raise Refused("Two of these places overlap.")
    if any(overlaps(each.places, places) for each in live(context.state, source, layer)):
        raise Refused("Something stands in this layer there already; undo that first.")
    if len(words) > NOTE_CODE_POINTS_MAX:
        raise Refused("This is too long to stand for something in a text.")
    event = TextReplaced(context.new_id(ReplacementId), source, layer, places, words)
    keys = {key for start, end in places for key in keys_at(context.state, source, start, end)}
    return [Decision(event, checked_note(why), tuple(sorted(keys)))]


def link_passages(
    context: CommandContext,
    source: SourceId,
    passage: tuple[int, int],
    original: tuple[int, int],
    why: str | None = None,
) -> list[Decision]:
    """A passage of a condensed text stands for one of the text that it is derived from."""
    row = live_source(context, source)
    if row.derived_from is None:
        raise Refused("Only a condensed text stands for another.")
    check_range(context, source, *passage)
    check_range(context, row.derived_from, *original)
    event = PassageLinked(context.new_id(PassageLinkId), source, *passage, *original)
    return [Decision(event, checked_note(why), keys_at(context.state, source, *passage))]


def unlink_passages(context: CommandContext, link: PassageLinkId) -> list[Decision]:
    """They do not belong together."""
    row = context.state.passages.get(link)
    if row is None or row.status != "live":
        raise Refused("These passages are not linked.")
    return [Decision(PassageUnlinked(link))]

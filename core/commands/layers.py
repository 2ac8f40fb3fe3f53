"""Decisions on the layers over a transcript (corrected, anonymised), and on links from summaries to originals."""

from itertools import pairwise

from core.commands.codings import check_range, live_source
from core.commands.context import CommandContext, Decision, checked_note
from core.errors import Refused
from core.events.layers import PassageLinked, PassageUnlinked, TextReplaced
from core.ids import PassageLinkId, ReplacementId, SourceId
from core.limits import NOTE_CODE_POINTS_MAX
from core.text.ranges import Ranges
from core.views.edits_by_text import is_free
from core.views.layers import LAYERS
from core.views.speakers import keys_at


def replace_words(
    context: CommandContext, source: SourceId, layer: str, places: Ranges, words: str, why: str | None = None
) -> list[Decision]:
    """Replaces the words at these places (code points of the imported text) in a layer. Raises Refused."""
    row = live_source(context, source)
    if layer not in LAYERS:
        raise Refused("layer-unknown", layers=LAYERS)
    places = tuple(sorted(places))
    if not places:
        raise Refused("no-such-place")
    if places[0][0] < 0 or places[-1][1] > row.chars or any(start >= end for start, end in places):
        raise Refused("place-outside", chars=row.chars)
    if any(one[1] > other[0] for one, other in pairwise(places)):
        raise Refused("places-overlap")
    if not is_free(context.state, source, layer, places):
        raise Refused("place-already-replaced")
    if len(words) > NOTE_CODE_POINTS_MAX:
        raise Refused("replacement-too-long", max=NOTE_CODE_POINTS_MAX)
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
    """Links a segment of a summary to the segment of the original that it summarises. Raises Refused."""
    row = live_source(context, source)
    if row.derived_from is None:
        raise Refused("source-not-condensed")
    check_range(context, source, *passage)
    check_range(context, row.derived_from, *original)
    event = PassageLinked(context.new_id(PassageLinkId), source, *passage, *original)
    return [Decision(event, checked_note(why), keys_at(context.state, source, *passage))]


def unlink_passages(context: CommandContext, link: PassageLinkId) -> list[Decision]:
    """Removes the link between a summary segment and its original. Raises Refused."""
    row = context.state.passages.get(link)
    if row is None or row.status != "live":
        raise Refused("no-such-link")
    return [Decision(PassageUnlinked(link))]

"""What coders think of each other's codings, and what they agreed on, for exports: in words, and as values."""

from collections import defaultdict
from typing import NamedTuple

from core.analysis.consensus import talked_through
from core.analysis.presentation import Presentation
from core.exporting.svg import day
from core.ids import CodingId
from core.views.codebook import resolve_merged
from core.views.records import Consensus, Judgement


class Agreed(NamedTuple):
    """A consensus: the code points of the text as spoken, and its words; the paths of the codes (none: no code belongs
    there), and whose codings differed."""

    row: Consensus
    quote: str
    codes: tuple[str, ...]
    coders: tuple[str, ...]
    why: str


def judgements(presentation: Presentation) -> list[Judgement]:
    """What members think of codings that stand, in the order in which they said it."""
    said = presentation.judgements()
    asked = {each.coding for each in said}
    standing = {each.id for each in presentation.counted_in_order() if each.id in asked} if asked else ()
    found = [each for each in said if each.coding in standing]
    return sorted(found, key=lambda each: (each.at, each.coding, each.by))


def judged(presentation: Presentation) -> dict[CodingId, list[str]]:
    """The same in words, by coding."""
    found: dict[CodingId, list[str]] = defaultdict(list)
    say = presentation.translator
    for each in judgements(presentation):
        proposed = f" → {presentation.path(each.code)}" if each.code else ""
        told = say(f"term-stance-{each.stance}") + proposed
        why = f" ({why})" if (why := presentation.why(each.why)) else ""
        found[each.coding].append(say("export-labelled", label=presentation.member(each.by), words=told + why))
    return found


def agreed(presentation: Presentation) -> list[Agreed]:
    """What coders agreed on, in the order in which they did; but what tells of codings that a blind round hides."""
    state = presentation.state
    rows = [row for row in talked_through(presentation) if not any(map(presentation.is_hidden_coding, row.about))]
    rows.sort(key=lambda row: (row.at, row.id))
    return [
        Agreed(
            row, presentation.passage(row.source, row.start, row.end),
            tuple(dict.fromkeys(presentation.path(resolve_merged(state, each)) for each in row.codes)),
            tuple(dict.fromkeys(presentation.member(state.codings.rows[each].by) for each in row.about)),
            presentation.why(row.why) or "",
        )
        for row in rows
    ]  # fmt: skip


def agreed_lines(presentation: Presentation) -> tuple[tuple[str, str], ...]:
    """The same in words: where, and what."""
    say, lines = presentation.translator, []
    for each in agreed(presentation):
        row = each.row
        where = {"source": presentation.source(row.source), "start": str(row.start), "end": str(row.end)}
        said = {"quote": each.quote, "codes": "; ".join(each.codes) or say("report-no-code"), "why": each.why}
        signed = {"by": presentation.member(row.by), "day": day(row.at, say)}
        lines.append((say("export-place-gone", **where), say("export-agreed", **said, **signed)))
    return tuple(lines)

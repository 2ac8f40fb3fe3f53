"""What stays on the codings of a second copy of a text when what one made there has gone to the first."""

from collections.abc import Collection
from typing import NamedTuple

from core.analysis.consensus import talked_through
from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.chosen_quotes import choices_by_code
from core.views.quotes import numbers_by_coding


class Left(NamedTuple):
    """How much of each kind was left there."""

    judgements: int
    consensus: int
    quotes: int
    links: int


def left_on(presentation: Presentation, codings: Collection[Id]) -> Left:
    """What stands on these codings: judgements of others, consensus about them, quotes that are chosen or
    numbered, and links of memos to them."""
    state, me = presentation.state, presentation.project.member
    chosen = {Id(each.coding) for some in choices_by_code(state).values() for each in some}
    memos = presentation.live_memos()
    return Left(
        sum(row.coding in codings and row.by != me for row in presentation.judgements()),
        sum(any(each in codings for each in row.about) for row in talked_through(presentation)),
        len((chosen | {*numbers_by_coding(state)}) & {*codings}),
        sum(thing in codings for memo in memos for _, thing in memo.links),
    )

"""The result table (theme table): the categories in their order, what the researcher says of each, chosen quotes, and
how many informants carry it."""

from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.codebook_tree import Branch, codes_in_order
from core.analysis.consents import QuoteConsent
from core.analysis.figures import gone_in, is_gone, is_without_code
from core.analysis.informants import informants_by_code, informants_within
from core.analysis.presentation import Presentation
from core.ids import CodeId, CodingId, Id
from core.messages import Message
from core.views.chosen_quotes import choices_by_code
from core.views.codebook import is_within
from core.views.records import Coding
from core.views.speakers import spoken_by

WITHDRAWN, REMOVED, ELSEWHERE, AGAINST = "withdrawn", "removed", "elsewhere", "against"
"""Why a chosen quote is shown no longer: its words were withdrawn, its coding was removed, the coding has a code now
that is not of this category, or it speaks against its code."""


class ShownQuote(NamedTuple):
    """A chosen quote as people read it: its words in the layer that is shown, who speaks (the text's name where that
    is not known), the text, the code, and the member who chose it. `without_consent`: whoever speaks has not consented
    to be quoted."""

    coding: CodingId
    words: str
    speaker: str
    source: str
    code: str
    chosen_by: str
    without_consent: bool = False


class GoneQuote(NamedTuple):
    """A chosen quote that cannot be shown, and why."""

    coding: CodingId
    reason: str


class ResultRow(NamedTuple):
    """A code or category. `codings` and `informants` count those of all below it too; informants are participants who
    take part and speak in its segments, each once. `content` is what the researcher says of it."""

    code: CodeId
    depth: int
    name: str
    definition: str
    content: str
    is_category: bool
    codings: int
    informants: int
    quotes: tuple[ShownQuote, ...]
    gone: tuple[GoneQuote, ...]


def result_table(presentation: Presentation) -> list[ResultRow]:
    """All codes in use in the researchers' own order, each category followed by what stands under it. Every code has
    a row of its own, so that each is counted by its informants."""
    by_code, chosen = informants_by_code(presentation), chosen_quotes(presentation)
    found, consent = [], QuoteConsent(presentation.state)
    for branch, depth in codes_in_order(presentation):
        quotes, gone = chosen.get(branch.code, ((), ()))
        informants = len(informants_within(branch, by_code))
        words = branch.parts.get("definition", ""), branch.parts.get("content", "")
        is_category = bool(branch.children)
        row = ResultRow(
            branch.code, depth, branch.name, *words, is_category, branch.codings_within, informants,
            tuple(shown_quote(presentation, coding, by, consent) for coding, by in quotes), gone,
        )  # fmt: skip
        found.append(row)
    return found


def what_counts(presentation: Presentation) -> Message:
    """What the figures of the table count, and how many of the codings stand on words that were withdrawn."""
    counted, is_gone = Message("results-counted"), gone_in(presentation)
    gone = sum(is_gone(each) and not is_without_code(presentation, each) for each in presentation.counted_codings())
    return Message("crosstab-with-gone", {"counts": counted, "count": gone}) if gone else counted


Chosen = tuple[tuple[tuple[Coding, Id], ...], tuple[GoneQuote, ...]]
"""Codings with who chose them, and what is gone."""


def chosen_quotes(presentation: Presentation) -> dict[CodeId, Chosen]:
    """For each code the quotes that were chosen for it, in the order in which they were chosen, and those that are
    gone. What a round of blind coding hides is in neither."""
    here = {each.id: each for each in presentation.live_codings()}
    found: dict[CodeId, Chosen] = {}
    for code, choices in choices_by_code(presentation.state).items():
        shown, gone = [], []
        for choice in choices:
            if presentation.is_hidden_coding(choice.coding):
                continue
            reason = _reason(presentation, code, here.get(choice.coding))
            if reason:
                gone.append(GoneQuote(choice.coding, reason))
            else:
                shown.append((here[choice.coding], Id(choice.by)))
        if shown or gone:
            found[code] = tuple(shown), tuple(gone)
    return found


def chosen_within(branch: Branch, chosen: dict[CodeId, Chosen]) -> Iterable[tuple[Branch, Chosen]]:
    """A category and all below it for which a quote was chosen, in their order."""
    if branch.code in chosen:
        yield branch, chosen[branch.code]
    for child in branch.children:
        yield from chosen_within(child, chosen)


def _reason(presentation: Presentation, code: CodeId, coding: Coding | None) -> str:
    if coding is None:
        return REMOVED
    if is_gone(presentation, coding) or presentation.reader(coding.source) is None:
        return WITHDRAWN
    if not is_within(presentation.state, coding.code, code):
        return ELSEWHERE
    return AGAINST if coding.stance == "against" else ""


def shown_quote(presentation: Presentation, coding: Coding, by: Id, consent: QuoteConsent) -> ShownQuote:
    """A coding's segment as a quote."""
    people = [presentation.participant(each) for each in spoken_by(presentation.state, coding)]
    source = presentation.source(coding.source)
    return ShownQuote(
        coding.id,
        presentation.quote(coding),
        ", ".join(people) or source,
        source,
        presentation.code(coding.code),
        presentation.member(by),
        consent.is_missing(coding),
    )

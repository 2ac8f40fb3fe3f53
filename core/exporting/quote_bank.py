"""The quote bank as a table of words, for people and files."""

from collections.abc import Sequence

from core.analysis.presentation import Presentation
from core.analysis.quote_bank import BankQuote
from core.exporting.wide_table import WideTable


def as_table(presentation: Presentation, quotes: Sequence[BankQuote]) -> WideTable:
    """Number, quote, who speaks, where, codes, and where it is used."""
    say = presentation.translator
    header = (
        "results-number",
        "results-quote-words",
        "results-speaker",
        "results-place",
        "common-codes",
        "results-used",
    )
    rows = tuple(
        (", ".join(each.labels), _words(presentation, each), each.speaker, f"{each.source} {each.start}–{each.end}",
         "\n".join(each.codes), "\n".join(each.used))
        for each in quotes
    )  # fmt: skip
    return WideTable(say("results-bank"), tuple(map(say, header)), rows, (2, 9, 3, 4, 4, 4))


def _words(presentation: Presentation, quote: BankQuote) -> str:
    say = presentation.translator
    if quote.gone:
        return say("results-bank-gone", reason=quote.gone)
    said = [quote.words, *remarks(presentation, quote)]
    return "\n".join(said)


def remarks(presentation: Presentation, quote: BankQuote) -> list[str]:
    """What is to be known of a quote before it is used: it speaks against its code, or nobody consented to it."""
    say = presentation.translator
    against = [say("results-bank-against")] if quote.is_against else []
    return [*against, *([say("common-no-consent-to-quote")] if quote.without_consent else [])]

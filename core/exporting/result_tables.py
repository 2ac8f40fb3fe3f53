"""The result table as a table of words, for people and files."""

from core.analysis.presentation import Presentation
from core.analysis.result_table import ResultRow, result_table, what_counts
from core.exporting.wide_table import WideTable

INDENT = "\u2003"


def as_table(presentation: Presentation) -> WideTable:
    """Category, what the researcher says of it (or else its definition), chosen quotes, participants and codings."""
    say = presentation.translator
    header = ("results-category", "results-content", "results-quotes", "results-participants", "common-codings")
    found = result_table(presentation)
    rows = tuple(
        (INDENT * row.depth + row.name, row.content or row.definition, "\n".join(quoted(presentation, row)),
         row.informants, row.codings)
        for row in found
    )  # fmt: skip
    notes = (say.say(what_counts(presentation)),)
    return WideTable(say("results-table"), tuple(map(say, header)), rows, (6, 7, 10, 3, 3), notes)


def quoted(presentation: Presentation, row: ResultRow) -> list[str]:
    """The chosen quotes of a row, each with who speaks; then what is said of those that are gone."""
    say = presentation.translator
    shown = [
        say("results-quote", words=each.words, speaker=each.speaker)
        + (f" ({say('common-no-consent-to-quote')})" if each.without_consent else "")
        for each in row.quotes
    ]
    return shown + [say("results-gone", reason=each.reason) for each in row.gone]

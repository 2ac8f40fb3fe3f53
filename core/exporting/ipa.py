"""The tables of interpretative phenomenological analysis as tables of words: of each case, and of the group."""

from core.analysis.figures import taking_part
from core.analysis.ipa import case_table, group_table
from core.analysis.presentation import Presentation
from core.exporting.wide_table import WideTable
from core.ids import Id

CASE = ("results-ipa-theme", "results-ipa-statement", "results-ipa-words", "results-ipa-place", "results-ipa-notes")
GROUP = ("results-ipa-group", "results-ipa-theme", "results-content", "results-participants", "results-quotes")


def case_as_table(presentation: Presentation, participant: Id) -> WideTable:
    """The statements of one case under their themes."""
    say = presentation.translator
    rows = tuple(
        (
            " › ".join(filter(None, (each.group, each.theme))) or say("results-ipa-not-gathered"),
            each.statement or "—",
            say("results-words", words=each.words)
            + (f" [{say('export-negative-case')}]" if each.is_against else "")
            + (f" ({say('common-no-consent-to-quote')})" if each.without_consent else ""),
            say("results-ipa-line", source=each.source, line=each.line),
            "\n".join(each.notes),
        )
        for each in case_table(presentation, participant)
    )
    title = say("results-ipa-case", participant=presentation.participant(participant))
    return WideTable(title, tuple(map(say, CASE)), rows, (5, 5, 8, 3, 5))


def group_as_table(presentation: Presentation) -> WideTable:
    """The themes of the group, with the cases that have them."""
    say = presentation.translator
    people = len(taking_part(presentation))
    rows = tuple(
        (
            each.group or say("results-ipa-not-grouped"),
            each.theme,
            each.content,
            say("results-ipa-cases", count=len(each.cases), people=people, names=list(each.cases)),
            "\n".join(
                say("results-quote", words=words, speaker=name)
                + (f" ({say('common-no-consent-to-quote')})" if name in each.not_quotable else "")
                for name, words in each.quotes
            ),
        )
        for each in group_table(presentation)
    )
    return WideTable(say("results-ipa-of-group"), tuple(map(say, GROUP)), rows, (4, 4, 5, 4, 9))


def all_as_tables(presentation: Presentation) -> list[WideTable]:
    """The group's table, then one for each case."""
    cases = (case_as_table(presentation, each) for each in taking_part(presentation))
    return [group_as_table(presentation), *(table for table in cases if table.rows)]

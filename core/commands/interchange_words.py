"""What of an imported project may repeat words or names of people, and the words and names that it may repeat."""

from collections.abc import Iterator

from core.commands.context import CommandContext
from core.commands.foreign_project import Foreign
from core.errors import Refused


def typed_on(*texts: str) -> str:
    """What is said of one thing, as it is compared."""
    return " ¶ ".join(texts)


def typed_in(foreign: Foreign) -> Iterator[str]:
    """What people of the project wrote, and what is said of it: all that may repeat somebody's words."""
    yield from (typed_on(code.name, code.definition) for code in foreign.codes)
    yield from (typed_on(coding.why, coding.comment) for coding in foreign.codings if coding.why or coding.comment)
    yield from (memo.text for memo in foreign.memos)
    yield from (each.why for each in foreign.own.judgements)
    yield from (each.why for each in foreign.own.consensus)
    yield from (each.words for each in foreign.own.layers)
    yield from (line for omission in foreign.omissions for line in omission.things)


def texts_here(context: CommandContext) -> Iterator[str]:
    """The words of all texts in the project that can be read."""
    for row in context.state.sources.values():
        if row.status == "live":
            try:
                yield context.text(row.id)
            except Refused:  # its key is not here, or gone
                continue


def names_of_people(context: CommandContext, foreign: Foreign) -> list[str]:
    """The pseudonyms of the people who come, and of those who are there."""
    here = (context.words(row.pseudonym) for row in context.state.participants.values())
    return [*(case.name for case in foreign.cases), *filter(None, here)]

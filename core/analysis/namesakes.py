"""Codes that have one name: which others are called like some that were just named."""

from collections.abc import Iterable

from core.analysis.presentation import Presentation
from core.events.codebook import CodeCreated, CodeRenamed
from core.events.registry import RecordedEvent
from core.ids import CodeId
from core.messages import Message
from core.text.normal import look_alike
from core.views.records import Code

IN_USE = ("live", "split")


def namesakes(presentation: Presentation, codes: Iterable[CodeId]) -> list[CodeId]:
    """The codes in use whose names look the same as that of another one of `codes`, in the order in which they were
    made. Names that were withdrawn look like none."""
    rows = presentation.state.codes.rows
    wanted = [(each, _name(presentation, rows[each])) for each in codes if each in rows]
    alike = []
    for row in rows.values():
        name = _name(presentation, row) if row.status in IN_USE else ""
        if name and any(code != row.id and name == other for code, other in wanted):
            alike.append(row)
    return [row.id for row in sorted(alike, key=lambda row: (row.at, row.id))]


def namesakes_sentence(presentation: Presentation, made: Iterable[RecordedEvent]) -> Message | None:
    """What is said where some events gave a code the name of another; None where they did not."""
    found = namesakes(presentation, named_codes(made))
    if not found:
        return None
    name = presentation.words(presentation.state.codes.rows[found[0]].name)
    places = [presentation.path(each) for each in found]
    return Message("codebook-namesakes", {"name": name, "count": len(found), "places": places})


def named_codes(made: Iterable[RecordedEvent]) -> list[CodeId]:
    """The codes that some events gave a name."""
    return [each.event.code for each in made if isinstance(each.event, CodeCreated | CodeRenamed)]


def _name(presentation: Presentation, row: Code) -> str:
    name = presentation.words(row.name)
    return "" if name == presentation.withdrawn else look_alike(name)

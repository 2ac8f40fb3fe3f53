"""Codes that a query names and that are in use no more: what became of them is said, not that there are none."""

from core.analysis.namesakes import IN_USE
from core.analysis.presentation import Presentation
from core.errors import UnknownName
from core.text.normal import look_alike
from core.views.codebook import resolve_merged


def gone(presentation: Presentation, given: str) -> UnknownName | None:
    """What to say of a name or id that is a deleted or merged code's alone; None where it is none's."""
    rows = presentation.state.codes.rows
    wanted = look_alike(given)
    found = [
        row for row in presentation.state.codes.values()
        if row.status not in IN_USE
        and (row.id.hex() == wanted or look_alike(presentation.project.words(row.name) or "") == wanted)
    ]  # fmt: skip
    if not found:
        return None
    row = max(found, key=lambda each: (each.at, each.id))
    name = presentation.words(row.name)
    into = rows.get(resolve_merged(presentation.state, row.id))
    if into is None or into.status not in IN_USE:
        return UnknownName("query-code-deleted", name=name)
    return UnknownName("query-code-merged", name=name, into=presentation.words(into.name))

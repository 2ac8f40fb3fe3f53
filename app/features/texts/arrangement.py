"""In which order and groups the texts stand on the screen. It is remembered while the project is open, and written
nowhere: the name of an attribute is a word of the study."""

from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from app.i18n.catalogue import Catalogue
from app.services.project_session import ProjectSession
from core.analysis.attributes import attribute_names, shown_value
from core.analysis.presentation import Presentation
from core.text.alphabet import alphabetical
from core.views.records import Source

SORTS = ("imported", "name", "kind", "length", "codings")
GROUPS = ("none", "kind", "participant")
ATTRIBUTE = "attribute:"


class Arrangement(NamedTuple):
    """One of SORTS; one of GROUPS, or the name of an attribute after ATTRIBUTE; whether texts set aside are listed."""

    sort: str = "imported"
    group: str = "none"
    shows_aside: bool = False


_of: "WeakKeyDictionary[ProjectSession, Arrangement]" = WeakKeyDictionary()


def arrangement_of(session: ProjectSession) -> Arrangement:
    """As it was chosen last."""
    return _of.get(session, Arrangement())


def keep(session: ProjectSession, chosen: Arrangement) -> None:
    """Remembers a choice."""
    _of[session] = chosen


def group_names(presentation: Presentation, w: Catalogue) -> list[tuple[str, str]]:
    """By what texts can be grouped, with the words for it."""
    named = [(each, w(f"texts-group-{each}")) for each in GROUPS]
    return named + [(f"{ATTRIBUTE}{each}", each) for each in attribute_names(presentation)]


def arranged(
    presentation: Presentation, w: Catalogue, rows: Iterable[Source], codings: dict[bytes, int], chosen: Arrangement
) -> list[tuple[str, list[Source]]]:
    """The texts in their groups, each with its heading, which is empty where nothing is grouped. `codings`: how many a
    text has."""
    ordered = list(rows)
    if chosen.sort == "name":
        ordered.sort(key=lambda row: alphabetical(presentation.source(row.id)))
    elif chosen.sort == "kind":
        ordered.sort(key=lambda row: w(f"term-source-{row.kind}"))
    elif chosen.sort == "length":
        ordered.sort(key=lambda row: -row.chars)
    elif chosen.sort == "codings":
        ordered.sort(key=lambda row: -codings.get(row.id, 0))
    if chosen.group == "none":
        return [("", ordered)]
    groups: dict[str, list[Source]] = {}
    for row in ordered:
        groups.setdefault(_group(presentation, w, row, chosen.group), []).append(row)
    last = (presentation.withdrawn, w("texts-group-without"))  # those of whom nobody is named
    return sorted(groups.items(), key=lambda each: (each[0] in last, alphabetical(each[0])))


def _group(presentation: Presentation, w: Catalogue, row: Source, by: str) -> str:
    if by == "kind":
        return w(f"term-source-{row.kind}")
    if by == "participant":
        people = [presentation.participant(each) for each in row.participants]
        return w.list(people) or w("texts-group-without")
    name = by.removeprefix(ATTRIBUTE)
    value = presentation.words(dict(row.attributes)[name]) if name in dict(row.attributes) else ""
    return f"{name}: {shown_value(presentation, name, value)}" if value else w("texts-group-without")

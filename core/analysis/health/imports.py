"""Projects of other tools that two imported before they heard of each other."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress

from core.analysis.health.facts import Facts
from core.analysis.health.finding import Finding, Named, finding
from core.commands.texts_again import WORDS_MIN
from core.errors import Refused
from core.ids import EventId, ForeignId, Id
from core.log.acts import start_of
from core.project import Project
from core.views.records import Coding, Memo, Source


def imported_twice(project: Project, _: Facts) -> Iterator[Finding]:
    """Imports that brought in texts which another import had brought in before them in the order, unseen."""
    doubles: defaultdict[EventId, list[tuple[Source, Source]]] = defaultdict(list)
    timeline, met = project.timeline, set[Id]()
    for rows in (*_by_guid(project).values(), *_by_words(project)):
        first, *later = sorted(rows, key=lambda row: timeline.place_of(row.event))
        for each in later:
            if _project_of(project, each) != _project_of(project, first) and each.id not in met:
                met.add(each.id)
                doubles[timeline.act_begun(start_of(project.event(each.event)))].append((first, each))
    for pairs in doubles.values():
        first, second = pairs[0]
        yield finding(
            "imported-twice",
            Named("member", second.by),
            other=Named("member", first.by),
            texts=len(pairs),
            pairs=f"{second.id.hex()[:8]} {first.id.hex()[:8]}",
            since=_made_since(project, {row.id for _, row in pairs}),
            number=str(timeline.place_of(second.event) + 1),
        )


def _by_guid(project: Project) -> dict[tuple[ForeignId, int], list[Source]]:
    """Texts that stand, by the GUID that they had in their file and their length, where several have both."""
    found: defaultdict[tuple[ForeignId, int], list[Source]] = defaultdict(list)
    state = project.state
    for row in state.sources.values():
        known = state.imports.get(row.id) if row.status == "live" else None
        if known is not None:
            found[known.there, row.chars].append(row)
    return {known: rows for known, rows in found.items() if len(rows) > 1}


def _by_words(project: Project) -> Iterator[list[Source]]:
    """Texts of several members' imports that stand and have the same words, where several do: some tools give new GUIDs
    at each export."""
    alike: defaultdict[int, list[Source]] = defaultdict(list)
    for row in project.state.sources.values():
        if row.status == "live" and row.chars >= WORDS_MIN and row.id in project.state.imports.rows:
            alike[row.chars].append(row)
    for rows in alike.values():
        same: defaultdict[str, list[Source]] = defaultdict(list)
        for row in rows if len({each.by for each in rows}) > 1 else ():
            with suppress(Refused):
                same[project.text(row.id)].append(row)
        yield from (each for each in same.values() if len({row.by for row in each}) > 1)


def _project_of(project: Project, row: Source) -> ForeignId:
    return project.state.imports.rows[row.id].project


def _made_since(project: Project, texts: set[Id]) -> int:
    """How many codings and memos members made on some texts themselves."""
    state = project.state
    codings = [row for row in state.codings.values() if row.source in texts]
    on = {*texts, *(row.id for row in codings)}
    made: list[Coding | Memo] = [*codings, *(row for row in state.memos.values() if row.on in on)]
    return sum(row.status == "live" and row.id not in state.imports.rows for row in made)

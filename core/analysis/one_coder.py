"""Somebody whom the files of several members name: who brings in a newer state of a project that another member brought
in cannot add to what that one signed for, so the people of the file are recorded once more. They count as one."""

from collections import defaultdict
from collections.abc import Callable

from core.ids import Id
from core.sealing.sealed_text import Text
from core.views.records import AttributedCoder
from core.views.state import State


def counted_as(state: State, words: Callable[[Text], str | None]) -> dict[Id, Id]:
    """As whom attributed coders count who are somebody else's record of the same person: of one name and one GUID, or
    of one name in one project, where each member's files of it name one person so. The first record counts."""
    rows = state.attributed_coders.rows
    if len({row.by for row in rows.values()}) < 2:
        return {}
    same: defaultdict[tuple[Id, str], list[AttributedCoder]] = defaultdict(list)
    for row in sorted(rows.values(), key=lambda row: (row.at, row.id)):
        known, name = state.imports.get(row.id), (words(row.name) or "").casefold()
        if known is not None and name:
            same[known.there, name].append(row)
            same[known.project, name].append(row)
    found: dict[Id, Id] = {}
    for people in same.values():
        first, *others = people
        if len({row.by for row in people}) == len(people):
            found |= {Id(row.id): found.get(first.id, Id(first.id)) for row in others if row.id not in found}
    return found


def told_apart(state: State, words: Callable[[Text], str | None], counted: dict[Id, Id]) -> dict[Id, str]:
    """What tells an attributed coder from others of the same name, who are somebody else: the file that names them, and
    the beginning of the id where that is no other."""
    named: defaultdict[str, list[AttributedCoder]] = defaultdict(list)
    for row in state.attributed_coders.values():
        if row.id not in counted and (name := (words(row.name) or "").casefold()):
            named[name].append(row)
    found: dict[Id, str] = {}
    for people in named.values():
        files = [words(row.file) or "" for row in people]
        for row, file in zip(people, files, strict=True) if len(people) > 1 else ():
            is_alone = bool(file) and files.count(file) == 1
            found[Id(row.id)] = file if is_alone else f"{file} {row.id.hex()[:4]}".strip()
    return found

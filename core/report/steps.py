"""The decisions on codes as steps of how categories came about, each in the names of its moment."""

from typing import NamedTuple

from core.analysis.audit_trail import Entry
from core.analysis.names_then import NamesThen
from core.events.codebook import CodeCreated, CodeDeleted, CodeMerged, CodeMoved, CodeRenamed, CodeSplit

ON_CODES = (CodeCreated, CodeRenamed, CodeMoved, CodeMerged, CodeSplit, CodeDeleted)


class Step(NamedTuple):
    """A decision on a code: `kind` is created, renamed, moved, merged, alike (merged with a namesake), split or
    deleted; `names` is of what, `before` where it came from, `after` where it went, in quotation marks."""

    entry: Entry
    kind: str
    names: tuple[str, ...]
    before: str = ""
    after: str = ""


def step_of(names: NamesThen, entry: Entry) -> Step:
    """What was done, in the names of just before it."""
    fact = entry.recorded.event
    if isinstance(fact, CodeCreated):
        return Step(entry, "created", (names.words(fact.name),), after=names.parent(fact.parent) if fact.parent else "")
    row, name = names.then.codes.get(fact.code), names.code(fact.code)
    if isinstance(fact, CodeRenamed):
        return Step(
            entry, "renamed", (names.words(row.name) if row is not None else name,), after=names.words(fact.name)
        )
    if isinstance(fact, CodeMoved):
        before = names.parent(row.parent) if row is not None and row.parent is not None else ""
        return Step(entry, "moved", (name,), before, names.parent(fact.parent) if fact.parent is not None else "")
    if isinstance(fact, CodeMerged):
        into = names.then.codes.get(fact.into)
        if row is not None and into is not None and names.words(row.name) == names.words(into.name):
            return Step(entry, "alike", (names.words(row.name),))
        own = names.words(row.name) if row is not None else name
        return Step(entry, "merged", (own,), after=names.code_shown(fact.into))
    if isinstance(fact, CodeSplit):
        return Step(entry, "split", tuple(map(names.code, fact.into)), name)
    return Step(entry, "deleted", (name,))

"""Code saturation: which new codes each further text brought, in the order in which the texts were coded.

It counts codes. It is not theoretical saturation, which is about whether categories are fully developed
(Charmaz 2014).
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.ids import Id
from core.text.alphabet import alphabetical
from core.views.codebook import resolve_merged, resolved
from core.views.records import Coding
from core.views.speakers import is_asked_only, spoken_by


class SaturationStep(NamedTuple):
    """One source: how many codings it has, with how many codes, how many of them stand there for the first time, and
    how many codes there are up to here. `begun` is when it was first coded, ms since 1970."""

    source: Id
    begun: int
    codings: int
    codes: int
    new: int
    total: int


class CodeUse(NamedTuple):
    """One code: when it was first and last used, ms since 1970, how often, and in how many sources."""

    code: Id
    first: int
    last: int
    codings: int
    sources: int


def saturation(presentation: Presentation) -> list[SaturationStep]:
    """The sources that were coded, in the order of their first codings; a merged code counts as what it is now. Codings
    on what only interviewers say are left out."""
    return _steps(presentation, lambda coding: (coding.source,), presentation.source)


def saturation_by_participant(presentation: Presentation) -> list[SaturationStep]:
    """The same by participants: each with the codings on what they say, wherever that is. `source` is the
    participant."""
    return _steps(presentation, lambda coding: spoken_by(presentation.state, coding), presentation.participant)


def _steps(
    presentation: Presentation, things: Callable[[Coding], Iterable[Id]], name: Callable[[Id], str]
) -> list[SaturationStep]:
    found: dict[Id, list[tuple[int, Id]]] = {}
    shown = resolved(presentation.state)
    for coding in presentation.counted_codings():
        if not is_asked_only(presentation.state, coding.source, coding.start, coding.end):
            for thing in things(coding):
                found.setdefault(thing, []).append((coding.at, shown[coding.code]))
    known: set[Id] = set()
    steps = []
    in_order = sorted(found, key=lambda each: (min(found[each])[0], alphabetical(name(each)), each))
    for source, codings in ((each, found[each]) for each in in_order):
        codes = {code for _, code in codings if presentation.state.codes.rows[code].status != "deleted"}
        new = codes - known
        known |= codes
        steps.append(SaturationStep(source, min(codings)[0], len(codings), len(codes), len(new), len(known)))
    return steps


def uses(presentation: Presentation) -> list[CodeUse]:
    """The codes in use, in the order of their first use."""
    found: dict[Id, list[tuple[int, Id]]] = {}
    for coding in presentation.counted_codings():
        found.setdefault(resolve_merged(presentation.state, coding.code), []).append((coding.at, coding.source))
    made = [
        CodeUse(code, min(used)[0], max(used)[0], len(used), len({source for _, source in used}))
        for code, used in found.items()
    ]
    return sorted(made, key=lambda each: (each.first, each.code))

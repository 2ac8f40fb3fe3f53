"""What an audit bundle shows: everything, decisions without words, one category with its quotes, or a period."""

from collections.abc import Sequence
from typing import NamedTuple

from core.analysis.presentation import Reading, iso_time
from core.analysis.trail_filter import Focus, family_of, places
from core.events.sources import SourceImported, SourceVoiced
from core.evidence.audit_bundle import Choice, Claim
from core.ids import Id
from core.views.codebook import standing


class Disclosure(NamedTuple):
    """In words what is shown; which events; whether words that informants may take back are opened; quotes stated."""

    what: str
    shows: Choice
    with_words: bool
    claims: Sequence[Claim] = ()


def everything(reading: Reading) -> Disclosure:
    """All that this device can open."""
    return Disclosure("everything", lambda _: True, True)


def decisions(reading: Reading) -> Disclosure:
    """Every decision, and no word of an informant's."""
    return Disclosure("all decisions, without the informants' words", lambda _: True, False)


def of_code(reading: Reading, code: Id) -> Disclosure:
    """What concerns a code, those below it and those that went into it, with the quotes coded so. The texts themselves
    stay sealed, so the quotes are stated, not proved."""
    project = reading.project
    order = project.timeline.order
    about = {order[n - 1].id for n in places(project, Focus(code=code))}
    family = family_of(project, code)
    quotes = [
        Claim(each.id, reading.quote(each))
        for each in reading.live_codings()
        if standing(reading.state, each.code) in family
    ]
    kept = (SourceImported, SourceVoiced)
    return Disclosure(
        f"the category “{reading.code(code)}” with its quotes",
        lambda happened: happened.id in about and not isinstance(happened.event, kept),
        True,
        quotes,
    )


def of_period(reading: Reading, start: int, end: int) -> Disclosure:
    """What was decided from one moment on until another (ms since 1970, by the authors' clocks), without words."""
    what = f"decisions from {iso_time(start)[:16]} until {iso_time(end)[:16]}, without the informants' words"
    return Disclosure(what, lambda happened: start <= happened.at < end, False)

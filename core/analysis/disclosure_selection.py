"""What an audit bundle shows: everything, decisions without words, one category with its quotes, or a period."""

from collections.abc import Sequence
from typing import NamedTuple

from core.analysis.presentation import Presentation, iso_time
from core.analysis.trail_filter import TrailFilter, family_of, matching_events
from core.events.policy import InBundles
from core.events.registry import policy_of
from core.evidence.audit_bundle import Choice, StatedQuote
from core.ids import Id
from core.views.codebook import resolve_merged


class Disclosure(NamedTuple):
    """In words what is shown; which events; whether words that participants may take back are opened; quotes stated."""

    what: str
    shows: Choice
    with_words: bool
    claims: Sequence[StatedQuote] = ()


def everything(presentation: Presentation) -> Disclosure:
    """All that this device can open."""
    return Disclosure("everything", lambda _: True, True)


def decisions(presentation: Presentation) -> Disclosure:
    """Every decision, and no word of a participant's."""
    return Disclosure("all decisions, without the participants' words", lambda _: True, False)


def of_code(presentation: Presentation, code: Id) -> Disclosure:
    """What concerns a code, those below it and those that went into it, with the quotes coded so. The texts themselves
    stay sealed, so the quotes are stated, not proved."""
    project = presentation.project
    order = project.timeline.order
    about = {order[n - 1].id for n in matching_events(project, TrailFilter(code=code))}
    family = family_of(project, code)
    quotes = [
        StatedQuote(each.id, presentation.quote(each))
        for each in presentation.live_codings()
        if resolve_merged(presentation.state, each.code) in family
    ]
    return Disclosure(
        f"the category “{presentation.code(code)}” with its quotes",
        lambda recorded: (
            recorded.id in about and policy_of(recorded.event).in_bundles is not InBundles.WITH_WHOLE_TEXTS
        ),
        True,
        quotes,
    )


def of_period(presentation: Presentation, start: int, end: int) -> Disclosure:
    """What was decided from one moment on until another (ms since 1970, by the authors' clocks), without words."""
    what = f"decisions from {iso_time(start)[:16]} until {iso_time(end)[:16]}, without the participants' words"
    return Disclosure(what, lambda recorded: start <= recorded.at < end, False)

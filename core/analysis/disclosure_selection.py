"""What an audit bundle shows: everything, decisions without words, one category with its quotes, or a period.

None of them shows what an open round of blind coding hides from whoever makes the bundle; the bundle says so.
"""

from core.analysis.presentation import Presentation, iso_time
from core.analysis.trail_filter import TrailFilter, family_of, matching_events
from core.events.history import EventUndone
from core.events.policy import InBundles
from core.events.registry import policy_of
from core.events.rounds import RoundEnded, RoundFinished, RoundOpened
from core.evidence.audit_bundle import CODE, DECISIONS, EVERYTHING, PERIOD, Choice, Disclosure, Scope
from core.evidence.stated_quotes import StatedQuote
from core.ids import EventId, Id
from core.log.acts import Start, start_of
from core.views.codebook import resolve_merged

ROUND_EVENTS = (RoundOpened, RoundFinished, RoundEnded)


def everything(presentation: Presentation) -> Disclosure:
    """All that this device can open."""
    shows = _seen_by(presentation, lambda _: True)
    return Disclosure(
        presentation.translator("history-bundle-everything"), _scope(presentation, EVERYTHING), shows, True,
        shows_bare=_by_others(presentation),
    )  # fmt: skip


def decisions(presentation: Presentation) -> Disclosure:
    """Every decision, and no word of a participant's."""
    shows = _seen_by(presentation, lambda _: True)
    return Disclosure(
        presentation.translator("history-bundle-decisions"), _scope(presentation, DECISIONS), shows, False,
        shows_bare=_by_others(presentation),
    )  # fmt: skip


def _scope(presentation: Presentation, kind: str, *about: Id | int) -> Scope:
    return Scope(kind, about, presentation.is_in_blind_round)


def _seen_by(presentation: Presentation, shows: Choice) -> Choice:
    """The same choice, less what a round of blind coding hides."""
    return lambda recorded: shows(recorded) and not presentation.is_blind_to(recorded)


def _by_others(presentation: Presentation) -> Choice:
    """What others than the coders of a round do to what it hides, such as taking a consensus back: sealed, it could be
    anything that its maker likes to leave out."""
    return lambda recorded: presentation.is_blind_to(recorded) and not presentation.is_hidden_coder(recorded.device)


def _rounds(presentation: Presentation) -> Choice:
    """What opened and ended rounds of blind coding, and undid that: else nobody could tell whether one is open."""
    timeline, acts = presentation.project.timeline, set[Start]()
    found = set[EventId]()
    for key in timeline.order if presentation.is_in_blind_round else ():
        recorded = timeline.recorded(key)
        is_undo = isinstance(recorded.event, EventUndone)
        target = timeline.places.get(EventId(recorded.event.target)) if is_undo else None
        if isinstance(recorded.event, ROUND_EVENTS) or (target is not None and start_of(target) in acts):
            found.add(key.id)
            acts.add(start_of(key))
    return lambda each: each.id in found


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
        presentation.translator("export-bundle-code", code=presentation.code(code)),
        _scope(presentation, CODE, code),
        _seen_by(
            presentation,
            lambda recorded: (
                recorded.id in about and policy_of(recorded.event).in_bundles is not InBundles.WITH_WHOLE_TEXTS
            ),
        ),
        True,
        quotes,
        _rounds(presentation),
    )


def of_period(presentation: Presentation, start: int, end: int) -> Disclosure:
    """What was decided from one moment on until another (ms since 1970, by the authors' clocks), without words."""
    what = presentation.translator("export-bundle-period", start=iso_time(start)[:16], end=iso_time(end)[:16])
    shows = _seen_by(presentation, lambda recorded: start <= recorded.at < end)
    by_others, of_rounds = _by_others(presentation), _rounds(presentation)
    is_bare: Choice = lambda each: of_rounds(each) or (start <= each.at < end and by_others(each))  # noqa: E731
    return Disclosure(what, _scope(presentation, PERIOD, start, end), shows, False, shows_bare=is_bare)

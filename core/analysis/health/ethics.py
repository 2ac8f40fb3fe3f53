"""What an ethics board would ask: consent, and until when the study may keep what was said."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from core.analysis import retention
from core.analysis.consents import interviewed_without_consent, recorded_without_consent
from core.analysis.health.facts import Facts
from core.analysis.health.finding import Finding, Named, finding, several
from core.ids import Id
from core.project import Project


def no_consent(project: Project, _: Facts) -> Iterator[Finding]:
    """Participants who were interviewed and have not consented to it."""
    yield from _people("no-consent", interviewed_without_consent(project.state))


def recorded_unasked(project: Project, _: Facts) -> Iterator[Finding]:
    """Participants of whom there is a recording, and who have not consented to be recorded."""
    people = dict.fromkeys(person for _, person in recorded_without_consent(project.state))
    yield from _people("recorded-unasked", people)


def _people(code: str, found: Iterable[Id]) -> Iterator[Finding]:
    """One finding, whether it is of one or of many."""
    people = [Named("participant", each) for each in found]
    if people:
        only = people[0] if len(people) == 1 else None
        yield finding(code, only, count=len(people), people=several(people), id=people[0].id.hex()[:8])


def kept_too_long(project: Project, facts: Facts) -> Iterator[Finding]:
    """Dates until which something may be kept that are over."""
    yield from _due(project, facts, "kept-too-long", is_over=True)


def kept_until_soon(project: Project, facts: Facts) -> Iterator[Finding]:
    """Dates until which something may be kept that are near."""
    yield from _due(project, facts, "kept-until-soon", is_over=False)


def _due(project: Project, facts: Facts, code: str, is_over: bool) -> Iterator[Finding]:
    for each in retention.reminders(project.state, datetime.fromtimestamp(facts.now / 1000, UTC).date()):
        if (each.left < 0) == is_over:
            subject = None if each.participant is None else Named("participant", each.participant)
            yield finding(
                code, subject, whose="study" if subject is None else "participant", days=abs(each.left),
                until=date.fromisoformat(each.day), then=each.then,
                id="" if each.participant is None else each.participant.hex()[:8],
            )  # fmt: skip

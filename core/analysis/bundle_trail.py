"""The trail of what an audit bundle shows, told from the bundle alone, in the names of each moment.

Whoever made a bundle may have changed the sentences of their program; so a reader computes them from the events.
tools/verify_bundle.py and tools/verify_bundle.html do the same by themselves.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, cast

from core.analysis.audit_trail import DEED_MAX, named_by
from core.analysis.names_then import NamesThen, Told, clipped
from core.analysis.presentation import Presentation, iso_time
from core.analysis.sentences import sentence
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.evidence.bundle_check import OpenedBundle
from core.ids import EventId, Id
from core.log.looking_back import LookingBack
from core.log.ordering import Timeline
from core.log.past_states import Moment, PastStates
from core.messages import Translator
from core.project import Project
from core.sealing.sealed_text import Text

CLOSED = {
    "term-withdrawn": "trail-closed",
    "trail-gone-source": "trail-closed-source",
    "trail-gone-participant": "trail-closed-participant",
}
"""What is not shown is not said to be withdrawn: from a bundle nobody can tell."""


class ShownEvent(NamedTuple):
    """A disclosed event in words; `n` counts from 1 in the total order."""

    n: int
    event: EventId
    at: str
    by: str
    did: str
    why: str | None


def trail_of(bundle: OpenedBundle, translator: Translator) -> list[ShownEvent]:
    """Each disclosed event in words; none where the bundle is damaged."""
    shown = {sealed.id for sealed, _ in bundle.shown}
    source = _Shown(bundle)
    presentation = Presentation(cast(Project, source), None, _Closed(translator))
    names, found = _Names(presentation), list[ShownEvent]()
    numbers = [n for n, key in enumerate(bundle.timeline.order, 1) if key.id in shown]
    named = named_by(cast(Project, source), set(numbers))
    for moment in source.moments(sorted(set(numbers) | named.keys())):
        names.at(moment.state)
        recorded = moment.recorded
        names.taken_back = bundle.timeline.taken_back_by(recorded.id)
        by, did = names.owner_of(recorded.device), sentence(names, recorded.event)
        deed = Told(moment.n, by, clipped(did, DEED_MAX))
        names.told |= dict.fromkeys([recorded.id, *named.get(moment.n, ())], deed)
        if recorded.id in shown:
            at = iso_time(recorded.at, recorded.offset)
            found.append(ShownEvent(moment.n, recorded.id, at, by, did, presentation.why(recorded.why)))
    return found


class _Shown:
    """What a presentation asks a project for, answered from a bundle."""

    device = Id(b"")
    word_changes = 0

    def __init__(self, bundle: OpenedBundle) -> None:
        self.timeline: Timeline = bundle.timeline
        self.state, self._bundle = bundle.state, bundle
        self._texts = bundle.texts

    def words(self, text: Text | None) -> str | None:
        return self._bundle.text(text)

    def name_to_decide_on(self, _: Text) -> None:
        """Nobody decides on a withdrawal by a bundle."""

    def text(self, source: Id) -> str:
        """Raises Refused where a text is not shown."""
        if source not in self._texts:
            raise Refused("no-such-source")
        return self._texts[source]

    def event(self, event: EventId) -> RecordedEvent:
        return self.timeline.recorded(self.timeline.places[event])

    def moments(self, numbers: Iterable[int]) -> Iterator[Moment]:
        return PastStates(LookingBack(self.timeline)).before(numbers)


class _Closed:
    """A translator for which what is closed is not shown, rather than withdrawn."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def __call__(self, message: str, /, **parameters: object) -> str:
        return self._translator(CLOSED.get(message, message), **parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._translator, name)


class _Names(NamesThen):
    """A segment whose words are not shown is a segment."""

    def passage(self, source: Id, start: int, end: int, by_ends: bool = False) -> str:
        try:
            words = self.today.project.text(source)[start:end]
        except Refused:
            return self.say("trail-segment")
        return self.shortened(words, by_ends)

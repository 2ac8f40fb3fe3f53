"""Names damage in an audit bundle for what it is, and leaves out what only follows from it.

One altered event breaks the chain behind it, is missing to all that name it, and may have let in half of the team. An
examiner is told of the event, not of these.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from core.ids import Id
from core.messages import Message
from core.sealing.envelope import Sealed

DAMAGE = (
    "integrity-malformed", "integrity-other-project", "integrity-out-of-order", "integrity-chain-broken",
    "integrity-names-missing-event", "integrity-signature-wrong", "integrity-no-key", "integrity-disclosure-key",
    "integrity-timing-missing", "integrity-timing-false", "integrity-heads-differ", "integrity-count-differs",
)  # fmt: skip
"""After any of these nobody can say what counts, and who may do what."""
_CAUSES = ("integrity-malformed", "integrity-signature-wrong", "integrity-no-key")

Place = tuple[Id, int]
"""A device, and the number of an event in its feed."""


class Fault(NamedTuple):
    """Something that is not in order: where, and what. `number` is that of the event in the bundle, 0 where it is about
    none; `named` is the place of another event that it is about."""

    place: Message
    what: Message
    number: int = 0
    named: Place | None = None

    @property
    def kind(self) -> str:
        """What kind of fault it is: the id of its message."""
        return self.what.id


def without_consequences(
    faults: Sequence[Fault], numbered: Mapping[int, Sealed], damaged: Collection[int]
) -> list[Fault]:
    """The faults but for those that follow from damaged events. `numbered` has the events that can be read."""
    places = _places_of(numbered, damaged)
    return [each for each in faults if not _follows(each, damaged, places)]


def _follows(fault: Fault, damaged: Collection[int], places: Collection[Place]) -> bool:
    if not damaged or fault.kind in _CAUSES:
        return False
    if fault.number in damaged or fault.kind == "integrity-heads-differ":
        return True
    if fault.kind == "integrity-out-of-order":
        return fault.number - 1 in damaged
    return fault.named in places


def _places_of(numbered: Mapping[int, Sealed], damaged: Collection[int]) -> set[Place]:
    """Where in their feeds damaged events may have stood: as they say, and as those beside them say."""
    found: set[Place] = {(numbered[each].device, numbered[each].seq) for each in damaged if each in numbered}
    runs = dict[tuple[int, int], int]()
    for step in (1, -1):
        for number in sorted(damaged, reverse=step < 0):
            runs[number, step] = runs.get((number - step, step), 0) + 1
            beside = numbered.get(number - step * runs[number, step])
            if beside is not None:
                found.add((beside.device, beside.seq + step * runs[number, step]))
    return found

"""The turns of a text as people see them: who speaks, under which label, in which role."""

from collections.abc import Callable
from typing import NamedTuple

from core.ids import Id, ParticipantId
from core.sealing.sealed_text import Text
from core.text.speaker_turns import label_of
from core.text.who_speaks import Role
from core.views.state import State


class PlacedTurn(NamedTuple):
    """A turn. `speaker`: the participant's pseudonym, else `label`, which is what stands before the turn in the text;
    `role`: where it is no participant. Code points: first, that of the words, and last."""

    speaker: str
    label: str
    role: Role | None
    participant: ParticipantId | None
    start: int
    words: int
    end: int


def placed_turns(state: State, source: Id, text: str, words: Callable[[Text | None], str | None]) -> list[PlacedTurn]:
    """The turns of a source with this text. Somebody whose words were withdrawn speaks without a name."""
    said = state.speakers.get(source)
    found = []
    for start, begun, end, who in said.turns if said is not None else ():
        label = label_of(text[start:begun])
        person = said.people[who] if said is not None and who < len(said.people) else None
        row = state.participants.get(person) if person is not None else None
        name = words(row.pseudonym) if row is not None else label
        role = None if person is not None else _role(who, len(said.people) if said is not None else 0)
        found.append(PlacedTurn(name or "", label, role, person, start, begun, end))
    return found


def _role(who: int, people: int) -> Role:
    return Role.INTERVIEWER if who == people else Role.OTHER

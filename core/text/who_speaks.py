"""Who is behind each turn of a transcript: a participant, an interviewer, or somebody else, and how much each says."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from core.text.normal import look_alike
from core.text.speaker_labels import interviewers, matched, parts
from core.text.speaker_turns import turns

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class Role(Enum):
    """What a speaker may be who is no participant. An interviewer is never counted as an informant."""

    INTERVIEWER = "interviewer"
    OTHER = "other"


class SpokenTurn(NamedTuple, Generic[T]):
    """A turn without the white space after it, the label before it, and who speaks; code points."""

    label: str
    start: int
    words: int
    end: int
    who: T | Role


class Share(NamedTuple, Generic[T]):
    """How much is said under one label: turns, words, and the share of all words of the text (0 to 1)."""

    label: str
    who: T | Role
    turns: int
    words: int
    share: float


def who_speaks(
    text: str,
    names: Mapping[str, T],
    given: Mapping[str, T | Role] | None = None,
    guess_alone: bool = True,
    labels: Collection[str] = (),
) -> list[SpokenTurn[T]]:
    """The turns of a text. `names` are the participants' own; `given` says of some labels who it is;
    `labels` are those that the file itself says are speakers.

    Where one participant is named, and one speaker beside the interviewers is there, these are one (`guess_alone`).
    Where only
    interviewers have labels, what follows on the line of each is theirs, and the rest is not.
    """
    given = given or {}
    spoken = turns(text, [*names, *given, *labels])
    labels = list(dict.fromkeys(turn.speaker for turn in spoken))
    whose = _whose(labels, names, given, guess_alone)
    ends = {turn: _end(text, turn.words, turn.end) for turn in spoken}
    if spoken and all(whose[turn.speaker] is Role.INTERVIEWER for turn in spoken):
        ends = {turn: _end_of_line(text, turn.words, end) for turn, end in ends.items()}
    return [SpokenTurn(turn.speaker, turn.start, turn.words, ends[turn], whose[turn.speaker]) for turn in spoken]


def _whose(
    labels: Sequence[str], names: Mapping[str, T], given: Mapping[str, T | Role], guess_alone: bool
) -> dict[str, T | Role]:
    groups = _groups(labels)
    told = matched(labels, given)
    known: dict[str, T | Role] = {**matched([each for each in labels if each not in told], names), **told}
    for label in interviewers(labels):
        known.setdefault(label, Role.INTERVIEWER)
    by_group: dict[str, T | Role] = {}
    for label in labels:
        if label in known:
            by_group.setdefault(groups[label], known[label])
    people = set(names.values()) | {each for each in given.values() if not isinstance(each, Role)}
    rest = {groups[label] for label in labels} - set(by_group)
    if guess_alone and len(people) == 1 and len(rest) == 1 and not any(each in people for each in by_group.values()):
        by_group[rest.pop()] = people.pop()
    return {label: by_group.get(groups[label], Role.OTHER) for label in labels}


def _groups(labels: Sequence[str]) -> dict[str, str]:
    """“Kari (intervjuer)” and, later, “Kari” are one speaker."""
    plain = {look_alike(label) for label in labels}
    return {label: parts(label)[0] if parts(label)[0] in plain else look_alike(label) for label in labels}


def _end(text: str, words: int, end: int) -> int:
    return words + len(text[words:end].rstrip())


def _end_of_line(text: str, words: int, end: int) -> int:
    below = text.find("\n", words, end)
    if below >= 0 and not text[words:below].strip():  # the label stands on a line of its own
        below = text.find("\n", below + 1, end)
    return end if below < 0 else below


def turns_of_each(speakers: Iterable[H]) -> Counter[H]:
    """How many turns each has, of who says each piece in a row. What one says in several pieces before somebody else
    speaks, as in the cues of a film, is one turn."""
    return Counter(speaker for speaker, _ in groupby(speakers))


def shares(text: str, spoken: Iterable[SpokenTurn[T]]) -> list[Share[T]]:
    """How much each says, in the order in which they first speak."""
    spoken = list(spoken)
    found: dict[str, list[SpokenTurn[T]]] = {}
    for turn in spoken:
        found.setdefault(turn.label, []).append(turn)
    counted = turns_of_each(turn.label for turn in spoken)
    counts = {label: sum(len(text[each.words : each.end].split()) for each in several)
              for label, several in found.items()}  # fmt: skip
    total = sum(counts.values())
    return [
        Share(label, several[0].who, counted[label], counts[label], counts[label] / total if total else 0.0)
        for label, several in found.items()
    ]

"""What stands before a turn: which labels are of an interviewer, which mean the same person, and which speak for
nobody."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from core.text.normal import look_alike
from core.text.stop_words import BEFORE_COLON, NAMES_TOO, PARTICLES, STOP_WORDS

_ASKING = """
enquêteur facilitator fasilitator forskar forsker int interviewar intervieware interviewer interviewerin intervjuar
intervjuare intervjuer intr moderator observatør observer ordstyrer question researcher spørgsmål spørsmål undersøker
"""
_INTERVIEWERS = frozenset(_ASKING.split())
"""Signs of whoever asks, leads or watches: of the researchers, not of those who are asked."""
_WEAK = frozenset(("i", "q", "meg", "me"))
"""Signs of an interviewer too, unless another label is one that cannot be mistaken: then “I” is an informant."""
_ROLE = re.compile(
    r"(?:[a-zæøå]|i[np]|int|inf|resp|fg|sp|sp[ea]*ker|taler|talare?|stemme|voice|sprecher(?:in)?|person|del(?:taker)?|participant|informant|intervjue?r|intervjuar"
    r"|interviewe[re]|interviewpartner|moderator|respondent|forsker|researcher|facilitator|ordstyrer|observatør|observer"
    r"|svar|answer|spørsmål|question)"
    r"[ _.-]?\d{0,3}[a-z]?",
    re.IGNORECASE,
)
"""What people write for a speaker whom they do not name: these need not speak twice to be one."""
_BRACKET = re.compile(r"^(?P<name>.*?)[ \t]*[\[(](?P<inside>[^\])]*)[\])]$")
_NUMBER = re.compile(r"[ _.-]*0*(\d+)")
_NUMBERED_MAX = 2

T = TypeVar("T")


def parts(label: str) -> tuple[str, str]:
    """A label, and what stands in brackets at its end, as in “Kari (intervjuer)” or “Anne [P01]”, to compare by."""
    match = _BRACKET.match(label)
    whole = (label, "") if match is None or not match["name"].strip() else (match["name"], match["inside"])
    return look_alike(whole[0]).strip(" ."), look_alike(whole[1]).strip(" .")


def loosely(label: str) -> str:
    """What labels are compared by where none is the same: “P 01” and “P1” are one."""
    return _NUMBER.sub(r"\1", look_alike(label).strip(" ."))


def alike(label: str, name: str) -> bool:
    """Whether a label in a text may stand for a name: the same, with another way of writing its number, or beside
    something in brackets."""
    wanted = loosely(name)
    return bool(wanted) and wanted in {loosely(label), *(loosely(each) for each in parts(label) if each)}


def is_role(label: str) -> bool:
    """Whether a label is a sign for a role, such as I, P07, Interviewer or “Kari (intervjuer)”."""
    return any(_ROLE.fullmatch(each) is not None for each in parts(label)) or is_strong_interviewer(label)


def is_ordinary(label: str) -> bool:
    """Whether a label looks like words of a text rather than a name: “Men”, “Note”, “For det første”."""
    words = look_alike(label).split()
    if not words:  # letters that nobody sees
        return True
    if words[0] in ("meg", "me") and len(words) == 1:
        return False
    if words[0].strip(".,") in STOP_WORDS | BEFORE_COLON and not _ROLE.fullmatch(label):
        return True
    return len(words) > 1 and label[:1].islower() and not is_role(label)


def is_ordinary_label(label: str) -> bool:
    """Whether words before a colon look like those of a text. A small word with a capital may be a name there: “Hans”,
    “Will Smith”, “De Vries”."""
    words = look_alike(label).split()
    is_name = words[:1] and _is_capital(label) and words[0] in (NAMES_TOO if len(words) == 1 else NAMES_TOO | PARTICLES)
    return is_ordinary(label) and not is_name


def is_written_as_name(label: str) -> bool:
    """Whether each word of a label begins like one of a name (“Ola Vik”, “Vik, Ola (Guest)”), and none is ordinary."""
    return not is_ordinary_label(label) and _is_capital(label)


def _is_capital(label: str) -> bool:
    return all(not each.lstrip("([")[:1].islower() for each in label.split())


def is_strong_interviewer(label: str) -> bool:
    """Whether a label cannot be mistaken: “Intervjuer 2”, “Interviewer Kari”, “Kari (forsker)”."""
    name, inside = parts(label)
    first = name.split()[0].rstrip(":-–") if name.split() else ""
    return any(re.sub(r"[ _.-]*\d{0,3}$", "", each) in _INTERVIEWERS for each in (name, inside, first) if each)


def interviewers(labels: Collection[str]) -> set[str]:
    """Which of the labels of a text are those of interviewers. “I” and “Q” are where no other label is one, and others
    speak too."""
    strong = {each for each in labels if is_strong_interviewer(each)}
    if strong:
        return strong
    weak = {each for each in labels if re.sub(r"[ _.-]*\d{0,3}$", "", parts(each)[0]) in _WEAK}
    return weak if len(weak) < len(set(labels)) and len(weak) <= _NUMBERED_MAX else set()


def matched(labels: Iterable[str], names: Mapping[str, T]) -> dict[str, T]:
    """Which label is whose, of names that stand for somebody: first what looks the same, then “P1” for “P01” and
    “Anne [P01]” for either, where that leaves no doubt."""
    labels = list(dict.fromkeys(labels))
    exact = {look_alike(name): whose for name, whose in names.items()}
    found = {label: exact[look_alike(label)] for label in labels if look_alike(label) in exact}
    taken = set(map(look_alike, found))
    rest = {name: whose for name, whose in names.items() if look_alike(name) not in taken}
    for label in labels:
        fitting = {name for name in rest if alike(label, name)}
        if label not in found and len(fitting) == 1:
            name = fitting.pop()
            rivals = [each for each in labels if each not in found and each != label and alike(each, name)]
            if all(parts(each)[0] == parts(label)[0] or loosely(each) != loosely(name) for each in rivals):
                found[label] = rest[name]
    return found

"""Transcripts whose turns begin with a name and another sign than a colon, with no sign, or with a name that is none.

| layout | how it looks |
|---|---|
| sign | `I; words`, `Kari > words`, `P1= words`, `Kari | words`, `Kari:- words` |
| capitals | `KARI HOLM words`: plays |
| address | `+47 900 00 001: words`, `kari@example.org: words` |
| apart | the name on a line of its own, the words below, an empty line before the next name |
| bullet | `- Kari: words`, `> Kari: words`: lists |

Lists, tables, sums and menus look alike. So nearly every line has to begin so, the names have to come again and again
in turns, what is said has to end like sentences, and where a name could be any word one of them has to ask, more than
once: a list has a question here and there.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable

from core.importing.spoken import Spoken, in_turns
from core.text.speaker_labels import is_ordinary, is_ordinary_label, is_role, is_written_as_name
from core.text.speaker_turns import turns

_S = r"[ \t]{0,20}"
_NAME = r"[^\W\d_][\w.'’-]{0,30}(?:[ ][\w.'’-]{1,30}){0,3}?"
_SIGNED = re.compile(
    rf"^{_S}(?P<name>{_NAME}){_S}(?P<sign>;|>{{1,3}}|[-=]>|=|\||/|~|→|»|\)|:[-–—])[ \t]+(?P<words>\S.*)$"
)
_UPPER = "[A-ZÀ-ÖØ-ÞČĆĐŁŊŚŠŦŽ]"
_CAPITALS = re.compile(
    rf"^{_S}(?P<name>{_UPPER}(?:{_UPPER}|[.'’-]){{1,30}}(?: {_UPPER}{{2,30}})?(?: \d{{1,2}})?)[ \t]+"
    r"(?P<words>[\"“«(–—-]?[ ]?[^\W\d_].*)$"
)
_ADDRESS = r"\+?\d(?:[ -]?\d){5,14}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,3}"
_ADDRESSED = re.compile(rf"^{_S}(?P<name>{_ADDRESS}|{_NAME})[ \t]?:[ \t]+(?P<words>\S.*)$")
_BULLET = re.compile(rf"^{_S}(?P<sign>[-–—•*#>·]|>>|>>>)[ \t]{{0,4}}(?P<rest>[^\W\d_].*)$")
_ENDS = re.compile(r"[.?!…][\"”»’)\]]{0,2}$")
_ROMAN = re.compile(r"[ivxlc]{2,5}", re.IGNORECASE)
_LISTED = ({"a", "b"}, {"i", "ii"})
"""Signs that stand beside each other in lists."""
_SHORT_ROLES = frozenset(("in", "ip", "fg", "sp"))
_MOST, _NEARLY_ALL = 0.6, 0.9
"""So great a part of the lines at least begins a turn, where roles speak and where others do."""
_TURNS_MIN, _SPEAKERS_MAX, _QUESTIONS_MIN = 4, 12, 2


def before_signs(lines: list[str]) -> tuple[str, list[Spoken]] | None:
    """The first of the layouts above that a text is in, and what is said; None where it is in none."""
    found = ((name, read(lines)) for name, read in _READERS.items())
    return next((each for each in found if each[1]), None)


def _signed(lines: list[str]) -> list[Spoken]:
    found = [(line, _SIGNED.match(line)) for line in lines if line.strip()]
    signs = Counter(match["sign"] for _, match in found if match)
    if not signs or len(turns("\n".join(lines))) > 1:
        return []
    sign = max(signs, key=lambda each: signs[each])
    found = [(line, match if match and match["sign"] == sign else None) for line, match in found]
    if sum(bool(match and sign in match["words"]) for _, match in found) > len(found) // 5:  # columns of a table
        return []
    return _talk(found, _is_name, _QUESTIONS_MIN)


def _capitals(lines: list[str]) -> list[Spoken]:
    found = [(line, _CAPITALS.match(line)) for line in lines if line.strip()]
    begun = [match["words"].lstrip('"“«(–—- ') for _, match in found if match]
    if sum(each[:1].isupper() for each in begun) < _NEARLY_ALL * len(begun) or any(map(str.isupper, begun)):
        return []
    return (
        []
        if len(turns("\n".join(lines))) > 1
        else _talk(found, lambda name: len(name) > 2 and _is_name(name), _QUESTIONS_MIN)
    )


def _addressed(lines: list[str]) -> list[Spoken]:
    found = [(line, _ADDRESSED.match(line)) for line in lines if line.strip()]
    if not any(match and _is_address(match["name"]) for _, match in found):
        return []
    return _talk(found, lambda name: _is_address(name) or is_written_as_name(name))


def _apart(lines: list[str]) -> list[Spoken]:
    parts = [part.split("\n", 1) for part in re.split(r"\n[ \t]*\n\s*", "\n".join(lines).strip("\n"))]
    found = [("\n".join(part), re.fullmatch(rf"(?P<name>{_NAME})(?P<words>)", part[0].strip())) for part in parts]
    if any(match is None or len(part) < 2 for (_, match), part in zip(found[1:], parts[1:], strict=True)):
        return []
    title = parts[:1] if found[0][1] is None or len(parts[0]) < 2 else []
    heads = [Spoken("", line) for part in title for line in "\n".join(part).split("\n")]
    said = [Spoken(part[0].strip(), part[1]) for part in parts[len(title) :]]
    is_talk = len(turns("\n".join(lines))) < 2 and _are_turns(said, _is_name, _QUESTIONS_MIN)
    return [*heads, *said] if is_talk else []


def _bulleted(lines: list[str]) -> list[Spoken]:
    found = [(line, _BULLET.match(line)) for line in lines if line.strip()]
    signs = {match["sign"] for _, match in found if match}
    if len(signs) != 1 or sum(match is not None for _, match in found) < _MOST * len(found):
        return []
    labels = [(line, _ADDRESSED.match(match["rest"]) if match else None) for line, match in found]
    return [] if len(turns("\n".join(lines))) > 1 else _talk(labels, _is_name, _QUESTIONS_MIN)


def _talk(
    found: list[tuple[str, re.Match[str] | None]], is_name: Callable[[str], bool], questions: int = 1
) -> list[Spoken]:
    """What is said, where the lines that begin with a name are turns of a conversation. Where no role speaks, one of
    them asks so many questions at least."""
    said = [Spoken(match["name"], match["words"]) for _, match in found if match]
    has_role = any(_is_sure_role(each.speaker) for each in said)
    begun = sum(match is not None or not line.strip()[:1].islower() for line, match in found)  # others go on
    if len(said) < (_MOST if has_role else _NEARLY_ALL) * begun or not _are_turns(
        said, is_name, 0 if has_role else questions
    ):
        return []
    return in_turns(found, lambda match: Spoken(match["name"], match["words"]))


def _are_turns(said: list[Spoken], is_name: Callable[[str], bool], questions: int) -> bool:
    counts = Counter(each.speaker for each in said)
    if len(said) < _TURNS_MIN or not 1 < len(counts) <= _SPEAKERS_MAX or sorted(counts.values())[-2] < 2:
        return False
    if any(listed <= {name.casefold() for name in counts} for listed in _LISTED):
        return False
    if not all(is_name(name) and (count > 1 or _is_role(name)) for name, count in counts.items()):
        return False
    changes = sum(one.speaker != other.speaker for one, other in itertools.pairwise(said))
    ends = sum(_ENDS.search(each.words.rstrip()) is not None for each in said)
    return 2 * changes >= len(said) and 2 * ends >= len(said) and (not questions or _somebody_asks(said, questions))


def _somebody_asks(said: list[Spoken], questions: int) -> bool:
    """Whether half of what one of them says are questions, so many at least, and others answer."""
    asked = Counter(each.speaker for each in said if "?" in each.words)
    counts = Counter(each.speaker for each in said)
    shares = [asked[name] / counts[name] for name in counts]
    return max(shares) >= 0.5 > min(shares) and max(asked.values()) >= questions


def _is_name(name: str) -> bool:
    return name[:1].isupper() and (_is_role(name) or not (is_ordinary_label(name) or is_ordinary(name)))


def _is_sure_role(name: str) -> bool:
    """“P1” and “Intervjuer”, not “A” and “IV”, which count things."""
    return len(name) > 1 and name[:1].isupper() and _is_role(name) and not _ROMAN.fullmatch(name)


def _is_role(name: str) -> bool:
    """“Ip” and “KH”, not “Te” and “Is”, which are words."""
    is_word = len(name) == 2 and name[1].islower() and name.casefold() not in _SHORT_ROLES
    return is_role(name) and not is_word


def _is_address(name: str) -> bool:
    return re.fullmatch(_ADDRESS, name) is not None


_READERS: dict[str, Callable[[list[str]], list[Spoken]]] = {
    "sign": _signed,
    "address": _addressed,
    "bullet": _bulleted,
    "capitals": _capitals,
    "apart": _apart,
}

"""Layouts of transcripts in which a name begins a turn without a colon and, mostly, without a time.

| layout | how it looks |
|---|---|
| above | the name on a line of its own, the words below: plays, pages of headings |
| marked | `[Kari Holm] words`, `<Kari Holm> words`, `(I) words`: protocols, chats |
| barred | `Kari Holm | 0:03 | words`, `0:03 | Kari Holm | words` |
| stamped | `[0:03] Kari Holm words` (stamped_names.py) |
| message | `[27.11.2026, 10:00:03] Kari: words`, `27.11.2026, 10:00 - Kari: words`: messages from telephones |
"""

import itertools
import re
from collections import Counter
from collections.abc import Collection

from core.importing.clock import CLOCK, ms_of_clock
from core.importing.inline_layouts import DATE
from core.importing.left_out import LeftOut
from core.importing.spoken import Spoken, go_on, in_turns
from core.importing.stamped_names import stamped_names
from core.text.speaker_labels import is_ordinary_label, is_role
from core.text.speaker_turns import turns
from core.text.stop_words import STOP_WORDS

_S = r"[ \t]{0,20}"
_NAME = r"[^\W\d_][\w .,'’()&/-]{0,58}"
_MARKED = re.compile(
    rf"^{_S}(?:\[(?P<square>{_NAME})\]|<(?P<angle>{_NAME})>|\((?P<round>{_NAME})\))[ \t]+(?P<words>\S.*)$"
)
_BARRED = re.compile(
    rf"^{_S}(?:(?P<name>{_NAME}?){_S}\|{_S}[\[(]?(?P<time>{CLOCK})[\])]?|[\[(]?(?P<first>{CLOCK})[\])]?{_S}\|{_S}"
    rf"(?P<after>{_NAME}?)){_S}\|{_S}(?P<words>\S.*)$"
)
_STAMP = re.compile(
    rf"^[\u200e\u200f]?(?P<stamp>(?P<open>\[)?{DATE},?[ \t\u202f]{{1,3}}{CLOCK}(?(open)\]|[ \t]-))[ \t]+"
    r"(?P<rest>\S.*)$"
)
_SENDER = re.compile(r"^(?P<name>[^\s:][^:\n]{0,58}?):[ \t]+(?P<words>\S.*)$")
_MOST = 0.6
_ABOVE_MIN, _SPEAKERS_MAX, _WORDS_MAX = 4, 12, 4
_REMARKS = (
    "applaus", "applause", "cough", "coughs", "crosstalk", "crying", "gråt", "gråter", "hoste", "hoster", "inaudible",
    "latter", "laughs", "laughter", "ler", "music", "musikk", "noise", "pause", "sigh", "sighs", "silence", "stille",
    "stillhet", "støy", "sukk", "sukker", "uhørbart", "uklart", "unclear", "utydelig",
)  # fmt: skip
"""What transcribers put in brackets that is nobody's name."""
_ENDS_SENTENCE = (".", "!", "?", "…", ",", ";", ":")


def by_name(lines: list[str], left_out: LeftOut) -> tuple[str, list[Spoken]] | None:
    """The first of the layouts above that a text is in, and what is said; None where it is in none. What a message's
    stamp says is counted as left out, since a day is no time of a recording; and so is what the telephone tells between
    messages (`Ola joined`), which would else be in the turn before it."""
    if said := _messages(lines, left_out):
        return "message", said
    readers = (("barred", _barred), ("marked", _marked), ("stamped", stamped_names), ("above", _above))
    found = ((name, read(lines)) for name, read in readers)
    return next((each for each in found if each[1]), None)


def _messages(lines: list[str], left_out: LeftOut) -> list[Spoken]:
    found = [_STAMP.match(line) for line in lines]
    stamped = [match for match in found if match]
    senders = Counter(sender["name"] for match in stamped if (sender := _SENDER.match(match["rest"])))
    if len(stamped) < 2 or sum(senders.values()) < _MOST * len(stamped) or (lines[0].strip() and not found[0]):
        return []
    spoken: list[Spoken] = []
    is_notice = False
    for line, match in zip(lines, found, strict=True):
        if match is not None:
            left_out.words("remark", match["stamp"])
            is_notice = ":" not in match["rest"] and any(each.speaker for each in spoken[-1:])
        if is_notice:
            left_out.words("remark", match["rest"] if match else line)
        elif match is None:
            go_on(spoken, line)
        else:
            sender = _SENDER.match(match["rest"])
            spoken.append(Spoken(sender["name"].strip(), sender["words"]) if sender else Spoken("", match["rest"]))
    return spoken


def _barred(lines: list[str]) -> list[Spoken]:
    found = [(line, _BARRED.match(line)) for line in lines if line.strip()]
    matches = [match for _, match in found if match]
    times = [ms_of_clock(match["time"] or match["first"]) for match in matches]
    if len(matches) < max(2, _MOST * len(found)) or times != sorted(times):
        return []
    return in_turns(
        found,
        lambda match: Spoken(
            (match["name"] or match["after"]).strip(), match["words"], ms_of_clock(match["time"] or match["first"])
        ),
    )


def _marked(lines: list[str]) -> list[Spoken]:
    found = [(line, _MARKED.match(line)) for line in lines if line.strip()]
    names = Counter(_marked_name(match) for _, match in found if match)
    if sum(names.values()) < max(2, _MOST * len(found)) or not _are_speakers(names):
        return []
    if min(names.values()) < 2 and any(match["round"] for _, match in found if match):  # (a), (b): a list
        return []
    return in_turns(found, lambda match: Spoken(_marked_name(match), match["words"]))


def _marked_name(match: re.Match[str]) -> str:
    return str(match["square"] or match["angle"] or match["round"]).strip()


def _above(lines: list[str]) -> list[Spoken]:
    filled = [line.strip() for line in lines if line.strip()]
    if len(turns("\n".join(lines))) > 1:
        return []
    counts = Counter(line for line in filled if _may_stand_above(line))
    names = {line for line, count in counts.items() if count > 1}
    for _ in range(2):  # an answer of one word below a name is no name, however often it is given
        counts = Counter(filled[place] for place in _places(filled, names))
        names = {line for line, count in counts.items() if count > 1}
    roles = set(filter(_is_sure_role, names))
    has_role = bool(roles)
    names = _apart_like_roles(lines, names, roles)
    names -= {line for line, after in itertools.pairwise(filled) if after in roles and line not in roles}
    names = {each for each in names if has_role or each.isupper() or len(each.split()) > 1}
    places = _places(filled, names)
    if len(places) < _ABOVE_MIN or not 1 < len(names) <= _SPEAKERS_MAX or places[-1] == len(filled) - 1:
        return []
    if sum(filled[one] != filled[other] for one, other in itertools.pairwise(places)) < len(places) // 2:
        return []
    ends = [*places[1:], len(filled)]
    return [
        *(Spoken("", line) for line in filled[: places[0]]),
        *(
            Spoken(filled[place], "\n".join(filled[place + 1 : end]))
            for place, end in zip(places, ends, strict=True)
        ),
    ]  # fmt: skip


def _apart_like_roles(lines: list[str], names: set[str], roles: set[str]) -> set[str]:
    """Where an empty line stands before each role, those names that mostly stand so too: the others are answers of one
    word within a turn."""
    apart: dict[str, list[bool]] = {}
    for before, line in itertools.pairwise(["", *lines]):
        apart.setdefault(line.strip(), []).append(not before.strip())
    if not roles or not all(all(apart[each]) for each in roles):
        return names
    return {each for each in names if 2 * sum(apart[each]) > len(apart[each])}


def _may_stand_above(line: str) -> bool:
    if not re.fullmatch(_NAME, line) or line.endswith(_ENDS_SENTENCE) or len(line.split()) > _WORDS_MAX:
        return False
    is_written_as_name = all(each[:1].isupper() or each[:1].isdigit() or each[:1] == "(" for each in line.split())
    return _is_sure_role(line) or (
        is_written_as_name and line.casefold() not in STOP_WORDS and not is_ordinary_label(line)
    )


def _is_sure_role(line: str) -> bool:
    """Whether a line is a sign for a role that is no word: “Intervjuer”, “P1”, “I”, not “ja”."""
    return line[:1].isupper() and is_role(line) and (len(line) != len("Ja") or not line.isalpha())


def _places(filled: list[str], names: Collection[str]) -> list[int]:
    """Where names stand that have words below: the line after a name is words, whatever it is."""
    places: list[int] = []
    for place, line in enumerate(filled):
        if line in names and (not places or places[-1] != place - 1):
            places.append(place)
    return places


def _are_speakers(names: Counter[str]) -> bool:
    likely = all(is_role(name) or (count > 1 and _is_name(name)) for name, count in names.items())
    return likely and 1 < len(names) <= _SPEAKERS_MAX


def _is_name(marked: str) -> bool:
    return marked[:1].isupper() and not is_ordinary_label(marked) and marked.casefold() not in _REMARKS

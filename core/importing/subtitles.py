"""Transcripts with times: SubRip (.srt), WebVTT (.vtt, https://www.w3.org/TR/webvtt1) and YouTube's captions (.sbv).

What comes out is a plain transcript, one line for each turn, and when each line is spoken. Players pass over what is
not as it should be; here every word counts, so the files are read by what stands in them.
"""

import html
import re

from core.errors import BadFile
from core.importing.document import Document
from core.importing.html import sane_references
from core.importing.left_out import LeftOut
from core.importing.plain import read as read_text
from core.importing.subtitle_cues import NAMED_CUE, Cue, with_speakers_marked, without_rolling
from core.messages import Message
from core.text.normal import normalise
from core.text.speaker_labels import is_role, is_written_as_name
from core.text.times import Time

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-+>\s*{_CLOCK}(?=\s|$)")
_BETWEEN_COMMAS = re.compile(r"^\ufeff?\s*(\d{1,2}:\d\d:\d\d\.\d{3}),(\d{1,2}:\d\d:\d\d\.\d{3})\s*$")
"""The times of a cue in .sbv."""
_ALMOST = re.compile(r"\s*\d[\d:.,]*\s*-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,99})?\s([^>]{1,300})>|</v>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[bius]|c|v|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d+:[\d:.]+>|\{\\[^{}]*\}", re.IGNORECASE)
_BREAK = re.compile(
    r"(?P<path>(?:(?<![^\W_])|(?<=\\N))[A-Za-z]:\\(?!N)\S*|(?<![^\s\"“«(])\\\\[^\W_]{2}[^\s\\]*(?:\\[^\s\\]+)+)"
    r"|(?P<north>(?:(?<![^\W_])|(?<=\\N))[A-Za-z]:\\N[^\W\dA-ZÆØÅ_][^\s\\]*(?:\\(?!N)[^\s\\]*)*)"
    r"|(?P<space>\\h)|\\[Nn]|<[bB][rR][ ]?/?>"
    r"|(?<=\S)[ \t]+(?=>{2,3}[ \t]*[^\s<>])"
)
"""Where a line ends that is written on with another: `\\N` of SubStation and its kin, a web page's break; and where
angles say that another one speaks."""
_PATH_GOES_ON = re.compile(r"\\N[^\\]*\\[^Nnh]")
_LABEL_MAX = 200
"""So many code points before a sign of a break are looked at for a label."""
_BEGINS_LINE = re.compile(r"[\s\-–—>\[]{0,20}|.*[.?!…][\"”»’)\]]{0,2}[ ]{1,3}")
_ROLE_LETTERS = frozenset("IPQRS")
"""Letters by which transcripts call those who ask and answer, and which are labels wherever a line begins with them."""
_LETTER = re.compile(
    r"(?:^|\\[Nn]|<[bB][rR][ ]?/?>|[.?!…] )[\s\-–—>\[]{0,20}(?P<letter>[A-Za-z])\]?:"
    r"(?:(?P<north>\\N[^\W\dA-ZÆØÅ_])(?![^\s\\]*\\[^Nnh])|(?=[ \t]|$|\\N(?![^\W\dA-ZÆØÅ_])))"
)
"""One letter and a colon where words begin."""
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
BEGINS_TURN = re.compile(r"(?:[-–—]|>{2,3})\s*\S|(?:[^\W\d_][\w .'’/(),-]{0,58}[\w.)]|[A-ZÆØÅ])\s?:(?=\s|$)")
_MARK_BEFORE_LABEL = re.compile(
    r"^\s*(?:[-–—]|>{2,3})\s*(?=(?:<[^<>]{1,60}>)*(?:[^\W\d_][\w .'’/(),-]{0,58}[\w.)]|[A-ZÆØÅ])\s?:(?:\s|$))"
)
"""A dash or angles that say that another one speaks, before that one's name."""
_LABEL = re.compile(r"\[?(?P<name>(?:[^\W\d_]|\+\d)[\w .'’/(),@+-]{0,58}[\w.)]|[A-ZÆØÅ])\]?\s?:(?=\s|$)")
"""Whoever takes part by telephone or under an address is called by that."""
_ONLY_LABEL = re.compile(r"(?:[^\W\d_][\w .'’/(),-]{0,58}[\w.)]|[A-ZÆØÅ])\s?:")


def read(content: bytes, encoding: str | None = None) -> Document:
    """A subtitle file, told by its first lines. Raises BadFile where a time is broken; then nothing is taken."""
    found = read_text(content, encoding)
    left_out = LeftOut()
    is_vtt = found.text.lstrip("\ufeff \n").startswith("WEBVTT")
    lines, times, at = [], [], 0
    given = re.split(r"\r\n|[\r\n]", found.text)
    is_sbv = _BETWEEN_COMMAS.match(next(filter(str.strip, given), "")) is not None
    if is_sbv:
        given = [_BETWEEN_COMMAS.sub(r"\1 --> \2", line) for line in given]
    cues = sorted(_cues(given, is_vtt, left_out), key=lambda each: each.first)
    cues = with_speakers_marked(without_rolling(cues, left_out))
    for cue in cues:
        for words in _turns(cue.lines, is_vtt):
            line = normalise(words)
            lines.append(line)
            times.append(Time(at, cue.first, cue.last))
            at += len(line) + 1
    if not lines:
        raise BadFile("subtitles-empty")
    note = Message(
        "importing-note-format-and",
        {"format": "WebVTT" if is_vtt else "SBV" if is_sbv else "SubRip", "note": found.note},
    )
    left = (*found.left_out, *left_out.messages())
    return Document("\n".join(lines) + "\n", note, tuple(times), left, labels=_voices(cues))


def _cues(lines: list[str], is_vtt: bool, left_out: LeftOut) -> list[Cue]:
    """All cues as they stand in the file. Raises BadFile with the line of a time that is none."""
    places = [number for number, line in enumerate(lines) if _is_time(line, number)]
    letters = _letters(lines)
    if not places:
        raise BadFile("subtitles-empty" if is_vtt else "not-subtitles")
    begins, count = [], None
    for place in places:
        count, has_name = _name_before(lines, place, is_vtt, count)
        begins.append(place - has_name)
    return [
        Cue(
            *_span(lines[place], place),
            _broken(_without_asides(lines[place + 1 : end], is_vtt, left_out), letters),
            _said_by(lines, place),
        )
        for place, end in zip(places, [*begins[1:], len(lines)], strict=True)
    ]


def _said_by(lines: list[str], place: int) -> str:
    """Who speaks, as the name of a cue says in Webex."""
    named = NAMED_CUE.fullmatch(lines[place - 1].strip()) if place else None
    return "" if named is None else named["name"]


def _is_time(line: str, number: int) -> bool:
    if _TIMES.match(line):
        return True
    if _ALMOST.match(line):
        raise BadFile("subtitle-time", line=number + 1, text=line.strip()[:60])
    return False


def _name_before(lines: list[str], place: int, is_vtt: bool, count: int | None) -> tuple[int | None, bool]:
    """Whether the line before a time is the cue's number or name rather than the last words of the cue before it, and
    the number."""
    before = lines[place - 1].strip() if place else ""
    is_apart = place < 2 or not lines[place - 2].strip()
    if NAMED_CUE.fullmatch(before):
        return count, True
    if not before.isdecimal() or len(before) > 9:
        return count, bool(before) and is_vtt and is_apart
    number = int(before)
    is_number = is_apart or count is None or number == count + 1
    return (number if is_number else count), is_number


def _span(line: str, number: int) -> tuple[int, int]:
    found = _TIMES.match(line)
    assert found is not None
    first, last = _ms(found.groups()[:4]), _ms(found.groups()[4:])
    if last < first:
        raise BadFile("subtitle-order", time=line.strip()[:60], line=number + 1)
    return first, last


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = parts
    thousandths = int((fraction or "0").ljust(3, "0"))
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000 + thousandths


def _without_asides(lines: list[str], is_vtt: bool, left_out: LeftOut) -> list[str]:
    """The lines of a cue, also after a blank one; in WebVTT without the blocks that are notes and styles."""
    kept, is_aside = [], False
    for number, line in enumerate(lines):
        if is_vtt and number and not lines[number - 1].strip():
            is_aside = bool(_ASIDE.match(line))
        if is_aside:
            left_out.words("remark", line)
        elif line.strip():
            kept.append(line)
    return kept


def _letters(lines: list[str]) -> frozenset[str]:
    """The single letters that are labels in a file: those of roles, those that stand before words or a sign of a break
    elsewhere; and where several letters stand before `\\Nhva`, these, since folders are mostly on one drive."""
    if not any(":\\N" in line for line in lines):
        return _ROLE_LETTERS
    found = [each for line in lines for each in _LETTER.finditer(_TAG.sub("", line))]
    before_break = {each["letter"] for each in found if each["north"]}
    sure = {each["letter"] for each in found if not each["north"]}
    return _ROLE_LETTERS | sure | (before_break if len(before_break) > 1 else set())


def _broken(lines: list[str], letters: frozenset[str]) -> list[str]:
    """The lines of a cue where those end that are written as one; `letters`: the single ones that are labels."""
    marked = (line.replace("&gt;&gt;", ">>") for line in lines)
    parts = (_BREAK.sub(lambda found: _break(found, letters), line) for line in marked)
    return [line for part in parts for line in part.split("\n") if line.strip()]


def _break(found: re.Match[str], letters: frozenset[str]) -> str:
    """What stands for a sign of a break. `I:\\Nhva` and `Person C:\\Nja` are labels and a break where a line or
    a sentence begins with them; behind other words, before more of a path, and where the letter is no label, `C:\\Nytt`
    is a folder."""
    if (north := found["north"]) is not None:
        before = _TAG.sub("", found.string[max(0, found.start() - _LABEL_MAX) : found.start()]).rpartition("\\N")[2]
        label = before.strip(" \t-–—>[") + " " + north[0]
        begins_line = _BEGINS_LINE.fullmatch(before) is not None and north[0] in letters
        is_label = begins_line or (" " not in label[:2] and is_role(label))
        if not is_label or _PATH_GOES_ON.search(north):
            return str(north)
        return re.sub(r"\\[Nn]", "\n", north).replace("\\h", " ")
    return str(found["path"] or (" " if found["space"] else "\n"))


def _turns(lines: list[str], is_vtt: bool) -> list[str]:
    """What is said in a cue: one text for each speaker, whom the file tells by a mark, a name or a dash."""
    found: list[str] = []
    speaker, is_new, is_below = "", True, False
    for line in lines:
        line = _MARK_BEFORE_LABEL.sub("", line)
        bare = _TAG.sub("", line).strip()
        is_new = is_new or (not is_below and bool(BEGINS_TURN.match(bare)))
        is_below = bool(_ONLY_LABEL.fullmatch(bare))
        at = 0
        for voice in [*_VOICE.finditer(line), None]:
            words = _words(line[at : voice.start() if voice else len(line)], is_vtt)
            if words and (is_new or not found):
                found.append(f"{speaker}: {words}" if speaker else words)
                is_new = False
            elif words:
                found[-1] += f" {words}"
            if voice is not None:
                at, name = voice.end(), " ".join((voice[1] or "").split())
                is_new = is_new or name != speaker or bool(name)
                speaker = html.unescape(sane_references(name))
    return found


def _voices(cues: list[Cue]) -> tuple[str, ...]:
    """The speakers that voice marks name, and those before a colon where most cues begin so."""
    marks = (each[1] or "" for cue in cues for line in cue.lines for each in _VOICE.finditer(line))
    names = (" ".join(html.unescape(sane_references(name)).split()) for name in marks)
    bare = (_TAG.sub("", _MARK_BEFORE_LABEL.sub("", line)).strip() for cue in cues for line in cue.lines)
    labels = [found["name"] for line in bare if (found := _LABEL.match(line)) and _is_name(found["name"])]
    is_labelled = len(set(labels)) > 1 and 2 * len(labels) >= len(cues)
    return tuple(dict.fromkeys(normalise(name) for name in (*names, *(labels if is_labelled else ())) if name))


def _is_name(label: str) -> bool:
    return is_written_as_name(label) or ("@" in label and " " not in label)


def _words(text: str, is_vtt: bool) -> str:
    plain = _TAG.sub("", text)
    return re.sub(r"[ \t\n]+", " ", html.unescape(sane_references(plain)) if is_vtt else plain).strip(" ")

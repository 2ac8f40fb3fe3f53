"""In which encoding a text is, by evidence over the whole of it: marks, then validity, then what makes sense as words.

Detectors of encodings know languages by the frequencies of their letters, which takes more text than a short interview
has letters beyond ASCII. What is asked here is narrower: which reading has no signs in the midst of words, no capitals
after small letters, and the letters that the language of its common words has.
"""

import codecs
import re
import unicodedata
from functools import cache
from itertools import islice
from typing import NamedTuple

from core.errors import BadFile

_BEFORE, _AFTER = 30, 60
"""So many code points around a sign are shown."""
_LINES_COMPARED = 2000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN, _CENTRAL, _TURKISH, _BALTIC = "western", "central", "turkish", "baltic"
_CANDIDATES = {
    "cp1252": _WESTERN, "mac_roman": _WESTERN, "cp850": _WESTERN, "cp1250": _CENTRAL, "iso8859_2": _CENTRAL,
    "mac_latin2": _CENTRAL, "cp852": _CENTRAL, "cp1254": _TURKISH, "cp1257": _BALTIC, "cp1251": "", "koi8_r": "",
    "koi8_u": "",
    "cp866": "", "iso8859_5": "", "mac_cyrillic": "", "cp1253": "", "iso8859_7": "", "cp737": "", "mac_greek": "",
    "cp1255": "", "cp1256": "", "iso8859_6": "", "cp874": "", "gb18030": "", "big5": "", "cp932": "", "euc_jp": "",
    "cp949": "",
}  # fmt: skip
"""In the order in which they are taken where nothing tells them apart, each with the part of the world whose Latin
letters it has."""
_ICELANDIC_PAGES = ("mac_iceland", "cp861")
"""What old Macintosh computers and DOS wrote in Iceland: only where the language is surely Icelandic."""
_LANGUAGES = {
    "en": (_WESTERN, "the and was that you it of to in is a", "é"),
    "nb": (_WESTERN, "og det er jeg ikke var som til med hva har den vi kan", "æøåéòôÆØÅ"),
    "sv": (_WESTERN, "och det att inte jag som var han med har", "åäöéÅÄÖ"),
    "de": (_WESTERN, "und der die das ist nicht ich ein war zu", "äöüßÄÖÜ"),
    "fr": (_WESTERN, "et le la les de je est pas que des un dans", "éèêëàâçîïôùûüœÉÀÈÊÇ"),
    "es": (_WESTERN, "que de la el los y en no una por con era", "áéíóúñü¿¡ÁÉÍÓÚÑ"),
    "it": (_WESTERN, "che di non la il una per con era sono mi", "àèéìòùÀÈ"),
    "pt": (_WESTERN, "que de os uma com para mas eu foi do da", "áâãàçéêíóôõúÁÉÓÇ"),
    "nl": (_WESTERN, "de het een en ik niet van dat maar was", "éëïóöüè"),
    "fi": (_WESTERN, "ja on ei se oli mutta kun niin joka", "äöåÄÖ"),
    "is": (_WESTERN, "og er var ekki sem til en hann hvernig bara eins eru fyrir mig okkur um", "áéíóúýþæöðÁÉÍÓÚÞÆÖÐ"),
    "pl": (_CENTRAL, "nie to na jest do jak co ale tak i w z", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
    "cs": (_CENTRAL, "a to je na ne jsem ale jak tak se v s", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮŽ"),
    "hu": (_CENTRAL, "a az egy nem hogy volt de is ez meg mert", "áéíóöőúüűÁÉÍÓÖŐÚÜŰ"),
    "hr": (_CENTRAL, "je i da se na nije ali sam bilo kako", "čćđšžČĆĐŠŽ"),
    "ro": (_CENTRAL, "a nu este cu am de la un o care era mai apoi din pe sa si bine", "ăâîșțşţĂÂÎŞŢ"),
    "tr": (_TURKISH, "ve bir bu ne da de ama ben var mi gibi", "çğıöşüÇĞİÖŞÜ"),
    "lt": (_BALTIC, "ir tai kad bet ne su kaip buvo yra", "ąčęėįšųūžĄČĘĖĮŠŲŪŽ"),
    "lv": (_BALTIC, "un es tas ir bija ka bet ar kas no", "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ"),
    "et": (_BALTIC, "ja on ei see oli et mis aga kui ma", "äöõüšžÄÖÕÜ"),
}  # fmt: skip
_ICELANDIC = frozenset("þðýÞÐÝ")
"""Letters that few of the Western languages have: where the language is not known, they may be Turkish ones."""
_ACUTE = frozenset("áíóúÁÍÓÚ")
"""Beside those they are Icelandic or Faroese: neither Turkish nor Croatian has them."""
_TYPOGRAPHY = frozenset("«»‹›“”‘’„‚–—…·•§°£€©®½¼¾²³´\u00a0")
_TIME_MARK = "¤<"
"""How Transana begins a time."""
_COMMON = frozenset(
    "оеаинтсрвлкмдпу" "αοιετσνηυρςάέήίόύώ" "יוהלאתמרבש" "اليمونترب" "านรอกเยลงม"
    "のにはをたがでてとしれさるなっかこ" "이가는다을에의고하지어서나"
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "這個們來為國說時對會發後裡與還沒麼樣開訪談問話"
)  # fmt: skip
"""Letters and signs that are frequent in languages that do not write with Latin letters."""
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC", "THAI", "HIRAGANA", "KATAKANA", "HANGUL", "CJK")
_EASTERN = frozenset(("HIRAGANA", "KATAKANA", "CJK"))
"""Scripts that stand side by side in one text."""
_CHINESE, _KANA, _KANA_IN_CHINESE = ("gb18030", "big5"), re.compile("[\u3041-\u3096]"), 0.5
"""Whoever writes hiragana writes Japanese, of which Chinese encodings have the letters too."""
_ASCII_WORD = re.compile(rb"(?<![\x80-\xff])\b[a-z]{1,6}\b(?![\x80-\xff])")
_OF_TEXTS = re.compile("utf|cp[0-9]|iso|mac|koi8|big5|gb|hz|euc|shift|johab|ascii|latin|kz1048|ptcp154|tis|hp")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_CONTROLS = bytes([*range(9), *range(0x0E, 0x20)])
_CONTROLS_AND_BEYOND = _CONTROLS + bytes(range(0x80, 0x100))
_WHOLE_MIN = 2
"""Letters of two bytes and more that are whole, and as many as those that are not: chance does not make them."""
_EBCDIC_SPACE, _EBCDIC_SPACES, _EBCDIC_LETTERS = b"\x40", 0.06, 0.5
"""In EBCDIC a space is what ASCII calls @: so great a part of a text are such, and so great a part is letters."""
_OF_EBCDIC = bytes([*range(0x81, 0x8A), *range(0x91, 0x9A), *range(0xA2, 0xAA),
                    *range(0xC1, 0xCA), *range(0xD1, 0xDA), *range(0xE2, 0xEA)])  # fmt: skip
_ZEROS_RARE, _MOSTLY = 200, 0.7
"""One zero byte in so many is damage; and so great a part of the bytes is ASCII where Latin letters are written."""
_ZEROS_MOST, _NEARLY_ALL = 3, 0.85
"""Latin letters of UTF-16 bring more zeros than one byte in so many; and so great a part of a text is letters of ASCII
and spaces where some others are among them."""
_NEAR = 0.15
"""Readings of a short text whose scores differ by less are both possible; a fifth of it where there is much to go
by."""


class Decoded(NamedTuple):
    """A text, its encoding, how many bytes could not be read (each is U+FFFD), other encodings that it may be in, and
    how many zero bytes were left out."""

    text: str
    encoding: str
    bad: int = 0
    others: tuple[str, ...] = ()
    zeros: int = 0


class Reading(NamedTuple):
    """An encoding, and how a passage of the file reads in it in which the likely encodings differ."""

    encoding: str
    excerpt: str


def readings(content: bytes, encodings: tuple[str, ...]) -> tuple[Reading, ...]:
    """How a passage reads in each of some encodings: the first line in which each differs from the first of them."""
    differing: list[bytes] = []
    for other in encodings[1:]:
        lines = (line for line in content.splitlines() if not line.isascii())
        differing += [line for line in islice(lines, _LINES_COMPARED) if not _is_same(line, encodings[0], other)][:1]
    shown = list(dict.fromkeys(differing))
    return tuple(Reading(each, " … ".join(_around(line, each) for line in shown)) for each in encodings)


def _is_same(line: bytes, one: str, other: str) -> bool:
    return line.decode(one, "replace") == line.decode(other, "replace")


def _around(line: bytes, encoding: str) -> str:
    """A line from shortly before its first sign beyond ASCII."""
    before = next(place for place, byte in enumerate(line) if byte > 0x7F)
    head = line[:before].decode("ascii")
    return (head + line[before:].decode(encoding, "replace"))[max(0, before - _BEFORE) : before + _AFTER].strip()


def decoded(content: bytes, said: str | None = None) -> Decoded:
    """The text of a file; `said`: the encoding that it claims. Raises BadFile where it is no text."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _replaced(content[len(mark) :], name)
    if b"\x1b$" in content or b"\x1b(" in content:
        return _replaced(content, "iso2022_jp")
    if b"\0" in content:
        return _with_zeros(content, said)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _is_ebcdic(content):
        raise BadFile("text-ebcdic")
    text = content.decode("utf-8", "replace")
    bad = _bad(content, text, "utf-8")
    if sum(char > "\x7f" for char in text) - bad >= max(_WHOLE_MIN, bad):
        return Decoded(text, "utf-8", bad)
    if said and (claimed := _claimed(content, said)):
        return claimed
    return _likeliest(content)


def _is_ebcdic(content: bytes) -> bool:
    """Whether a text is in the code of mainframe computers, in which letters and spaces are other bytes than here."""
    letters = len(content) - len(content.translate(None, _OF_EBCDIC))
    return (
        content.count(_EBCDIC_SPACE) > _EBCDIC_SPACES * len(content)
        and b" " not in content
        and letters > _EBCDIC_LETTERS * len(content)
    )


def _with_zeros(content: bytes, said: str | None) -> Decoded:
    """Of UTF-16 and UTF-32 half of the bytes may be zero; elsewhere a few are damage. Raises BadFile."""
    zeros = content.count(0)
    is_rare = zeros <= max(1, len(content) // _ZEROS_RARE)
    if is_rare and _is_utf8_beside(content.replace(b"\0", b"")):
        return Decoded(content.replace(b"\0", b"").decode("utf-8"), "utf-8", zeros=zeros)
    if is_rare and len(content.translate(None, _CONTROLS_AND_BEYOND)) > _MOSTLY * len(content):
        found = decoded(content.replace(b"\0", b""), said)
        return found._replace(zeros=zeros)
    if _is_narrow(content, zeros):
        return decoded(content.replace(b"\0", b""), said)._replace(zeros=zeros)
    try:
        return _wide(content)
    except BadFile:
        if not is_rare or len(content.translate(None, _CONTROLS)) < len(content) - zeros - zeros:
            raise
        found = decoded(content.replace(b"\0", b""), said)
        return found._replace(zeros=zeros)


def _is_narrow(content: bytes, zeros: int) -> bool:
    """Whether zero bytes stand between the letters of a text of one byte a letter: they are few, and what is left are
    letters and spaces. Latin letters of UTF-16 bring as many zeros, its other letters bytes that are anything."""
    rest = content.replace(b"\0", b"")
    if _ZEROS_MOST * zeros > len(content) or len(rest.translate(None, _CONTROLS)) < len(rest):
        return False
    try:
        text, most = rest.decode("utf-8"), _MOSTLY
    except UnicodeDecodeError:
        text, most = rest.decode("ascii", "replace"), _NEARLY_ALL
    return sum(char.isalpha() or char.isspace() for char in text) > most * len(text)


def _bad(content: bytes, text: str, name: str) -> int:
    """How many bytes were no characters; a U+FFFD that stands in the file itself is one."""
    own = content.count("\ufffd".encode(name)) if name.startswith("utf") else 0
    return max(0, text.count("\ufffd") - own)


def _is_utf8_beside(content: bytes) -> bool:
    """Whether what is left without zero bytes is UTF-8, and says so by letters of several bytes."""
    try:
        return sum(char > "\x7f" for char in content.decode("utf-8")) >= _WHOLE_MIN
    except UnicodeDecodeError:
        return False


def _replaced(content: bytes, name: str) -> Decoded:
    text = content.decode(name, "replace")
    bad = _bad(content, text, name)
    if bad > len(text) // 10:
        raise BadFile("not-this-format", format="txt")
    return Decoded(text, name, bad)


def _claimed(content: bytes, said: str) -> Decoded | None:
    """The text in the encoding that it claims; pages say latin-1 and mean that of Windows."""
    try:
        name = named(said)
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return Decoded(content.decode(name), name)
    except (LookupError, UnicodeError):
        return None


def named(said: str) -> str:
    """The encoding of that name. Raises LookupError where there is none, or it is of another kind (punycode, rot13)."""
    name = codecs.lookup(said).name
    if not _OF_TEXTS.match(name):
        raise LookupError(said)
    return name


def _wide(content: bytes) -> Decoded:
    """UTF-16 or UTF-32 without a mark: where zero bytes are, or which reading has letters that exist."""
    names = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
    texts = [(name, content.decode(name, "replace")) for name in names]
    found = [Decoded(text, name, _bad(content, text, name)) for name, text in texts if text]
    best = max(found, key=lambda each: _sense_of_wide(each.text))
    if _sense_of_wide(best.text) < 0.7:
        raise BadFile("not-this-format", format="txt")
    return best


def _sense_of_wide(text: str) -> float:
    """The share of signs that are letters of scripts in use, digits, punctuation or white space; 0 where more than one
    in a hundred is no character at all, as in pictures and programs."""
    sample = text[:20_000]
    strange = sum(unicodedata.category(char) in ("Cn", "Co", "Cs") or char == "\ufffd" for char in sample)
    if strange > max(1, len(sample) // 100):
        return 0.0
    good = sum(char.isspace() or (unicodedata.category(char)[0] in "LNPM" and _script(char) != "") for char in sample)
    return good / len(sample)


# -- one byte a letter, or two


def _likeliest(content: bytes) -> Decoded:
    language = _language(content)
    scored = []
    icelandic = dict.fromkeys(_ICELANDIC_PAGES if language == "is" else (), _WESTERN)
    for place, (name, region) in enumerate((_CANDIDATES | icelandic).items()):
        text = content.decode(name, "replace")
        is_icelandic = region == _WESTERN and not (_ICELANDIC.isdisjoint(text) or _ACUTE.isdisjoint(text))
        sense = _sense(text, language or ("is" if is_icelandic else None), region) - place / 1000
        if name in _CHINESE and _KANA.search(text):
            sense -= _KANA_IN_CHINESE
        scored.append((sense, -place, text, name))
    if b"\0" not in content and len(content) % 2 == 0 and not re.search(rb"[\r\n ]", content):
        for name in ("utf-16-le", "utf-16-be"):
            text = content.decode(name, "replace")
            scored.append((_sense(text, None, ""), -len(_CANDIDATES), text, name))
    scored.sort(reverse=True)
    best, _, text, name = scored[0]
    near = _NEAR * max(0.2, min(1.0, 30 / sum(char > "\x7f" for char in text)))
    others = tuple(each[3] for each in scored[1:] if each[0] > best - near and each[2] != text)
    return Decoded(text, name, _bad(content, text, name), others[:3])


def _language(content: bytes) -> str | None:
    """The language that a text's short words without accents are of, where they tell."""
    words: dict[bytes, int] = {}
    for word in _ASCII_WORD.findall(content[:200_000].lower()):
        words[word] = words.get(word, 0) + 1
    hits = {
        language: sum(words.get(word.encode(), 0) for word in row[1].split()) for language, row in _LANGUAGES.items()
    }
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] >= 2 else None


def _sense(text: str, language: str | None, region: str) -> float:
    """How much sense the signs beyond ASCII make, on average: 1 is what one expects, below 0 what nobody writes."""
    total, count = 0.0, 0
    for match in islice(_BEYOND_ASCII.finditer(text), 20_000):
        place = match.start()
        before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
        total += _sense_of(match[0], before, after, language, region)
        count += 1
    return total / count if count else 0.0


def _sense_of(char: str, before: str, after: str, language: str | None, region: str) -> float:
    if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn"):
        return -5.0
    if not char.isalpha():
        return _sense_of_sign(char, before, after)
    script = _script(char)
    beside = {_script(each) for each in (before, after) if each.isalpha()}
    if beside - {script} and not (script in _EASTERN and beside <= _EASTERN):
        return -2.0
    if char.isupper() and before.islower():
        return -2.0
    strange = sum(each > "\x7f" and each.isalpha() for each in (before, after))
    if script == "LATIN":
        return _sense_of_latin(char, language, region) - (0, 0.1, 1.5)[strange]
    if not beside or (char.isupper() and before.isupper()):
        return 0.2
    if char.casefold() in _COMMON:
        return 1.1
    if script == "CJK":
        return 0.7 if _is_usual(char, "gb2312", 0xD7) or _is_usual(char, "big5", 0xC6) else 0.0
    if script == "HANGUL":
        return 0.8 if _is_usual(char, "euc_kr", 0xFF) else -0.5
    return 0.5 if script == "THAI" else 0.8


def _sense_of_sign(char: str, before: str, after: str) -> float:
    """What is no letter: usual typography, punctuation and accents of other scripts; anything else is odd inside a
    word."""
    if char + after == _TIME_MARK:
        return 1.5
    is_inside = before.isalpha() and after.isalpha()
    if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff60":
        return 1.0 if _script(before) in _EASTERN or _script(after) in (*_EASTERN, "HANGUL") else -0.5
    if char in _TYPOGRAPHY:
        return -2.0 if is_inside and char not in "’–—´\u00a0…·" else 1.0
    kind = unicodedata.category(char)[0]
    if _script(char) == "THAI" and (kind in "NS" or (kind == "M" and _script(before) != "THAI")):
        return -1.5  # digits and the sign of the baht stand apart, marks on letters
    if kind in "PM" and _script(char) != "LATIN":
        return -1.5 if is_inside and kind == "P" and char not in "׳״־’‐–—・" else 0.5
    return -3.0 if is_inside else -0.5


def _sense_of_latin(char: str, language: str | None, region: str) -> float:
    if language is not None:
        return 1.0 if char in _LANGUAGES[language][2] else -0.5
    if char in _letters_of(region):
        if char in _ICELANDIC:
            return 0.5
        return 1.0 if region == _WESTERN else 0.8
    return 0.0


@cache
def _is_usual(char: str, encoding: str, last: int) -> bool:
    """Whether a character stands in the first part of a national set, which holds those in common use."""
    try:
        return char.encode(encoding)[0] <= last
    except UnicodeEncodeError:
        return False


@cache
def _letters_of(region: str) -> frozenset[str]:
    return frozenset("".join(row[2] for row in _LANGUAGES.values() if row[0] == region))


@cache
def _script(char: str) -> str:
    name = unicodedata.name(char, "") if char else ""
    found = next((script for script in _SCRIPTS if name.startswith(script) or f" {script} " in name[:30]), "")
    return found or ("LATIN" if char < "\u0250" else "COMMON" if name else "")

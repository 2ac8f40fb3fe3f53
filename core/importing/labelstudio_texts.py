"""The text of a task of Label Studio, and where its results stand in it."""

from html.parser import HTMLParser
from typing import Any, NamedTuple

from core.importing.html import BLOCKS
from core.importing.quoted_places import Quoted
from core.text.normal import normalise

Item = dict[str, Any]
MARKS = ("labels", "hypertextlabels", "paragraphlabels")
"""Types of results that put labels on words."""
PLACE_FIELDS = ("start", "end", "startOffset", "endOffset", "globalOffsets", "channel")
"""Fields of a result that say where it is."""
_ON_RECORDINGS, _ON_PICTURES = ("channel", "sequence", "ranges", "instant"), ("x", "points", "rle", "vertices")
"""Fields of places on sound and film, and on pictures."""
_SPEAKERS, _WORDS = ("author", "speaker", "name"), ("text", "content", "words")
_ADDRESSES = ("http://", "https://", "s3://", "gs://", "azure-blob://", "/data/")


class Words(NamedTuple):
    """A text, which field of its task holds it, its paragraphs with the places where their words begin (none: it has
    none), and of a page the place of each sign of its words, with the end."""

    raw: str
    field: str
    paragraphs: tuple[tuple[int, str], ...] = ()
    at: tuple[int, ...] = ()

    @property
    def normal(self) -> str:
        """The text as it is kept."""
        return normalise(self.raw)

    def quoted(self, result: Item) -> Quoted | None:
        """Where a result stands; None where it says no place."""
        value = result.get("value")
        if not isinstance(value, dict):
            return None
        quote = _quote(value.get("text"))
        if self.paragraphs:
            return self._in_paragraphs(value, quote)
        held = value.get("globalOffsets") if self.at else None
        start, end = (_number((held if isinstance(held, dict) else value).get(each)) for each in ("start", "end"))
        if start is None or end is None:
            return None
        if self.at and 0 <= start < end < len(self.at):
            return Quoted(self.at[start], self.at[end - 1] + 1, quote)
        return Quoted(start, end, quote)

    def _in_paragraphs(self, value: Item, quote: str) -> Quoted | None:
        """From a place in one paragraph to one in another; units of UTF-16 where only so the words are those quoted."""
        numbers = [_number(value.get(each)) for each in ("start", "startOffset", "end", "endOffset")]
        first, begin, last, stop = (-1 if each is None else each for each in numbers)
        if not 0 <= first <= last < len(self.paragraphs) or begin < 0 or stop < 0:
            return None
        (one, words), (other, last_words) = self.paragraphs[first], self.paragraphs[last]
        found = None
        for counted in (lambda _, count: count, _of_units):
            start, end = counted(words, begin), counted(last_words, stop)
            held = [text for _, text in self.paragraphs[first : last + 1]]
            held[-1] = held[-1][:end]
            held[0] = held[0][start:]
            # Between paragraphs stand the names of speakers here, and nothing there.
            if not quote or _letters("".join(held)) == _letters(quote):
                return Quoted(one + start, other + end, quote if first == last else "")
            found = found or Quoted(one + start, other + end, quote)
        return found


class _Page(HTMLParser):
    """The words of a page, and where each of their signs stands."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.at: list[int] = []
        self._length = 0
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
            self._length += 1

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self.at += range(self._length, self._length + len(data))
        self._length += len(data)
        self.parts.append(data)


def is_marked(result: Item) -> bool:
    """Whether a result puts labels on words."""
    return result.get("type") in MARKS


def medium_of(result: Item) -> str:
    """Which omission a result is that marks a recording or a picture; nothing where it marks none."""
    value = result.get("value")
    fields = value if isinstance(value, dict) else {}
    if "original_length" in result or any(each in fields for each in _ON_RECORDINGS):
        return "coding-on-recording"
    is_picture = "original_width" in result or any(each in fields for each in _ON_PICTURES)
    return "coding-on-picture" if is_picture else ""


def words_of(data: Item, results: list[Item]) -> Words | None:
    """The text of a task: the field that its results name, else the longest text. None where there is none."""
    named = [str(each.get("source") or "")[1:] for each in results] + [str(each.get("to_name")) for each in results]
    fields = [
        *dict.fromkeys(each for each in named if each in data),
        *(each for each in ("text", "dialogue") if each in data),
    ]
    others = [each for each in data if each not in fields and _is_text(data[each])]
    fields += sorted(others, key=lambda each: -len(data[each]) if isinstance(data[each], str) else -1)
    for field in fields:
        if isinstance(data[field], str) and not data[field].startswith(_ADDRESSES):
            raw = data[field]
            if not any(each.get("type") == "hypertextlabels" for each in results):
                return Words(raw, field)
            page = _Page(raw)
            return Words("".join(page.parts), field, (), (*page.at, sum(map(len, page.parts))))
        if isinstance(data[field], list) and (found := _conversation(data[field], field)) is not None:
            return found
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, (str, list))


def _conversation(rows: list[Any], field: str) -> Words | None:
    """Paragraphs, each a line with who says it."""
    lines, paragraphs, at = list[str](), list[tuple[int, str]](), 0
    for row in rows:
        words = _first(row, _WORDS) if isinstance(row, dict) else None
        if words is None:
            return None
        speaker = _first(row, _SPEAKERS)
        before = f"{' '.join(speaker.split())}: " if speaker and speaker.strip() else ""
        paragraphs.append((at + len(before), words))
        lines.append(before + words)
        at += len(lines[-1]) + 1
    return Words("\n".join(lines), field, tuple(paragraphs)) if lines else None


def _first(row: Item, names: tuple[str, ...]) -> str | None:
    return next((row[each] for each in names if isinstance(row.get(each), str)), None)


def _number(value: Any) -> int | None:
    """Also of a number in quotes, as paragraphs are numbered."""
    if isinstance(value, str) and value.isdecimal() and len(value) < 12:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _quote(value: Any) -> str:
    """Words as they stand in the text; Label Studio writes some of its line ends as two signs."""
    return value.replace("\\n", "\n") if isinstance(value, str) else ""


def _of_units(text: str, count: int) -> int:
    """Of units of UTF-16, how many signs they are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "replace"))


def _letters(text: str) -> str:
    return "".join(normalise(text).split())


def whole(text: str) -> str:
    """A text of JSON without halves of signs, which no file could hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

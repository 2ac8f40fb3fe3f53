"""The tables of WebAnno and INCEpTION (.tsv, version 3): a line for each token, a column for each thing said of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.errors import BadFile
from core.importing.cas import Cas, Thing
from core.importing.encodings import decoded
from core.limits import TEXT_CODE_POINTS_MAX

_FORMAT = b"#FORMAT=WebAnno TSV 3"
_TOKEN = re.compile(r"(\d+)-(\d+)(?:\.(\d+))?\t(\d{1,12})-(\d{1,12})\t([^\t]*)\t?(.*)")
_APART = re.compile(r"(?<!\\)\|")
_NUMBERED = re.compile(r"(.*?)(?<!\\)\[(\d+)\]$", re.DOTALL)
_TARGET = re.compile(r"(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?")
_ESCAPED = re.compile(r"\\(.)")
_LETTERS = {"n": "\n", "r": "\r", "t": "\t"}
_BASE = "BT_"
"""How the column begins that says where a relation comes from."""


class _Layer(NamedTuple):
    """A type with its features, one a column; `is_relation`: its last column says where it comes from."""

    type: str
    features: tuple[str, ...]
    is_relation: bool

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(len(self.features), 1)


class _Found(NamedTuple):
    """What is said of some tokens, growing as they are read."""

    type: str
    place: list[int]
    said: dict[str, tuple[str, ...]]


def is_webanno_table(content: bytes) -> bool:
    """Whether a file is such a table."""
    return content.lstrip(b"\xef\xbb\xbf").startswith(_FORMAT)


def read_webanno_table(content: bytes) -> Cas:
    """The text with all that is said of its tokens. Raises BadFile."""
    return _Reading(decoded(content).text.replace("\r\n", "\n")).cas()


class _Reading:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._layers: list[_Layer] = []
        self._text: list[str] = []
        self._length = 0
        self._found: dict[str, _Found] = {}
        self._at: dict[tuple[str, str], list[str]] = {}
        self._ties: list[tuple[str, str, str, dict[str, tuple[str, ...]]]] = []

    def cas(self) -> Cas:
        sentence: list[str] = []
        for line in self._lines:
            if line.startswith("#T_"):
                kind, _, said = line.partition("=")
                names = said.split("|")
                self._layers.append(_Layer(names[0], tuple(names[1:]), kind == "#T_RL"))
            elif line.startswith("#Text="):
                sentence.append(_plain(line.removeprefix("#Text=")))
            elif token := _TOKEN.fullmatch(line):
                if sentence:
                    self._sentence("\n".join(sentence), int(token[4]))
                    sentence = []
                self._token(token)
        things = [Thing(own, each.type, (each.place[0], each.place[1]), each.said, {})
                  for own, each in self._found.items()]  # fmt: skip
        return Cas("".join(self._text), "", "", [*things, *self._relations()])

    def _sentence(self, words: str, start: int) -> None:
        """Puts a sentence where its first token is said to be; between sentences lines end."""
        gap = start - (len(words) - len(words.lstrip())) - self._length
        if gap < 0 or gap > len(self._text) * 1000 + 100_000:
            raise BadFile("not-this-format", format="txt")
        if self._length + gap + len(words) > TEXT_CODE_POINTS_MAX:
            raise BadFile("unpacks-too-much")
        between = "\n" * min(gap, 1) + " " * max(gap - 1, 0) if self._text else " " * gap
        self._text += [between, words]
        self._length += gap + len(words.encode("utf-16-le")) // 2

    def _token(self, token: re.Match[str]) -> None:
        address = f"{token[1]}-{token[2]}" + (f".{token[3]}" if token[3] else "")
        columns, at = token[7].split("\t"), 0
        for layer in self._layers:
            cells = columns[at : at + layer.width]
            at += layer.width
            if not cells or all(each in ("_", "") for each in cells):
                continue
            stacks = [_APART.split(each) for each in cells]
            for number in range(max(map(len, stacks))):
                values = [each[number] if number < len(each) else "_" for each in stacks]
                if layer.is_relation:
                    self._relation(layer, address, values)
                else:
                    self._span(layer, address, number, values, (int(token[4]), int(token[5])))

    def _span(self, layer: _Layer, address: str, number: int, values: list[str], place: tuple[int, int]) -> None:
        own = f"{address} {number}"
        said: dict[str, tuple[str, ...]] = {}
        for name, value in zip(layer.features or ("",), values, strict=False):
            numbered = _NUMBERED.fullmatch(value)
            if numbered:
                value, own = numbered[1], f"[{numbered[2]}]"
            if name and value not in ("_", "*"):
                said[name] = (_plain(value),)
        if own.startswith("[") is False and all(each == "_" for each in values):
            return
        called = f"{layer.type} {own}"
        found = self._found.setdefault(called, _Found(layer.type, list(place), said))
        found.place[0], found.place[1] = min(found.place[0], place[0]), max(found.place[1], place[1])
        self._at.setdefault((layer.type, address), []).append(called)

    def _relation(self, layer: _Layer, address: str, values: list[str]) -> None:
        said: dict[str, tuple[str, ...]]
        said = {name: (_plain(value),) for name, value in zip(layer.features, values, strict=False)
                if not name.startswith(_BASE) and value not in ("_", "*")}  # fmt: skip
        base = next((name for name in layer.features if name.startswith(_BASE)), "")
        if values[-1] != "_":
            self._ties.append((f"{layer.type}\n{base.removeprefix(_BASE)}", values[-1], address, said))

    def _relations(self) -> Iterator[Thing]:
        for number, (kinds, origin, address, said) in enumerate(self._ties):
            kind, _, of = kinds.partition("\n")
            target = _TARGET.fullmatch(origin)
            if target is None:
                continue
            ends = self._end(of, target[1], target[2]), self._end(of, address, target[3])
            yield Thing(f"tie {number}", kind, None, said, {"Governor": (ends[0],), "Dependent": (ends[1],)})

    def _end(self, of: str, address: str, number: str | None) -> str:
        """What a relation goes from or to: by its number, or the first on its token."""
        if number is not None and number != "0":
            return f"{of} [{number}]"
        return next(iter(self._at.get((of, address), ())), "")


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: _LETTERS.get(found[1], found[1]), text)

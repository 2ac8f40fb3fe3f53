"""Plain text in any common encoding, found by evidence: marks, then validity, then likelihood."""

import codecs
import re

from core.errors import BadFile
from core.importing.document import Document, read_as

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1252", "mac_roman", "cp850", "latin-1")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_USUAL = re.compile("[æøåÆØÅäöüÄÖÜßéèêëáàâíóúñçÉÀ«»‹›“”‘’„‚–—…·•§°£€©®½¼¾²³\u00a0]")
_INSIDE_WORD = re.compile(r"(?<=[a-zæøåäöüéèñç])[^\x00-\x7f](?=[a-zæøåäöüéèñç])")
_LOWER = re.compile("[æøåäöüßéèêëáàâíóúñçôîûïì’'‘-]")


def read(content: bytes, encoding: str | None = None) -> Document:
    """The text of a file. Raises BadFile where it is not text, or not in the encoding that was asked for."""
    if encoding is not None:
        try:
            return Document(_checked(content.decode(encoding)), read_as(encoding))
        except LookupError as problem:
            raise BadFile("encoding-unknown", encoding=encoding) from problem
        except UnicodeError as problem:
            raise BadFile("encoding-wrong", encoding=encoding) from problem
    found = _decoded(content)
    return Document(_checked(found[0]), read_as(found[1]))


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content, name)
    if content[:4096].count(0) > len(content[:4096]) // 8:
        odd, even = content[1:4096:2].count(0), content[0:4096:2].count(0)
        return _strictly(content, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _likeliest(content)


def _strictly(content: bytes, name: str) -> tuple[str, str]:
    try:
        return content.decode(name), name
    except UnicodeError as problem:
        raise BadFile("not-this-format", format="txt") from problem


def _likeliest(content: bytes) -> tuple[str, str]:
    """Of the one-byte encodings of western Europe, the one that makes the most sense of this text.

    A character that is common in Norwegian or English prose counts for an encoding; any other one,
    and a sign in the midst of a word, counts against it.
    """
    best, best_score = ("", ""), float("-inf")
    for name in _CANDIDATES:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        foreign = sum(ord(char) > 127 for char in text)
        usual = len(_USUAL.findall(text))
        misplaced = sum(not _LOWER.match(char) for char in _INSIDE_WORD.findall(text))
        score = usual - (foreign - usual) - 2 * misplaced - _CANDIDATES.index(name) / 10
        if score > best_score:
            best, best_score = (text, name), score
    return best


def _checked(text: str) -> str:
    """Refuses what decodes but is no text: programs, pictures, sound."""
    if len(_CONTROL.findall(text)) > len(text) // 1000:
        raise BadFile("not-this-format", format="txt")
    return _CONTROL.sub("", text).replace("\x85", "\n")

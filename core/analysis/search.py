"""Full text over all sources, in an index that lives in memory only and is made when it is asked for."""

import re
import sqlite3
from typing import NamedTuple

from core.analysis.reading import Reading
from core.errors import Refused
from core.ids import Id

CONTEXT_CODE_POINTS = 60
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+\*?")


class Hit(NamedTuple):
    """A place where the words stand: the code points of the match, and some text around it."""

    source: Id
    start: int
    end: int
    quote: str


def search(reading: Reading, query: str, source: Id | None = None, limit: int = 100) -> list[Hit]:
    """Places of all the words of `query` in one paragraph, best first; in quotation marks, as a phrase. A word with an
    asterisk at its end stands for all that begin so."""
    words = _WORD.findall(query)
    if not words:
        raise Refused("A search needs a word.")
    sources = [each for each in reading.state.sources.values() if each.status == "live" and source in (None, each.id)]
    found: list[Hit] = []
    index = _index(reading, [each.id for each in sources])
    phrase = query.strip().startswith('"') and query.strip().endswith('"')
    if phrase:
        words = [word.rstrip("*") for word in words]
    each_word = (f'"{word.rstrip("*")}"{"*" * word.endswith("*")}' for word in words)
    match = f'"{" ".join(words)}"' if phrase else " ".join(each_word)
    rows = index.execute(
        "SELECT source, start, body FROM paragraphs WHERE paragraphs MATCH ? ORDER BY rank, source, start LIMIT ?",
        (match, limit),
    )
    pattern = _pattern(words, phrase)
    for raw_source, start, body in rows:
        hit = pattern.search(body)
        first, last = hit.span() if hit else (0, len(body))
        left, right = max(0, first - CONTEXT_CODE_POINTS), last + CONTEXT_CODE_POINTS
        found.append(Hit(Id(raw_source), start + first, start + last, body[left:right].strip()))
    return found


def _index(reading: Reading, sources: list[Id]) -> sqlite3.Connection:
    """FTS5 over paragraphs; å stays å, and upper and lower case are alike."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE paragraphs USING fts5(body, source UNINDEXED, start UNINDEXED,"
        " tokenize = 'unicode61 remove_diacritics 0')"
    )
    for source in sources:
        try:
            text = reading.project.text(source)
        except Refused:
            continue
        connection.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?)",
            ((match.group(), source, match.start()) for match in _PARAGRAPH.finditer(text)),
        )
    return connection


def _pattern(words: list[str], phrase: bool) -> re.Pattern[str]:
    escaped = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    joined = r"\W+".join(escaped) if phrase else "|".join(escaped)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)

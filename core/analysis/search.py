"""Full text over all sources: any form of a word, phrases, beginnings of words, words near each other.

The index lives in memory only: an FTS5 table of each paragraph's words and of their stems, in the form of
`core.text.words`. Lines that somebody broke in the middle of a sentence are one paragraph. What a condensed text
repeats from its original is found once, in the original.
"""

import re
import sqlite3
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import Id
from core.text.normal import normalise
from core.text.quoting import repeats, words_of
from core.text.stems import language_of, stem, stems_of
from core.text.words import forms_in, words_in

CONTEXT_CODE_POINTS = 60
RANKED_MAX = 2000
"""So many of the paragraphs found are put into the order of their weight; of more, the first in the texts."""
_LABEL = r"[^\s:][^:\n]{0,40}:\s"
"""How a turn begins, most often."""
_GOES_ON = rf"(?<=[^\W_]|[,\-\u00ad\u2010\u2013])[^\S\n]*\n(?!{_LABEL})[^\S\n]*"
_PARAGRAPH = re.compile(rf"\S(?:[^\n]*\S)?(?:{_GOES_ON}\w(?:[^\n]*\S)?)*")
"""A line, and those that go on with its sentence: it ends with a letter, comma or hyphen, and the next has words."""
_PART = re.compile(
    r'\s*(?:"([^"]*)"|(OR|NOT|ELLER|IKKE)(?![\w-])|(NEAR|NÆR)(?:/(\d{1,3}))?(?![\w-])|([^\s"*]+\*?)|([*]+))'
)
_OPERATORS = {"OR": " OR ", "ELLER": " OR ", "NOT": " NOT ", "IKKE": " NOT "}
"""In either language, as FTS5 writes them."""
_WORD_OPERATORS = (*_OPERATORS, "NEAR", "NÆR")
_SIGNS = " .,;:!?…–—-()"
NEAR_WORDS = 10


class Hit(NamedTuple):
    """A place where the words stand: the code points of the match, and some text before and after it."""

    source: Id
    start: int
    end: int
    before: str
    match: str
    after: str

    @property
    def quote(self) -> str:
        """The match in its context."""
        return f"{self.before}{self.match}{self.after}".strip()


class _Term(NamedTuple):
    """What has to stand: `words` in a row, exactly (a phrase), in any form, or beginning so. With `near`, not further
    than so many words from the term before."""

    words: tuple[str, ...]
    kind: str
    near: int | None = None


class Index:
    """The words of all sources of one project. It takes in what is new, and forgets what was withdrawn."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._word_changes = 0
        self._sources: dict[Id, str] = {}
        self._numbers: dict[int, Id] = {}
        self._create()

    @staticmethod
    def can_be_kept() -> bool:
        """Whether this Python's SQLite gives its image."""
        return hasattr(sqlite3.Connection, "serialize")

    @classmethod
    def of_image(cls, image: bytes, sources: dict[Id, str], numbers: dict[int, Id], word_changes: int) -> "Index":
        """The index whose image this is; `sources` with their languages, `numbers` as the image knows them."""
        index = cls()
        index._connection.deserialize(image)
        index._sources, index._numbers, index._word_changes = dict(sources), dict(numbers), word_changes
        return index

    def image(self) -> bytes:
        """The index as bytes."""
        return self._connection.serialize()

    @property
    def sources(self) -> dict[Id, str]:
        """The texts in it, with their languages."""
        return self._sources

    def number_of(self, source: Id) -> int:
        """What a text is called in the image."""
        return next(number for number, each in self._numbers.items() if each == source)

    def _create(self) -> None:
        self._connection.executescript("""
            DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS paragraphs;
            CREATE TABLE paragraphs (id INTEGER PRIMARY KEY, source INTEGER, start INTEGER, body TEXT);
            CREATE VIRTUAL TABLE words USING fts5(
                body, stems, content = '',
                tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
        """)
        self._sources.clear()
        self._numbers.clear()

    def follow(self, presentation: Presentation) -> None:
        """Brings the index up to the state of a presentation. å stays å; upper and lower case are alike."""
        live = {row.id for row in presentation.state.sources.values() if row.status == "live"}
        if self._word_changes != presentation.project.word_changes or not set(self._sources) <= live:
            self._word_changes = presentation.project.word_changes
            self._create()
        for source in sorted(live - set(self._sources)):
            text = _text(presentation, source)
            if text is not None:
                original = presentation.state.sources.rows[source].derived_from
                told = _text(presentation, original) if original in live else None
                self._take(source, text, words_of(told or ""))

    def _take(self, source: Id, text: str, told: str) -> None:
        """Takes in a text. `told`: the words of its original, which are not taken in twice."""
        language = language_of(text)
        number = len(self._numbers)
        self._numbers[number] = source
        self._sources[source] = language
        found = [(each.group(), each.start()) for each in _PARAGRAPH.finditer(text) if not repeats(each.group(), told)]
        first = self._connection.execute("SELECT ifnull(max(id), 0) + 1 FROM paragraphs").fetchone()[0]
        with self._connection:
            self._connection.executemany(
                "INSERT INTO paragraphs VALUES (?, ?, ?, ?)",
                ((n, number, start, body) for n, (body, start) in enumerate(found, first)),
            )
            self._connection.executemany(
                "INSERT INTO words(rowid, body, stems) VALUES (?, ?, ?)",
                ((n, *_indexed(body, language)) for n, (body, _) in enumerate(found, first)),
            )

    def search(self, query: str, sources: set[Id] | None = None, limit: int = 100, every: bool = False) -> list[Hit]:
        """Places of the query. Words stand for all their forms, "in quotation marks" for just these in a row, and with
        an asterisk at the end (meist*) for all that begin so. All have to stand in one paragraph; `A OR B`, `A NOT B`
        and `A NEAR/5 B` (five words between them at most) are understood, and the same with ELLER, IKKE, NÆR. A
        sentence that stands so in a text, capitals and all, is looked for as it stands.

        The best paragraphs first, one hit for each; with `every`, all places in the order of the texts.
        Raises Refused where the query makes no sense.
        """
        terms, match = self._sentence(query) or _parsed(query)
        rows = self._rows(match, sources, limit, every)
        hits: list[Hit] = []
        for number, start, body in rows:
            source = self._numbers[number]
            spans = _spans(body, terms, self._sources[source])
            hits += [_hit(source, start, body, *span) for span in (spans if every else spans[:1])]
            if len(hits) >= limit:
                break
        return hits[:limit]

    def _sentence(self, query: str) -> tuple[list[_Term], str] | None:
        """A query that was copied from a text, where one of its words could be an operator; None for any other."""
        said = " ".join(normalise(query).split())
        words = tuple(each.form for each in words_in(said))
        if len(words) < 3 or not any(each.strip(_SIGNS) in _WORD_OPERATORS for each in said.split()):
            return None
        term = _Term(words, "phrase")
        found = self._connection.execute(
            "SELECT paragraphs.body FROM words JOIN paragraphs ON paragraphs.id = words.rowid"
            " WHERE words MATCH ? LIMIT ?",
            (_asked(term), RANKED_MAX),
        )
        is_there = any(said.strip(_SIGNS) in " ".join(body.split()) for (body,) in found)
        return ([term], _asked(term)) if is_there else None

    def _rows(self, match: str, sources: set[Id] | None, limit: int, every: bool) -> list[tuple[int, int, str]]:
        where, only = "", [number for number, source in self._numbers.items() if sources and source in sources]
        if sources is not None:
            where = f" AND paragraphs.source IN ({','.join('?' * len(only))})"
        sql = (
            "SELECT paragraphs.source, paragraphs.start, paragraphs.body FROM ({}) AS found"  # noqa: S608 - no words in it
            f" JOIN paragraphs ON paragraphs.id = found.rowid WHERE 1{where} ORDER BY {{}} LIMIT ?"
        )
        try:
            inner = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"
            many = len(self._connection.execute(inner, (match, RANKED_MAX + 1)).fetchall()) > RANKED_MAX
            if every or many:
                plain = sql.format("SELECT rowid FROM words WHERE words MATCH ?", "found.rowid")
                return self._connection.execute(plain, (match, *only, limit)).fetchall()
            ranked = sql.format("SELECT rowid, rank FROM words WHERE words MATCH ?", "found.rank, found.rowid")
            return self._connection.execute(ranked, (match, *only, limit)).fetchall()
        except sqlite3.OperationalError as problem:
            raise Refused("search-malformed") from problem


def search(
    presentation: Presentation, query: str, source: Id | None = None, limit: int = 100, every: bool = False
) -> list[Hit]:
    """The same with an index that is made for this one search."""
    index = Index()
    index.follow(presentation)
    return index.search(query, None if source is None else {source}, limit, every)


def _text(presentation: Presentation, source: Id) -> str | None:
    try:
        return presentation.project.text(source)
    except Refused:
        return None


def _indexed(body: str, language: str) -> tuple[str, str]:
    """The words of a paragraph, and their stems."""
    forms = forms_in(body)
    return " ".join(forms), " ".join([stem(form, language) for form in forms])


def _parsed(query: str) -> tuple[list[_Term], str]:
    """The terms that a hit shows, and what FTS5 is asked."""
    terms: list[_Term] = []
    asked: list[str] = []
    operator, near, place = "", None, 0
    query = normalise(query)
    has_no_operators = _is_in_capitals(query)
    while query[place:].strip():
        part = _PART.match(query, place)
        if part is None:
            raise Refused("quotation-open")
        place = part.end()
        phrase, word_operator, is_near, distance, word, _ = part.groups()
        if has_no_operators and (word_operator or is_near):
            word_operator, is_near, word = None, None, part.group().strip()
        if word_operator or is_near:
            if operator or near is not None or not asked:
                raise Refused("search-unexpected", word=part.group().strip())
            operator, near = _OPERATORS.get(word_operator or "", ""), int(distance or NEAR_WORDS) if is_near else None
            continue
        words = tuple(each.form for each in words_in(phrase if phrase is not None else word or ""))
        if not words:
            continue
        kind = "phrase" if phrase is not None or len(words) > 1 else "prefix" if (word or "").endswith("*") else "any"
        term = _Term(words, kind, near)
        if near is not None:
            if operator == " NOT " or terms[-1].kind == "prefix" or kind == "prefix":
                raise Refused("search-near-misplaced")
            asked[-1] = _near(terms[-1], term)
        else:
            asked.append((operator or " AND ") * bool(asked) + _asked(term))
        if operator != " NOT ":
            terms.append(term)
        operator, near = "", None
    if operator or near is not None:
        raise Refused("search-ends-early")
    if not terms:
        raise Refused("search-empty")
    return terms, _bracketed(asked)


def _is_in_capitals(query: str) -> bool:
    """Whether all is written in capitals, and operators are not what parts its words: then all are words."""
    words = query.split()
    operators = [each in _WORD_OPERATORS for each in words]
    if not query.isupper() or '"' in query or not any(operators):
        return False
    return operators != [n % 2 == 1 for n in range(len(words))] or operators[-1]


def _bracketed(asked: list[str]) -> str:
    """From the left to the right, whatever FTS5 would bind more tightly."""
    whole = asked[0]
    for each in asked[1:]:
        whole = f"({whole}){each}"
    return whole


def _asked(term: _Term) -> str:
    if term.kind == "phrase":
        return f'body : "{" ".join(term.words)}"'
    if term.kind == "prefix":
        return f'body : "{term.words[0]}" *'
    return "(stems : (" + " OR ".join(f'"{each}"' for each in sorted(stems_of(term.words[0]))) + "))"


def _near(one: _Term, other: _Term) -> str:
    distance = other.near
    if "phrase" in (one.kind, other.kind):
        return f'body : NEAR("{" ".join(one.words)}" "{" ".join(other.words)}", {distance})'
    pairs = [
        f'stems : NEAR("{mine}" "{theirs}", {distance})'
        for mine in sorted(stems_of(one.words[0]))
        for theirs in sorted(stems_of(other.words[0]))
    ]
    return "(" + " OR ".join(pairs) + ")"


def _spans(body: str, terms: list[_Term], language: str) -> list[tuple[int, int]]:
    """Where the terms stand in a paragraph; words that are near each other are one place."""
    tokens = words_in(body)
    words = [token.form for token in tokens]
    found: list[tuple[int, int]] = []
    before: list[tuple[int, int]] = []
    for term in terms:
        here = [(n, n + len(term.words)) for n in range(len(words)) if _stands(words, n, term, language)]
        if term.near is not None:
            joined = [(min(a, c), max(b, d)) for a, b in before for c, d in here if max(a, c) - min(b, d) <= term.near]
            found = [span for span in found if span not in before] + joined
        else:
            found += here
        before = here
    return [(tokens[a].start, tokens[b - 1].end) for a, b in sorted(set(found))] or [(0, len(body))]


def _stands(words: list[str], n: int, term: _Term, language: str) -> bool:
    if term.kind == "phrase":
        return tuple(words[n : n + len(term.words)]) == term.words
    if term.kind == "prefix":
        return words[n].startswith(term.words[0])
    return stem(words[n], language) in stems_of(term.words[0])


def _hit(source: Id, at: int, body: str, start: int, end: int) -> Hit:
    before = body[max(0, start - CONTEXT_CODE_POINTS) : start]
    return Hit(source, at + start, at + end, before, body[start:end], body[end : end + CONTEXT_CODE_POINTS])

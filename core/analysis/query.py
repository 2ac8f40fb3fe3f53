"""Which passages carry which codes together: and, or, not, near, with codes for words."""

import re
from collections.abc import Callable
from typing import NamedTuple

from core.analysis.reading import Reading
from core.errors import Refused
from core.ids import Id
from core.views.codebook import is_within, standing
from core.views.rows import Coding

NEAR_CODE_POINTS = 200

_TOKEN = re.compile(r'\s*(?:"([^"]*)"|([()])|([^\s()"]+))')
_OPERATORS = ("and", "or", "not", "near")


class _Scope(NamedTuple):
    """All codings of the sources that are asked about, and how a name becomes a code."""

    codings: list[Coding]
    codes_named: Callable[[str], Id]
    reading: Reading


def run_query(reading: Reading, expression: str, codes_named: Callable[[str], Id]) -> list[Coding]:
    """The codings that an expression asks for, such as `A and not B`. Raises Refused where it makes no sense.

    A code stands for its codings and those of the codes below it. `A and B`: codings of A that overlap
    one of B. `A not B`: codings of A that overlap none of B. `A near B`: within 200 code points of one
    of B. `A or B`: either. From the left to the right; round brackets group. Names of several words go
    in quotation marks.
    """
    tokens = _tokens(expression)
    if not tokens:
        raise Refused("A query names one code at least.")
    scope = _Scope(reading.live_codings(), codes_named, reading)
    found, rest = _expression(scope, tokens)
    if rest:
        raise Refused(f"The query stops making sense at “{rest[0][1]}”.")
    return sorted(found, key=lambda each: (each.source, each.start, each.end, each.id))


def _tokens(expression: str) -> list[tuple[str, str]]:
    tokens, place = [], 0
    while expression[place:].strip():
        match = _TOKEN.match(expression, place)
        if match is None:
            raise Refused("A quotation mark in the query is not closed.")
        quoted, bracket, word = match.groups()
        if quoted is not None:
            tokens.append(("name", quoted))
        elif bracket:
            tokens.append((bracket, bracket))
        else:
            tokens.append((word.lower() if word.lower() in _OPERATORS else "name", word))
        place = match.end()
    return tokens


def _expression(scope: _Scope, tokens: list[tuple[str, str]]) -> tuple[list[Coding], list[tuple[str, str]]]:
    left, tokens = _term(scope, tokens)
    while tokens and tokens[0][0] in _OPERATORS:
        operator = tokens[0][0]
        tokens = tokens[1:]
        if operator == "and" and tokens and tokens[0][0] == "not":
            operator, tokens = "not", tokens[1:]
        right, tokens = _term(scope, tokens)
        left = _combine(operator, left, right)
    return left, tokens


def _term(scope: _Scope, tokens: list[tuple[str, str]]) -> tuple[list[Coding], list[tuple[str, str]]]:
    if not tokens:
        raise Refused("The query ends where a code is expected.")
    kind, word = tokens[0]
    if kind == "(":
        found, rest = _expression(scope, tokens[1:])
        if not rest or rest[0][0] != ")":
            raise Refused("A bracket in the query is not closed.")
        return found, rest[1:]
    if kind != "name":
        raise Refused(f"The query has “{word}” where a code is expected.")
    code = scope.codes_named(word)
    state = scope.reading.state
    below: dict[Id, bool] = {}
    for coding in scope.codings:
        if coding.code not in below:
            below[coding.code] = is_within(state, standing(state, coding.code), code)
    return [coding for coding in scope.codings if below[coding.code]], tokens[1:]


def _combine(operator: str, left: list[Coding], right: list[Coding]) -> list[Coding]:
    if operator == "or":
        return list({each.id: each for each in [*left, *right]}.values())
    reach = NEAR_CODE_POINTS if operator == "near" else 0
    by_source: dict[Id, list[Coding]] = {}
    for coding in right:
        by_source.setdefault(coding.source, []).append(coding)

    def meets(coding: Coding) -> bool:
        others = by_source.get(coding.source, [])
        return any(
            other.start < coding.end + reach and coding.start < other.end + reach and other.id != coding.id
            for other in others
        )

    return [coding for coding in left if meets(coding) is (operator != "not")]

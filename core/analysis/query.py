"""Which passages carry which codes together: and, or, not, within, near, with codes for words."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from core.analysis.namesakes import NamesAlone
from core.analysis.presentation import Presentation
from core.analysis.query_words import NEAR, OPERATORS, tokens_of, words_of
from core.errors import Refused
from core.ids import ID_BYTES, Id
from core.views.codebook import is_within, resolve_merged
from core.views.records import Coding

NEAR_CODE_POINTS = 200
_ID = re.compile(f"[0-9a-f]{{{2 * ID_BYTES}}}")


class _Scope(NamedTuple):
    """All codings of the sources that are asked about, and how a name becomes codes."""

    codings: list[Coding]
    codes_named: Callable[[str], Collection[Id]]
    presentation: Presentation


def run_query(
    presentation: Presentation, expression: str, codes_named: Callable[[str], Collection[Id]]
) -> list[Coding]:
    """The codings that an expression asks for, such as `A and not B`. Raises Refused where it makes no sense.

    A name stands for the codings of its codes and of those below them. `A and B` (or `A overlaps B`): codings of A that
    overlap one of B. `A within B`: that lie inside one of B. `A not B`: that overlap none of B. `A near B`: codings of
    A with a code point that is at most 200 after or before one of B; `A near/50 B`: at most 50. `A near/2turns B`: at
    most two turns of speakers away. `A or B`: either. From the left to the right; round brackets group. A name in
    which one of these words stands needs quotation marks, in which its own are doubled, only where its parts are names
    too.
    """
    tokens = tokens_of(presentation, expression, codes_named)
    if not tokens:
        raise Refused("query-empty")
    scope = _Scope(presentation.live_codings(), codes_named, presentation)
    found, rest = _expression(scope, tokens)
    if rest:
        raise Refused("query-incomplete", word=rest[0][1])
    return sorted(found, key=lambda each: (each.source, each.start, each.end, each.id))


def by_ids(presentation: Presentation, expression: str, codes_named: Callable[[str], Collection[Id]]) -> str:
    """The expression with ids for names, so that renaming a code does not change what it asks for. Raises Refused."""
    words = []
    for kind, word in tokens_of(presentation, expression, codes_named):
        ids = " or ".join(sorted(code.hex() for code in codes_named(word))) if kind == "name" else kind
        words.append(f"({ids})" if " or " in ids else ids)
    return " ".join(words)


def in_names(presentation: Presentation, expression: str) -> str:
    """The other way round: what an expression with ids asks for, in the names as they are now, with their paths where
    several codes have one name. One that is malformed, as a changed program may have saved it, stays as it is."""
    words = []
    try:
        tokens = words_of(expression)
    except Refused:
        return expression
    called = NamesAlone(presentation)
    for kind, word, _ in tokens:
        is_code = kind == "name" and _ID.fullmatch(word) is not None
        name = called(Id(bytes.fromhex(word))) if is_code else word
        words.append(quoted(name) if kind == "name" else kind)
    return " ".join(words).replace("( ", "(").replace(" )", ")")


def quoted(name: str) -> str:
    """A name as it stands in an expression: in quotation marks where it would be taken for something else, its own
    doubled."""
    if _is_one_name(name):
        return name
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _is_one_name(name: str) -> bool:
    """Whether a name can stand in an expression without quotation marks."""
    try:
        return [(kind, word) for kind, word, _ in words_of(name)] == [("name", name)]
    except Refused:
        return False


def _expression(scope: _Scope, tokens: list[tuple[str, str]]) -> tuple[list[Coding], list[tuple[str, str]]]:
    left, tokens = _term(scope, tokens)
    while tokens and (tokens[0][0] in OPERATORS or NEAR.fullmatch(tokens[0][0])):
        operator = tokens[0][0]
        tokens = tokens[1:]
        if operator == "and" and tokens and tokens[0][0] == "not":
            operator, tokens = "not", tokens[1:]
        right, tokens = _term(scope, tokens)
        left = _combine(scope.presentation, operator, left, right)
    return left, tokens


def _term(scope: _Scope, tokens: list[tuple[str, str]]) -> tuple[list[Coding], list[tuple[str, str]]]:
    if not tokens:
        raise Refused("query-ends-early")
    kind, word = tokens[0]
    if kind == "(":
        found, rest = _expression(scope, tokens[1:])
        if not rest or rest[0][0] != ")":
            raise Refused("bracket-open")
        return found, rest[1:]
    if kind != "name":
        raise Refused("query-unexpected", word=word)
    codes = scope.codes_named(word)
    state = scope.presentation.state
    below: dict[Id, bool] = {}
    for coding in scope.codings:
        if coding.code not in below:
            below[coding.code] = any(is_within(state, resolve_merged(state, coding.code), code) for code in codes)
    return [coding for coding in scope.codings if below[coding.code]], tokens[1:]


def _combine(presentation: Presentation, operator: str, left: list[Coding], right: list[Coding]) -> list[Coding]:
    if operator == "or":
        return list({each.id: each for each in [*left, *right]}.values())
    by_source: dict[Id, list[Coding]] = {}
    for coding in right:
        by_source.setdefault(coding.source, []).append(coding)
    meets = _meeting(presentation, operator)

    def found(coding: Coding) -> bool:
        return any(meets(coding, other) for other in by_source.get(coding.source, []) if other.id != coding.id)

    return [coding for coding in left if found(coding) is (operator != "not")]


def _meeting(presentation: Presentation, operator: str) -> Callable[[Coding, Coding], bool]:
    """Whether two codings of one source stand to each other as the operator says."""
    if operator == "within":
        return lambda one, other: other.start <= one.start and one.end <= other.end
    near = NEAR.fullmatch(operator)
    if near is not None and near[2]:
        turns = int(near[1])

        def in_turns(one: Coding, other: Coding) -> bool:
            mine, theirs = _turns_of(presentation, one), _turns_of(presentation, other)
            return theirs[0] - mine[1] <= turns and mine[0] - theirs[1] <= turns

        return in_turns
    reach = int(near[1]) if near is not None else NEAR_CODE_POINTS if operator == "near" else 0
    return lambda one, other: other.start < one.end + reach and one.start < other.end + reach


def _turns_of(presentation: Presentation, coding: Coding) -> tuple[int, int]:
    """The numbers of the first and last turn that a coding stands in."""
    return presentation.turn(coding.source, coding.start), presentation.turn(coding.source, coding.end - 1)

"""The findings as they are being written: a section for each category, with quotes of the bank for what they rest on.

A section names a quote by its label, such as [Q12], and is linked to its coding. So it can be read everywhere, and yet
follows the quote: where the numbering is told apart, it is shown by its label of now, and where the quote's coding is
removed or its words are withdrawn, that is what stands there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.presentation import Presentation
from core.analysis.quote_bank import BankQuote, quote_bank
from core.events.memos import FINDING
from core.ids import CodeId, CodingId, Id
from core.views.codebook import resolve_merged
from core.views.records import Memo

LABEL = re.compile(r"\[Q(\d{1,9})(?:-([0-9a-f]{4}))?\]")


class Piece(NamedTuple):
    """A part of a section: words, or a quote (with what is written for it)."""

    words: str
    quote: BankQuote | None = None


class Written(NamedTuple):
    """What one member wrote in a section, in pieces."""

    memo: Memo
    pieces: tuple[Piece, ...]

    @property
    def quotes(self) -> list[BankQuote]:
        """The quotes in it, in their order."""
        return [each.quote for each in self.pieces if each.quote is not None]

    @property
    def labels_of_none(self) -> list[str]:
        """The labels in it that no quote has, such as a number typed wrong; each once."""
        words = (each.words for each in self.pieces if each.quote is None)
        return list(dict.fromkeys(match[0] for part in words for match in LABEL.finditer(part)))


class Section(NamedTuple):
    """A section of the findings: on a category, or (`code` is None) on the study. `texts`: of each who wrote there."""

    code: CodeId | None
    name: str
    depth: int
    texts: tuple[Written, ...]


def sections(presentation: Presentation) -> list[Section]:
    """The sections in the order of the codebook: on the study, and on every category; on other codes where somebody
    wrote there."""
    by_code: dict[CodeId | None, list[Written]] = {}
    bank = {each.coding: each for each in quote_bank(presentation)}
    for memo in presentation.live_memos():
        if memo.kind == FINDING:
            code = None if memo.on is None else resolve_merged(presentation.state, memo.on)
            text = Written(memo, tuple(pieces(presentation, memo, bank)))
            by_code.setdefault(code, []).append(text)
    found = [Section(None, "", 0, tuple(by_code.get(None, ())))]

    def walk(branches: Sequence[Branch], depth: int) -> None:
        for branch in branches:
            written = tuple(by_code.get(branch.code, ()))
            if branch.children or depth == 0 or written:
                found.append(Section(branch.code, branch.name, depth, written))
            walk(branch.children, depth + 1)

    walk(codebook_tree(presentation), 0)
    return found


def pieces(presentation: Presentation, memo: Memo, bank: dict[CodingId, BankQuote]) -> Iterator[Piece]:
    """The parts of a text. A label that names no quote stays what it is: words."""
    text, linked = presentation.words(memo.text), {thing for kind, thing in memo.links if kind == "coding"}
    at = 0
    for match in LABEL.finditer(text):
        coding = named(presentation, int(match[1]), match[2] or "", linked)
        quote = None if coding is None else bank.get(coding)
        if quote is None:
            continue
        if match.start() > at:
            yield Piece(text[at : match.start()])
        yield Piece(match[0], quote)
        at = match.end()
    if at < len(text) or not text:
        yield Piece(text[at:])


def named(presentation: Presentation, number: int, digits: str, linked: Iterable[Id]) -> CodingId | None:
    """The coding of a label; where people gave one number to several, the one that is linked, or else the first."""
    row = presentation.state.quote_numbers.get(number.to_bytes(4))
    if row is None:
        return None
    fitting = [each for each in (*row.codings, *row.former) if each.hex().startswith(digits)]
    known = set(linked)
    return next((each for each in fitting if each in known), fitting[0] if fitting else None)


def as_typed(written: Written) -> str:
    """A text for whoever goes on writing it: with the labels of now."""
    return "".join(f"[{each.quote.labels[0]}]" if each.quote is not None else each.words for each in written.pieces)

"""The codebook and the coded quotes as Markdown."""

from collections.abc import Iterator, Sequence

from core.analysis.presentation import Presentation
from core.exporting.outline import MemoWords, Outline, OutlinedCode, memo_ends, memo_line, outline
from core.exporting.wide_table import Cell, WideTable
from core.messages import Translator

_ESCAPED = str.maketrans({mark: "\\" + mark for mark in "\\`*_[]<>#|"})


def pieces(presentation: Presentation) -> Iterator[str]:
    """Title, codebook as a list, then every code with its quotes, then the other memos."""
    return (f"{line}\n" for line in _lines(outline(presentation), presentation.translator))


def _lines(said: Outline, say: Translator) -> Iterator[str]:
    yield from (f"# {escaped(said.title)}", "")
    for label, words in said.frame:
        yield from (f"**{escaped(label)}:** {_inline(words)}", "")
    yield from (f"## {say('export-codebook')}", "")
    for code in said.codes:
        yield from _listed(code, say)
    yield from ("", f"## {say('export-quotes')}", "")
    for code in said.codes:
        yield from _quoted(code)
    if said.memos:
        yield from (f"## {say('export-memos')}", "")
        for memo in said.memos:
            yield from (*(f"> {each}".rstrip() for each in _memo(memo)), "")  # no list: lists are codes
    for section in said.sections:
        yield from (f"## {escaped(section.heading)}", "")
        for label, words in section.lines:
            yield from ((f"**{escaped(label)}:** " if label else "") + _inline(words), "")


def tables(tables: Sequence[WideTable]) -> str:
    """Tables of words under their headings."""
    lines = []
    for each in tables:
        lines += [f"## {escaped(each.title)}", "", _line(each.header), "|---" * len(each.header) + "|"]
        lines += [*map(_line, each.rows), "", *(line for note in each.notes for line in (escaped(note), ""))]
    return "\n".join(lines)


def _line(cells: Sequence[Cell]) -> str:
    texts = ("" if cell is None else str(cell) for cell in cells)
    return "| " + " | ".join(escaped(text).replace("\n", "<br>") for text in texts) + " |"


def escaped(text: str) -> str:
    """A text that Markdown shows as it stands."""
    return text.translate(_ESCAPED)


def _listed(code: OutlinedCode, say: Translator) -> list[str]:
    """A code in the list: its name, how often it was used, what is said of it, and the memos on it."""
    indent, definition = "  " * code.depth, "".join(words for label, words in code.parts if not label)
    about = f": {_inline(definition)}" if definition else ""
    lines = [f"{indent}- **{escaped(code.branch.name)}** ({code.branch.codings}){about}"]
    lines += [f"{indent}  - *{escaped(label)}:* {_inline(words)}" for label, words in code.parts if label]
    for memo in code.memos:
        said = say("export-memo", words=memo_line(memo, say_on=False))
        lines.append(f"{indent}  - *{escaped(said)}:* {_inline(f'{memo.text} {memo_ends(memo)}'.strip())}")
    return lines


def _quoted(code: OutlinedCode) -> Iterator[str]:
    yield from (f"{'#' * min(code.depth + 3, 6)} {escaped(code.branch.name)}", "")
    yield from (escaped(code.path), "") if code.depth else ()
    for quote in code.quotes:
        yield from (f"> {_block(quote.words)}", ">", f"> — {escaped(quote.attribution)}")
        if quote.remarks:
            first = f"**{escaped(quote.remarks[0])}**" if quote.is_against else escaped(quote.remarks[0])
            yield from (">", f"> {' · '.join([first, *map(_inline, quote.remarks[1:])])}".replace("\n", "\n> "))
        for memo in quote.memos:
            yield from (">", *(f"> > {each}" for each in _memo(memo, say_on=False)))
        yield ""


def _memo(memo: MemoWords, say_on: bool = True) -> list[str]:
    """The lines of a memo: what it is, then its words."""
    words = escaped(" ".join(filter(None, (memo.text, memo_ends(memo)))))
    return [f"*{_inline(memo_line(memo, say_on))}*", "", *words.split("\n")]


def _block(words: str) -> str:
    """Words of several lines in a block quote."""
    return escaped(words).replace("\n", "\n> ")


def _inline(words: str) -> str:
    """Words of several lines where only one has room."""
    return escaped(words).replace("\n", "<br>")

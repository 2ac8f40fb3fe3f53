"""The four-column table of a source: text, categories, theory, one's own immediate reflections."""

from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.records import Memo


class FourColumns(NamedTuple):
    """One row of the table: a coded passage."""

    start: int
    end: int
    quote: str
    codes: tuple[str, ...]
    theory: tuple[str, ...]
    reflections: tuple[str, ...]


def four_columns(presentation: Presentation, source: Id) -> list[FourColumns]:
    """The coded passages of a source in their order, and those with a memo in the margin, with their memos.

    Theory holds the theoretical memos with their references, reflections all others.
    """
    memos: dict[Id, list[Memo]] = {}
    for memo in presentation.live_memos():
        if memo.on is not None:
            memos.setdefault(memo.on, []).append(memo)
    passages: dict[tuple[int, int], list[Id]] = {}
    for coding in presentation.codings_in(source):
        passages.setdefault((coding.start, coding.end), []).append(coding.id)
    placed: dict[tuple[int, int], list[Memo]] = {}
    for memo in memos.get(source, []):
        if memo.passage is not None:
            placed.setdefault(memo.passage, []).append(memo)
            passages.setdefault(memo.passage, [])
    table = []
    for (start, end), codings in sorted(passages.items()):
        codes = dict.fromkeys(presentation.code(presentation.state.codings.rows[each].code) for each in codings)
        written = [memo for each in codings for memo in memos.get(each, [])] + placed.get((start, end), [])
        theory = tuple(_with_reference(presentation, memo) for memo in written if memo.kind == "theoretical")
        reflections = tuple(presentation.words(memo.text) for memo in written if memo.kind != "theoretical")
        quote = presentation.passage(source, start, end)
        table.append(FourColumns(start, end, quote, tuple(codes), theory, reflections))
    return table


def _with_reference(presentation: Presentation, memo: Memo) -> str:
    text, reference = presentation.words(memo.text), presentation.words(memo.reference)
    return f"{text} ({reference})" if reference else text

"""Words in a table of text that a spreadsheet would take for a formula: made harmless, and read again as they were."""

import re

_RUNS = r"['\s]*[=+\-@＝＋－＠]"
_FORMULA = re.compile(f"(^|[;\t\r\n])(?={_RUNS})|^(?='*[\t\r\n])")
"""Where a spreadsheet may take words for a formula: where a cell begins, and, since a Norwegian one cuts a file at
semicolons whatever it is called, after each of these and after a line's end."""
_GUARDED = re.compile(f"(^|[;\t\r\n])'(?={_RUNS})|^'(?='*[\t\r\n])")
"""The apostrophes that were put there."""


def harmless(words: str) -> str:
    """With an apostrophe before what would run as a formula, and one more where one stood there already."""
    return _FORMULA.sub(r"\1'", words)


def without_guard(words: str) -> str:
    """What `harmless` was given."""
    return _GUARDED.sub(r"\1", words)

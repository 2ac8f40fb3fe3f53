"""Words in a table of text that a spreadsheet would take for a formula: made harmless, and read again as they were."""

import re

_SIGNS = r"[=+\-@＝＋－＠]"
_RUN, _RUN_INSIDE = rf"['\s]*{_SIGNS}", rf"['\"\s\ufeff\u200b]*{_SIGNS}"
"""What may stand before the sign: within a cell also quotation marks, of which a cut may leave any number."""
_FORMULA = re.compile(rf"^(?={_RUN})|^(?='*[\t\r\n])|(?<=[;\t\r\n])(?={_RUN_INSIDE})")
"""Where a spreadsheet may take words for a formula: where a cell begins, and, since a Norwegian one cuts a file at
semicolons whatever it is called, after each of these and after a line's end."""
_GUARDED = re.compile(rf"^'(?={_RUN})|^'(?='*[\t\r\n])|(?<=[;\t\r\n])'(?={_RUN_INSIDE})")
"""The apostrophes that were put there."""


def harmless(words: str) -> str:
    """With an apostrophe before what would run as a formula, and one more where one stood there already."""
    return _FORMULA.sub("'", words)


def without_guard(words: str) -> str:
    """What `harmless` was given."""
    return _GUARDED.sub("", words)

"""Words in a table of text that a spreadsheet would take for a formula: made harmless, and read again as they were."""

import re

_SIGNS = r"[=+\-@＝＋－＠]"
_RUN, _BEFORE = rf"['\s]*{_SIGNS}", r"['\"\s\ufeff\u200b]"
"""What may stand before the sign where a cell begins; and within it, also quotation marks, of which a cut may leave any
number."""
_FORMULA = re.compile(rf"(?={_RUN}|'*[\t\r\n])")
_GUARDED = re.compile(rf"'(?={_RUN}|'*[\t\r\n])")
"""Where a cell begins that a spreadsheet may take for a formula, and with the apostrophe that was put there."""
_INSIDE = re.compile(rf"(?<!{_BEFORE}){_BEFORE}*+(?={_SIGNS})")
"""What stands before a sign within a cell, from where it begins: so each letter is looked at once. A Norwegian
spreadsheet cuts a file at semicolons, whatever it is called; then a cell begins there, and after a line's end."""
_SIGN = re.compile(_SIGNS)
_CUT, _CUT_GUARDED = re.compile("[\t\r\n]"), re.compile("([\t\r\n])'")


def harmless(words: str) -> str:
    """With an apostrophe before what would run as a formula, and one more where one stood there already."""

    def guarded(found: re.Match[str]) -> str:
        return ("'" if _is_after_cut(found) else "") + _CUT.sub(r"\g<0>'", found[0])

    inside = _INSIDE.sub(guarded, words) if _SIGN.search(words) else words  # most words have no sign
    return ("'" if _FORMULA.match(words) else "") + inside


def without_guard(words: str) -> str:
    """What `harmless` was given."""

    def bare(found: re.Match[str]) -> str:
        return _CUT_GUARDED.sub(r"\1", found[0][1:] if _is_after_cut(found) and found[0][:1] == "'" else found[0])

    return _INSIDE.sub(bare, words)[1 if _GUARDED.match(words) else 0 :]


def _is_after_cut(found: re.Match[str]) -> bool:
    return found.string[found.start() - 1 : found.start()] == ";"

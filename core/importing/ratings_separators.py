"""What stands between the cells of a table of ratings that is a text."""

TITLE_MAX = 8
"""So many lines at the beginning may be a title."""


def cut_by(text: str) -> str:
    """The separator that cuts all lines into as many fields; Norwegian spreadsheets write semicolons, and decimal
    commas."""
    lines = [line for line in text.splitlines() if line.strip()][:50]
    for is_titled in (False, True):
        for each in "\t;,":
            below = _from_first(lines, each) if is_titled else lines
            if len({line.count(each) for line in below}) == 1 and all(each in line for line in below):
                return each
    return max(",;\t", key=lambda each: sum(line.count(each) for line in lines[:10])) if lines else ","


def _from_first(lines: list[str], cut: str) -> list[str]:
    """The lines from the first on that has a separator, which is not far from the beginning."""
    return lines[next((n for n, line in enumerate(lines[:TITLE_MAX]) if cut in line), 0) :]

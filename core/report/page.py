"""The review as one page that asks nothing from anywhere: readable on a phone, printable, with a replay in it."""

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

from core.exporting.page import Templates
from core.report.document_model import Block, parts
from core.report.review import Review
from core.report.trail import trail_header

LONG = 30
"""A word of more letters may be broken anywhere, since no column is wide enough for it."""


def page(review: Review) -> bytes:
    """The file's bytes."""
    say, templates = review.say, _templates()
    words = {
        "kind": say("report-validity-review"), "replay": say("report-replay"), "trail": say("report-audit-trail"),
        "slider": say("report-replay-slider"), "play": say("report-replay-play"), "appendix": say("report-appendix"),
        "links": say("report-links"),
    }  # fmt: skip
    return templates.page(
        "review.html.jinja",
        templates.file("review.css"),
        templates.file("replay.js") if review.has_appendix else "",
        language=say.language,
        title=review.title,
        words=words,
        review=review,
        trail_header=trail_header(say),
        trail=_lines(review.trail),
    )


@cache
def _templates() -> Templates:
    return Templates("core.report", {"parts": parts, "kind": _kind, "has_long_word": _has_long_word})


def _lines(trail: Iterable[tuple[int, str, str, str, str]]) -> Markup:
    """The rows of the trail. They are put together here: a template takes four times as long for each, and there may be
    a hundred thousand. Closing tags that HTML lets go without are left out, a fifth of the page."""
    cells: dict[str, str] = {}  # a day, a name and a deed come again and again
    found = []
    for number, *texts in trail:
        for text in texts:
            if text not in cells:
                cells[text] = f"<td{' class=long' if _has_long_word(text) else ''}>{escape(text)}"
        found.append(f"<tr id=e{number}><td>{number}{''.join(map(cells.__getitem__, texts))}")
    return Markup("\n".join(found))  # noqa: S704 - each text is escaped above


def _kind(block: Block) -> str:
    return type(block).__name__


def _has_long_word(text: str) -> bool:
    return max(map(len, text.split()), default=0) > LONG

"""The review as one page that asks nothing from anywhere: readable on a phone, printable, with a replay in it."""

from functools import cache

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
        trail=[(number, rest) for number, *rest in review.trail],
    )


@cache
def _templates() -> Templates:
    return Templates("core.report", {"parts": parts, "kind": _kind, "has_long_word": _has_long_word})


def _kind(block: Block) -> str:
    return type(block).__name__


def _has_long_word(text: str) -> bool:
    return max(map(len, text.split()), default=0) > LONG

"""The review as one page that asks nothing from anywhere: readable on a phone, printable, with a replay in it."""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup, escape

from core.exporting.page import Templates
from core.report.document_model import Block, events_named, parts
from core.report.review import Review
from core.report.trail import TrailLine

LIST_LINES_MAX = 200
"""So many lines stand in one list: a browser lays out only the lists that are near what is looked at."""
LONG = 30
"""A word of more letters may be broken anywhere, since no column is wide enough for it."""


def page(review: Review) -> bytes:
    """The file's bytes."""
    say, templates = review.say, _templates()
    words = {
        "kind": say("report-validity-review"), "replay": say("report-replay"), "trail": say("report-audit-trail"),
        "slider": say("report-replay-slider"), "play": say("report-replay-play"), "appendix": say("report-appendix"),
        "links": say("report-links"), "reason": say("common-reason"),
    }  # fmt: skip
    return templates.page(
        "review.html.jinja",
        templates.file("review.css"),
        templates.file("replay.js") if review.has_appendix else "",
        language=say.language,
        title=review.title,
        words=words,
        review=review,
        trail=_trail(review, words["reason"]),
    )


@cache
def _templates() -> Templates:
    return Templates("core.report", {"parts": parts, "kind": _kind, "has_long_word": _has_long_word})


def _trail(review: Review, reason: str) -> Markup:
    """The trail as lists, day by day. They are put together here: a template takes four times as long for each line,
    and there may be a hundred thousand. Closing tags that HTML lets go without are left out, and only lines to which
    something leads have a name in the page."""
    linked = set(events_named((*review.sections, *review.appendix)))
    found = []
    for day, of_day in groupby(_listed(review.trail), key=lambda lines: lines[0].day):
        items = [_item(lines, linked, reason) for lines in of_day]
        for n in range(0, len(items), LIST_LINES_MAX):
            found.append(f"<h4>{escape(day)}</h4>\n<ul>\n{''.join(items[n : n + LIST_LINES_MAX])}</ul>\n")
    return Markup("".join(found))  # noqa: S704 - each text is escaped


def _listed(trail: Iterable[TrailLine]) -> Iterator[Sequence[TrailLine]]:
    """The lines as they are listed: one by one, but parts of an act of which the same is told are one with several
    numbers."""
    for is_part, run in groupby(trail, key=attrgetter("is_part")):
        if not is_part:
            yield from ([line] for line in run)
            continue
        alike: dict[tuple[str, str], list[TrailLine]] = {}
        for line in run:
            alike.setdefault((line.did, line.why), []).append(line)
        yield from alike.values()


def _item(lines: Sequence[TrailLine], linked: Container[int], reason: str) -> str:
    first = lines[0]
    numbers = ", ".join(f"<a id=e{each.n}>{each.n}</a>" if each.n in linked else str(each.n) for each in lines)
    by = "" if first.is_part else f"<u>{escape(first.by)}</u> "
    why = f" <i>{escape(reason)}: {escape(first.why)}</i>" if first.why else ""
    told = f"{by}{escape(first.did)}{why}"
    return f"<li>{told} <b>{numbers}</b>\n" if len(lines) > 1 else f"<li><b>{numbers}</b> {told}\n"


def _kind(block: Block) -> str:
    return type(block).__name__


def _has_long_word(text: str) -> bool:
    return max(map(len, text.split()), default=0) > LONG

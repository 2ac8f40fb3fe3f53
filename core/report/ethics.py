"""What an ethics board asks: who consented to what, until when the study is kept, what left it in clear, and what went
back to participants."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from core.analysis.consents import (
    interviewed_without_consent,
    not_to_quote,
    recorded_without_consent,
    standing,
)
from core.analysis.exports import Left, exports_of
from core.analysis.member_checks import findings_shown, transcripts_returned
from core.analysis.retention import dates
from core.events.participants import ANSWERS, MATTERS
from core.ids import Id
from core.report.document_model import Block, Bullets, Label, Paragraph, Section, Table, capital
from core.report.options import Frame
from core.text.alphabet import alphabetical

ROWS_MAX = 20


def ethics(frame: Frame) -> Section:
    """The section. Quotes have to be numbered before."""
    blocks = [*_consent(frame), *_back(frame), *_retention(frame), *_left(frame)]
    return Section(frame.say("report-ethics"), tuple(blocks))


def _consent(frame: Frame) -> list[Block]:
    """How many consented to what, and where the study goes beyond that."""
    say, presentation = frame.say, frame.presentation
    state, people = presentation.state, frame.taking_part
    blocks: list[Block] = []
    if state.consents.rows and people:
        known = [standing(state, each) for each in people]
        counts = {matter: Counter(each[matter].answer for each in known) for matter in MATTERS}
        header = (say("report-consent-to"), *(capital(say(f"term-consent-{answer}")) for answer in ANSWERS))
        rows = tuple(
            (capital(say(f"term-matter-{matter}")), *(say.number(found[answer], 0) for answer in ANSWERS))
            for matter, found in counts.items()
        )
        blocks.append(Table(header, rows))
    lines = []
    if without := interviewed_without_consent(state):
        lines.append(say("report-without-consent", people=_named(frame, without), count=len(without)))
    unquotable = not_to_quote(state, frame.quotes)
    if unquotable:
        numbers = [n for n, each in enumerate(frame.quotes, 1) if not_to_quote(state, [each])]
        people_named = _named(frame, list(unquotable))
        shown = [say.number(n, 0) for n in numbers[:ROWS_MAX]]
        lines.append(say("report-quoted-without", people=people_named, quotes=shown, count=len(numbers)))
    if recorded := list(dict.fromkeys(each for _, each in recorded_without_consent(state))):
        lines.append(say("report-recorded-without", people=_named(frame, recorded), count=len(recorded)))
    return [*blocks, *([Bullets(tuple(lines))] if lines else [])]


def _named(frame: Frame, people: Sequence[Id]) -> list[str]:
    return sorted(map(frame.presentation.participant, people), key=alphabetical)


def _back(frame: Frame) -> list[Block]:
    """Transcripts that were returned and findings that were shown, with the answers."""
    say, presentation = frame.say, frame.presentation
    rows: list[tuple[str, ...]] = []
    for each in transcripts_returned(presentation.state):
        what = say("report-transcript", source=presentation.source(each.returned.source))
        said = presentation.words(each.answers[-1].note) if each.answers else ""
        rows.append(_row(frame, each.returned.participant, what, each.returned.day, (each.answer, said, "")))
    for one in findings_shown(presentation.state):
        last = one.answers[-1] if one.answers else None
        said, changed = ("", "") if last is None else (presentation.words(last.words), presentation.words(last.changed))
        what = presentation.words(one.shown.shown)
        rows.append(_row(frame, one.shown.participant, what, one.shown.day, (one.answer, said, changed)))
    if not rows:
        return []
    header = tuple(
        map(say, ("common-participant", "report-what-back", "report-day", "report-answer", "report-changed"))
    )
    return [Label(say("report-back")), Table(header, tuple(rows))]


def _row(frame: Frame, who: Id, what: str, day: str, said: tuple[str, str, str]) -> tuple[str, ...]:
    answer, words, changed = said
    told = frame.say(f"term-answer-{answer}")
    return (
        frame.presentation.participant(who), what, _day(frame, day), f"{told}: {words}" if words else told, changed
    )  # fmt: skip


def _day(frame: Frame, day: str) -> str:
    found = date.fromisoformat(day)
    return frame.say.day(found) if frame.options.with_days else frame.say.month(found)


def _retention(frame: Frame) -> list[Block]:
    """Until when the study, and what participants said, is kept. Whether that is over depends on the day of reading."""
    say, presentation = frame.say, frame.presentation
    lines = []
    for each in dates(presentation.state, date.min):
        day, then = _day(frame, each.day), say(f"term-then-{each.then}")
        name = "" if each.participant is None else presentation.participant(each.participant)
        is_study = "yes" if each.participant is None else "no"
        lines.append(say("report-kept-until", is_study=is_study, name=name, day=day, then=then))
    if not lines:
        return [Paragraph(say("report-kept-nowhere"), True)]
    return [Label(say("report-retention")), Bullets(tuple(lines))]


def _left(frame: Frame) -> list[Block]:
    """What left the study in clear: alike ones are counted, and the last day of each is named."""
    say, found = frame.say, exports_of(frame.presentation)
    if not found:
        return [Label(say("report-left")), Paragraph(say("report-nothing-left"))]
    kinds: dict[tuple[str, ...], list[Left]] = {}
    for each in found:
        what = f"{say(f'term-export-{each.content}')} ({each.format})"
        words = say("report-left-file") if each.content == "file" else (
            say(f"term-layer-{each.reading}") if each.reading else say("report-left-no-words"))  # fmt: skip
        kinds.setdefault((each.by, what, words), []).append(each)
    with_words = sum(each.has_words for each in found)
    header = tuple(
        map(say, ("report-left-by", "report-left-what", "report-left-words", "report-left-times", "report-left-last"))
    )
    newest = sorted(kinds.items(), key=lambda item: item[1][-1].at, reverse=True)
    rows = tuple((*kind, say.number(len(some), 0), _day(frame, some[-1].at[:10])) for kind, some in newest[:ROWS_MAX])
    blocks: list[Block] = [
        Label(say("report-left")),
        Paragraph(say("report-left-counted", count=len(found), words=with_words)),
        Table(header, rows),
    ]
    if len(newest) > ROWS_MAX:
        blocks.append(Paragraph(say("report-more-decisions", count=len(newest) - ROWS_MAX)))
    return blocks

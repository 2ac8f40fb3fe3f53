"""What reporting checklists ask for that the log can answer, and what is left for the author.

The items follow COREQ (Tong, Sainsbury and Craig 2007, International Journal for Quality in Health Care 19(6), 349-357)
and SRQR (O'Brien and others 2014, Academic Medicine 89(9), 1245-1251) by number and subject, in words of our own.
"""

from collections import Counter

from core.analysis.codebook_tree import codebook_tree
from core.analysis.saturation import saturation
from core.report.document_model import Paragraph, Section, Table
from core.report.options import Frame

COREQ_ITEMS, SRQR_ITEMS = 32, 21
NOT_TAKING_PART = ("declined", "no-show", "hidden", "withdrawn")


def coreq(frame: Frame) -> Section:
    """The table of COREQ, filled in as far as the log can."""
    items = {number: frame.say(f"report-coreq-{number}") for number in range(1, COREQ_ITEMS + 1)}
    return _table(frame, frame.say("report-coreq"), items, _coreq_answers(frame))


def srqr(frame: Frame) -> Section:
    """The table of SRQR, filled in as far as the log can."""
    items = {number: frame.say(f"report-srqr-{number}") for number in range(1, SRQR_ITEMS + 1)}
    return _table(frame, frame.say("report-srqr"), items, _srqr_answers(frame))


def _table(frame: Frame, title: str, items: dict[int, str], answers: dict[int, str]) -> Section:
    say = frame.say
    left = say("report-for-author")
    rows = tuple((str(number), subject, answers.get(number) or f"— {left} —") for number, subject in items.items())
    filled = sum(bool(answers.get(number)) for number in items)
    note = Paragraph(say("report-items-answered", count=filled, items=len(items)))
    return Section(title, (note, Table(("", say("report-item"), say("report-from-log")), rows)))


def _coreq_answers(frame: Frame) -> dict[int, str]:
    presentation, say = frame.presentation, frame.say
    state, codings = presentation.state, presentation.counted_codings()
    people = [row for row in state.participants.values() if row.status != "removed"]
    absent = sum(row.status in NOT_TAKING_PART for row in people)
    steps = saturation(presentation)
    vivo = sum(row.in_vivo is not None and row.status == "live" for row in state.codes.values())
    codes = sum(row.status == "live" for row in state.codes.values())
    main = [branch.name for top in codebook_tree(presentation) if top.children for branch in (top, *top.children)]
    return {
        8: _counted(frame, "report-answer-memos", _reflections(frame)),
        9: frame.part("method"),
        12: say("report-answer-sample", participants=len(people) - absent, texts=len(steps)),
        13: _counted(frame, "report-answer-absent", absent),
        16: _attributes(frame),
        19: _counted(frame, "report-answer-recordings", _recordings(frame)),
        20: _counted(frame, "report-answer-notes", sum(row.kind == "note" for row in state.sources.values())),
        22: say("report-answer-saturation", new=[say.number(each.new, 0) for each in steps[-3:]]) if steps else "",
        24: say.number(len({each.by for each in codings}), 0),
        25: say("report-answer-codes", count=codes),
        26: _counted(frame, "report-answer-in-vivo", vivo),
        27: "Kodespor",
        29: say("report-answer-segments", count=len(codings)),
        31: say.list(main),
        32: _counted(frame, "report-answer-negative", sum(each.stance == "against" for each in codings)),
    }


def _srqr_answers(frame: Frame) -> dict[int, str]:
    presentation, say = frame.presentation, frame.say
    state, coreq_says = presentation.state, _coreq_answers(frame)
    layers = len({row.layer for row in state.layer_edits.values() if row.status == "live"})
    memos, codings = len(presentation.live_memos()), len(presentation.counted_codings())
    consents = len({each.participant for each in state.consents.values()})
    agreed = (
        _counted(frame, "report-answer-consensus", len(state.consensus.rows)),
        _counted(frame, "report-answer-rounds", len(state.rounds.rows)),
        coreq_says[32],
    )
    return {
        1: next((presentation.words(row.title) for row in state.project.values()), ""),
        4: frame.part("question"),
        5: frame.part("method"),
        6: coreq_says[8],
        7: frame.part("context"),
        9: _joined((frame.part("ethics"), _counted(frame, "report-answer-consents", consents))),
        11: coreq_says[19],
        12: coreq_says[12],
        13: _counted(frame, "report-answer-layers", layers),
        14: say("report-answer-analysis", codings=codings, memos=memos),
        15: _joined(agreed),
        16: coreq_says[31],
        17: coreq_says[29],
    }


def _reflections(frame: Frame) -> int:
    return sum(each.kind in ("preunderstanding", "reflexive") for each in frame.presentation.live_memos())


def _recordings(frame: Frame) -> int:
    files = frame.presentation.state.files.values()
    return sum(row.mime.startswith("audio/") and row.status == "live" for row in files)


def _counted(frame: Frame, message: str, count: int) -> str:
    """The message with its count; nothing where there is none to count."""
    return frame.say(message, count=count) if count else ""


def _joined(sentences: tuple[str, ...]) -> str:
    return "; ".join(each.rstrip(".") for each in sentences if each)


def _attributes(frame: Frame) -> str:
    """Each attribute with its values, and how many participants have them."""
    counts: dict[str, Counter[str]] = {}
    for row in frame.presentation.state.participants.values():
        for name, value in row.attributes:
            counts.setdefault(name, Counter())[frame.presentation.words(value)] += 1
    return "; ".join(
        f"{name}: " + ", ".join(f"{value} ({count})" for value, count in sorted(values.items()))
        for name, values in sorted(counts.items())
    )

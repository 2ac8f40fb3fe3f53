"""What reporting checklists ask: what the log answers, what the researchers wrote, and what is left for the author.

The items follow COREQ (Tong, Sainsbury and Craig 2007, International Journal for Quality in Health Care 19(6), 349-357)
and SRQR (O'Brien and others 2014, Academic Medicine 89(9), 1245-1251) by number and subject, in words of our own. An
item is answered only by what answers it: a count of who is missing does not say why they are.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from core.analysis.figures import Figures
from core.analysis.main_categories import flat
from core.analysis.member_checks import findings_shown, transcripts_returned
from core.report.document_model import Block, Paragraph, Section, Table, capital
from core.report.options import Frame

COREQ_PARTS: Mapping[int, str] = {
    1: "interviewer", 2: "credentials", 3: "occupation", 4: "gender", 5: "experience", 6: "relationship",
    7: "known_to_participants", 9: "method", 10: "sampling", 11: "recruitment", 13: "non_participation",
    14: "setting", 15: "others_present", 16: "dates", 17: "guide", 18: "repeat_interviews", 19: "recording",
    20: "field_notes", 21: "duration", 22: "saturation", 23: "transcript_return", 26: "derivation",
    28: "member_checking", 30: "consistency", 32: "minor_themes",
}  # fmt: skip
"""Which part of the description of a study answers an item."""
SRQR_PARTS: Mapping[int, str] = {
    2: "abstract", 3: "problem", 4: "question", 5: "method", 7: "context", 8: "sampling", 9: "ethics",
    10: "data_collection", 11: "guide", 13: "transcription", 15: "trustworthiness", 18: "prior_work",
    19: "limitations", 20: "conflicts_of_interest", 21: "funding",
}  # fmt: skip
STANDARDS: Mapping[str, tuple[int, Mapping[int, str]]] = {"coreq": (32, COREQ_PARTS), "srqr": (21, SRQR_PARTS)}
"""How many items a checklist has, and its parts."""
SECTIONS: Mapping[str, Mapping[int, str]] = {
    "coreq": {8: "preunderstanding", 12: "participants", 13: "missing", 16: "participants", 22: "saturation",
              23: "ethics", 25: "findings", 28: "ethics", 29: "findings", 31: "findings", 32: "findings"},
    "srqr": {6: "preunderstanding", 9: "ethics", 12: "participants", 14: "findings", 15: "agreement", 16: "findings",
             17: "findings"},
}  # fmt: skip
"""In which section of the review more is said."""
PARTLY = {"coreq": {13, 16, 22}, "srqr": {9, 11, 13, 15}}
"""Items that what is in the log answers only in part: the rest is the author's."""


class Item(NamedTuple):
    """An item of a checklist: its number and subject, what the log and the researchers say, whether that answers it,
    and the part of the description (as in `describe PART`) where the author can write; empty where there is none.
    `fact` is what the log alone says."""

    number: int
    subject: str
    answer: str
    is_answered: bool
    part: str
    fact: str


def items(frame: Frame, standard: str, places: Mapping[str, str] | None = None) -> list[Item]:
    """The items of `coreq` or `srqr`, in their order. `places` are the numbers of the review's sections by their keys,
    to refer to."""
    count, parts = STANDARDS[standard]
    known = frame.figures
    said = (_coreq_facts if standard == "coreq" else _srqr_facts)(frame, known)
    found = []
    for number in range(1, count + 1):
        part, fact = parts.get(number, ""), said.get(number, "")
        written = frame.part(part) if part else ""
        is_answered = bool(written) or (bool(fact) and number not in PARTLY[standard])
        answer = "; ".join(each.rstrip(".;") for each in (written, fact) if each)
        if fact and places and number in SECTIONS[standard]:
            answer += " " + frame.say("report-see-section", number=places[SECTIONS[standard][number]])
        found.append(Item(number, frame.say(f"report-{standard}-{number}"), answer, is_answered, part, fact))
    return found


def checklist(frame: Frame, standard: str, places: Mapping[str, str]) -> Section:
    """The table of a checklist, filled in as far as the project can."""
    say, found = frame.say, items(frame, standard, places)
    left = f"— {say('report-for-author')} —"
    rows = tuple(
        (str(each.number), each.subject, each.answer if each.is_answered else f"{each.answer}\n{left}".strip())
        for each in found
    )
    answered = sum(each.is_answered for each in found)
    blocks: tuple[Block, ...] = (
        Paragraph(say("report-items-answered", count=answered, items=len(found))),
        Table(("", say("report-item"), say("report-from-log")), rows, is_small=True),
    )
    return Section(say(f"report-{standard}"), blocks)


def _coreq_facts(frame: Frame, known: Figures) -> dict[int, str]:
    say, steps = frame.say, frame.saturation
    names = [branch.name for branch in frame.categories.main]
    below = [each for branch in frame.categories.main for each in flat(branch.children)]
    categories = sum(bool(each.children) for each in below)
    before = _created_before(frame)
    return {
        8: _counted(frame, "report-answer-memos", known.preunderstanding),
        12: say("report-answer-sample", participants=known.taking_part, texts=known.coded_sources)
        if known.taking_part else "",
        13: _counted(frame, "report-answer-absent", known.not_taking_part),
        16: _attributes(frame),
        19: _counted(frame, "report-answer-recordings", known.recordings),
        20: _counted(frame, "report-answer-notes", known.field_notes),
        22: say("report-answer-saturation", new=[say.number(each.new, 0) for each in steps[-3:]]) if steps else "",
        23: _returned(frame),
        24: say.number(known.coders, 0) if known.coders else "",
        25: say("report-answer-codes", count=known.codes_in_use) if names else "",
        26: say("report-answer-derived", before=before, count=known.codes_created) if known.codes_created else "",
        27: "Kodespor",
        28: _shown(frame),
        29: _counted(frame, "report-answer-quotes", sum(not frame.is_gone(each) for each in frame.quotes)),
        31: say.list(names),
        32: _joined((_counted(frame, "report-answer-negative", known.negative_cases),
                     say("report-answer-minor", categories=categories, codes=len(below) - categories)
                     if below else "")),
    }  # fmt: skip


def _returned(frame: Frame) -> str:
    """To how many participants transcripts went back, and what they answered."""
    found = transcripts_returned(frame.presentation.state)
    if not found:
        return ""
    people = len({each.returned.participant for each in found})
    return frame.say("report-answer-returned", count=people, answers=_answers(frame, [each.answer for each in found]))


def _shown(frame: Frame) -> str:
    """How many participants were shown findings, what they said, and in how many cases that changed something."""
    found = findings_shown(frame.presentation.state)
    if not found:
        return ""
    people = len({each.shown.participant for each in found})
    changed = sum(any(answer.changed for answer in each.answers) for each in found)
    answers = _answers(frame, [each.answer for each in found])
    return frame.say("report-answer-shown", count=people, answers=answers, changed=changed)


def _answers(frame: Frame, answers: list[str]) -> list[str]:
    counts = sorted(Counter(answers).items())
    return [f"{frame.say(f'term-answer-{answer}')} {frame.say.number(count, 0)}" for answer, count in counts]


def _srqr_facts(frame: Frame, known: Figures) -> dict[int, str]:
    coreq = _coreq_facts(frame, known)
    steps = (
        _counted(frame, "report-answer-consensus", known.consensus),
        _counted(frame, "report-answer-rounds", known.rounds),
        _counted(frame, "report-answer-negative", known.negative_cases),
    )
    analysed = frame.say("report-answer-analysis", codings=known.codings, memos=known.memos) if known.codings else ""
    return {
        1: frame.title,
        6: coreq[8],
        9: _counted(frame, "report-answer-consents", known.consents),
        11: coreq[19],
        12: coreq[12],
        13: _counted(frame, "report-answer-layers", known.layers),
        14: analysed,
        15: _joined(steps),
        16: coreq[31],
        17: coreq[29],
    }


def _created_before(frame: Frame) -> int:
    """How many codes were created before there was any text."""
    count = 0
    for entry in frame.effective:
        if entry.wire == "source.imported":
            break
        count += entry.wire == "code.created"
    return count


def _counted(frame: Frame, message: str, count: int) -> str:
    """The message with its count; nothing where there is none to count."""
    return frame.say(message, count=count) if count else ""


def _joined(sentences: tuple[str, ...]) -> str:
    return "; ".join(each.rstrip(".") for each in sentences if each)


def _attributes(frame: Frame) -> str:
    """Each attribute with its values, and how many of those who were interviewed have them."""
    counts: dict[str, Counter[str]] = {}
    for row in frame.presentation.state.participants.values():
        if row.status == "interviewed":
            for name, value in row.attributes:
                counts.setdefault(name, Counter())[frame.presentation.words(value)] += 1
    return "; ".join(
        f"{capital(name)}: " + ", ".join(f"{value} ({count})" for value, count in sorted(values.items()))
        for name, values in sorted(counts.items())
    )

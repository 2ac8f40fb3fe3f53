"""The validity review as a whole: its sections in the order of a reader's questions, then the appendix with the trail.

First what was asked, how, and of whom; then the findings; then how far they hold; the checklists and the log come last.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from core.log.collector import without_collector
from core.messages import Translator
from core.project import Project
from core.report.audit_categories import audit_categories
from core.report.chapters import findings
from core.report.checklist import Item, checklist, items
from core.report.checkpoints import checkpoints, newest_checkpoint
from core.report.coder_agreement import coder_agreement
from core.report.document_model import Section, unlinked
from core.report.ethics import ethics
from core.report.memos import references
from core.report.opening import participants, study
from core.report.options import Frame, Options
from core.report.soundness import (
    code_saturation,
    missing_people,
    preunderstanding,
    seen_by_one,
    taken_back,
    withdrawn,
)
from core.report.trail import Trail, TrailLine, moves

ORDER = (
    "study", "participants", "findings", "agreement", "saturation", "preunderstanding", "taken_back", "withdrawn",
    "missing", "ethics", "one_device", "audit", "checkpoints", "coreq", "srqr",
)  # fmt: skip
"""The sections, by their keys; the numbers follow."""


class Review(NamedTuple):
    """What the report says, and the translator for what the file adds. `sections` are the review itself, `appendix`
    what goes before the trail in the appendix.

    `trail` is the log, line by line; `moves` replay the codebook, for the page. Both are empty where the appendix is
    left out.
    """

    title: str
    say: Translator
    sections: tuple[Section, ...]
    appendix: tuple[Section, ...]
    trail: Sequence[TrailLine]
    moves: tuple[dict[str, Any], ...]

    @property
    def has_appendix(self) -> bool:
        """Whether the whole trail is there."""
        return bool(self.trail)


def review(project: Project, options: Options, say: Translator) -> Review:
    """Puts everything together, in the language of `say`. What was withdrawn is said to be withdrawn."""
    with without_collector():
        return _review(Frame(project, options, say), options, say)


def _review(frame: Frame, options: Options, say: Translator) -> Review:
    sections = () if options.trail == "only" else _sections(frame)
    if options.trail == "without":
        return Review(frame.title, say, tuple(map(unlinked, sections)), (), (), ())
    return Review(frame.title, say, sections, newest_checkpoint(frame), Trail(frame), tuple(moves(frame)))


def _sections(frame: Frame) -> tuple[Section, ...]:
    places = {key: str(n) for n, key in enumerate(ORDER, 1)}
    overview, *chapters = findings(frame)
    found = {
        "study": study(frame),
        "participants": participants(frame),
        "findings": overview,
        "agreement": coder_agreement(frame),
        "saturation": code_saturation(frame),
        "preunderstanding": preunderstanding(frame),
        "taken_back": taken_back(frame),
        "withdrawn": withdrawn(frame),
        "missing": missing_people(frame),
        "ethics": ethics(frame),
        "one_device": seen_by_one(frame),
        "audit": audit_categories(frame, places),
        "checkpoints": checkpoints(frame),
        "coreq": checklist(frame, "coreq", places),
        "srqr": checklist(frame, "srqr", places),
    }
    made: list[Section] = []
    for key in ORDER:
        made.append(found[key]._replace(number=places[key]))
        if key == "findings":
            made += [each._replace(number=f"{places[key]}.{n}") for n, each in enumerate(chapters, 1)]
    return (*made, *references(frame))


def checklist_items(project: Project, standard: str, say: Translator) -> list[Item]:
    """The items of `coreq` or `srqr` with what answers them, as the review has them."""
    frame = Frame(project, Options(), say)
    findings(frame)  # numbers the quotes, of which the checklists say how many there are
    return items(frame, standard)

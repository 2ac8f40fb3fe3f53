"""Halpern's six categories of an audit trail: what of each the project holds, and where it is told here.

After Lincoln and Guba 1985 (Naturalistic Inquiry, appendix B), who follow Halpern 1983. What changed in the procedure
is a process note; what the researchers meant, expected and held themselves to are intentions and dispositions. Neither
is an instrument: those are what the data were gathered with.
"""

from collections import Counter
from collections.abc import Sequence

from core.analysis.main_categories import flat
from core.messages import Translator
from core.report.document_model import Block, Bullets, Label, Section, Table
from core.report.memos import of_kinds
from core.report.options import Frame
from core.report.soundness import reasons

ASKED_WHY = ("code.merged", "code.split", "code.moved", "code.deleted", "code.renamed", "phase.started", "round.ended")
"""Decisions for which method critique asks the reason."""
MEMOS_MAX = 6


def audit_categories(frame: Frame, places: dict[str, str]) -> Section:
    """A table of the six, with what is there and the numbers of the sections; then memos that no other section tells.
    `places` are the numbers of the sections by their keys."""
    presentation, say, known = frame.presentation, frame.say, frame.figures
    texts = Counter(row.kind for row in presentation.state.sources.values() if row.status == "live")
    condensed = texts["condensed"]
    raw = texts.total() - condensed - texts["note"]
    found = frame.categories
    categories = [branch for branch in flat(found.main) if branch.children]
    related = sum(row.status == "live" for row in presentation.state.relations.values())
    defined = sum(bool(branch.parts.get("definition")) for branch in flat((*found.main, *found.others)))
    kinds = _kinds(frame)
    asked, reasoned = reasons(frame, ASKED_WHY)
    written = [frame.say(f"term-part-{part}") for part in ("question", "method") if frame.part(part)]
    rows = (
        ("raw", _held(say, texts=raw, recordings=known.recordings, notes=known.field_notes),
         places["participants"]),
        ("reduction", _held(say, codings=known.codings, condensed=condensed,
                            theory=kinds["theoretical"] + kinds["analytic"]), places["findings"]),
        ("synthesis", _held(say, categories=len(categories), defined=defined, related=related), places["findings"]),
        ("process", _held(say, decisions=asked, methodological=kinds["methodological"], rounds=known.rounds,
                          consensus=known.consensus, reasoned=reasoned),
         f"{places['study']}, {places['agreement']}, {places['taken_back']}"),
        ("intentions", _held(say, written, expected=kinds["preunderstanding"], reflexive=kinds["reflexive"],
                             ethical=kinds["ethical"]), f"{places['study']}, {places['preunderstanding']}"),
        ("instruments", _instruments(frame), ""),
    )  # fmt: skip
    header = (say("report-halpern-category"), say("report-halpern-holds"), say("report-halpern-place"))
    table = Table(header, tuple((say(f"report-halpern-{key}-name"), holds, place) for key, holds, place in rows))
    blocks: list[Block] = [table]
    for key, names in (("raw", ("observational",)), ("synthesis", ("analytic", "theoretical")),
                       ("process", ("methodological",)), ("intentions", ("ethical",))):  # fmt: skip
        if lines := of_kinds(frame, names):
            more = [say("report-more-memos", count=len(lines) - MEMOS_MAX)] if len(lines) > MEMOS_MAX else []
            blocks += [Label(say(f"report-halpern-{key}-name")), Bullets((*lines[:MEMOS_MAX], *more))]
    return Section(say("report-audit-categories"), tuple(blocks))


def _held(say: Translator, named: Sequence[str] = (), reasoned: int = 0, **counts: int) -> str:
    """What a category holds: what is named, then how many of each kind there are; kinds of which there are none are
    left out. `reasoned`: how many of the decisions have a reason."""
    counted = [
        say(f"report-holds-{name}", count=count, reasoned=reasoned, without=count - reasoned)
        for name, count in counts.items()
        if count
    ]
    return "; ".join([*named, *counted]) or say("report-holds-nothing")


def _kinds(frame: Frame) -> dict[str, int]:
    kinds = dict.fromkeys(
        ("analytic", "theoretical", "methodological", "reflexive", "preunderstanding", "observational", "ethical"), 0
    )
    for memo in frame.presentation.live_memos():
        kinds[memo.kind] = kinds.get(memo.kind, 0) + 1
    return kinds


def _instruments(frame: Frame) -> str:
    """What the researchers wrote of guide and recording; what is missing is the author's."""
    said = [frame.part(part) for part in ("guide", "recording") if frame.part(part)]
    left = "" if frame.part("guide") else f"— {frame.say('report-for-author')} —"
    return " ".join([*said, *([left] if left else [])])

"""How far the coders agree, which differences they settled, and which are still open.

A figure is of codings that were made blind, or of such as were talked about: never of both.
"""

from collections.abc import Sequence
from itertools import combinations

from core.analysis.agreement.by_blindness import BLIND, Figure, Wanted, by_blindness, by_round
from core.analysis.agreement.intercoder_agreement import AgreementOptions, Estimate
from core.analysis.consensus import open_differences, talked_through
from core.analysis.disagreements import open_disagreements
from core.ids import Id
from core.report.document_model import Block, Bullets, Label, Paragraph, Section, Table, clipped
from core.report.options import Frame

LINES_MAX = 10
SEED = 1
WHY_MAX = 220


def coder_agreement(frame: Frame) -> Section:
    """The section; where one coded alone, that there is nothing to compare."""
    presentation, say = frame.presentation, frame.say
    coders = presentation.coders()
    title = say("report-coder-agreement")
    if len(coders) < 2:
        return Section(title, (Paragraph(say("report-one-coder", count=frame.figures.coders)),))
    figures_shown, has_interval = _figures(frame, coders)
    blocks: list[Block] = [Paragraph(say("report-agreement-about")), figures_shown]
    if has_interval:
        blocks.append(Paragraph(say("agreement-interval-how")))
    for pair in combinations(coders, 2):
        names, count = [presentation.member(each) for each in pair], len(open_differences(presentation, pair))
        blocks.append(Paragraph(say("report-differences", coders=names, count=count)))
    return Section(title, (*blocks, *_settled(frame), *_still_open(frame)))


def _figures(frame: Frame, coders: Sequence[Id]) -> tuple[Table, bool]:
    """Of each kind of codings a figure of its own: over all texts, and for each round of blind coding; and whether any
    has an interval."""
    project, say = frame.presentation.project, frame.say
    wanted = Wanted(tuple(coders), AgreementOptions("krippendorff"), seed=SEED)
    rows = [("", figure) for figure in by_blindness(project, wanted)]
    for each in by_round(project, wanted):
        rows += [(frame.presentation.words(each.round.name), figure) for figure in each.figures if figure.kind == BLIND]
    header = (say("report-round"), say("report-compared"), say("report-alpha"))
    lines = tuple(
        (_texts(frame, name, each), say(f"agreement-kind-{each.kind}"), _said(frame, each.agreement.overall))
        for name, each in rows
    )
    return Table(header, lines), any(each.agreement.overall.low is not None for _, each in rows)


def _texts(frame: Frame, of_round: str, figure: Figure) -> str:
    """Of which texts a figure is, and how many two coders had coded in that way."""
    name = of_round or frame.say("report-all-texts")
    return f"{name} ({frame.say.number(len(figure.agreement.sources), 0)})"


def _quoted(frame: Frame, code: Id) -> str:
    return frame.say("report-quoted", text=frame.presentation.code(code))


def _said(frame: Frame, figure: Estimate) -> str:
    """A coefficient with three decimals, and its interval where there is one; else why there is none."""
    say = frame.say
    if figure.value is None:
        return say.say(figure.undefined) if figure.undefined is not None else say("report-undefined")
    value = say.number(figure.value, 3, is_fixed=True)
    if figure.low is None or figure.high is None:
        return value
    low, high = (say.number(each, 3, is_fixed=True) for each in (figure.low, figure.high))
    return say("report-interval", value=value, low=low, high=high)


def _settled(frame: Frame) -> list[Block]:
    """What the coders agreed on after talking about it: also that no code stands."""
    presentation, lines = frame.presentation, []
    for row in talked_through(presentation):
        codes = frame.say.list(dict.fromkeys(_quoted(frame, code) for code in row.codes))
        why = clipped(presentation.why(row.why) or "", WHY_MAX)
        lines.append(f"{presentation.source(row.source)}, {codes or frame.say('report-no-code')}: {why}")
    return _listed(frame, "report-consensus", lines)


def _still_open(frame: Frame) -> list[Block]:
    """What coders still see differently."""
    lines = [frame.say.say(each.message) for each in open_disagreements(frame.presentation)]
    return _listed(frame, "report-disagreements", lines)


def _listed(frame: Frame, label: str, lines: list[str]) -> list[Block]:
    if not lines:
        return []
    more = [frame.more(len(lines) - LINES_MAX)] if len(lines) > LINES_MAX else []
    return [Label(frame.say(label)), Bullets((*lines[:LINES_MAX], *more))]

"""How far the coders agree, which differences they settled, and which are still open."""

from itertools import combinations

from core.analysis.agreement.by_blindness import Wanted, by_blindness
from core.analysis.agreement.intercoder_agreement import AgreementOptions, Estimate
from core.analysis.agreement.over_time import agreement_over_time
from core.analysis.consensus import consensus, open_differences
from core.analysis.disagreements import open_disagreements
from core.report.document_model import Block, Bullets, Paragraph, Table, capital
from core.report.options import Frame

SEED = 1


def agreed(frame: Frame) -> list[Block]:
    """The agreement of all coders, now and at the moments that mark the way; nothing where one coded alone."""
    presentation, say = frame.presentation, frame.say
    coders = sorted({each.by for each in presentation.live_codings()})
    if len(coders) < 2:
        return []
    how = AgreementOptions("krippendorff")
    figures = by_blindness(presentation.project, Wanted(tuple(coders), how, seed=SEED))
    rows = tuple(
        (
            frame.day(each.at),
            capital(say(f"term-moment-{each.mark}")),
            f"{_figure(frame, each.estimate)} ({say(f'agreement-kind-{each.kind}')})",
        )
        for each in agreement_over_time(presentation.project, coders, how, SEED)
    )
    header = (say("report-when"), say("report-moment"), say("report-agreement"))
    blocks: list[Block] = [
        *(
            Paragraph(
                say(
                    "report-agreement-kind",
                    kind=capital(say(f"agreement-kind-{each.kind}")),
                    figure=_figure(frame, each.agreement.overall),
                )
            )
            for each in figures
        ),
        Table(header, rows),
    ]
    for pair in combinations(coders, 2):
        names, count = [presentation.member(each) for each in pair], len(open_differences(presentation, pair))
        blocks.append(Paragraph(say("report-differences", coders=names, count=count)))
    return blocks


def settled(frame: Frame) -> list[Block]:
    """What the coders agreed on after talking about it."""
    presentation = frame.presentation
    lines = tuple(
        f"{presentation.source(each.source)} · {presentation.code(each.code)}: "
        f"{presentation.why(each.consensus.why) or ''}"
        for each in consensus(presentation)
        if each.consensus is not None
    )
    return [Paragraph(frame.say("report-consensus")), Bullets(lines)] if lines else []


def still_open(frame: Frame) -> list[Block]:
    """What coders still see differently."""
    lines = tuple(frame.say.say(each.message) for each in open_disagreements(frame.presentation))
    return [Paragraph(frame.say("report-disagreements")), Bullets(lines)] if lines else []


def _figure(frame: Frame, figure: Estimate) -> str:
    """A coefficient with two decimals, and its interval where there is one."""
    say = frame.say
    if figure.value is None:
        return say("report-undefined")
    value = say.number(figure.value, is_fixed=True)
    if figure.low is None or figure.high is None:
        return value
    low, high = (say.number(each, is_fixed=True) for each in (figure.low, figure.high))
    return say("report-interval", value=value, low=low, high=high)

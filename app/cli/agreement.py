"""Agreement between coders: agree, compare."""

from pathlib import Path
from typing import Any

import click

from app.cli.agreement_words import (
    SEED,
    estimate_value,
    figures_table,
    in_words,
    measured_value,
    oneself_in_words,
    oneself_value,
    said,
)
from app.cli.as_of import checked_number, number_at
from app.cli.base import Session, clipped, common, moment_label, place, write_table
from app.cli.commands import Twice, command
from app.cli.failures import usage
from app.cli.filters import filters_of
from app.cli.language import say
from app.cli.ratings_words import answer_of_table
from app.services.exports import took
from core.analysis.agreement.by_blindness import Wanted
from core.analysis.agreement.coefficients import LEVELS
from core.analysis.agreement.comparison import KINDS, Pair
from core.analysis.agreement.comparison import compare as pairs_of
from core.analysis.agreement.icc import FORMS
from core.analysis.agreement.intercoder_agreement import COUNTED, METRICS, AgreementOptions
from core.analysis.agreement.intracoder import with_oneself
from core.analysis.agreement.over_time import agreement_over_time
from core.analysis.agreement.ratings import TABLE_METRICS, TableOptions
from core.analysis.agreement.unitisation import compared
from core.analysis.agreement.weights import WEIGHTS
from core.analysis.filters import texts_with
from core.analysis.presentation import Presentation, iso_time
from core.views.records import Coding

ALL_METRICS = tuple(dict.fromkeys((*METRICS, *TABLE_METRICS)))


class Share(click.ParamType[float]):
    """A share, as 0.9 or as 90%: from over nothing to the whole."""

    name = "share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The share as a number up to 1."""
        text = str(value).replace(",", ".").strip()
        try:
            share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            share = 0.0
        if not 0 < share <= 1:
            raise usage("cli-agreement-share", value=str(value))
        return share


@command()
@click.option("--coder", "coders", cls=Twice, multiple=True)
@click.option("--metric", type=click.Choice(ALL_METRICS), default="krippendorff", show_default=True)
@click.option("--source", "sources", multiple=True)
@click.option("--code", "codes", multiple=True)
@click.option("--participant", "participant", multiple=True)
@click.option("--attribute", "attribute", multiple=True, metavar="CONDITION")
@click.option("--counted", type=click.Choice(COUNTED), default="character", show_default=True)
@click.option("--overlap", type=Share(), default="0.5", show_default=True)
@click.option("--only-coded", is_flag=True)
@click.option("--roll-up", metavar="DEPTH", type=click.IntRange(0), default=0, show_default=True)
@click.option("--at", type=int)
@click.option("--over-time", is_flag=True)
@click.option("--oneself", metavar="N|TIME")
@click.option("--paragraph", is_flag=True)
@click.option("--table", type=click.Path(path_type=Path))
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--level", type=click.Choice(LEVELS), default="nominal", show_default=True)
@click.option("--categories", metavar="LIST")
@click.option("--weights", type=click.Choice(WEIGHTS), default="quadratic", show_default=True)
@click.option("--form", type=click.Choice(FORMS), default="A,1", show_default=True)
@common
def agree(
    session: Session,
    coders: tuple[str, ...],
    metric: str,
    sources: tuple[str, ...],
    codes: tuple[str, ...],
    counted: str,
    overlap: float,
    only_coded: bool,
    roll_up: int,
    at: int | None,
    over_time: bool,
    oneself: str | None,
    paragraph: bool,
    table: Path | None,
    out: Path | None,
    level: str,
    categories: str | None,
    weights: str,
    form: str,
    **narrower: tuple[str, ...],
) -> None:
    """Measures how far coders agree."""
    if table is not None:
        allowed = tuple(each.strip() for each in (categories or "").split(",") if each.strip())
        answer_of_table(session, table, TableOptions(metric, level, allowed, weights, form), out)
        return
    names = session.names
    presentation = session.presentation
    named = frozenset(names.source(each) for each in sources) or None
    fitting = texts_with(presentation, filters_of(names, narrower))
    only = named if fitting is None else fitting if named is None else fitting & named
    wanted = Wanted(
        tuple(dict.fromkeys(names.coder(each) for each in coders) if coders else presentation.coders()),
        AgreementOptions(metric, counted, overlap, only_coded, roll_up),
        only,
        frozenset(names.code(each) for each in codes) or None,
        at, SEED,
    )  # fmt: skip
    if over_time:
        _over_time(session, wanted)
        return
    if oneself is not None:
        _with_oneself(session, wanted, oneself)
        return
    value = measured_value(session, wanted)
    if paragraph:
        session.answer({"paragraph": value["paragraph"]}, lambda: str(value["paragraph"] or said(value)))
        return
    if out is not None:
        write_table(session, out, *figures_table(value), took("agreement", out))
        return
    session.answer(value, lambda: in_words(value))


def _with_oneself(session: Session, wanted: Wanted, moment: str) -> None:
    """One coder, beside the same one before a moment."""
    if len(wanted.coders) != 1:
        raise usage("cli-agreement-one-coder")
    project, coder = session.project, wanted.coders[0]
    n = checked_number(project, int(moment) if moment.isdecimal() else number_at(project, moment))
    found = with_oneself(project, coder, n, wanted)
    value = oneself_value(session, session.presentation.member(coder), wanted.how.metric, found)
    session.answer(value, lambda: oneself_in_words(value))


def _over_time(session: Session, wanted: Wanted) -> None:
    """The same figure at each moment that marks the way."""
    series = agreement_over_time(session.project, wanted)
    value = [
        {"n": each.n, "at": iso_time(each.at), "mark": each.mark, "kind": each.kind, **estimate_value(each.estimate)}
        for each in series
    ]
    session.answer(
        {
            "metric": wanted.how.metric,
            "coders": [session.presentation.member(each) for each in wanted.coders],
            "moments": value,
        },
        lambda: "\n".join(map(_at_moment, value)),
    )


def _at_moment(value: dict[str, Any]) -> str:
    kind = say(f"agreement-kind-{value['kind']}")
    return f"{value['n']:>6}  {value['at'][:10]}  {moment_label(value['mark']):<18}  {said(value)}  ({kind})"


@command()
@click.option("--coder", "coders", cls=Twice, multiple=True, required=True)
@click.option("--source", "sources", multiple=True)
@click.option("--code", "codes", multiple=True)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS))
@common
def compare(
    session: Session, coders: tuple[str, ...], sources: tuple[str, ...], codes: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    """Compares two coders, segment by segment."""
    if len(coders) != 2:
        raise usage("cli-agreement-two-coders")
    presentation, names = session.presentation, session.names
    found = compared(
        presentation, [names.coder(each) for each in coders], {names.source(each) for each in sources} or None,
        {names.code(each) for each in codes} or None,
    )  # fmt: skip
    value = [pair_value(presentation, pair) for pair in pairs_of(found, kinds or KINDS)]
    session.answer(value, lambda: "\n".join(map(pair_line, value)) or say("cli-agreement-nothing-in-common"))


def pair_value(presentation: Presentation, pair: Pair) -> dict[str, Any]:
    """A segment under one code, by one or both of two coders."""
    return {
        "kind": pair.kind,
        "source": pair.source.hex(),
        "source_name": presentation.source(pair.source),
        "code": pair.code.hex(),
        "code_name": presentation.code(pair.code),
        "first": _coding(presentation, pair.first),
        "second": _coding(presentation, pair.second),
    }


def _coding(presentation: Presentation, coding: Coding | None) -> dict[str, Any] | None:
    if coding is None:
        return None
    return {"coding": coding.id.hex(), "start": coding.start, "end": coding.end, "quote": presentation.quote(coding)}


def pair_line(value: dict[str, Any]) -> str:
    """A segment under one code, and who put it there."""
    shown = value["first"] or value["second"]
    where = f"{value['source_name']} {place(shown['start'], shown['end'])}"
    if value["kind"] == "boundaries":
        where += f" / {place(value['second']['start'], value['second']['end'])}"
    kind = say(f"cli-agreement-kind-{value['kind']}")
    return f"{kind:<20}  {value['code_name']}  · {where}\n                      {clipped(shown['quote'], 100)}"

"""Agreement between coders: agree."""

from pathlib import Path
from random import Random
from typing import Any

import click

from app.cli.base import Session, common
from core.analysis.agreement.coefficients import LEVELS
from core.analysis.agreement.figures import COUNTED, METRICS, Figure, How, agreement, of_table
from core.importing.ratings import read_ratings
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded

SEED = 1
"""So that the same data give the same interval."""


@click.command()
@click.option("--coder", "coders", multiple=True, help="A coder to compare; twice or more. Without: all who coded.")
@click.option("--metric", type=click.Choice(METRICS), default="krippendorff", show_default=True)
@click.option("--source", "sources", multiple=True, help="Only in this source; may be repeated.")
@click.option("--code", "codes", multiple=True, help="Only this code; may be repeated.")
@click.option("--counted", type=click.Choice(COUNTED), default="character", show_default=True, help="What is a unit.")
@click.option("--overlap", type=click.FloatRange(0, 1, min_open=True), default=0.5, show_default=True,
              help="With passages: the common share of the longer one from which on two are the same.")  # fmt: skip
@click.option("--only-coded", is_flag=True, help="Leave out text that nobody coded.")
@click.option("--at", type=int, help="As it was after so many events of the trail.")
@click.option("--table", type=click.Path(path_type=Path), help="Measure this CSV instead: unit,coder1,coder2,…")
@click.option("--level", type=click.Choice(LEVELS), default="nominal", show_default=True, help="Of the table's values.")
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
    at: int | None,
    table: Path | None,
    level: str,
) -> None:
    """How far coders agree, per code, per source and overall; or the same for any table of ratings.

    What a figure counts is said with it. Where it is not defined, that is said too, and never 1.0.
    """
    if table is not None:
        _of_table(session, table, metric, level)
        return
    from core.analysis.reading import Reading

    project, names = session.project, session.names
    reading = session.reading if at is None else Reading(project, project.as_of(at))
    everybody = sorted({each.by for each in reading.live_codings()})
    chosen = [names.member(each) for each in coders] if coders else everybody
    how = How(metric, counted, overlap, only_coded)
    found = agreement(
        reading, chosen, how, _random(), {names.source(each) for each in sources} or None,
        {names.code(each) for each in codes} or None,
    )  # fmt: skip
    value = {"metric": metric, **_figure(found.overall), "coders": [reading.member(each) for each in chosen]}
    value |= {"counted": "mark" if metric in ("f1", "unitizing") else counted, "says": found.says}
    value["codes"] = [
        {"code": code.hex(), "name": reading.path(code), **_figure(each)} for code, each in found.codes.items()
    ]
    value["sources"] = [
        {"source": source.hex(), "name": reading.source(source), **_figure(each)}
        for source, each in found.sources.items()
    ]
    session.answer(value, lambda: _in_words(value))


def _random() -> Random:
    return Random(SEED)  # noqa: S311 - resampling, no secret


def _of_table(session: Session, file: Path, metric: str, level: str) -> None:
    read = read_ratings(read_bounded(file, IMPORT_BYTES_MAX), level)
    found = of_table(read.rows, metric, level, _random())
    value = {"metric": metric, "level": level, **_figure(found), "coders": list(read.coders)}
    session.answer(value, lambda: f"{metric}: {_said(value)}")


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "units": figure.units,
        "undefined": figure.undefined or None,
    }


def _said(value: dict[str, Any]) -> str:
    if value["value"] is None:
        return f"not defined: {value['undefined']}"
    between = f" (95 %: {value['low']:.3f} to {value['high']:.3f})" if value["low"] is not None else ""
    return f"{value['value']:.3f}{between}, {value['units']} units"


def _in_words(value: dict[str, Any]) -> str:
    lines = [f"{value['metric']}, {' and '.join(value['coders'])}: {_said(value)}", value["says"]]
    for title, entries in (("By code", value["codes"]), ("By source", value["sources"])):
        lines += ["", title, *(f"  {each['name']}: {_said(each)}" for each in entries)] if entries else []
    return "\n".join(lines)

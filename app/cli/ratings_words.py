"""What `agree --table` answers: a figure of any table of ratings, each pair of coders, and where they differ."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from app.cli.agreement_words import SEED, estimate_value, said
from app.cli.base import Session, write_table
from app.cli.language import catalogue, say, sentence
from core.analysis.agreement.icc import FORMS
from core.analysis.agreement.intercoder_agreement import Estimate
from core.analysis.agreement.ratings import SCALED, TableOptions, confusion, notes_on, of_table, pairs_of_table
from core.importing.ratings import RatingsTable, read_ratings
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded


def answer_of_table(session: Session, file: Path, how: TableOptions, out: Path | None) -> None:
    """Measures a table and answers, or writes the figures to a file. Raises BadFile, Refused."""
    read = read_ratings(read_bounded(file, IMPORT_BYTES_MAX), how.level, [str(each) for each in how.categories])
    value = _value(read, how._replace(categories=read.values if how.categories else ()))
    if out is not None:
        write_table(session, out, *_table(value), None)  # nothing of the study is in it
        return
    session.answer(value, lambda: _in_words(value))


def _value(read: RatingsTable, how: TableOptions) -> dict[str, Any]:
    found = of_table(read.rows, how, _random())
    value = {"metric": how.metric, "level": how.level, **estimate_value(found), "coders": list(read.coders)}
    value |= {"categories": list(read.categories), "notes": [sentence(each) for each in read.notes]}
    value["notes"] += [sentence(each) for each in notes_on(read.rows, how)]
    if how.metric == "icc":
        value["form"] = how.form
        value["forms"] = {each: of_table(read.rows, how._replace(form=each), _random()).value for each in FORMS}
    elif how.metric in SCALED:
        value["weights"] = how.weights
    pairs = pairs_of_table(read.rows, how, _random())
    value["pairs"] = [_pair(read, how, pair, each) for pair, each in pairs.items()]
    value["interval"] = say("agreement-interval-how-units") if found.low is not None else None
    return value


def _pair(read: RatingsTable, how: TableOptions, pair: tuple[int, int], found: Estimate) -> dict[str, Any]:
    value: dict[str, Any] = {"coders": [read.coders[n] for n in pair], **estimate_value(found)}
    if how.level in ("nominal", "ordinal"):
        cells = confusion(read.rows, *pair)
        value["confusion"] = [[cells[one, other] for other in read.values] for one in read.values]
    return value


def _in_words(value: dict[str, Any]) -> str:
    lists = {part: catalogue().list(value[part]) for part in ("coders", "categories")}
    name = f"icc({value['form']})" if "form" in value else value["metric"]
    lines = [f"{name}: {said(value)}", say("cli-agreement-table-of", **lists), *value["notes"]]
    if "forms" in value:
        number = catalogue().number
        shown = [
            f"ICC({form}) {number(each, 3, is_fixed=True)}" for form, each in value["forms"].items() if each is not None
        ]
        lines += [", ".join(shown)] if shown else []
    if len(value["coders"]) > 2:
        lines += ["", say("cli-agreement-by-pair")]
        lines += [f"  {catalogue().list(each['coders'])}: {said(each)}" for each in value["pairs"]]
    for each in value["pairs"]:
        if "confusion" in each and len(value["categories"]) > 1:
            lines += ["", say("cli-agreement-confusion", first=each["coders"][0], second=each["coders"][1])]
            lines += _grid(value["categories"], each["confusion"])
    lines += ["", value["interval"]] if value["interval"] else []
    return "\n".join(lines)


def _grid(names: Sequence[str], cells: Sequence[Sequence[int]]) -> list[str]:
    rows = [["", *names], *([name, *map(str, row)] for name, row in zip(names, cells, strict=True))]
    widths = [max(len(row[n]) for row in rows) for n in range(len(names) + 1)]
    return ["  " + "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _table(value: dict[str, Any]) -> tuple[tuple[str, ...], list[list[Any]]]:
    header = (value["metric"], "low", "high", "units", "level", "coders", "categories", "not defined because")
    rows = []
    for each in [value, *(value["pairs"] if len(value["coders"]) > 2 else [])]:
        row = [each["value"], each["low"], each["high"], each["units"], value["level"], "; ".join(each["coders"])]
        rows.append([*row, "; ".join(value["categories"]), each["undefined"]])
    return header, rows


def _random() -> Random:
    return Random(SEED)  # noqa: S311 - resampling, no secret

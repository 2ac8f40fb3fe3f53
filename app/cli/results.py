"""The findings as tables: result-table, framework, ipa."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import OUT, WHY, Session, common, take_out
from app.cli.commands import command, group
from app.cli.filters import narrowed_by, narrowing
from app.cli.language import say
from app.cli.names import unknown
from app.services.exports import took
from core.analysis.framework import Cell, framework_matrix
from core.analysis.ipa import case_table, group_table
from core.analysis.presentation import SPOKEN, Presentation
from core.analysis.result_table import ResultRow, result_table, what_counts
from core.commands.framework import clear_cell, write_cell
from core.errors import UnknownName
from core.exporting import framework as framework_tables
from core.exporting.ipa import all_as_tables, case_as_table, group_as_table
from core.exporting.result_tables import as_table, quoted
from core.exporting.wide_table import WideTable
from core.exporting.wide_tables import written
from core.ids import Id
from core.views.layers import LAYERS

IN_LAYER = click.option("--layer", type=click.Choice((SPOKEN, *LAYERS)), default="anonymised", show_default=True)


@command("result-table")
@narrowing
@OUT
@IN_LAYER
@common
@at_any_moment
def result_table_(session: Session, out: Path | None, layer: str, **given: Any) -> None:
    """Shows or writes the result table."""
    presentation = narrowed_by(session.names, session.reading_in(layer), given)
    if out is not None:
        write(session, "result-table", out, [as_table(presentation)], layer)
        return
    found = result_table(presentation)
    session.answer(
        [_as_json(row) for row in found],
        lambda: "\n".join(_in_words(presentation, row) for row in found) or say("cli-pictures-none"),
    )
    counted = what_counts(presentation)
    if counted.id != "results-counted":
        session.tell(counted.id, **counted.parameters)


def write(session: Session, content: str, out: Path, tables: list[WideTable], layer: str) -> None:
    """Tables as a file; the ending of its name says of which kind."""
    take_out(session, out, written(out.suffix.lower(), tables, session.words), took(content, out, layer))
    session.done({"file": str(out)}, "cli-base-wrote-clear", file=out)


def _as_json(row: ResultRow) -> dict[str, Any]:
    quotes = [{**each._asdict(), "coding": each.coding.hex()} for each in row.quotes]
    gone = [{"coding": each.coding.hex(), "reason": each.reason} for each in row.gone]
    return {**row._asdict(), "code": row.code.hex(), "quotes": quotes, "gone": gone}


def _in_words(presentation: Presentation, row: ResultRow) -> str:
    pad = "  " * row.depth
    head = say("cli-results-row", name=row.name, participants=row.informants, codings=row.codings)
    said = row.content or row.definition
    below = [*([said] if said else []), *quoted(presentation, row)]
    return "\n".join([pad + head, *(f"{pad}    {line}" for each in below for line in each.splitlines())])


@group(invoke_without_command=True)
@click.option("--by", type=click.Choice(("participants", "sources")), default="participants", show_default=True)
@click.option("--category", "categories", multiple=True, metavar="CODE")
@click.option("--without-segments", is_flag=True)
@narrowing
@OUT
@IN_LAYER
@common
@at_any_moment
def framework(
    session: Session, by: str, categories: tuple[str, ...], without_segments: bool, out: Path | None, layer: str,
    **given: Any,
) -> None:  # fmt: skip
    """Shows or writes the framework matrix."""
    presentation = narrowed_by(session.names, session.reading_in(layer), given)
    codes = [session.names.code(each) for each in categories]
    matrix = framework_matrix(presentation, "source" if by == "sources" else "participant", codes)
    if out is not None:
        ending = out.suffix.lower()
        tables = framework_tables.as_tables(presentation, matrix, ending, not without_segments)
        write(session, "framework", out, tables, presentation.layer)
        return
    value = {
        "columns": [{"code": code.hex(), "name": name} for code, name in matrix.columns],
        "cases": [
            {"kind": case.kind, "case": case.id.hex(), "name": case.name, "cells": list(map(_cell_json, case.cells))}
            for case in matrix.cases
        ],
        "without_column": matrix.without_column,
        "without_case": matrix.without_case,
    }
    session.answer(value, lambda: _matrix_in_words(presentation, matrix, not without_segments))


@framework.command("write")
@click.argument("case")
@click.argument("category")
@click.argument("text")
@click.option("--segment", "segments", multiple=True, metavar="CODING")
@WHY
@common
def write_(session: Session, case: str, category: str, text: str, segments: tuple[str, ...], why: str | None) -> None:
    """Writes a cell of the matrix."""
    names = session.names
    rests_on = [names.coding(each) for each in segments]
    made = session.project.do(write_cell, _case(session, case), names.code(category), text, rests_on, why)
    session.done({"event": made[-1].id.hex()}, "cli-results-cell-written", case=case, category=category)


@framework.command()
@click.argument("case")
@click.argument("category")
@WHY
@common
def clear(session: Session, case: str, category: str, why: str | None) -> None:
    """Empties a cell of the matrix."""
    made = session.project.do(clear_cell, _case(session, case), session.names.code(category), why)
    session.done({"event": made[-1].id.hex()}, "cli-results-cell-cleared", case=case, category=category)


def _case(session: Session, given: str) -> tuple[str, Id]:
    """A participant, or else a text. Raises UnknownName."""
    for kind, look_up in (("participant", session.names.participant), ("source", session.names.source)):
        try:
            return kind, look_up(given)
        except UnknownName:
            continue
    raise unknown("case", given)


def _cell_json(cell: Cell) -> dict[str, Any]:
    texts = [
        {"memo": each.memo.hex(), "text": each.text, "by": each.by, "rests_on": [one.hex() for one in each.rests_on]}
        for each in cell.texts
    ]
    segments = [
        {
            "codings": [one.hex() for one in each.codings],
            "quote": each.words,
            "source": each.source_name,
            "start": each.start,
            "codes": list(each.codes),
            "stance": "against" if each.is_against else "for",
            "rested_on": each.is_pointed_to,
        }
        for each in cell.segments
    ]
    return {"texts": texts, "segments": segments}


def _matrix_in_words(presentation: Presentation, matrix: Any, with_segments: bool) -> str:
    lines = []
    for case in matrix.cases:
        lines.append(case.name)
        for (_, name), cell in zip(matrix.columns, case.cells, strict=True):
            said = framework_tables.in_words(presentation, cell, with_segments)
            lines.append(f"  {name}: " + said.replace("\n\n", "\n").replace("\n", "\n      "))
    lines += framework_tables.left_out(matrix, presentation.translator)
    return "\n".join(lines) or say("cli-results-no-cases")


@command()
@click.argument("participant", required=False)
@click.option("--all", "is_all", is_flag=True)
@OUT
@IN_LAYER
@common
@at_any_moment
def ipa(session: Session, participant: str | None, is_all: bool, out: Path | None, layer: str) -> None:
    """Shows or writes a table of IPA: of one case, or of the group."""
    presentation = session.reading_in(layer)
    person = None if participant is None else session.names.participant(participant)
    tables = [group_as_table(presentation)] if person is None else [case_as_table(presentation, person)]
    if is_all:
        tables = all_as_tables(presentation)
    if out is not None:
        write(session, "ipa", out, tables, presentation.layer)
        return
    value = (
        [{**each._asdict(), "quotes": [list(quote) for quote in each.quotes]} for each in group_table(presentation)]
        if person is None
        else [each._asdict() for each in case_table(presentation, person)]
    )
    session.answer(value, lambda: "\n\n".join(map(_table_in_words, tables)))


def _table_in_words(table: WideTable) -> str:
    lines = [table.title]
    for row in table.rows:
        first, *others = [str(cell) for cell in row]
        lines += [first, *(f"    {line}" for cell in others if cell for line in cell.splitlines())]
    return "\n".join(lines)

"""Tables of counts: crosstab, saturation, words."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import OUT, Session, common, in_layer, write_table
from app.cli.commands import command
from app.cli.failures import usage
from app.cli.filters import filters_of, narrowed_by, narrowing
from app.cli.language import say
from app.services.exports import took
from core.analysis.crosstabs import Crosstab, by_column, co_occurrence
from core.analysis.filters import having, narrowed
from core.analysis.frequencies import Word, frequencies
from core.analysis.presentation import iso_time
from core.analysis.saturation import saturation as steps_of
from core.analysis.saturation import saturation_by_participant, uses
from core.exporting.sheets import Cell


@command()
@click.argument("what", metavar="codes|participants|sources|coders|days|months|ATTRIBUTE")
@click.option("--with-below", is_flag=True)
@narrowing
@OUT
@common
@at_any_moment
def crosstab(session: Session, what: str, with_below: bool, out: Path | None, **given: Any) -> None:
    """Counts codes by codes, participants, sources, coders or an attribute."""
    if what == "codes" and with_below:
        raise usage("cli-tables-codes-by-themselves")
    presentation, filters = session.presentation, filters_of(session.names, given)
    if what == "codes":
        table = co_occurrence(presentation, narrowed(presentation, presentation.live_codings(), filters))
    else:
        counted = narrowed(presentation, presentation.counted_codings(), filters)
        table = by_column(presentation, what, with_below, counted)
    value = {"rows": list(table.rows), "columns": list(table.columns), "cells": [list(row) for row in table.cells],
             "says": session.words.say(table.explanation)}  # fmt: skip
    lines: list[list[Cell]] = [[name, *cells] for name, cells in zip(table.rows, table.cells, strict=True)]
    _answer(
        session,
        "crosstab",
        out,
        value,
        ["code", *table.columns],
        lines,
        lambda: _drawn(table, session.words.say(table.explanation)),
    )


@command()
@click.option("--codes", "of_codes", is_flag=True)
@click.option("--participants", "by_participant", is_flag=True)
@narrowing
@OUT
@common
@at_any_moment
def saturation(session: Session, of_codes: bool, by_participant: bool, out: Path | None, **given: Any) -> None:
    """Shows what each further text, or participant, brought that was new."""
    presentation = narrowed_by(session.names, session.presentation, given)
    if of_codes and by_participant:
        raise usage("cli-tables-saturation-of-one")
    if of_codes:
        rows: list[dict[str, Cell]] = [
            {"code": each.code.hex(), "name": presentation.path(each.code), "first": iso_time(each.first),
             "last": iso_time(each.last), "codings": each.codings, "sources": each.sources}
            for each in uses(presentation)
        ]  # fmt: skip
    elif by_participant:
        rows = [
            {"participant": each.source.hex(), "name": presentation.participant(each.source),
             "begun": iso_time(each.begun), "codings": each.codings, "codes": each.codes, "new": each.new,
             "total": each.total}
            for each in saturation_by_participant(presentation)
        ]  # fmt: skip
    else:
        rows = [
            {"source": each.source.hex(), "name": presentation.source(each.source), "begun": iso_time(each.begun),
             "codings": each.codings, "codes": each.codes, "new": each.new, "total": each.total}
            for each in steps_of(presentation)
        ]  # fmt: skip
    header = list(rows[0])[1:] if rows else ["name"]
    lines: list[list[Cell]] = [[row[name] for name in header] for row in rows]
    _answer(session, "uses" if of_codes else "saturation", out, rows, header, lines, lambda: _steps(rows))


@command()
@click.option("--source", "sources", multiple=True)
@click.option("--speaker", default="")
@click.option("--attribute", "attribute", multiple=True, metavar="CONDITION")
@click.option("--all", "all_words", is_flag=True)
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True)
@OUT
@in_layer
@common
@at_any_moment
def words(
    session: Session, sources: tuple[str, ...], all_words: bool, limit: int, out: Path | None, layer: str,
    speaker: str, attribute: tuple[str, ...],
) -> None:  # fmt: skip
    """Counts the words of the texts."""
    only = {session.names.source(each) for each in sources} or None
    presentation = session.reading_in(layer)
    asked = having(presentation, filters_of(session.names, {"attribute": attribute}))
    found = frequencies(presentation, only, speaker, all_words, asked)[:limit]
    value = [each._asdict() for each in found]
    lines: list[list[Cell]] = [list(each) for each in found]
    _answer(
        session, "words", out, value, list(Word._fields), lines,
        lambda: "\n".join(map(_word, found)) or say("cli-tables-no-words"),
    )  # fmt: skip


def _word(word: Word) -> str:
    return f"{word.times:>6}  {word.word}  ({word.sources})"


def _steps(rows: list[dict[str, Any]]) -> str:
    """A line for each, with a bar for what was new."""
    if not rows:
        return say("cli-tables-nothing-coded")
    if "new" not in rows[0]:
        return "\n".join(map(_use, rows))
    width = max(len(row["name"]) for row in rows)
    return "\n".join(f"{row['name']:<{width}}  {_step(row)}  {'█' * row['new']}" for row in rows)


def _use(row: dict[str, Any]) -> str:
    counts = {"codings": row["codings"], "sources": row["sources"]}
    return say("cli-tables-use", name=row["name"], first=row["first"][:10], last=row["last"][:10], **counts)


def _step(row: dict[str, Any]) -> str:
    counts = {"new": f"{row['new']:>3}", "codes": f"{row['codes']:>3}", "total": f"{row['total']:>4}"}
    return say("cli-tables-step", **counts)


def _drawn(table: Crosstab, explanation: str) -> str:
    if not table.rows:
        return say("cli-tables-nothing-coded")
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    grid = Table(show_edge=False, pad_edge=False)
    grid.add_column("")
    for name in table.columns:
        grid.add_column(escape(name), justify="right")
    for name, depth, cells in zip(table.rows, table.depths, table.cells, strict=True):
        grid.add_row("  " * depth + escape(name), *(str(each) if each else "·" for each in cells))
    width = max(120, 24 + 14 * len(table.columns))
    console = Console(width=width, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(grid)
    return f"{captured.get()}{explanation}"


def _answer(
    session: Session, content: str, out: Path | None, value: Any, header: list[str], rows: list[list[Cell]], words: Any
) -> None:
    if out is None:
        session.answer(value, words)
        return
    write_table(session, out, header, rows, took(content, out))

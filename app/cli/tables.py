"""Tables of counts: crosstab, saturation."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, common, in_layer, write_table
from core.analysis.crosstabs import Crosstab, by_column, co_occurrence
from core.analysis.frequencies import Word, frequencies
from core.analysis.presentation import iso_time
from core.analysis.saturation import saturation as steps_of
from core.analysis.saturation import uses
from core.exporting.sheets import Cell


@click.command()
@click.argument("what", metavar="codes|participants|sources|coders|days|months|ATTRIBUTE")
@click.option("--with-below", is_flag=True, help="A code counts those below it as well.")
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing: .csv or .xlsx.")
@common
@at_any_moment
def crosstab(session: Session, what: str, with_below: bool, out: Path | None) -> None:
    """Codes by other codes (at how many places both stand), or by participants, sources, coders or an attribute.

    An attribute of participants is given by its name; its values are the columns.
    """
    if what == "codes" and with_below:
        raise click.UsageError("Which codes stand together is counted for each code by itself.")
    table = (
        co_occurrence(session.presentation) if what == "codes" else by_column(session.presentation, what, with_below)
    )
    value = {"rows": list(table.rows), "columns": list(table.columns), "cells": [list(row) for row in table.cells],
             "says": session.words.say(table.explanation)}  # fmt: skip
    lines = [[name, *cells] for name, cells in zip(table.rows, table.cells, strict=True)]
    _answer(
        session,
        out,
        value,
        ["code", *table.columns],
        lines,
        lambda: _drawn(table, session.words.say(table.explanation)),
    )


@click.command()
@click.option("--codes", "of_codes", is_flag=True, help="Each code instead: when it was first and last used.")
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing: .csv or .xlsx.")
@common
@at_any_moment
def saturation(session: Session, of_codes: bool, out: Path | None) -> None:
    """What each further text brought that was new, in the order in which the texts were first coded."""
    presentation = session.presentation
    if of_codes:
        rows = [
            {"code": each.code.hex(), "name": presentation.path(each.code), "first": iso_time(each.first),
             "last": iso_time(each.last), "codings": each.codings, "sources": each.sources}
            for each in uses(presentation)
        ]  # fmt: skip
    else:
        rows = [
            {"source": each.source.hex(), "name": presentation.source(each.source), "begun": iso_time(each.begun),
             "codings": each.codings, "codes": each.codes, "new": each.new, "total": each.total}
            for each in steps_of(presentation)
        ]  # fmt: skip
    header = list(rows[0])[1:] if rows else ["name"]
    lines: list[list[Cell]] = [[row[name] for name in header] for row in rows]
    _answer(session, out, rows, header, lines, lambda: _steps(rows))


@click.command()
@click.option("--source", "sources", multiple=True, help="Only in this source; may be repeated.")
@click.option("--speaker", default="", help="Only what this speaker says.")
@click.option("--all", "all_words", is_flag=True, help="The small words of Norwegian and English too.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="So many of the most frequent.")
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing: .csv or .xlsx.")
@in_layer
@common
@at_any_moment
def words(
    session: Session, sources: tuple[str, ...], speaker: str, all_words: bool, limit: int, out: Path | None, layer: str
) -> None:
    """How often each word stands in the texts. Speakers' names before their turns do not count."""
    only = {session.names.source(each) for each in sources} or None
    found = frequencies(session.reading_in(layer), only, speaker, all_words)[:limit]
    value = [each._asdict() for each in found]
    lines: list[list[Cell]] = [list(each) for each in found]
    _answer(
        session, out, value, list(Word._fields), lines,
        lambda: "\n".join(f"{each.times:>6}  {each.word}  ({each.sources})" for each in found) or "No words.",
    )  # fmt: skip


def _steps(rows: list[dict[str, Any]]) -> str:
    """A line for each, with a bar for what was new."""
    if not rows:
        return "Nothing was coded yet."
    if "new" not in rows[0]:
        return "\n".join(
            f"{row['name']}: {row['codings']} codings in {row['sources']} texts, "
            f"{row['first'][:10]} to {row['last'][:10]}"
            for row in rows
        )
    width = max(len(row["name"]) for row in rows)
    return "\n".join(
        f"{row['name']:<{width}}  {row['new']:>3} new of {row['codes']:>3} codes, {row['total']:>4} in all  "
        f"{'█' * row['new']}"
        for row in rows
    )


def _drawn(table: Crosstab, explanation: str) -> str:
    if not table.rows:
        return "Nothing was coded yet."
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    grid = Table(show_edge=False, pad_edge=False)
    grid.add_column("")
    for name in table.columns:
        grid.add_column(escape(name), justify="right")
    for name, depth, cells in zip(table.rows, table.depths, table.cells, strict=True):
        grid.add_row("  " * depth + escape(name), *(str(each) if each else "·" for each in cells))
    console = Console(width=max(120, 24 + 14 * len(table.columns)))
    with console.capture() as captured:
        console.print(grid)
    return f"{captured.get()}{explanation}"


def _answer(
    session: Session, out: Path | None, value: Any, header: list[str], rows: list[list[Cell]], words: Any
) -> None:
    if out is None:
        session.answer(value, words)
        return
    write_table(session, out, header, rows)

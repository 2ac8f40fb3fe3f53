"""The findings as tables: result-table."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import OUT, Session, common, output_file
from app.cli.commands import command
from app.cli.language import say
from core.analysis.presentation import SPOKEN, Presentation
from core.analysis.result_table import ResultRow, result_table
from core.exporting.result_tables import as_table, quoted
from core.exporting.wide_tables import WideTable, written
from core.views.layers import LAYERS

IN_LAYER = click.option("--layer", type=click.Choice((SPOKEN, *LAYERS)), default="anonymised", show_default=True)


@command("result-table")
@OUT
@IN_LAYER
@common
@at_any_moment
def result_table_(session: Session, out: Path | None, layer: str) -> None:
    """Shows or writes the result table."""
    presentation = session.reading_in(layer)
    if out is not None:
        write(session, out, [as_table(presentation)])
        return
    found = result_table(presentation)
    session.answer(
        [_as_json(row) for row in found],
        lambda: "\n".join(_in_words(presentation, row) for row in found) or say("cli-pictures-none"),
    )


def write(session: Session, out: Path, tables: list[WideTable]) -> None:
    """Tables as a file; the ending of its name says of which kind."""
    output_file(out, written(out.suffix.lower(), tables))
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

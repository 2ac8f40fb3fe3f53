"""Results to look at: picture, themes."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, common, output_file, write_table
from core.analysis.category_table import CategoryRow, category_table
from core.analysis.crosstabs import by_column
from core.errors import Refused
from core.exporting.pictures import KINDS, heat
from core.exporting.pictures import picture as made_of
from core.exporting.svg import to_png


@click.command()
@click.argument("kind", metavar="treemap|saturation|codes|uses|participants|ATTRIBUTE")
@click.argument("file", type=click.Path(path_type=Path))
@common
@at_any_moment
def picture(session: Session, kind: str, file: Path) -> None:
    """Draw a picture into FILE (.svg or .png).

    \b
    treemap       the categories; the size of a box is the number of codings
    saturation    new codes in each text, in the order of coding
    codes         how often each code was used
    uses          when each code was in use, from first to last
    participants  which participants carry which category; also sources, coders, or an attribute's name
    """
    svg = (
        made_of(session.presentation, kind)
        if kind in KINDS
        else heat(by_column(session.presentation, kind, with_below=True))
    )
    if file.suffix.lower() not in (".svg", ".png"):
        raise Refused("A picture is written as .svg or .png.")
    output_file(file, svg.encode() if file.suffix.lower() == ".svg" else to_png(svg))
    session.answer({"file": str(file)}, f"Wrote {file}.")


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing: .csv, .xlsx or .md.")
@common
@at_any_moment
def themes(session: Session, out: Path | None) -> None:
    """The result table: main categories, subcategories under them, and the codes that they gather."""
    found = category_table(session.presentation)
    if out is not None and out.suffix.lower() == ".md":
        output_file(out, ("\n".join(map(_in_markdown, found)) + "\n").encode())
        session.answer({"file": str(out)}, f"Wrote {out}.")
        return
    value: list[dict[str, Any]] = [
        {"depth": each.depth, "name": each.name, "gathers": list(each.subcodes), "codings": each.codings}
        for each in found
    ]
    if out is not None:
        rows = [["  " * each.depth + each.name, " · ".join(each.subcodes), each.codings] for each in found]
        write_table(session, out, ["category", "gathers", "codings"], rows)
        return
    session.answer(value, lambda: "\n".join(map(_in_words, found)) or "No categories yet.")


def _in_words(theme: CategoryRow) -> str:
    gathers = f"\n{'  ' * (theme.depth + 1)}{' · '.join(theme.subcodes)}" if theme.subcodes else ""
    return f"{'  ' * theme.depth}{theme.name}{gathers}"


def _in_markdown(theme: CategoryRow) -> str:
    gathers = f"\n{'  ' * (theme.depth + 1)}- {' · '.join(theme.subcodes)}" if theme.subcodes else ""
    return f"{'  ' * theme.depth}- **{theme.name}**{gathers}"

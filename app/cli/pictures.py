"""Results to look at: picture, themes."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import OUT, Session, common, take_out, write_table
from app.cli.commands import command
from app.cli.filters import narrowed_by, narrowing
from app.cli.language import say
from app.services.exports import content_of_table, took
from core.analysis.category_table import CategoryRow, category_table
from core.analysis.code_map import code_map
from core.analysis.crosstabs import by_column
from core.errors import Refused
from core.exporting.code_map import code_map_picture
from core.exporting.pictures import KINDS, heat
from core.exporting.pictures import picture as made_of
from core.exporting.svg import to_png


@command()
@click.argument("kind", metavar="treemap|saturation|codes|uses|network|participants|ATTRIBUTE")
@click.argument("file", type=click.Path(path_type=Path))
@narrowing
@common
@at_any_moment
def picture(session: Session, kind: str, file: Path, **given: Any) -> None:
    """Draws a picture."""
    presentation = narrowed_by(session.names, session.presentation, given)
    if kind == "network":
        svg = code_map_picture(presentation, code_map(presentation))
    elif kind in KINDS:
        svg = made_of(presentation, kind)
    else:
        svg = heat(by_column(presentation, kind, with_below=True), session.words)
    if file.suffix.lower() not in (".svg", ".png"):
        raise Refused("unknown-picture-format")
    take_out(
        session,
        file,
        svg.encode() if file.suffix.lower() == ".svg" else to_png(svg),
        took(content_of_table(kind), file),
    )
    session.done({"file": str(file)}, "cli-base-wrote", file=file)


@command()
@narrowing
@OUT
@common
@at_any_moment
def themes(session: Session, out: Path | None, **given: Any) -> None:
    """Shows the category table."""
    found = category_table(narrowed_by(session.names, session.presentation, given))
    if out is not None and out.suffix.lower() == ".md":
        take_out(session, out, ("\n".join(map(_in_markdown, found)) + "\n").encode(), took("categories", out))
        session.done({"file": str(out)}, "cli-base-wrote", file=out)
        return
    value: list[dict[str, Any]] = [
        {
            "depth": each.depth,
            "name": each.name,
            "gathers": list(each.subcodes),
            "codings": each.codings,
            "informants": each.informants,
            "gathers_informants": list(each.subcode_informants),
        }
        for each in found
    ]
    if out is not None:
        rows = [
            ["  " * each.depth + each.name, " · ".join(each.subcodes), each.codings, each.informants] for each in found
        ]
        write_table(session, out, ["category", "gathers", "codings", "informants"], rows, took("categories", out))
        return
    session.answer(value, lambda: "\n".join(map(_in_words, found)) or say("cli-pictures-none"))


def _in_words(theme: CategoryRow) -> str:
    gathers = f"\n{'  ' * (theme.depth + 1)}{' · '.join(theme.subcodes)}" if theme.subcodes else ""
    head = say("cli-results-row", name=theme.name, participants=theme.informants, codings=theme.codings)
    return f"{'  ' * theme.depth}{head}{gathers}"


def _in_markdown(theme: CategoryRow) -> str:
    gathers = f"\n{'  ' * (theme.depth + 1)}- {' · '.join(theme.subcodes)}" if theme.subcodes else ""
    return f"{'  ' * theme.depth}- **{theme.name}**{gathers}"

"""Queries: query, and queries that were saved."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, common, in_layer
from app.cli.codings import answer_codings
from app.cli.filters import filters_of, narrowing
from core.analysis.filters import narrowed
from core.analysis.query import by_ids, in_names, run_query
from core.commands import queries as commands


@click.command()
@click.argument("expression", nargs=-1)
@click.option("--saved", metavar="NAME", help="Ask a saved query, perhaps narrowed further.")
@click.option("--save", metavar="NAME", help="Keep this query under a name.")
@narrowing
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing: .csv or .xlsx.")
@in_layer
@common
@at_any_moment
def query(
    session: Session,
    expression: tuple[str, ...],
    saved: str | None,
    save: str | None,
    out: Path | None,
    layer: str,
    **given: Any,
) -> None:
    """Codings by an EXPRESSION of codes (or sets) and the words and, or, not, within, near.

    \b
    A and B          codings of A that overlap one of B (also: A overlaps B)
    A within B       codings of A that lie inside one of B
    A not B          codings of A that overlap none of B
    A near B         codings of A within 200 characters of one of B
    A near/50 B      within 50 characters
    A near/2turns B  two turns of speakers away at most
    A or B           either

    A code includes those below it. Brackets group; names of several words go in "quotation marks".
    """
    presentation, names = session.reading_in(layer), session.names
    filters = filters_of(names, given)
    if saved:
        row = presentation.state.queries.rows[names.query(saved)]
        text, filters = presentation.words(row.expression), row.filters + filters
    elif expression:
        text = expression[0] if len(expression) == 1 else " ".join(_quoted_again(word) for word in expression)
    else:
        raise click.UsageError("Give an expression, or --saved.")
    found = narrowed(presentation, run_query(presentation, text, names.codes), filters)
    if save:
        if session.is_looking_back:
            raise click.UsageError("A query is saved for the present: leave out --as-of.")
        session.project.do(commands.save_query, save, by_ids(text, names.codes), filters)
    answer_codings(session, presentation, found, out)


def _quoted_again(word: str) -> str:
    """What the shell took apart is put together: an argument with a space was a name in quotation marks."""
    return f'"{word}"' if " " in word and '"' not in word and "(" not in word else word


@click.group(invoke_without_command=True)
@common
@at_any_moment
def queries(session: Session) -> None:
    """List the saved queries."""
    presentation = session.presentation
    value = [
        {
            "query": row.id.hex(),
            "name": presentation.words(row.name),
            "expression": in_names(presentation, presentation.words(row.expression)),
            "filters": [list(pair) for pair in row.filters],
            "by": presentation.member(row.by),
        }
        for row in presentation.state.queries.values()
        if row.status == "live"
    ]
    session.answer(value, lambda: "\n".join(f"{each['name']}: {each['expression']}" for each in value) or "None saved.")


@queries.command()
@click.argument("name")
@common
def drop(session: Session, name: str) -> None:
    """Give up the saved query NAME."""
    recorded = session.project.do(commands.delete_query, session.names.query(name))
    session.answer({"event": recorded[-1].id.hex()}, f"“{name}” is not saved any more.")

"""Queries: query, and queries that were saved."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import OUT, Session, common, in_layer
from app.cli.codings import answer_codings
from app.cli.commands import command, group
from app.cli.failures import usage
from app.cli.filters import filters_of, narrowing
from app.cli.language import say
from core.analysis.filters import Pairs, narrowed, saved_filters
from core.analysis.presentation import Presentation
from core.analysis.query import by_ids, in_names, run_query
from core.commands import queries as commands
from core.errors import Refused
from core.events.queries import QuerySaved
from core.views.records import SavedQuery


@command()
@click.argument("expression", nargs=-1)
@click.option("--saved", metavar="NAME")
@click.option("--save", metavar="NAME")
@narrowing
@OUT
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
    """Lists codings by an expression of codes."""
    presentation, names = session.reading_in(layer), session.names
    filters = filters_of(names, given)
    if saved:
        row = presentation.state.queries.rows[names.query(saved)]
        text = in_names(presentation, presentation.words(row.expression))
        filters = saved_filters(presentation, row) + filters
    elif expression:
        text = expression[0] if len(expression) == 1 else " ".join(_quoted_again(word) for word in expression)
    else:
        raise usage("cli-queries-what")
    found = narrowed(presentation, run_query(presentation, text, names.codes), filters)
    if save:
        if session.is_looking_back:
            raise usage("cli-queries-saved-for-the-present")
        before = {row.id for row in presentation.state.queries.values() if row.status == "live"}
        recorded = session.project.do(commands.save_query, save, by_ids(presentation, text, names.codes), filters)
        replaced = any(isinstance(each.event, QuerySaved) and each.event.query in before for each in recorded)
        session.tell("cli-queries-replaced" if replaced else "cli-queries-saved", name=save)
    answer_codings(session, presentation, found, out)


def _quoted_again(word: str) -> str:
    """What the shell took apart is put together: an argument with a space was a name in quotation marks."""
    return f'"{word}"' if " " in word and '"' not in word and "(" not in word else word


@group(invoke_without_command=True)
@common
@at_any_moment
def queries(session: Session) -> None:
    """Lists the saved queries."""
    presentation = session.presentation
    value = [
        {
            "query": row.id.hex(),
            "name": presentation.words(row.name),
            "expression": in_names(presentation, presentation.words(row.expression)),
            "filters": [list(pair) for pair in _filters(presentation, row)],
            "by": presentation.member(row.by),
        }
        for row in presentation.state.queries.values()
        if row.status == "live"
    ]
    session.answer(
        value, lambda: "\n".join(f"{each['name']}: {each['expression']}" for each in value) or say("cli-queries-none")
    )


def _filters(presentation: Presentation, row: SavedQuery) -> Pairs:
    """The filters; none where their words are gone."""
    try:
        return saved_filters(presentation, row)
    except Refused:
        return ()


@queries.command()
@click.argument("name")
@common
def delete(session: Session, name: str) -> None:
    """Deletes a saved query."""
    recorded = session.project.do(commands.delete_query, session.names.query(name))
    session.done({"event": recorded[-1].id.hex()}, "cli-queries-deleted", name=name)

"""Searching the texts: search, kwic; and coding what was found."""

from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

import click

from app.cli.as_of import at_any_moment
from app.cli.base import OUT, WHY, Session, clipped, common, write_table, yes_no_or_stop
from app.cli.commands import command
from app.cli.terminal import echo
from app.composition import entropy
from app.services.exports import took
from core.analysis.filters import is_said_by
from core.analysis.presentation import SPOKEN, Presentation
from core.analysis.search import Hit
from core.analysis.search_image import index_of
from core.analysis.widened_hits import widened_hits
from core.commands.codings import code_places
from core.errors import Refused
from core.ids import Id
from core.limits import HITS_MAX
from core.text.context_expansion import WIDTHS

LIMIT = click.option("--limit", type=click.IntRange(1, HITS_MAX), default=100, show_default=True)


class Asked(NamedTuple):
    """What to look for, and where."""

    query: str
    source: str | None
    speaker: str | None
    limit: int


@command()
@click.argument("query")
@click.option("--source")
@click.option("--speaker")
@LIMIT
@OUT
@common
@at_any_moment
def search(session: Session, query: str, source: str | None, speaker: str | None, limit: int, out: Path | None) -> None:
    """Searches the texts."""
    hits = _found(session, Asked(query, source, speaker, limit), every=False)
    _answer(session, hits, out)


@command()
@click.argument("query")
@click.option("--source")
@click.option("--speaker")
@LIMIT
@OUT
@common
@at_any_moment
def kwic(session: Session, query: str, source: str | None, speaker: str | None, limit: int, out: Path | None) -> None:
    """Lists every place of some words, one under the other."""
    hits = _found(session, Asked(query, source, speaker, limit), every=True)
    if out is not None or session.as_json:
        _answer(session, hits, out)
        return
    _say_where_none(session, hits)
    for hit in hits:
        before, after = " ".join(hit.before.split())[-40:], " ".join(hit.after.split())[:40]
        echo(f"{before:>40}  {hit.match}  {after:<40}  {session.presentation.source(hit.source)} {hit.start}")


@command("code-search")
@click.argument("query")
@click.argument("codes", metavar="CODE…", nargs=-1, required=True)
@click.option("--source")
@click.option("--speaker")
@click.option("--width", type=click.Choice(WIDTHS), default="words", show_default=True)
@click.option("--yes", is_flag=True)
@WHY
@LIMIT
@common
def code_search(session: Session, query: str, codes: tuple[str, ...], width: str, yes: bool, **given: Any) -> None:
    """Codes the places of a search, each confirmed."""
    which = [session.names.code(each) for each in codes]
    presentation, why = session.presentation, given.pop("why")
    hits = _found(session, Asked(query, **given), every=True)
    confirmed = []
    for n, hit in enumerate(hits, 1):
        if not yes:
            shown = f"{n}/{len(hits)}  {presentation.source(hit.source)}: {clipped(hit.quote, 160)}"
            answer = yes_no_or_stop(shown)
            if answer is None:
                break
            if not answer:
                continue
        confirmed.append(hit)
    if not confirmed:
        raise Refused("no-place-confirmed")
    recorded = session.project.do(code_places, widened_hits(presentation, confirmed, width), which, why)
    value = [{"coding": each.event.coding.hex()} for each in recorded]
    session.done(value, "cli-search-coded", codings=len(value))


def _found(session: Session, asked: Asked, every: bool) -> list[Hit]:
    presentation = session.presentation
    only = session.names.source(asked.source) if asked.source else None
    limit = HITS_MAX if asked.speaker else asked.limit
    hits = index_of(presentation, entropy).search(asked.query, None if only is None else {only}, limit, every)
    if asked.speaker:
        hits = [hit for hit in hits if is_said_by(presentation, hit.source, hit.start, hit.end, asked.speaker)]
    if only is not None:
        _say_of_original(session, asked.query, only)
    return hits[: asked.limit]


def _say_of_original(session: Session, query: str, source: Id) -> None:
    """Says where one text was asked for that what it repeats from its original word for word is found there."""
    original = session.presentation.state.sources.rows[source].derived_from
    if original is not None and index_of(session.presentation, entropy).search(query, {original}, 1):
        name = session.presentation.source(original)
        session.tell("cli-search-in-original", original=name, asked=quote(name))


def _answer(session: Session, hits: list[Hit], out: Path | None) -> None:
    value = [_as_json(session.presentation, hit.source, hit) for hit in hits]
    if out is not None:
        header = ["name", "start", "end", "speaker", "before", "match", "after"]
        rows = [[each[name] for name in header] for each in value]
        write_table(session, out, header, rows, took("texts", out, SPOKEN, {hit.source for hit in hits}))
        return
    _say_where_none(session, hits)
    session.answer(
        value,
        lambda: "\n".join(
            f"{each['name']} {each['start']}–{each['end']}: {clipped(each['quote'], 100)}" for each in value
        ),
    )


def _say_where_none(session: Session, hits: list[Hit]) -> None:
    """Says it on standard error where nothing was found: standard output holds hits alone."""
    if not hits and not session.as_json:
        session.tell("cli-search-none")


def _as_json(presentation: Presentation, source: Id, hit: Hit) -> dict[str, Any]:
    return {
        "source": source.hex(),
        "name": presentation.source(source),
        "start": hit.start,
        "end": hit.end,
        "quote": hit.quote,
        "speaker": presentation.speaker(source, hit.start) or None,
        "before": hit.before,
        "match": hit.match,
        "after": hit.after,
    }

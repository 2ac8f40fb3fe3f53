"""Searching the texts: search, kwic; and coding what was found."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, clipped, common, write_table
from core.analysis.presentation import Presentation
from core.analysis.search import Hit
from core.analysis.search import search as run
from core.commands.codings import code_places
from core.errors import Refused
from core.ids import Id
from core.text.context_expansion import WIDTHS, widened

HITS_MAX = 10_000
LIMIT = click.option(
    "--limit", type=click.IntRange(1, HITS_MAX), default=100, show_default=True, help="At most so many places."
)
OUT = click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing: .csv or .xlsx.")


@click.command()
@click.argument("query")
@click.option("--source", help="Only in this source.")
@click.option("--speaker", help="Only in turns of this speaker.")
@LIMIT
@OUT
@common
@at_any_moment
def search(session: Session, query: str, source: str | None, speaker: str | None, limit: int, out: Path | None) -> None:
    """Full text over all sources: the paragraphs where all words of QUERY stand, in any of their forms.

    \b
    "just so"      these words in a row, in this form
    meist*         all words that begin so
    trygg OR redd  either
    trygg NOT redd the first without the second
    trygg NEAR/5 alene  with at most five words between

    Forms are known for Norwegian and English.
    """
    hits = _found(session, session.presentation, query, source, speaker, limit, every=False)
    _answer(session, hits, out)


@click.command()
@click.argument("query")
@click.option("--source", help="Only in this source.")
@click.option("--speaker", help="Only in turns of this speaker.")
@LIMIT
@OUT
@common
@at_any_moment
def kwic(session: Session, query: str, source: str | None, speaker: str | None, limit: int, out: Path | None) -> None:
    """Keyword in context: every place of QUERY in the order of the texts, one under the other."""
    hits = _found(session, session.presentation, query, source, speaker, limit, every=True)
    if out is not None or session.as_json:
        _answer(session, hits, out)
        return
    for hit in hits:
        before, after = " ".join(hit.before.split())[-40:], " ".join(hit.after.split())[:40]
        click.echo(f"{before:>40}  {hit.match}  {after:<40}  {session.presentation.source(hit.source)} {hit.start}")


@click.command("code-found")
@click.argument("query")
@click.argument("codes", metavar="CODE…", nargs=-1, required=True)
@click.option("--source", help="Only in this source.")
@click.option("--speaker", help="Only in turns of this speaker.")
@click.option(
    "--width", type=click.Choice(WIDTHS), default="words", show_default=True, help="What is coded of a place."
)
@click.option("--yes", is_flag=True, help="Do not ask for each place.")
@click.option("--why", help="The reason, kept with each coding.")
@LIMIT
@common
def code_found(
    session: Session,
    query: str,
    codes: tuple[str, ...],
    source: str | None,
    speaker: str | None,
    width: str,
    yes: bool,
    why: str | None,
    limit: int,
) -> None:
    """Put every CODE on the places of QUERY, each confirmed by you: y codes it, n leaves it, q stops here.

    What you confirmed is coded in one step, and can be undone one by one.
    """
    which = [session.names.code(each) for each in codes]
    presentation = session.presentation
    hits = _found(session, presentation, query, source, speaker, limit, every=True)
    places = []
    for n, hit in enumerate(hits, 1):
        if not yes:
            shown = f"{n}/{len(hits)}  {presentation.source(hit.source)}: {clipped(hit.quote, 160)}"
            answer = click.prompt(shown, type=click.Choice(["y", "n", "q"]), default="y", err=True)
            if answer == "q":
                break
            if answer == "n":
                continue
        places.append((hit.source, *widened(presentation.project.text(hit.source), hit.start, hit.end, width)))
    if not places:
        raise Refused("No place was confirmed; nothing was coded.")
    recorded = session.project.do(code_places, list(dict.fromkeys(places)), which, why)
    value = [{"coding": each.event.coding.hex()} for each in recorded]
    session.answer(value, f"{len(value)} codings made.")


def _found(
    session: Session,
    presentation: Presentation,
    query: str,
    source: str | None,
    speaker: str | None,
    limit: int,
    every: bool,
) -> list[Hit]:
    only = session.names.source(source) if source else None
    hits = run(presentation, query, only, HITS_MAX if speaker else limit, every)
    if speaker:
        wanted = speaker.casefold()
        hits = [hit for hit in hits if presentation.speaker(hit.source, hit.start).casefold() == wanted]
    return hits[:limit]


def _answer(session: Session, hits: list[Hit], out: Path | None) -> None:
    value = [_as_json(session.presentation, hit.source, hit) for hit in hits]
    if out is not None:
        header = ["name", "start", "end", "speaker", "before", "match", "after"]
        write_table(session, out, header, [[each[name] for name in header] for each in value])
        return
    session.answer(
        value,
        lambda: "\n".join(
            f"{each['name']} {each['start']}–{each['end']}: {clipped(each['quote'], 100)}" for each in value
        ),
    )


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

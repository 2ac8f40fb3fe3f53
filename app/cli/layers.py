"""Layers over transcripts: anonymise suggest, replace, list."""

from typing import Any

import click

from app.cli.base import Session, clipped, common
from core.commands import layers as commands
from core.errors import Refused
from core.text.layers import occurrences
from core.text.pii_suggestions import suggestions
from core.views.layers import LAYERS

LAYER = click.Choice(("spoken", *LAYERS))
CONTEXT = 30


@click.group()
def anonymise() -> None:
    """Put a pseudonym, or a correction, in the place of words. The transcript itself stays as it was brought in."""


@anonymise.command()
@click.argument("source")
@common
def suggest(session: Session, source: str) -> None:
    """What in SOURCE may tell who somebody is: names, e-mail addresses, telephone numbers. By rules alone, offline."""
    text = session.project.text(session.names.source(source))
    value = [
        {"kind": each.kind, "words": each.words, "places": [list(place) for place in each.places]}
        for each in suggestions(text)
    ]
    lines = [f"{each['kind']:<10} {each['words']}  ({len(each['places'])})" for each in value]  # type: ignore[arg-type]
    session.answer(value, "\n".join(lines) or "Nothing found; read the text all the same.")


@anonymise.command()
@click.argument("source")
@click.argument("words")
@click.argument("replacement")
@click.option("--layer", type=click.Choice(LAYERS), default="anonymised", show_default=True)
@click.option(
    "--place", "places", type=(int, int), multiple=True, help="Only from A to B (code points); may be repeated."
)
@click.option("--yes", is_flag=True, help="At every place, without asking for each.")
@click.option("--why", help="The reason.")
@common
def replace(
    session: Session,
    source: str,
    words: str,
    replacement: str,
    layer: str,
    places: tuple[tuple[int, int], ...],
    yes: bool,
    why: str | None,
) -> None:
    """Put REPLACEMENT where WORDS stand in SOURCE; each place is shown and has to be confirmed."""
    where = session.names.source(source)
    text = session.project.text(where)
    found = occurrences(text, words)
    if places:
        found = [place for place in places if text[place[0] : place[1]] == words]
        if len(found) < len(places):
            raise Refused(f"“{words}” does not stand at all of these places.")
    if not found:
        raise Refused(f"“{words}” does not stand in this text.")
    if not (yes or places or session.as_json):
        found = [place for place in found if click.confirm(_shown(text, place), default=True, err=True)]
    made = session.project.do(commands.replace_words, where, layer, tuple(found), replacement, why)[0]
    part = text.count(words) - len(found)
    session.answer(
        {"replacement": made.event.replacement.hex(), "event": made.id.hex(), "places": [list(each) for each in found]},
        f"“{replacement}” stands at {len(found)} places now."
        + (f" “{words}” is left at {part} more, perhaps inside other words: look at them." if part else ""),
    )


@anonymise.command("list")
@click.option("--source", help="Only in this source.")
@common
def list_(session: Session, source: str | None) -> None:
    """What stands for what: keep this list as confidential as the transcripts."""
    presentation = session.presentation
    only = session.names.source(source) if source else None
    value: list[dict[str, Any]] = []
    for row in sorted(presentation.state.layer_edits.values(), key=lambda each: (each.source, each.places)):
        if row.status != "live" or only not in (None, row.source):
            continue
        spoken = sorted({presentation.passage(row.source, *place) for place in row.places})
        value.append(
            {
                "replacement": row.id.hex(),
                "event": row.event.hex(),
                "source": row.source.hex(),
                "source_name": presentation.source(row.source),
                "layer": row.layer,
                "spoken": spoken,
                "words": presentation.words(row.words),
                "places": [list(place) for place in row.places],
            }
        )
    session.answer(value, lambda: "\n".join(map(_listed, value)))


def _listed(value: dict[str, Any]) -> str:
    spoken = ", ".join(value["spoken"])
    return f"{value['source_name']}, {value['layer']}: {spoken} → {value['words']}  ({len(value['places'])})"


def _shown(text: str, place: tuple[int, int]) -> str:
    before, after = text[max(0, place[0] - CONTEXT) : place[0]], text[place[1] : place[1] + CONTEXT]
    return clipped(f"{before}[{text[place[0] : place[1]]}]{after}", 120)


@click.command()
@click.argument("source")
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("original_start", type=int)
@click.argument("original_end", type=int)
@click.option("--why", help="The reason.")
@common
def link(
    session: Session, source: str, start: int, end: int, original_start: int, original_end: int, why: str | None
) -> None:
    """Say that START to END of the condensed SOURCE stands for ORIGINAL_START to ORIGINAL_END of its original."""
    places = (start, end), (original_start, original_end)
    event = session.project.do(commands.link_passages, session.names.source(source), *places, why)[0].event
    session.answer({"link": event.link.hex()}, f"Linked  [{event.link.hex()[:8]}]")

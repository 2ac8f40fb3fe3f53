"""Layers over transcripts: anonymise suggest, replace, list."""

from typing import Any

import click

from app.cli.base import WHY, Session, clipped, common, confirmed, short
from app.cli.commands import command, group
from app.cli.language import say
from core.commands import layers as commands
from core.errors import Refused
from core.text.layers import occurrences
from core.text.pii_suggestions import suggestions
from core.views.layers import LAYERS

CONTEXT = 30


@group()
@common
def anonymise(session: Session) -> None:
    """Holds the commands for layers over a transcript."""


@anonymise.command()
@click.argument("source")
@common
def suggest(session: Session, source: str) -> None:
    """Suggests what may tell who somebody is, by rules alone."""
    text = session.project.text(session.names.source(source))
    value: list[dict[str, Any]] = [
        {"kind": each.kind, "words": each.words, "places": [list(place) for place in each.places]}
        for each in suggestions(text)
    ]
    session.answer(value, lambda: "\n".join(map(_suggested, value)) or say("cli-layers-nothing-found"))


def _suggested(value: dict[str, Any]) -> str:
    return f"{say('term-pii-' + value['kind']):<15} {value['words']}  ({len(value['places'])})"


@anonymise.command()
@click.argument("source")
@click.argument("words")
@click.argument("replacement")
@click.option("--layer", type=click.Choice(LAYERS), default="anonymised", show_default=True)
@click.option("--place", "places", type=(int, int), multiple=True)
@click.option("--yes", is_flag=True)
@WHY
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
    """Replaces words in a layer, each place confirmed."""
    where = session.names.source(source)
    text = session.project.text(where)
    found = occurrences(text, words)
    if places:
        found = [place for place in places if text[place[0] : place[1]] == words]
        if len(found) < len(places):
            raise Refused("words-not-at-places", words=words)
    if not found:
        raise Refused("words-not-in-source", words=words)
    if not (yes or places or session.as_json):
        found = [place for place in found if confirmed(_shown(text, place), enter_is_yes=True)]
    made = session.project.do(commands.replace_words, where, layer, tuple(found), replacement, why)[0]
    session.done(
        {"replacement": made.event.replacement.hex(), "event": made.id.hex(), "places": [list(each) for each in found]},
        "cli-layers-replaced",
        replacement=replacement,
        places=len(found),
    )
    left = text.count(words) - len(found)
    if left and not session.as_json:
        session.tell("cli-layers-words-left", words=words, places=left)


@anonymise.command("list")
@click.option("--source")
@common
def list_(session: Session, source: str | None) -> None:
    """Lists what stands for what."""
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
    spoken, layer = ", ".join(value["spoken"]), say("term-layer-" + value["layer"])
    return f"{value['source_name']}, {layer}: {spoken} → {value['words']}  ({len(value['places'])})"


def _shown(text: str, place: tuple[int, int]) -> str:
    before, after = text[max(0, place[0] - CONTEXT) : place[0]], text[place[1] : place[1] + CONTEXT]
    return clipped(f"{before}[{text[place[0] : place[1]]}]{after}", 120)


@command()
@click.argument("source")
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("original_start", type=int)
@click.argument("original_end", type=int)
@WHY
@common
def link(
    session: Session, source: str, start: int, end: int, original_start: int, original_end: int, why: str | None
) -> None:
    """Links a passage of a condensed text to the one of its original."""
    places = (start, end), (original_start, original_end)
    event = session.project.do(commands.link_passages, session.names.source(source), *places, why)[0].event
    session.done({"link": event.link.hex()}, "cli-layers-linked", id=short(event.link))


@command()
@click.argument("link", metavar="LINK")
@common
def unlink(session: Session, link: str) -> None:
    """Removes such a link."""
    recorded = session.project.do(commands.unlink_passages, session.names.passage_link(link))
    session.done({"event": recorded[-1].id.hex()}, "cli-layers-unlinked")

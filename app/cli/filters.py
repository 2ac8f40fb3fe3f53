"""The options that narrow a list of codings, and the filters that they make."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from app.cli.names import Names
from core.analysis.filters import Pairs, moment_ms

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--source", "source", multiple=True, help="Only in this source; may be repeated, as all of these."),
    click.option("--coder", "coder", multiple=True, help="Only by this member."),
    click.option("--participant", "participant", multiple=True, help="Only words of this participant."),
    click.option("--speaker", "speaker", multiple=True, help="Only in turns of this speaker."),
    click.option("--attribute", "attribute", multiple=True, metavar="NAME=VALUE", help="Only of such participants."),
    click.option("--stance", "stance", type=click.Choice(("for", "against")), help="Only negative cases, or all else."),
    click.option("--since", "since", metavar="TIME", help="Only made at or after this time (ISO 8601)."),
    click.option("--until", "until", metavar="TIME", help="Only made before this time (ISO 8601)."),
)


def narrowing(function: F) -> F:
    """Adds the options."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def filters_of(names: Names, given: dict[str, Any]) -> Pairs:
    """The filters, with things by their ids."""
    pairs = [("source", names.source(each).hex()) for each in given["source"]]
    pairs += [("coder", names.member(each).hex()) for each in given["coder"]]
    pairs += [("participant", names.participant(each).hex()) for each in given["participant"]]
    for each in given["attribute"]:
        if "=" not in each:
            raise click.UsageError("An attribute is given as NAME=VALUE.")
    pairs += [(kind, each) for kind in ("speaker", "attribute") for each in given[kind]]
    for kind in ("since", "until"):
        if given[kind]:
            moment_ms(given[kind])
    pairs += [(kind, given[kind]) for kind in ("stance", "since", "until") if given[kind]]
    return tuple(pairs)

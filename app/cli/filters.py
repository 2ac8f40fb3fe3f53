"""The options that narrow a list of codings, and the filters that they make."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from app.cli.failures import usage
from app.cli.names import Names
from core.analysis.attributes import OPERATORS
from core.analysis.filters import Pairs, moment_ms, narrow
from core.analysis.presentation import Presentation

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--source", "source", multiple=True),
    click.option("--coder", "coder", multiple=True),
    click.option("--participant", "participant", multiple=True),
    click.option("--speaker", "speaker", multiple=True),
    click.option("--attribute", "attribute", multiple=True, metavar="CONDITION"),
    click.option("--stance", "stance", type=click.Choice(("for", "against"))),
    click.option("--since", "since", metavar="TIME"),
    click.option("--until", "until", metavar="TIME"),
)


def narrowing(function: F) -> F:
    """Adds the options."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def filters_of(names: Names, given: dict[str, Any]) -> Pairs:
    """The filters, with things by their ids."""
    given = {**dict.fromkeys(("source", "coder", "participant", "speaker", "attribute"), ()), **given}
    pairs = [("source", names.source(each).hex()) for each in given["source"]]
    pairs += [("coder", names.coder(each).hex()) for each in given["coder"]]
    pairs += [("participant", names.participant(each).hex()) for each in given["participant"]]
    for each in given["attribute"]:
        if not any(sign in each for sign in OPERATORS):
            raise usage("cli-base-attribute-form")
    pairs += [(kind, each) for kind in ("speaker", "attribute") for each in given[kind]]
    for kind in ("since", "until"):
        if given.get(kind):
            moment_ms(given[kind])
    pairs += [(kind, given[kind]) for kind in ("stance", "since", "until") if given.get(kind)]
    return tuple(pairs)


def narrowed_by(names: Names, presentation: Presentation, given: dict[str, Any]) -> Presentation:
    """A presentation of which only the codings count that the options let through. Raises Refused."""
    return narrow(presentation, filters_of(names, given))

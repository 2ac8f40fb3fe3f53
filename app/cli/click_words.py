"""The words that click brings along (Usage, Options, Missing argument …), from the catalogue.

Click asks the gettext functions of the standard library, which want compiled files and know one language a process.
Here its modules get functions in their place that ask the catalogue: click's text becomes the id of a message.
"""

import re
from string import Formatter

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types

from app.cli.language import catalogue

MODULES = (
    click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.termui, click.types,
)  # fmt: skip


def message_id(text: str) -> str:
    """The id of click's text: “No such option {name!r}.” is cli-click-no-such-option-name."""
    plain = re.sub(r"\{(\w+)(?:![a-z])?\}", r"\1", text)
    return f"cli-click-{re.sub(r'[^a-z0-9]+', '-', plain.lower()).strip('-')}"


def in_own_words(text: str) -> str:
    """Click's text in the language of this run, with its places still open; the text itself where it is not known."""
    words, name = catalogue(), message_id(text)
    if name not in words:
        return text
    return words(name, **{field: f"{{{field}}}" for _, field, _, _ in Formatter().parse(text) if field})


def _one_or_many(one: str, many: str, count: int) -> str:
    return in_own_words(one if count == 1 else many)


def teach_click() -> None:
    """Lets click ask the catalogue for its words."""
    for module in MODULES:
        vars(module)["_"] = in_own_words
        if hasattr(module, "ngettext"):
            vars(module)["ngettext"] = _one_or_many

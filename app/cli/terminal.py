"""Printing words of data so that no terminal obeys them.

An escape sequence in a co-coder's name or memo could clear the screen, write over what the program said, or set the
terminal's title; marks that turn the direction of writing could show one name as another. They are shown as signs.
"""

import json
import sys
from typing import Any

import click

_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates. Plain marks of direction (200E, 200F) turn nothing that is not theirs."""
_SIGNS = (
    {n: chr(0x2400 + n) for n in range(0x20) if chr(n) not in "\n\t"}
    | {0x7F: "\u2421"}
    | {n: f"<{n:02X}>" for n in range(0x80, 0xA0)}
    | {n: f"<{n:04X}>" for n in (*_DIRECTIONS, 0x2028, 0x2029)}
)
_IN_JSON = {n: f"\\u{n:04x}" for n in (0x7F, *range(0x80, 0xA0), *_DIRECTIONS, 0x2028, 0x2029)}


def shown(text: str) -> str:
    """The text with every control character, but line feeds and tabs, as a sign that can be seen."""
    return text.translate(_SIGNS)


def echo(text: str, err: bool = False) -> None:
    """Prints a line of sentences and data, on standard error where that is asked for."""
    click.echo(shown(text), err=err)


def echo_json(value: Any, err: bool = False, indent: int | None = None) -> None:
    """Prints a value; what a terminal could obey is written as JSON's own escapes, so that the value is the same."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent).translate(_IN_JSON), err=err)


def put(text: str) -> None:
    """Prints a whole text as it is; on a terminal, as it can be shown."""
    sys.stdout.write(shown(text) if sys.stdout.isatty() else text)

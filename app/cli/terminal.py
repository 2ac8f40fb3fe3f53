"""Printing words of data so that no terminal obeys them.

An escape sequence in a co-coder's name or memo could clear the screen, write over what the program said, or set the
terminal's title; marks that turn the direction of writing could show one name as another. They are shown as signs.
"""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
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


SHOWN_AFTER_SECONDS, MOVES_EVERY_SECONDS, BAR_SIGNS = 1.0, 0.2, 12
_moves = threading.Event()


def is_moving() -> bool:
    """Whether a bar moves already: a terminal's last line has room for one."""
    return _moves.is_set()


@contextmanager
def moving(said: Callable[[int], str]) -> Iterator[None]:
    """Shows on a terminal that work goes on, once it takes more than a second: a bar that moves, and what `said` makes
    of the seconds, in a line that goes when the work ends. Nothing where standard error is read by a program."""
    if not sys.stderr.isatty():
        yield
        return
    is_done = threading.Event()
    thread = threading.Thread(target=_move, args=(is_done, said), daemon=True)
    _moves.set()
    thread.start()
    try:
        yield
    finally:
        is_done.set()
        thread.join()
        _moves.clear()


def _move(is_done: threading.Event, said: Callable[[int], str]) -> None:
    began, width = time.monotonic(), 0
    if is_done.wait(SHOWN_AFTER_SECONDS):
        return
    for n in count():
        at = n % BAR_SIGNS
        bar = "".join("█" if (place - at) % BAR_SIGNS < 3 else "░" for place in range(BAR_SIGNS))
        line = f"{bar} {said(int(time.monotonic() - began))}"
        sys.stderr.write(f"\r{line}{' ' * (width - len(line))}")
        sys.stderr.flush()
        width = max(width, len(line))
        if is_done.wait(MOVES_EVERY_SECONDS):
            break
    sys.stderr.write(f"\r{' ' * width}\r")
    sys.stderr.flush()


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

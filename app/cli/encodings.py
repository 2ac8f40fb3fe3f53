"""A file whose encoding is in doubt, on the command line: a person is asked, a script is told."""

import sys

import click

from app.cli.base import Session
from app.cli.language import say
from app.cli.terminal import shown
from core.importing.batch import FoundFile
from core.importing.document import Document


def read_sure(session: Session, file: FoundFile, encoding: str | None, layout: str) -> Document:
    """Reads a file. Where its encoding is in doubt, each likely reading is shown, and whoever sits at a terminal is
    asked which one is right. Raises BadFile, and Refused for the layout."""
    document = file.read(encoding, layout)
    if not document.readings or session.as_json:
        return document
    session.tell("cli-sources-encoding-doubtful", name=file.name)
    for number, each in enumerate(document.readings, 1):
        session.tell("cli-sources-encoding-reading", number=number, encoding=each.encoding, excerpt=each.excerpt)
    if not sys.stdin.isatty():
        session.tell("cli-sources-encoding-taken", encoding=document.readings[0].encoding)
        return document
    numbers = click.IntRange(1, len(document.readings))
    number = click.prompt(shown(say("cli-sources-encoding-which")), type=numbers, default=1, err=True)
    return file.read(document.readings[number - 1].encoding, layout)

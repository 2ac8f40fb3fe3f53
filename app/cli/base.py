"""What every command shares: its common options, opening the project, and answering in words or JSON."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from app import composition
from app.cli.names import Names
from app.i18n.catalogue import system_language
from app.i18n.words import Words
from core.analysis.presentation import SPOKEN, Presentation
from core.errors import BadFile, Refused
from core.project import Project
from core.views.layers import LAYERS
from core.views.state import State

F = TypeVar("F", bound=Callable[..., Any])


class Session:
    """One run of one command."""

    def __init__(self, options: dict[str, Any]) -> None:
        given = options.get("project") or os.environ.get("KODESPOR_PROJECT")
        self.given = Path(given) if given else None
        self.as_json: bool = bool(options.get("as_json"))
        self._passphrase_file: str | None = options.get("passphrase_file")
        self._then: State | None = None

    @cached_property
    def project(self) -> Project:
        """The project, opened."""
        return composition.open_project(composition.find_project(self.given), self.passphrase)

    @cached_property
    def words(self) -> Words:
        """The sentences in the system's language."""
        return Words(system_language())

    @cached_property
    def folder(self) -> Path:
        """The project's folder."""
        return composition.find_project(self.given)

    def look_back(self, number: int) -> None:
        """From here on this command speaks of the state after so many events."""
        self._then = self.project.as_of(number)

    @property
    def is_looking_back(self) -> bool:
        """Whether it speaks of an earlier state."""
        return self._then is not None

    @property
    def presentation(self) -> Presentation:
        """The state in words: the present one, unless one looks back."""
        return Presentation(self.project, self._then, self.words)

    def reading_in(self, layer: str) -> Presentation:
        """The same, with texts as they stand in a layer."""
        return Presentation(self.project, self._then, self.words, layer)

    @property
    def names(self) -> Names:
        """Names to ids."""
        return Names(self.presentation)

    def passphrase(self, new: bool) -> str:
        """From the file, the environment, or a prompt without echo; never from an argument."""
        if self._passphrase_file:
            words = first_line(Path(self._passphrase_file))
        elif "KODESPOR_PASSPHRASE" in os.environ:
            words = os.environ["KODESPOR_PASSPHRASE"]
        elif not sys.stdin.isatty():
            raise Refused("No passphrase: set KODESPOR_PASSPHRASE, or give --passphrase-file.")
        else:
            words = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
        if not words:
            raise Refused("The passphrase is empty.")
        if new and len(words) < 12:
            self.say("This passphrase is short: whoever gets the folder may guess it. Four random words are better.")
        return words

    def say(self, message: str) -> None:
        """A message for people, on standard error."""
        click.echo(message, err=True)

    def answer(self, value: Any, words: str | Callable[[], str]) -> None:
        """The outcome: the value as JSON where that is asked for, else the words."""
        if self.as_json:
            click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        else:
            text = words if isinstance(words, str) else words()
            if text:
                click.echo(text)


def common(function: F) -> F:
    """Adds --project, --json and --passphrase-file, and hands the command a Session as its first argument."""

    @click.option("--project", "project", metavar="DIR", help="The project's folder.")
    @click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
    @click.option("--passphrase-file", metavar="FILE", help="Read the passphrase from this file.")
    @click.pass_context
    @wraps(function)
    def run(ctx: click.Context, project: str | None, as_json: bool, passphrase_file: str | None, **options: Any) -> Any:
        above = ctx.find_root().obj or {}
        inherited = ctx.obj if isinstance(ctx.obj, dict) else above
        merged = {
            "project": project or inherited.get("project"),
            "as_json": as_json or inherited.get("as_json"),
            "passphrase_file": passphrase_file or inherited.get("passphrase_file"),
        }
        if ctx.command.__class__ is click.Group or isinstance(ctx.command, click.Group):
            ctx.obj = merged
            if ctx.invoked_subcommand is not None:
                return None
        return function(Session(merged), **options)

    return run  # type: ignore[return-value]


def in_layer(function: F) -> F:
    """Adds --layer."""
    choice = click.Choice((SPOKEN, *LAYERS))
    return click.option("--layer", type=choice, default=SPOKEN, show_default=True, help="Texts as they stand there.")(
        function
    )


def first_line(path: Path) -> str:
    """The first line of a file, which holds a passphrase. Raises BadFile."""
    try:
        return path.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadFile(f"The passphrase file {path} cannot be read.") from problem


def output_file(path: Path, content: bytes) -> None:
    """Writes what was asked for, whole or not at all."""
    from core.storage.files import write_whole

    write_whole(path, content)


def write_table(session: Session, out: Path, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A table as a file; the ending of its name says of which kind."""
    from core.exporting.sheets import to_file

    output_file(out, to_file(out.suffix.lower(), out.stem, header, rows))
    session.answer({"file": str(out)}, f"Wrote {out}. It is not encrypted: keep it where the words may be.")


def clipped(text: str, most: int = 72) -> str:
    """A text on one line, shortened in the middle of nowhere but never in an id."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"

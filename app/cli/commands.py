"""Commands and groups whose help stands in the catalogue, in the language of the run.

The help of `codes add`, in app/cli/codebook.py, is the message `cli-codebook-codes-add`; its option --parent is the
attribute `.parent` of it. Options that many commands share are attributes of `cli-base-options`, and the names of what
is to be typed, such as FILE, of `cli-base-places`. A test finds what is missing or left over.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

import click

from app.cli.language import LANGUAGES, catalogue

F = TypeVar("F", bound=Callable[..., Any])
OPTIONS, SUBCOMMAND = "[OPTIONS]", "COMMAND [ARGS]..."
_PLACE = re.compile(r"[A-Z][A-Z_0-9]+|[A-Z]\b")


class Twice(click.Option):
    """An option that says itself how often it is given."""


class Spoken:
    """What a command and a group have in common: their help comes from the catalogue."""

    noun = ""

    def help_id(self, ctx: click.Context) -> str:
        """The id of the help: the noun is the file that the command is in."""
        return help_id(noun_of(cast(click.Command, self)), path_of(ctx))

    def learn(self, ctx: click.Context) -> None:
        """Fills help and the names of places in the language of the run."""
        command, words, own = cast(click.Command, self), catalogue(), self.help_id(ctx)
        command.help = as_click_wants(words(own))
        for each in command.get_params(ctx):
            if isinstance(each, click.Option):
                repeated = f" {words('cli-base-repeat')}" if each.multiple and not isinstance(each, Twice) else ""
                each.help = words(option_id(own, each)) + repeated
            each.metavar = in_language(each)
        command.options_metavar = places(OPTIONS)
        if isinstance(command, click.Group):
            command.subcommand_metavar = places(SUBCOMMAND)


class Command(Spoken, click.Command):
    """A command."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help in the language of the run."""
        self.learn(ctx)
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage in the language of the run."""
        self.learn(ctx)
        super().format_usage(ctx, formatter)


class Group(Spoken, click.Group):
    """A command with others below it."""

    command_class = Command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help in the language of the run."""
        self.learn(ctx)
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage in the language of the run."""
        self.learn(ctx)
        super().format_usage(ctx, formatter)

    def nouns(self, ctx: click.Context) -> list[tuple[str, str]]:
        """The commands below this one, each with the file that it is in."""
        return [(name, noun_of(each)) for name, each in self.commands.items()]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands below, each with the first sentence of its help."""
        words, above = catalogue(), path_of(ctx)
        lines = [
            (name, first_sentence(words(help_id(noun, " ".join([above, name]).strip()))))
            for name, noun in self.nouns(ctx)
        ]
        with formatter.section(words("cli-base-commands")):
            formatter.write_dl(lines)


def noun_of(command: click.Command) -> str:
    """The name of the file that a command is in, without its ending."""
    return getattr(command, "noun", "") or str(getattr(command.callback, "__module__", "")).rpartition(".")[2]


def path_of(ctx: click.Context) -> str:
    """The command as it is typed after `kodespor`: “codes add”."""
    names = []
    at: click.Context | None = ctx
    while at is not None and at.parent is not None:
        names.append(at.info_name or "")
        at = at.parent
    return " ".join(reversed(names))


def help_id(noun: str, path: str) -> str:
    """The id of a command's help in the catalogue."""
    return "-".join(["cli", noun, *(path or "kodespor").split()])


def option_id(command: str, option: click.Option) -> str:
    """The id of an option's help: the command's own, else the one that many share."""
    name = max(option.opts, key=len).lstrip("-")
    own = f"{command}.{name}"
    return own if own in catalogue() else f"cli-base-options.{name}"


def in_language(parameter: click.Parameter) -> str | None:
    """What a parameter is called in a line of usage: FILE, FIL."""
    given = parameter.__dict__.setdefault("given_metavar", parameter.metavar or _kind_of_value(parameter))
    return places(given) if given else None


def places(given: str) -> str:
    """What is to be typed, such as NAME=VALUE, each word in capitals in the language of the run."""
    words = catalogue()

    def named(found: re.Match[str]) -> str:
        place = f"cli-base-places.{found.group()}"
        return words(place) if place in words else found.group()

    return _PLACE.sub(named, given)


def _kind_of_value(parameter: click.Parameter) -> str | None:
    """What is to be typed where the declaration does not say: by its name, for options also by its type."""
    if isinstance(parameter.type, click.Choice) or getattr(parameter, "is_flag", False):
        return None
    name = max(parameter.opts, key=len).strip("-_").upper()
    if isinstance(parameter, click.Argument):
        return name if parameter.required else f"[{name}]"
    if name in ("SOURCE", "CODE", "CODER", "PARTICIPANT", "SPEAKER", "NAME", "TEXT", "MEMBER", "SCOPE", "ENCODING"):
        return name
    if isinstance(parameter.type, click.types.IntParamType | click.types.FloatParamType):
        return "N"
    return "FILE" if isinstance(parameter.type, click.Path) else "TEXT"


def as_click_wants(text: str) -> str:
    """Help with its indented paragraphs marked, so that click leaves their lines as they are."""
    parts = text.split("\n\n")
    return "\n\n".join(f"\b\n{part}" if part.startswith(" ") else part for part in parts)


def first_sentence(text: str) -> str:
    """The first sentence, without its full stop, for a list."""
    return " ".join(text.partition("\n\n")[0].split()).partition(". ")[0].rstrip(".")


def command(name: str | None = None, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Makes a function a command whose help stands in the catalogue."""
    return click.command(name, cls=Command, **settings)


def group(name: str | None = None, **settings: Any) -> Callable[[Callable[..., Any]], Group]:
    """Makes a function a group of commands whose help stands in the catalogue."""
    return click.group(name, cls=Group, **settings)


def common_options(function: F) -> F:
    """Adds --project, --json, --passphrase-file and --language, which every command takes."""
    options = (
        click.option("--project", "project", metavar="DIR"),
        click.option("--json", "as_json", is_flag=True),
        click.option("--passphrase-file", metavar="FILE"),
        click.option("--language", type=click.Choice(LANGUAGES), expose_value=False),
    )
    for option in reversed(options):
        function = option(function)
    return function

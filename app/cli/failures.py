"""How a run ends that did not do what was asked: one sentence on standard error, or JSON, and the exit status."""

import os

import click

from app.cli.commands import Spoken
from app.cli.language import say, sentence
from app.cli.terminal import echo, echo_json
from app.i18n.system_errors import from_system
from core.errors import KodesporError
from core.messages import Message

FAILED = 1


def failed(problem: BaseException, as_json: bool) -> int:
    """Tells of the problem and gives the exit status."""
    if isinstance(problem, BrokenPipeError):  # who was reading has gone; nobody is left to tell
        return FAILED
    if isinstance(problem, click.ClickException):
        return _misused(problem, as_json)
    error = problem if isinstance(problem, KodesporError) else _coded(problem)
    if error.code == "internal" and os.environ.get("KODESPOR_DEBUG"):
        raise problem
    _tell(error.code, sentence(error), error.parameters, as_json)
    return FAILED


def _misused(problem: click.ClickException, as_json: bool) -> int:
    """Wrong usage: for people with the usage of the command, as click shows it."""
    if isinstance(problem, click.UsageError) and problem.ctx is not None and isinstance(problem.ctx.command, Spoken):
        problem.ctx.command.learn(problem.ctx)  # so that the names of what is missing are in the language of the run
    if as_json:
        _tell("usage", problem.format_message(), {}, as_json)
    else:
        problem.show()
    return problem.exit_code


def _coded(problem: BaseException) -> KodesporError:
    """What is not an error of ours, as one that the catalogue has a sentence for."""
    if isinstance(problem, click.Abort):
        return KodesporError("stopped")
    if isinstance(problem, OSError | MemoryError):
        return from_system(problem)
    return KodesporError("internal", kind=type(problem).__name__, problem=str(problem))


def _tell(code: str, said: str, parameters: dict[str, object], as_json: bool) -> None:
    if not as_json:
        echo(said, err=True)
        return
    places = {name: _plain(value) for name, value in parameters.items()}
    value = {"error": {"code": code, "message": said} | {name: places[name] for name in places if name not in _OWN}}
    echo_json(value, err=True)


_OWN = ("code", "message")


def _plain(value: object) -> object:
    """A parameter as JSON has it: sentences are said, ids are hexadecimal, everything else is text."""
    if isinstance(value, KodesporError | Message):
        return sentence(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def usage(message: str, /, **parameters: object) -> click.UsageError:
    """Wrong usage that click does not find by itself; the id is one of the catalogue."""
    return click.UsageError(say(message, **parameters))

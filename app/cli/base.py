"""What every command shares: opening the project, asking, and answering in sentences or JSON."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from functools import cached_property, update_wrapper
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from app import composition
from app.cli.commands import common_options
from app.cli.failures import usage
from app.cli.language import RunLanguage, catalogue, say, sentence
from app.cli.names import Names
from app.cli.stopping import interruptible
from app.cli.terminal import echo, echo_json, moving, shown
from app.services.exports import Taken, unwilling_in, write_out
from app.services.passphrase_strength import is_weak
from app.services.proving import alarm, came_true, name_newcomer, standing_in_words
from core.analysis.presentation import SPOKEN, Presentation, iso_time
from core.analysis.unmasked import unmasked, unmasked_words
from core.commands.context import Decision
from core.errors import BadFile, KodesporError, Refused
from core.events.registry import RecordedEvent
from core.limits import SMALL_FILE_BYTES_MAX
from core.messages import Message
from core.project import Project
from core.storage.files import Content, read_bounded
from core.text.normal import normal_name
from core.views.layers import LAYERS
from core.views.state import State
from sync.transports.passing_folder import drop_left_folders

F = TypeVar("F", bound=Callable[..., Any])
WHY = click.option("--why", metavar="REASON")
OUT = click.option("--out", metavar="FILE", type=click.Path(path_type=Path))
_NAMES = ("name", "code", "into", "parent", "other", "source", "case", "category", "participant", "member", "title")
"""What of a sentence is a name that somebody gave."""


class Session:
    """One run of one command; `run` is left at its end."""

    def __init__(self, options: dict[str, Any]) -> None:
        given = options.get("project") or os.environ.get("KODESPOR_PROJECT")
        self.given = Path(given) if given else None
        self.as_json: bool = bool(options.get("as_json"))
        self._passphrase_file: str | None = options.get("passphrase_file")
        self._then: State | None = None
        self._until: int | None = None
        self.words = RunLanguage()
        self.known: tuple[str, ...] = ()
        self.has_asked = self.only_looks = False
        self.run = ExitStack()

    @cached_property
    def project(self) -> Project:
        """The project, opened."""
        project = composition.open_project(composition.find_project(self.given), self.passphrase)
        self.say_notices(project)
        self._came_true = came_true(project)
        drop_left_folders()
        if not self.only_looks and (count := project.files.drop_left()):
            self.tell("cli-base-attaching-left", count=count)
        self._stopper = self.run.enter_context(interruptible(project))
        return project

    def go_on_as(self, project: Project) -> None:
        """Speaks from here on of a project that was opened in the place of the one before, which is closed."""
        self.project, self._came_true = project, came_true(project)

    def at_last(self, decide: Callable[..., list[Decision]], *arguments: Any) -> list[RecordedEvent]:
        """Carries out the command of a run that is about what the run puts in its place next. From here on nobody ends
        the run politely: it would say that it was broken off when all is done, or leave a record of what is not."""
        self._stopper.is_finishing = True
        return self.project.do(decide, *arguments)

    @cached_property
    def folder(self) -> Path:
        """The project's folder."""
        return composition.find_project(self.given)

    def look_back(self, number: int) -> None:
        """From here on this command speaks of the state after so many events."""
        self._then, self._until = self.project.as_of(number), number

    @property
    def is_looking_back(self) -> bool:
        """Whether it speaks of an earlier state."""
        return self._then is not None

    @property
    def presentation(self) -> Presentation:
        """The state in words: the present one, unless one looks back."""
        return Presentation(self.project, self._then, self.words, until=self._until)

    def reading_in(self, layer: str) -> Presentation:
        """The same, with texts as they stand in a layer."""
        return Presentation(self.project, self._then, self.words, layer, self._until)

    @property
    def names(self) -> Names:
        """Names to ids."""
        return Names(self.presentation)

    def passphrase(self, new: bool) -> str:
        """From the file, the environment, or a prompt without echo; never from an argument. Raises Refused."""
        if self._passphrase_file:
            words = first_line(Path(self._passphrase_file))
        elif "KODESPOR_PASSPHRASE" in os.environ:
            words = os.environ["KODESPOR_PASSPHRASE"]
        elif not sys.stdin.isatty():
            raise Refused("no-passphrase")
        elif new:
            return self.ask_new_passphrase("cli-base-passphrase")
        else:
            self.has_asked = True
            words = click.prompt(say("cli-base-passphrase"), hide_input=True, err=True)
        if not words:
            raise Refused("passphrase-empty")
        if new:
            self.warn_of(words)
        return words

    def ask_new_passphrase(self, label: str) -> str:
        """Asks a person for a new passphrase, twice, and again while it could be guessed."""
        self.has_asked = True
        while True:
            words: str = click.prompt(say(label), hide_input=True, confirmation_prompt=True, err=True)
            if not is_weak(words, *self.known):
                return words
            echo(sentence(Refused("passphrase-weak")), err=True)

    def warn_of(self, words: str) -> None:
        """Says of a passphrase that a script gave whether it could be guessed. It is taken: scripts rely on it."""
        if is_weak(words, *self.known):
            self.tell("cli-base-weak-passphrase")

    def tell(self, message: str, /, **parameters: object) -> None:
        """A sentence for people, on standard error."""
        echo(say(message, **parameters), err=True)

    def tell_all(self, remarks: Iterable[Message]) -> None:
        """The same of sentences that came with an outcome."""
        for each in remarks:
            self.tell(each.id, **each.parameters)

    def moving(self) -> AbstractContextManager[None]:
        """Shows a bar that moves on a terminal while something long is done, and how it is stopped."""
        return moving(lambda seconds: say("cli-base-working", seconds=seconds))

    def say_notices(self, project: Project) -> None:
        """Says what happened to the project's folder: it was copied or carried here, or holds second copies."""
        for notice in project.record.notices:
            echo(sentence(notice), err=True)

    def say_if_read_first(self) -> None:
        """Says where the study is read before its log has come, or has just proved what was read, or that was false."""
        if "project" not in self.__dict__:
            return
        warning = alarm(self.presentation)
        for message in (
            *standing_in_words(self.presentation, catalogue().day_of),
            *([warning] if warning is not None else []),
        ):
            echo(sentence(message), err=True)
        if self._came_true():
            self.tell("proving-proved")
        if not self.only_looks:
            name_newcomer(self.project)

    def say_if_gone_back(self) -> None:
        """Says after a command that only looked that the folder lacks what this machine wrote there."""
        if "project" in self.__dict__ and (problem := self.project.record.refusal()) is not None:
            echo(sentence(problem), err=True)

    def say_if_removed(self) -> None:
        """Says on a device that is not in the team any more who removed it or its member, and when."""
        if "project" in self.__dict__ and (problem := self.project.not_in_team()) is not None:
            echo(sentence(problem), err=True)

    def ask_about_clock(self) -> None:
        """After something was written: says where the clock here is more than a day behind what others' events say."""
        if "project" in self.__dict__ and self.project.writer.has_written:
            self.say_clock_behind()

    def say_clock_behind(self) -> None:
        """Names who has an event of a later day than the clock here shows, if anybody has; and this device's own."""
        if (found := self.project.writer.clock_behind()) is not None:
            now, then = (iso_time(each, found.now.offset)[:16] for each in (found.now.at, found.claim))
            self.tell("cli-base-clock-behind", now=now, then=then, member=self.presentation.author(found.device))
        if (found := self.project.writer.clock_fell_back()) is not None:
            now, then = (iso_time(each, found.now.offset)[:16] for each in (found.now.at, found.claim))
            self.tell("cli-base-clock-back", now=now, then=then)

    def answer(self, value: Any, words: Callable[[], str]) -> None:
        """The outcome: the value as JSON where that is asked for, else what `words` says."""
        if self.as_json:
            echo_json(value, indent=2)
        elif text := words():
            echo(text)

    def done(self, value: Any, message: str, /, **parameters: object) -> None:
        """The outcome where one sentence tells it; names that were given, in the form in which they are kept."""
        kept = {
            key: normal_name(each) if key in _NAMES and isinstance(each, str) else each
            for key, each in parameters.items()
        }
        self.answer(value, lambda: say(message, **kept))


def common(function: F) -> F:
    """Adds the options that every command takes, and hands the command a Session as its first argument."""

    def run(ctx: click.Context, project: str | None, as_json: bool, passphrase_file: str | None, **options: Any) -> Any:
        above = ctx.find_root().obj or {}
        inherited = ctx.obj if isinstance(ctx.obj, dict) else above
        merged = {
            "project": project or inherited.get("project"),
            "as_json": as_json or inherited.get("as_json"),
            "passphrase_file": passphrase_file or inherited.get("passphrase_file"),
        }
        if isinstance(ctx.command, click.Group):
            ctx.obj = merged
            if ctx.invoked_subcommand is not None:
                return None
        session = Session(merged)
        with session.run:
            result = function(session, **options)
            session.say_if_read_first()
            session.say_if_gone_back()
            session.say_if_removed()
            session.ask_about_clock()
        return result

    return cast(F, common_options(click.pass_context(cast(Callable[..., Any], update_wrapper(run, function)))))


def confirmed(question: str, enter_is_yes: bool = False) -> bool:
    """Asks for yes or no, in the letters of the language; the English letters are understood as well."""
    yes, no = say("cli-base-yes"), say("cli-base-no")
    return _letter(question, (yes, no), ("y", "n"), enter_is_yes) in (yes, "y")


def yes_no_or_stop(question: str) -> bool | None:
    """Asks for yes or no, or None for stopping here."""
    yes, no, stop = say("cli-base-yes"), say("cli-base-no"), say("cli-base-stop")
    answer = _letter(question, (yes, no, stop), ("y", "n", "q"), enter_is_yes=True)
    return None if answer in (stop, "q") else answer in (yes, "y")


def _letter(question: str, own: tuple[str, ...], english: tuple[str, ...], enter_is_yes: bool) -> str:
    letters = click.Choice(tuple(dict.fromkeys((*own, *english))), case_sensitive=False)
    asked = shown(f"{question} [{'/'.join(own)}]")
    on_enter = own[0] if enter_is_yes else None
    return str(click.prompt(asked, type=letters, default=on_enter, show_choices=False, show_default=False, err=True))


def in_layer(function: F) -> F:
    """Adds --layer."""
    return click.option("--layer", type=click.Choice((SPOKEN, *LAYERS)), default=SPOKEN, show_default=True)(function)


def first_line(path: Path) -> str:
    """The first line of a file, which holds a passphrase, without its end and without a byte-order mark. Raises
    BadFile."""
    try:
        content = read_bounded(path, SMALL_FILE_BYTES_MAX)
        is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return next(iter(content.decode("utf-16" if is_wide else "utf-8-sig").splitlines()), "")
    except (BadFile, UnicodeDecodeError) as problem:
        raise BadFile("passphrase-file-unreadable", file=str(path)) from problem


def output_file(path: Path, content: bytes) -> None:
    """Writes what was asked for, whole or not at all. What holds something of the study goes out by `take_out`."""
    from core.storage.files import write_whole

    write_whole(composition.place_outside(path), content)


def take_out(session: Session, path: Path, content: Content, taken: Taken) -> None:
    """Writes a file that holds something of the study in clear, at once or as it is made, and records that it left;
    says so where that could not be recorded."""
    with nullcontext() if isinstance(content, bytes) else session.moving():
        problem = write_out(session.project, path, content, taken, session.at_last)
    tell_unrecorded(session, problem)
    tell_unwilling(session, taken)
    tell_unmasked(session, taken)


def tell_unwilling(session: Session, taken: Taken) -> None:
    """Says whose words are in what was taken out without their consent."""
    for matter, people in unwilling_in(session.project.state, taken):
        named = [session.presentation.participant(each) for each in people]
        session.tell(f"cli-exports-unwilling-{matter}", people=named, count=len(named))


def tell_unmasked(session: Session, taken: Taken) -> None:
    """Says where words that a layer replaces stand all the same, in what people wrote beside the texts."""
    if taken.reading in LAYERS:
        counted = unmasked(session.reading_in(taken.reading))
        if counted:
            session.tell("export-unmasked", where=session.words.list(unmasked_words(counted, session.words)))


def tell_unrecorded(session: Session, problem: KodesporError | None) -> None:
    """Says why an export is not recorded in the project; nothing where it is."""
    if problem is not None:
        session.tell("cli-exports-not-recorded", reason=sentence(problem))


def write_table(
    session: Session, out: Path, header: Sequence[str], rows: Iterable[Sequence[Any]], taken: Taken | None
) -> None:
    """A table as a file; the ending of its name says of which kind. `taken`: what it holds of the study."""
    from core.exporting.sheets import to_file

    content = to_file(out.suffix.lower(), out.stem, header, rows, session.words)
    if taken is None:
        output_file(out, content)
    else:
        take_out(session, out, content, taken)
    session.done({"file": str(out)}, "cli-base-wrote-clear", file=out)


def clipped(text: str, most: int = 72) -> str:
    """A text on one line, truncated with “…”."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def short(thing: bytes) -> str:
    """The beginning of an id, enough to name the thing by."""
    return thing.hex()[:8]


def place(start: int, end: int) -> str:
    """A range of characters, for people."""
    return f"{start}–{end}"


def moment_label(mark: str) -> str:
    """What marks a moment of the trail: a day, a milestone, a phase, a round; other marks are names of their own."""
    label = f"term-moment-{mark.replace(' ', '-')}"
    return say(label) if label in catalogue() else mark


def address(given: str) -> tuple[str, int]:
    """HOST:PORT as somebody typed it. Raises UsageError."""
    host, _, port = given.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise usage("cli-base-address-form", address=given)
    return host.strip("[]"), int(port)

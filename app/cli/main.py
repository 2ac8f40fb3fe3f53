"""The command `kodespor`: finds the asked command, loads only that, and turns problems into one sentence."""

import signal
import sys
from importlib import import_module
from typing import Any

import click

from app.cli import language
from app.cli.click_words import teach_click
from app.cli.commands import Group, common_options
from app.cli.failures import failed
from core import __version__

COMMANDS = {
    "app": "window:app",
    "demo": "window:demo",
    "init": "project:init",
    "status": "project:status",
    "describe": "project:describe",
    "phase": "project:phase",
    "milestone": "project:milestone",
    "backup": "backups:backup",
    "restore": "backups:restore",
    "checkpoint": "checkpoints:checkpoint",
    "attestation": "attestations:attestation",
    "passphrase": "project:passphrase",
    "import": "sources:import_",
    "import-project": "import_project:import_project",
    "import-report": "import_project:import_report",
    "import-survey": "import_tables:import_survey",
    "import-segments": "import_tables:import_segments",
    "sources": "sources:sources",
    "text": "sources:text",
    "anonymise": "layers:anonymise",
    "link": "layers:link",
    "unlink": "layers:unlink",
    "find": "sources:find",
    "search": "search:search",
    "kwic": "search:kwic",
    "code-search": "search:code_search",
    "themes": "pictures:themes",
    "result-table": "results:result_table_",
    "quotes": "quotes:quotes",
    "summary-check": "summary_check:summary_check",
    "framework": "results:framework",
    "ipa": "results:ipa",
    "picture": "pictures:picture",
    "words": "tables:words",
    "participants": "people:participants",
    "retention": "retention:retention",
    "withdraw": "people:withdraw",
    "codes": "codebook:codes",
    "code": "codings:code",
    "code-time": "files:code_time",
    "attach": "files:attach",
    "files": "files:files",
    "transcripts": "transcripts:transcripts",
    "uncode": "codings:uncode",
    "recode": "codings:recode",
    "review-coding": "codings:review_coding",
    "codings": "codings:codings",
    "annotate": "codings:annotate",
    "query": "queries:query",
    "queries": "queries:queries",
    "relations": "relations:relations",
    "sets": "relations:sets",
    "consensus": "consensus:consensus",
    "references": "references:references",
    "rounds": "rounds:rounds",
    "compare": "agreement:compare",
    "crosstab": "tables:crosstab",
    "saturation": "tables:saturation",
    "agree": "agreement:agree",
    "disagreements": "codings:disagreements",
    "memo": "memos:memo",
    "memos": "memos:memos",
    "undo": "history:undo",
    "redo": "history:redo",
    "log": "history:log",
    "replay": "history:replay",
    "lineage": "lineage:lineage",
    "diff": "history:diff",
    "fourcolumn": "exports:fourcolumn",
    "report": "report:report",
    "checklist": "report:checklist",
    "export": "exports:export",
    "exports": "taken_out:exports",
    "members": "membership:members",
    "devices": "membership:devices",
    "invite": "invite_join:invite",
    "join": "invite_join:join",
    "request": "membership:request",
    "admit": "membership:admit",
    "recovery": "membership:recovery",
    "sync": "sync:sync",
    "relay": "relay:relay",
    "doctor": "doctor:doctor",
    "verify": "verify:verify",
    "bench": "verify:bench",
    "completion": "verify:completion",
}
"""Each command with the file that it is in and its name there."""


class Kodespor(Group):
    """A group that imports a command's file only when the command is used."""

    noun = "main"

    def main(self, args: Any = None, *rest: Any, **extra: Any) -> Any:
        """Finds the language before anything is read or said, so that all of the run is in it."""
        language.use(language.language_in(sys.argv[1:] if args is None else args))
        return super().main(args, *rest, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a study."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Imports the file that a command is in."""
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(f"app.cli.{module}"), attribute)
        return command

    def nouns(self, ctx: click.Context) -> list[tuple[str, str]]:
        """The commands with their nouns, without importing any."""
        return [(name, where.partition(":")[0]) for name, where in COMMANDS.items()]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Says which command was probably meant where there is none of that name."""
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            if near:
                ctx.fail(language.say("cli-main-no-command-near", name=args[0], near=near[0]))
            ctx.fail(language.say("cli-main-no-command", name=args[0]))
        return super().resolve_command(ctx, args)


@click.group(
    "kodespor", cls=Kodespor, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="kodespor %(version)s", help="")
@common_options
@click.pass_context
def cli(ctx: click.Context, project: str | None, as_json: bool, passphrase_file: str | None) -> None:
    """Keeps the options that were given before the command."""
    ctx.obj = {"project": project, "as_json": as_json, "passphrase_file": passphrase_file}


teach_click()


def main(arguments: list[str] | None = None) -> None:
    """The entry point: exits with the status that docs/commands.md names."""
    import gc

    # Short-lived: collecting cycles would only cost time on large projects.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    ended = _end_as_interrupted()
    status = _run(arguments)
    for number in ended:  # cleaned up: whoever ended it is told that it did end so
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
    sys.exit(status)


def _end_as_interrupted() -> list[int]:
    """Lets the end of the session, or of the terminal, end a run as Ctrl+C does: an export that is half written is
    deleted. Returns the list that takes the signal. One that somebody ignores stays so."""
    ended: list[int] = []

    def end(number: int, frame: Any) -> None:
        ended[:] = [number]
        interrupted = signal.getsignal(signal.SIGINT)
        if not callable(interrupted):  # ignored, as behind a shell's `&`
            raise KeyboardInterrupt
        if interrupted(number, frame):  # the run goes on to its end
            ended.clear()

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, end)
    return ended


def _run(arguments: list[str] | None) -> int:
    try:
        outcome: Any = cli.main(arguments, prog_name="kodespor", standalone_mode=False)
    except (Exception, click.Abort) as problem:
        return failed(problem, "--json" in (sys.argv[1:] if arguments is None else arguments))
    return outcome if isinstance(outcome, int) else 0


if __name__ == "__main__":
    main()

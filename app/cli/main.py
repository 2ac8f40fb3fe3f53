"""The command `kodespor`: finds the asked command, loads only that, and turns problems into one sentence."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from core import __version__

COMMANDS = {
    "app": ("window:app", "Open the app: a window or a page on this machine."),
    "demo": ("window:demo", "Open the sample study in the app."),
    "init": ("project:init", "Start a new project."),
    "status": ("project:status", "What the project holds, and its digests."),
    "describe": ("project:describe", "Write the project page: question, method, ethics, context."),
    "phase": ("project:phase", "Start initial, focused or theoretical coding."),
    "milestone": ("project:milestone", "Name this moment, to return to it."),
    "checkpoint": ("checkpoints:checkpoint", "Checkpoints of the log to deposit elsewhere: signed, and time-stamped."),
    "passphrase": ("project:passphrase", "Change this device's passphrase."),
    "import": ("sources:import_", "Add transcripts, notes or summaries (txt, md, docx, odt, rtf, pdf, html)."),
    "import-project": (
        "import_project:import_project",
        "Bring in a project of another tool (qdpx, qdc, QualCoder, …).",
    ),
    "import-survey": ("import_tables:import_survey", "Add the answers of a survey: a text and a person for each row."),
    "import-segments": ("import_tables:import_segments", "Code what a table of quotes and codes says."),
    "sources": ("sources:sources", "List the sources."),
    "text": ("sources:text", "Print a source's text, or a part of it."),
    "anonymise": ("layers:anonymise", "Pseudonyms and corrections in layers over a transcript."),
    "link": ("layers:link", "A passage of a condensed text stands for one of its original."),
    "find": ("sources:find", "Where a quote stands in a source."),
    "search": ("search:search", "Search the texts of all sources."),
    "kwic": ("search:kwic", "Keyword in context: every place of some words."),
    "code-found": ("search:code_found", "Code the places of a search, each confirmed."),
    "themes": ("pictures:themes", "The result table: categories, and what they gather."),
    "picture": ("pictures:picture", "A picture as SVG or PNG: a map of the categories, saturation, codes."),
    "words": ("tables:words", "How often each word stands in the texts."),
    "participants": ("people:participants", "List, add and describe participants."),
    "withdraw": ("people:withdraw", "Let a participant withdraw: destroys the keys to their words."),
    "codes": ("codebook:codes", "The codebook; add, rename, move, merge, split and delete codes."),
    "code": ("codings:code", "Put codes on a passage."),
    "code-time": ("files:code_time", "Put codes on what is spoken between two times."),
    "attach": ("files:attach", "Attach a recording, a consent form, an approval."),
    "files": ("files:files", "List attached files; save and drop them."),
    "uncode": ("codings:uncode", "Take a coding back."),
    "recode": ("codings:recode", "Give a coding another code, or other boundaries."),
    "judge": ("codings:judge", "Agree or disagree with a coding, or propose another code."),
    "codings": ("codings:codings", "List codings with their quotes."),
    "note": ("codings:note", "Weight and comment of a coding; negative cases."),
    "query": ("queries:query", "Codings by codes and operators: and, or, not, within, near."),
    "queries": ("queries:queries", "Queries that were saved."),
    "relations": ("relations:relations", "Relations between codes: causes, part of, contradicts, your own."),
    "sets": ("relations:sets", "Sets of codes and sources."),
    "settle": ("consensus:settle", "What coders agreed on where their codings differed."),
    "consensus": ("consensus:consensus", "The consensus layer: coded alike, or settled."),
    "references": ("references:references", "The list of references, and citations by a style."),
    "rounds": ("rounds:rounds", "Rounds of blind coding; open, finish and end them."),
    "compare": ("agreement:compare", "Two coders beside each other: what both marked, or one alone."),
    "crosstab": ("tables:crosstab", "Counts: codes by codes, participants, sources, coders or an attribute."),
    "saturation": ("tables:saturation", "What each further text brought that was new."),
    "agree": ("agreement:agree", "How far coders agree: per code, per source and overall; or for any table."),
    "disagreements": ("codings:disagreements", "What co-coders see differently, and what happened at the same time."),
    "memo": ("memos:memo", "Write, revise or put aside a memo."),
    "memos": ("memos:memos", "List memos."),
    "undo": ("history:undo", "Take back an event: the own last one, or a named one."),
    "log": ("history:log", "The audit trail, in order."),
    "replay": ("history:replay", "The state as it was at an earlier moment."),
    "margin": ("exports:margin", "A text with its codings in the margin, to read or print."),
    "lineage": ("lineage:lineage", "How a category came about; or all ever said about a passage."),
    "diff": ("history:diff", "What changed between two moments."),
    "fourcolumn": ("exports:fourcolumn", "The four-column table of a source."),
    "report": ("report:report", "The validity review as one file: html, docx or md."),
    "export": ("exports:export", "Write codebook and quotes, a REFI-QDA project, or an audit bundle."),
    "members": ("membership:members", "Who works on the project; remove a member."),
    "invite": ("invite_join:invite", "Show a code for once, and let in who joins with it."),
    "join": ("invite_join:join", "Join with a code, or with a welcome file."),
    "request": ("membership:request", "Ask to join: writes a request file."),
    "admit": ("membership:admit", "Let a device in: answers a request with a welcome file."),
    "adopt": ("membership:adopt", "Let an event count that a removed member wrote afterwards."),
    "recovery": ("membership:recovery", "Make a recovery sheet, or come back with one."),
    "sync": ("sync:sync", "Exchange events with co-coders."),
    "relay": ("relay:relay", "Run a relay for people who are never online together."),
    "verify": ("verify:verify", "Check every chain, signature and digest."),
    "bench": ("verify:bench", "Run the benchmarks, with the peers beside them."),
    "completion": ("verify:completion", "Print the set-up for completion in a shell."),
}


class Kodespor(click.Group):
    """A group that imports a command's file only when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a study."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Imports the file that a command is in."""
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name][0].partition(":")
        command: click.Command = getattr(import_module(f"app.cli.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Says which command was probably meant where there is none of that name."""
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f' Did you mean "{near[0]}"?' if near else ' See "kodespor --help".'
            ctx.fail(f'There is no command "{args[0]}".{hint}')
        return super().resolve_command(ctx, args)


@click.group(cls=Kodespor, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="kodespor %(version)s")
@click.option("--project", "project", metavar="DIR", help="The project's folder (default: this one or a parent).")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.option("--passphrase-file", metavar="FILE", help="Read the passphrase from this file.")
@click.pass_context
def cli(ctx: click.Context, project: str | None, as_json: bool, passphrase_file: str | None) -> None:
    """Code interviews together, encrypted, and keep the whole trail of how the categories came about.

    The passphrase is asked for, or taken from KODESPOR_PASSPHRASE or --passphrase-file. The project is
    the folder one stands in, a parent of it, --project DIR or KODESPOR_PROJECT. Names may be given where
    ids are asked for. Exit status: 0 done, 1 refused, 2 wrong usage, 3 verification failed.
    """
    ctx.obj = {"project": project, "as_json": as_json, "passphrase_file": passphrase_file}


def main(arguments: list[str] | None = None) -> None:
    """The entry point: exits with the status that docs/cli.md names."""
    import gc

    # Short-lived: collecting cycles would only cost time on large projects.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    from core.errors import KodesporError

    try:
        outcome: Any = cli.main(arguments, prog_name="kodespor", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.Abort:
        click.echo("Stopped; nothing more was changed.", err=True)
        return 1
    except KodesporError as problem:
        from app.i18n.catalogue import system_language
        from app.i18n.words import Words

        click.echo(Words(system_language()).refusal(problem), err=True)
        return 1
    except (OSError, MemoryError) as problem:
        click.echo(_system_sentence(problem), err=True)
        return 1
    except Exception as problem:  # the last resort: a sentence instead of a traceback
        if os.environ.get("KODESPOR_DEBUG"):
            raise
        click.echo(
            f"Kodespor made a mistake of its own ({type(problem).__name__}: {problem}); what was acknowledged is safe. "
            "Please report it with the output of the same command under KODESPOR_DEBUG=1.",
            err=True,
        )
        return 1
    return outcome if isinstance(outcome, int) else 0


def _system_sentence(problem: OSError | MemoryError) -> str:
    if isinstance(problem, MemoryError):
        return "There is not enough memory for this; nothing was changed."
    import errno

    if problem.errno == errno.ENOSPC:
        return "The disk is full; nothing was changed. Make room and try again."
    if isinstance(problem, BrokenPipeError):
        return ""
    return f"The system refused: {problem.strerror or problem} ({problem.filename or 'no file'})."


if __name__ == "__main__":
    main()

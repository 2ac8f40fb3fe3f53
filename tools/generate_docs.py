"""Writes the documents that are made by commands: docs/commands.md and docs/commands.nb.md from the help
texts, and the tour in the README.

A block of the README that begins with ```console is a script: every line after `$ ` is run in one
scratch folder, and what it prints takes the place of what stood there.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from textwrap import dedent

import click

from app.sample.coder import read_transcript
from app.sample.story import ASSETS

ROOT = Path(__file__).parents[1]
PASSPHRASE = "only for this tour"  # noqa: S105 - a scratch folder that is thrown away
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)

HEADS = {
    "en": """# The commands

Generated from the help texts by `make docs`; [in Norwegian](commands.nb.md). Every command takes `--project DIR` (or
`KODESPOR_PROJECT`; default: the current folder, or a parent), `--json` (one document on standard output and nothing
else), `--passphrase-file FILE` (or `KODESPOR_PASSPHRASE`, or a prompt) and `--language nb|en` (default:
`KODESPOR_LANGUAGE`, else the language of the system). You may give names where ids are asked for. Exit status: 0 done,
1 refused or failed with one sentence on standard error, 2 wrong usage, 3 verification failed (`verify`) or something
has to be done (`doctor`). With `--json` an error is `{"error": {"code": …, "message": …}}` on standard error.
""",
    "nb": """# Kommandoene

Laget av hjelpetekstene med `make docs`; [på engelsk](commands.md). Alle kommandoer tar `--project MAPPE` (eller
`KODESPOR_PROJECT`; ellers: mappen du står i, eller en mappe over), `--json` (ett dokument på standard ut, og ikke noe
annet der), `--passphrase-file FIL` (eller `KODESPOR_PASSPHRASE`, eller et spørsmål) og `--language nb|en` (ellers:
`KODESPOR_LANGUAGE`, og deretter språket i systemet). Du kan bruke navn der en id trengs. Sluttstatus: 0 utført,
1 avvist eller mislykket med én setning på standard feil, 2 feil bruk, 3 kontrollen feilet (`verify`) eller noe må
gjøres (`doctor`). Med `--json` er en feil `{"error": {"code": …, "message": …}}` på standard feil.
""",
}
FILES = {"en": "commands.md", "nb": "commands.nb.md"}
COMMON = {"--project", "--json", "--passphrase-file", "--language", "--help"}


def commands(in_language: str) -> str:
    """The whole of docs/commands.md, or of docs/commands.nb.md."""
    from app.cli import language
    from app.cli.main import COMMANDS, cli

    language.use(in_language)
    parts, above = [HEADS[in_language]], click.Context(cli, info_name="kodespor")
    for name in COMMANDS:
        command = cli.get_command(above, name)
        if command is not None:
            parts += _described(command, click.Context(command, parent=above, info_name=name))
    language.use("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts)).rstrip() + "\n"


def _described(command: click.Command, context: click.Context) -> list[str]:
    command.get_help(context)  # fills help and places in the language
    name = context.command_path.removeprefix("kodespor ")
    arguments = [each.make_metavar(context) for each in command.params if isinstance(each, click.Argument)]
    usage = " ".join([name, *arguments])
    lines = [f"\n## `{usage}`" if " " not in name else f"\n### `{usage}`", "", _paragraphs(command.help or "")]
    for option in command.params:
        if isinstance(option, click.Option) and not COMMON & set(option.opts):
            value = "" if option.is_flag else f" {option.make_metavar(context)}"
            lines.append(f"- `{option.opts[0]}{value}`: {option.help or ''}")
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            if inner is not None:
                lines += _described(inner, click.Context(inner, parent=context, info_name=below))
    return lines


def _paragraphs(text: str) -> str:
    """Help text as Markdown: what click keeps as it stands becomes a block of code."""
    shown = []
    for part in text.split("\n\n"):
        marker, _, block = part.partition("\n")
        shown.append(f"```\n{dedent(block)}\n```" if marker == "\b" else " ".join(part.split()))
    return "\n\n".join(shown) + "\n"


def with_real_output(readme: str) -> str:
    """The README with the output of its commands made anew."""
    with tempfile.TemporaryDirectory() as scratch:
        _prepare(Path(scratch))
        return _BLOCK.sub(lambda match: _played(match.group(), Path(scratch)), readme)


def _prepare(scratch: Path) -> None:
    """The file that the tour speaks of: one interview of the sample study. What else it needs it makes itself."""
    transcript = read_transcript(ASSETS / "1-kari.txt")
    (scratch / "kari.txt").write_bytes(transcript.text.encode("cp1252"))


def _played(block: str, scratch: Path) -> str:
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            lines += [line, *_run(line[2:], scratch)]
    return "\n".join(lines) + "\n"


def _run(command: str, scratch: Path) -> list[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KODESPOR")}
    environment |= {
        "KODESPOR_PASSPHRASE": PASSPHRASE,
        "KODESPOR_LANGUAGE": "en",
        "XDG_DATA_HOME": str(scratch / ".data"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
    if command.startswith("cd "):
        raise ValueError("the tour does not change folders; give --project")
    done = subprocess.run(  # noqa: S602 - the commands are our own README's
        command,
        shell=True,
        cwd=scratch,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # in the order in which a terminal shows them
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stdout}")
    return [line.rstrip() for line in done.stdout.replace(str(scratch), "…").splitlines()]


def main() -> None:
    """Writes all of them."""
    for language, name in FILES.items():
        (ROOT / "docs" / name).write_text(commands(language), encoding="utf-8")
    readme = ROOT / "README.md"
    readme.write_text(with_real_output(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

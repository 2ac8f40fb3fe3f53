"""An open round of blind coding: no command shows one of its coders what another has coded, however it is asked.

The commands come from the program's own table, so that a new one is covered at once: it is run here, or the test fails
until somebody says how it is called, or that it shows nothing of codings.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from core.evidence.bundle_check import open_bundle
from tests.system.cli import InProcess, join

SECRETS = ("BLINDGRUNN", "BLINDNOTAT", "BLINDKOMMENTAR", "BLINDANGER", "BLINDVALG", "BLINDRUTE")
START, END = 113, 171
PLACE = re.compile(rf"\b{START}\b.{{0,40}}\b{END}\b", re.DOTALL)
QUOTE = "ordene som bare Ada har kodet i denne runden, og ingen annen"

SHOWING: dict[str, list[list[str]]] = {
    "status": [[]],
    "checklist": [["coreq"], ["srqr"]],
    "checkpoint": [[]],
    "attestation": [[]],
    "sources": [[]],
    "sources speakers": [["kari"]],
    "text": [],  # shows the words of a text, which are everybody's
    "anonymise list": [[]],
    "anonymise suggest": [["kari"]],
    "code-search": [],  # codes what is found
    "search": [],  # the same
    "find": [],
    "kwic": [],
    "transcripts": [[]],
    "themes": [[]],
    "result-table": [[], ["--out", "OUT.html"]],
    "framework": [[], ["--by", "sources"], ["--by", "sources", "--out", "OUT.docx"]],
    "ipa": [[], ["--all", "--out", "OUT.md"]],
    "picture": [[kind, "OUT.svg"] for kind in ("uses", "codes", "together", "ages")],
    "words": [[]],
    "participants": [[]],
    "codes": [[]],
    "import-report": [[]],
    "files": [[]],
    "codings": [[], ["--coder", "Ada Fiksjon"], ["--code", "redsel"], ["--source", "kari"], ["--out", "OUT.csv"]],
    "query": [["redsel"], ["redsel", "--coder", "Ada Fiksjon"]],
    "queries": [[]],
    "relations": [[]],
    "sets": [[]],
    "consensus": [[]],
    "references": [[]],
    "references export": [["OUT.json"]],
    "rounds": [[]],
    "compare": [["--coder", "Ada Fiksjon", "--coder", "Bo Fiksjon"]],
    "crosstab": [["sources"], ["coders"], ["codes"], ["months"], ["participants"]],
    "saturation": [[], ["--participants"]],
    "agree": [
        ["--coder", "Ada Fiksjon", "--coder", "Bo Fiksjon"],
        ["--coder", "Ada Fiksjon", "--coder", "Bo Fiksjon", "--over-time"],
    ],
    "disagreements": [[]],
    "memos": [[]],
    "quotes": [[], ["--code", "redsel"]],
    "memos show": [["kari"], ["redsel"]],
    "log": [[], ["--code", "redsel"], ["--source", "kari"], ["--by", "Ada Fiksjon"]],
    "replay": [["--at", "14"], ["--at", "LAST"]],
    "lineage": [["redsel"]],
    "diff": [["--from", "1"], ["--from", "8", "--to", "LAST"]],
    "fourcolumn": [["kari"], ["kari", "--format", "html"]],
    "report": [["OUT.html"], ["OUT.md"], ["OUT.docx"]],
    "export archive": [["OUT"]],
    "export vault": [["OUT"]],
    "export sqlite": [["OUT.sqlite"]],
    "export tags": [["OUT.csv"]],
    "export audit": [["OUT.kaudit", "--show", "everything"], ["OUT.kaudit"], ["OUT.kaudit", "--code", "redsel"]],
    "export margin": [["kari", "OUT.html"], ["kari", "OUT.docx"]],
    **{f"export {form}": [[f"OUT.{form}"]] for form in ("csv", "docx", "html", "json", "md", "qdc", "qdpx", "xlsx")},
    "members": [[]],
    "doctor": [[]],
    "verify": [[]],
}
"""How each command that shows something is called; OUT is a file, LAST the number of events."""

SILENT = {
    *(
        "app",
        "demo",
        "init",
        "describe",
        "phase",
        "milestone",
        "passphrase",
        "import",
        "import-project",
        "import-survey",
    ),
    *(
        "import-segments",
        "link",
        "unlink",
        "withdraw",
        "code",
        "code-time",
        "attach",
        "uncode",
        "recode",
        "undo",
        "redo",
    ),
    *("review-coding", "annotate", "invite", "join", "request", "admit", "bench", "completion", "relay serve"),
    *(f"attestation {each}" for each in ("check", "make")),
    *(f"checkpoint {each}" for each in ("check", "export", "make", "sign", "stamp")),
    *(f"participants {each}" for each in ("add", "assign", "consent", "describe", "import", "merge", "rename")),
    *("participants status", "participants type"),
    *(
        f"codes {each}"
        for each in (
            "add",
            "arrange",
            "because",
            "colour",
            "define",
            "delete",
            "merge",
            "move",
            "quote",
            "rename",
            "split",
            "unquote",
        )
    ),
    *("backup", "restore", "framework clear", "framework write"),
    *("exports", "quotes add", "quotes used", "retention", "retention clear", "retention set", "summary-check"),
    *(f"participants {each}" for each in ("return", "return-answer", "show", "show-answer")),
    *(f"memo {each}" for each in ("add", "delete", "link", "revise", "unlink")),
    *(f"members {each}" for each in ("accept-late", "remove", "role", "rotate-key", "vote")),
    *(f"devices {each}" for each in ("confirm", "remove", "split-clone")),
    *("sources describe", "sources import-attributes", "sources move-work"),
    *(f"transcripts {each}" for each in ("begin", "delete", "finish", "join", "save", "show")),
    *(
        "sources rename",
        "anonymise replace",
        *(f"files {each}" for each in ("delete", "fetch", "leave", "save", "take")),
    ),
    *("queries delete", "relations add"),
    *("relations remove", "sets delete", "sets save", "consensus add", "references add", "references remove"),
    *("rounds end", "rounds finish", "rounds open", "recovery create", "recovery use"),
    *("sync folder", "sync lan", "sync receive", "sync relay", "sync send"),
}
"""Commands that write, or bring in, and tell nothing of codings. The app reads through the same presentation."""


def table() -> Iterator[tuple[str, click.Command]]:
    """Every command of the program that does something, by its whole name."""
    from app.cli.main import cli

    def walk(command: click.Command, context: click.Context, path: str) -> Iterator[tuple[str, click.Command]]:
        if not isinstance(command, click.Group):
            yield path, command
            return
        if path and command.invoke_without_command:
            yield path, command
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from walk(below, click.Context(below, parent=context, info_name=name), f"{path} {name}".strip())

    yield from walk(cli, click.Context(cli), "")


def test_every_command_is_here():
    names = {name for name, _ in table()}
    assert names == SHOWING.keys() | SILENT, (names - SHOWING.keys() - SILENT, SHOWING.keys() | SILENT - names)


@pytest.fixture
def bo(tmp_path, monkeypatch, capsys):
    """Bo, who codes in an open round in which Ada has coded, written, and taken back."""
    ada, bo = (InProcess(tmp_path, name, monkeypatch, capsys) for name in ("ada", "bo"))
    shared = tmp_path / "shared"
    shared.mkdir()
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    join(ada, bo, tmp_path)
    text = "Kari: " + "Jeg var redd for å miste jobben. " * 4
    text = text[:START] + QUOTE[: END - START] + " " + text[START:]
    (tmp_path / "kari.txt").write_text(text, encoding="utf-8")
    ada.run("import", tmp_path / "kari.txt")
    ada.run("codes", "add", "redsel")
    for who in (ada, bo, ada, bo):
        who.run("sync", "folder", shared)
    ada.run("rounds", "open", "Runde 1", "--source", "kari", "--coder", "Ada Fiksjon", "--coder", "Bo Fiksjon")
    bo.run("code", "kari", "6", "31", "redsel")
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    coding = ada.json("code", "kari", START, END, "redsel", "--why", "BLINDGRUNN")[0]["coding"]
    ada.run("annotate", coding, "--comment", "BLINDKOMMENTAR")
    ada.run("memo", "add", "--kind", "analytic", "--text", "BLINDNOTAT", "--on", coding)
    ada.run("codes", "quote", "redsel", coding, "--why", "BLINDVALG")
    ada.run("framework", "write", "kari", "redsel", "BLINDRUTE", "--segment", coding)
    gone = ada.json("code", "kari", START, END - 1, "redsel")[0]["coding"]
    ada.run("uncode", gone, "--why", "BLINDANGER")
    ada.json("code", "kari", START, END - 2, "redsel")
    ada.run("undo", "--why", "BLINDANGER")
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    return bo


def written(folder: Path) -> str:
    """All that files hold, those in zipped documents too, and what of an audit bundle is open."""
    found = []
    for file in (each for each in folder.rglob("*") if each.is_file()):
        content = file.read_bytes()
        if file.suffix == ".kaudit":
            bundle = open_bundle(content)
            found += [str(draft) for _, draft in bundle.shown]
            found += [*bundle.words.values(), *(claim.quote for claim in bundle.claims)]
        elif zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as opened:
                found += [opened.read(name).decode("utf-8", "replace") for name in opened.namelist()]
        else:
            found.append(content.decode("utf-8", "replace"))
    return "\n".join(found)


def test_no_command_shows_what_another_coded_in_an_open_round(bo, tmp_path):
    last, shown, wrong = str(bo.json("status")["events"]), list[bool](), list[object]()
    commands = dict(table())
    for number, (name, calls) in enumerate(SHOWING.items()):
        looks_back = any(each.name == "moment" for each in commands[name].params)
        for call, given in enumerate(calls):
            for how in [[], ["--json"], *([["--as-of", last]] if looks_back else [])]:
                out = tmp_path / f"out{number}-{call}-{len(how)}{how[:1]}"
                out.mkdir()
                arguments = [each.replace("OUT", str(out / "out")).replace("LAST", last) for each in given]
                done = bo.process(*name.split(), *arguments, *how)
                said = done.stdout + done.stderr + written(out)
                shown.append(done.returncode == 0)
                hits = [each for each in SECRETS if each in said] + PLACE.findall(said)
                if hits or done.returncode not in (0, 1) or "Traceback" in said:
                    wrong.append((name, given, how, done.returncode, hits, said[:200]))
    assert not wrong
    assert sum(shown) > len(shown) * 0.8
    for number in range(int(last) - 8, int(last)):  # what stood between its being coded and its being taken back
        for past in (["codings", "--as-of", number], ["replay", "--at", number], ["memos", "--as-of", number]):
            said = bo.run(*past, "--json")
            assert not [each for each in SECRETS if each in said] + PLACE.findall(said), past
    codes = bo.json("codes")
    assert [each["codings"] for each in codes] == [1], "Bo's own coding, and none of Ada's"

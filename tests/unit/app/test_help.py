"""Every command has its help in both languages, nothing is missing and nothing is left over."""

import ast
import inspect
import re
from pathlib import Path

import click
import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from app.cli import click_words, language
from app.cli.commands import help_id, noun_of, option_id, path_of
from app.cli.main import COMMANDS, cli

FOLDER = Path(language.__file__).parents[1] / "i18n"


@pytest.fixture(autouse=True)
def _as_before():
    yield
    language.use("")


def contexts(command=cli, parent=None, name="kodespor"):
    """Every command with its context, the groups before what is in them."""
    ctx = click.Context(command, parent=parent, info_name=name)
    yield ctx
    if isinstance(command, click.Group):
        for below in command.list_commands(ctx):
            yield from contexts(command.get_command(ctx, below), ctx, below)


ALL = list(contexts())


def texts(language_: str) -> dict[str, str]:
    """Messages and attributes of the command line, by id, as they stand in the files."""
    found = {}
    for path in sorted((FOLDER / language_ / "cli").glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ftl.Message):
                parts = [
                    (entry.id.name, entry.value),
                    *((f"{entry.id.name}.{a.id.name}", a.value) for a in entry.attributes),
                ]
                found |= {name: source[value.span.start : value.span.end] for name, value in parts if value}
    return found


@pytest.mark.parametrize("which", ["en", "nb"])
def test_each_command_has_help_and_each_option_too(which):
    language.use(which)
    for ctx in ALL:
        shown = ctx.command.get_help(ctx)
        assert shown.startswith("Usage:" if which == "en" else "Bruk:"), path_of(ctx)
        for option in ctx.command.get_params(ctx):
            assert not isinstance(option, click.Option) or option.help, (path_of(ctx), option.name)


def test_the_norwegian_help_holds_no_english_sentence():
    english, norwegian = texts("en"), texts("nb")
    assert english.keys() == norwegian.keys()
    # Names that both languages write alike, what is typed as it stands, and what is only places.
    alike = {name for name in english if english[name] == norwegian[name]}
    alike -= {name for name in alike if not re.search(r"[^\W\d_]", re.sub(r"\{[^{}]*\}", "", english[name]))}
    allowed = re.compile(r"[^ ]*|\{ \$kind \}.*|“.*", re.DOTALL)
    assert sorted(name for name in alike if not allowed.fullmatch(english[name])) == []


def test_no_click_word_is_english_in_norwegian_help():
    language.use("nb")
    known = r"\b(Usage|Options|Commands|OPTIONS|COMMAND|ARGS|TEXT|INTEGER|FLOAT|PATH|required|default|Show this)\b"
    for ctx in ALL:
        found = re.findall(known, ctx.command.get_help(ctx).replace("(default)", ""))
        assert found == [], (path_of(ctx), found)


def test_no_help_is_left_over():
    used = {"cli-base-options", "cli-base-places"}
    for ctx in ALL:
        own = help_id(noun_of(ctx.command), path_of(ctx))
        used.add(own)
        used |= {option_id(own, each) for each in ctx.command.get_params(ctx) if isinstance(each, click.Option)}
    attributes = {name for name in texts("en") if "." in name and not name.startswith("cli-base-places.")}
    assert sorted(attributes - used) == []
    assert {name for name in used if "." not in name} <= set(texts("en"))


def test_each_first_sentence_fits_a_list():
    language.use("en")
    for name in COMMANDS:
        assert f"\n  {name}" in cli.get_help(ALL[0])


def click_texts() -> set[str]:
    """What click hands to gettext in the modules that a user of this command meets."""
    found = set()
    for module in click_words.MODULES:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                found |= {
                    each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


NEVER_MET = re.compile(
    r"DeprecationWarning|deprecated|Name '|Could not (determine|open)|No options defined|Arguments take|Unknown color|"
    r"Choice\(|Press any key|Do you want to continue|Confirm the action|%\(prog\)s|Invalid start character|UUID|"
    r"does not match the format|Boolean option|values are required|unknown error|Value must be an iterable|"
    r"is not executable|d$|already exists"
)


def test_every_word_of_click_is_in_the_catalogue():
    known = set(texts("en"))
    missing = {each for each in click_texts() if click_words.message_id(each) not in known}
    assert sorted(each for each in missing if not NEVER_MET.search(each)) == []


def test_the_language_is_found_before_or_after_the_command():
    assert language.language_in(["--language", "nb", "status"]) == "nb"
    assert language.language_in(["status", "--language=en"]) == "en"
    assert language.language_in(["status", "--", "--language", "nb"]) == ""
    assert language.language_in(["status", "--language", "fr"]) == ""

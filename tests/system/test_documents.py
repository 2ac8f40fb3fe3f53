"""Documents that commands write are fresh: the list of commands, and the README's real output."""

import re

import pytest

from tools.generate_docs import FILES, ROOT, commands, with_real_output

CHANGING = re.compile(r"\b[0-9a-f]{8,64}\b|\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")


@pytest.mark.parametrize("language", FILES)
def test_the_list_of_commands_is_fresh(language):
    assert (ROOT / "docs" / FILES[language]).read_text(encoding="utf-8") == commands(language), 'stale: run "make docs"'


def test_the_readme_shows_what_the_program_prints():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert CHANGING.sub("…", with_real_output(readme)) == CHANGING.sub("…", readme), 'stale: run "make docs"'


def test_the_tour_shows_both_streams_in_the_order_of_a_terminal():
    block = "```console\n$ echo said >&2; echo result; echo asked >&2\n"
    assert with_real_output(f"{block}```\n") == f"{block}said\nresult\nasked\n```\n"

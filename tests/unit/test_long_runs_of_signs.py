"""Long runs of one sign, as padded tables and damaged files have them, cost no more than the text is long.

Where the work grew by the square, none of these would come to its end.
"""

import pytest

from core.analysis.fourcolumn import _lines
from core.importing.document import read_named
from core.text.formulas import harmless, without_guard
from core.text.who_speaks import who_speaks

LONG = 150_000


@pytest.mark.parametrize("sign", [" ", "\t", "\N{NO-BREAK SPACE}", "-", "*", "[", "(", "<", "1", "a"])
def test_a_transcript_with_a_long_run_has_its_speakers(sign):
    text = f"Kari: ja\n{sign * LONG}\nIda: nei\nKari: jo\nIda: da\n"
    read = read_named("lang.txt", text.encode()).text
    assert [turn.label for turn in who_speaks(read, {})] == ["Kari", "Ida", "Kari", "Ida"]


@pytest.mark.parametrize("sign", [" ", "<", "-", "(", "…"])
def test_the_lines_between_passages_are_found_beside_a_long_run(sign):
    text = f"{sign * LONG}\n… (ja)\n{sign * LONG}a\n-\n"
    found = [text[start:end].lstrip("(") for start, end in _lines(text, 0, len(text))]
    assert found == ["ja)", "a"]


@pytest.mark.parametrize("signs", ["\n", "\t ", "\n'", ";'"])
def test_a_cell_of_a_table_with_a_long_run_is_made_harmless(signs):
    words = f"{signs * LONG}a;{signs * LONG}=1"
    made = harmless(words)
    assert made.endswith("=1")
    assert not made.endswith((";=1", "\n=1", "\t=1"))
    assert without_guard(made) == words

"""What is copied from a text into the search is found, also where one of its words, in capitals, could be an operator.
The words are fictional."""

import pytest

from core.analysis.presentation import Presentation
from core.analysis.search import search
from core.errors import Refused
from tests.builders import World, a_source, alice

TEXT = (
    "Kari: Jeg var IKKE redd for hunden.\n\nKari: Jeg var trygg, og hunden var der.\n\n"
    "Kari: Hund ELLER katt, sa hun.\n\nKari: En hund var der.\n\nKari: Det var ikke trygt, jeg var redd.\n"
)


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        ("Jeg var IKKE redd", ["Jeg var IKKE redd"]),
        ("var IKKE redd for hunden.", ["var IKKE redd for hunden"]),
        ("JEG VAR IKKE REDD", ["Jeg", "var", "IKKE", "redd", "ikke", "jeg", "var", "redd", "var"]),
        ("IKKE REDD", ["IKKE", "redd", "ikke", "redd"]),
        ("Hund ELLER katt", ["Hund ELLER katt"]),
        ("HUND ELLER KATT", ["Hund", "katt", "hund", "hunden", "hunden"]),
        ("hund ELLER trygt", ["hunden", "hunden", "Hund", "hund", "trygt"]),
        ("redd IKKE hunden", ["redd"]),
        ("REDD IKKE HUNDEN", ["redd"]),
    ],
)
def test_a_sentence_with_an_operator_in_it_is_found_as_it_stands(query, quotes):
    project = alice(World(5))
    a_source(project, TEXT)
    hits = search(Presentation(project), query, every=True)
    assert sorted(hit.match for hit in hits) == sorted(quotes)


@pytest.mark.parametrize("query", ["IKKE redd", "var IKKE", "ELLER katt"])
def test_two_words_are_no_sentence_and_an_operator_without_its_other_side_is_refused(query):
    project = alice(World(5))
    a_source(project, TEXT)
    with pytest.raises(Refused):
        search(Presentation(project), query, every=True)

"""Codings for whoever goes through all of them: the same ones in order, and hardly any of it in memory."""

import tracemalloc

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.filters import narrow
from core.analysis.presentation import Presentation
from core.commands import codebook
from core.commands.codings import code_places
from core.exporting.formats import in_pieces
from core.views.packed_part import PackedPart
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited, twin_of
from tests.simulation.actions import random_action

FEW, MORE = 1100, 4200
BYTES_A_CODING = 280
"""What is kept is an id, and while they are put in order a key of each; with their rows it is 350 and more."""


def same(presentation: Presentation) -> int:
    """Whether what is gone through are the codings that are counted; how many."""
    found = presentation.counted_in_order()
    counted = presentation.counted_codings()
    assert list(found) == list(found) == counted
    assert len(found) == len(counted) == sum(presentation.count_codings().values())
    return len(counted)


@pytest.mark.parametrize("seed", range(6))
def test_they_are_those_that_are_counted(seed):
    world = World(seed)
    one = alice(world)
    other = invited(world, one, "B")
    for _ in range(90):
        random_action(world, one)
        random_action(world, other)
        exchange(one, other)
    for project in (one, other):  # a blind round may hide from either what the other coded
        same(Presentation(project))
        for source in project.state.sources.rows:
            same(narrow(Presentation(project), (("source", source.hex()),)))


def test_where_a_merge_made_two_the_same_they_are_one():
    project = alice(World(4))
    source, kept, gone = a_source(project), a_code(project, "frykt"), a_code(project, "redsel")
    for code, start in ((gone, 0), (kept, 0), (gone, 20), (gone, 40)):
        a_coding(project, source, code, start, start + 9)
    first, second = (a_code(project, name) for name in ("uro", "angst"))
    a_coding(project, source, first, 60, 69)
    a_coding(project, source, second, 60, 69)
    for code in (gone, first, second):
        project.do(codebook.merge_codes, code, kept, "det samme")
    assert same(Presentation(project)) == 4
    standing = [(each.start, each.code) for each in Presentation(project).counted_in_order()]
    assert (0, kept) in standing
    assert len({start for start, _ in standing}) == 4


def most_beside(count: int, form: str) -> int:
    """Bytes that an export holds at most beside a study of so many codings that was opened from its snapshots."""
    world = World(8)
    project = alice(world)
    source, code = a_source(project, "Ord om livet. " * 1000), a_code(project, "frykt")
    project.do(code_places, [(source, n, n + 20) for n in range(count)], [code], None)
    presentation = Presentation(twin_of(project, world), None, Catalogue("en"))
    assert sum(1 for _ in in_pieces(presentation, form)) > 0  # modules, sentences and columns are there for good
    made, before = PackedPart.made, tracemalloc.start()
    assert before is None
    try:
        for _ in in_pieces(presentation, form):
            pass
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert PackedPart.made >= made + count - 1100, "most rows are packed"
    return most


@pytest.mark.parametrize("form", ["csv", "json", "html", "md"])
def test_an_export_keeps_no_row_of_a_coding(form):
    assert most_beside(MORE, form) - most_beside(FEW, form) < BYTES_A_CODING * (MORE - FEW)

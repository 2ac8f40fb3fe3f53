"""Codes in one cell of a table: which commas part them. And what is no number."""

import pytest

from core.commands.tabular_import import import_segments
from core.exporting.sheets import to_file
from core.importing.code_cells import CodeCells
from core.importing.refi_xml import number_of
from core.importing.segments import read_segments
from tests.builders import World, a_source, alice
from tests.unit.test_segment_tables import TEXT


@pytest.mark.parametrize("written", ["--5", "-", "9" * 5000, "²", "", None])
def test_what_is_no_number(written):
    assert number_of(written) is None


def test_a_known_code_is_not_parted_at_its_comma():
    project = alice(World(28))
    source = a_source(project, TEXT)
    content = b'document,quote,codes\nkari,Jeg var redd,"sorg, og savn"\nkari,Nei vel,"a, Sorg,  og savn, b"\n'
    found = read_segments("t.csv", content, {}, lambda _: source, project.text, ["Tap › Sorg, og savn"]).found
    assert [each.code for each in found] == ["sorg, og savn", "a", "Sorg,  og savn", "b"]


def test_a_cell_of_very_many_commas_is_gone_through_once():
    asked = []
    cell = ",".join(f"k{n}" for n in range(500))
    codes = CodeCells([cell], {"a, b"}, True, lambda code: asked.append(code) or code).codes(cell)
    assert len(codes) == 500
    assert len(asked) < 3 * 500


def rows_of(*cells, heading="code"):
    project = alice(World(28))
    source = a_source(project, TEXT)
    content = to_file(".csv", "x", ("document", "quote", heading), [("kari", "Jeg var redd", each) for each in cells])
    return read_segments("t.csv", content, {}, lambda _: source, project.text, ["Uro; eller ro"])


@pytest.mark.parametrize(
    ("cell", "codes", "parted"),
    [
        ("K8 a & b &amp; <b>", ["K8 a & b &amp; <b>"], []),
        ("R&D;penger", ["R&D", "penger"], ["R&D;penger"]),
        ("mat&#229;; uro&amp;", ["mat&#229;", "uro&amp;"], ["mat&#229;; uro&amp;"]),
        ("Uro; eller ro", ["Uro; eller ro"], []),
    ],
)
def test_where_a_semicolon_parts_a_cell_it_is_said(cell, codes, parted):
    found = rows_of(cell)
    assert [each.code for each in found.found] == codes
    said = [each.parameters["names"] for each in found.remarks if each.id == "importing-codes-parted"]
    assert said == ([parted] if parted else [])


def test_pieces_that_are_codes_elsewhere_and_a_heading_of_several_say_nothing():
    said = rows_of("a; b", "a", "b").remarks
    assert {each.id for each in said} == {"importing-row-again"}
    assert not [each for each in rows_of("a; b", heading="codes").remarks if each.id == "importing-codes-parted"]


def test_a_backslash_at_the_end_is_of_the_name():
    assert [each.code for each in rows_of("Kode\\", "Over\\Under\\").found] == ["Kode\\", "Over › Under\\"]


def test_a_row_with_a_name_that_is_too_long_is_refused_and_the_others_come():
    found = rows_of("x" * 501, "redd", f"{'y' * 300}\\{'z' * 300}")
    assert [each.code for each in found.found] == ["redd", f"{'y' * 300} › {'z' * 300}"]
    (said,) = [each.parameters for each in found.remarks if each.id == "importing-row-name-long"]
    assert (said["row"], said["count"]) == (2, 501)
    assert [each.kind for each in found.omissions] == ["row"]
    project = alice(World(29))
    source = a_source(project, TEXT)
    project.do(import_segments, [each._replace(source=source) for each in found.found])
    assert len(project.state.codings.rows) == 2


@pytest.mark.parametrize(
    ("cells", "codes", "kept"),
    [
        (["redd, sint"], ["redd, sint"], ["redd, sint"]),
        (["redd, sint", "redd", "sint"], ["redd", "sint", "redd", "sint"], []),
        (["redd, sint", "redd"], ["redd, sint", "redd"], ["redd, sint"]),
        (["redd, sint", "sint, glad", "glad, redd"], ["redd", "sint", "sint", "glad", "glad", "redd"], []),
        (["redd, for hunder", "redd, for katter"],) * 2 + (["redd, for hunder", "redd, for katter"],),
        (["redd; sint"], ["redd", "sint"], []),
        (["redd, sint; glad"], ["redd, sint", "glad"], ["redd, sint"]),
        (["her, sint"], ["her", "sint"], []),
    ],
)
def test_under_a_heading_of_one_code_commas_part_only_what_the_table_or_the_codebook_knows(cells, codes, kept):
    project = alice(World(28))
    source = a_source(project, TEXT)
    content = to_file(".csv", "x", ("document", "quote", "code"), [("kari", "Jeg var redd", each) for each in cells])
    paths = ["Tap › Her", "Sint"] if cells == ["her, sint"] else []
    read_so = read_segments("t.csv", content, {}, lambda _: source, project.text, paths)
    assert [each.code for each in read_so.found] == [*dict.fromkeys(codes)]
    said = [each for each in read_so.remarks if each.id == "importing-codes-with-commas"]
    assert [each.parameters["names"] for each in said] == ([kept] if kept else [])

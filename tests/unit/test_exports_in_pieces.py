"""Exports are written row by row: what is held beside the file does not grow with its words."""

import io
import json
import tracemalloc
import weakref

import docx
import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands.codings import code_places
from core.errors import Refused
from core.exporting import sqlite
from core.exporting.formats import exported, in_pieces
from core.exporting.long_document import LongDocument
from core.project import Project
from core.storage.files import write_whole
from tests.builders import World, a_code, a_source, alice

CODINGS, LONG = 300, 4000
ROOM = 1.6
"""A growing buffer is a good eighth larger than the file, and each coding has a row of its own."""


@pytest.fixture(scope="module")
def project() -> Project:
    project = alice(World(8))
    source = a_source(project, "Ord om livet. " * (LONG // 10))
    project.do(code_places, [(source, n, n + LONG) for n in range(CODINGS)], [a_code(project, "frykt")], None)
    return project


@pytest.mark.parametrize("form", ["csv", "md", "html", "json"])
def test_an_export_holds_little_but_its_file(project, form):
    presentation = Presentation(project, None, Catalogue("en"))
    exported(presentation, form)  # modules, templates and sentences are there for good
    tracemalloc.start()
    try:
        content = exported(presentation, form)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(content) > CODINGS * LONG
    assert most < ROOM * len(content)


@pytest.mark.parametrize("form", ["csv", "md", "html", "json"])
def test_an_export_that_is_written_as_it_is_made_is_never_whole_in_memory(project, form, tmp_path):
    presentation, out = Presentation(project, None, Catalogue("en")), tmp_path / f"out.{form}"
    whole = exported(presentation, form)
    tracemalloc.start()
    try:
        write_whole(out, lambda: in_pieces(presentation, form))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert out.read_bytes() == whole
    assert most < len(whole) / 2


def test_an_export_that_fails_while_it_is_written_leaves_nothing(tmp_path):
    def pieces():
        yield b"words in clear"
        raise Refused("nothing-to-export")

    with pytest.raises(Refused):
        write_whole(tmp_path / "out.csv", pieces)
    assert list(tmp_path.iterdir()) == []


def test_json_is_as_the_library_writes_it(project):
    content = exported(Presentation(project, None, Catalogue("en")), "json").decode()
    assert content == json.dumps(json.loads(content), ensure_ascii=False, indent=1) + "\n"
    assert len(json.loads(content)["codings"]) == CODINGS


def test_a_word_document_holds_one_paragraph_at_a_time(project, monkeypatch):
    """The memory of the library's tree is not Python's, so what stands in it is counted."""
    most, add = [], LongDocument.add

    def counting(document, made):
        most.append(sum(1 for _ in document._document.element.body.iter()))
        return add(document, made)

    monkeypatch.setattr(LongDocument, "add", counting)
    content = exported(Presentation(project, None, Catalogue("en")), "docx")
    paragraphs = docx.Document(io.BytesIO(content)).paragraphs
    assert len(most) > 2 * CODINGS
    assert len(paragraphs) == len(most) + 1  # and the title, which the library puts
    assert max(most) == min(most)
    assert sum("livet" in each.text for each in paragraphs) == CODINGS


def test_a_database_holds_the_rows_of_a_batch_at_a_time(project, monkeypatch):
    class Row(dict):
        """One that can be watched."""

    most, made = [], sqlite._coding
    rows: dict[int, weakref.ref[Row]] = {}

    def watched(*about):
        row = Row(made(*about))
        rows[id(row)] = weakref.ref(row)
        most.append(sum(each() is not None for each in rows.values()))
        return row

    monkeypatch.setattr(sqlite, "_coding", watched)
    monkeypatch.setattr(sqlite, "BATCH_ROWS", 20)
    exported(Presentation(project, None, Catalogue("en")), "sqlite")
    assert len(most) == CODINGS
    assert max(most) < 3 * 20

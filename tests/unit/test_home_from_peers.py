"""A study comes home by way of a program that gives everything new GUIDs, and keeps of notes only those in files, on
nothing: as QualCoder does. The words are fictional."""

import io
import uuid
import zipfile
from xml.etree import ElementTree

import pytest

from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from core.exporting.refi import to_qdpx
from core.exporting.refi_targets import TARGETS
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from tests.unit.test_coming_again import figures
from tests.unit.test_own_note_comes_back import a_rich_study

pytest.importorskip("defusedxml")
Q = "{urn:QDA-XML:project:1.0}"


def by_way_of_qualcoder(content):
    """What that program's export of its import holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = ElementTree.fromstring(files.pop("project.qde"))
    root.set("origin", "QualCoder 4.1")
    for parent in list(root.iter()):
        for each in list(parent):
            is_loose_note = each.tag == f"{Q}Note" and "plainTextPath" not in each.attrib
            if is_loose_note or each.tag in (f"{Q}NoteRef", f"{Q}Links", f"{Q}Sets"):
                parent.remove(each)
    for each in root.iter():
        for name in ("guid", "targetGUID", "creatingUser"):
            if name in each.attrib:
                each.set(name, str(uuid.uuid5(uuid.NAMESPACE_OID, each.attrib[name])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", ElementTree.tostring(root, "utf-8"))
        for name, words in files.items():
            archive.writestr(name, b"\xef\xbb\xbf" + words)
    return out.getvalue()


def sent_to_qualcoder(project):
    return by_way_of_qualcoder(to_qdpx(Presentation(project), target=TARGETS["qualcoder"]))


def a_study_with_a_merge():
    """Codes that were merged after something was coded with them."""
    project = a_rich_study()
    kept, gone = (project.do(codebook.create_code, each)[-1].event.code for each in ("frykt", "redsel"))
    source = next(row.id for row in project.state.sources.values() if row.status == "live")
    project.do(codings.code_segment, source, 0, 9, [gone], "slik sier hun det")
    project.do(codebook.merge_codes, gone, kept, "samme sak")
    return project


def test_codings_with_a_code_that_was_merged_since_are_not_doubled():
    project = a_study_with_a_merge()
    before = figures(project)
    outcome = bring_in(project, read_qdpx("hjem.qdpx", sent_to_qualcoder(project)))
    assert outcome.count("coding") == 0
    assert figures(project)[:3] == before[:3]
    assert not [each for each in outcome.known.changes if each.kind == "coding"]

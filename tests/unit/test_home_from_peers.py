"""A study comes home by way of a program that gives everything new GUIDs, and keeps of notes only those in files, on
nothing: as QualCoder does. The words are fictional."""

import csv
import io
import uuid
import zipfile
from html import escape
from xml.etree import ElementTree

import pytest

from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos
from core.commands.foreign_project import ForeignCode
from core.exporting.refi import to_qdc, to_qdpx
from core.exporting.refi_targets import TARGETS
from core.exporting.tags import paths
from core.ids import Id
from core.importing.codebook import read_codebook
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdc, read_qdpx
from tests.builders import World, alice
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


def a_study_with_memos():
    """Memos on all that can have one; two begin alike, so that their titles are told apart by a number."""
    project = a_study_with_a_merge()
    coding = next(each for each in Presentation(project).live_codings() if each.weight)
    person = next(iter(project.state.participants.rows))
    for kind, thing in (
        ("coding", coding.id),
        ("code", coding.code),
        ("source", coding.source),
        ("participant", person),
    ):
        project.do(memos.write_memo, "reflexive", f"Om {kind}.", kind, thing)
    for end in ("slik", "slik igjen"):
        project.do(memos.write_memo, "ethical", f"{'Dette begynner likt ':-<59} {end}", "code", coding.code)
    project.do(codings.set_coding_stance, coding.id, "against", "hun sier det motsatte")
    return project


def told(project):
    """What is said of codings, and the memos, with what they are on."""
    shown = Presentation(project)
    said = {
        (shown.source(each.source), each.start, each.end, shown.code(each.code), shown.why(each.why), each.weight,
         shown.words(each.comment), each.stance)
        for each in shown.live_codings()
    }  # fmt: skip
    called = {row.id: shown.code(row.code) for row in shown.live_codings()}
    called |= {row.id: shown.code(row.id) for row in project.state.codes.values()}
    called |= {row.id: shown.source(row.id) for row in project.state.sources.values()}
    called |= {row.id: shown.words(row.pseudonym) for row in project.state.participants.values()}
    notes = sorted(
        (each.kind, shown.words(each.text), str(each.on_kind), called.get(each.on, ""), shown.words(each.reference))
        for each in shown.live_memos()
        if each.passage is None and each.kind != "finding" and str(each.on_kind) != "memo"
    )
    return said, notes


def test_what_is_said_of_codings_and_memos_come_home_as_what_they_were():
    project = a_study_with_memos()
    content = sent_to_qualcoder(project)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (case,) = ElementTree.fromstring(archive.read("project.qde")).iter(f"{Q}Case")
    assert case.findtext(f"{Q}Description") == "Om participant.", "a peer shows it there"
    empty = alice(World(44))
    bring_in(empty, read_qdpx("hjem.qdpx", content))
    assert told(empty) == told(project)
    before, count = told(project), figures(project)
    outcome = bring_in(project, read_qdpx("hjem.qdpx", content))
    assert (told(project), figures(project)) == (before, count), [each.event for each in outcome.recorded]


def test_a_memo_and_a_description_that_a_peer_changed_are_memos():
    project = a_study_with_memos()
    coding = next(each for each in Presentation(project).live_codings() if each.weight)
    content = sent_to_qualcoder(project)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    words = Presentation(project).words(coding.comment)
    files["project.qde"] = files["project.qde"].replace(words.encode(), f"{words}\nNytt fra QualCoder".encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    bring_in(project, read_qdpx("hjem.qdpx", out.getvalue()))
    shown = Presentation(project)
    new = [shown.words(each.text) for each in shown.live_memos() if "Nytt" in shown.words(each.text)]
    assert new == ["Nytt fra QualCoder"]


def test_a_codebook_under_new_guids_is_not_doubled_and_another_one_with_a_like_name_is_another():
    project = a_study_with_a_merge()
    old = read_qdc("a.qdc", to_qdc(Presentation(project)))
    new = {each.id: Id(bytes(255 - byte for byte in each.id)) for each in old.codes}
    again = old._replace(
        codes=tuple(each._replace(id=new[each.id], parent=new.get(each.parent)) for each in old.codes), sets=()
    )
    added = ForeignCode(Id(b"n" * 16), "håp", None, "", "")
    outcome = bring_in(project, again._replace(codes=(*again.codes, added)))
    assert outcome.count("code") == 1
    like = [ForeignCode(Id(bytes([n]) * 16), name, None, "", "") for n, name in enumerate(("håp", "sorg", "sinne"))]
    assert bring_in(project, again._replace(codes=tuple(like))).count("code") == 3


@pytest.mark.parametrize("ending", ["csv", "qdc", "own csv"])
def test_tags_of_taguette_with_dots_between_the_levels_come_home_as_the_tree_that_they_were(ending):
    project = a_study_with_a_merge()
    top = project.do(codebook.create_code, "Ro")[-1].event.code
    below = project.do(codebook.create_code, "om kvelden", top)[-1].event.code
    project.do(codebook.create_code, "hjemme", below)
    names = [str(path) for path, _ in paths(Presentation(project))]
    assert "Ro.om kvelden.hjemme" in names
    names.append("kl. 10.30")  # no tag stands before its dots
    if ending == "qdc":
        codes = "".join(
            f'<Code guid="{uuid.uuid5(uuid.NAMESPACE_OID, each)}" name="{escape(each)}"/>' for each in names
        )
        xml = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.5.2"><Codes>{codes}</Codes></CodeBook>'
        found = read_qdc("codebook.qdc", xml.encode())
    else:
        out = io.StringIO()
        head = ["path" if ending == "own csv" else "tag", "description"]
        csv.writer(out).writerows([head, *([each, ""] for each in names)])
        found = read_codebook("codebook.csv", out.getvalue().encode())
    assert [each.name for each in found.codes if "." in each.name] == ["kl. 10.30"]
    assert len(found.codes) == len(names)
    assert bring_in(project, found).count("code") == 1

"""REFI-QDA: what is not shown here goes along into the next export, and with whom it belongs to."""

import io
import zipfile
from uuid import UUID

import pytest

from core.analysis.presentation import Presentation
from core.commands import codebook, participants
from core.commands.interchange_import import REFI_SOURCE
from core.exporting.refi import to_qdpx
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from tests.builders import World, a_source, alice, exchange, invited
from tests.unit.test_refi import PROJECT, etree, guids, inside, is_valid

ROOM = "6a3f4b7e-0000-4000-8000-000000000"
PEOPLE = """<Cases><Case guid="GUID-c01" name="Kari"><SourceRef
targetGUID="GUID-d01"/></Case><Case guid="GUID-c02" name="Per">
<SourceRef targetGUID="GUID-d02"/></Case></Cases>""".replace("GUID-", ROOM)
KEPT = """<Sources>
<PDFSource guid="GUID-d01" name="brev" path="internal://A1.pdf">
<PDFSelection guid="GUID-e01" page="0" firstX="1" firstY="2" secondX="3" secondY="4" name="redd">
<Coding guid="GUID-f01"><CodeRef targetGUID="GUID-001"/></Coding>
</PDFSelection>
<Representation guid="GUID-d11" plainTextPath="internal://T1.txt">
<PlainTextSelection guid="GUID-e02" startPosition="0" endPosition="4">
<Coding guid="GUID-f02"><CodeRef targetGUID="GUID-001"/></Coding>
</PlainTextSelection></Representation></PDFSource>
<PictureSource guid="GUID-d02" name="bilde" path="internal://B2.png">
<PictureSelection guid="GUID-e03" firstX="0" firstY="0" secondX="9" secondY="9">
<Coding guid="GUID-f03"><CodeRef targetGUID="GUID-001"/></Coding>
<NoteRef targetGUID="GUID-fff"/></PictureSelection></PictureSource>
<AudioSource guid="GUID-d03" name="lyd" path="relative://langt/borte.mp3"/></Sources>""".replace("GUID-", ROOM)


def with_other_sources(more="", text="redd var hun."):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", (
            '<Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="Annet"><CodeBook><Codes><Code '
            'guid="6a3f4b7e-0000-4000-8000-000000000001" name="redsel" isCodable="true"/></Codes></CodeBook>'
            f"{PEOPLE}{KEPT}{more}</Project>"
        ))  # fmt: skip
        archive.writestr("sources/A1.pdf", b"%PDF-1.4 oppdiktet")
        archive.writestr("sources/B2.png", b"\x89PNG oppdiktet")
        archive.writestr("sources/T1.txt", text)
    return out.getvalue()


GRAPH = """<Links><Link guid="GUID-a01" name="minner om" direction="OneWay" originGUID="GUID-d01"
targetGUID="GUID-001"/><Link guid="GUID-a02" name="til intet" originGUID="GUID-999" targetGUID="GUID-001"/>
<Link guid="GUID-a03" name="Kari var så redd den kvelden alene hjemme" originGUID="GUID-d01" targetGUID="GUID-001"/>
</Links><Graphs><Graph guid="GUID-b01" name="kart"><Vertex guid="GUID-b02" representedGUID="GUID-001" firstX="1"
firstY="2"/><Vertex guid="GUID-b03" representedGUID="GUID-998" name="borte" firstX="1" firstY="2"/><Edge guid="GUID-b04"
sourceVertex="GUID-b02" targetVertex="GUID-b03"/></Graph></Graphs>""".replace("GUID-", ROOM)


def test_a_source_whose_file_did_not_come_along_is_said_to_lack_it():
    omitted = {each.kind: each.things for each in read_qdpx("annet.qdpx", with_other_sources()).omissions}
    assert omitted["kept-pdf"] == ("brev",)
    assert omitted["kept-picture"] == ("bilde",)
    assert omitted["kept-audio"] == ("lyd: importing-file-absent",)


def test_links_and_graphs_go_along():
    content = with_other_sources(GRAPH, "Så redd den kvelden alene hjemme var hun.")
    foreign = read_qdpx("annet.qdpx", content)
    assert sum(len(each.things) for each in foreign.omissions if each.kind == "quoting-names") == 1
    project = alice(World(3))
    bring_in(project, foreign)
    out = kept_in(project)[0]
    root = etree.fromstring(inside(out))
    assert {each.get("name") for each in root.iter("{*}Link")} == {"minner om", None}
    assert [each.get("representedGUID") is None for each in root.iter("{*}Vertex")] == [False, True]
    assert b"alene hjemme" not in inside(out)
    again = alice(World(4))
    bring_in(again, read_qdpx("igjen.qdpx", out))
    no_notes = [[pair for pair in guids(each) if pair[0] != "Note"] for each in (kept_in(again)[0], out)]
    assert no_notes[0] == no_notes[1]


def kept_in(project, **how):
    content = to_qdpx(Presentation(project, **how))
    assert is_valid(PROJECT, inside(content))
    archive = zipfile.ZipFile(io.BytesIO(content))
    return content, {name for name in archive.namelist() if not name.endswith((".qde", ".txt"))}


def test_what_is_not_shown_goes_along_as_it_came():
    project = alice(World(3))
    foreign = read_qdpx("annet.qdpx", with_other_sources())
    bring_in(project, foreign)
    assert sum(len(each.things) for each in foreign.omissions if each.kind.startswith("kept-")) == 5
    content, files = kept_in(project)
    assert files == {"sources/A1.pdf", "sources/B2.png"}
    assert zipfile.ZipFile(io.BytesIO(content)).read("sources/A1.pdf") == b"%PDF-1.4 oppdiktet"
    assert guids(content) == guids(with_other_sources())
    root = etree.fromstring(inside(content))
    tags = [etree.QName(each).localname for each in root.find("{*}Sources")]
    assert sorted(tags) == ["AudioSource", "PDFSource", "PictureSource"], "a text in a PDF stands there again"
    refs = sorted(each.get("targetGUID")[-3:] for each in root.iter("{*}SourceRef"))
    assert refs == ["d01", "d02"]
    again = alice(World(4))
    bring_in(again, read_qdpx("igjen.qdpx", content))
    no_notes = [[pair for pair in guids(each) if pair[0] != "Note"] for each in (kept_in(again)[0], content)]
    assert no_notes[0] == no_notes[1]


def test_what_is_kept_goes_with_who_withdraws_and_stays_out_of_other_layers():
    project = alice(World(3))
    bring_in(project, read_qdpx("annet.qdpx", with_other_sources()))
    assert kept_in(project, layer="anonymised")[1] == set()
    people = {Presentation(project).words(row.pseudonym): row.id for row in project.state.participants.values()}
    project.do(participants.withdraw_participant, people["Kari"])
    content, files = kept_in(project)
    assert files == {"sources/B2.png"}
    assert b"redd" not in content
    assert b"PDFSelection" not in inside(content)
    project.do(participants.withdraw_participant, people["Per"])
    assert kept_in(project)[1] == set()


def test_what_is_kept_repeats_nobody_else():
    """Kari's letter says what Per says in his interview: once he has withdrawn, it stands nowhere."""
    said = "Den natten sov jeg ikke et eneste minutt"
    spoken = f"<PlainTextContent>Per: {said}.</PlainTextContent>"
    more = f'<Sources><TextSource guid="{ROOM}d77" name="per">{spoken}</TextSource>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(with_other_sources())) as old, zipfile.ZipFile(out, "w") as archive:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".qde"):
                content = content.replace(b"<Sources>", more.encode(), 1).replace(
                    b'name="redd"', f'name="{said}"'.encode()
                )
                content = content.replace(f'targetGUID="{ROOM}d02"'.encode(), f'targetGUID="{ROOM}d77"'.encode())
            archive.writestr(name, content)
    project = alice(World(3))
    bring_in(project, read_qdpx("annet.qdpx", out.getvalue()))
    people = {Presentation(project).words(row.pseudonym): row.id for row in project.state.participants.values()}
    project.do(participants.withdraw_participant, people["Per"])
    exported, files = kept_in(project)
    assert "sources/A1.pdf" in files
    archive = zipfile.ZipFile(io.BytesIO(exported))
    assert not any(said in archive.read(name).decode("latin-1") for name in archive.namelist())
    kept = [row for row in project.state.files.values() if row.mime == REFI_SOURCE and row.status == "live"]
    assert kept
    assert not any(
        said.encode() in project.files.chunk_of(row.id, 0) for row in kept if row.key not in project.withdrawn_keys()
    )


def test_guids_of_what_is_kept_are_written_as_the_standard_has_them():
    project = alice(World(3))
    shouted = odd_guids(with_other_sources(GRAPH), ROOM, ROOM.upper())
    bring_in(project, read_qdpx("annet.qdpx", shouted))
    assert kept_in(project)[1] == {"sources/A1.pdf", "sources/B2.png"}
    assert guids(kept_in(project)[0]) == guids(quiet_in_order())


def quiet_in_order():
    project = alice(World(3))
    bring_in(project, read_qdpx("annet.qdpx", with_other_sources(GRAPH)))
    return kept_in(project)[0]


def test_what_cannot_be_told_apart_is_not_kept():
    content = odd_guids(with_other_sources(), "6a3f4b7e-0000-4000-8000-000000000d11")
    foreign = read_qdpx("annet.qdpx", content)
    assert any(each.kind == "without-guid" for each in foreign.omissions)
    project = alice(World(3))
    bring_in(project, foreign)
    assert kept_in(project)[1] == {"sources/B2.png"}


def test_codings_on_pictures_and_pages_are_counted_and_named():
    content = with_other_sources()
    things = {each.kind: each.things for each in read_qdpx("annet.qdpx", content).omissions}
    assert things["kept-coding"] == ("brev: 0, 1, 2–3, 4: redsel", "bilde: 0, 0–9, 9: redsel")
    without = odd_guids(content, "6a3f4b7e-0000-4000-8000-000000000d02")
    things = {each.kind: each.things for each in read_qdpx("annet.qdpx", without).omissions}
    assert things["kept-coding"] == ("brev: 0, 1, 2–3, 4: redsel",)
    assert things["coding-on-picture"] == ("bilde: 0, 0–9, 9: redsel",)


def odd_guids(content, guid, other="ingen"):
    """The same project with something else in the place of a GUID."""
    old, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in old.namelist():
            archive.writestr(name, old.read(name).replace(guid.encode(), other.encode()))
    return out.getvalue()


def test_what_came_twice_goes_with_whom_it_came():
    """Two who import one project before they hear of each other have it twice."""
    world = World(3)
    project = alice(world)
    other = invited(world, project)
    for each in (project, other):
        bring_in(each, read_qdpx("annet.qdpx", with_other_sources()))
    exchange(project, other)
    people = [row for row in project.state.participants.values() if project.words(row.pseudonym) == "Per"]
    first, second = (row.id for row in sorted(people, key=lambda row: row.by == project.member))
    project.do(participants.withdraw_participant, first)
    assert "sources/B2.png" in kept_in(project)[1]
    project.do(participants.withdraw_participant, second)
    assert "sources/B2.png" not in kept_in(project)[1]


@pytest.mark.parametrize("content", [
    b"hello", b"<Project/>", b"<PDFSource", b"<PDFSource name='x'/>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]><PDFSource guid='x'>&b;</PDFSource>",
    b"<a>" * 5000,
])  # fmt: skip
def test_what_a_member_attaches_as_such_a_source_breaks_no_export(content):
    project = alice(World(3))
    a_source(project)
    project.attach("", None, "x.xml", REFI_SOURCE, [content])
    out = kept_in(project)[0]
    assert [etree.QName(each).localname for each in etree.fromstring(inside(out)).find("{*}Sources")] == ["TextSource"]


def test_codes_that_are_gone_are_not_pointed_to():
    project = alice(World(3))
    bring_in(project, read_qdpx("annet.qdpx", with_other_sources()))
    [old] = project.state.codes.rows
    new = project.do(codebook.create_code, "frykt")[0].event.code
    project.do(codebook.merge_codes, old, new)
    root = etree.fromstring(inside(kept_in(project)[0]))
    assert {UUID(each.get("targetGUID")).bytes for each in root.iter("{*}CodeRef")} == {new}
    (own,) = root.iter("{*}NoteRef")
    assert own.getparent() is root, "only the note with our own things is pointed to, by the project"
    project.do(codebook.delete_code, new)
    assert not list(etree.fromstring(inside(kept_in(project)[0])).iter("{*}CodeRef"))

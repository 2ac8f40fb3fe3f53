"""Recordings of other programs with their transcripts: points in time and what stands between them go the whole way."""

import io
import zipfile

import pytest

from core.analysis.presentation import Presentation
from core.commands import codings, participants
from core.events.files import SourceTimecodesSet
from core.exporting.refi import to_qdpx
from core.exporting.refi_targets import TARGETS
from core.importing.opaque_content import bring_in
from core.importing.refi import read_qdpx
from tests.builders import World, alice
from tests.signing import sign
from tests.unit.test_refi import PROJECT, etree, inside, is_valid

pytest.importorskip("defusedxml")
GUID = "7b3f4b7e-0000-4000-8000-000000000"
KARI, PER = "Kari: Eg var redd 😀.\r\nPer: Ikkje eg.\r\nKari: Nei vel.", "Per: Heilt stille."
SOURCES = """<Variables><Variable guid="GUID-601" name="stad" typeOfVariable="Text"/></Variables>
<Cases><Case guid="GUID-c01" name="Kari"><SourceRef targetGUID="GUID-d01"/></Case><Case guid="GUID-c02" name="Per">
<SourceRef targetGUID="GUID-d11"/></Case></Cases>
<Sources><AudioSource guid="GUID-d01" name="lyd" path="internal://A.mp3"><Description>På kafé</Description>
<Transcript guid="GUID-d10" name="samtale" plainTextPath="internal://T1.txt">
<SyncPoint guid="GUID-501" timeStamp="0" position="0"/>
<SyncPoint guid="GUID-502" timeStamp="2500" position="23"/>
<SyncPoint guid="GUID-503" timeStamp="2500" position="39"/>
<SyncPoint guid="GUID-504" timeStamp="4000" position="39"/>
<SyncPoint guid="GUID-505" position="53"/>
<TranscriptSelection guid="GUID-e01" name="x" fromSyncPoint="GUID-501" toSyncPoint="GUID-502">
<Coding guid="GUID-f01"><CodeRef targetGUID="GUID-001"/></Coding></TranscriptSelection>
<TranscriptSelection guid="GUID-e02" fromSyncPoint="GUID-504" toSyncPoint="GUID-505">
<Coding guid="GUID-f02"><CodeRef targetGUID="GUID-001"/></Coding></TranscriptSelection></Transcript>
<Transcript guid="GUID-d11" name="etterpå" plainTextPath="internal://T2.txt">
<SyncPoint guid="GUID-511" timeStamp="9000" position="0"/></Transcript>
<AudioSelection guid="GUID-e03" begin="10" end="90"><Coding guid="GUID-f03"><CodeRef targetGUID="GUID-001"/></Coding>
</AudioSelection><VariableValue><VariableRef targetGUID="GUID-601"/><TextValue>Bergen</TextValue></VariableValue>
</AudioSource><VideoSource guid="GUID-d02" name="film" path="internal://B.mp4"><Transcript guid="GUID-d12" name="film"
plainTextPath="internal://T3.txt"><SyncPoint guid="GUID-521" timeStamp="7" position="3"/>
<SyncPoint guid="GUID-522" timeStamp="3" position="9"/></Transcript></VideoSource></Sources>""".replace("GUID-", GUID)


def a_file():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", (
            '<Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="Annet"><CodeBook><Codes><Code '
            f'guid="{GUID}001" name="redsel" isCodable="true"/></Codes></CodeBook>{SOURCES}</Project>'
        ))  # fmt: skip
        for name, content in (("A.mp3", b"ID3 oppdikta"), ("B.mp4", b"mp4 oppdikta"), ("T1.txt", KARI.encode()),
                              ("T2.txt", PER.encode()), ("T3.txt", b"Berre kaffe her.")):  # fmt: skip
            archive.writestr(f"sources/{name}", content)
    return out.getvalue()


def came_home(content, seed):
    project = alice(World(seed))
    bring_in(project, read_qdpx("opptak.qdpx", content))
    return project


def qdpx(project, target="standard"):
    content = to_qdpx(Presentation(project), (), TARGETS[target])
    assert is_valid(PROJECT, inside(content))
    return content


def elements(content):
    """The recordings and what stands in them, without who made it and when; places in code points."""
    root = etree.fromstring(inside(content))
    found = []
    for each in root.find("{*}Sources").iter():
        tag = etree.QName(each).localname
        if tag in ("AudioSource", "VideoSource", "Transcript", "TranscriptSelection", "AudioSelection", "Coding"):
            found.append((tag, each.get("guid"), each.get("fromSyncPoint"), each.get("toSyncPoint")))
            found.append(("in", each.get("guid"), each.getparent().get("guid")))
        elif tag == "SyncPoint":
            found.append((tag, each.get("guid"), each.get("timeStamp"), each.getparent().get("guid")))
        elif tag == "TextSource":
            found.append((tag, each.get("guid")))
    return sorted(found, key=str)


def points(content):
    """The points of the first text, as they stand in the file."""
    text = etree.fromstring(inside(content)).find(".//{*}Transcript")
    return [(each.get("guid")[-3:], each.get("timeStamp"), each.get("position")) for each in text.iter("{*}SyncPoint")]


def test_points_and_transcripts_are_the_same_also_at_the_second_export():
    project = came_home(a_file(), 3)
    once = qdpx(project)
    again = qdpx(came_home(once, 4))
    assert elements(once) == elements(a_file())
    assert elements(again) == elements(once)
    assert points(again) == points(once) == [
        ("501", "0", "0"), ("502", "2500", "21"), ("503", "2500", "36"), ("504", "4000", "36"), ("505", None, "50"),
    ]  # fmt: skip
    for content in (once, again):
        root = etree.fromstring(inside(content))
        values = [[value.text for value in each.iter("{*}TextValue")] for each in root.iter("{*}AudioSource")]
        assert values == [["Bergen"]]
        files = zipfile.ZipFile(io.BytesIO(content))
        assert files.read("sources/A.mp3") == b"ID3 oppdikta"


def test_the_program_plays_by_the_points():
    project = came_home(a_file(), 3)
    names = {Presentation(project).source(key): row.times for key, row in project.state.times.rows.items()}
    assert names["samtale"] == ((0, 0, 2500), (21, 2500, 2500), (36, 4000, 4000))
    assert "film" not in names, "whose times run backwards"


@pytest.mark.parametrize("target", TARGETS)
def test_each_program_gets_the_points_as_it_counts_and_they_come_home(target):
    project = came_home(a_file(), 3)
    content = qdpx(project, target)
    places = {"maxqda": ["0", "22", "38", "38", "52"], "nvivo": ["0", "23", "39", "39", "53"]}
    assert [place for _, _, place in points(content)] == places.get(target, ["0", "21", "36", "36", "50"])
    home = came_home(content, 4)
    assert elements(qdpx(home)) == elements(qdpx(project))
    assert [row.times for row in home.state.times.values()] == [row.times for row in project.state.times.values()]


def test_a_coding_between_the_points_gets_points_without_times():
    project = came_home(a_file(), 3)
    source = next(row.id for row in project.state.sources.values() if Presentation(project).source(row.id) == "samtale")
    code = next(iter(project.state.codes.rows))
    project.do(codings.code_segment, source, 6, 17, [code])
    once = qdpx(project)
    home = came_home(once, 4)
    assert elements(qdpx(home)) == elements(once)
    assert [each[1:] for each in points(once)[5:]] == [(None, "6"), (None, "17")]
    assert (6, 17) in {(row.start, row.end) for row in home.state.codings.values()}
    assert [row.times for row in home.state.times.values()] == [row.times for row in project.state.times.values()]


def test_times_that_are_set_anew_here_go_out_as_points():
    project = came_home(a_file(), 3)
    source = next(row.id for row in project.state.sources.values() if Presentation(project).source(row.id) == "samtale")
    sign(project, SourceTimecodesSet(source, ((0, 0, 900), (6, 900, 4000), (36, 4000, 5000))))
    once = qdpx(project)
    assert [each[1:] for each in points(once)] == [
        ("0", "0"), ("4000", "36"), (None, "50"), ("900", "6"), (None, "21"),
    ]  # fmt: skip
    home = came_home(once, 4)
    assert ((0, 0, 900), (6, 900, 4000), (36, 4000, 5000)) in [row.times for row in home.state.times.values()]


def test_what_a_withdrawal_took_is_in_no_recording():
    project = came_home(a_file(), 3)
    people = {Presentation(project).words(row.pseudonym): row.id for row in project.state.participants.values()}
    project.do(participants.withdraw_participant, people["Per"])
    text = etree.fromstring(inside(qdpx(project)))
    assert {each.get("name") for each in text.iter("{*}Transcript")} >= {"film"}
    assert "etterpå" not in {each.get("name") for each in text.iter("{*}Transcript")}
    assert all(each.get("plainTextPath") for each in text.iter("{*}Transcript"))


def test_points_at_the_end_beyond_it_and_without_sense_keep_nothing_out():
    odd = """<SyncPoint guid="GUID-521" timeStamp="0" position="0"/><SyncPoint guid="GUID-522" timeStamp="900"
    position="16"/><SyncPoint guid="GUID-523" timeStamp="950" position="99999"/><SyncPoint guid="GUID-524"
    timeStamp="-4" position="-4"/><SyncPoint guid="GUID-525"/><SyncPoint guid="GUID-525" timeStamp="5"/>"""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_file())) as old, zipfile.ZipFile(out, "w") as archive:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".qde"):
                first, _, rest = content.decode().partition(f'<SyncPoint guid="{GUID}521"')
                last = rest[rest.index("</Transcript>") :]
                content = (first + odd.replace("GUID-", GUID) + last).encode()
            archive.writestr(name, content)
    project = came_home(out.getvalue(), 3)
    names = {Presentation(project).source(key): row.times for key, row in project.state.times.rows.items()}
    assert names["film"] == ((0, 0, 900),), "the point at the end says when it ends"
    once = qdpx(project)
    assert elements(once) == elements(out.getvalue())
    assert elements(qdpx(came_home(once, 4))) == elements(once)

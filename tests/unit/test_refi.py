"""REFI-QDA: what is written is valid, and comes back; what others write is read, whatever they count in."""

import io
import zipfile
from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n.catalogue import Catalogue
from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos, participants, relations
from core.commands.interchange_import import import_project
from core.commands.sources import Incoming, import_source
from core.errors import BadFile, Refused
from core.exporting.own_note import NAME
from core.exporting.refi import to_qdc, to_qdpx
from core.importing.offsets import OffsetConvention, best_convention, moved
from core.importing.project import read_project
from core.importing.refi import read_qdc, read_qdpx
from core.text.normal import normalise
from core.views.codebook import resolve_merged
from tests.builders import World, a_participant, alice
from tests.simulation.actions import random_action

etree = pytest.importorskip("lxml.etree")
pytest.importorskip("defusedxml")

SCHEMAS = Path(__file__).parents[1] / "vectors" / "refi"
REAL = Path(__file__).parents[3] / "shared" / "data"
PROJECT, CODEBOOK = (etree.XMLSchema(etree.parse(SCHEMAS / name)) for name in ("Project.xsd", "Codebook.xsd"))
ODD = "Kari: Jeg var 😀 redd – blåbær.\nأخاف أن أخطئ. 我怕说错 i dag.\nPer: Nei vel 𝒳 da."
"""With an emoji, Arabic, Chinese, and a letter beyond the basic plane."""


def is_valid(schema, content):
    schema.validate(etree.parse(io.BytesIO(content)))
    return list(schema.error_log) == []


def inside(content):
    return zipfile.ZipFile(io.BytesIO(content)).read("project.qde")


def arrived(seed, foreign):
    project = alice(World(seed))
    project.do(import_project, foreign)
    return project


def graph(project):
    """A project without its ids: what stands where, on whose words, under which code."""
    presentation = Presentation(project)
    state = project.state
    paths = dict(walked(codebook_tree(presentation)))

    def shown(coding):
        code = resolve_merged(state, coding.code)
        return presentation.source(coding.source), presentation.quote(coding), coding.start, code, paths[code]

    def holds(row):
        return {resolve_merged(state, each) for each in row.codes} & set(paths) or sources & set(row.sources)

    sources = {row.id for row in state.sources.values() if row.status == "live" and has_text(presentation, row.id)}
    marks = [
        each
        for each in presentation.live_codings()
        if resolve_merged(state, each.code) in paths and each.source in sources
    ]
    people = [row for row in state.participants.values() if row.status not in ("removed", "withdrawn")]
    sets = [row for row in state.code_sets.values() if row.status == "live"]
    return {
        "codes": sorted((path, code) for code, path in paths.items()),
        "sources": sorted((presentation.source(each), presentation.layered(each).text) for each in sources),
        "codings": sorted(map(shown, marks)),
        "cases": sorted((presentation.words(row.pseudonym), described(presentation, row)) for row in people),
        "sets": sorted(presentation.words(row.name) for row in sets if holds(row)),
    }  # fmt: skip


def walked(branches, above=()):
    for branch in branches:
        yield branch.code, (*above, branch.name)
        yield from walked(branch.children, (*above, branch.name))


def has_text(presentation, source):
    try:
        return bool(presentation.layered(source).text)
    except Refused:
        return False


def described(presentation, row):
    return tuple(sorted((name, presentation.words(value).strip()) for name, value in row.attributes))


def all_notes(project):
    presentation = Presentation(project)
    return sorted(" ".join(presentation.words(memo.text).split()) for memo in presentation.live_memos())


def guids(content):
    """What goes by which GUID: all but people who work on it, who are others here, and the note with our own things,
    which every file has."""
    root = etree.fromstring(inside(content))
    found = [(etree.QName(each).localname, each.get("guid")) for each in root.iter()
             if each.get("guid") and each.get("name") != NAME]  # fmt: skip
    return sorted(pair for pair in found if pair[0] != "User")


def a_study():
    project = alice(World(5))
    person = a_participant(project)
    project.do(participants.describe_participant, person, "alder", "34")
    source = project.do(import_source, Incoming("Oppdiktet 1", ODD, "prøve"), (person,))[-1].event.source
    codes = [project.do(codebook.create_code, name)[-1].event.code for name in ("redsel", "språk <&> 😀")]
    under = project.do(codebook.create_code, "på skolen", codes[0], "når det skjer der", "#ff8800")[-1].event.code
    start = ODD.index("redd")
    made = project.do(codings.code_segment, source, start, start + 4, [under, codes[1]], "hun sier det selv")
    start = ODD.index("我怕")
    project.do(codings.code_segment, source, start, start + 4, [codes[1]], None)
    project.do(memos.write_memo, "theoretical", "Minner om annen\nlesning.", "code", codes[0])
    project.do(memos.write_memo, "analytic", "Her nøler hun.", "coding", made[0].event.coding)
    project.do(memos.write_memo, "reflexive", "Om meg selv.", "", None)
    project.do(relations.create_relation, codes[0], "causes", codes[1])
    project.do(relations.save_set, "alt", tuple(codes), (source,))
    return project


def test_a_study_comes_back_as_it_was():
    project = a_study()
    content = to_qdpx(Presentation(project))
    assert is_valid(PROJECT, inside(content))
    assert is_valid(CODEBOOK, to_qdc(Presentation(project)))
    foreign = read_qdpx("studie.qdpx", content)
    assert foreign.omissions == ()
    again = arrived(6, foreign)
    assert graph(again) == graph(project)
    assert all_notes(again) == all_notes(project)
    whys = sorted(Presentation(again).why(each.why) or "" for each in again.state.codings.values())
    assert whys == ["", *["hun sier det selv"] * 2]
    shown = Presentation(again, translator=Catalogue("en"))
    assert {shown.member(each.by) for each in shown.live_codings()} == {"Alice (as the file says)"}
    assert len(again.state.relations.rows) == 1


def test_codes_keep_their_guids_and_texts_get_keys_of_their_own():
    content = to_qdpx(Presentation(a_study()))
    one, two = (arrived(seed, read_qdpx("studie.qdpx", content)) for seed in (6, 7))
    assert set(one.state.codes.rows) == set(two.state.codes.rows)
    assert not set(one.state.sources.rows) & set(two.state.sources.rows)
    assert not {row.key for row in one.state.sources.values()} & {row.key for row in two.state.sources.values()}
    before = len(one.state.codes.rows)
    one.do(import_project, read_qdpx("studie.qdpx", content))
    assert len(one.state.codes.rows) == before, "known again"


@pytest.mark.parametrize("seed", range(12))
def test_any_project_comes_back(seed):
    world = World(seed)
    project = alice(world)
    for _ in range(160):
        random_action(world, project)
    presentation = Presentation(project)
    content = to_qdpx(presentation, ["a line of history"])
    assert is_valid(PROJECT, inside(content))
    again = arrived(seed + 100, read_qdpx("studie.qdpx", content))
    one, two = graph(project), graph(again)
    assert one == two
    assert any("a line of history" in note for note in all_notes(again))
    second = to_qdpx(Presentation(again))
    assert is_valid(PROJECT, inside(second))
    more = Counter(guids(second))
    more.subtract(guids(content))
    assert {pair[0] for pair, count in more.items() if count > 0} <= {"Note"}, "what had no reason says whence it came"
    assert min(more.values(), default=0) == 0
    assert guids(to_qdpx(Presentation(arrived(seed + 200, read_qdpx("studie.qdpx", second))))) == guids(second)
    third = arrived(seed + 200, read_qdpx("studie.qdpx", second))
    assert graph(third) == two
    assert all_notes(third) == all_notes(again)


def test_one_file_brought_in_twice_has_every_guid_once():
    content = to_qdpx(Presentation(a_study()))
    twice = arrived(8, read_qdpx("studie.qdpx", content))
    twice.do(import_project, read_qdpx("studie.qdpx", content))
    found = guids(to_qdpx(Presentation(twice)))
    assert len({guid for _, guid in found}) == len(found)
    assert set(guids(content)) - {pair for pair in guids(content) if pair[0] == "Variable"} <= set(found)
    home = a_study()
    home.do(import_project, read_qdpx("studie.qdpx", to_qdpx(Presentation(home))))
    at_home = guids(to_qdpx(Presentation(home)))
    assert len({guid for _, guid in at_home}) == len(at_home)
    assert set(guids(to_qdpx(Presentation(a_study())))) <= set(at_home), "what was here first keeps its own"


def test_a_code_that_is_only_a_heading_stays_one():
    content = to_qdc(Presentation(a_study()))
    assert content.count(b'isCodable="false"') == 1, "a code above others that nobody used is a category"
    again = arrived(9, read_qdc("kodebok.qdc", content))
    assert to_qdc(Presentation(again)).count(b'isCodable="false"') == 1
    opened = arrived(9, read_qdc("kodebok.qdc", content.replace(b'"false"', b'"true"')))
    assert b'isCodable="false"' not in to_qdc(Presentation(opened)), "what came as a code goes as a code"
    assert is_valid(CODEBOOK, to_qdc(Presentation(again)))


def test_a_withdrawn_person_is_in_no_export():
    project = a_study()
    person = next(iter(project.state.participants.rows))
    project.do(participants.withdraw_participant, person)
    content = to_qdpx(Presentation(project))
    archive = zipfile.ZipFile(io.BytesIO(content))
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "redd" not in everything
    assert "Nei vel" not in everything
    assert is_valid(PROJECT, inside(content))


# -- what others write


def written(text, places, encoding="utf-8", folder="Sources", path="internal://ABC.txt"):
    """A project as another tool would write it; places as they are given."""
    code = "6a3f4b7e-0000-4000-8000-000000000001"
    marks = "".join(
        f'<PlainTextSelection guid="6a3f4b7e-0000-4000-8000-0000000001{n:02}" startPosition="{start}" '
        f'endPosition="{end}"><Coding guid="6a3f4b7e-0000-4000-8000-0000000002{n:02}">'
        f'<CodeRef targetGUID="{code.upper()}"/></Coding></PlainTextSelection>'
        for n, (start, end) in enumerate(places)
    )
    xml = (
        '\ufeff<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">'
        "<CodeBook><Codes>"
        f'<Code guid="{code}" name="redsel" isCodable="true"/></Codes></CodeBook><Sources><TextSource name="Oppdiktet" '
        f'guid="6a3f4b7e-0000-4000-8000-000000000003" plainTextPath="{path}">{marks}</TextSource></Sources>'
        "<Sets/></Project>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Project.QDE", xml.encode())
        archive.writestr(f"{folder}/abc.TXT", text.encode(encoding))
    return out.getvalue()


LONG = (ODD + "\n") * 6
QUOTES = ["redd", "blåbær", "Per", "dag", "vel", "أخطئ"]


def places_in(text, width):
    found, at = [], 0
    for quote in QUOTES * 4:
        at = text.find(quote, at)
        if at < 0:
            break
        found.append((width(text[:at]), width(text[: at + len(quote)])))
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("folder", ["Sources", "sources"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("is_utf16", [False, True])
@pytest.mark.parametrize("folds", [False, True])
def test_places_are_found_whatever_they_count_in(encoding, folder, line_end, is_utf16, folds):
    raw = LONG.replace("\n", line_end)

    def width(text):
        counted = text.replace("\r\n", "\n") if folds else text
        return len(counted.encode("utf-16-le")) // 2 if is_utf16 else len(counted)

    foreign = read_qdpx("fra-andre.qdpx", written(raw, places_in(raw, width), encoding, folder), Catalogue("en"))
    assert foreign.codings
    assert foreign.sources[0].text == normalise(raw)
    quotes = {foreign.sources[0].text[each.start : each.end] for each in foreign.codings}
    assert quotes <= set(QUOTES)
    assert ("UTF-16" in foreign.sources[0].origin) == is_utf16


def test_upper_case_guids_are_the_same_and_empty_wrappers_do_not_matter():
    (code,) = (foreign := read_qdpx("a.qdpx", written(ODD, [(0, 4)]))).codes
    assert code.id == UUID("6a3f4b7e-0000-4000-8000-000000000001").bytes
    assert [each.code for each in foreign.codings] == [code.id]


def test_what_has_no_place_is_named():
    foreign = read_qdpx("a.qdpx", written(ODD, [(0, 4), (5, 4000)]))
    assert len(foreign.codings) == 1
    assert [(each.kind, len(each.things)) for each in foreign.omissions] == [("segment", 1)]


alphabet = st.sampled_from(
    ["a", "å", "a\u030a", "é", "e\u0301", "😀", " ", "\r\n", "\n", "我", "ع", "\u0644\u0627", "."]
)


@given(st.lists(alphabet, min_size=1, max_size=60), st.data())
@settings(max_examples=200, deadline=None)
def test_a_place_moves_with_its_words(parts, data):
    start = data.draw(st.integers(0, len(parts) - 1))
    end = data.draw(st.integers(start + 1, len(parts)))
    raw = "".join(parts)
    first, last = len("".join(parts[:start])), len("".join(parts[:end]))
    (place,) = moved(raw, [(first, last)], OffsetConvention())
    assert place is not None
    before = normalise("x" + raw[:first] + "\u200d" + raw[first:last] + "\u200d" + raw[last:])[1:]
    assert before.split("\u200d")[1] == normalise(raw)[place[0] : place[1]]


def test_without_better_evidence_the_standard_holds():
    convention, share = best_convention("ord for ord 😀 og mer", [(0, 3), (4, 7)], ["", ""])
    assert convention == OffsetConvention()
    assert share == 1.0


@pytest.mark.parametrize("path", sorted([*REAL.rglob("*.qdpx"), *REAL.rglob("*.qdc")]), ids=lambda path: path.name)
def test_real_files_come_in(path):
    foreign = read_project(path)
    project = arrived(3, foreign)
    assert len(project.state.codes.rows) == len(foreign.codes) > 0
    assert len(project.state.codings.rows) == len(foreign.codings)
    presentation = Presentation(project)
    if foreign.sources:
        assert is_valid(PROJECT, inside(to_qdpx(presentation)))
    assert is_valid(CODEBOOK, to_qdc(presentation))
    names = sorted(each.name for each in read_qdc("a.qdc", to_qdc(presentation)).codes)
    assert names == sorted(presentation.words(row.name) for row in project.state.codes.values())


# -- what is meant to harm


def zipped(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><Project name="&c;"/>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project name="p">&x;</Project>'


def liar():
    content = zipped({"project.qde": b"<Project/>" * 9})
    return content.replace((90).to_bytes(4, "little"), (2**31 - 1).to_bytes(4, "little"))


@pytest.mark.parametrize(
    "made",
    [
        lambda: b"",
        lambda: b"PK\x03\x04 and then nothing",
        lambda: zipped({"readme.txt": "no project here"}),
        lambda: zipped({"project.qde": "<Project"}),
        lambda: zipped({"project.qde": LAUGHS}),
        lambda: zipped({"project.qde": OUTSIDE}),
        lambda: zipped({"project.qde": b"<Project>" + b" " * (300 * 1024 * 1024)}),
        liar,
        lambda: zipped({"project.qde": b"<a>" * 200_000}),
        lambda: zipped({"project.qde": b"<Project>" + b"<a/>" * 5_000_000 + b"</Project>"}),
        lambda: zipped({"../project.qde": "<Project/>"}),
    ],
    ids=["empty", "cut", "other", "broken", "laughs", "outside", "bomb", "liar", "unclosed", "many", "up"],
)
def test_what_is_no_project_is_refused_with_a_sentence(made, tmp_path):
    path = tmp_path / "a.qdpx"
    path.write_bytes(made())
    project = alice(World(1))
    with pytest.raises((BadFile, Refused)) as caught:
        project.do(import_project, read_project(path))
    assert all(Catalogue(language).say(caught.value).endswith(".") for language in ("nb", "en"))
    assert [each.name for each in tmp_path.iterdir()] == ["a.qdpx"]


def test_a_path_out_of_the_archive_is_only_a_name():
    content = written(ODD, [(0, 4)], path="../../../etc/hosts")
    foreign = read_qdpx("a.qdpx", content)
    assert foreign.sources == ()
    assert any("importing-text-absent" in str(each.things) for each in foreign.omissions)

"""A project for another program: what each wants otherwise, what is lost said before, and the own note beside it."""

import csv
import io
import json
import zipfile

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos, participants, quotes, references, speakers
from core.commands.interchange_import import import_project
from core.commands.own_note_json import from_json
from core.exporting.citations import as_csl_json
from core.exporting.own_note import NAME
from core.exporting.refi import to_qdpx
from core.exporting.refi_targets import TARGETS, losses
from core.exporting.tags import to_tags, too_long
from core.importing.refi import read_qdpx
from tests.builders import World, a_code, a_participant, a_source, alice
from tests.unit.test_refi import PROJECT, etree, inside, is_valid

TEXT = "Kari: 😀 eg var redd.\nOla: 😀 ikkje eg.\nKari: Jo, redd.\n"


def a_study():
    project = alice(World(195))
    source = a_source(project, TEXT)
    one, other = a_code(project, "Frykt"), a_code(project, "Håp")
    same = a_code(project, "frykt", other)
    project.do(codebook.define_code, same, "use", "Når nokon ventar.")
    start = TEXT.rindex("Jo, redd")
    for code in (one, same):
        coding = project.do(codings.code_segment, source, start, start + 8, [code])[0].event.coding
    project.do(codings.set_coding_stance, coding, "against")
    project.do(codings.annotate_coding, coding, 40, "Berre her.")
    project.do(quotes.number_quotes, [coding])
    project.do(memos.write_memo, "analytic", "Om frykt.", "code", one)
    return project, coding


def texts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if name.startswith("sources/")]


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_each_target_gets_a_valid_file_that_comes_home_as_it_was(target):
    project, _ = a_study()
    content = to_qdpx(Presentation(project, None, Catalogue("nb")), (), target)
    assert is_valid(PROJECT, inside(content))
    assert any(target.line_end in text and text.replace("\r", "") == TEXT for text in texts_of(content))
    foreign = read_qdpx("ut.qdpx", content)
    assert {foreign.sources[0].text[each.start : each.end] for each in foreign.codings} == {"Jo, redd"}
    names = [each.get("name").casefold() for each in etree.fromstring(inside(content)).iter("{*}Code")]
    assert (len(set(names)) == len(names)) == target.names_codes_once
    assert sorted(each.name for each in foreign.codes) == ["Frykt", "Håp", "frykt"], "names of our own come home"
    before = len(project.timeline.order)
    project.do(import_project, foreign, frozenset(each.id for each in foreign.codes))
    assert len(project.timeline.order) == before, "nothing is said otherwise"


def test_places_are_counted_as_each_program_counts_them():
    project, _ = a_study()
    for name, raw in (
        ("nvivo", TEXT.replace("\n", "\r\n")),
        ("maxqda", TEXT.replace("\n", "\r\n")),
        ("standard", TEXT),
    ):
        root = etree.fromstring(inside(to_qdpx(Presentation(project), (), TARGETS[name])))
        place = next(int(each.get("startPosition")) for each in root.iter("{*}PlainTextSelection"))
        before = raw[: raw.rindex("Jo, redd")]
        assert place == (len(before.encode("utf-16-le")) // 2 if name == "nvivo" else len(before))


def test_what_is_lost_is_said_with_counts():
    project, _ = a_study()
    presentation = Presentation(project, None, Catalogue("nb"))
    said = {name: [each.id for each in losses(presentation, codebook_tree(presentation), target)]
            for name, target in TARGETS.items()}  # fmt: skip
    assert "export-loss-names" in said["qualcoder"]
    assert "export-loss-guids" in said["atlasti"]
    assert all("export-loss-remarks" in each and "export-loss-own" in each for each in said.values())
    assert "export-doubt-memo_authors" in said["maxqda"]
    for language in ("nb", "en"):
        for target in TARGETS.values():
            for each in losses(presentation, codebook_tree(presentation), target):
                assert Catalogue(language).say(each)


def test_what_the_standard_lacks_stands_in_one_note():
    project, coding = a_study()
    content = to_qdpx(Presentation(project))
    (note,) = [each for each in etree.fromstring(inside(content)).iter("{*}Note") if each.get("name") == NAME]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        read = from_json(archive.read("sources/" + note.get("plainTextPath").removeprefix("internal://")))
    assert read is not None
    assert read.unread == 0
    (said,) = read.own.codings
    assert (said.coding, said.stance, said.weight, said.comment) == (coding, "against", 40, "Berre her.")
    assert [each.parts for each in read.own.code_parts] == [(("use", "Når nokon ventar."),)]
    assert [(each.coding, each.number) for each in read.own.quote_numbers] == [(coding, 1)]
    assert [each.kind for each in read.own.memos] == ["analytic"]


def test_taguette_gets_one_column_that_names_the_code_and_a_description():
    project, _ = a_study()
    a_code(project, "s. 12")
    header, *rows = csv.reader(io.StringIO(to_tags(Presentation(project)).decode("utf-8-sig")))
    assert header == ["path", "description"]
    assert rows == [["Frykt", ""], ["Håp", ""], ["Håp.frykt", "use: Når nokon ventar."], ["s· 12", ""]]


def test_codes_of_one_path_are_told_apart_and_long_paths_are_counted():
    project = alice(World(196))
    above = [a_code(project, "Over"), a_code(project, "Over")]
    a_code(project, "x" * 150, a_code(project, "y" * 100, above[0]))
    paths = [row[0] for row in list(csv.reader(io.StringIO(to_tags(Presentation(project)).decode("utf-8-sig"))))[1:]]
    assert len(set(paths)) == len(paths) == 4
    assert {"Over", "Over (2)"} <= set(paths)
    assert too_long(Presentation(project)) == 1


def test_the_ids_of_works_are_citation_keys_of_their_own():
    by = '"author": [{"family": "Yalom"}], "issued": {"date-parts": [[2005]]}'
    who = '"author": [{"literal": "World Health Organization"}], "issued": {"date-parts": [["2013"]]}'
    items = {"a": f'{{"title": "T", {by}}}', "b": f'{{"title": "U", {by}}}',
             "c": f'{{"title": "V", {who}}}', "d": '{"title": "W", "citation-key": "smith:99"}', "e": "{}"}  # fmt: skip
    made = json.loads(as_csl_json(items))
    assert [each["id"] for each in made] == [
        "yalom2005",
        "yalom2005-2",
        "worldhealthorganization2013",
        "smith:99",
        "work",
    ]
    assert made[2]["author"] == [{"literal": "World Health Organization"}]


def test_what_only_the_own_note_holds_is_counted():
    project = alice(World(199))
    person = a_participant(project, "Ina")
    source = a_source(project, TEXT, person)
    code, other = a_code(project, "Frykt"), a_code(project, "Håp")
    memo = project.do(memos.write_memo, "analytic", "Om frykt.", "code", code)[0].event.memo
    project.do(references.link_memo, memo, "code", other)
    project.do(participants.note_consent, person, "2026-01-02")
    project.do(speakers.set_speakers, source, {"Kari": person})
    presentation = Presentation(project)
    said = {each.id: each.parameters.get("count")
            for each in losses(presentation, codebook_tree(presentation), TARGETS["standard"])}  # fmt: skip
    assert [said.get(f"export-loss-{each}") for each in ("links", "consents", "speakers")] == [1, 1, 1]


def test_a_name_that_a_peer_gave_counts_and_not_the_one_in_the_note():
    project, _ = a_study()
    content = to_qdpx(Presentation(project), (), TARGETS["qualcoder"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as held, zipfile.ZipFile(out, "w") as changed:
        for name in held.namelist():
            changed.writestr(name, held.read(name).replace(b'name="frykt (H', b'name="redsle (H'))
    names = sorted(each.name for each in read_qdpx("ut.qdpx", out.getvalue()).codes)
    assert names == ["Frykt", "Håp", "redsle (Håp)"]


def test_what_qualcoder_takes_from_a_selection_is_counted():
    """As its importer does: time and remarks of several codes on one segment, memos without their place, texts without
    their people."""
    world = World(520)
    project = alice(world)
    source = a_source(project, TEXT, a_participant(project, "Ina"))
    codes = [a_code(project, name) for name in ("Frykt", "Håp", "Mot")]
    project.do(codings.code_segment, source, 0, 4, [codes[0]], "Fordi.")
    world.now += 60_000
    project.do(codings.code_segment, source, 0, 4, [codes[1]])
    project.do(codings.code_segment, source, 6, 9, [codes[2]])
    project.do(memos.write_memo, "analytic", "Om frykt.", "code", codes[0])
    project.do(memos.write_memo, "analytic", "Om teksten.", "source", source)
    presentation = Presentation(project)
    tree = codebook_tree(presentation)
    said = {name: {each.id: each.parameters.get("count") for each in losses(presentation, tree, TARGETS[name])}
            for name in ("standard", "qualcoder")}  # fmt: skip
    found = [said["qualcoder"].get(f"export-loss-{kind}") for kind in ("times", "shared", "memo_places", "case_texts")]
    assert found == [1, 2, 1, 1]
    assert "export-loss-times" not in said["standard"]

"""Exports of INCEpTION and WebAnno: JSON, XMI and tables. What is said in the texts is fictional."""

import json
import zipfile
from html import escape

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import BadFile
from core.importing.project import read_project
from tests.unit.test_other_tools import arrived, said_by

pytest.importorskip("defusedxml")

TEXT = "Kari: Jeg var 😀 redd.\nPer: Nei vel."


def span(quote, text=TEXT):
    """As Java counts: in UTF-16."""
    start = len(text[: text.index(quote)].encode("utf-16-le")) // 2
    return start, start + len(quote.encode("utf-16-le")) // 2


def row(own, kind, quote=None, **more):
    placed = dict(zip(("begin", "end"), span(quote) if isinstance(quote, str) else quote, strict=True)) if quote else {}
    return {"%ID": own, "%TYPE": kind, "@sofa": 1} | placed | more


ROWS = [
    {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": TEXT},
    row(2, "uima.tcas.DocumentAnnotation", (0, 10)),
    row(3, "de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata", username="eva", sourceDocumentName="kari.txt"),
    row(4, "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "Kari"),
    row(5, "custom.Folelse", "redd", label="redsel", styrke="sterk", sikker=True, tvil=False),
    row(6, "custom.Folelse", "vel", styrke="svak"),
    row(7, "custom.Folelse", "Nei"),
    row(8, "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "Per", value="PER"),
    row(9, "custom.Folger", "vel", **{"@Governor": 5, "@Dependent": 6, "label": "svar"}),
    row(10, "custom.Sporsmal", "Jeg var", **{"@deltar": 11}),
    {"%ID": 11, "%TYPE": "custom.SporsmalLink[]", "%ELEMENTS": [12]},
    {"%ID": 12, "%TYPE": "custom.SporsmalLink", "role": "hvem", "@target": 8},
    {"%ID": 13, "%TYPE": "custom.OmTeksten", "tema": "skole"},
    row(14, "custom.Folelse", (90, 95), label="redsel"),
]  # fmt: skip


def as_json(rows=ROWS):
    return json.dumps({"%TYPES": {}, "%FEATURE_STRUCTURES": rows, "%VIEWS": {}}).encode()


def as_xmi(rows=ROWS):
    """The same as the other form has it."""
    spaces, lines = {}, []
    for each in rows:
        if each["%TYPE"].endswith("[]"):
            continue
        package, _, name = each["%TYPE"].rpartition(".")
        prefix = spaces.setdefault(package, f"p{len(spaces)}")
        said = {"xmi:id": each["%ID"]} | ({"sofa": 1} if "begin" in each else {})
        said |= {key.lstrip("@"): value for key, value in each.items() if key[0] not in "%" and key != "@sofa"}
        said = {key: "12" if key == "deltar" else str(value).lower() if isinstance(value, bool) else value
                for key, value in said.items()}  # fmt: skip
        held = " ".join(f'{key}="{escape(str(value))}"'.replace("\n", "&#10;") for key, value in said.items())
        lines.append(f"<{prefix}:{name} {held}/>")
    names = " ".join(f'xmlns:{prefix}="http:///{each.replace(".", "/")}.ecore"' for each, prefix in spaces.items())
    return f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" {names} xmi:version="2.0">{"".join(lines)}</xmi:XMI>'.encode()


@pytest.mark.parametrize(("name", "content"), [("kari.json", as_json()), ("kari.xmi", as_xmi())])
def test_an_annotated_text(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    project, foreign, codes, marks, memos, _ = arrived(tmp_path / name)
    assert codes == {("Folelse", None), ("redsel", "Folelse"), ("svak", "Folelse"), ("NamedEntity", None),
                     ("PER", "NamedEntity"), ("Sporsmal", None)}  # fmt: skip
    assert {each[:2] for each in marks} == {
        ("redsel", "redd"), ("svak", "vel"), ("Folelse", "Nei"), ("PER", "Per"), ("Sporsmal", "Jeg var"),
    }  # fmt: skip
    assert {name for _, name, _ in said_by(project)} == {"eva (as the file says)"}
    assert memos == {
        "svar\nredd (Folelse: redsel)\nvel (Folelse: svak)",
        "hvem\nJeg var (Sporsmal)\nPer (NamedEntity: PER)",
    }
    assert {each.comment for each in foreign.codings} == {"", "styrke: sterk\nsikker: true"}
    (source,) = foreign.sources
    assert (source.name, source.attributes) == ("kari.txt", (("OmTeksten: tema", "skole"),))
    assert {(each.kind, len(each.things)) for each in foreign.omissions} == {
        ("other", 1), ("segment", 1), ("feature", 2), ("relation", 2),
    }  # fmt: skip


def test_a_project_with_a_file_for_each_person(tmp_path):
    def of(who, *rows):
        held = [ROWS[0], *rows]
        with zipfile.ZipFile(inner := tmp_path / f"{who}.zip", "w") as archive:
            archive.writestr(f"{who}.json", as_json(held))
        return inner.read_bytes()

    path = tmp_path / "prosjekt.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("annotation/kari.txt/eva.zip", of("eva", ROWS[4]))
        archive.writestr("annotation/kari.txt/ola.zip", of("ola", ROWS[4], ROWS[7]))
        archive.writestr("annotation/kari.txt/INITIAL_CAS.zip", of("INITIAL_CAS"))
        archive.writestr("source/kari.txt", TEXT)
        archive.writestr("exportedproject.json", "{}")
    project, foreign, _, marks, _, _ = arrived(path)
    assert len(foreign.codings) == 3
    assert {each[:2] for each in marks} == {("PER", "Per"), ("redsel", "redd")}
    assert {each.name for each in foreign.coders} == {"eva", "ola"}
    assert [each.name for each in foreign.sources] == ["kari.txt"]
    assert {name for _, name, _ in said_by(project)} == {"eva (as the file says)", "ola (as the file says)"}


TABLE = """#FORMAT=WebAnno TSV 3.3
#T_SP=custom.Folelse|label|styrke
#T_SP=custom.Merke
#T_RL=custom.Folger|slag|BT_custom.Folelse


#Text=Jeg var 😀 redd \\| ja.
1-1\t0-3\tJeg\t_\t_\t*\t_\t_\t
1-2\t4-7\tvar\tredsel[1]\tsterk[1]\t_\t_\t_\t
1-3\t8-10\t😀\tredsel[1]\tsterk[1]\t_\t_\t_\t
1-4\t11-15\tredd\tredsel[1]|uro[2]\tsterk[1]|_[2]\t_\t_\t_\t
1-5\t16-17\t|\t_\t_\t_\t_\t_\t
1-6\t18-20\tja\tglede\t_\t*[3]\tfordi\t1-2[1_0]\t
1-7\t20-21\t.\t_\t_\t*[3]\t_\t_\t

#Text=Nei vel.
2-1\t22-25\tNei\t_\t_\t_\t_\t_\t
2-2\t26-30\tvel.\tro\\_lig\t_\t_\t_\t_\t
"""


def test_a_table_of_webanno(tmp_path):
    (tmp_path / "kari.tsv").write_text(TABLE, encoding="utf-8")
    _, foreign, _, marks, memos, _ = arrived(tmp_path / "kari.tsv")
    assert foreign.sources[0].text == "Jeg var 😀 redd | ja.\nNei vel."
    assert {each[:2] for each in marks} == {
        ("redsel", "var 😀 redd"), ("uro", "redd"), ("glede", "ja"), ("Merke", "Jeg"), ("Merke", "ja."),
        ("ro_lig", "vel."),
    }  # fmt: skip
    assert memos == {"fordi\nvar 😀 redd (Folelse: redsel)\nja (Folelse: glede)"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b'{"%FEATURE_STRUCTURES": 3}'), ("a.json", b'{"%FEATURE_STRUCTURES": ['),
        ("a.json", as_json([])), ("a.xmi", b"<XMI"), ("a.xmi", b"<a/>"), ("a.tsv", b"a\tb"),
        ("a.tsv", b"#FORMAT=WebAnno TSV 3.3\n#Text=a\n1-1\t999999999999-9\ta\t"), ("a.xmi", as_xmi(ROWS)[:-40]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_one_sentence(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadFile) as caught:
        read_project(tmp_path / name)
    assert all(Catalogue(language).say(caught.value).endswith(".") for language in ("nb", "en"))


def test_odd_values_stop_nothing(tmp_path):
    odd = [None, 7, "x", [], {}, True, 10**30, "\ud83d", -1, 1.5, [1], ["a", None]]
    rows = [ROWS[0], *(row(100 + n, "custom.X", "redd", **{"label": each, "@a": each, "@Governor": each,
            "@Dependent": each, "@target": each}) for n, each in enumerate(odd))]  # fmt: skip
    rows += [row(200 + n, "custom.X", (each, 4)) for n, each in enumerate(odd)]
    rows += [{"%ID": each, "%TYPE": each, "%ELEMENTS": each, "begin": each} for each in odd]
    (tmp_path / "a.json").write_bytes(as_json([*rows, *odd]))
    foreign = read_project(tmp_path / "a.json")
    assert len(foreign.sources) == 1
    arrived(tmp_path / "a.json")


def test_what_lies_beside_an_annotated_text_stays_out(tmp_path):
    (tmp_path / "a.json").write_bytes(as_json())
    before = read_project(tmp_path / "a.json").omissions
    (tmp_path / "diary.txt").write_bytes(b"private %FEATURE_STRUCTURES")
    assert read_project(tmp_path / "a.json").omissions == before


def test_a_short_file_does_not_become_a_long_one(tmp_path):
    array = {"%ID": 900, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [7] * 1000}
    rows = [*ROWS, array, *(row(1000 + n, "custom.X", "redd", **{"@t": 900}) for n in range(300))]
    (tmp_path / "a.json").write_bytes(as_json(rows))
    lines = "".join(f"#Text=a\n{n}-1\t{n * 90_000}-{n * 90_000 + 1}\ta\t_\n\n" for n in range(1, 80))
    (tmp_path / "a.tsv").write_text(f"#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Code|value\n\n{lines}", encoding="utf-8")
    numbers = " ".join(["3"] * 2000), " ".join(["2"] * 2000)
    (tmp_path / "a.xmi").write_text(
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:c="http:///x.ecore">'
        '<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="hei du"/><cas:FSArray xmi:id="2" '
        f'elements="{numbers[0]}"/><c:Code xmi:id="3" sofa="1" begin="0" end="3" first="{numbers[1]}"/></xmi:XMI>',
        encoding="utf-8",
    )
    with pytest.raises(BadFile, match="study-too-large"):
        read_project(tmp_path / "a.json")
    with pytest.raises(BadFile, match="unpacks-too-much"):
        read_project(tmp_path / "a.tsv")
    assert len(read_project(tmp_path / "a.xmi").memos) == 1


def test_the_project_around_the_texts_names_layers_and_labels_that_nobody_used(tmp_path):
    about = {
        "name": "p", "description": "Om skolen.", "tag_sets": [
            {"name": "følelser", "tags": [{"tag_name": "redsel", "tag_description": "når hun nøler"},
                                          {"tag_name": "glede", "tag_description": ""}, {"tag_name": 7}, 7]},
            {"name": "navn", "tags": [{"tag_name": "PER", "tag_description": "folk"}, {"tag_name": "ORG"}]},
            {"name": "ubrukt", "tags": [{"tag_name": "x"}]},
        ],
        "layers": [
            {"name": "custom.Folelse", "uiName": "Følelse", "type": "span", "built_in": False, "features": [
                {"name": "styrke"}, {"name": "label", "tag_set": {"name": "følelser"}}]},
            {"name": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "uiName": "Navn", "type": "span",
             "built_in": True, "features": [{"name": "value", "tag_set": {"name": "navn"}}]},
            {"name": 7, "features": 7},
        ],
    }  # fmt: skip
    path = tmp_path / "p_2026-03-01.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("exportedproject1.json", json.dumps(about))
        archive.writestr("annotation/kari.txt/eva.json", as_json())
    foreign = read_project(path)
    above = {each.id: each.name for each in foreign.codes}
    assert {(above.get(each.parent), each.name, each.definition) for each in foreign.codes} == {
        (None, "Følelse", ""), ("Følelse", "redsel", "når hun nøler"), ("Følelse", "glede", ""),
        ("Følelse", "svak", ""), (None, "Navn", ""), ("Navn", "PER", "folk"), (None, "Sporsmal", ""),
    }  # fmt: skip
    assert "Om skolen." in {each.text for each in foreign.memos}
    assert ("other", ("ubrukt: 1",)) in {(each.kind, each.things[-1:]) for each in foreign.omissions}

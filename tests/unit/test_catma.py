"""Corpora of CATMA, as it exports them. What is said in the texts is fictional."""

import io
import tarfile
import zipfile

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import BadFile
from core.importing.project import read_project
from tests.unit.test_other_tools import arrived, said_by

pytest.importorskip("defusedxml")

TEXT = "Kari: Jeg var 😀 redd.\r\nمرحبا 你好 å\r\nPer: Nei vel, redd?"
TAGS = {"følelse": None, "redsel": "følelse", "tiltale": None}


def guid(name):
    return f"CATMA_{name.encode().hex().ljust(32, '0')[:32]}"


def units(text):
    """As Java counts: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


LENGTH = units(TEXT)


def span(quote, number=0, text=TEXT):
    at = -1
    for _ in range(number + 1):
        at = text.index(quote, at + 1)
    return units(text[:at]), units(text[:at]) + units(quote)


def told(name, value):
    return f'<f name="{name}"><string>{value}</string></f>'


def annotation(own, tag, by="eva", **more):
    values = {"catma_markupauthor": by, "catma_markuptimestamp": "2026-02-03T10:00:00.000+0100"} | more
    return f'<fs xml:id="{own}" type="{guid(tag)}">{"".join(told(*each) for each in values.items())}</fs>'


def collection(segments, *annotations, length=LENGTH, tags=TAGS):
    """`segments`: of each place the annotations on it."""
    declared = "".join(
        f'<fsDecl xml:id="{guid(name)}" n="1" type="{guid(name)}"'
        + (f' baseTypes="{guid(above)}">' if above else ">")
        + f'<fsDescr>{name}</fsDescr><fDecl xml:id="CATMA_C" name="catma_displaycolor"><vRange><vColl>'
        "<string>-65536</string></vColl></vRange></fDecl><fDecl xml:id='CATMA_G' name='grad'><vRange><vColl>"
        "<string>svak</string><string>sterk</string></vColl></vRange></fDecl></fsDecl>"
        for name, above in tags.items()
    )
    pointers = "".join(
        f'<seg ana="{" ".join("#" + each for each in held)}"><ptr target="catma://CATMA_D#char={start},{end}"/></seg>'
        for (start, end), held in segments
    )
    end = f'<ptr target="catma://CATMA_D#char={length},{length}" type="inclusion"/>'
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><fsdDecl xml:id="T_1" n="Mine merker 2026">'
        f'{declared}</fsdDecl></encodingDesc></teiHeader><text><body><ab type="catma">{pointers}{end}</ab></body>'
        f"{''.join(annotations)}</text></TEI>"
    ).encode()


def corpus():
    first, second = span("redd."), span("redd", 1)
    eva = collection(
        [(span("var 😀 "), [guid("b")]), (first, [guid("a"), guid("b")]), (second, [guid("a")]),
         ((3, 900), [guid("x")])],
        annotation(guid("a"), "redsel", grad="sterk"), annotation(guid("b"), "følelse"),
        annotation(guid("x"), "redsel"), annotation(guid("y"), "redsel"), annotation(guid("z"), "ukjent"),
    )  # fmt: skip
    ola = collection([(span("Per"), [guid("p")])], annotation(guid("p"), "tiltale", "ola"))
    return {
        "c/Kari/Kari.txt": TEXT.encode(), "c/Kari/annotationcollections/Eva.xml": eva,
        "c/Kari/annotationcollections/Ola.xml": ola, "c/Per/Per.txt": b"Bare tekst.", "c/bilde.png": b"\x89",
    }  # fmt: skip


def written(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def packed(path, files):
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    else:
        with tarfile.open(path, "w:gz") as archive:
            for name, content in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    return path


@pytest.fixture(params=["folder", "c.zip", "c.tar.gz"])
def place(request, tmp_path):
    if request.param == "folder":
        return written(tmp_path / "korpus", corpus())
    return packed(tmp_path / request.param, corpus())


def test_a_corpus_of_catma(place):
    project, foreign, codes, marks, _, _ = arrived(place)
    above = {each.id: each.name for each in foreign.codes}
    assert {(each.name, above.get(each.parent)) for each in foreign.codes} == {
        ("Mine merker", None), ("følelse", "Mine merker"), ("redsel", "følelse"), ("tiltale", "Mine merker"),
    }  # fmt: skip
    assert codes == {(each.name, above.get(each.parent)) for each in foreign.codes}
    assert {each[:2] for each in marks} == {
        ("redsel", "redd."), ("redsel", "redd"), ("følelse", "var 😀 redd."), ("tiltale", "Per"),
    }  # fmt: skip
    assert said_by(project) == {
        ("redsel", "eva (as the file says)", "2026-02-03"), ("følelse", "eva (as the file says)", "2026-02-03"),
        ("tiltale", "ola (as the file says)", "2026-02-03"),
    }  # fmt: skip
    assert {each.comment for each in foreign.codings} == {"1/2\ngrad: sterk", "2/2", ""}
    assert {each.colour for each in foreign.codes} == {"", "#FF0000"}
    assert sorted(each.name for each in foreign.sources) == ["Kari", "Per"]
    assert {(each.kind, len(each.things)) for each in foreign.omissions} == {
        ("coding", 1), ("segment", 2), ("in-parts", 1), ("feature", 1), ("file", 1),
    }  # fmt: skip


def test_one_collection_with_its_text_beside_it(tmp_path):
    written(tmp_path, corpus())
    foreign = read_project(tmp_path / "c" / "Kari" / "annotationcollections" / "Ola.xml")
    (source,), (coding,) = foreign.sources, foreign.codings
    assert (source.name, source.text[coding.start : coding.end]) == ("Kari", "Per")


def test_a_collection_that_has_its_words_in_it(tmp_path):
    content = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><encodingDesc><fsdDecl xml:id="T_1" n="S 1"><fsDecl xml:id="K">'
        '<fsDescr>k</fsDescr></fsDecl></fsdDecl></encodingDesc><text><body><ab type="catma">Jeg <seg ana="#A">var</seg>'
        ' <seg ana="#A #B">redd</seg>.</ab></body><fs xml:id="A" type="K"/><fs xml:id="B" type="K"/></text></TEI>'
    )
    (tmp_path / "a.xml").write_text(content, encoding="utf-8")
    foreign = read_project(tmp_path / "a.xml")
    (source,) = foreign.sources
    assert source.text == "Jeg var redd."
    assert [source.text[each.start : each.end] for each in foreign.codings] == ["var", "redd", "redd"]


@pytest.mark.parametrize(
    "files",
    [
        {"a.xml": collection([])}, {"a.xml": b"<TEI catma_markupauthor"}, {"b.txt": b"x"}, {},
        {"a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><TEI type="catma">&b;</TEI>'},
        {"x/a.xml": collection([]), "y.txt": b" "},
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["folder", "a.zip", "a.tar.gz"])
def test_what_cannot_be_read_gets_one_sentence(tmp_path, files, form):
    (tmp_path / "f").mkdir()
    place = written(tmp_path / "f", files) if form == "folder" else packed(tmp_path / form, files)
    with pytest.raises(BadFile) as caught:
        read_project(place)
    assert all(Catalogue(language).say(caught.value).endswith(".") for language in ("nb", "en"))


def test_an_archive_that_unpacks_to_far_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("core.importing.file_tree.UNPACKED_BYTES_MAX", 1000)
    for form in ("a.zip", "a.tar.gz"):
        with pytest.raises(BadFile, match="unpacks-too-much"):
            read_project(packed(tmp_path / form, {"a.txt": b"x" * 700, "b.txt": b"x" * 700}))


def test_damaged_archives_are_refused(tmp_path):
    for form in ("a.zip", "a.tar.gz"):
        path = packed(tmp_path / form, corpus())
        whole = path.read_bytes()
        for length in (0, 1, len(whole) // 2):
            path.write_bytes(whole[:length])
            with pytest.raises(BadFile):
                read_project(path)


def test_what_lies_beside_a_collection_stays_out(tmp_path, monkeypatch):
    monkeypatch.setattr("core.importing.file_tree.UNPACKED_BYTES_MAX", 20_000)
    folder = tmp_path / "home"
    neighbours = {"diary.txt": b"private", "huge.txt": b"x" * 30_000, "odd.txt": b"\0\1\2\xff" * 9}
    written(folder, {"a.xml": collection([(span("Per"), ["A"])], annotation("A", "redsel")), "t.txt": TEXT.encode()})
    written(folder, neighbours)
    foreign = read_project(folder / "a.xml")
    assert [each.name for each in foreign.sources] == ["t"]
    assert not [each for each in foreign.omissions if each.kind in ("file", "text")]
    (folder / "t.txt").unlink()
    with pytest.raises(BadFile, match="annotations-without-text"):
        read_project(folder / "a.xml")


def test_long_names_in_an_archive_count_too(tmp_path, monkeypatch):
    monkeypatch.setattr("core.importing.file_tree.UNPACKED_BYTES_MAX", 50_000)
    with pytest.raises(BadFile, match="unpacks-too-much"):
        read_project(packed(tmp_path / "a.tar.gz", {"x" * 60_000 + ".txt": b"a"}))

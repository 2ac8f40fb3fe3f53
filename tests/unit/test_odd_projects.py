"""REFI-QDA files that are damaged, or that no program should have written: what can come in is whole, the rest is
counted; the same again and the own export double nothing. The words are fictional."""

import io
import uuid
import warnings
import zipfile

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.errors import BadFile
from core.exporting.refi import to_qdpx
from core.importing.made_whole import made_whole
from core.importing.opaque_content import bring_in
from core.importing.project import read_project
from core.importing.refi import read_qdpx
from tests.builders import World, alice

pytest.importorskip("defusedxml")

TEXT = "Kari: Jeg var redd 😀.\r\nPer: Nei vel, sa jeg.\r\n"
USERS = f'<Users><User guid="{uuid.UUID(int=1)}" name="Eva"/></Users>'


def guid(number):
    return str(uuid.UUID(int=number))


def marked(start, end, number=30, code=10, by=1, when="2026-01-02T03:04:05Z"):
    coding = (
        f'<Coding guid="{guid(number + 1000)}" creatingUser="{guid(by)}" creationDateTime="{when}">'
        f'<CodeRef targetGUID="{guid(code)}"/></Coding>'
    )
    place = f'startPosition="{start}" endPosition="{end}"'
    return f'<PlainTextSelection guid="{guid(number)}" name="x" {place}>{coding}</PlainTextSelection>'


RIGHT = marked(6, 9)


def source(*selections, number=20, name="t", path="internal://t.txt"):
    inside = "".join(selections or (RIGHT,))
    return f'<TextSource guid="{guid(number)}" name="{name}" plainTextPath="{path}">{inside}</TextSource>'


def codes(*rows):
    inside = "".join(rows) or f'<Code guid="{guid(10)}" name="a" isCodable="true"/>'
    return f"<CodeBook><Codes>{inside}</Codes></CodeBook>"


def document(book=codes(), sources=source(), users=USERS, more="", head=""):  # noqa: B008 - texts that nobody changes
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<Project xmlns="urn:QDA-XML:project:1.0" name="p">{users}{book}'
        f"<Sources>{sources}</Sources>{more}</Project>"
    )


def zipped(project, name="project.qde", **files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, project)
        for place, content in (files or {"sources/t.txt": TEXT.encode()}).items():
            archive.writestr(place, content)
    return out.getvalue()


def twice(name, first, last):
    """An archive with two files under one path."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr(name, first)
        archive.writestr(name, last)
        archive.writestr("sources/t.txt", TEXT)
    return out.getvalue()


def of_text(content):
    return zipped(document(), **{"sources/t.txt": content})


def told(*selections):
    return zipped(document(sources=source(*selections, RIGHT)))


def named(number, name, inside=""):
    return f'<Code guid="{guid(number)}" name="{name}">{inside}</Code>'


SET = (
    f'<Sets><Set guid="{guid(10)}" name="s"><MemberCode targetGUID="{guid(10)}"/>'
    f'<MemberSource targetGUID="{guid(10)}"/></Set></Sets>'
)
CASE = f'<Cases><Case guid="{guid(10)}" name="Kari"><SourceRef targetGUID="{guid(10)}"/></Case></Cases>'
SAME = document(sources=source(number=10) + source(marked(6, 9, 31), number=21, name="u"), more=SET + CASE)
WHOLE = zipped(document())

COMES_IN = {  # codes, texts, codings, and how many of what kind is said
    "whole": (WHOLE, 1, 1, 1, {}),
    "no text": (zipped(document(), **{"a.txt": b""}), 1, 0, 0, {"text": 1}),
    "empty text": (of_text(b" \n"), 1, 0, 0, {"text": 1}),
    "two texts of one name": (zipped(document(sources=source() + source(marked(6, 9, 31), number=21))), 1, 2, 2,
                              {"name-twice": 1}),
    "circle": (zipped(document(codes(named(10, "a", named(11, "b", named(10, "c")))))), 3, 1, 1, {"guid-twice": 1}),
    "latin-1": (zipped(document().replace("utf-8", "iso-8859-1").replace('"t"', '"tæ"').encode("latin-1")),
                1, 1, 1, {}),
    "utf-16": (zipped(document().replace('"utf-8"', '"utf-16"').encode("utf-16")), 1, 1, 1, {}),
    "text in latin-1": (of_text("Kari: Jeg var rødd.\nNei æ.".encode("latin-1")), 1, 1, 1, {}),
    "text in utf-16": (of_text(TEXT.encode("utf-16")), 1, 1, 1, {}),
    "text with a mark": (of_text(TEXT.encode("utf-8-sig")), 1, 1, 1, {}),
    "control characters": (of_text(b"Kari: Jeg\x00 var\x0b redd \xf0\x9f\x98\x80.\n"), 1, 1, 1, {}),
    "far outside": (told(marked(10**15, 10**15 + 4, 31)), 1, 1, 1, {"segment": 1}),
    "before the text": (told(marked(-5, 4, 31)), 1, 1, 1, {"segment": 1}),
    "backwards": (told(marked(9, 6, 31)), 1, 1, 1, {"segment": 1}),
    "no numbers": (told(marked("6.5", "9", 31), marked("", "x", 32)), 1, 1, 1, {"segment": 2}),
    "no users": (zipped(document(users="")), 1, 1, 1, {}),
    "two codes in a coding": (zipped(document(
        codes(named(10, "a"), named(11, "b")),
        source(RIGHT.replace("</Coding>", "".join(f'<CodeRef targetGUID="{guid(n)}"/>' for n in (11, 10, 99))
                             + "</Coding>")),
    )), 2, 1, 2, {"coding-without-code": 1}),
    "two projects in one": (zipped(document(), **{"andre/project.qde": b"<x/>", "b/t.txt": b"Kari: Nei og nei.",
                                                  "sources/t.txt": TEXT.encode()}), 1, 1, 1, {"file": 1}),
    "two projects under one path": (twice("project.qde", b"<x/>", document()), 1, 1, 1, {"file": 1}),
    "two texts whose names differ in capitals": (zipped(document(), **{"sources/T.txt": b"Kari: Nei.",
                                                                       "sources/t.txt": TEXT.encode()}), 1, 1, 1, {}),
    "the same the other way round": (zipped(document(), **{"sources/t.txt": TEXT.encode(),
                                                           "sources/T.txt": b"Kari: Nei."}), 1, 1, 1, {}),
    "an unknown user": (told(marked(10, 13, 31, by=77)), 1, 1, 2, {}),
    "no such code": (told(marked(10, 13, 31, code=99)), 1, 1, 1, {"coding-without-code": 1}),
    "a GUID twice": (told(marked(10, 13, 30)), 1, 1, 2, {"guid-twice": 1}),
    "a GUID of every kind": (zipped(SAME), 1, 2, 2, {"guid-twice": 3}),
    "no GUIDs": (zipped(document().replace(guid(10), "none")), 1, 1, 1, {}),
    "odd moments": (told(marked(10, 13, 31, when="31/12/99999"), marked(14, 18, 32, when="2026-13-45T99:00Z")),
                    1, 1, 3, {}),
    "zipped with its folder": (zipped(document(), "Studie/project.qde"), 1, 1, 1, {}),
    "another name": (zipped(document(), "Min studie.qde"), 1, 1, 1, {}),
    "no names": (zipped(document(codes(named(10, ""), named(11, "")), source(name=""))), 2, 1, 1, {"name-twice": 1}),
    "names that look alike": (zipped(document(codes(named(10, "&#x202e;a&#x200b;"), named(11, "a")))), 2, 1, 1,
                              {"name-twice": 1}),
    "a path out of it": (zipped(document(sources=source(path="absolute:///etc/passwd"))), 1, 0, 0, {"text": 1}),
    "bytes before and after": (b"junk" * 50 + WHOLE + b"tail" * 50, 1, 1, 1, {}),
    "nothing in it": (zipped(document(sources="")), 1, 0, 0, {}),
}  # fmt: skip
REFUSED = {
    "cut": WHOLE[: len(WHOLE) // 2], "almost whole": WHOLE[:-9], "a byte changed": WHOLE[:60] + b"\xff" + WHOLE[61:],
    "entities": zipped(document(head='<!DOCTYPE a [<!ENTITY b "c">]>')), "not closed": zipped(document()[:-9]),
    "another archive": zipped("", "a.txt"),
}  # fmt: skip


@pytest.mark.parametrize("name", COMES_IN)
def test_what_can_come_in_is_whole_and_the_rest_is_counted(name, tmp_path):
    content, *counts, said = COMES_IN[name]
    path = tmp_path / "a.qdpx"
    path.write_bytes(content)
    foreign = read_project(path)
    assert [len(foreign.codes), len(foreign.sources), len(foreign.codings)] == counts
    assert {each.kind: len(each.things) for each in foreign.omissions} == said
    texts = {each.id: each.text for each in foreign.sources}
    assert all(texts[each.source][each.start : each.end] in ("Jeg", "var", "redd") for each in foreign.codings)
    project = alice(World(3))
    bring_in(project, foreign)
    state = project.state
    assert [len(state.codes.rows), len(state.sources.rows), len(state.codings.rows)] == counts
    assert bring_in(project, read_project(path)).recorded == (), "the same again"
    path.write_bytes(to_qdpx(Presentation(project)))
    assert bring_in(project, read_project(path)).recorded == (), "the own export"


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_gets_one_sentence(name, tmp_path):
    path = tmp_path / "a.qdpx"
    path.write_bytes(REFUSED[name])
    with pytest.raises(BadFile) as caught:
        read_project(path)
    for language in ("nb", "en"):
        said = Catalogue(language).say(caught.value)
        assert said.endswith(".")
        assert "a.qdpx" in said


def test_who_has_what_is_kept_where_a_guid_stands_for_things_of_every_kind(tmp_path):
    (tmp_path / "a.qdpx").write_bytes(zipped(SAME))
    project = alice(World(3))
    bring_in(project, read_project(tmp_path / "a.qdpx"))
    presentation = Presentation(project)
    texts = {presentation.source(each): each for each in project.state.sources.rows}
    (person,) = project.state.participants.values()
    assert project.state.sources.rows[texts["t"]].participants == (person.id,)
    (held,) = project.state.code_sets.values()
    assert (len(held.codes), held.sources) == (1, (texts["t"],))
    assert {presentation.source(each.source) for each in presentation.live_codings()} == {"t", "u"}


@pytest.mark.parametrize("name", ["a.qdpx", "a.zip"])
def test_an_archive_of_a_version_that_is_not_known_is_refused(tmp_path, name):
    content = bytearray(zipped(document()))
    content[content.rindex(b"PK\x01\x02") + 6] = 126  # the version that unpacks it: 12.6
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadFile):
        read_project(tmp_path / name)


def test_notes_variables_and_sets_are_kept_or_counted_and_go_out_again():
    def value(variable, kind, said):
        return f'<VariableValue><VariableRef targetGUID="{guid(variable)}"/><{kind}>{said}</{kind}></VariableValue>'

    kinds = {40: ("Gift", "Boolean"), 41: ("Født", "Date"), 42: ("Barn", "Integer"), 43: ("Tid", "DateTime"),
             44: ("Ubrukt", "Text")}  # fmt: skip
    variables = "".join(
        f'<Variable guid="{guid(n)}" name="{name}" typeOfVariable="{kind}"/>' for n, (name, kind) in kinds.items()
    )
    values = (value(40, "BooleanValue", "true") + value(41, "DateValue", "1990-05-17") + value(42, "IntegerValue", "3")
              + value(43, "DateTimeValue", "2026-01-02T03:04:05Z"))  # fmt: skip
    more = (
        f'<Variables>{variables}</Variables><Cases><Case guid="{guid(50)}" name="Kari"><NoteRef '
        f'targetGUID="{guid(90)}"/>{values}</Case><Case guid="{guid(51)}" name="Uten tekst">'
        f"{value(40, 'BooleanValue', 'false')}</Case></Cases><Notes>"
        + "".join(
            f'<Note guid="{guid(n)}" name="n"><PlainTextContent>{text}</PlainTextContent></Note>'
            for n, text in ((90, "Om Kari."), (91, "Om settet."), (92, "Løst."))
        )
        + f'</Notes><Sets><Set guid="{guid(60)}" name="Tomt"><Description>Ingenting.</Description></Set>'
        f'<Set guid="{guid(61)}" name="Alt"><MemberCode targetGUID="{guid(10)}"/>'
        f'<MemberSource targetGUID="{guid(20)}"/>'
        f'<NoteRef targetGUID="{guid(91)}"/></Set></Sets>'
    )
    content = zipped(document(more=more), **{"t.txt": TEXT})
    foreign = made_whole(read_qdpx("a.qdpx", content))
    assert {(each.kind, thing) for each in foreign.omissions for thing in each.things} == {
        ("moved-note", "Om settet."), ("other", "Tid: DateTime"), ("other", "Ubrukt"), ("set", "Tomt"),
        ("other", "Tomt: Ingenting."),
    }  # fmt: skip
    assert sorted(each.text for each in foreign.memos) == ["n\nLøst.", "n\nOm Kari.", "n\nOm settet."]
    project = alice(World(9))
    bring_in(project, foreign)
    again = made_whole(read_qdpx("b.qdpx", to_qdpx(Presentation(project))))
    assert {(each.name, dict(each.attributes).get("Gift")) for each in again.cases} == {
        ("Kari", "yes"), ("Uten tekst", "no"),
    }  # fmt: skip
    assert {name: kind for name, kind in again.types if kind != "text"} == {
        "Gift": "yesno", "Født": "date", "Barn": "number",
    }  # fmt: skip
    assert [(name, len(held), len(of)) for _, name, held, of in again.sets] == [("Alt", 1, 1)]

"""Exports of Label Studio. What is said in the texts is fictional."""

import json
import sys

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import BadFile
from core.importing.labelstudio import read_labelstudio
from core.importing.project import read_project
from tests.unit.test_other_tools import TEXT, arrived, said_by, span

pytest.importorskip("defusedxml")


def units(quote, text=TEXT):
    """As browsers count: in UTF-16."""
    return tuple(len(text[:each].encode("utf-16-le")) // 2 for each in span(quote, text))


def marked(own, quote, *labels, place=span, **value):
    start, end = place(quote)
    value = {"start": start, "end": end, "text": quote, "labels": list(labels)} | value
    return {"id": own, "type": "labels", "from_name": "label", "to_name": "text", "value": value}


def task(number, *annotations, **data):
    return {"id": number, "project": 3, "created_at": "2026-02-01T10:00:00Z", "data": data,
            "annotations": list(annotations)}  # fmt: skip


def annotation(number, by, *results, **more):
    made = f"2026-02-0{number}T10:00:00.000000Z"
    return {"id": number, "completed_by": by, "created_at": made, "result": list(results)} | more


@pytest.fixture
def export(tmp_path):
    eva = annotation(
        3, {"id": 1, "first_name": "Eva", "last_name": "", "email": "eva@example.org"},
        marked("a", "redd", "redsel", "annet"), marked("b", "Kari", "person"), marked("c", "andre ord", "annet",
               place=lambda _: (0, 9)), marked("d", "Per"),
        {"id": "a", "type": "choices", "from_name": "sure", "value": {"start": 1, "end": 2, "choices": ["ja"]}},
        {"id": "e", "type": "choices", "from_name": "mood", "value": {"choices": ["rolig", "trist"]}},
        {"id": "f", "type": "textarea", "from_name": "note", "value": {"text": ["Hun ler."]}},
        {"type": "relation", "from_id": "a", "to_id": "b", "direction": "right", "labels": ["hos"]},
        {"id": "g", "type": "labels", "value": {"labels": ["uten sted"]}},
    )  # fmt: skip
    ola = annotation(4, 7, marked("h", "redd", "redsel", place=units), marked("i", "你好", "annet", place=units))
    gone = annotation(5, 7, marked("j", "redd", "redsel"), was_cancelled=True)
    first = task(12, eva, ola, gone, text=TEXT, title="Kari", sted="by", alder=34)
    first["predictions"] = [{"model_version": "m1", "result": [marked("k", "redd", "redsel")]}]
    tasks = [first, task(13, text=" "), task(14, image="https://example.org/a.png")]
    path = tmp_path / "eksport.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


def test_an_export_of_labelstudio(export):
    project, foreign, codes, marks, memos, _ = arrived(export)
    assert codes == {("redsel", None), ("annet", None), ("person", None)}
    assert {each[:2] for each in marks} == {
        ("redsel", "redd"), ("annet", "redd"), ("person", "Kari"), ("annet", "你好"),
    }  # fmt: skip
    assert said_by(project) == {
        ("redsel", "Eva (as the file says)", "2026-02-03"), ("annet", "Eva (as the file says)", "2026-02-03"),
        ("person", "Eva (as the file says)", "2026-02-03"), ("redsel", "#7 (as the file says)", "2026-02-04"),
        ("annet", "#7 (as the file says)", "2026-02-04"),
    }  # fmt: skip
    assert {each.comment for each in foreign.codings if each.comment} == {"sure: ja"}
    assert memos == {"mood: rolig, trist", "note: Hun ler.", "hos\nredd (redsel, annet)\nKari (person)"}
    assert [(each.name, each.attributes) for each in foreign.sources] == [("Kari", (("sted", "by"), ("alder", "34")))]
    assert {(each.kind, len(each.things)) for each in foreign.omissions} == {
        ("coding", 1), ("untagged", 1), ("feature", 1), ("relation", 1), ("as-memo", 2), ("row", 1), ("other", 2),
        ("no-text", 1), ("no-media", 1),
    }  # fmt: skip


def read(tmp_path, *tasks):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return read_project(path)


def quotes(foreign):
    (source,) = foreign.sources
    return [source.text[each.start : each.end] for each in foreign.codings]


def test_a_conversation_of_labelstudio(tmp_path):
    said = [{"author": "Kari", "text": "Jeg 😀 var redd."}, {"author": "Per", "text": "Nei vel."}]

    def result(own, *place, text):
        names = ("start", "startOffset", "end", "endOffset")
        value = dict(zip(names, place, strict=True)) | {"text": text, "paragraphlabels": ["x"]}
        return {"id": own, "type": "paragraphlabels", "to_name": "d", "value": value}

    results = (
        result("a", "0", 10, "0", 14, text="redd"), result("b", "0", 11, "0", 15, text="redd"),
        result("c", "0", 11, "1", 3, text="redd.\\nNei"), result("d", "0", 2, "1", 3, text="annet"),
        result("e", "0", 2, "7", 3, text=""), result("f", "1", 4, "1", 7, text="vel"),
    )  # fmt: skip
    foreign = read(tmp_path, task(1, annotation(3, "eva", *results), d=said))
    assert foreign.sources[0].text == "Kari: Jeg 😀 var redd.\nPer: Nei vel."
    assert quotes(foreign) == ["redd", "redd", "redd.\nPer: Nei", "vel"]
    assert {(each.kind, len(each.things)) for each in foreign.omissions} == {("coding", 1), ("row", 1)}


def test_a_page_of_labelstudio(tmp_path):
    page = "<h1>Kari</h1><p>Jeg var <b>re</b>dd &amp; still.</p><p>Ja.</p>"
    words = "KariJeg var redd & still.Ja."

    def result(quote):
        start, end = span(quote, words)
        value = {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "startOffset": 0, "endOffset": 1, "text": quote,
                 "globalOffsets": {"start": start, "end": end}, "hypertextlabels": ["x"]}  # fmt: skip
        return {"id": quote, "type": "hypertextlabels", "to_name": "html", "value": value}

    results = [result(each) for each in ("redd & still.", "still.Ja", "Kari")]
    results[0]["value"]["hypertextlabels"] = [["over", "under"]]
    foreign = read(tmp_path, task(1, annotation(3, "eva", *results), html=page))
    assert quotes(foreign) == ["redd & still.", "still.\nJa", "Kari"]
    over, under, x = foreign.codes
    assert [(each.name, each.parent) for each in (over, under, x)] == [("over", None), ("under", over.id), ("x", None)]
    assert foreign.omissions == ()


def test_what_is_said_of_a_place_and_paths_of_a_taxonomy(tmp_path):
    by_path = marked("b", "Nei vel") | {"type": "taxonomy"}
    by_path["value"] = {**by_path["value"], "labels": [], "taxonomy": [["plikt", "må"], ["plikt", "bør"]]}
    results = (
        marked("a", "redd", "redsel") | {"meta": {"text": ["Hun nøler."]}}, by_path,
        marked("c", "Per", "person") | {"parentID": "a"},
        marked("d", "Kari") | {"type": "choices", "value": {"start": 0, "end": 4, "choices": ["ja"]}},
    )  # fmt: skip
    read_in = task(1, annotation(3, "eva", *results), text=TEXT, question="Hva da? " * 40) | {"meta": {"rom": "3"}}
    foreign = read(tmp_path, read_in)
    named = {each.id: each for each in foreign.codes}
    paths = {(named[each.parent].name if each.parent else None, each.name) for each in foreign.codes}
    assert paths == {(None, "redsel"), (None, "plikt"), ("plikt", "må"), ("plikt", "bør"), (None, "person")}
    text = foreign.sources[0].text
    assert {(named[each.code].name, text[each.start : each.end], each.comment) for each in foreign.codings} == {
        ("redsel", "redd", "Hun nøler."), ("må", "Nei vel", ""), ("bør", "Nei vel", ""), ("person", "Per", ""),
    }  # fmt: skip
    assert {(each.text, each.on_kind, each.passage) for each in foreign.memos} == {
        ("parentID\nPer (person)\nredd (redsel)", "coding", None), ("label: ja", "source", span("Kari")),
    }  # fmt: skip
    assert foreign.sources[0].attributes == (("meta: rom", "3"),)
    assert {(each.kind, each.things) for each in foreign.omissions} >= {("other", ("question: 320",))}


def test_what_is_marked_on_pictures_and_recordings_is_counted(tmp_path):
    sound = {"id": "a", "type": "labels", "original_length": 9.5, "value": {"start": 1, "end": 3, "labels": ["Taler"]}}
    words = {"id": "a", "type": "textarea", "from_name": "skrift", "original_length": 9.5,
             "value": {"start": 1, "end": 3, "channel": 0, "text": ["Hei."]}}  # fmt: skip
    box = {"id": "b", "type": "rectanglelabels", "value": {"x": 1, "y": 2, "rectanglelabels": ["Bil"]}}
    foreign = read(
        tmp_path, task(1, annotation(3, "eva", sound, words), text=TEXT, audio="/data/a.wav"),
        task(2, annotation(4, "eva", box), image="/data/a.png"),
    )  # fmt: skip
    assert foreign.codings == ()
    assert [each.text for each in foreign.memos] == ["skrift: Hei."]
    assert {(each.kind, each.things) for each in foreign.omissions} == {
        ("coding-on-recording", ("labels: Taler",)), ("as-memo", ("skrift: Hei.",)), ("no-media", ("a 2",)),
        ("coding-on-picture", ("a 2: Bil",)),
    }  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"[1]", b'[{"data": 1}]', b"[" * 100_000, b'[{"data": {}, "annotations": 1}]',
        b"\xff\xfe\x00", b'{"segments": [{"text": "a"}]}',
        b'[{"annotation_id": 3, "text": "ord", "label": []}]',
    ],
)  # fmt: skip
def test_other_json_is_refused(tmp_path, content):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(BadFile) as caught:
        read_project(path)
    assert all(Catalogue(language).say(caught.value).endswith(".") for language in ("nb", "en"))


def test_odd_values_stop_nothing(tmp_path):
    odd = [None, 7, "x", [], {}, True, 10**30, "\ud83d", -1, 1.5]
    results = [{"id": "a", "type": "labels", "value": each} for each in odd]
    results += [marked("b", "redd", "x", **{name: each}) for name in ("start", "end", "text", "labels") for each in odd]
    results += [{"type": each, "value": {"x": each}} for each in odd]
    results += [{"type": "relation", "from_id": each, "to_id": each, "labels": each} for each in odd]
    people = [annotation(3, each, *results, created_at=each, id=each) for each in odd]
    tasks = [task(1, *people, None, 7, text=TEXT, odd=odd), task(1, text="\ud83d ord", **{"a\ud83d": "\ud83d"})]
    foreign = read(tmp_path, *tasks)
    assert len(foreign.sources) == 2
    arrived(tmp_path / "a.json")


def test_twice_as_many_marks_cost_twice_as_much():
    """Counted in calls: each mark looked at all others, and at the whole text."""

    def calls(count: int) -> int:
        text, counted = "Ord om livet. " * count, [0]
        places = [(14 * n, 14 * n + 3) for n in range(count)]
        results = [marked(f"r{n}", "Ord", "kode", place=lambda _, n=n: places[n]) for n in range(count)]
        results += [
            {"id": f"r{n}", "type": "choices", "value": {"start": a, "end": b, "choices": ["ja"]}}
            for n, (a, b) in enumerate(places)
        ]
        content = json.dumps([task(1, annotation(1, 7, *results), text=text)]).encode()

        def call(_, kind: str, __) -> None:
            counted[0] += kind in ("call", "c_call")

        sys.setprofile(call)
        try:
            found = read_labelstudio("x.json", content)
        finally:
            sys.setprofile(None)
        assert len(found.codings) == count
        assert all(each.comment == "choices: ja" for each in found.codings)
        return counted[0]

    assert calls(400) < 2.2 * calls(200)

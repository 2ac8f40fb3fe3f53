"""Label Studio's export (.json): tasks, each with a text, and with annotations that say who marked what, and when.

Texts stand there as they are, or as the paragraphs of a conversation. What a result says of the whole text is a memo.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoder, ForeignCoding, ForeignMemo, ForeignSource
from core.commands.import_omissions import Omissions
from core.errors import BadFile
from core.ids import Id
from core.importing.encodings import decoded
from core.importing.foreign_sqlite import key
from core.importing.labelstudio_texts import PLACE_FIELDS, Words, is_marked, medium_of, whole, words_of
from core.importing.made import moment_of
from core.importing.quoted_places import Quoted, quoted_places
from core.limits import TEXT_CODE_POINTS_MAX
from core.text.normal import normalise

Item = dict[str, Any]
Label = tuple[str, ...]
"""The steps of a path; one where there is none."""
_TITLES = ("title", "name", "filename", "file_name")
_DAY = re.compile(r"-at-\d{4}-\d\d-\d\d.*")
"""How the name of a file goes on that Label Studio writes: each export has another."""
_VALUE_MAX = 200
"""A longer field of a task is no attribute of its text."""
_BESIDE = ("predictions", "drafts", "comments", "reviews")


def read_labelstudio(name: str, content: bytes) -> Foreign:
    """All tasks of an export. Raises BadFile."""
    try:
        text = decoded(content).text
        tasks = json.loads(text)
        if "\\ud" in text.lower():  # a half of a sign, which no file could hold
            tasks = json.loads(whole(json.dumps(tasks, ensure_ascii=False)))
    except (ValueError, RecursionError) as problem:
        raise BadFile("not-this-format", format="json") from problem
    tasks = tasks if isinstance(tasks, list) else [tasks]
    if tasks and all(isinstance(each, dict) and "annotation_id" in each for each in tasks):
        raise BadFile("short-export", file=name)
    if not tasks or not all(_is_task(each) for each in tasks):
        raise BadFile("not-a-project-of", file=name, program="Label Studio")
    return _Reader(name, tasks).project()


def _is_task(task: Any) -> bool:
    return isinstance(task, dict) and isinstance(task.get("data"), dict) and isinstance(_held(task), list)


def _held(task: Item) -> Any:
    """The annotations of a task, as older versions call them too."""
    return task.get("annotations", task.get("completions"))


class _Marked(NamedTuple):
    """A result that puts labels on words, its place, and what else is said of them."""

    id: str
    labels: tuple[Label, ...]
    quoted: Quoted
    extra: tuple[str, ...]


class _Reader:
    def __init__(self, name: str, tasks: list[Item]) -> None:
        self._name, self._tasks = name, tasks
        self._omissions = Omissions()
        self._codes: dict[str, ForeignCode] = {}
        self._coders: dict[str, ForeignCoder] = {}
        self._codings: list[ForeignCoding] = []
        self._memos: list[ForeignMemo] = []

    def project(self) -> Foreign:
        sources = tuple(source for number, task in enumerate(self._tasks, 1) for source in self._task(number, task))
        made = min(str(task.get("created_at") or "") for task in self._tasks)
        return Foreign(
            tuple(self._codes.values()), sources, tuple(self._codings), tuple(self._memos), (), (), (),
            self._omissions.found(), coders=tuple(self._coders.values()), file=self._name,
            identity=f"Label Studio\0{self._tasks[0].get('project')}\0{made}".encode("utf-8", "replace"),
        )  # fmt: skip

    def _task(self, number: int, task: Item) -> Iterator[ForeignSource]:
        """The text of a task, with all that is marked in it."""
        annotations = [each for each in _held(task) if isinstance(each, dict)]
        found = words_of(task["data"], [each for one in annotations for each in _results(one)])
        own = task.get("id", number)
        name = self._called(task, own)
        if found is None or not found.raw.strip():
            self._omissions.add("no-text" if found is not None else "no-media", name)
            for result in (each for one in annotations for each in _results(one) if each.get("type") != "relation"):
                self._omissions.add(medium_of(result) or "coding", f"{name}: {', '.join(_labels(result)) or '?'}")
            return
        if len(found.raw) > TEXT_CODE_POINTS_MAX:
            raise BadFile("text-too-long", text=name, file=self._name)
        source = key("task", own)
        for annotation in annotations:
            self._annotation(source, found, annotation)
        for holder in (task, *annotations):
            self._beside(source, holder)
        attributes = tuple(self._attributes(source, task, found.field))
        origin = f"{name} (Label Studio, {self._name})"
        yield ForeignSource(source, name, normalise(found.raw), origin, attributes=attributes)

    def _beside(self, source: Id, holder: Item) -> None:
        """Lists what a task or an annotation holds beside what people marked."""
        for kind in _BESIDE:
            for each in holder.get(kind) or () if isinstance(holder.get(kind), list) else ():
                if isinstance(each, dict):
                    said = each.get("model_version") or each.get("text") or each.get("id") or ""
                    marks = _results(each)
                    self._omissions.add("other", f"{kind}: {said}{f', {len(marks)}' if marks else ''}", source)

    def _attributes(self, source: Id, task: Item, text: str) -> Iterator[tuple[str, str]]:
        """What a task says of its text, whose field is `text`; what is too long for a value is listed."""
        about = task.get("meta")
        said = [(str(field), value) for field, value in task["data"].items() if field not in (text, *_TITLES)]
        said += [(f"meta: {field}", value) for field, value in about.items()] if isinstance(about, dict) else []
        for field, value in said:
            if not field.strip() or value in (None, "", [], {}):
                continue
            if isinstance(value, (str, int, float)) and len(str(value)) <= _VALUE_MAX:
                yield field, str(value)
            else:
                self._omissions.add("other", f"{field}: {len(str(value))}", source)

    def _called(self, task: Item, own: object) -> str:
        """What a text is called: by a field of its task, or by the name of the file and its number."""
        for field in _TITLES:
            if isinstance(task["data"].get(field), str) and task["data"][field].strip():
                return str(task["data"][field])
        return f"{_DAY.sub('', self._name.rpartition('.')[0])} {own}"

    # -- annotations

    def _annotation(self, source: Id, words: Words, annotation: Item) -> None:
        coder, results = self._coder(annotation.get("completed_by")), _results(annotation)
        number, made = annotation.get("id", ""), moment_of(annotation.get("created_at"))
        if annotation.get("was_cancelled") is True:
            self._omissions.add("other", f"was_cancelled: {number}", source)
            return
        labelled = {str(each.get("id")) for each in results if is_marked(each)}
        marks = [each for each in results if is_marked(each) or _marks_by_path(each, labelled, words)]
        beside: dict[str, list[Item]] = {}  # what else is said of the same words
        for other in results:
            if other.get("type") != "relation" and not is_marked(other):
                beside.setdefault(str(other.get("id")), []).append(other)
        marked = [each for result in marks for each in self._marked(result, beside, words)]
        places = quoted_places(words.raw, [each.quoted for each in marked])
        first: dict[str, Id] = {}
        quotes, normal = dict[str, str](), words.normal
        for each, place in zip(marked, places, strict=True):
            there = f"{each.quoted.start}–{each.quoted.end}: {', '.join(map(_path, each.labels)) or '?'}"
            if place is None:
                self._omissions.add("coding", f"{there} {each.quoted.quote}", source)
                continue
            if not each.labels:
                self._omissions.add("untagged", there, source)
            for label in each.labels:
                own = key("result", f"{number}, {each.id}, {_path(label)}")
                said = "\n".join(each.extra)
                coded = ForeignCoding(own, source, *place, self._code(label), "", None, coder, made, comment=said)
                self._codings.append(coded)
                first.setdefault(each.id, own)
                quotes.setdefault(each.id, f"{normal[slice(*place)]} ({', '.join(map(_path, each.labels))})")
            for said in each.extra:
                self._omissions.add("feature", f"{there}: {said}", source)
        self._ties((source, number), results, first, quotes, (coder, made))
        ids, of_marks = {each.id for each in marked}, set(map(id, marks))
        for result in results:
            if result.get("type") != "relation" and id(result) not in of_marks and str(result.get("id")) not in ids:
                self._alone(source, words, result, (coder, made))

    def _code(self, label: Label) -> Id:
        """The code of a label; of a path, each step of it under the one before."""
        parent = None
        for depth in range(1, len(label) + 1):
            steps = label[:depth]
            own = key("label", _path(steps))
            parent = self._codes.setdefault(_path(steps), ForeignCode(own, steps[-1], parent, "", "")).id
        assert parent is not None
        return parent

    def _coder(self, said: Any) -> Id | None:
        """Who annotated: by name, by address, or by the number that is all the file has."""
        if isinstance(said, dict):
            names = [said.get(each) for each in ("first_name", "last_name")]
            name = " ".join(each.strip() for each in names if isinstance(each, str) and each.strip())
            said = name or said.get("email") or said.get("username") or said.get("id")
        name = said.strip() if isinstance(said, str) else f"#{said}" if isinstance(said, int) else ""
        return self._coders.setdefault(name, ForeignCoder(key("coder", name), name)).id if name else None

    def _marked(self, result: Item, beside: dict[str, list[Item]], words: Words) -> Iterator[_Marked]:
        """A result that marks words; what other results say of the same words goes with it."""
        own, quoted, medium = str(result.get("id")), words.quoted(result), medium_of(result)
        if quoted is None or medium:
            self._omissions.add(medium or "row", f"{result.get('type')}: {', '.join(_labels(result))}")
            return
        extra = [said for each in beside.get(own, ()) if each is not result for said in _said(each)]
        yield _Marked(own, _paths_of(result), quoted, (*_notes(result), *extra))

    def _ties(
        self,
        of: tuple[Id, Any],
        results: list[Item],
        first: dict[str, Id],
        quotes: dict[str, str],
        by: tuple[Id | None, int],
    ) -> None:
        """Relations as memos on the words they start from, linked to those they go to; and what a place is in."""
        source, number = of
        ties = [(each.get("from_id"), each.get("to_id"), ", ".join(_strings(each.get("labels"))) or "→")
                for each in results if each.get("type") == "relation"]  # fmt: skip
        inside = {str(each.get("id")): each["parentID"] for each in results if each.get("parentID")}
        ties += [(own, above, "parentID") for own, above in inside.items()]
        for one, other, called in ((str(one), str(other), called) for one, other, called in ties):
            text = f"{called}\n{quotes.get(one, one)}\n{quotes.get(other, other)}"
            on = ("coding", first[one]) if one in first else ("source", source)
            links = (("coding", first[other]),) if other in first and other != one else ()
            own = key("tie", f"{number}, {one}, {other}, {called}")
            self._memos.append(ForeignMemo("analytic", text, *on, None, own, *by, links=links))
            self._omissions.add("relation", text, source)

    def _alone(self, source: Id, words: Words, result: Item, by: tuple[Id | None, int]) -> None:
        """What is said of the whole text, or of words that have no label."""
        quoted = words.quoted(result) if not medium_of(result) else None
        place = quoted_places(words.raw, [quoted])[0] if quoted is not None else None
        for said in (*_notes(result), *_said(result)):
            self._memos.append(ForeignMemo("analytic", said, "source", source, place, None, *by))
            self._omissions.add("as-memo", said, source)


def _results(annotation: Item) -> list[Item]:
    found = annotation.get("result")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _paths(value: Any) -> tuple[Label, ...]:
    """The labels in a value: words alone or in a list, and lists of the steps of paths."""
    held = value if isinstance(value, list) else [value]
    paths = [_strings(each) if isinstance(each, list) else _word(each) for each in held]
    return tuple(dict.fromkeys(each for each in paths if each))


def _strings(value: Any) -> tuple[str, ...]:
    """The words in a value, paths among them written out."""
    return tuple(map(_path, _paths(value)))


def _word(value: Any) -> Label:
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return (str(value),) if isinstance(value, (int, float)) and not isinstance(value, bool) else ()


def _path(label: Label) -> str:
    return " › ".join(label)


def _paths_of(result: Item) -> tuple[Label, ...]:
    """The labels of a marked place, which stand under the name of their type."""
    value = result.get("value")
    return _paths(value.get(str(result.get("type")), value.get("labels"))) if isinstance(value, dict) else ()


def _labels(result: Item) -> tuple[str, ...]:
    return tuple(map(_path, _paths_of(result)))


def _marks_by_path(result: Item, labelled: set[str], words: Words) -> bool:
    """Whether a result marks words by a path of a taxonomy, and none by a label marks the same."""
    is_path = result.get("type") == "taxonomy" and str(result.get("id")) not in labelled
    return is_path and words.quoted(result) is not None


def _notes(result: Item) -> Iterator[str]:
    """Notes on a marked place, which stand beside its labels."""
    about = result.get("meta")
    for field, held in about.items() if isinstance(about, dict) else ():
        if words := "\n".join(_strings(held)):
            yield words if field == "text" else f"{field}: {words}"


def _said(result: Item) -> Iterator[str]:
    """What a result says that marks nothing: choices, words, numbers, each with the name of its question."""
    value = result.get("value")
    for field, held in value.items() if isinstance(value, dict) else ():
        if field not in PLACE_FIELDS and (field != "text" or result.get("type") == "textarea"):
            words = ", ".join(_strings(held))
            if words:
                yield f"{result.get('from_name') or field}: {words}"

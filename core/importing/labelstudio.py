"""Label Studio's export (.json): tasks, each with a text, and with annotations that say who marked what, and when.

Texts stand there as they are, or as the paragraphs of a conversation. What a result says of the whole text is a memo.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoder, ForeignCoding, ForeignMemo, ForeignSource
from core.commands.import_omissions import Omissions
from core.errors import BadFile
from core.ids import Id
from core.importing.encodings import decoded
from core.importing.foreign_sqlite import key
from core.importing.labelstudio_texts import Words, is_marked, whole, words_of
from core.importing.made import moment_of
from core.importing.quoted_places import Quoted, quoted_places
from core.limits import TEXT_CODE_POINTS_MAX
from core.text.normal import normalise

Item = dict[str, Any]
_TITLES = ("title", "name", "filename", "file_name")
_VALUE_MAX = 200
"""A longer field of a task is no attribute of its text."""


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
    labels: tuple[str, ...]
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
            return
        if len(found.raw) > TEXT_CODE_POINTS_MAX:
            raise BadFile("text-too-long", text=name, file=self._name)
        source = key("task", own)
        for annotation in annotations:
            self._annotation(source, found, annotation)
        for kind in ("predictions", "drafts"):
            for each in task.get(kind) or () if isinstance(task.get(kind), list) else ():
                if isinstance(each, dict):
                    said = each.get("model_version") or each.get("id") or ""
                    self._omissions.add("other", f"{kind}: {said}, {len(_results(each))}", source)
        attributes = tuple(
            (str(field), str(value))
            for field, value in task["data"].items()
            if field not in (found.field, *_TITLES) and isinstance(value, (str, int, float))
            if 0 < len(str(value)) <= _VALUE_MAX and str(field).strip()
        )
        origin = f"{name} (Label Studio, {self._name})"
        yield ForeignSource(source, name, normalise(found.raw), origin, attributes=attributes)

    def _called(self, task: Item, own: object) -> str:
        """What a text is called: by a field of its task, or by the name of the file and its number."""
        for field in _TITLES:
            if isinstance(task["data"].get(field), str) and task["data"][field].strip():
                return str(task["data"][field])
        return f"{self._name.rpartition('.')[0]} {own}"

    # -- annotations

    def _annotation(self, source: Id, words: Words, annotation: Item) -> None:
        coder, results = self._coder(annotation.get("completed_by")), _results(annotation)
        number, made = annotation.get("id", ""), moment_of(annotation.get("created_at"))
        if annotation.get("was_cancelled") is True:
            self._omissions.add("other", f"was_cancelled: {number}", source)
            return
        marked = [each for result in results if is_marked(result) for each in self._marked(result, results, words)]
        places = quoted_places(words.raw, [each.quoted for each in marked])
        first: dict[str, Id] = {}
        quotes: dict[str, str] = {}
        for each, place in zip(marked, places, strict=True):
            there = f"{each.quoted.start}–{each.quoted.end}: {', '.join(each.labels) or '?'}"
            if place is None:
                self._omissions.add("coding", f"{there} {each.quoted.quote}", source)
                continue
            if not each.labels:
                self._omissions.add("untagged", there, source)
            for label in each.labels:
                own = key("result", f"{number}, {each.id}, {label}")
                code = self._codes.setdefault(label, ForeignCode(key("label", label), label, None, "", "")).id
                said = "\n".join(each.extra)
                self._codings.append(ForeignCoding(own, source, *place, code, "", None, coder, made, comment=said))
                first.setdefault(each.id, own)
                quotes.setdefault(each.id, f"{words.normal[slice(*place)]} ({', '.join(each.labels)})")
            for said in each.extra:
                self._omissions.add("feature", f"{there}: {said}", source)
        self._ties(source, results, first, quotes, (coder, made))
        ids = {each.id for each in marked}
        for result in results:
            if not is_marked(result) and result.get("type") != "relation" and str(result.get("id")) not in ids:
                self._of_all(source, result, (coder, made))

    def _coder(self, said: Any) -> Id | None:
        """Who annotated: by name, by address, or by the number that is all the file has."""
        if isinstance(said, dict):
            names = [said.get(each) for each in ("first_name", "last_name")]
            name = " ".join(each.strip() for each in names if isinstance(each, str) and each.strip())
            said = name or said.get("email") or said.get("username") or said.get("id")
        name = said.strip() if isinstance(said, str) else f"#{said}" if isinstance(said, int) else ""
        return self._coders.setdefault(name, ForeignCoder(key("coder", name), name)).id if name else None

    def _marked(self, result: Item, results: list[Item], words: Words) -> Iterator[_Marked]:
        """A result that marks words; what other results say of the same words goes with it."""
        own, quoted = str(result.get("id")), words.quoted(result)
        if quoted is None:
            self._omissions.add("row", f"{result.get('type')}: {', '.join(_labels(result))}")
            return
        others = [each for each in results if str(each.get("id")) == own and not is_marked(each)]
        extra = [said for each in others if each.get("type") != "relation" for said in _said(each)]
        yield _Marked(own, _labels(result), quoted, tuple(extra))

    def _ties(
        self, source: Id, results: list[Item], first: dict[str, Id], quotes: dict[str, str], by: tuple[Id | None, int]
    ) -> None:
        """Relations as memos on the words they start from, linked to those they go to."""
        for result in results:
            if result.get("type") != "relation":
                continue
            one, other = str(result.get("from_id")), str(result.get("to_id"))
            called = ", ".join(_strings(result.get("labels"))) or "→"
            text = f"{called}\n{quotes.get(one, one)}\n{quotes.get(other, other)}"
            on = ("coding", first[one]) if one in first else ("source", source)
            links = (("coding", first[other]),) if other in first and other != one else ()
            self._memos.append(ForeignMemo("analytic", text, *on, None, None, *by, links=links))
            self._omissions.add("relation", text, source)

    def _of_all(self, source: Id, result: Item, by: tuple[Id | None, int]) -> None:
        """What is said of the whole text."""
        for said in _said(result):
            self._memos.append(ForeignMemo("analytic", said, "source", source, None, None, *by))
            self._omissions.add("as-memo", said, source)


def _results(annotation: Item) -> list[Item]:
    found = annotation.get("result")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _strings(value: Any) -> tuple[str, ...]:
    """The words in a value: alone, in a list, or in a list of paths."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return (str(value),)
    if isinstance(value, list):
        paths = [" › ".join(_strings(each)) if isinstance(each, list) else "".join(_strings(each)) for each in value]
        return tuple(dict.fromkeys(each for each in paths if each))
    return ()


def _labels(result: Item) -> tuple[str, ...]:
    """The labels of a marked place, which stand under the name of their type."""
    value = result.get("value")
    found = value.get(str(result.get("type")), value.get("labels")) if isinstance(value, dict) else None
    return _strings(found)


def _said(result: Item) -> Iterator[str]:
    """What a result says that marks nothing: choices, words, numbers, each with the name of its question."""
    value = result.get("value")
    for field, held in value.items() if isinstance(value, dict) else ():
        if field not in ("start", "end", "text", "startOffset", "endOffset", "globalOffsets") or (
            field == "text" and result.get("type") == "textarea"
        ):
            words = ", ".join(_strings(held))
            if words:
                yield f"{result.get('from_name') or field}: {words}"

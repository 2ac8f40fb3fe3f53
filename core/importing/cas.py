"""Annotated texts as UIMA keeps them (CAS): in JSON (.json) and in XMI (.xmi), which INCEpTION and WebAnno export."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from core.errors import BadFile
from core.importing.encodings import decoded
from core.importing.labelstudio_texts import whole
from core.importing.refi_xml import children, descendants, number_of, root_of, tag_of, text_of

NAMED_MAX, NAMED_TOTAL_MAX = 10_000, 200_000
"""So much is in an array at most, and is named by way of arrays in a text."""
_FIRST_VIEW = "_InitialView"
_XMI = "{http://www.omg.org/XMI}"
_PLACED = ("begin", "end", "sofa")
_KINDS = ("String", "Integer", "Float", "Boolean", "Byte", "Short", "Long", "Double")
_PLAIN = {f"uima.cas.{each}{form}" for each in _KINDS for form in ("", "Array", "List")}
"""What a feature may be that names nothing."""
_REFERENCES = ("Governor", "Dependent", "target", "first", "next")
"""Features that name other things in every project, where the file does not say which do."""
_TITLES = ("sourceDocumentName", "documentTitle", "documentId")

Ranges = Mapping[str, Mapping[str, str]]
"""Of each type the features, and what each may be."""


class Thing(NamedTuple):
    """Something with a type: where it is (the end exclusive; None where it is on no words), what it says, in the order
    of its features, and what it names."""

    id: str
    type: str
    place: tuple[int, int] | None
    said: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]


class Cas(NamedTuple):
    """A text, what the file says that it is called and who annotated it ("" where it does not), all that is said in it,
    and how many other texts the file holds."""

    text: str
    title: str
    who: str
    things: list[Thing]
    others: int = 0


def is_cas(content: bytes) -> bool:
    """Whether a file is such a text."""
    return b"%FEATURE_STRUCTURES" in content or (b"uima/cas.ecore" in content[:20_000] and b"XMI" in content[:2000])


def read_cas(name: str, content: bytes, types: bytes | None = None) -> Cas:
    """The text with all that is in it; `types`: the description of types (XML) beside it. Raises BadFile."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _of_json(name, content)
    return _of_xmi(name, content, _ranges(name, types) if types is not None else {})


def _cas(texts: dict[str, tuple[str, str]], held: Iterator[tuple[str, Thing]]) -> Cas:
    """`texts`: by their ids, the view of each and its words; `held`: each thing with the id of its text."""
    first = next((own for own, (view, text) in texts.items() if view == _FIRST_VIEW and text), None)
    own = first or next((own for own, (_, text) in texts.items() if text), "")
    things = [thing for of, thing in held if of in (own, "")]
    title, who = _called(things)
    others = sum(bool(text) for _, text in texts.values()) - 1
    return Cas(texts[own][1] if own in texts else "", title, who, things, max(others, 0))


def _called(things: list[Thing]) -> tuple[str, str]:
    """What the text is called, and who annotated it, as INCEpTION notes them."""
    notes = [each.said for each in things if each.type.endswith((".DocumentMetaData", ".CASMetadata"))]
    title = next((said[name][0] for name in _TITLES for said in notes if said.get(name)), "")
    who = next((said["username"][0] for said in notes if said.get("username")), "")
    if not who:
        named = [said["documentId"][0] for said in notes if said.get("documentId") and said.get("documentTitle")]
        who = next((each for each in named if each not in (title, title.rpartition(".")[0])), "")
    return title, who


class _Arrays:
    """Arrays by their ids. What is taken from them is counted: any number of things may name a long one."""

    def __init__(self, name: str, held: Mapping[str, list[Any]]) -> None:
        self._name, self._held, self._taken = name, held, 0

    def of(self, own: str) -> list[Any] | None:
        """What an array holds; None where there is none with this id. Raises BadFile."""
        found = self._held.get(own)
        self._taken += len(found or ())
        if len(found or ()) > NAMED_MAX or self._taken > NAMED_TOTAL_MAX:
            raise BadFile("study-too-large", file=self._name)
        return found


# -- JSON


def _of_json(name: str, content: bytes) -> Cas:
    try:
        root = json.loads(whole(json.dumps(json.loads(decoded(content).text), ensure_ascii=False)))
    except (ValueError, RecursionError) as problem:
        raise BadFile("not-this-format", format="json") from problem
    held = root.get("%FEATURE_STRUCTURES") if isinstance(root, dict) else None
    if isinstance(held, dict):
        held = [each | {"%ID": own} for own, each in held.items() if isinstance(each, dict)]
    rows = [each for each in held or () if isinstance(each, dict)] if isinstance(held, list) else []
    texts = {
        str(each.get("%ID")): (str(each.get("sofaID")), each["sofaString"])
        for each in rows
        if each.get("%TYPE") == "uima.cas.Sofa" and isinstance(each.get("sofaString"), str)
    }
    inside = {str(each.get("%ID")): each["%ELEMENTS"] for each in rows if isinstance(each.get("%ELEMENTS"), list)}
    arrays = _Arrays(name, inside)
    passed = {*texts, *inside}
    things = (_of_row(each, arrays) for each in rows if str(each.get("%ID")) not in passed)
    return _cas(texts, things)


def _of_row(row: dict[str, Any], arrays: _Arrays) -> tuple[str, Thing]:
    said: dict[str, tuple[str, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for name, value in row.items():
        called = name.lstrip("@^#")
        if name.startswith("%") or called in _PLACED:
            continue
        if name.startswith("@"):
            inside = arrays.of(str(value))
            listed = inside if inside is not None else [value]
            if listed and all(isinstance(each, int) for each in listed):
                names[called] = tuple(dict.fromkeys(map(str, listed)))
            elif found := _values(listed):
                said[called] = found
        elif found := _values(value if isinstance(value, list) else [value]):
            said[called] = found
    start, end = row.get("begin"), row.get("end")
    place = (start, end) if isinstance(start, int) and isinstance(end, int) else None
    of = str(row["@sofa"]) if "@sofa" in row else ""
    return of, Thing(str(row.get("%ID")), str(row.get("%TYPE")), place, said, names)


def _values(listed: list[Any]) -> tuple[str, ...]:
    """What is said; what is false or empty is what nobody has touched."""
    found = ("true" if each is True else str(each).strip() for each in listed if isinstance(each, (str, int, float))
             and each is not False)  # fmt: skip
    return tuple(each for each in found if each)


# -- XMI


class _Ids(NamedTuple):
    """Ids of a file: all, those of things that name a target, and of arrays with what they hold."""

    all: set[str]
    slots: set[str]
    arrays: _Arrays


def _of_xmi(name: str, content: bytes, ranges: Ranges) -> Cas:
    root = root_of(name, content)
    texts: dict[str, tuple[str, str]] = {}
    elements = []
    for each in root:
        own = each.get(f"{_XMI}id") or ""
        if tag_of(each) == "Sofa":
            texts[own] = str(each.get("sofaID")), each.get("sofaString") or ""
        elif tag_of(each) not in ("NULL", "View"):
            elements.append(each)
    ids = {each.get(f"{_XMI}id") or "" for each in elements}
    slots = {each.get(f"{_XMI}id") or "" for each in elements if each.get("target")}
    arrays = {each.get(f"{_XMI}id") or "": (each.get("elements") or "").split() for each in elements
              if tag_of(each) == "FSArray"}  # fmt: skip
    known = _Ids(ids, slots, _Arrays(name, arrays))
    return _cas(texts, (_of_element(each, known, ranges) for each in elements if tag_of(each) != "FSArray"))


def _of_element(element: Any, held: _Ids, ranges: Ranges) -> tuple[str, Thing]:
    ids, slots, arrays = held
    kind = _type_of(str(element.tag))
    known = ranges.get(kind)
    said: dict[str, tuple[str, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}
    values: dict[str, tuple[str, ...]] = {
        each: (value,) for each, value in element.attrib.items() if not each.startswith("{") and each not in _PLACED
    }
    for child in element:
        values[tag_of(child)] = (*values.get(tag_of(child), ()), (child.text or "").strip())
    for each, found in values.items():
        parts = " ".join(found).split()
        is_name = each in _REFERENCES or len(parts) > 1 or any(part in slots for part in parts)
        is_name = known[each] not in _PLAIN if known is not None and each in known else is_name
        if is_name and parts and all(part in ids for part in parts):
            held_in = ((part, arrays.of(part)) for part in dict.fromkeys(parts))
            named = (inner for part, inside in held_in for inner in ([part] if inside is None else inside))
            names[each] = tuple(dict.fromkeys(named))
        elif kept := tuple(value for value in found if value and value != "false"):
            said[each] = kept
    start, end = number_of(element.get("begin")), number_of(element.get("end"))
    order = list(known or ())
    said = dict(sorted(said.items(), key=lambda each: order.index(each[0]) if each[0] in order else len(order)))
    place = (start, end) if start is not None and end is not None else None
    return element.get("sofa") or "", Thing(element.get(f"{_XMI}id") or "", kind, place, said, names)


def _type_of(tag: str) -> str:
    """The name of a type: http:///webanno/custom.ecore and Code are webanno.custom.Code."""
    space, _, name = tag.removeprefix("{").rpartition("}")
    package = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    return name if package in ("", "uima.noNamespace") else f"{package}.{name}"


def _ranges(name: str, content: bytes) -> Ranges:
    """Of each type the features, those of the types it is a kind of first."""
    own: dict[str, dict[str, str]] = {}
    above: dict[str, str] = {}
    strings = set()
    for each in descendants(root_of(name, content), "typeDescription"):
        kind, over = text_of(each, "name"), text_of(each, "supertypeName")
        above[kind] = over
        strings |= {kind} if over == "uima.cas.String" else set()
        features = [one for held in children(each, "features") for one in children(held, "featureDescription")]
        own[kind] = {text_of(one, "name"): text_of(one, "rangeTypeName") for one in features}
    found: dict[str, dict[str, str]] = {}
    for kind in own:
        line, at = [kind], above.get(kind, "")
        while at in own and at not in line:
            line.append(at)
            at = above[at]
        merged = {feature: said for each in reversed(line) for feature, said in own[each].items()}
        found[kind] = {feature: "uima.cas.String" if said in strings else said for feature, said in merged.items()}
    return found

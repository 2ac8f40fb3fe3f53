"""What the archive of an INCEpTION project says of the project: what its layers are called, and its sets of tags."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from core.importing.labelstudio_texts import whole

_ROWS_MAX = 20_000
Item = dict[str, Any]


class Tag(NamedTuple):
    """A label of a layer (the type of it), and what it means. `is_own`: of a layer that the project's people made for
    spans; of others only what is used matters."""

    layer: str
    name: str
    about: str
    is_own: bool


class InceptionProject(NamedTuple):
    """What the project is called, what it is about, the names of its layers by their types, the labels that they have,
    and the sets of tags that are no layer's labels, with their sizes."""

    name: str
    about: str
    layers: dict[str, str]
    tags: list[Tag]
    others: list[tuple[str, int]]


def inception_project(content: bytes, labels: Sequence[str]) -> InceptionProject | None:
    """The description; None where the file is none. `labels`: what features are called that hold the label of a span,
    the surer ones first."""
    try:
        root = json.loads(whole(json.dumps(json.loads(content), ensure_ascii=False)))
    except (ValueError, RecursionError):
        return None
    if not isinstance(root, dict) or not {"layers", "tag_sets"} <= root.keys():
        return None
    sets = {_word(each, "name"): _items(each, "tags") for each in _items(root, "tag_sets")}
    layers, tags, used = dict[str, str](), list[Tag](), set[str]()
    for layer in _items(root, "layers"):
        own, features = _word(layer, "name"), _items(layer, "features")
        layers[own] = _word(layer, "uiName") or _word(layer, "ui_name")
        held = {_word(each, "name"): each["tag_set"] for each in features if isinstance(each.get("tag_set"), dict)}
        label = next((each for each in (*labels, *held) if each in held), None)
        if label is None:
            continue
        named = _word(held[label], "name")
        used.add(named)
        is_own = layer.get("built_in") is not True and layer.get("type", "span") == "span"
        tags += _tags(own, sets.get(named) or _items(held[label], "tags"), is_own)
    others = [(name, len(held)) for name, held in sets.items() if name not in used and held]
    return InceptionProject(
        _word(root, "name"), _word(root, "description"), layers, tags[:_ROWS_MAX], others[:_ROWS_MAX]
    )


def _tags(layer: str, rows: list[Item], is_own: bool) -> Iterator[Tag]:
    for each in rows:
        if name := _word(each, "tag_name"):
            yield Tag(layer, name, _word(each, "tag_description"), is_own)


def _items(holder: Item, name: str) -> list[Item]:
    held = holder.get(name)
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


def _word(holder: Item, name: str) -> str:
    value = holder.get(name)
    return value.strip() if isinstance(value, str) else ""

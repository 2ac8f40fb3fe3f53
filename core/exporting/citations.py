"""Works as a reader of a study expects them: a formatted list, and short forms for the text, by a CSL style."""

import json
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.errors import BadFile
from core.libraries import needs
from core.text.csl import csl_item, title_of

HOUSE_STYLE = "harvard-cite-them-right"
"""The style that comes with the library; any other is given as a .csl file."""

KEY_LETTERS_MAX = 24

Entries = dict[str, tuple[str, str]]
"""By the key of a work: how it is cited in the text, and its entry in the list."""
LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def bibliography(
    items: Mapping[str, str], language: str = "nb", style: Path | None = None
) -> dict[str, tuple[str, str]]:
    """For each work (by its key, as an item of CSL-JSON): how it is cited in the text, and its entry in the list.

    In the order of the style. Raises MissingLibrary, and BadFile where the style is none.
    """
    if not items:
        return {}
    with needs("citeproc-py"):
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON
    locale = LOCALES.get(language, "en-GB")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            shape = CitationStylesStyle(str(style) if style else HOUSE_STYLE, locale=locale, validate=False)
        except Exception as problem:  # whatever a file that is no style makes an XML reader say
            raise BadFile("not-a-csl-style", file=style) from problem

        def written(some: Mapping[str, str]) -> dict[str, tuple[str, str]]:
            source = CiteProcJSON([_item(key, item) for key, item in some.items()])
            made = CitationStylesBibliography(shape, source, formatter.plain)
            citations = {key: Citation([CitationItem(key)]) for key in some}
            for citation in citations.values():
                made.register(citation)
            made.sort()
            short = {key: _plain(made.cite(citation, _unknown)) for key, citation in citations.items()}
            entries = {key: _plain(entry) for key, entry in zip(made.keys, made.bibliography(), strict=True)}
            return {key: (short[key], entry) for key, entry in entries.items()}

        return _in_style(items, written)


def _in_style(items: Mapping[str, str], written: Callable[[Mapping[str, str]], Entries]) -> Entries:
    """All items in the style; where some are none that the library can write, these by their titles, at the end."""
    try:
        return written(items)
    except Exception:  # whatever an item that somebody made up makes the library say
        if len(items) == 1:
            return {key: (title, title) for key, item in items.items() for title in [title_of(item) or key]}
        half = len(items) // 2
        parts = (dict(list(items.items())[:half]), dict(list(items.items())[half:]))
        return {key: entry for part in parts for key, entry in _in_style(part, written).items()}


def as_csl_json(items: Mapping[str, str]) -> bytes:
    """The list in the form that other programs read. The id of each work is its citation key, as such programs expect:
    the one that it came with, or one made of whoever wrote it and the year; no two works have the same."""
    made, taken = [], set[str]()
    for item in items.values():
        held = csl_item(item)
        wanted = next((str(held[name]) for name in ("citation-key", "id") if held.get(name)), "") or _key_of(held)
        key, n = wanted, 1
        while key in taken:
            n += 1
            key = f"{wanted}-{n}"
        taken.add(key)
        made.append(held | {"id": key})
    return json.dumps(made, ensure_ascii=False, indent=2).encode()


def _key_of(item: Mapping[str, Any]) -> str:
    """Such as yalom2005."""
    names: list[dict[str, str]] = next((item[role] for role in ("author", "editor") if item.get(role)), [{}])
    who = names[0].get("family") or names[0].get("literal") or str(item.get("title", ""))
    year = ((item.get("issued") or {}).get("date-parts") or [[""]])[0][0]
    return "".join(char for char in who.casefold() if char.isalnum())[:KEY_LETTERS_MAX] + str(year) or "work"


def _item(key: str, item: str) -> dict[str, Any]:
    known = {name: value for name, value in csl_item(item).items() if name not in ("citation-key", "id")}
    return {"type": "document"} | known | {"id": key}


def _plain(made: Any) -> str:
    return " ".join(str(made).split())


def _unknown(_: Any) -> None:
    """Every key is in the list."""

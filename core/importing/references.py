"""Lists of references: BibTeX, RIS and CSL-JSON, each work as one item of CSL-JSON in a canonical form."""

import json
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from core.errors import BadFile
from core.importing.plain import read as read_text
from core.libraries import needs

ITEMS_MAX = 20_000
"""A large personal library; more is a catalogue."""


Item = dict[str, Any]


def read_references(name: str, content: bytes) -> list[str]:
    """The items of a file, whose name tells its kind. Raises BadFile; then nothing of the file was read."""
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise BadFile("references-format", file=name)
    text = read_text(content).text
    items = [item for item in reader(text) if item.get("title") or item.get("author")]
    if not items:
        raise BadFile("references-none", file=name)
    if len(items) > ITEMS_MAX:
        raise BadFile("references-too-many", file=name, most=ITEMS_MAX)
    return [canonical(item) for item in items]


def canonical(item: Item) -> str:
    """One text for one item: without the id that it had in its file, which says nothing elsewhere."""
    kept = {key: value for key, value in item.items() if key != "id" and value not in ("", [], None)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _csl_json(text: str) -> list[Item]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadFile("not-this-format", format="json") from problem
    value = value if isinstance(value, list) else [value]
    if not all(isinstance(item, dict) and isinstance(item.get("title", ""), str) for item in value):
        raise BadFile("references-not-csl")
    return [item | {"type": item.get("type", "document")} for item in value]


def _bibtex(text: str) -> list[Item]:
    with needs("bibtexparser"):
        import bibtexparser
        from bibtexparser import middlewares
    import logging

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what is wrong is said below, once
    steps = [
        middlewares.MonthIntMiddleware(),
        middlewares.LatexDecodingMiddleware(),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
    ]
    library = bibtexparser.parse_string(text, append_middleware=steps)
    for block in library.failed_blocks:
        raise BadFile("references-entry", line=(block.start_line or 0) + 1)
    return [_of_bibtex(entry) for entry in library.entries]


_BIBTEX_TYPES = {
    "article": "article-journal", "book": "book", "inbook": "chapter", "incollection": "chapter", "collection": "book",
    "inproceedings": "paper-conference", "conference": "paper-conference", "phdthesis": "thesis", "thesis": "thesis",
    "mastersthesis": "thesis", "techreport": "report", "report": "report", "online": "webpage", "www": "webpage",
}  # fmt: skip
_BIBTEX_FIELDS = {
    "title": "title", "publisher": "publisher", "school": "publisher", "institution": "publisher", "volume": "volume",
    "address": "publisher-place", "location": "publisher-place", "number": "issue", "pages": "page", "doi": "DOI",
    "isbn": "ISBN", "issn": "ISSN", "url": "URL", "edition": "edition", "abstract": "abstract", "series":
    "collection-title", "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
}  # fmt: skip


def _of_bibtex(entry: Any) -> Item:
    fields = {field.key.lower(): field.value for field in entry.fields}
    item: Item = {"type": _BIBTEX_TYPES.get(entry.entry_type.lower(), "document"), "citation-key": entry.key}
    item |= {target: str(fields[field]) for field, target in _BIBTEX_FIELDS.items() if fields.get(field)}
    for role in ("author", "editor", "translator"):
        if role in fields:
            item[role] = [_of_parts(each) for each in fields[role]]
    item |= _issued(str(fields.get("date") or fields.get("year") or ""), fields.get("month"))
    return item


def _of_parts(parts: Any) -> Item:
    if isinstance(parts, str):
        return {"literal": parts}
    if not parts.first:
        return {"literal": " ".join([*parts.von, *parts.last])}
    name = {"family": " ".join(parts.last), "given": " ".join(parts.first)}
    name |= {"non-dropping-particle": " ".join(parts.von)} if parts.von else {}
    return name | ({"suffix": " ".join(parts.jr)} if parts.jr else {})


def _ris(text: str) -> list[Item]:
    with needs("rispy"):
        import rispy
    try:
        return [_of_ris(entry) for entry in rispy.loads(text)]
    except (ValueError, KeyError, OSError) as problem:
        raise BadFile("not-this-format", format="ris") from problem


_RIS_TYPES = {
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "webpage",
    "WEB": "webpage",
}
_RIS_FIELDS = {
    "title": "title",
    "primary_title": "title",
    "journal_name": "container-title",
    "secondary_title": "container-title",
    "alternate_title3": "container-title",
    "alternate_title2": "container-title-short",
    "volume": "volume",
    "number": "issue",
    "publisher": "publisher",
    "place_published": "publisher-place",
    "doi": "DOI",
    "edition": "edition",
    "abstract": "abstract",
}


def _of_ris(entry: Item) -> Item:
    item: Item = {"type": _RIS_TYPES.get(entry.get("type_of_reference", ""), "document")}
    for field, target in _RIS_FIELDS.items():
        if entry.get(field) and target not in item:
            item[target] = str(entry[field])
    for fields, role in ((("authors", "first_authors"), "author"), (("secondary_authors",), "editor")):
        names = [name for field in fields for name in entry.get(field, [])]
        if names:
            item[role] = [_of_name(name) for name in names]
    if entry.get("issn"):
        item["ISBN" if item["type"] in ("book", "chapter") else "ISSN"] = str(entry["issn"])
    pages = [entry[each] for each in ("start_page", "end_page") if entry.get(each)]
    item |= {"page": "–".join(pages)} if pages else {}
    item |= {"URL": entry["urls"][0]} if entry.get("urls") else {}
    return item | _issued(str(entry.get("year") or entry.get("publication_year") or entry.get("date") or ""), None)


def _of_name(name: str) -> Item:
    family, comma, rest = name.partition(",")
    given, _, suffix = rest.strip().partition(",")
    if not comma:
        return {"literal": name.strip()}
    return {"family": family.strip(), "given": given.strip()} | ({"suffix": suffix.strip()} if suffix.strip() else {})


def _issued(date: str, month: Any) -> Item:
    numbers = [int(each) for each in re.findall(r"\d+", date)[:3]]
    if not numbers:
        return {"issued": {"literal": date}} if date.strip() else {}
    if len(numbers) == 1 and isinstance(month, int):
        numbers.append(month)
    return {"issued": {"date-parts": [numbers]}}


_READERS: dict[str, Callable[[str], list[Item]]] = {".bib": _bibtex, ".ris": _ris, ".json": _csl_json}

SUFFIXES = tuple(_READERS)
"""The endings of the names of files that can be read here."""

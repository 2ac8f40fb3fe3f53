"""A codebook alone, as a table (CSV, XLSX) or as a list in Markdown."""

import re
from collections.abc import Mapping, Sequence

from core.commands.foreign_project import Foreign, ForeignCode
from core.commands.import_omissions import Omissions
from core.errors import BadFile, Refused
from core.importing import plain
from core.importing.dotted import steps_of
from core.importing.foreign_sqlite import key
from core.importing.headed_table import read_headed
from core.importing.segment_columns import holds_segments
from core.importing.table import ROWS_MAX

STEP = " › "
"""Between the names of a path."""
COLUMNS = {
    "name": ("name", "tag", "navn", "namn", "code", "kode"),
    "path": ("path", "sti"),
    "parent": ("parent", "category", "forelder", "overkode", "kategori"),
    "definition": ("definition", "description", "memo", "definisjon", "beskrivelse"),
    "colour": ("colour", "color", "farge"),
}
_DOTTED = ("tag", "path")
"""What the column is called in Taguette, where dots part the levels."""
_PARTS = ("use", "not_use", "example")
_ITEM = re.compile(r"^(\s*)[-*+]\s+(.+)$")
_NAMED = re.compile(
    r"^(?:\*\*(?P<bold>(?:[^*\\]|\\.)+)\*\*|(?P<plain>[^:]+?))(?:\s*\(\d+\))?(?:\s*:\s*(?P<about>.*))?$"
)
_LABELLED = re.compile(r"^\*(?!\*)((?:[^*\\]|\\.)+):\*\s*(.*)$")
_ESCAPED = re.compile(r"\\(.)|<br>")

Path = tuple[str, ...]


def read_codebook(name: str, content: bytes, mapping: Mapping[str, str] | None = None) -> Foreign:
    """A codebook with what stands above what, and descriptions. `mapping` names the column of a part of COLUMNS whose
    heading is another. Raises BadFile, Refused."""
    is_list, left_out = name.lower().endswith((".md", ".markdown")), Omissions()
    found = _listed(content, left_out) if is_list else _in_table(name, content, mapping or {}, left_out)
    codes: dict[Path, ForeignCode] = {}
    for path, about, colour in found:
        for length in range(1, len(path)):
            codes.setdefault(path[:length], _code(path[:length], "", ""))
        if path not in codes or not codes[path].definition:
            codes[path] = _code(path, about, colour)
    if not codes:
        raise BadFile("codes-empty", file=name)
    in_order = sorted(codes, key=len)
    return Foreign(
        tuple(codes[path] for path in in_order), (), (), (), (), (), (), left_out.found(), is_ordered=True, file=name
    )


def _code(path: Path, about: str, colour: str) -> ForeignCode:
    above = key("code", STEP.join(path[:-1])) if len(path) > 1 else None
    return ForeignCode(key("code", STEP.join(path)), path[-1], above, about, colour)


def _in_table(
    name: str, content: bytes, mapping: Mapping[str, str], left_out: Omissions
) -> list[tuple[Path, str, str]]:
    table = read_headed(name, content, ROWS_MAX, lambda row: _are_headings(row, mapping))
    found = _tabled(name, table.rows, mapping)
    for each in (*table.above, *table.unread):
        left_out.add("other", each)
    return found


def _are_headings(row: Sequence[str], mapping: Mapping[str, str]) -> bool:
    """Whether a row names the columns of a codebook: two at least, or the only one that there is."""
    headings = [each.casefold() for each in row if each]
    if mapping:
        return all(each.strip().casefold() in headings for each in mapping.values())
    known = [each for each in headings if each in _PARTS or any(each in names for names in COLUMNS.values())]
    return len(known) >= min(2, len(headings)) and any(each in COLUMNS["name"] + COLUMNS["path"] for each in known)


def _tabled(name: str, rows: list[list[str]], mapping: Mapping[str, str]) -> list[tuple[Path, str, str]]:
    if not rows:
        return []
    headings = [heading.casefold() for heading in rows[0]]
    if not mapping and holds_segments(rows[0]):
        raise BadFile("segments-table", file=name)
    if wrong := next((each for each in mapping.values() if each.strip().casefold() not in headings), None):
        raise Refused("no-such-column", column=wrong, columns=rows[0])
    at = {
        wanted: headings.index(mapping[wanted].strip().casefold())
        if wanted in mapping
        else next((headings.index(each) for each in names if each in headings), None)
        for wanted, names in COLUMNS.items()
    }
    if at["name"] is None and at["path"] is None:
        raise BadFile("codes-table", columns=rows[0])
    columns = at | {each: headings.index(each) for each in (*_PARTS, "status") if each in headings}
    records = [
        {wanted: row[column] if column is not None and column < len(row) else "" for wanted, column in columns.items()}
        for row in rows[1:]
    ]
    records = [
        each for each in records if (each["name"] or each["path"]) and each.get("status", "live") in ("", "live")
    ]
    parents = {each["name"]: each["parent"] for each in records}
    column = at["path"] if at["path"] is not None else at["name"]
    if at["parent"] is None and column is not None and headings[column] in _DOTTED:
        steps = steps_of(each["path"] or each["name"] for each in records)
        for each in records:
            each["path"] = STEP.join(steps[each["path"] or each["name"]])
    return [(_path(each, parents), _about(each), each["colour"]) for each in records]


def _path(record: dict[str, str], parents: dict[str, str]) -> Path:
    """From the path, where there is one; else by the names of what stands above."""
    steps = tuple(each.strip() for each in record["path"].split(STEP.strip()) if each.strip())
    if steps:
        return steps
    path = [record["name"]]
    above = record["parent"]
    while above and above not in path:
        path.insert(0, above)
        above = parents.get(above, "")
    return tuple(path)


def _about(record: dict[str, str]) -> str:
    parts = [record["definition"], *(f"{part}: {record[part]}" for part in _PARTS if record.get(part))]
    return "\n".join(part for part in parts if part)


def _listed(content: bytes, left_out: Omissions) -> list[tuple[Path, str, str]]:
    """Items of a list, the deeper under the shallower; after a colon what they mean. An item that begins with a label
    in italics, as in the program's own codebook, says more of the code above it and is no code."""
    found: list[tuple[Path, str, str]] = []
    above: list[tuple[int, str]] = []
    for line in plain.read(content).text.splitlines():
        item = _ITEM.match(line.expandtabs(4))
        named = _NAMED.match(item.group(2).strip()) if item else None
        if item is None or named is None:
            continue
        depth = len(item.group(1))
        above = [each for each in above if each[0] < depth]
        if above and (said := _LABELLED.match(item.group(2))) is not None:
            left_out.add("other", _plain(f"{above[-1][1]}: {said[1]}: {said[2]}"))
            continue
        above.append((depth, _plain(named["bold"] or named["plain"])))
        found.append((tuple(name for _, name in above), _plain(named["about"] or ""), ""))
    return found


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or "\n", text).strip()

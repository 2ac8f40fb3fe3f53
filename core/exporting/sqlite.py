"""The study as an SQLite database: tables with keys between them, views for what one asks most, and full text search.

Any program for SQLite opens it; Datasette shows it with what `metadata` says of its columns. Texts, quotes and places
stand in the layer that was chosen.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from core import __version__
from core.analysis.attributes import shown_value
from core.analysis.code_decisions import reasoned_decisions
from core.analysis.codebook_tree import codes_in_order
from core.analysis.negative_cases import reasons_against
from core.analysis.presentation import Presentation, iso_time
from core.commands.codebook import PARTS
from core.exporting.dataframes import consensus, text_of
from core.exporting.judged import agreed, judgements
from core.exporting.outline import Wordings, memo_ends
from core.exporting.outline_sections import shown_relations, shown_sets
from core.ids import CodingId
from core.libraries import needs
from core.views.codebook import resolve_merged
from core.views.participants import active_participants
from core.views.records import Coding

TABLES: dict[str, dict[str, type]] = {
    "study": {"name": str, "value": str},
    "people": {"id": str, "name": str},
    "participants": {"id": str, "pseudonym": str, "status": str},
    "texts": {"id": str, "name": str, "kind": str, "at": str, "text": str},
    "text_participants": {"text": str, "participant": str},
    "codes": {
        "id": str, "parent": str, "name": str, "path": str, "place": int, "colour": str, **dict.fromkeys(PARTS, str),
    },
    "codings": {
        "id": str, "text": str, "start": int, "end": int, "line": int, "code": str, "coder": str, "speaker": str,
        "quote": str, "stance": str, "against_why": str, "weight": int,
        "why": str, "comment": str, "at": str,
    },
    "memos": {
        "id": str, "kind": str, "by": str, "at": str, "about": str, "memo": str, "refers_to": str,
        "code": str, "coding": str, "text": str, "participant": str,
    },
    "attributes": {"participant": str, "text": str, "name": str, "value": str},
    "relations": {"id": str, "code": str, "kind": str, "other": str, "why": str},
    "sets": {"id": str, "name": str},
    "set_members": {"in_set": str, "code": str, "text": str},
    "decisions": {"at": str, "decided_by": str, "code": str, "decision": str, "why": str},
    "judgements": {"at": str, "by": str, "coding": str, "judgement": str, "proposed": str, "why": str},
    "consensus": {
        "id": str, "at": str, "by": str, "text": str, "start": int, "end": int, "quote": str, "codes": str,
        "coders": str, "why": str,
    },
}  # fmt: skip
"""The columns of each table. What is named in KEYS points to the `id` of another."""
KEYS = (
    ("text_participants", "text", "texts"), ("text_participants", "participant", "participants"),
    ("codes", "parent", "codes"), ("codings", "text", "texts"), ("codings", "code", "codes"),
    ("codings", "coder", "people"), ("memos", "by", "people"), ("memos", "code", "codes"),
    ("memos", "coding", "codings"), ("memos", "text", "texts"), ("memos", "participant", "participants"),
    ("attributes", "participant", "participants"), ("attributes", "text", "texts"),
    ("relations", "code", "codes"), ("relations", "other", "codes"),
    ("set_members", "in_set", "sets"), ("set_members", "code", "codes"), ("set_members", "text", "texts"),
    ("decisions", "code", "codes"), ("judgements", "by", "people"), ("judgements", "coding", "codings"),
    ("judgements", "proposed", "codes"), ("consensus", "by", "people"), ("consensus", "text", "texts"),
)  # fmt: skip
SEARCHED = {"texts": ("name", "text"), "codings": ("quote", "why", "against_why", "comment"), "memos": ("memo",)}
_SEGMENTS = """select codings.id, texts.name as text, codings.line, codings.speaker, codings.quote, codes.path as code,
people.name as coder, codings.stance, codings.against_why, codings.weight, codings.why, codings.comment,
codings.at from codings join texts on texts.id = codings.text join codes on codes.id = codings.code
join people on people.id = codings.coder"""
VIEWS = {
    "coded_segments": f"{_SEGMENTS} order by texts.name, codings.start",
    "negative_cases": f"{_SEGMENTS} where codings.stance = 'against' order by codes.place",
    "codebook": """select codes.path, codes.definition, count(codings.id) as codings,
count(distinct codings.text) as texts from codes left join codings on codings.code = codes.id
group by codes.id order by codes.place""",
    "all_memos": """select memos.at, people.name as by, memos.kind, memos.about, memos.memo, memos.refers_to from memos
join people on people.id = memos.by order by memos.at""",
}

BATCH_ROWS = 500
"""So many rows are put into a table at once."""


def export(presentation: Presentation) -> bytes:
    """The database's bytes. Raises MissingLibrary."""
    with needs("sqlite-utils"):
        from sqlite_utils import Database
    base = Database(memory=True)
    base.execute("pragma temp_store = memory")  # what does not fit in the cache is not put into readable files
    for name, columns in TABLES.items():
        keys = [(column, other, "id") for table, column, other in KEYS if table == name]
        base.create_table(name, columns, pk="id" if "id" in columns else None, foreign_keys=keys)
    for name, rows in _rows(presentation).items():
        base[name].insert_all(rows, batch_size=BATCH_ROWS)
    for name, query in VIEWS.items():
        base.create_view(name, query)
    for name, searched in SEARCHED.items():
        base[name].enable_fts(searched, create_triggers=False)
    for table, column, _ in KEYS:
        base[table].create_index([column], if_not_exists=True)
    base.conn.commit()
    content: bytes = base.conn.serialize()
    return content


def metadata(presentation: Presentation) -> bytes:
    """What Datasette says of the database: a title, and a sentence for each table, view and column."""
    say = presentation.translator
    tables: dict[str, Any] = {
        name: {
            "description": say(f"export-table-{name}"),
            "columns": {column: say(f"export-field-{column}") for column in columns},
        }
        for name, columns in TABLES.items()
    }
    tables |= {name: {"description": say(f"export-view-{name}")} for name in VIEWS}
    title = next((presentation.words(row.title) for row in presentation.state.project.values()), "")
    value = {"title": title, "description": say("export-sqlite-about"), "databases": {"*": {"tables": tables}}}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


Rows = list[dict[str, Any]]


def _rows(presentation: Presentation) -> dict[str, Iterable[dict[str, Any]]]:
    """The rows of each table, of codings made as they are asked for; those that others point to come first."""
    state, wordings = presentation.state, Wordings(presentation)
    people = active_participants(state)
    texts = [row for row in presentation.sources_in_order() if row.status != "removed"]
    codes = _codes(presentation)
    shown = {row["id"] for row in codes}
    codings = presentation.counted_in_order().only(lambda each: resolve_merged(state, each.code).hex() in shown)
    named = {row.on for row in state.memos.rows.values()} | {row.coding for row in state.judgements.rows.values()}
    known = {"code": shown, "coding": {each.id.hex() for each in codings if each.id in named},
             "text": {row.id.hex() for row in texts}, "participant": {row.id.hex() for row in people}}  # fmt: skip
    against = reasons_against(presentation)
    project, sets = next(iter(state.project.values())), shown_sets(state)
    return {
        "study": [
            {"name": "title", "value": presentation.words(project.title)},
            {"name": "layer", "value": presentation.layer}, {"name": "program", "value": f"Kodespor {__version__}"},
            *({"name": part, "value": presentation.words(words)} for part, words in project.parts if words),
        ],
        "people": [{"id": each.hex(), "name": presentation.member(each)}
                   for each in presentation.all_coders],
        "participants": [
            {"id": row.id.hex(), "pseudonym": presentation.words(row.pseudonym), "status": row.status} for row in people
        ],
        "texts": [
            {"id": row.id.hex(), "name": presentation.source(row.id), "kind": row.kind, "at": iso_time(row.at),
             "text": text_of(presentation, row)}
            for row in texts
        ],
        "text_participants": [
            {"text": row.id.hex(), "participant": each.hex()}
            for row in texts for each in row.participants if each.hex() in known["participant"]
        ],
        "codes": codes,
        "codings": (_coding(presentation, wordings, against, each) for each in codings),
        "memos": _memos(presentation, wordings, known),
        "attributes": [
            {kind: row.id.hex(), "name": name, "value": shown_value(presentation, name, presentation.words(value))}
            for kind, rows in (("participant", people), ("text", [each for each in texts if each.status == "live"]))
            for row in rows for name, value in row.attributes if value
        ],
        "relations": [
            {"id": row.id.hex(), "code": row.code.hex(), "kind": presentation.words(row.kind),
             "other": row.other.hex(), "why": presentation.why(row.why)}
            for row in shown_relations(state) if {row.code.hex(), row.other.hex()} <= shown
        ],
        "sets": [{"id": row.id.hex(), "name": presentation.words(row.name)} for row in sets],
        "set_members": [
            {"in_set": row.id.hex(), **dict.fromkeys(("code", "text")), kind: each.hex()}
            for row in sets for kind, members in (("code", row.codes), ("text", row.sources)) for each in members
            if each.hex() in known[kind]
        ],
        "decisions": [
            {"at": iso_time(each.at, each.offset), "decided_by": each.by,
             "code": each.code.hex() if each.code.hex() in shown else None, "decision": each.did, "why": each.why}
            for each in reasoned_decisions(presentation)
        ],
        **_judged(presentation, known),
    }  # fmt: skip


def _judged(presentation: Presentation, known: dict[str, set[str]]) -> dict[str, Rows]:
    """What coders think of each other's codings, and what they agreed on."""
    return {"judgements": _judgements(presentation, known), "consensus": _consensus(presentation, known)}


def _judgements(presentation: Presentation, known: dict[str, set[str]]) -> Rows:
    return [
        {
            "at": iso_time(each.at), "by": each.by.hex(), "coding": each.coding.hex(), "judgement": each.stance,
            "proposed": proposed if proposed in known["code"] else None, "why": presentation.why(each.why),
        }
        for each in judgements(presentation) if each.coding.hex() in known["coding"]
        for proposed in [resolve_merged(presentation.state, each.code).hex() if each.code else None]
    ]  # fmt: skip


def _consensus(presentation: Presentation, known: dict[str, set[str]]) -> Rows:
    rows = zip(agreed(presentation), consensus(presentation).records(), strict=True)
    return [
        {**{name: said[name] for name in ("at", "start", "end", "quote", "codes", "coders", "why")},
         "id": each.row.id.hex(), "by": each.row.by.hex(), "text": each.row.source.hex()}
        for each, said in rows if each.row.source.hex() in known["text"]
    ]  # fmt: skip


def _codes(presentation: Presentation) -> Rows:
    found, above = [], list[str]()
    for place, (branch, depth) in enumerate(codes_in_order(presentation), 1):
        del above[depth:]
        parts = {part: branch.parts.get(part) or None for part in PARTS}
        found.append({
            "id": branch.code.hex(), "parent": above[-1] if above else None, "name": branch.name,
            "path": presentation.path(branch.code), "place": place, "colour": branch.colour or None, **parts,
        })  # fmt: skip
        above.append(branch.code.hex())
    return found


def _coding(
    presentation: Presentation, wordings: Wordings, against: Mapping[CodingId, str], each: Coding
) -> dict[str, Any]:
    start, end = each.start, each.end
    if wordings.line(each.source, 0):
        start, end = presentation.layered(each.source).to_layer(start, end)
    return {
        "id": each.id.hex(), "text": each.source.hex(), "start": start, "end": end,
        "line": wordings.line(each.source, start) or None,
        "code": resolve_merged(presentation.state, each.code).hex(), "coder": each.by.hex(),
        "speaker": wordings.informant(each) or None, "quote": presentation.quote(each), "stance": each.stance,
        "against_why": against.get(each.id),
        "weight": each.weight or None, "why": presentation.why(each.why),
        "comment": presentation.words(each.comment) or None, "at": iso_time(each.at, each.offset),
    }  # fmt: skip


def _memos(presentation: Presentation, wordings: Wordings, known: dict[str, set[str]]) -> Rows:
    found = []
    for memo in presentation.live_memos():
        words = wordings.memo(memo)
        kind = {"source": "text"}.get(memo.on_kind, str(memo.on_kind))
        on = memo.on.hex() if memo.on is not None else ""
        points = {kind: on} if on in known.get(kind, ()) else {}
        found.append({
            "id": memo.id.hex(), "kind": words.kind, "by": presentation.one_coder(memo.by).hex(),
            "at": iso_time(memo.at, memo.offset),
            "about": words.on, "memo": words.text, "refers_to": memo_ends(words) or None,
            **dict.fromkeys(("code", "coding", "text", "participant")), **points,
        })  # fmt: skip
    return found

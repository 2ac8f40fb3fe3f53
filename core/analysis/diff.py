"""What changed in codebook and codings between two moments."""

from typing import Any

from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.codebook import shown_parent
from core.views.records import Code

USED = ("live", "split")


def difference(before: Presentation, after: Presentation) -> dict[str, Any]:
    """Codes added, removed (deleted), renamed, moved, merged, split, redefined; codings gained and lost."""
    old, new = before.state.codes.rows, after.state.codes.rows
    both = [code for code in sorted(new) if code in old and old[code].status in USED]
    stayed = [code for code in both if new[code].status in USED]
    added = [
        code for code in sorted(new) if new[code].status in USED and (code not in old or old[code].status not in USED)
    ]
    gone = [code for code in both if new[code].status not in USED]
    gone += [code for code in sorted(old) if code not in new and old[code].status in USED]
    merged = [code for code in gone if code in new and new[code].status == "merged"]
    return {
        "added": [_named(after, code) for code in added],
        "removed": [_named(before, code) for code in gone if code not in merged],
        "renamed": [
            {"code": code.hex(), "from": before.code(code), "to": after.code(code)}
            for code in stayed
            if before.words(old[code].name) != after.words(new[code].name)
        ],
        "moved": [
            {"code": code.hex(), "name": after.code(code), "from": _parent(before, code), "to": _parent(after, code)}
            for code in stayed
            if shown_parent(before.state, code) != shown_parent(after.state, code)
        ],
        "merged": [
            {
                "code": code.hex(),
                "name": before.code(code),
                "into": after.code(code),
                "into_code": new[code].into[0].hex(),
            }
            for code in merged
        ],
        "split": [
            {"code": code.hex(), "name": after.code(code), "into": [after.code(each) for each in new[code].into]}
            for code in stayed
            if new[code].status == "split" and old[code].status != "split"
        ],
        "redefined": [
            _redefined(before, after, old[code], new[code]) for code in stayed if old[code].parts != new[code].parts
        ],
        **_codings(before, after),
    }


def _named(presentation: Presentation, code: Id) -> dict[str, str]:
    return {"code": code.hex(), "name": presentation.words(presentation.state.codes.rows[code].name)}


def _parent(presentation: Presentation, code: Id) -> str:
    parent = shown_parent(presentation.state, code)
    return "" if parent is None else presentation.code(parent)


def _redefined(before: Presentation, after: Presentation, old: Code, new: Code) -> dict[str, Any]:
    was = {part: before.words(text) for part, text in old.parts}
    now = {part: after.words(text) for part, text in new.parts}
    return {"code": new.id.hex(), "name": after.words(new.name), "from": was, "to": now}


def _codings(before: Presentation, after: Presentation) -> dict[str, Any]:
    old = {each.id for each in before.live_codings()}
    new = {each.id for each in after.live_codings()}
    return {
        "codings_added": sorted(each.hex() for each in new - old),
        "codings_removed": sorted(each.hex() for each in old - new),
    }

"""For whom a REFI-QDA project is written: what each program wants otherwise, and what is lost on the way, said before.

The standard asks for the second (section 7). What a program wants was found in files that it wrote, or in its own code.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.codebook_tree import Branch
from core.analysis.consensus import talked_through
from core.analysis.negative_cases import reasons_against
from core.analysis.presentation import SPOKEN, Presentation
from core.commands.interchange_import import REFI_SOURCE
from core.errors import Refused
from core.events.memos import CHARTED
from core.exporting.opaque_content import files_that_go_out
from core.exporting.refi_characters import illegal_in_project
from core.exporting.refi_shared import shared_in_selections
from core.exporting.refi_xml import flat
from core.ids import Id
from core.messages import Message
from core.views.participants import active_participants
from core.views.records import Memo


class Target(NamedTuple):
    """A program. `line_end`: of its texts; `is_utf16`: it counts places in UTF-16 code units instead of code points;
    `names_codes_once`: no two codes of it have one name; `drops`: what it is known not to read, `doubts`: what it may
    not read, of KINDS."""

    name: str
    line_end: str = "\n"
    is_utf16: bool = False
    names_codes_once: bool = False
    drops: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


SHARED = ("times", "shared", "memo_places", "case_texts")
"""What stands in a selection, or is linked to it; core/exporting/refi_shared.py."""
KINDS = ("relations", "sets", "remarks", "memo_authors", "guids", *SHARED)
"""What stands in the file and is not read by all."""
TARGETS = {
    each.name: each
    for each in (
        Target("standard"),
        Target("qualcoder", names_codes_once=True, drops=("relations", "sets", *SHARED)),
        Target("maxqda", line_end="\r\n", doubts=("relations", "sets", "memo_authors")),
        Target("atlasti", drops=("memo_authors", "guids"), doubts=("relations", "sets")),
        Target("nvivo", line_end="\r\n", is_utf16=True, doubts=("relations", "sets", "memo_authors")),
    )
}


def target_named(name: str) -> Target:
    """A target by its name. Raises Refused."""
    if name not in TARGETS:
        raise Refused("no-such-target", targets=list(TARGETS))
    return TARGETS[name]


def text_for(target: Target, text: str) -> bytes:
    """A text as the target wants it."""
    return text.replace("\n", target.line_end).encode()


class Places:
    """Counts places of one text as the target does."""

    def __init__(self, target: Target, text: str) -> None:
        self._added: list[int] | None = None
        extra = len(target.line_end) - 1
        if extra or (target.is_utf16 and any(char > "\uffff" for char in text)):
            added, total = [0], 0
            for char in text:
                total += extra if char == "\n" else 1 if target.is_utf16 and char > "\uffff" else 0
                added.append(total)
            self._added = added

    def __call__(self, place: int) -> int:
        """A code point of the text as the target counts it."""
        return place if self._added is None else place + self._added[place]


def code_names(target: Target, tree: Iterable[Branch]) -> dict[Id, str]:
    """The names under which codes go out. Where the target knows a code by its name alone, those that several have get
    what they stand under, and if need be a number."""
    rows: list[tuple[Branch, str]] = []

    def below(branch: Branch, above: str) -> None:
        rows.append((branch, above))
        for child in branch.children:
            below(child, branch.name)

    for top in tree:
        below(top, "")
    if not target.names_codes_once:
        return {Id(branch.code): branch.name for branch, _ in rows}
    often = Counter(branch.name.casefold() for branch, _ in rows)
    found: dict[Id, str] = {}
    taken: set[str] = set()
    for branch, above in sorted(rows, key=lambda each: often[each[0].name.casefold()]):  # a name of one's own stays
        wanted = branch.name
        if often[wanted.casefold()] > 1 and above:
            wanted = f"{wanted} ({above})"
        name, n = wanted, 1
        while name.casefold() in taken:
            n += 1
            name = f"{wanted} ({n})"
        taken.add(name.casefold())
        found[Id(branch.code)] = name
    return found


def losses(presentation: Presentation, tree: Iterable[Branch], target: Target) -> list[Message]:
    """What somebody who opens the file in the target does not find there, counted; empty kinds are left out."""
    state, tree = presentation.state, list(tree)
    codings = presentation.counted_codings()
    remarks = sum(1 for each in codings if each.stance == "against" or each.weight or each.comment)
    relations = sum(1 for row in state.relations.values() if row.status == "live")
    sets = sum(1 for row in state.code_sets.values() if row.status == "live")
    memos = presentation.live_memos()
    counted = {"relations": relations, "sets": sets, "memo_authors": len(memos)}
    counted |= shared_in_selections(presentation) if set(SHARED) & set(target.drops) else {}
    found = [Message(f"export-loss-{kind}", {"count": counted[kind]}) for kind in target.drops if counted.get(kind)]
    found += [Message(f"export-doubt-{kind}", {"count": counted[kind]}) for kind in target.doubts if counted.get(kind)]
    if "guids" in target.drops:
        found.append(Message("export-loss-guids"))
    renamed = code_names(target, tree)
    changed = sum(1 for top in tree for each in flat(top) if renamed[Id(each.code)] != each.name)
    live = [row for row in state.layer_edits.values() if row.status == "live"]
    cells = sum(1 for each in memos if each.kind == CHARTED)
    quotes = [each for row in state.quote_numbers.values() for each in row.codings]
    quotes += [each.coding for row in state.chosen_quotes.values() for each in row.choices]
    going = files_that_go_out(presentation)
    gone = {
        "names": changed,
        "remarks": remarks,
        "against": len(reasons_against(presentation)),
        "own": sum(not presentation.is_hidden_coding(each) for each in quotes) + cells,
        **_in_the_note(presentation, memos),
        "judgements": len(presentation.judgements()),
        "consensus": len(talked_through(presentation)),
        "rounds": len(state.rounds.rows),
        "queries": sum(1 for row in state.queries.values() if row.status == "live"),
        "milestones": len(state.milestones.rows),
        "files": sum(
            1
            for row in state.files.values()
            if row.status == "live" and row.mime != REFI_SOURCE and row.id not in going
        ),
        "layers": len(live) if presentation.layer == SPOKEN else 0,
        "characters": illegal_in_project(presentation, tree),
    }
    found += [Message(f"export-loss-{kind}", {"count": count}) for kind, count in gone.items() if count]
    return [*found, Message("export-loss-history")]


def _in_the_note(presentation: Presentation, memos: list[Memo]) -> dict[str, int]:
    """How much more stands in the note of this program alone, and in nothing that others read."""
    state = presentation.state
    texts = {row.id for row in state.sources.values() if row.status == "live"}
    people = {row.id for row in active_participants(state)} if presentation.layer == SPOKEN else set()
    return {
        "links": sum(len(each.links) for each in memos if each.kind != CHARTED),
        "references": sum(row.status == "live" for row in state.references.values()),
        "speakers": len(texts & ({*state.speakers.rows} | {*state.times.rows})),
        "condensed": sum(row.status == "live" and row.source in texts for row in state.passages.values()),
        "consents": sum(row.participant in people for row in state.consents.values()),
    }

"""What the researchers thought: memos that bear on a category with the works that they point to, and all others."""

import functools
from collections.abc import Collection, Iterable, Set

from core.errors import Refused
from core.events.memos import CHARTED
from core.exporting.citations import bibliography
from core.ids import Id
from core.report.document_model import Block, Bullets, Section, clipped
from core.report.options import Frame
from core.views.records import Memo

MEMO_MAX = 500


def bearing_on(frame: Frame, codes: Set[Id], codings: Set[Id]) -> list[str]:
    """The memos on these codes and codings, or linked to them."""
    found = []
    for memo in frame.presentation.live_memos():
        about = {memo.on, *(Id(thing) for _, thing in memo.links)}
        if memo.kind not in ("preunderstanding", CHARTED) and not (
            about.isdisjoint(codes) and about.isdisjoint(codings)
        ):
            found.append(told(frame, memo))
            frame.memos_told.add(memo.id)
    return found


def told(frame: Frame, memo: Memo, *, with_kind: bool = True) -> str:
    """A memo with its day, author, kind (where it is not said above it) and references."""
    presentation = frame.presentation
    frame.memos_told.add(memo.id)
    kind = frame.say(f"term-memo-{memo.kind}")
    cited = [short for key in _works(memo) for short in [_library(frame).get(key, ("", ""))[0]] if short]
    loose = presentation.words(memo.reference)
    if loose and not cited:
        cited.append(loose)
    frame.works |= {key for key in _works(memo) if key in _library(frame)}
    reference = " " + "; ".join(each if each.startswith("(") else f"({each})" for each in cited) if cited else ""
    words = clipped(presentation.words(memo.text), MEMO_MAX)
    said = f" ({kind})" if with_kind else ""
    return f"{frame.day(memo.at)}, {presentation.member(memo.by)}{said}: {words}{reference}"


def references(frame: Frame) -> list[Section]:
    """The works that the review cites; nothing where it cites none."""
    entries = tuple(entry for key, (_, entry) in _library(frame).items() if key in frame.works)
    blocks: tuple[Block, ...] = (Bullets(entries),)
    return [Section(frame.say("report-references"), blocks)] if entries else []


def of_kinds(frame: Frame, kinds: Collection[str], *, also_told: bool = False) -> list[str]:
    """The memos of some kinds; those told elsewhere are left out. Of one kind alone each needs not say which."""
    memos: Iterable[Memo] = (memo for memo in frame.presentation.live_memos() if memo.kind in kinds)
    is_mixed = len(kinds) > 1
    return [told(frame, memo, with_kind=is_mixed) for memo in memos if also_told or memo.id not in frame.memos_told]


def _works(memo: Memo) -> list[str]:
    return [thing.hex() for kind, thing in memo.links if kind == "reference"]


def _library(frame: Frame) -> dict[str, tuple[str, str]]:
    """How each work is cited; by its title where the library for styles is not installed."""
    if frame.library is None:
        rows = frame.presentation.state.references.values()
        live = {row.id.hex(): frame.presentation.words(row.item) for row in rows if row.status == "live"}
        readable = {key: item for key, item in live.items() if item != frame.presentation.withdrawn}
        try:
            frame.library = bibliography(readable, frame.say.language or "en")
        except Refused:
            named = functools.partial(frame.presentation.thing, "reference")
            frame.library = {key: (named(Id(bytes.fromhex(key))),) * 2 for key in readable}
    return frame.library

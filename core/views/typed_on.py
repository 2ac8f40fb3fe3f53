"""What was typed on what a participant says, before it was known that it was they who said it."""

from collections.abc import Iterator
from typing import Any

from core.ids import Id, KeyId, MemberId, SourceId
from core.sealing.codec import SealedText
from core.sealing.crypto import KeyKind, is_of_kind
from core.sealing.sealed_text import sealed_text_keys
from core.text.ranges import Ranges, overlaps
from core.views.attributed import answers_for
from core.views.speakers import places_now
from core.views.state import State


def keys_typed_on(state: State, participant: Id) -> tuple[KeyId, ...]:
    """The text keys of reasons, memos, other wordings and names of codes that stand where a participant speaks, in
    texts of which it was said anew who speaks: what was typed before is not under that participant's keys."""
    corrected = (said.source for said in state.speakers.values() if said.replaced)
    spoken = {source: places_now(state, source, participant) for source in corrected}
    found: list[KeyId] = []
    for source, places, by, row in _standing(state):
        if source in spoken and overlaps(spoken[source], places):
            for text in row:
                if isinstance(text, SealedText):
                    found += [KeyId(key) for key in sealed_text_keys(text) if _is_own(state, key, by)]
    return tuple(dict.fromkeys(found))


def _standing(state: State) -> Iterator[tuple[SourceId, Ranges, MemberId, tuple[Any, ...]]]:
    """What stands at some place of a text: the text, the places, by whom, and its row."""
    for coding in state.codings.values():
        yield coding.source, ((coding.start, coding.end),), coding.by, coding
    for edit in state.layer_edits.values():
        yield edit.source, edit.places, edit.by, edit
    for memo in state.memos.values():
        on = state.codings.get(Id(memo.on)) if memo.on is not None else None
        if on is not None:
            yield on.source, ((on.start, on.end),), memo.by, memo
        elif memo.on is not None and memo.passage is not None:
            yield SourceId(Id(memo.on)), (memo.passage,), memo.by, memo


def _is_own(state: State, key: Id, by: MemberId) -> bool:
    """Whether a text key is of what this member typed: who seals under another's has nothing of the other destroyed."""
    use = state.key_uses.get(key)
    if not is_of_kind(key, KeyKind.TEXT) or use is None or state.is_shredded(key):
        return False
    maker = state.devices.get(use.things[0][0])
    return maker is not None and maker.member == answers_for(state, by)

"""Which memos are on a thing or point to it: the links of memos, followed the other way."""

from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.codebook import resolve_merged
from core.views.records import Memo


def memos_about(presentation: Presentation, kind: str, thing: Id) -> list[Memo]:
    """The memos that stand on a thing, and those that point to it, in the order of time. For a code also those on its
    codings and on what was merged into it; for a text also those on codings in it. What a round of blind coding hides
    is left out."""
    return [memo for memo in presentation.live_memos() if _is_about(presentation, memo, kind, thing)]


def pointing_to(presentation: Presentation, kind: str, thing: Id) -> list[Memo]:
    """Only those that were linked to it, or stand on it themselves."""
    return [
        memo for memo in presentation.live_memos()
        if any(_same(presentation, each, (kind, thing)) for each in _targets(memo))
    ]  # fmt: skip


def _is_about(presentation: Presentation, memo: Memo, kind: str, thing: Id) -> bool:
    for each in _targets(memo):
        if _same(presentation, each, (kind, thing)):
            return True
        coding = presentation.state.codings.get(each[1]) if each[0] == "coding" else None
        if coding is not None and (
            (kind == "source" and coding.source == thing)
            or (kind == "code" and _same(presentation, ("code", Id(coding.code)), (kind, thing)))
        ):
            return True
    return False


def _targets(memo: Memo) -> list[tuple[str, Id]]:
    on = [(str(memo.on_kind), Id(memo.on))] if memo.on is not None else []
    return [*on, *((str(kind), Id(thing)) for kind, thing in memo.links)]


def _same(presentation: Presentation, one: tuple[str, Id], other: tuple[str, Id]) -> bool:
    if one == other:
        return True
    if one[0] != "code" or other[0] != "code":
        return False
    state = presentation.state
    here = one[1] in state.codes.rows and other[1] in state.codes.rows
    return here and resolve_merged(state, one[1]) == resolve_merged(state, other[1])

"""Decisions on several codes at once: each is one act, recorded, shown and undone as one."""

from collections.abc import Sequence

from core.commands.codebook import colour_code, delete_code, live_code, merge_codes, move_code, place_code, placed
from core.commands.context import CommandContext, Decision
from core.errors import Refused
from core.ids import CodeId
from core.views.codebook import is_within, shown_parent


def topmost(context: CommandContext, codes: Sequence[CodeId]) -> list[CodeId]:
    """These codes without those that stand below another of them, which goes where that one goes."""
    chosen = list(dict.fromkeys(codes))
    others = {code: [each for each in chosen if each != code] for code in chosen}
    return [code for code in chosen if not any(is_within(context.state, code, each) for each in others[code])]


def move_several(
    context: CommandContext, codes: Sequence[CodeId], parent: CodeId | None, why: str | None = None
) -> list[Decision]:
    """Moves codes, with all below them, under another one or to the top; passes over those that stand there. Raises
    Refused where one cannot stand there, or all do already."""
    state = context.state
    away = [
        each for each in topmost(context, codes) if live_code(context, each) and shown_parent(state, each) != parent
    ]
    if not away:
        raise Refused("code-not-moved")
    return [decision for each in away for decision in move_code(context, each, parent, why)]


def place_several(
    context: CommandContext, codes: Sequence[CodeId], side: str, beside: CodeId, why: str | None = None
) -> list[Decision]:
    """Puts codes right before or after another one, in this order. Raises Refused."""
    wanted = topmost(context, codes)
    for each in wanted:
        live_code(context, each)
    if len(wanted) == 1:
        return place_code(context, wanted[0], side, beside, why)
    live_code(context, beside)
    if beside in wanted:
        raise Refused("code-beside-itself")
    if side == "after":  # each is put right after the same one, so the first of them last
        wanted.reverse()
    return [decision for each in wanted for decision in placed(context, each, side, beside, why)]


def merge_several(
    context: CommandContext, codes: Sequence[CodeId], into: CodeId, why: str | None = None
) -> list[Decision]:
    """Merges codes into one, which may be among them. Raises Refused."""
    others = [each for each in dict.fromkeys(codes) if each != into]
    if not others:
        raise Refused("several-codes-needed")
    return [decision for each in others for decision in merge_codes(context, each, into, why)]


def colour_several(context: CommandContext, codes: Sequence[CodeId], colour: str) -> list[Decision]:
    """Gives codes one colour. Raises Refused."""
    return [decision for each in dict.fromkeys(codes) for decision in colour_code(context, each, colour)]


def delete_several(context: CommandContext, codes: Sequence[CodeId], why: str | None = None) -> list[Decision]:
    """Deletes codes; the history keeps them and their codings. Raises Refused."""
    return [decision for each in dict.fromkeys(codes) for decision in delete_code(context, each, why)]

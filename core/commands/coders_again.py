"""People of an imported file who are known under another id."""

from collections.abc import Collection

from core.commands.context import CommandContext
from core.commands.foreign_project import NOBODY, Foreign, ForeignCoder
from core.commands.interchange_fit import fitting_name
from core.ids import Id


def met_on_texts(
    context: CommandContext, foreign: Foreign, coder: ForeignCoder, texts: Collection[Id], taken: Collection[Id]
) -> Id | None:
    """Who coded one of `texts` under the name of somebody in a file, by an import of the same member, and is none of
    `taken`: some tools give people new GUIDs at each export. Ids of other tools stay, so there a name alone is no sign:
    in the projects of a class it may be the same in all. Nobody's name is no sign either, so `texts` are then those
    that the same project brought in."""
    if (foreign.identity or foreign.keeps_coders) and coder.id != NOBODY:
        return None
    state, name = context.state, fitting_name(coder.name).casefold() if coder.name else ""
    mine = [row for row in state.attributed_coders.values() if row.by == context.member and row.id not in taken]
    said = {Id(row.id): context.words(row.name) for row in mine}
    named = {own for own, words in said.items() if words is not None and words.casefold() == name}
    codings = state.codings.values() if named and texts else ()
    return next((Id(each.by) for each in codings if each.source in texts and each.by in named), None)


def may_be(context: CommandContext, foreign: Foreign, name: str, by: Id, same: Collection[Id | None]) -> bool:
    """Whether somebody here has the name (folded) of somebody in a file. Where ids stay, whom another file names is
    only who goes by an id of theirs, one of `same`: else what two of one name agree on would be one's alone."""
    if foreign.keeps_coders:
        return by in same
    attributed = context.state.attributed_coders
    row = attributed.get(by) or context.state.members.get(by)
    called = "" if row is None else context.shown(row.name)
    return called.casefold() == name and not (foreign.identity and by in attributed.rows and by not in same)

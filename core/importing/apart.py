"""Things of different kinds that have the same GUID in a file, told apart before they are imported."""

from typing import NamedTuple

from core.commands.foreign_project import Foreign
from core.commands.import_omissions import Omissions
from core.ids import Id


class Apart(NamedTuple):
    """The project in which no id stands for two things of different kinds, and the omissions that say so."""

    foreign: Foreign
    omissions: Omissions


def told_apart(foreign: Foreign) -> Apart:
    """Codes keep their ids; a text, coding, case, set or link of the same id gets another, wherever it is named."""
    omissions = Omissions()
    taken = {each.id for each in foreign.codes}
    renamed: dict[str, dict[Id, Id]] = {}
    for kind, named in (
        ("source", [(each.id, each.name) for each in foreign.sources]),
        ("participant", [(each.id, each.name) for each in foreign.cases]),
        ("coding", [(each.id, f"{each.start}–{each.end}") for each in foreign.codings]),
        ("set", [(each[0], each[1]) for each in foreign.sets]),
        ("link", [(each[0], each[1]) for each in foreign.links]),
    ):
        renamed[kind] = {}
        for own, name in named:
            if own in taken and own not in renamed[kind]:
                omissions.add("guid-twice", name)
                renamed[kind][own] = Id(own + f" as a {kind}".encode())
        taken |= {own for own, _ in named}
    if not any(renamed.values()):
        return Apart(foreign, omissions)
    return Apart(_with_names(foreign, renamed), omissions)


def _with_names(foreign: Foreign, renamed: dict[str, dict[Id, Id]]) -> Foreign:
    def to(kind: str, own: Id) -> Id:
        return renamed.get(kind, {}).get(own, own)

    def text(own: Id | None) -> Id | None:
        return None if own is None else to("source", own)

    return foreign._replace(
        sources=tuple(
            each._replace(id=to("source", each.id), derived_from=text(each.derived_from)) for each in foreign.sources
        ),
        codings=tuple(
            each._replace(id=to("coding", each.id), source=to("source", each.source)) for each in foreign.codings
        ),
        memos=tuple(
            each._replace(
                on=None if each.on is None else to(each.on_kind, each.on),
                links=tuple((kind, to(kind, own)) for kind, own in each.links),
            )
            for each in foreign.memos
        ),
        cases=tuple(
            each._replace(
                id=to("participant", each.id),
                sources=tuple(to("source", own) for own in each.sources),
                parts=tuple((to("source", own), start, end) for own, start, end in each.parts),
            )
            for each in foreign.cases
        ),
        sets=tuple(
            (to("set", own), name, codes, tuple(to("source", each) for each in of))
            for own, name, codes, of in foreign.sets
        ),
        links=tuple((to("link", own), name, one, other) for own, name, one, other in foreign.links),
        reasons=tuple((to("link", own), why) for own, why in foreign.reasons),
        omissions=tuple(each._replace(source=text(each.source)) for each in foreign.omissions),
        passages=tuple((own, to("source", of), start, end, by) for own, of, start, end, by in foreign.passages),
        kept=tuple(
            each._replace(text=text(each.text), people=tuple(to("participant", own) for own in each.people))
            for each in foreign.kept
        ),
    )

"""Codings: code, uncode, recode, review-coding, annotate, codings, disagreements."""

from pathlib import Path
from typing import Any

import click

from app.cli.agreement import pair_line, pair_value
from app.cli.as_of import at_any_moment
from app.cli.base import OUT, WHY, Session, clipped, common, in_layer, place, write_table
from app.cli.codebook import say_namesakes
from app.cli.commands import Twice, command
from app.cli.failures import usage
from app.cli.filters import filters_of, narrowing
from app.cli.language import say
from app.services.exports import of_codings
from core.analysis.consensus import open_differences
from core.analysis.disagreements import CONCURRENT, open_judgements
from core.analysis.filters import narrowed
from core.analysis.presentation import Presentation, iso_time
from core.commands import codings as commands
from core.commands.context import CommandContext, Decision
from core.errors import Refused, UnknownName
from core.events.codings import CodingCreated
from core.events.registry import RecordedEvent
from core.exporting.tables import with_attributes
from core.ids import CodeId, CodingId, Id, SourceId
from core.messages import Message
from core.views.codebook import is_within, resolve_merged
from core.views.layers import counterparts
from core.views.records import Coding
from core.views.speakers import spoken_by


@command()
@click.argument("source")
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("codes", metavar="CODE…", nargs=-1)
@click.option("--in-vivo", is_flag=True)
@WHY
@common
def code(
    session: Session, source: str, start: int, end: int, codes: tuple[str, ...], in_vivo: bool, why: str | None
) -> None:
    """Codes a range of a text."""
    if not codes and not in_vivo:
        raise usage("cli-codings-code-missing")
    names = session.names
    where = names.source(source)
    try:
        which = [names.code(each) for each in codes]
    except UnknownName:
        if _holds_another_place(session.project.text(where), start, end, codes):
            raise Refused("quote-in-several-places", quote=session.project.text(where)[start:end]) from None
        raise

    there, recorded = code_each(session, where, (start, end), which, why, in_vivo)
    made = [each.event.coding for each in recorded if isinstance(each.event, CodingCreated)]
    value = [{"coding": each.hex()} for each in (*there, *made)]
    told = [("cli-codings-there", each) for each in there] + [("cli-codings-coded", each) for each in made]
    session.answer(value, lambda: "\n".join(say(key, place=place(start, end), id=id_.hex()[:8]) for key, id_ in told))
    say_namesakes(session, recorded)


def _holds_another_place(text: str, start: int, end: int, codes: tuple[str, ...]) -> bool:
    """Do the codes begin with a second place of the same words, as `find` answers of a quote that stands twice?"""
    if len(codes) < 2 or not all(each.isdecimal() for each in codes[:2]):
        return False
    return text[start:end] == text[int(codes[0]) : int(codes[1])] != ""


def code_each(
    session: Session,
    source: SourceId,
    where: tuple[int, int],
    codes: list[CodeId],
    why: str | None,
    in_vivo: bool = False,
) -> tuple[list[CodingId], list[RecordedEvent]]:
    """Codes a segment; what this member coded so already is not coded twice. The codings that were there,
    and what was recorded."""
    there: list[CodingId] = []

    def decide(context: CommandContext) -> list[Decision]:
        made = commands.code_in_vivo(context, source, *where, why) if in_vivo else []
        own, fresh = commands.own_codings_at(context, source, *where), list[CodeId]()
        for code in dict.fromkeys(codes):
            found = own.get(Id(resolve_merged(context.state, code)))
            if found is None:
                fresh.append(code)
            else:
                there.append(found)
        return made + (commands.code_segment(context, source, *where, fresh, why) if fresh else [])

    return there, session.project.do(decide)


@command()
@click.argument("coding")
@WHY
@common
def uncode(session: Session, coding: str, why: str | None) -> None:
    """Removes a coding; the history keeps it."""
    recorded = session.project.do(commands.uncode, session.names.coding(coding), why)
    session.done({"event": recorded[-1].id.hex()}, "cli-codings-removed")


@command()
@click.argument("codings", metavar="CODING…", nargs=-1)
@click.option("--to", metavar="CODE")
@click.option("--range", "new_range", nargs=2, type=int, metavar="START END")
@click.option("--of", "of", metavar="CODE")
@WHY
@common
def recode(
    session: Session,
    codings: tuple[str, ...],
    to: str | None,
    new_range: tuple[int, int] | None,
    of: str | None,
    why: str | None,
) -> None:
    """Gives codings another code, or one coding other boundaries, or both, in one step."""
    if not to and not new_range:
        raise usage("cli-codings-recode-how")
    if bool(of) == bool(codings):
        raise usage("cli-codings-recode-which")
    if of or len(codings) > 1:
        if new_range or not to:
            raise usage("cli-codings-recode-one-range")
        _recode_all(session, codings, of, to, why)
        return
    row = session.names.coding(codings[0])
    recorded = session.project.do(commands.recode, row, session.names.code(to) if to else None, why, new_range)
    session.done({"event": recorded[-1].id.hex()}, "cli-codings-changed")


def _recode_all(session: Session, codings: tuple[str, ...], of: str | None, to: str, why: str | None) -> None:
    """Gives many codings of one's own another code, as one act."""
    names, state = session.names, session.project.state
    chosen = [names.coding(each) for each in codings]
    if of:
        code, me = names.code(of), session.project.member
        live = session.presentation.live_codings()
        chosen = [CodingId(row.id) for row in live if row.by == me and resolve_merged(state, row.code) == code]
        if not chosen:
            raise Refused("recode-none-of-code")
    recorded = session.project.do(commands.recode_all, chosen, names.code(to), why)
    value = {"event": recorded[-1].id.hex(), "codings": len(recorded), "left": len(set(chosen)) - len(recorded)}
    session.done(value, "cli-codings-recoded", count=len(recorded), code=session.presentation.code(names.code(to)),
                 left=value["left"])  # fmt: skip


@command("review-coding")
@click.argument("coding")
@click.argument("stance", type=click.Choice(commands.JUDGEMENTS))
@click.option("--code", "code", metavar="CODE")
@WHY
@common
def review_coding(session: Session, coding: str, stance: str, code: str | None, why: str | None) -> None:
    """Records whether one agrees with a co-coder's coding."""
    other = session.names.code(code) if code else None
    recorded = session.project.do(commands.judge_coding, session.names.coding(coding), stance, other, why)
    session.done({"event": recorded[-1].id.hex()}, "cli-codings-reviewed", stance=Message(f"term-stance-{stance}"))


@command()
@click.argument("coding")
@click.option("--weight", type=click.IntRange(0, 100))
@click.option("--comment")
@click.option("--against/--for", "against", default=None)
@WHY
@common
def annotate(
    session: Session, coding: str, weight: int | None, comment: str | None, against: bool | None, why: str | None
) -> None:
    """Annotates a coding of one's own: its weight, a comment, whether it is a negative case."""
    if weight is None and comment is None and against is None:
        raise usage("cli-codings-annotate-how")
    which = session.names.coding(coding)
    row = session.project.state.codings.rows[which]

    def decide(context: CommandContext) -> list[Decision]:
        made: list[Decision] = []
        if weight is not None or comment is not None:
            said = comment if comment is not None else session.presentation.words(row.comment)
            made += commands.annotate_coding(context, which, row.weight if weight is None else weight, said)
        if against is not None:
            made += commands.set_coding_stance(context, which, "against" if against else "for", why)
        return made

    recorded = session.project.do(decide)
    session.done({"event": recorded[-1].id.hex()}, "cli-codings-annotated")


@command()
@narrowing
@click.option("--code", "code")
@OUT
@in_layer
@common
@at_any_moment
def codings(session: Session, code: str | None, layer: str, out: Path | None, **given: Any) -> None:
    """Lists codings with their quotes."""
    presentation, names = session.reading_in(layer), session.names
    found = narrowed(presentation, presentation.live_codings(), filters_of(names, given))
    if code:
        within = names.code(code)
        found = [
            each
            for each in found
            if is_within(presentation.state, resolve_merged(presentation.state, each.code), within)
        ]
    answer_codings(session, presentation, found, out)


def answer_codings(session: Session, presentation: Presentation, found: list[Coding], out: Path | None) -> None:
    """Codings as a list, as JSON, or as a table in a file."""
    if out is not None:
        write_table(session, out, *with_attributes(presentation, found), of_codings(out, presentation.layer, found))
        return
    value = [coding_json(presentation, each) for each in found]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or say("cli-codings-none"))


def coding_json(presentation: Presentation, coding: Coding) -> dict[str, Any]:
    """A coding as scripts get it. `coded_as` is the code it was made with, before any merge."""
    return {
        "coding": coding.id.hex(),
        "source": coding.source.hex(),
        "source_name": presentation.source(coding.source),
        "start": coding.start,
        "end": coding.end,
        "code": resolve_merged(presentation.state, coding.code).hex(),
        "code_name": presentation.code(coding.code),
        "coded_as": coding.code.hex(),
        "coder": presentation.member(coding.by),
        "speaker": presentation.speaker(coding.source, coding.start) or None,
        "participants": [each.hex() for each in spoken_by(presentation.state, coding)],
        "quote": presentation.quote(coding),
        "at": iso_time(coding.at, coding.offset),
        "why": presentation.why(coding.why),
        "weight": coding.weight or None,
        "comment": presentation.words(coding.comment) or None,
        "stance": coding.stance,
        "counterparts": [
            {"source": where.hex(), "start": start, "end": end, "quote": presentation.passage(where, start, end)}
            for where, start, end in counterparts(presentation.state, coding.source, coding.start, coding.end)
        ],
    }


def _listed(value: dict[str, Any]) -> str:
    marks = [f"{value['source_name']} {place(value['start'], value['end'])}"]
    marks += [say("cli-codings-negative")] if value["stance"] == "against" else []
    marks += [say("cli-codings-weight", weight=value["weight"])] if value["weight"] else []
    lines = [
        f"{value['coding'][:8]}  {value['code_name']}  · {value['coder']}, {', '.join(marks)}",
        clipped(value["quote"], 100),
    ]
    lines += [say("cli-base-because", why=clipped(value["why"], 90))] if value["why"] else []
    lines += [say("cli-codings-comment", comment=clipped(value["comment"], 90))] if value["comment"] else []
    return "\n          ".join(lines)


@command()
@click.option("--coder", "coders", cls=Twice, multiple=True)
@common
@at_any_moment
def disagreements(session: Session, coders: tuple[str, ...]) -> None:
    """Lists what is still to be talked through: codings that somebody disagrees with, decisions that were made at the
    same time, and between two coders what they coded differently."""
    presentation = session.presentation
    if coders and len(coders) != 2:
        raise usage("cli-agreement-two-coders")
    one_another = [session.names.coder(each) for each in coders]
    judged = [
        {
            "coding": row.coding.hex(),
            "stance": row.stance,
            "by": presentation.member(row.by),
            "coder": presentation.member(presentation.state.codings.rows[row.coding].by),
            "code": presentation.code(presentation.state.codings.rows[row.coding].code),
            "proposed": presentation.code(row.code) if row.code else None,
            "why": presentation.why(row.why),
            "quote": presentation.quote(presentation.state.codings.rows[row.coding]),
        }
        for row in open_judgements(presentation)
    ]
    conflicts = [
        {"event": event.hex(), "kind": row.kind, "about": [presentation.code(each) for each in row.about]}
        for event, row in sorted(presentation.state.conflicts.rows.items())
        if row.kind in CONCURRENT
    ]
    value: dict[str, Any] = {"judgements": judged, "concurrent": conflicts}
    lines = _disputes(judged, conflicts)
    if one_another:
        found = open_differences(presentation, (one_another[0], one_another[1]))
        value["differences"] = [pair_value(presentation, pair) for pair in found]
        lines += map(pair_line, value["differences"])
    none = "cli-codings-no-disagreements" if coders else "cli-codings-no-judgements"
    session.answer(value, lambda: "\n".join(lines) or say(none))


def _disputes(judged: list[dict[str, Any]], conflicts: list[dict[str, Any]]) -> list[str]:
    lines = []
    for each in judged:
        who = {"judge": each["by"], "coder": each["coder"], "code": each["code"]}
        said = say("disagreement-" + each["stance"], proposed=each["proposed"] or "", **who)
        why = f": {each['why']}" if each["why"] else ""
        lines.append(f"{said}{why}\n    {clipped(each['quote'], 100)}")
    lines += [
        f"{say('conflict-' + each['kind'])}: {', '.join(each['about'])}  [{each['event'][:8]}]" for each in conflicts
    ]
    return lines

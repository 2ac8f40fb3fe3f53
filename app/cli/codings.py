"""Passages: code, uncode, recode, judge, codings, query, disagreements."""

from typing import Any

import click

from app.cli.base import Session, clipped, common, in_layer
from core.analysis.disputes import CONCURRENT
from core.analysis.reading import Reading, iso_time
from core.commands import codings as commands
from core.views.codebook import is_within, standing
from core.views.rows import Coding

WHY = click.option("--why", help="The reason.")


@click.command()
@click.argument("source")
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("codes", metavar="CODE…", nargs=-1)
@click.option("--in-vivo", is_flag=True, help="Also a new code named by the words themselves.")
@WHY
@common
def code(
    session: Session, source: str, start: int, end: int, codes: tuple[str, ...], in_vivo: bool, why: str | None
) -> None:
    """Put every CODE on the code points START to END (exclusive) of SOURCE. "find" tells where a quote is."""
    if not codes and not in_vivo:
        raise click.UsageError("Name a code, or give --in-vivo.")
    names = session.names
    where, which = names.source(source), [names.code(each) for each in codes]

    def decide(desk: Any) -> list[Any]:
        made = commands.code_in_vivo(desk, where, start, end, why) if in_vivo else []
        return made + commands.code_segment(desk, where, start, end, which, why)

    happened = session.project.do(decide)
    value = [{"coding": each.event.coding.hex()} for each in happened if hasattr(each.event, "coding")]
    session.answer(value, lambda: "\n".join(f"Coded {start}–{end}  [{each['coding'][:8]}]" for each in value))


@click.command()
@click.argument("coding")
@WHY
@common
def uncode(session: Session, coding: str, why: str | None) -> None:
    """Take the CODING back. It stays in the history."""
    happened = session.project.do(commands.uncode, session.names.coding(coding), why)
    session.answer({"event": happened[-1].id.hex()}, "The coding was taken back.")


@click.command()
@click.argument("coding")
@click.option("--to", metavar="CODE", help="The new code.")
@click.option("--range", "new_range", nargs=2, type=int, metavar="START END", help="The new boundaries.")
@WHY
@common
def recode(session: Session, coding: str, to: str | None, new_range: tuple[int, int] | None, why: str | None) -> None:
    """Give a CODING of your own another code, or other boundaries."""
    if not to and not new_range:
        raise click.UsageError("Give --to or --range.")
    row = session.names.coding(coding)
    happened = session.project.do(commands.recode, row, session.names.code(to), why) if to else []
    if new_range:
        happened = session.project.do(commands.resize, row, *new_range, why)
    session.answer({"event": happened[-1].id.hex()}, "The coding was changed.")


@click.command()
@click.argument("coding")
@click.argument("stance", type=click.Choice(commands.STANCES))
@click.option("--code", "code", metavar="CODE", help="The code that is proposed instead.")
@WHY
@common
def judge(session: Session, coding: str, stance: str, code: str | None, why: str | None) -> None:
    """Say whether you agree with a co-coder's CODING. The coding itself stays theirs."""
    other = session.names.code(code) if code else None
    happened = session.project.do(commands.judge_coding, session.names.coding(coding), stance, other, why)
    session.answer({"event": happened[-1].id.hex()}, f"Noted: {stance}.")


@click.command()
@click.option("--source", help="Only in this source.")
@click.option("--code", "code", help="Only with this code or one below it.")
@click.option("--coder", help="Only by this member.")
@in_layer
@common
def codings(session: Session, source: str | None, code: str | None, coder: str | None, layer: str) -> None:
    """List codings with their quotes."""
    reading, names = session.reading_in(layer), session.names
    found = _filtered(reading, names, reading.live_codings(), source, coder)
    if code:
        within = names.code(code)
        found = [each for each in found if is_within(reading.state, standing(reading.state, each.code), within)]
    _answer(session, reading, found)


@click.command()
@click.argument("expression", nargs=-1, required=True)
@click.option("--source", help="Only in this source.")
@click.option("--coder", help="Only by this member.")
@click.option("--participant", help="Only words of this participant.")
@click.option(
    "--attribute", multiple=True, metavar="NAME=VALUE", help="Only words of participants with this attribute."
)
@click.option("--since", metavar="TIME", help="Only codings made at or after this time (ISO 8601).")
@click.option("--until", metavar="TIME", help="Only codings made before this time (ISO 8601).")
@common
def query(
    session: Session,
    expression: tuple[str, ...],
    source: str | None,
    coder: str | None,
    participant: str | None,
    attribute: tuple[str, ...],
    since: str | None,
    until: str | None,
) -> None:
    """Codings by an EXPRESSION of codes and the words and, or, not, near.

    \b
    A and B    codings of A that overlap one of B
    A not B    codings of A that overlap none of B
    A near B   codings of A within 200 characters of one of B
    A or B     either

    A code includes those below it. Brackets group; names of several words go in "quotation marks".
    """
    from app.cli.history import moment_ms
    from core.analysis.query import run_query

    reading, names = session.reading, session.names
    text = expression[0] if len(expression) == 1 else " ".join(_quoted_again(word) for word in expression)
    found = _filtered(reading, names, run_query(reading, text, names.code), source, coder)
    people = {row.id for row in reading.state.participants.values()}
    if participant:
        people = {names.participant(participant)}
    for each in attribute:
        name, sign, wanted = each.partition("=")
        if not sign:
            raise click.UsageError("An attribute is given as NAME=VALUE.")
        rows = reading.state.participants.rows
        people = {row for row in people if {n: reading.words(t) for n, t in rows[row].attributes}.get(name) == wanted}
    if participant or attribute:
        found = [each for each in found if people & set(reading.state.sources.rows[each.source].participants)]
    after, before = moment_ms(since) if since else 0, moment_ms(until) if until else 1 << 60
    _answer(session, reading, [each for each in found if after <= each.at < before])


def _quoted_again(word: str) -> str:
    """What the shell took apart is put together: an argument with a space was a name in quotation marks."""
    return f'"{word}"' if " " in word and '"' not in word and "(" not in word else word


def _filtered(reading: Reading, names: Any, found: list[Coding], source: str | None, coder: str | None) -> list[Coding]:
    if source:
        only = names.source(source)
        found = [each for each in found if each.source == only]
    if coder:
        by = names.member(coder)
        found = [each for each in found if each.by == by]
    return found


def _answer(session: Session, reading: Reading, found: list[Coding]) -> None:
    value = [coding_json(reading, each) for each in found]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or "No codings.")


def coding_json(reading: Reading, coding: Coding) -> dict[str, Any]:
    """A coding as scripts get it. `coded_as` is the code it was made with, before any merge."""
    return {
        "coding": coding.id.hex(),
        "source": coding.source.hex(),
        "source_name": reading.source(coding.source),
        "start": coding.start,
        "end": coding.end,
        "code": standing(reading.state, coding.code).hex(),
        "code_name": reading.code(coding.code),
        "coded_as": coding.code.hex(),
        "coder": reading.member(coding.by),
        "quote": reading.quote(coding),
        "at": iso_time(coding.at, coding.offset),
        "why": reading.why(coding.why),
    }


def _listed(value: dict[str, Any]) -> str:
    why = f"\n          because: {clipped(value['why'], 90)}" if value["why"] else ""
    place = f"{value['source_name']} {value['start']}–{value['end']}"
    head = f"{value['coding'][:8]}  {value['code_name']}  · {value['coder']}, {place}"
    return f"{head}\n          {clipped(value['quote'], 100)}{why}"


@click.command()
@common
def disagreements(session: Session) -> None:
    """Codings that somebody disagrees with, and decisions that were made at the same time unseen."""
    reading = session.reading
    judged = [
        {
            "coding": row.coding.hex(),
            "stance": row.stance,
            "by": reading.member(row.by),
            "coder": reading.member(reading.state.codings.rows[row.coding].by),
            "code": reading.code(reading.state.codings.rows[row.coding].code),
            "proposed": reading.code(row.code) if row.code else None,
            "why": reading.why(row.why),
            "quote": reading.quote(reading.state.codings.rows[row.coding]),
        }
        for row in reading.judgements()
    ]
    remarks = [
        {"event": event.hex(), "kind": row.kind, "about": [reading.code(each) for each in row.about]}
        for event, row in sorted(reading.state.remarks.rows.items())
        if row.kind in CONCURRENT
    ]
    session.answer({"judgements": judged, "concurrent": remarks}, lambda: _disputes(judged, remarks))


def _disputes(judged: list[dict[str, Any]], remarks: list[dict[str, Any]]) -> str:
    lines = []
    for each in judged:
        code = f"{each['coder']}’s “{each['code']}”"
        said = f"proposes “{each['proposed']}” for {code}" if each["proposed"] else f"{each['stance']}s with {code}"
        why = f": {each['why']}" if each["why"] else ""
        lines.append(f"{each['by']} {said}{why}\n    {clipped(each['quote'], 100)}")
    lines += [
        f"{each['kind'].replace('_', ' ')}: {', '.join(each['about'])}  [{each['event'][:8]}]" for each in remarks
    ]
    return "\n".join(lines) or "No disagreements."

"""Passages: code, uncode, recode, judge, note, codings, disagreements."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, clipped, common, in_layer, write_table
from app.cli.filters import filters_of, narrowing
from core.analysis.disagreements import CONCURRENT
from core.analysis.filters import narrowed
from core.analysis.presentation import Presentation, iso_time
from core.commands import codings as commands
from core.exporting.tables import HEADER, segment_rows
from core.views.codebook import is_within, resolve_merged
from core.views.layers import counterparts
from core.views.records import Coding

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

    recorded = session.project.do(decide)
    value = [{"coding": each.event.coding.hex()} for each in recorded if hasattr(each.event, "coding")]
    session.answer(value, lambda: "\n".join(f"Coded {start}–{end}  [{each['coding'][:8]}]" for each in value))


@click.command()
@click.argument("coding")
@WHY
@common
def uncode(session: Session, coding: str, why: str | None) -> None:
    """Take the CODING back. It stays in the history."""
    recorded = session.project.do(commands.uncode, session.names.coding(coding), why)
    session.answer({"event": recorded[-1].id.hex()}, "The coding was taken back.")


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
    recorded = session.project.do(commands.recode, row, session.names.code(to) if to else None, why, new_range)
    session.answer({"event": recorded[-1].id.hex()}, "The coding was changed.")


@click.command()
@click.argument("coding")
@click.argument("stance", type=click.Choice(commands.STANCES))
@click.option("--code", "code", metavar="CODE", help="The code that is proposed instead.")
@WHY
@common
def judge(session: Session, coding: str, stance: str, code: str | None, why: str | None) -> None:
    """Say whether you agree with a co-coder's CODING. The coding itself stays theirs."""
    other = session.names.code(code) if code else None
    recorded = session.project.do(commands.judge_coding, session.names.coding(coding), stance, other, why)
    session.answer({"event": recorded[-1].id.hex()}, f"Noted: {stance}.")


@click.command()
@click.argument("coding")
@click.option("--weight", type=click.IntRange(0, 100), help="How much it weighs, 1 to 100; 0 for none.")
@click.option("--comment", help="Something about it.")
@click.option(
    "--against/--for", "against", default=None, help="It speaks against its code (a negative case), or for it."
)
@WHY
@common
def note(
    session: Session, coding: str, weight: int | None, comment: str | None, against: bool | None, why: str | None
) -> None:
    """Say something about a CODING of your own: its weight, a comment, whether it is a negative case."""
    if weight is None and comment is None and against is None:
        raise click.UsageError("Give --weight, --comment, --against or --for.")
    which = session.names.coding(coding)
    row = session.project.state.codings.rows[which]

    def decide(desk: Any) -> list[Any]:
        made: list[Any] = []
        if weight is not None or comment is not None:
            said = comment if comment is not None else session.presentation.words(row.comment)
            made += commands.annotate_coding(desk, which, row.weight if weight is None else weight, said)
        if against is not None:
            made += commands.set_coding_stance(desk, which, "against" if against else "for", why)
        return made

    recorded = session.project.do(decide)
    session.answer({"event": recorded[-1].id.hex()}, "Noted.")


@click.command()
@narrowing
@click.option("--code", "code", help="Only with this code or one below it.")
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing: .csv or .xlsx.")
@in_layer
@common
@at_any_moment
def codings(session: Session, code: str | None, layer: str, out: Path | None, **given: Any) -> None:
    """List codings with their quotes."""
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
        write_table(session, out, HEADER, segment_rows(presentation, found))
        return
    value = [coding_json(presentation, each) for each in found]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or "No codings.")


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
    why = f"\n          because: {clipped(value['why'], 90)}" if value["why"] else ""
    place = f"{value['source_name']} {value['start']}–{value['end']}"
    place += ", a negative case" if value["stance"] == "against" else ""
    place += f", weight {value['weight']}" if value["weight"] else ""
    why += f"\n          comment: {clipped(value['comment'], 90)}" if value["comment"] else ""
    head = f"{value['coding'][:8]}  {value['code_name']}  · {value['coder']}, {place}"
    return f"{head}\n          {clipped(value['quote'], 100)}{why}"


@click.command()
@common
@at_any_moment
def disagreements(session: Session) -> None:
    """Codings that somebody disagrees with, and decisions that were made at the same time unseen."""
    presentation = session.presentation
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
        for row in presentation.judgements()
    ]
    conflicts = [
        {"event": event.hex(), "kind": row.kind, "about": [presentation.code(each) for each in row.about]}
        for event, row in sorted(presentation.state.conflicts.rows.items())
        if row.kind in CONCURRENT
    ]
    session.answer({"judgements": judged, "concurrent": conflicts}, lambda: _disputes(judged, conflicts))


def _disputes(judged: list[dict[str, Any]], conflicts: list[dict[str, Any]]) -> str:
    lines = []
    for each in judged:
        code = f"{each['coder']}’s “{each['code']}”"
        said = f"proposes “{each['proposed']}” for {code}" if each["proposed"] else f"{each['stance']}s with {code}"
        why = f": {each['why']}" if each["why"] else ""
        lines.append(f"{each['by']} {said}{why}\n    {clipped(each['quote'], 100)}")
    lines += [
        f"{each['kind'].replace('_', ' ')}: {', '.join(each['about'])}  [{each['event'][:8]}]" for each in conflicts
    ]
    return "\n".join(lines) or "No disagreements."

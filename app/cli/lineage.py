"""Where something comes from: lineage."""

from pathlib import Path
from typing import Any

import click

from app.cli.base import OUT, Session, clipped, common, moment_label, take_out
from app.cli.commands import command
from app.cli.failures import usage
from app.cli.language import say
from app.services.exports import took
from core.analysis.audit_trail import Entry, told
from core.analysis.category_development import category_development, flow_messages
from core.analysis.colours import Colours
from core.analysis.lineage import lineage as flowed_into
from core.analysis.passage_history import code_named, passage_history
from core.analysis.presentation import iso_time
from core.analysis.trail_filter import family_of
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.exporting.alluvial import alluvial
from core.exporting.svg import to_png
from core.ids import Id


@command()
@click.argument("code", required=False)
@click.option("--source")
@click.option("--from", "start", type=click.IntRange(0), default=0, metavar="N")
@click.option("--to", "end", type=click.IntRange(1), metavar="N")
@OUT
@common
def lineage(
    session: Session, code: str | None, source: str | None, start: int, end: int | None, out: Path | None
) -> None:
    """Shows how a category came about, or the history of a segment."""
    if code and source:
        raise usage("cli-lineage-code-or-source")
    if source:
        _passage(session, session.names.source(source), start, end)
        return
    wanted = session.names.any_code(code) if code else None
    found = category_development(session.presentation, wanted)
    if out is not None:
        svg = alluvial(found, Colours(session.presentation.state), session.words)
        if out.suffix.lower() not in (".svg", ".png"):
            raise Refused("unknown-picture-format")
        drawn = svg.encode() if out.suffix.lower() == ".svg" else to_png(svg)
        take_out(session, out, drawn, took("picture", out, codes=[wanted] if wanted else []))
    value: dict[str, Any] = {
        "moments": [
            {"n": each.n, "at": iso_time(each.at), "mark": each.mark,
             "groups": [{"code": group.code.hex() or None, "name": group.name, "codings": group.codings}
                        for group in each.groups]}
            for each in found.columns
        ],
        "flows": [{"from": each.column, "start": each.start.hex() or None, "end": each.end.hex() or None,
                   "codings": each.codings} for each in found.flows],
    }  # fmt: skip
    events = flowed_into(session.project, wanted) if wanted is not None else []
    value |= {
        "code": wanted.hex() if wanted else None,
        "events": [_json(session, each) for each in _entries(session, events)],
    }
    value["first_passages"] = _first_passages(session, wanted) if wanted is not None else []
    value["file"] = str(out) if out else None
    session.answer(value, lambda: _in_words(value, [session.words.say(each) for each in flow_messages(found)]))


def _passage(session: Session, source: Id, start: int, end: int | None) -> None:
    chars = session.presentation.state.sources.rows[source].chars
    found = passage_history(session.presentation, source, start, min(end or chars, chars))
    value = [_json(session, each) for each in _entries(session, found)]
    session.answer(value, lambda: "\n".join(map(_line, value)) or say("cli-lineage-nothing"))


def _entries(session: Session, found: list[tuple[int, RecordedEvent]]) -> list[Entry]:
    return told(session.presentation, [n for n, _ in found])


def _first_passages(session: Session, code: Id) -> list[dict[str, Any]]:
    """For each code that flowed in, the passage that it was first put on."""
    presentation = session.presentation
    first: dict[Id, Any] = {}
    for coding in sorted(presentation.live_codings(), key=lambda each: (each.at, each.id)):
        first.setdefault(coding.code, coding)
    return [
        {"code": each.hex(), "name": presentation.words(presentation.state.codes.rows[each].name),
         "status": presentation.state.codes.rows[each].status, "at": iso_time(first[each].at),
         "source_name": presentation.source(first[each].source), "quote": presentation.quote(first[each])}
        for each in sorted(family_of(session.project, code), key=lambda each: (each not in first, each))
        if each in first
    ]  # fmt: skip


def _json(session: Session, found: Entry) -> dict[str, Any]:
    code = code_named(found.recorded)
    return {
        "n": found.n, "event": found.recorded.id.hex(), "type": found.wire, "by": found.by, "at": found.at,
        "code_name": session.presentation.code(code) if code is not None else None,
        "said": found.did, "data": found.data, "why": found.why,
        "undone_by": found.undone_by.hex() if found.undone_by else None,
    }  # fmt: skip


def _line(value: dict[str, Any]) -> str:
    why = f" — {value['why']}" if value["why"] else ""
    gone = f"  ({say('cli-history-taken-back')})" if value["undone_by"] else ""
    return f"{value['n']:>6}  {value['at'][:10]}  {value['by']} {value['said']}{why}{gone}"


def _moment(value: dict[str, Any]) -> str:
    groups = ", ".join(f"{each['name']} {each['codings']}" for each in value["groups"])
    return f"{value['at'][:10]} {moment_label(value['mark'])}: {groups}"


def _in_words(value: dict[str, Any], flows: list[str]) -> str:
    lines = list(map(_moment, value["moments"]))
    lines += ["", *flows] if flows else []
    lines += ["", *map(_line, value["events"])] if value["events"] else []
    quotes = [
        f"{say('trail-name', name=clipped(each['quote'], 80))}  {each['name']} · {each['source_name']}"
        for each in value["first_passages"]
    ]
    return "\n".join([*lines, "", *quotes] if quotes else lines)

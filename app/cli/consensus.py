"""Negotiated agreement: consensus, and consensus add."""

from pathlib import Path
from typing import Any

import click

from app.cli.base import OUT, Session, clipped, common, in_layer, place, write_table
from app.cli.commands import group
from app.cli.language import say
from app.services.exports import took
from core.analysis.consensus import AgreedCoding
from core.analysis.consensus import consensus as agreed_in
from core.analysis.presentation import Presentation, iso_time
from core.commands.consensus import record_consensus


@group(invoke_without_command=True)
@click.option("--source")
@OUT
@in_layer
@common
def consensus(session: Session, source: str | None, out: Path | None, layer: str) -> None:
    """Lists the consensus layer."""
    presentation = session.reading_in(layer)
    found = agreed_in(presentation, session.names.source(source) if source else None)
    value = [_as_json(presentation, each) for each in found]
    if out is not None:
        header = ["source_name", "start", "end", "code_name", "quote", "coders", "why"]
        rows = [[", ".join(each[name]) if name == "coders" else each[name] for name in header] for each in value]
        sources = {row.source for row in found}
        write_table(session, out, header, rows, took("codings", out, layer, sources))
        return
    session.answer(value, lambda: "\n".join(map(_listed, value)) or say("cli-consensus-none"))


@consensus.command()
@click.argument("codings", metavar="CODING…", nargs=-1, required=True)
@click.option("--code", "codes", multiple=True)
@click.option("--range", "covers", nargs=2, type=int, metavar="START END")
@click.option("--why", required=True, metavar="REASON")
@common
def add(
    session: Session, codings: tuple[str, ...], codes: tuple[str, ...], covers: tuple[int, int] | None, why: str
) -> None:
    """Records what coders agreed on after they had talked about codings that differ."""
    names = session.names
    about = tuple(names.coding(each) for each in codings)
    rows = [session.project.state.codings.rows[each] for each in about]
    start, end = covers or (min(row.start for row in rows), max(row.end for row in rows))
    recorded = session.project.do(record_consensus, about, tuple(names.code(each) for each in codes), start, end, why)
    made = recorded[0].event.consensus.hex()
    places = {"place": place(start, end), "id": made[:8]}
    if codes:
        session.done({"consensus": made}, "cli-consensus-recorded", codes=list(codes), **places)
    else:
        session.done({"consensus": made}, "cli-consensus-recorded-no-code", **places)


def _as_json(presentation: Presentation, each: AgreedCoding) -> dict[str, Any]:
    settled = each.consensus
    return {
        "source": each.source.hex(),
        "source_name": presentation.source(each.source),
        "start": each.start,
        "end": each.end,
        "code": each.code.hex(),
        "code_name": presentation.code(each.code),
        "quote": presentation.passage(each.source, each.start, each.end),
        "coders": [presentation.member(coder) for coder in each.coders],
        "consensus": settled.id.hex() if settled else None,
        "settled_by": presentation.member(settled.by) if settled else None,
        "at": iso_time(settled.at) if settled else None,
        "why": presentation.why(settled.why) if settled else None,
    }


def _listed(value: dict[str, Any]) -> str:
    how = say("cli-consensus-talked", why=value["why"]) if value["consensus"] else say("cli-consensus-alike")
    where = f"{value['source_name']} {place(value['start'], value['end'])}"
    head = f"{where}  {value['code_name']}  · {', '.join(value['coders'])}"
    return f"{head}\n          {clipped(value['quote'], 100)}\n          {how}"

"""Negotiated agreement: settle, consensus."""

from pathlib import Path
from typing import Any

import click

from app.cli.base import Session, clipped, common, in_layer, write_table
from core.analysis.consensus import Agreed
from core.analysis.consensus import consensus as agreed_in
from core.analysis.presentation import Presentation, iso_time
from core.commands.consensus import record_consensus


@click.command()
@click.argument("codings", metavar="CODING…", nargs=-1, required=True)
@click.option("--code", "codes", multiple=True, help="A code that stands there; may be repeated. Without: none does.")
@click.option("--range", "place", nargs=2, type=int, metavar="START END", help="Where (default: all that they cover).")
@click.option("--why", required=True, help="What you agreed, and why.")
@common
def settle(
    session: Session, codings: tuple[str, ...], codes: tuple[str, ...], place: tuple[int, int] | None, why: str
) -> None:
    """Record what coders agreed on after they had talked about CODINGs that differ. The codings themselves stay."""
    names = session.names
    about = tuple(names.coding(each) for each in codings)
    rows = [session.project.state.codings.rows[each] for each in about]
    start, end = place or (min(row.start for row in rows), max(row.end for row in rows))
    recorded = session.project.do(record_consensus, about, tuple(names.code(each) for each in codes), start, end, why)
    recorded_as = recorded[0].event.consensus.hex()
    said = ", ".join(codes) or "no code"
    session.answer({"consensus": recorded_as}, f"Settled {start}–{end}: {said}  [{recorded_as[:8]}]")


@click.command()
@click.option("--source", help="Only in this source.")
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing: .csv or .xlsx.")
@in_layer
@common
def consensus(session: Session, source: str | None, out: Path | None, layer: str) -> None:
    """The consensus layer: codes that two coders or more put on the same words, and what they settled on."""
    presentation = session.reading_in(layer)
    found = agreed_in(presentation, session.names.source(source) if source else None)
    value = [_as_json(presentation, each) for each in found]
    if out is not None:
        header = ["source_name", "start", "end", "code_name", "quote", "coders", "why"]
        rows = [[", ".join(each[name]) if name == "coders" else each[name] for name in header] for each in value]
        write_table(session, out, header, rows)
        return
    session.answer(value, lambda: "\n".join(map(_listed, value)) or "Nothing is agreed on yet.")


def _as_json(presentation: Presentation, each: Agreed) -> dict[str, Any]:
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
    how = f"settled: {value['why']}" if value["consensus"] else "coded alike"
    head = (
        f"{value['source_name']} {value['start']}–{value['end']}  {value['code_name']}  · {', '.join(value['coders'])}"
    )
    return f"{head}\n          {clipped(value['quote'], 100)}\n          {how}"

"""What a summary leaves out of its original: summary-check."""

from pathlib import Path

import click

from app.cli.as_of import at_any_moment
from app.cli.base import OUT, Session, clipped, common, place, write_table
from app.cli.commands import command
from app.cli.language import say
from app.services.exports import took
from core.analysis.presentation import SPOKEN
from core.analysis.summary_check import LEAST, Checked, check_summary


@command("summary-check")
@click.argument("source")
@click.option("--least", type=click.IntRange(1, 100), default=round(100 * LEAST), show_default=True)
@click.option("--all", "show_all", is_flag=True)
@OUT
@common
@at_any_moment
def summary_check(session: Session, source: str, least: int, show_all: bool, out: Path | None) -> None:
    """Aligns a summary to its original."""
    found = check_summary(session.presentation, session.names.source(source))
    missing = [each for each in found.segments if not each.is_covered(least / 100)]
    shown = found.segments if show_all else missing
    if out is not None:
        header = [say(f"condensing-{each}") for each in ("original", "share", "summary")]
        rows = [[each.words, round(100 * each.share), each.near_words] for each in shown]
        write_table(session, out, header, rows, took("texts", out, SPOKEN, [found.original, found.summary]))
        return
    value = {
        "original": found.original.hex(),
        "summary": found.summary.hex(),
        "segments": len(found.segments),
        "not_covered": len(missing),
        "shown": [
            {"start": each.start, "end": each.end, "quote": each.words, "share": round(each.share, 3),
             "is_linked": each.is_linked, "is_covered": each.is_covered(least / 100),
             "near": list(each.near) if each.near else None, "near_quote": each.near_words}
            for each in shown
        ],
    }  # fmt: skip
    head = say("condensing-found", count=len(missing), all=len(found.segments))
    session.answer(value, lambda: "\n".join([head, *map(_listed, shown), say("condensing-how")]))


def _listed(each: Checked) -> str:
    near = f"\n          → {clipped(each.near_words, 90)}" if each.near else ""
    return f"{place(each.start, each.end):>13}  {round(100 * each.share):>3} %  {clipped(each.words, 90)}{near}"

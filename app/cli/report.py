"""The validity review and the reporting checklists: report, checklist."""

from pathlib import Path

import click

from app.cli.base import Session, common, take_out
from app.cli.commands import command
from app.cli.language import catalogue, say
from app.services.exports import took
from core.analysis.presentation import SPOKEN
from core.errors import Refused
from core.views.layers import LAYERS


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--layer", type=click.Choice((SPOKEN, *LAYERS)), default="anonymised", show_default=True)
@click.option("--without-names", is_flag=True)
@click.option("--months", is_flag=True)
@click.option("--trail", type=click.Choice(("with", "without", "only")), default="with", show_default=True)
@common
def report(session: Session, file: Path, layer: str, without_names: bool, months: bool, trail: str) -> None:
    """Writes the validity review, in the language of the run."""
    from core.report.options import Options
    from core.report.page import page
    from core.report.plain import to_docx, to_markdown
    from core.report.review import review

    ways = {".html": page, ".docx": to_docx, ".md": to_markdown}
    way = ways.get(file.suffix.lower())
    if way is None:
        raise Refused("review-format")
    with session.moving():
        content = way(review(session.project, Options(layer, not without_names, not months, trail), catalogue()))
    take_out(session, file, content, took("trail" if trail == "only" else "report", file, layer))
    session.done({"file": str(file)}, "cli-report-written", file=file)


@command()
@click.argument("standard", type=click.Choice(("coreq", "srqr")), default="coreq")
@click.option("--missing", is_flag=True)
@common
def checklist(session: Session, standard: str, missing: bool) -> None:
    """Lists the items of a reporting checklist with what answers them."""
    from core.report.review import checklist_items

    found = [
        each for each in checklist_items(session.project, standard, catalogue()) if not (missing and each.is_answered)
    ]
    session.answer(
        [
            {"item": each.number, "subject": each.subject, "answer": each.answer, "answered": each.is_answered,
             "part": each.part or None}
            for each in found
        ],
        lambda: "\n".join(
            f"{each.number:>2}  {each.subject}: {each.answer or '—'}"
            + ("" if each.is_answered or not each.part else f"\n      kodespor describe {each.part} “…”")
            for each in found
        ) or say("cli-report-nothing-missing"),
    )  # fmt: skip

"""The validity review: report."""

from pathlib import Path

import click

from app.cli.base import Session, common, output_file
from app.cli.commands import command
from app.cli.language import catalogue
from core.analysis.presentation import SPOKEN
from core.errors import Refused
from core.views.layers import LAYERS


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--layer", type=click.Choice((SPOKEN, *LAYERS)), default="anonymised", show_default=True)
@click.option("--without-names", is_flag=True)
@click.option("--months", is_flag=True)
@common
def report(session: Session, file: Path, layer: str, without_names: bool, months: bool) -> None:
    """Writes the validity review, in the language of the run."""
    from core.report.options import Options
    from core.report.page import page
    from core.report.plain import to_docx, to_markdown
    from core.report.review import review

    ways = {".html": page, ".docx": to_docx, ".md": to_markdown}
    way = ways.get(file.suffix.lower())
    if way is None:
        raise Refused("review-format")
    made = review(session.project, Options(layer, not without_names, not months), catalogue())
    output_file(file, way(made))
    session.done({"file": str(file)}, "cli-report-written", file=file)

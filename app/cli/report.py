"""The validity review: report."""

from pathlib import Path

import click

from app.cli.base import Session, common, output_file
from app.i18n.catalogue import Catalogue
from core.analysis.presentation import SPOKEN
from core.errors import Refused
from core.views.layers import LAYERS


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(("nb", "en")), default="nb", show_default=True)
@click.option("--layer", type=click.Choice((SPOKEN, *LAYERS)), default="anonymised", show_default=True,
              help="How quotes are shown.")  # fmt: skip
@click.option("--without-names", is_flag=True, help="Coders are called “Coder A” and so on.")
@click.option("--months", is_flag=True, help="Times are told by the month only.")
@common
def report(session: Session, file: Path, language: str, layer: str, without_names: bool, months: bool) -> None:
    """Write the validity review to FILE (.html, .docx or .md): how the categories came about, and what speaks for them.

    The page is one file that asks nothing from anywhere, with a replay in it. It follows the six categories of an audit
    trail, and numbers lead to the events that they rest on.
    """
    from core.report.options import Options
    from core.report.page import page
    from core.report.plain import to_docx, to_markdown
    from core.report.review import review

    ways = {".html": page, ".docx": to_docx, ".md": to_markdown}
    way = ways.get(file.suffix.lower())
    if way is None:
        raise Refused("A review is written as .html, .docx or .md.")
    made = review(session.project, Options(layer, not without_names, not months), Catalogue(language))
    output_file(file, way(made))
    session.answer({"file": str(file)}, f"Wrote {file}. It is not encrypted: it holds quotes, memos and reasons.")

"""From tables: import-survey, import-segments."""

from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.base import Session, common
from app.cli.commands import command
from app.cli.failures import usage
from app.cli.language import say, sentence
from core.commands.tabular_import import import_answers
from core.commands.tabular_import import import_segments as decide_segments
from core.events.attributed import CodingAttributed
from core.events.codebook import CodeCreated
from core.events.codings import CodingCreated
from core.importing.segments import COLUMNS, read_segments
from core.importing.survey import read_survey
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded


@command(name="import-survey")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text", "texts", multiple=True, metavar="COLUMN")
@click.option("--person", default="", metavar="COLUMN")
@common
def import_survey(session: Session, file: Path, texts: tuple[str, ...], person: str) -> None:
    """Adds each row of a table as a text by a participant."""
    read = read_survey(file.name, read_bounded(file, IMPORT_BYTES_MAX), texts, person)
    answers = read.answers
    session.project.do(import_answers, answers)
    session.tell_all(read.remarks)
    value = [{"name": each.text.name, "chars": len(each.text.text), "attributes": dict(each.attributes)}
             for each in answers]  # fmt: skip
    session.done(value, "cli-import_tables-survey-imported", answers=len(answers))


@command(name="import-segments")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--column", "columns", multiple=True, metavar="PART=COLUMN")
@common
def import_segments(session: Session, file: Path, columns: tuple[str, ...]) -> None:
    """Codes what a table of quotes and codes says."""
    mapping = parted(columns, list(COLUMNS))
    presentation, names = session.presentation, session.names
    paths = [presentation.path(row.id) for row in presentation.state.codes.values() if row.status == "live"]
    content = read_bounded(file, IMPORT_BYTES_MAX)
    read = read_segments(file.name, content, mapping, names.source, presentation.project.text, paths)
    recorded = session.project.do(decide_segments, read.found, file.name, read.omissions)
    coded = sum(isinstance(each.event, (CodingCreated, CodingAttributed)) for each in recorded)
    made = {"codings": coded, "codes": sum(isinstance(each.event, CodeCreated) for each in recorded)}
    remarks = [sentence(each) for each in read.remarks]
    here = len(read.found) - coded
    told = [say("importing-segments-here", count=here)] if here else []
    value = {"codings": coded, "codes_made": made["codes"], "already_here": here, "remarks": remarks}
    session.answer(value, lambda: "\n".join([say("cli-import_tables-segments-imported", **made), *told, *remarks]))


def parted(columns: Sequence[str], parts: list[str]) -> dict[str, str]:
    """The columns that are named for parts of a table. Raises what click shows."""
    mapping = {}
    for each in columns:
        part, sign, column = each.partition("=")
        if not sign or part not in parts:
            raise usage("cli-import_tables-column-form", parts=parts)
        mapping[part] = column
    return mapping

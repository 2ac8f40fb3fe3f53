"""From tables: import-survey, import-segments."""

from pathlib import Path

import click

from app.cli.base import Session, common
from core.commands.tabular_import import import_answers
from core.commands.tabular_import import import_segments as decide_segments
from core.events.codings import CodingCreated
from core.importing.segments import COLUMNS, read_segments
from core.importing.survey import read_survey
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded


@click.command(name="import-survey")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text", "texts", multiple=True, metavar="COLUMN", help="A column that holds texts; may be repeated.")
@click.option("--person", default="", metavar="COLUMN", help="The column with a pseudonym (else people are numbered).")
@common
def import_survey(session: Session, file: Path, texts: tuple[str, ...], person: str) -> None:
    """Add each row of FILE (.csv, .xlsx) as a text of its own, by a participant of its own.

    The columns with long answers become the text; all others tell who it is and become attributes.
    """
    answers = read_survey(file.name, read_bounded(file, IMPORT_BYTES_MAX), texts, person)
    session.project.do(import_answers, answers)
    value = [{"name": each.text.name, "chars": len(each.text.text), "attributes": dict(each.attributes)}
             for each in answers]  # fmt: skip
    session.answer(value, f"Brought in {len(answers)} answers.")


@click.command(name="import-segments")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--column", "columns", multiple=True, metavar="PART=COLUMN",
              help=f"The column of a part ({', '.join(COLUMNS)}), if its heading does not say; repeated.")  # fmt: skip
@common
def import_segments(session: Session, file: Path, columns: tuple[str, ...]) -> None:
    """Code what a table (.csv, .xlsx) says: for each row a text that is here, a quote from it, and a code.

    Codes are known by their names; new ones are made. What cannot be found in its text is listed and left out.
    """
    mapping = {}
    for each in columns:
        part, sign, column = each.partition("=")
        if not sign or part not in COLUMNS:
            raise click.UsageError(f"A column is given as PART=COLUMN, with one of {', '.join(COLUMNS)} as the part.")
        mapping[part] = column
    presentation, names = session.presentation, session.names
    read = read_segments(
        file.name, read_bounded(file, IMPORT_BYTES_MAX), mapping, names.source, presentation.project.text
    )
    recorded = session.project.do(decide_segments, read.found)
    coded = sum(isinstance(each.event, CodingCreated) for each in recorded)
    value = {"codings": coded, "codes_made": len(recorded) - coded, "remarks": list(read.conflicts)}
    said = f"Made {coded} codings and {len(recorded) - coded} codes."
    session.answer(value, lambda: "\n".join([said, *read.conflicts]))

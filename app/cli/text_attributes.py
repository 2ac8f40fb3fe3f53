"""Attributes of texts: sources describe, sources import-attributes."""

from pathlib import Path

import click

from app.cli.base import Session, common
from app.cli.commands import command
from core.commands.text_attributes import describe_source, describe_texts
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded


@command()
@click.argument("source")
@click.argument("attribute")
@click.argument("value")
@common
def describe(session: Session, source: str, attribute: str, value: str) -> None:
    """Sets an attribute of a text."""
    recorded = session.project.do(describe_source, session.names.source(source), attribute, value)
    said = {"source": source, "attribute": attribute, "value": value}
    session.done({"event": recorded[-1].id.hex()}, "cli-text_attributes-described", **said)


@command("import-attributes")
@click.argument("file", type=click.Path(path_type=Path))
@common
def import_attributes(session: Session, file: Path) -> None:
    """Takes attributes of texts from a table."""
    from core.importing.text_table import read_text_attributes

    table, remarks = read_text_attributes(file.name, read_bounded(file, IMPORT_BYTES_MAX))
    recorded = session.project.do(describe_texts, table)
    session.tell_all(remarks)
    value = {"sources": len(table), "attributes": len(recorded)}
    session.done(value, "cli-text_attributes-imported", **value)

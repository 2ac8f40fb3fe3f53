"""The literature: references."""

import json
from pathlib import Path
from typing import Any

import click

from app.cli.base import Session, clipped, common, output_file
from core.commands import references as commands
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded


@click.group(invoke_without_command=True)
@click.option("--style", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A CSL style file.")
@click.option("--language", type=click.Choice(("nb", "nn", "en")), default="nb", show_default=True)
@click.option("--plain", is_flag=True, help="Titles only: needs no library for citations.")
@common
def references(session: Session, style: Path | None, language: str, plain: bool) -> None:
    """List the references, formatted by a style; add and remove them with the commands below."""
    from core.exporting.citations import bibliography

    items = _items(session)
    made = {} if plain else bibliography(items, language, style)
    value: list[dict[str, Any]] = [
        {
            "reference": key,
            "item": json.loads(items[key]),
            "cited": made[key][0] if key in made else None,
            "entry": made[key][1] if key in made else json.loads(items[key]).get("title"),
        }
        for key in (made or items)
    ]
    session.answer(
        value, lambda: "\n".join(f"{each['entry']}  [{each['reference'][:8]}]" for each in value) or "None yet."
    )


@references.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def add(session: Session, file: Path) -> None:
    """Take in the works of FILE: BibTeX (.bib), RIS (.ris) or CSL-JSON (.json). What is there is passed over."""
    from core.importing.references import read_references

    items = read_references(file.name, read_bounded(file, IMPORT_BYTES_MAX))
    recorded = session.project.do(commands.add_references, items)
    session.answer(
        {"references": [each.event.reference.hex() for each in recorded], "passed_over": len(items) - len(recorded)},
        f"{len(recorded)} new of {len(items)}.",
    )


@references.command()
@click.argument("reference")
@common
def remove(session: Session, reference: str) -> None:
    """Take a REFERENCE (its id, citation key or title) off the list."""
    recorded = session.project.do(commands.remove_reference, session.names.reference(reference))
    session.answer({"event": recorded[-1].id.hex()}, f"{clipped(reference)} is off the list.")


@references.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def export(session: Session, file: Path) -> None:
    """Write the list as CSL-JSON, which other programs read."""
    from core.exporting.citations import as_csl_json

    output_file(file, as_csl_json(_items(session)))
    session.answer({"file": str(file)}, f"Wrote {file}.")


def _items(session: Session) -> dict[str, str]:
    presentation = session.presentation
    rows = [row for row in presentation.state.references.values() if row.status == "live"]
    return {row.id.hex(): presentation.words(row.item) for row in rows}

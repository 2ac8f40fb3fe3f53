"""The literature: references."""

from pathlib import Path
from typing import Any

import click

from app.cli.base import Session, clipped, common, take_out
from app.cli.commands import group
from app.cli.language import catalogue, say
from app.services.exports import took
from core.commands import references as commands
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded
from core.text.csl import csl_item


@group(invoke_without_command=True)
@click.option("--style", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--citation-language", type=click.Choice(("nb", "nn", "en")))
@click.option("--plain", is_flag=True)
@common
def references(session: Session, style: Path | None, citation_language: str | None, plain: bool) -> None:
    """Lists the references, formatted by a style."""
    from core.exporting.citations import bibliography

    items = _items(session)
    made = {} if plain else bibliography(items, citation_language or catalogue().language, style)
    value: list[dict[str, Any]] = [
        {
            "reference": key,
            "item": csl_item(items[key]),
            "cited": made[key][0] if key in made else None,
            "entry": made[key][1] if key in made else csl_item(items[key]).get("title"),
        }
        for key in (made or items)
    ]
    session.answer(
        value,
        lambda: (
            "\n".join(f"{each['entry']}  [{each['reference'][:8]}]" for each in value) or say("cli-references-none")
        ),
    )


@references.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def add(session: Session, file: Path) -> None:
    """Adds the works of a file."""
    from core.importing.references import read_references

    items = read_references(file.name, read_bounded(file, IMPORT_BYTES_MAX))
    recorded = session.project.do(commands.add_references, items)
    made = [each.event.reference.hex() for each in recorded]
    value = {"references": made, "passed_over": len(items) - len(recorded)}
    session.done(value, "cli-references-added", added=len(made), all=len(items))


@references.command()
@click.argument("reference")
@common
def remove(session: Session, reference: str) -> None:
    """Removes a reference from the list."""
    recorded = session.project.do(commands.remove_reference, session.names.reference(reference))
    session.done({"event": recorded[-1].id.hex()}, "cli-references-removed", reference=clipped(reference))


@references.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def export(session: Session, file: Path) -> None:
    """Writes the list as CSL-JSON."""
    from core.exporting.citations import as_csl_json

    take_out(session, file, as_csl_json(_items(session)), took("references", file))
    session.done({"file": str(file)}, "cli-base-wrote", file=file)


def _items(session: Session) -> dict[str, str]:
    presentation = session.presentation
    rows = [row for row in presentation.state.references.values() if row.status == "live"]
    return {row.id.hex(): presentation.words(row.item) for row in rows}

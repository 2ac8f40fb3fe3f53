"""What the log adds up to, attested by several, so that a newcomer can read at once: attestation."""

from functools import partial
from typing import Any

import click

from app.cli.base import Session, common
from app.cli.commands import group
from app.cli.language import say
from core.analysis.presentation import iso_time
from core.evidence import attestations
from core.views.attestation_records import Attestation


@group(invoke_without_command=True)
@common
def attestation(session: Session) -> None:
    """Lists the attestations of the state."""
    rows = sorted(session.presentation.state.attestations.values(), key=lambda each: (each.at, each.id))
    value = [_said(session, row) for row in rows]
    none = "" if session.project.first.is_on else say("cli-attestations-none")  # whose it reads is said anyhow
    session.answer(value, lambda: "\n".join(map(_in_words, value)) or none)


@attestation.command()
@common
def make(session: Session) -> None:
    """Attests what the log adds up to now."""
    with session.moving():
        recorded = attestations.attest(session.project)
    row = session.project.state.attestations.rows[recorded.event.attestation]
    value = {"attestation": row.id.hex(), "event": recorded.id.hex(), "events": attestations.size_of(row)}
    session.done(value, "cli-attestations-made", events=value["events"], id=row.id.hex()[:8])


@attestation.command()
@click.argument("which", metavar="ATTESTATION")
@common
def check(session: Session, which: str) -> None:
    """Compares an attestation with this device's own log, and says to all what came of it."""
    found = session.names.attestation(which)
    with session.moving():
        recorded, is_equal = attestations.check(session.project, found)
    value = {"event": recorded.id.hex(), "is_confirmed": is_equal}
    session.done(value, "cli-attestations-confirmed" if is_equal else "cli-attestations-differs")


def _said(session: Session, row: Attestation) -> dict[str, Any]:
    presentation = session.presentation
    found = attestations.vouchers(presentation.state, row)
    named = partial(map, presentation.member)
    return {
        "attestation": row.id.hex(),
        "at": iso_time(row.at),
        "by": presentation.member(row.by),
        "events": attestations.size_of(row),
        "attested_by": list(named(found.members)),
        "disputed_by": list(named(found.against)),
    }


def _in_words(value: dict[str, Any]) -> str:
    said = [say("cli-attestations-attested-by", by=value["attested_by"] or say("cli-base-nobody"))]
    if value["disputed_by"]:
        said.append(say("cli-attestations-disputed-by", by=value["disputed_by"]))
    events = say("cli-attestations-events", events=value["events"])
    return f"{value['attestation'][:8]}  {value['at'][:16]}  {events}: {'; '.join(said)}"

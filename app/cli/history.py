"""The trail: undo, log, replay, diff."""

from typing import Any

import click

from app.cli.as_of import checked_number, number_at
from app.cli.base import Session, clipped, common
from app.cli.codebook import as_json, as_lines
from app.cli.codings import coding_json
from core.analysis.audit_trail import Entry, entries, last_own, witnessed
from core.analysis.codebook_tree import codebook_tree
from core.analysis.device_knowledge import device_knowledge, events_known_at
from core.analysis.filters import moment_ms
from core.analysis.presentation import Presentation, iso_time
from core.analysis.trail_filter import TrailFilter, matching_events
from core.commands.project import undo as undo_command
from core.errors import UnknownName
from core.events.registry import BY_WIRE


@click.command()
@click.argument("event", required=False)
@click.option("--why", help="The reason.")
@common
def undo(session: Session, event: str | None, why: str | None) -> None:
    """Take back an EVENT (its id or number in the log), or your own last one. Undoing an undo brings it back."""
    target = session.names.event(event) if event else last_own(session.project)
    recorded = session.project.do(undo_command, target, why)
    session.answer({"event": recorded[-1].id.hex(), "undone": target.hex()}, f"Taken back: {target.hex()[:8]}.")


@click.command()
@click.option("--since", type=click.IntRange(0), default=0, metavar="N", help="Only events after number N.")
@click.option("--type", "kind", metavar="T", help="Only of this type, such as code.merged, or its first word.")
@click.option("--by", metavar="M", help="Only by this member.")
@click.option("--source", metavar="S", help="Only what concerns this source.")
@click.option("--code", metavar="C", help="Only what concerns this code, those below it and those that went into it.")
@common
def log(session: Session, since: int, kind: str | None, by: str | None, source: str | None, code: str | None) -> None:
    """The audit trail: every event in order, by whom, when, and why."""
    project = session.project
    found = entries(project, since, translator=session.words)
    if kind:
        if not any(name == kind or name.startswith(kind + ".") for name in BY_WIRE):
            raise UnknownName(f"There is no type of event “{kind}”; known are {', '.join(sorted(BY_WIRE))}.")
        found = [each for each in found if each.wire == kind or each.wire.startswith(kind + ".")]
    if by or source or code:
        names = session.names
        narrowed = TrailFilter(*(find(given) if given else None for find, given in (
            (names.member, by), (names.source, source), (names.code, code)
        )))  # fmt: skip
        kept = set(matching_events(project, narrowed))
        found = [each for each in found if each.n in kept]
    seen = witnessed(project) if session.as_json else {}
    session.answer([_entry_json(each, seen) for each in found], lambda: "\n".join(_listed(each) for each in found))


def _entry_json(entry: Entry, seen: dict[Any, int]) -> dict[str, Any]:
    recorded = entry.recorded
    return {
        "n": entry.n,
        "event": recorded.id.hex(),
        "type": entry.wire,
        "by": entry.by,
        "device": recorded.device.hex(),
        "seq": recorded.seq,
        "at": entry.at,
        "witnessed": iso_time(seen[recorded.id]) if recorded.id in seen else None,
        "clock_doubt": entry.clock_doubt,
        "data": entry.data,
        "why": entry.why,
        "remark": entry.conflict,
        "undone_by": entry.undone_by.hex() if entry.undone_by else None,
    }


def _listed(entry: Entry) -> str:
    data = ", ".join(f"{name} {_short(value)}" for name, value in entry.data.items() if value not in ("", None, []))
    marks = [entry.conflict.replace("_", " ")] if entry.conflict else []
    marks += ["taken back"] if entry.undone_by else []
    marks += ["clock in doubt"] if entry.clock_doubt else []
    mark = f"  ({', '.join(marks)})" if marks else ""
    why = f"\n        because: {clipped(entry.why, 100)}" if entry.why else ""
    return f"{entry.n:>6}  {entry.at[:16]}  {entry.by}  {entry.wire}  {clipped(data, 80)}{mark}{why}"


def _short(value: Any) -> str:
    text = str(value)
    return text[:8] if len(text) in (32, 64) and all(char in "0123456789abcdef" for char in text) else clipped(text, 40)


@click.command()
@click.option("--at", "number", type=int, metavar="N", help="After the first N events.")
@click.option("--time", metavar="T", help="At this time (ISO 8601), by the authors' clocks.")
@click.option("--event", metavar="E", help="Just after this event.")
@click.option("--had-by", "holder", metavar="DEVICE", help="As this device, or a member’s only one, had it by --time.")
@click.option("--codings", "with_codings", is_flag=True, help="List the codings too, not only in JSON.")
@common
def replay(
    session: Session, number: int | None, time: str | None, event: str | None, holder: str | None, with_codings: bool
) -> None:
    """The state as it was: codebook, codings and memos, and the digest that proves it."""
    project = session.project
    if holder is not None:
        if time is None or number is not None or event is not None:
            raise click.UsageError("--had-by goes with --time.")
        known = events_known_at(device_knowledge(project, session.names.device(holder)), moment_ms(time))
        n, state = len(known), project.state_of(known)
    else:
        n = _moment(session, number, time, event)
        state = project.as_of(n)
    presentation = Presentation(project, state, session.words)
    value = as_it_was(presentation, n)
    session.answer(value, lambda: _replayed(presentation, value, with_codings))


def as_it_was(presentation: Presentation, n: int) -> dict[str, Any]:
    """The state after `n` events, as scripts get it."""
    project, state = presentation.project, presentation.state
    return {
        "n": n,
        "of": len(project.timeline.order),
        "digest": state.digest(),
        "codes": [as_json(branch) for branch in codebook_tree(presentation)],
        "codings": [coding_json(presentation, each) for each in presentation.live_codings()],
        "memos": [
            {
                "memo": row.id.hex(),
                "kind": row.kind,
                "text": presentation.words(row.text),
                "by": presentation.member(row.by),
            }
            for row in presentation.live_memos()
        ],
        "sources": [
            {"source": row.id.hex(), "name": presentation.words(row.name), "kind": row.kind}
            for row in state.sources.values()
            if row.status != "removed"
        ],
    }


def _replayed(presentation: Presentation, value: dict[str, Any], with_codings: bool) -> str:
    counts = ", ".join(f"{len(value[each])} {each}" for each in ("sources", "codings", "memos"))
    head = f"After {value['n']} of {value['of']} events: {counts}"
    lines = [head, f"digest {value['digest'][:16]}", *("  " + line for line in as_lines(codebook_tree(presentation)))]
    if with_codings:
        lines += [f"  {each['code_name']}: {clipped(each['quote'], 90)}" for each in value["codings"]]
    return "\n".join(lines)


@click.command()
@click.option("--from", "start", type=int, required=True, metavar="N", help="After the first N events …")
@click.option("--to", "end", type=int, metavar="M", help="… and after the first M (default: now).")
@common
def diff(session: Session, start: int, end: int | None) -> None:
    """What changed in codebook and codings between two moments."""
    from core.analysis.diff import difference

    project = session.project
    last = len(project.timeline.order) if end is None else end
    for each in (start, last):
        checked_number(project, each)
    value = difference(
        Presentation(project, project.as_of(start), session.words),
        Presentation(project, project.as_of(last), session.words),
    )
    session.answer({"from": start, "to": last, **value}, lambda: _differences(value))


def _differences(value: dict[str, Any]) -> str:
    lines = [f"+ {each['name']}" for each in value["added"]]
    lines += [f"- {each['name']}" for each in value["removed"]]
    lines += [f"~ {each['from']} → {each['to']}" for each in value["renamed"]]
    lines += [
        f"> {each['name']}: from {each['from'] or 'the top'} to {each['to'] or 'the top'}" for each in value["moved"]
    ]
    lines += [f"= {each['name']} into {each['into']}" for each in value["merged"]]
    lines += [f"/ {each['name']} into {', '.join(each['into'])}" for each in value["split"]]
    lines += [f"? {each['name']} was described anew" for each in value["redefined"]]
    lines.append(f"{len(value['codings_added'])} codings added, {len(value['codings_removed'])} removed")
    return "\n".join(lines)


def _moment(session: Session, number: int | None, time: str | None, event: str | None) -> int:
    project = session.project
    if sum(each is not None for each in (number, time, event)) != 1:
        raise click.UsageError("Give one of --at, --time and --event.")
    if number is not None:
        return checked_number(project, number)
    if event is not None:
        target = session.names.event(event)
        return 1 + next(n for n, key in enumerate(project.timeline.order) if key.id == target)
    return number_at(project, time or "")

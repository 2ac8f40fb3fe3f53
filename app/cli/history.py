"""The trail: undo, log, replay, diff."""

from typing import Any

import click

from app.cli.as_of import checked_number, number_at, say_clocks_in_doubt, until_ms
from app.cli.base import WHY, Session, clipped, common, short
from app.cli.codebook import as_json, as_lines
from app.cli.codings import coding_json
from app.cli.commands import command
from app.cli.failures import usage
from app.cli.language import say
from core.analysis.acts import Act, ActTaken, acts_of, deed_of, is_undone, last_act, last_undone, redo_act, undo_act
from core.analysis.audit_trail import Entry, told, witnessed
from core.analysis.codebook_tree import codebook_tree
from core.analysis.device_knowledge import device_knowledge, events_known_at
from core.analysis.presentation import Presentation, iso_time
from core.analysis.trail_filter import TrailFilter, matching_events
from core.errors import Refused, UnknownName
from core.events.registry import BY_WIRE, wire_name
from core.ids import EventId


@command()
@click.argument("event", required=False)
@WHY
@common
def undo(session: Session, event: str | None, why: str | None) -> None:
    """Undoes an act: that of a named event, or the own last one."""
    project = session.project
    target = session.names.event(event) if event else last_act(project)
    if event and is_undone(project, target):
        raise Refused("undo-already", event=short(target))
    taken = undo_act(session.presentation, target, why)
    value = {"event": taken.recorded[-1].id.hex(), "undone": target.hex(), **_act_json(session, taken)}
    session.answer(value, lambda: session.words.say(taken.undone()))


@command()
@click.argument("event", required=False)
@WHY
@common
def redo(session: Session, event: str | None, why: str | None) -> None:
    """Redoes an act: that of a named event, or what was undone last."""
    target = session.names.event(event) if event else last_undone(session.project)
    taken = redo_act(session.presentation, target, why)
    value = {"event": taken.recorded[-1].id.hex(), "redone": target.hex(), **_act_json(session, taken)}
    session.answer(value, lambda: session.words.say(taken.redone()))


def _act_json(session: Session, taken: ActTaken) -> dict[str, Any]:
    """What was taken back, or counts again: the act, its events, and the same in words."""
    return {
        "act": taken.act.hex(),
        "events": [each.hex() for each in taken.events],
        "stays": [each.hex() for each in taken.stays],
        "said": session.words.say(taken.deed),
    }


@command()
@click.option("--since", type=click.IntRange(0), default=0, metavar="N")
@click.option("--type", "kind", metavar="TYPE")
@click.option("--by", metavar="MEMBER")
@click.option("--source")
@click.option("--code")
@common
def log(session: Session, since: int, kind: str | None, by: str | None, source: str | None, code: str | None) -> None:
    """Prints the audit trail."""
    project = session.project
    numbers = list(range(since + 1, len(project.timeline.order) + 1))
    if by or source or code:
        names = session.names
        narrowed = TrailFilter(*(find(given) if given else None for find, given in (
            (names.member, by), (names.source, source), (names.code, code)
        )))  # fmt: skip
        numbers = [n for n in matching_events(project, narrowed) if n > since]
    if kind:
        if not any(name == kind or name.startswith(kind + ".") for name in BY_WIRE):
            raise UnknownName("unknown-event-type", type=kind, types=sorted(BY_WIRE))
        wires = ((n, wire_name(project.timeline.recorded(project.timeline.order[n - 1]).event)) for n in numbers)
        numbers = [n for n, wire in wires if wire == kind or wire.startswith(kind + ".")]
    found = told(session.presentation, numbers)
    seen = witnessed(project.trail()) if session.as_json else {}
    acts = acts_of(project, found)
    value = [_entry_json(each, act.id, seen) for act in acts for each in act.entries]
    session.answer(value, lambda: "\n".join(_act_listed(session, act) for act in acts))


def _entry_json(entry: Entry, act: EventId, seen: dict[Any, int]) -> dict[str, Any]:
    recorded = entry.recorded
    return {
        "n": entry.n,
        "event": recorded.id.hex(),
        "act": act.hex(),
        "part": recorded.act,
        "type": entry.wire,
        "by": entry.by,
        "said": entry.did,
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


def _act_listed(session: Session, act: Act) -> str:
    """An act on one line, with the numbers of its events, and these beneath."""
    if len(act.entries) == 1:
        return _listed(act.head)
    first, last = act.entries[0].n, act.entries[-1].n
    did = session.words.say(deed_of(session.presentation, act.entries))
    marks = [say("cli-history-taken-back")] if all(each.undone_by for each in act.entries) else []
    mark = f"  ({', '.join(marks)})" if marks else ""
    lines = [f"{f'{first}–{last}':>6}  {act.head.at[:16]}  {act.head.by} {did}{mark}"]
    if len({each.why for each in act.entries}) == 1:  # one gesture has one reason, which every event of it repeats
        lines += _reason(act.head.why)
        return "\n".join([*lines, *("     " + _listed(each._replace(why=None)) for each in act.entries)])
    return "\n".join([*lines, *("     " + _listed(each) for each in act.entries)])


def _reason(why: str | None) -> list[str]:
    return [f"        {say('cli-base-because', why=clipped(why, 100))}"] if why else []


def _listed(entry: Entry) -> str:
    marks = [say("conflict-" + entry.conflict)] if entry.conflict else []
    marks += [say("cli-history-taken-back")] if entry.undone_by else []
    marks += [say("cli-history-clock-in-doubt")] if entry.clock_doubt else []
    mark = f"  ({', '.join(marks)})" if marks else ""
    line = f"{entry.n:>6}  {entry.at[:16]}  {entry.by} {entry.did}{mark}"
    return "\n".join([line, *_reason(entry.why)])


@command()
@click.option("--at", "number", type=int, metavar="N")
@click.option("--time", metavar="TIME")
@click.option("--event", metavar="EVENT")
@click.option("--as-device", "holder", metavar="DEVICE")
@click.option("--codings", "with_codings", is_flag=True)
@common
def replay(
    session: Session, number: int | None, time: str | None, event: str | None, holder: str | None, with_codings: bool
) -> None:
    """Shows the state as it was at an earlier moment."""
    project = session.project
    if holder is not None:
        if time is None or number is not None or event is not None:
            raise usage("cli-history-as-device-needs-time")
        known = events_known_at(device_knowledge(project, session.names.device(holder)), until_ms(time))
        n, state = len(known), project.state_of(known)
    else:
        n = _moment(session, number, time, event)
        state = project.as_of(n)
    presentation = Presentation(project, state, session.words)
    until = until_ms(time) if time is not None and holder is None else None
    value = {**as_it_was(presentation, n), "clock_doubt": say_clocks_in_doubt(session, n, until)}
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
    counts = {each: len(value[each]) for each in ("sources", "codings", "memos")}
    lines = [
        say("cli-history-replayed", n=value["n"], of=value["of"], **counts),
        say("cli-history-digest", digest=value["digest"][:16]),
        *("  " + line for line in as_lines(codebook_tree(presentation))),
    ]
    if with_codings:
        lines += [f"  {each['code_name']}: {clipped(each['quote'], 90)}" for each in value["codings"]]
    return "\n".join(lines)


@command()
@click.option("--from", "start", type=int, required=True, metavar="N")
@click.option("--to", "end", type=int, metavar="N")
@common
def diff(session: Session, start: int, end: int | None) -> None:
    """Shows what changed between two moments."""
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
    top = say("cli-history-top") if value["moved"] else ""
    lines += [f"> {each['name']}: {each['from'] or top} → {each['to'] or top}" for each in value["moved"]]
    lines += [say("cli-history-merged", name=each["name"], into=each["into"]) for each in value["merged"]]
    lines += [say("cli-history-split", name=each["name"], into=each["into"]) for each in value["split"]]
    lines += [say("cli-history-redefined", name=each["name"]) for each in value["redefined"]]
    counts = {"added": len(value["codings_added"]), "removed": len(value["codings_removed"])}
    lines.append(say("cli-history-codings-changed", **counts))
    return "\n".join(lines)


def _moment(session: Session, number: int | None, time: str | None, event: str | None) -> int:
    project = session.project
    if sum(each is not None for each in (number, time, event)) != 1:
        raise usage("cli-history-which-moment")
    if number is not None:
        return checked_number(project, number)
    if event is not None:
        target = session.names.event(event)
        return 1 + next(n for n, key in enumerate(project.timeline.order) if key.id == target)
    return number_at(project, time or "")

"""What stands beside the codebook of a moment: its counts, what changed since another moment, how a code came about."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import flet as ft

from core.analysis.audit_trail import Entry, entry
from core.analysis.codebook_tree import Branch
from core.analysis.diff import difference
from core.analysis.presentation import Presentation
from core.events.registry import RecordedEvent
from core.ids import Id

if TYPE_CHECKING:
    from app.shell.protocols import Shell


def counts(shell: "Shell", presentation: Presentation, tree: tuple[Branch, ...]) -> list[ft.Control]:
    """How much there was."""
    look, w = shell.look, shell.words
    codings = sum(branch.codings_within for branch in tree)
    memos = len(presentation.live_memos())
    texts = sum(row.status != "removed" for row in presentation.state.sources.rows.values())
    return [
        look.strong(w("At this moment"), 15),
        look.text(w("{} texts, {} codings, {} memos").format(texts, codings, memos)),
    ]


def recorded(shell: "Shell", at: int, last: int, one: Entry | None) -> list[ft.Control]:
    """What the event at this place was, by whom and why."""
    look, w = shell.look, shell.words
    place = look.quiet(w("Event {} of {}").format(at, last))
    if one is None:
        return [place, look.text(w("Before the beginning."))]
    names = [str(one.data[key]) for key in ("name", "text", "title", "status", "phase") if one.data.get(key)]
    marks = [w(one.conflict.replace("_", " "))] if one.conflict else []
    marks += [w("taken back later")] if one.undone_by else []
    lines: list[ft.Control] = [
        place,
        look.strong(f"{w(one.wire)}{': ' + names[0][:120] if names else ''}", 16),
        look.quiet(f"{one.by} · {one.at[:16].replace('T', ' ')}" + (f" · {', '.join(marks)}" if marks else "")),
    ]
    if one.why:
        lines.append(look.quote(w("Because: ") + one.why, 15))
    return lines


def changes(shell: "Shell", first: tuple[int, Presentation], last: tuple[int, Presentation]) -> list[ft.Control]:
    """What changed between two moments, each with its number and the state in words."""
    look, w = shell.look, shell.words
    found = difference(first[1], last[1])
    lines = [look.strong(w("From event {} to {}").format(first[0], last[0]), 15)]
    for kind in ("added", "removed", "renamed", "moved", "merged", "split", "redefined"):
        for each in found[kind]:
            other = each.get("into") or (f"→ {each['to']}" if isinstance(each.get("to"), str) else "")
            name = each.get("name") or each.get("from") or ""
            shown = ", ".join(other) if isinstance(other, list) else other
            lines.append(look.text(f"{w(kind)}: {name} {shown}", 14))
    lines.append(look.text(f"+{len(found['codings_added'])} / −{len(found['codings_removed'])} {w('codings')}", 14))
    return list(lines)


def origins(
    shell: "Shell",
    presentation: Presentation,
    code: Id,
    found: list[tuple[int, RecordedEvent]],
    go: Callable[[int], None],
) -> list[ft.Control]:
    """How a category came about: every decision that flowed into it (`found`); a tap goes to its moment."""
    look, w = shell.look, shell.words
    lines: list[ft.Control] = [look.strong(w("How “{}” came about").format(presentation.code(code)), 15)]
    for n, event in found:
        one = entry(presentation, n, event)
        name = next((str(one.data[key]) for key in ("name", "text") if one.data.get(key)), "")
        why = f" — {one.why}" if one.why else ""
        text = look.text(f"{n}. {w(one.wire)} {name[:80]}{why}", 14)
        body = ft.Column([text, look.quiet(f"{one.by} · {one.at[:10]}")], spacing=0)
        lines.append(ft.Container(body, on_click=lambda _, n=n: go(n), ink=True, padding=4))
    return lines

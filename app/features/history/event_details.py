"""What is shown beside the codebook of a point in time: counts, what changed, how a code came about."""

from collections.abc import Callable

import flet as ft

from app.i18n.catalogue import Catalogue
from app.shell.protocols import Shell
from core.analysis.audit_trail import Entry
from core.analysis.codebook_tree import Branch
from core.analysis.diff import difference
from core.analysis.presentation import Presentation

CHANGES = ("added", "removed", "renamed", "moved", "merged", "split", "redefined")


def counts(shell: Shell, presentation: Presentation, tree: tuple[Branch, ...]) -> list[ft.Control]:
    """How many texts, codings and memos there were."""
    look, w = shell.look, shell.words
    codings = sum(branch.codings_within for branch in tree)
    memos = len(presentation.live_memos())
    texts = sum(row.status != "removed" for row in presentation.state.sources.rows.values())
    return [
        look.strong(w("history-counts"), 15),
        look.text(w("history-counted", texts=texts, codings=codings, memos=memos)),
    ]


def event_card(shell: Shell, at: int, last: int, one: Entry | None) -> list[ft.Control]:
    """The event at this place: what it did, by whom, when and why."""
    look, w = shell.look, shell.words
    place = look.quiet(w("history-place", place=at, last=last))
    if one is None:
        return [place, look.text(w("history-beginning"))]
    remarks = [w(f"conflict-{one.conflict}")] if one.conflict else []
    remarks += [w("history-undone-later")] if one.undone_by else []
    when = w.moment_of(one.recorded.at, one.recorded.offset)
    lines: list[ft.Control] = [
        place,
        look.strong(description(w, one), 16),
        look.quiet(when + (f" · {', '.join(remarks)}" if remarks else "")),
    ]
    if one.why:
        lines.append(look.quote(w("common-because", reason=one.why), 15))
    return lines


def description(w: Catalogue, one: Entry) -> str:
    """An event in one sentence: who did what to what."""
    return w("history-event", by=one.by, did=one.did)


def changes(shell: Shell, first: tuple[int, Presentation], last: tuple[int, Presentation]) -> list[ft.Control]:
    """What changed between two points in time, each given as its place and the state in words."""
    look, w = shell.look, shell.words
    found = difference(first[1], last[1])
    lines: list[ft.Control] = [look.strong(w("history-changes", first=first[0], last=last[0]), 15)]
    for kind in CHANGES:
        for each in found[kind]:
            other = each.get("into") or (f"→ {each['to']}" if isinstance(each.get("to"), str) else "")
            name = each.get("name") or each.get("from") or ""
            shown = w.list(other) if isinstance(other, list) else other
            what = f"{name} {shown}".strip()
            lines.append(look.text(w("history-change", change=w(f"term-change-{kind}"), what=what), 14))
    added, removed = len(found["codings_added"]), len(found["codings_removed"])
    return [*lines, look.text(w("history-codings-changed", added=added, removed=removed), 14)]


def code_history(shell: Shell, name: str, found: list[Entry], go: Callable[[int], None]) -> list[ft.Control]:
    """How a category came about: the decisions (`found`) that led to it; a tap goes to the point in time of one."""
    look, w = shell.look, shell.words
    lines: list[ft.Control] = [look.strong(w("history-origins", code=name), 15)]
    for one in found:
        why = f" — {one.why}" if one.why else ""
        text = look.text(f"{one.n}. {description(w, one)}{why}", 14)
        body = ft.Column([text, look.quiet(w.day_of(one.recorded.at, one.recorded.offset))], spacing=0)
        lines.append(ft.Container(body, on_click=lambda _, n=one.n: go(n), ink=True, padding=4))
    return lines

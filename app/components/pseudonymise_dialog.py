"""Pseudonyms and corrections: for the selection, and for whatever in a text may reveal who somebody is."""

import flet as ft

from app.shell.protocols import Shell
from core.commands.context import CommandContext, Decision
from core.commands.layers import replace_words
from core.errors import Refused
from core.ids import SourceId
from core.text.layers import occurrences
from core.text.pii_suggestions import Suggestion, suggestions
from core.text.ranges import overlaps
from core.views.edits_by_text import live
from core.views.layers import LAYERS

SUGGESTED_MAX = 120
CONTEXT = 28


def ask_to_replace(shell: Shell, source: SourceId, start: int, end: int) -> None:
    """Replaces a selection in a layer, here or wherever the same words stand in this text."""
    assert shell.session is not None
    session, look, w = shell.session, shell.look, shell.words
    text = session.project.text(source)
    spoken = text[start:end]
    places = occurrences(text, spoken)
    layer = look.choice(
        value="anonymised",
        label=w("common-layer"),
        options=[ft.DropdownOption(key=each, text=w(f"term-layer-{each}")) for each in LAYERS],
    )
    words = look.field(w("components-replacement"), autofocus=True)
    everywhere = ft.Switch(
        label=w("components-replace-everywhere", count=len(places)), value=False, visible=len(places) > 1,
        active_color=look.colours.accent,
    )  # fmt: skip
    why = look.field(w("common-reason-optional"))
    said = look.quiet(w("components-replace-keeps"))

    def work() -> None:
        chosen = tuple(places) if everywhere.value else ((start, end),)
        reason = (why.value or "").strip() or None
        made = session.do(replace_words, source, layer.value, chosen, words.value or "", reason)
        shell.notify(w("components-replaced", words=words.value or "", count=len(chosen)), undo=made)

    shown = look.quote(spoken if len(spoken) < 200 else spoken[:200] + "…", 15.5)
    body = ft.Column([shown, layer, words, everywhere, why, said], tight=True, spacing=12)
    shell.ask(w("components-replace-title"), body, w("components-replace"), work)


def ask_to_anonymise(shell: Shell, source: SourceId) -> None:
    """What may tell who somebody is in a text, found by rules alone; nothing is replaced but what one fills in."""
    assert shell.session is not None
    session, look, w = shell.session, shell.look, shell.words
    text = session.project.text(source)
    taken = tuple(place for row in live(session.project.state, source, "anonymised") for place in row.places)
    found = [each for each in suggestions(text) if not overlaps(each.places, taken)][:SUGGESTED_MAX]
    if not found:
        shell.notify(w("components-identifying-none"))
        return
    fields: list[ft.TextField] = []
    lines: list[ft.Control] = []
    for each in found:
        start, end = each.places[0]
        around = text[max(0, start - CONTEXT) : end + CONTEXT].replace("\n", " ")
        field = look.field(f"{each.words} ({len(each.places)})", dense=True)
        fields.append(field)
        where = look.quiet(f"{w(f'term-pii-{each.kind}')} · … {around} …", 12.5, max_lines=1)
        stretch = ft.CrossAxisAlignment.STRETCH
        lines.append(ft.Column([field, where], spacing=2, tight=True, horizontal_alignment=stretch))
    said = look.quiet(w("components-identifying-how"))
    column = ft.Column([said, *lines], spacing=10, tight=True)

    def work() -> None:
        filled = [(each, (field.value or "").strip()) for each, field in zip(found, fields, strict=True)]
        wanted = [(each, words) for each, words in filled if words]
        if not wanted:
            raise Refused("nothing-filled-in")
        made = session.do(_replace_all, source, wanted)
        shell.notify(w("components-identifying-replaced", count=len(wanted)), undo=made)

    shell.ask(w("components-identifying"), column, w("components-replace"), work)


def _replace_all(context: CommandContext, source: SourceId, wanted: list[tuple[Suggestion, str]]) -> list[Decision]:
    """Replaces all that was filled in, as one gesture."""
    return [
        decision
        for each, words in wanted
        for decision in replace_words(context, source, "anonymised", each.places, words)
    ]

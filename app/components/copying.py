"""Copying quotes with their references: as words, and where the browser takes it as a page that pastes into Word."""

from collections.abc import Sequence

import flet as ft

from app.services.intake import IS_SERVED
from app.shell.protocols import Shell
from app.shell.rich_clipboard import in_two_forms
from core.analysis.presentation import SPOKEN
from core.analysis.quote_reference import Place, referenced
from core.exporting.cited import as_html, as_text
from core.views.edits_by_text import live

ANONYMISED = "anonymised"


def copy_quotes(shell: Shell, places: Sequence[Place], layer: str = SPOKEN) -> None:
    """Copies what stands at these places with its references. Anonymised where that was chosen the last time, or where
    one reads that layer; the notice has the other way."""
    is_anonymised = shell.settings.copies_anonymised or layer == ANONYMISED
    shell.page.run_task(_copy, shell, places, layer, is_anonymised)


async def _copy(shell: Shell, places: Sequence[Place], layer: str, is_anonymised: bool) -> None:
    session, w = shell.session, shell.words
    if session is None or not places:
        return
    presentation = session.reading_in(ANONYMISED if is_anonymised else SPOKEN if layer == ANONYMISED else layer)
    quotes = [referenced(presentation, each, is_anonymised) for each in places]
    text = as_text(quotes, w)
    # the page that a server gave turns the two forms into one of its own; any other would copy them as they stand
    is_two = shell.page.web and IS_SERVED
    await ft.Clipboard().set(in_two_forms(text, as_html(quotes, w)) if is_two else text)
    sources = {source for source, _, _ in places}
    bare = [each for each in sources if not any(True for _ in live(session.project.state, each, ANONYMISED))]
    said = w("components-copied-anonymised" if is_anonymised else "components-copied-as-said", count=len(quotes))
    if is_anonymised and bare:
        said += " " + w("components-copied-bare", count=len(bare))
    other = w("components-copy-as-said" if is_anonymised else "components-copy-anonymised")

    def turn() -> None:
        shell.settings.copies_anonymised = not is_anonymised
        shell.settings.save()
        other_layer = SPOKEN if layer == ANONYMISED else layer
        shell.page.run_task(_copy, shell, places, other_layer, not is_anonymised)

    shell.offer(said, other, turn)

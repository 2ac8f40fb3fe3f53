"""What goes along when words are withdrawn, beyond what one would expect; and what stays of a text of several."""

from collections.abc import Collection
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import Id
from core.text.quoting import quotes_from, words_of
from core.text.redaction import taken_out
from core.views.sources import voices_in


class WithdrawalPreview(NamedTuple):
    """Names of texts that hold the words of others too and go whole, of texts of which only that one's turns go, and of
    live codes that repeat the participants' words."""

    shared_texts: tuple[str, ...]
    turns_only: tuple[str, ...]
    code_names: tuple[str, ...]


def preview_for_participant(presentation: Presentation, participant: Id) -> WithdrawalPreview:
    """What the withdrawal of a participant takes with it."""
    rows = [row for row in presentation.state.sources.values() if participant in row.participants]
    spoken: list[tuple[Id, str]] = []
    whole: list[Id] = []
    partly: list[Id] = []
    for row in rows:
        own = [voice for voice in voices_in(presentation.state, row.id) if voice.participant == participant]
        (partly if own else whole).append(row.id)
        if own and row.status == "live":
            spoken += [(row.id, words_of(taken_out(_text(presentation, row.id), voice.places))) for voice in own]
    found = preview_for_sources(presentation, whole)
    names = dict.fromkeys([*found.code_names, *_codes_quoting(presentation, spoken)])
    return WithdrawalPreview(found.shared_texts, tuple(presentation.source(each) for each in partly), tuple(names))


def preview_for_sources(presentation: Presentation, sources: Collection[Id]) -> WithdrawalPreview:
    """What the withdrawal of whole sources takes with it."""
    rows = [presentation.state.sources.rows[source] for source in sources]
    spoken: list[tuple[Id, str]] = [
        (row.id, words_of(_text(presentation, row.id))) for row in rows if row.status == "live"
    ]
    shared = [presentation.source(row.id) for row in rows if len(row.participants) > 1]
    in_vivo = {source for source, _ in spoken}
    return WithdrawalPreview(tuple(shared), (), tuple(_codes_quoting(presentation, spoken, in_vivo)))


def _text(presentation: Presentation, source: Id) -> str:
    try:
        return presentation.project.text(source)
    except Refused:
        return ""


def _codes_quoting(
    presentation: Presentation, spoken: list[tuple[Id, str]], in_vivo: Collection[bytes] = frozenset()
) -> list[str]:
    return [
        presentation.words(code.name)
        for code in presentation.state.codes.values()
        if code.status == "live" and (code.in_vivo in in_vivo or quotes_from(presentation.words(code.name), spoken))
    ]

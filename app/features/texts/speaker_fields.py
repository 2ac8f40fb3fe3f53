"""Who speaks in a text: a line for each speaker with a choice of who it is, at the import and afterwards."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import flet as ft

from app.shell.protocols import Shell
from core.analysis.placed_turns import PlacedTurn
from core.commands.speakers import Person, set_speakers
from core.ids import Id, ParticipantId, SourceId
from core.text.who_speaks import Role, Share, shares, who_speaks
from core.views.participants import active_participants

RECOGNISED, NEW = "recognised", "new:"
"""What a choice is where nothing was chosen, and for a participant who is still to be added under a name."""


class SpeakerField(NamedTuple):
    """A speaker as the text has it, and the choice of who it is."""

    label: str
    choice: ft.Dropdown
    recognised: ParticipantId | None = None

    def who(self) -> Person | Role | None:
        """Who was chosen, or is a known participant; None where it is left as it was."""
        value = self.choice.value or RECOGNISED
        if value == RECOGNISED:
            return self.recognised
        if value in {each.value for each in Role}:
            return Role(value)
        return value.removeprefix(NEW) if value.startswith(NEW) else ParticipantId(Id(bytes.fromhex(value)))


def fields_for_import(shell: Shell, text: str, labels: Sequence[str]) -> list[SpeakerField]:
    """The speakers of a text on its way in, those that its file names (`labels`) among them. Pseudonyms of known
    participants are recognised."""
    assert shell.session is not None
    project = shell.session.project
    names = {project.words(row.pseudonym) or "": row.id for row in active_participants(project.state)}
    known = {label: who for label, who in names.items() if label}
    return [
        SpeakerField(each.label, _choice(shell, each, is_new=True), None if isinstance(each.who, Role) else each.who)
        for each in shares(text, who_speaks(text, known, guess_alone=False, labels=labels))
    ]


def chosen(fields: Iterable[SpeakerField]) -> tuple[tuple[str, Person | Role], ...]:
    """What was chosen, by label."""
    found = ((field.label, field.who()) for field in fields)
    return tuple((label, who) for label, who in found if who is not None)


def ask_speakers(shell: Shell, source: SourceId) -> None:
    """Shows who speaks in a text that is here, and takes corrections: of all turns of a speaker, or of single ones."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    turns = session.presentation.turns(source)
    text = session.project.text(source)
    by_label: dict[str, list[PlacedTurn]] = {}
    for turn in turns:
        by_label.setdefault(turn.label, []).append(turn)
    total = sum(len(text[turn.words : turn.end].split()) for turn in turns)
    fields: list[SpeakerField] = []
    for label, several in by_label.items():
        if label:
            words = sum(len(text[turn.words : turn.end].split()) for turn in several)
            share = words / total if total else 0.0
            fields.append(
                SpeakerField(label, _choice(shell, Share(label, _who(several[0]), len(several), words, share)))
            )
    number = look.field(w("texts-speakers-turn"), width=150)
    of_turn = _people(shell, w("texts-speakers-turn-who"), [])
    why = look.field(w("texts-speakers-why"))
    lines = [look.quiet(_line(n, turn, text, session.presentation.withdrawn)) for n, turn in enumerate(turns[:200], 1)]
    body = ft.Column(
        [look.quiet(w("texts-speakers-help")), *(each.choice for each in fields), number, of_turn, why, *lines],
        tight=True, spacing=10, scroll=ft.ScrollMode.AUTO, height=420,
    )  # fmt: skip

    def work() -> None:
        single = SpeakerField("", of_turn).who()
        typed = (number.value or "").strip()
        given = {int(typed): single} if typed.isdecimal() and single is not None else {}
        session.do(set_speakers, source, dict(chosen(fields)), given, (why.value or "").strip() or None)
        shell.notify(w("texts-speakers-set", name=session.presentation.source(source)))

    shell.ask(w("texts-speakers-of", name=session.presentation.source(source)), body, w("common-save"), work)


def _who(turn: PlacedTurn) -> ParticipantId | Role:
    return turn.participant if turn.participant is not None else turn.role or Role.OTHER


def _line(number: int, turn: PlacedTurn, text: str, withdrawn: str) -> str:
    beginning = " ".join(text[turn.words : turn.end].split())[:60]
    return f"{number}  {turn.speaker or turn.label or withdrawn}: {beginning}"


def _choice(shell: Shell, share: Share[ParticipantId], is_new: bool = False) -> ft.Dropdown:
    """Who a speaker is, with what was recognised chosen; `is_new`: the text is still to be imported."""
    assert shell.session is not None
    w = shell.words
    label = w("texts-speaker", label=share.label, turns=share.turns, words=share.words, share=w.percent(share.share))
    if isinstance(share.who, Role):
        by_name = is_new and share.who is Role.OTHER
        recognised = w("texts-speaker-by-name" if by_name else f"texts-speaker-{share.who.value}")
    else:
        recognised = shell.session.presentation.participant(share.who)
    options = [ft.DropdownOption(key=RECOGNISED, text=recognised)]
    if isinstance(share.who, Role):
        options.append(ft.DropdownOption(key=f"{NEW}{share.label}", text=w("texts-speaker-new", name=share.label)))
    is_said = isinstance(share.who, Role) and not (is_new and share.who is Role.OTHER)
    return _people(shell, label, options, share.who if isinstance(share.who, Role) and is_said else None)


def _people(shell: Shell, label: str, first: list[ft.DropdownOption], but: Role | None = None) -> ft.Dropdown:
    assert shell.session is not None
    w, presentation = shell.words, shell.session.presentation
    rows = active_participants(presentation.state)
    options = [
        *first,
        *(ft.DropdownOption(key=row.id.hex(), text=presentation.words(row.pseudonym)) for row in rows),
        *(ft.DropdownOption(key=each.value, text=w(f"texts-speaker-{each.value}")) for each in Role if each is not but),
    ]
    return shell.look.choice(label=label, value=RECOGNISED if first else None, options=options)

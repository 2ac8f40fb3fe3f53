"""What went back to participants and what came of it, each with its last answer."""

from typing import NamedTuple

from core.ids import Id
from core.views.ethics_records import FindingsAnswer, FindingsShowing, TranscriptAnswer, TranscriptReturn
from core.views.state import State


class Returned(NamedTuple):
    """A transcript that was returned, and all answers, oldest first."""

    returned: TranscriptReturn
    answers: tuple[TranscriptAnswer, ...]

    @property
    def answer(self) -> str:
        """The last one, or `none` where nothing was recorded."""
        return self.answers[-1].answer if self.answers else "none"


class Shown(NamedTuple):
    """Findings that were shown, and all answers, oldest first."""

    shown: FindingsShowing
    answers: tuple[FindingsAnswer, ...]

    @property
    def answer(self) -> str:
        """The last one, or `none` where nothing was recorded."""
        return self.answers[-1].answer if self.answers else "none"


def transcripts_returned(state: State, participant: Id | None = None) -> list[Returned]:
    """All, or those of one participant, by their days."""
    rows = sorted(state.transcripts_returned.values(), key=lambda row: (row.day, row.at))
    answers = sorted(state.transcripts_answered.values(), key=lambda row: (row.day, row.at))
    return [
        Returned(row, tuple(each for each in answers if each.returned == row.event))
        for row in rows
        if participant in (None, row.participant)
    ]


def findings_shown(state: State, participant: Id | None = None) -> list[Shown]:
    """All, or those of one participant, by their days."""
    rows = sorted(state.findings_shown.values(), key=lambda row: (row.day, row.at))
    answers = sorted(state.findings_answered.values(), key=lambda row: (row.day, row.at))
    return [
        Shown(row, tuple(each for each in answers if each.shown == row.event))
        for row in rows
        if participant in (None, row.participant)
    ]

"""What each participant has consented to, as it stands now, and where the study goes beyond that.

Each record of a consent answers some matters; the answer of the latest day stands (of one day, the one that was
recorded last), and a form that did not ask about a matter leaves an earlier answer as it was.
"""

from collections.abc import Iterable
from typing import NamedTuple

from core.events.participants import MATTERS
from core.ids import Id, ParticipantId
from core.sealing.sealed_text import Text
from core.views.chosen_quotes import choices_by_code
from core.views.participants import is_active
from core.views.quotes import numbers_by_coding
from core.views.records import Coding, Consent, File
from core.views.speakers import spoken_by
from core.views.state import State

NOT_ASKED = "not_asked"


class Standing(NamedTuple):
    """How one matter stands: yes, no or not_asked, since which day, and by which version of the form."""

    answer: str
    day: str = ""
    form: Text = ""


def consents_of(state: State, participant: Id) -> list[Consent]:
    """All that was recorded of a participant's consent, oldest first."""
    rows = [row for row in state.consents.values() if row.participant == participant]
    return sorted(rows, key=lambda row: (row.day, row.at))


def standing(state: State, participant: Id) -> dict[str, Standing]:
    """How each matter stands for a participant."""
    return _standing(consents_of(state, participant))


def _standing(consents: Iterable[Consent]) -> dict[str, Standing]:
    found = dict.fromkeys(MATTERS, Standing(NOT_ASKED))
    for row in consents:
        for matter in MATTERS:
            answer = getattr(row, matter)
            if answer != NOT_ASKED:
                found[matter] = Standing(answer, row.day, row.form)
    return found


def _answers(state: State, matter: str) -> dict[Id, str]:
    """How a matter stands for all active participants."""
    given: dict[Id, list[Consent]] = {}
    for row in sorted(state.consents.values(), key=lambda row: (row.day, row.at)):
        given.setdefault(Id(row.participant), []).append(row)
    people = [Id(row.id) for row in state.participants.values() if is_active(row)]
    return {each: _standing(given.get(each, ()))[matter].answer for each in people}


def interviewed_without_consent(state: State) -> list[ParticipantId]:
    """Who was interviewed, by their status or since they speak in a text, and has not consented to it."""
    speaking = {each for row in state.sources.values() if row.status == "live" and row.kind != "note"
                for each in row.participants}  # fmt: skip
    answers = _answers(state, "interview")
    return [
        row.id
        for row in state.participants.values()
        if answers.get(row.id, "yes") != "yes" and (row.status == "interviewed" or row.id in speaking)
    ]


def lacking(state: State, matter: str) -> dict[Id, str]:
    """Active participants who have not consented to a matter, with their answer. A study that records no consents at
    all is told so once, by those who were interviewed without: here nobody is named then."""
    if not state.consents.rows:
        return {}
    return {each: answer for each, answer in _answers(state, matter).items() if answer != "yes"}


class Gaps(NamedTuple):
    """Whom the study goes beyond the consent of: interviewed without it, recorded without it, and not to be quoted."""

    interviewed: frozenset[Id]
    recorded: frozenset[Id]
    not_quotable: frozenset[Id]


def gaps(state: State) -> Gaps:
    """All of them."""
    recorded = frozenset(Id(each) for _, each in recorded_without_consent(state))
    interviewed = frozenset(map(Id, interviewed_without_consent(state)))
    return Gaps(interviewed, recorded, frozenset(unwilling(state, "quotation")))


class QuoteConsent:
    """Tells of codings whether somebody speaks there who has not consented to be quoted."""

    def __init__(self, state: State) -> None:
        self._state, self._lacking = state, set(lacking(state, "quotation"))

    def is_missing(self, *codings: Coding) -> bool:
        """Whether it is so in any of them."""
        return bool(self._lacking) and any(self._lacking & set(spoken_by(self._state, each)) for each in codings)


def quoted_without_consent(state: State) -> list[ParticipantId]:
    """Whose words were chosen as a quote, or came into the quote bank, and who has not consented to be quoted."""
    chosen = {choice.coding for choices in choices_by_code(state).values() for choice in choices}
    rows = [state.codings.get(each) for each in sorted({*chosen, *numbers_by_coding(state)})]
    found = not_to_quote(state, [row for row in rows if row is not None and row.status == "live"])
    return [row.id for row in state.participants.values() if row.id in found]


def not_to_quote(state: State, codings: Iterable[Coding]) -> dict[Id, str]:
    """Whose words stand in some codings without their consent to be quoted, with their answer."""
    unwilling = lacking(state, "quotation")
    if not unwilling:
        return {}
    found = {each for coding in codings for each in spoken_by(state, coding)}
    return {each: answer for each, answer in unwilling.items() if each in found}


def unwilling(state: State, matter: str, sources: Iterable[Id] = ()) -> dict[Id, str]:
    """Whose words stand in some texts (in all, where none is named) without their consent to a matter, with their
    answer."""
    wanted = set(sources)
    rows = [row for row in state.sources.values() if row.status == "live" and (not wanted or row.id in wanted)]
    with_words = {Id(each) for row in rows for each in row.participants}
    return {each: answer for each, answer in lacking(state, matter).items() if each in with_words}


def recorded_without_consent(state: State) -> list[tuple[File, ParticipantId]]:
    """Recordings, each with somebody whose voice is in it and who has not consented to be recorded."""
    unwilling = lacking(state, "recording")
    found = []
    for file in state.files.values():
        if file.status == "live" and file.mime.startswith(("audio/", "video/")) and file.on is not None:
            source = state.sources.get(Id(file.on))
            people = source.participants if source is not None else (ParticipantId(Id(file.on)),)
            found += [(file, each) for each in people if each in unwilling]
    return found

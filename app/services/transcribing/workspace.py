"""One opened draft: what the page asks for, and what is kept of what is typed there.

At each pause of typing the text is durable on this device (core/keys/draft_journal.py), and only then does the page say
that it is saved. Every few minutes, and when it is left, it becomes a version of the draft, which syncs as all does.
"""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from app.composition import entropy
from app.i18n.catalogue import Catalogue
from app.services.project_session import ProjectSession
from app.services.settings import Settings
from core.analysis import transcripts as drafts
from core.commands import transcripts as commands
from core.commands.sources import Incoming
from core.commands.speakers import Person
from core.errors import Refused
from core.ids import EventId, Id, ParticipantId, TranscriptId
from core.keys.draft_journal import DraftJournal, Unsaved
from core.limits import NAME_CODE_POINTS_MAX, TEXT_CODE_POINTS_MAX
from core.storage.attached_files import lacking
from core.text.drafts import both, finished
from core.text.normal import normalise
from core.text.who_speaks import Role, shares, who_speaks
from core.views.participants import active_participants
from core.views.transcript_records import Transcript
from core.views.transcripts import newest

VERSION_SECONDS = 300
"""So often a version is saved for the other devices while somebody goes on typing."""
ROLES = {"interviewer": Role.INTERVIEWER, "other": Role.OTHER}


class Surroundings(NamedTuple):
    """What a workspace takes over from the window: language, settings, appearance; `touched` is called when somebody
    works there, `recording` gives the address of a recording."""

    words: Catalogue
    settings: Settings
    colours: Mapping[str, str]
    scale: float
    touched: Callable[[], None]
    recording: Callable[[Id], str]


class Workspace:
    """A window on one draft."""

    def __init__(self, session: ProjectSession, transcript: TranscriptId, around: Surroundings) -> None:
        self.session, self.transcript, self.around = session, transcript, around
        self.opening = secrets.token_urlsafe(12)
        self._journal = journal_of(session)
        self._bases = newest(self._row())
        self._saved, self._saved_at = self._text_of(self._bases), time.monotonic()
        self._kept = self._saved

    def _row(self) -> Transcript:
        return commands.live_transcript(self.session.project.context(), self.transcript)

    def _text_of(self, versions: tuple[EventId, ...]) -> str:
        """The newest of these versions that can be read."""
        found = [row for row in drafts.versions(self.session.presentation, self._row()) if row.event in versions]
        texts = [row.text for row in found if row.text is not None]
        if found and not texts:
            raise Refused("transcript-withdrawn")
        return texts[-1] if texts else ""

    # -- what the page shows

    def state(self) -> dict[str, Any]:
        """All that the page begins with."""
        row, presentation, say = self._row(), self.session.presentation, self.around.words
        file = presentation.state.files.rows[row.file]
        here = not lacking(self.session.project.log, file.chunks)
        people = [presentation.participant(each) for each in row.participants]
        return {
            "name": presentation.words(file.name),
            "recording": self.around.recording(file.id) if here else "",
            "size": file.size,
            "text": self._kept,
            "speakers": [say("transcribing-interviewer-label"), *people],
            "language": say.language,
            "keys": self.around.settings.pedals,
            "jump": self.around.settings.jump_seconds,
            **self.versions(),
        }

    def versions(self) -> dict[str, Any]:
        """The versions that this window does not build on: another device wrote them."""
        say = self.around.words
        others = [
            {"version": each.event.hex(), "by": each.by, "at": say.moment_of(each.at, each.offset), "text": each.text}
            for each in drafts.versions(self.session.presentation, self._row())
            if each.event not in self._bases or len(self._bases) > 1
        ]
        return {"others": others if len(self._bases) > 1 or others else []}

    # -- what is typed

    def keep(self, text: str) -> dict[str, Any]:
        """Durable when this returns; a version for the others now and then. Raises Refused."""
        text = _checked(text)
        self.session.catch_up()
        if text != self._kept:
            row = self._row()
            keys = commands.keys_of(self.session.project.context(), row)
            self._journal.keep(Unsaved(self.transcript, self.opening, text, self._bases), keys)
            self._kept = text
        if self._kept != self._saved and time.monotonic() - self._saved_at > VERSION_SECONDS:
            return self.save(text)
        return self.versions()

    def save(self, text: str) -> dict[str, Any]:
        """Saves a version that every device gets. Raises Refused."""
        text = _checked(text)
        if text != self._saved:
            self._save(text, self._bases)
        self._journal.forget(Unsaved(self.transcript, self.opening, "", ()))
        return self.versions()

    def _save(self, text: str, bases: tuple[EventId, ...]) -> None:
        made = self.session.do(commands.save_transcript, self.transcript, text, bases)
        self._bases, self._saved, self._kept = (made[-1].id,), text, text
        self._saved_at = time.monotonic()

    def leave(self) -> None:
        """Saves what is not in a version yet; what cannot be saved now stays in the journal."""
        try:
            self.save(self._kept)
        except Refused:
            return

    def join(self, text: str, how: str) -> dict[str, Any]:
        """Makes one of several versions: this window's (`mine`), `both`, or the one with this id. All stay in the
        history. Raises Refused."""
        self.session.catch_up()
        self.save(text)
        heads = newest(self._row())
        texts = {row.event.hex(): row.text for row in drafts.versions(self.session.presentation, self._row())}
        joined = self._saved
        if how == "both":
            for other in texts.values():
                joined = both(joined, other or "") if other != joined else joined
        elif how != "mine":
            joined = texts.get(how) or joined
        self._save(joined, heads)
        return {"text": joined, **self.versions()}

    # -- the end

    def speakers(self, text: str, labels: Sequence[str] = ()) -> dict[str, Any]:
        """Who speaks in the draft, how much, and who it seems to be; how many stamps go back in time. `labels`: what
        the page has a key for, so that these are known as speakers where they stand once."""
        made, presentation = finished(_checked(text)), self.session.presentation
        names = {presentation.participant(row.id): row.id for row in active_participants(presentation.state)}
        interviewer = self.around.words("transcribing-interviewer-label")
        told = {interviewer: Role.INTERVIEWER} if interviewer in labels else {}
        spoken = shares(made.text, who_speaks(made.text, names, told, labels=(*labels, *made.labels)))
        return {
            "labels": [
                {
                    "label": each.label,
                    "turns": each.turns,
                    "share": self.around.words.percent(each.share),
                    "who": each.who.value if isinstance(each.who, Role) else each.who.hex(),
                }
                for each in spoken
            ],
            "people": [{"id": each.hex(), "name": name} for name, each in sorted(names.items())],
            "times": len(made.times),
            "backward": made.backward,
        }

    def finish(self, text: str, name: str, speakers: Mapping[str, str], length_ms: int) -> dict[str, Any]:
        """Makes a source of the draft. Raises Refused."""
        self.save(text)
        who = {str(label): self._who(str(given)) for label, given in speakers.items()}
        recorded = drafts.recording_name(self.session.presentation, self._row())
        origin = self.around.words("transcribing-origin", name=recorded)
        incoming = Incoming(str(name)[: NAME_CODE_POINTS_MAX + 1], "", origin)
        length = length_ms if 0 < length_ms < 10**10 else None
        self.session.do(commands.finish_transcript, self.transcript, incoming, who, length)
        return {}

    def _who(self, given: str) -> Person | Role:
        if given in ROLES:
            return ROLES[given]
        if given.startswith("new:"):
            return given.removeprefix("new:")
        try:
            return ParticipantId(Id(bytes.fromhex(given)))
        except ValueError:
            raise Refused("no-such-participant") from None

    def delete(self) -> dict[str, Any]:
        """Deletes the draft, of which an undo brings it back. Raises Refused."""
        self.save(self._kept)
        self.session.do(commands.close_transcript, self.transcript)
        return {}

    def set_keys(self, keys: Mapping[str, Any], jump: float) -> dict[str, Any]:
        """Remembers which keys and pedals do what, and how far a pause jumps back (seconds)."""
        settings = self.around.settings
        settings.pedals = {
            str(action)[:40]: [str(key)[:40] for key in bound][:8]
            for action, bound in list(keys.items())[:40]
            if isinstance(bound, list)
        }
        settings.jump_seconds = min(max(float(jump), 0.0), 30.0)
        settings.save()
        return {}


def journal_of(session: ProjectSession) -> DraftJournal:
    """Where this device keeps what is being typed."""
    return DraftJournal(session.project.log, session.project.custody.keychain, entropy)


def _checked(text: str) -> str:
    """A draft in the form in which it is kept: as it was typed, with line feeds. Raises Refused."""
    text = normalise(text)
    if len(text) > TEXT_CODE_POINTS_MAX:
        raise Refused("transcript-too-long", max=TEXT_CODE_POINTS_MAX)
    return text

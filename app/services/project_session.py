"""Between screens and core: carries commands down, tells screens that views changed, and remembers what to undo."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from app.composition import entropy
from app.services.proving import name_newcomer
from core.analysis.acts import ActTaken, deed, is_undone, last_act, last_undone, redo_act, undo_act
from core.analysis.presentation import Presentation
from core.analysis.search import Hit, Index
from core.analysis.search_image import index_of
from core.errors import Refused, StorageFailed
from core.events.registry import RecordedEvent
from core.ids import EventId, Id
from core.messages import UNTRANSLATED, Message, Translator
from core.project import Project
from core.sealing.codec import decode, encode
from core.views.attributed import answers_for
from core.views.records import Memo
from core.views.state import State

_SEEN = "app/seen"
_READ_MEMOS = "app/memos"
TURN_SECONDS = 0.1
"""No more than this a gesture may wait for another window, or a command, that is writing: the screen stands still."""


class ProjectSession:
    """One opened project, as the screens see it."""

    def __init__(self, project: Project, translator: Translator = UNTRANSLATED) -> None:
        """`translator` says what stands where there is no name or quote."""
        self.project = project
        self.translator = translator
        self.revision = 0
        self.acts = 0
        """How often something was recorded from here, for who has to know whether an act was done."""
        self.may_wait = False
        """Whether writing waits for others as long as it takes, as when the project is closed."""
        self._index: Index | None = None
        self._word_changes = project.word_changes
        self._listeners: list[Callable[[], None]] = []
        self._undone: list[EventId] = []

    @property
    def presentation(self) -> Presentation:
        """The present state in words."""
        return self.reading_of(self.project.state)

    def reading_in(self, layer: str) -> Presentation:
        """The present in words, with texts as they stand in a layer."""
        return Presentation(self.project, None, self.translator, layer)

    def reading_of(self, state: State) -> Presentation:
        """An earlier state in words."""
        return Presentation(self.project, state, self.translator)

    def search(self, query: str, every: bool = False, limit: int = 500) -> list[Hit]:
        """Full text, in an index that is kept until words are withdrawn or the project is closed. Raises Refused."""
        if self._index is None:
            self._index = index_of(self.presentation, entropy)
        self._index.follow(self.presentation)
        return self._index.search(query, None, limit, every)

    def listen(self, listener: Callable[[], None]) -> None:
        """Calls back whenever views changed."""
        self._listeners.append(listener)

    def do(self, decide: Callable[..., Any], *arguments: Any, **options: Any) -> list[RecordedEvent]:
        """Carries out one gesture; it can be undone as one. Raises Refused, and StorageFailed where it is not its
        turn."""
        self.ask_for_turn()
        recorded = self.project.do(decide, *arguments, **options)
        self.acts += 1
        self._undone.clear()
        self._changed()
        return recorded

    def do_for_good(self, decide: Callable[..., Any], *arguments: Any) -> None:
        """Carries out what no undo of a window takes back. Raises Refused, and StorageFailed where it is not its
        turn."""
        self.ask_for_turn()
        self.project.do(decide, *arguments)
        self.forget_gestures()

    def ask_for_turn(self, wait_seconds: float = TURN_SECONDS) -> None:
        """Raises StorageFailed (`storage-busy`) where another window, or a command, is writing just now."""
        if not self.may_wait:
            self.project.log.ask_for_turn(wait_seconds)

    def undo(self, event: EventId | None = None) -> ActTaken:
        """Undoes the act of an event, and nothing else; where none is named, the last one that was done on this device,
        or else one's last on another. Raises Refused, also where it is undone already."""
        self.ask_for_turn()
        if event is None:
            event = self._last_act()
        elif is_undone(self.project, self.project.event(event).id):
            raise Refused("undone-already")
        taken = undo_act(self.presentation, event)
        self.acts += 1
        self._undone.append(event)
        self._changed()
        return taken

    def _last_act(self) -> EventId:
        try:
            return last_act(self.project, here=True)
        except Refused:
            return last_act(self.project)

    def is_last_act(self, event: EventId) -> bool:
        """Whether an event belongs to what would be undone where nothing is named."""
        try:
            return any(key.id == event for key in self.project.timeline.act(self._last_act()))
        except Refused:
            return False

    def next_redo(self) -> tuple[Message, EventId] | None:
        """What would be redone next of what was undone from here, in words; None where there is nothing."""
        if not self._undone:
            return None
        event = self._undone[-1]
        return deed(self.presentation, self.project.act(event)), event

    def redo(self, event: EventId | None = None) -> ActTaken:
        """Redoes the act of an event; where none is named, what was undone last. Raises Refused."""
        self.ask_for_turn()
        if event is None:
            event = self._undone[-1] if self._undone else last_undone(self.project)
        event = self.project.event(event).id
        taken = redo_act(self.presentation, event)
        self.acts += 1
        self._undone = [each for each in self._undone if each != event]
        self._changed()
        return taken

    def forget_gestures(self) -> None:
        """Empties the list of gestures to redo, after something that cannot be undone."""
        self.acts += 1
        self._undone.clear()
        self._changed()

    def catch_up(self) -> bool:
        """Takes in what a sync in the background wrote into the log; whether there was anything. Raises StorageFailed
        where it is not its turn."""
        self.ask_for_turn()
        brought = self.project.catch_up()
        name_newcomer(self.project)
        if brought:
            self._changed()
        return brought

    def close(self) -> None:
        """Notes what was seen, forgets every text that was opened, and closes the log."""
        self.note_seen()
        self._listeners.clear()
        self._index = None
        self.project.forget_texts()
        self.project.log.close()

    def _changed(self) -> None:
        self.revision += 1
        if self._word_changes != self.project.word_changes:  # the index would hold the words until the next search
            self._word_changes, self._index = self.project.word_changes, None
        for listener in list(self._listeners):
            listener()

    # -- what was here when this member last looked

    def seen_before(self) -> set[EventId]:
        """The events of others that were there at the end of the last visit, as far as the frontier then tells."""
        noted = self.project.log.note(_SEEN)
        heads: dict[Id, int] = {Id(device): seq for device, seq in decode(noted)} if noted else {}
        return {key.id for key in self.project.timeline.order if key.seq <= heads.get(key.device, 0)}

    def unread_memos(self) -> list[Memo]:
        """Memos of others that this device has not shown yet."""
        read = self._memos_read()
        own, state = self.project.member, self.project.state
        memos = self.presentation.live_memos()
        return [row for row in memos if answers_for(state, row.by) != own and row.id not in read]

    def note_memos_read(self) -> None:
        """Remembers that all memos were shown."""
        self._note(_READ_MEMOS, encode(sorted(self._memos_read() | {row.id for row in self.unread_memos()})))

    def _memos_read(self) -> set[bytes]:
        noted = self.project.log.note(_READ_MEMOS)
        return set(decode(noted)) if noted else set()

    def note_seen(self) -> None:
        """Remembers that all of this was seen."""
        heads = [(head.device, head.seq) for head in self.project.log.heads()]
        self._note(_SEEN, encode(heads))

    def _note(self, name: str, value: bytes) -> None:
        """Where it cannot be noted now, the same is news once more."""
        with suppress(StorageFailed):
            self.project.log.ask_for_turn(TURN_SECONDS)
            with self.project.log.transaction():
                self.project.log.set_note(name, value)

"""One REFI-QDA project while it is read: its archive, its people and notes, and what has no place here."""

from collections.abc import Iterator
from typing import Any

from core.commands.foreign_project import ForeignCoder, ForeignMemo
from core.commands.import_omissions import Omissions
from core.commands.memos import KINDS
from core.commands.own_note import NAME
from core.commands.own_note_json import from_json
from core.events.memos import ALL_KINDS
from core.ids import Id
from core.importing.made import moment_of
from core.importing.refi_archive import RefiArchive, is_ours
from core.importing.refi_xml import children, descendants, guid_of, own_guid, tag_of
from core.messages import Translator
from core.text.normal import normalise


class RefiProject:
    """What all parts of a reader share. `say` gives the words that are kept with a text: how it was read."""

    def __init__(self, archive: RefiArchive, say: Translator) -> None:
        self.archive, self.root, self.say = archive, archive.project(), say
        self.memos: list[ForeignMemo] = []
        self.twins: dict[Id, Id] = {}
        """The text of a source that is not shown here otherwise, by the source."""
        self.cases_of = {
            own_guid(case): {guid_of(each.get("targetGUID")) for each in children(case, "SourceRef")}
            for case in descendants(self.root, "Case")
        }
        self.omissions = Omissions()
        for each in archive.other_projects():
            self.omissions.add("file", each)
        self._users = {_key(user): own_guid(user) for user in descendants(self.root, "User")}
        self._notes = {_key(each): each for each in descendants(self.root, "Note")}
        self._used: set[str] = set()
        self._missed: set[str] = set()
        """Notes that something refers to and the file lacks."""
        self._told_inside: set[Id] = set()
        self._outer: dict[Id, Id | None] = {}
        """The notes that were taken over, each with the one on which it stands."""

    @property
    def is_ours(self) -> bool:
        """Whether this program wrote it."""
        return is_ours(self.root)

    @property
    def counts_utf16(self) -> bool:
        """Whether this program wrote it for one that counts places in UTF-16 code units."""
        return self.is_ours and (self.root.get("origin") or "").endswith(" (nvivo)")

    def coders(self) -> tuple[ForeignCoder, ...]:
        """The people of the file. Users without a name are told apart by their GUIDs."""
        return tuple(ForeignCoder(own_guid(user), user.get("name") or "") for user in descendants(self.root, "User"))

    def coder(self, *elements: Any) -> Id | None:
        """Who made something: the first of the elements that says so, of those whom the file lists."""
        said = ((each.get("creatingUser") or "").casefold() for each in elements)
        return next((self._users[each] for each in said if each in self._users), None)

    def made(self, *elements: Any) -> int:
        """When something was made (ms since 1970): the first of the elements that says so; 0 where none does."""
        return next(filter(None, (moment_of(each.get("creationDateTime")) for each in elements)), 0)

    # -- notes

    def titles(self) -> dict[Id, str]:
        """What each note is called."""
        return {own_guid(each): (each.get("name") or "").strip() for each in self._notes.values()}

    def notes_on(self, element: Any) -> list[Any]:
        """The notes that an element refers to."""
        wanted = dict.fromkeys((each.get("targetGUID") or "").casefold() for each in children(element, "NoteRef"))
        self._used.update(wanted)
        for each in wanted:
            if each not in self._notes and each not in self._missed:
                self._missed.add(each)
                self.omissions.add("note", f"{element.get('name') or tag_of(element)}: {each or '?'}")
        return [self._notes[each] for each in wanted if each in self._notes]

    def loose_notes(self) -> Iterator[Any]:
        """The notes that nothing has referred to so far, each after the one that it stands on. Whoever goes through
        them takes each over."""
        inner = {(ref.get("targetGUID") or "").casefold() for note in self._notes.values()
                 for ref in children(note, "NoteRef")}  # fmt: skip
        for key, note in sorted(self._notes.items(), key=lambda each: each[0] in inner):
            if key not in self._used:
                yield note

    def note_named(self, name: str) -> Any:
        """The note of a name; None where there is none."""
        return next((note for note in self._notes.values() if note.get("name") == name), None)

    def note_text(self, note: Any) -> str:
        """The words of a note."""
        return normalise(self.archive.words(note)[0] or "").strip()

    def add_memo(self, note: Any, on_kind: str, on: Id | None, segment: tuple[int, int] | None = None) -> None:
        """Takes a note over as a memo, and the notes on it as memos on that one, however long their chain is. A note
        on several things is a memo on each of them; the notes on it stand on the first."""
        waiting = self._inside(note, self._take_over(note, on_kind, on, segment))
        while waiting:
            inner, outer = waiting.pop()
            if not self._is_above(own_guid(inner), outer):  # else a circle of notes would never end
                waiting += self._inside(inner, self._take_over(inner, "memo", outer, None))

    def _take_over(self, note: Any, on_kind: str, on: Id | None, segment: tuple[int, int] | None) -> str | None:
        """One note as a memo; what it is called, or None where it holds no words for people. A title such as
        “reflexive: …”, as this program writes it, tells the kind."""
        title = (note.get("name") or "").strip()
        words, how = self.archive.words(note)
        if title == NAME and (self.is_ours or from_json(words or "") is not None):
            return None
        if words is None and (note.get("plainTextPath") or note.get("richTextPath")):
            self.omissions.add("note", f"{title or '?'}: {self.say.say(how)}")
            return None
        text = normalise(words or "").strip()
        begin, _, rest = title.partition(": ")
        kind = begin if begin in KINDS else "analytic"
        shown = rest if begin in ALL_KINDS else title
        if shown and not self.is_ours and not text.startswith(shown.rstrip("…")):
            text = f"{shown}\n{text}".strip()
        own = own_guid(note)
        if own in self._outer:
            own = Id(own + repr((on_kind, on, segment)).encode())
        is_new = own not in self._outer
        self._outer[own] = on if on_kind == "memo" else None
        if text and is_new:
            self.memos.append(ForeignMemo(kind, text, on_kind, on, segment, own, self.coder(note), self.made(note)))
        return title or text

    def _is_above(self, own: Id, note: Id) -> bool:
        """Whether a note is another one, or stands above it in the chain of notes."""
        above: Id | None = note if own in self._outer else None
        while above is not None and above != own:
            above = self._outer.get(above)
        return above == own

    def _inside(self, note: Any, called: str | None) -> list[tuple[Any, Id]]:
        """The notes on a note, the last first, each with what it is on; codings and what describes the note are
        listed. Each note is looked into once."""
        own = own_guid(note)
        if called is None or own in self._told_inside:
            return []
        self._told_inside.add(own)
        self._used.add(_key(note))
        for each in note:
            if any(True for _ in children(each, "Coding")):
                self.omissions.add("coding", f"{called}: {each.get('startPosition')}–{each.get('endPosition')}")
            elif tag_of(each) == "Description" and (each.text or "").strip():
                self.omissions.add("other", f"{called}: {each.text}")
        return [(inner, own) for inner in reversed(self.notes_on(note))]


def _key(element: Any) -> str:
    return str(element.get("guid", "")).casefold()

"""What the sentences on texts, layers, files and rounds say beside the fields of the events."""

from collections.abc import Callable
from typing import Any

from core.analysis.names_then import NamesThen
from core.analysis.sentence_places import Places
from core.events.files import FileAttached, SourceTimecodesSet
from core.events.layers import PassageLinked, PassageUnlinked, TextReplaced
from core.events.rounds import RoundOpened
from core.events.sources import SourceAssigned, SourceDescribed, SourceImported, SourceRenamed, SourceSpeakersSet
from core.events.transcripts import TranscriptBegun, TranscriptClosed
from core.ids import Id
from core.sealing.sealed_text import Text


def _given(names: NamesThen, table: str, thing: Id, name: Text) -> str:
    """The name that an event gave, with today's where it is another."""
    row = getattr(names.today.state, table).get(thing)
    words = names.today.words(name)
    return names.called(words, words if row is None else names.today.words(row.name))


def _imported(names: NamesThen, event: SourceImported) -> Places:
    name = _given(names, "sources", event.source, event.name)
    said = names.say("trail-gone-source") if name == names.today.withdrawn else name
    return {"name": said, "text": "", "has_people": "yes" if event.participants else "no"}


def _renamed(names: NamesThen, event: SourceRenamed) -> Places:
    row = names.then.sources.get(event.source)
    before = names.unknown if row is None else names.words(row.name)
    return {"source": before, "name": _given(names, "sources", event.source, event.name)}


def _assigned(names: NamesThen, event: SourceAssigned | SourceSpeakersSet) -> Places:
    return {"has_people": "yes" if event.participants else "no"}


def _described(names: NamesThen, event: SourceDescribed) -> Places:
    return {"attribute": event.attribute, "is_empty": "no" if event.value else "yes"}


def _replaced(names: NamesThen, event: TextReplaced) -> Places:
    return {"count": len(event.places), "is_taken_away": "no" if event.words else "yes"}


def _linked(names: NamesThen, event: PassageLinked) -> Places:
    return _link(names, event.source, (event.start, event.end), (event.original_start, event.original_end))


def _unlinked(names: NamesThen, event: PassageUnlinked) -> Places:
    row = names.then.passages.get(event.link) or names.today.state.passages.get(event.link)
    if row is None:
        return dict.fromkeys(("segment", "source", "original", "of"), names.unknown)
    return _link(names, row.source, (row.start, row.end), (row.original_start, row.original_end))


def _link(names: NamesThen, source: Id, own: tuple[int, int], original: tuple[int, int]) -> Places:
    row = names.then.sources.get(source) or names.today.state.sources.get(source)
    spoken = None if row is None else row.derived_from
    return {
        "segment": names.passage(source, *own),
        "source": names.source(source),
        "original": names.unknown if spoken is None else names.passage(spoken, *original),
        "of": names.unknown if spoken is None else names.source(spoken),
    }


def _attached(names: NamesThen, event: FileAttached) -> Places:
    return {"name": _given(names, "files", event.file, event.name), "on": names.on(event.on_kind, event.on)}


def _timed(names: NamesThen, event: SourceTimecodesSet) -> Places:
    return {"count": len(event.times)}


def _begun(names: NamesThen, event: TranscriptBegun) -> Places:
    return {"has_people": "yes" if event.participants else "no"}


def _closed(names: NamesThen, event: TranscriptClosed) -> Places:
    return {"is_finished": "yes" if event.source else "no"}


def _opened(names: NamesThen, event: RoundOpened) -> Places:
    return {"name": _given(names, "rounds", event.round, event.name)}


ADDED: dict[Any, Callable[[NamesThen, Any], Places]] = {
    SourceImported: _imported,
    SourceRenamed: _renamed,
    SourceAssigned: _assigned,
    SourceDescribed: _described,
    SourceSpeakersSet: _assigned,
    TextReplaced: _replaced,
    PassageLinked: _linked,
    PassageUnlinked: _unlinked,
    FileAttached: _attached,
    SourceTimecodesSet: _timed,
    TranscriptBegun: _begun,
    TranscriptClosed: _closed,
    RoundOpened: _opened,
}
"""For each class of events, what fills places of its sentence that its fields do not."""

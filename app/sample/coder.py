"""One of the two invented coders at work: reads a marked transcript and gives the commands that the marks ask for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from app.sample.story import DIFFERENT_WORDS
from core.commands import codebook, codings
from core.events.registry import RecordedEvent
from core.ids import Id
from core.project import Clock, Project
from core.text.find import find_quote
from core.text.normal import normalise
from core.views.codebook import resolve_merged


class Passage(NamedTuple):
    """One utterance of a transcript and the codes that each coder put on it."""

    quote: str
    codes: dict[str, tuple[str, ...]]


class Transcript(NamedTuple):
    """A sample interview without the coders' marks, and the marks."""

    name: str
    text: str
    passages: tuple[Passage, ...]


def read_transcript(path: Path) -> Transcript:
    """Separates a sample file into what was said and how it was coded."""
    spoken: list[str] = []
    passages = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            spoken.append(line)
            continue
        marks = dict(part.strip().split(":", 1) for part in line[1:].split("|"))
        codes = {coder.strip(): tuple(code.strip() for code in text.split(";")) for coder, text in marks.items()}
        passages.append(Passage(spoken[-1].partition(": ")[2], codes))
    return Transcript(path.stem, normalise("\n".join(spoken) + "\n"), tuple(passages))


class Coder:
    """One of the two: a device, a clock, and the codes by their names."""

    def __init__(self, clock: Clock, mark: str) -> None:
        self.clock, self.mark = clock, mark
        self.project: Project
        self.uses_other_words = False

    def do(self, command: Callable[..., Any], *arguments: Any, **options: Any) -> RecordedEvent:
        """Carries out a command; its last event."""
        return self.project.do(command, *arguments, **options)[-1]

    def code(self, name: str) -> Id:
        """The code of this name, made where it is missing."""
        for row in self.project.state.codes.values():
            if row.status in ("live", "split") and self.project.words(row.name) == name:
                return row.id
        made: Id = self.do(codebook.create_code, name).event.code
        return made

    def source(self, name: str) -> Id:
        """The source of this name."""
        rows = self.project.state.sources.values()
        return next(row.id for row in rows if self.project.words(row.name) == name)

    def person(self, name: str) -> Id:
        """The participant of this pseudonym."""
        rows = self.project.state.participants.values()
        return next(row.id for row in rows if self.project.words(row.pseudonym) == name)

    def put_codes(self, transcript: Transcript) -> None:
        """Codes one interview as the marks say."""
        source = self.source(transcript.name)
        for passage in transcript.passages:
            start, end = find_quote(transcript.text, passage.quote)[0]
            for wanted in passage.codes.get(self.mark, ()):
                self._put(source, start, end, wanted)

    def _put(self, source: Id, start: int, end: int, wanted: str) -> None:
        if wanted.startswith("vivo "):
            words = wanted.removeprefix("vivo ")
            inside = find_quote(self.project.text(source)[start:end], words)[0]
            start, end = start + inside.start, start + inside.end
            code = self.do(codebook.create_in_vivo, source, start, end).event.code
            self.do(codings.code_segment, source, start, end, [code], "ordene hennes sier det bedre enn mine")
        elif wanted.startswith("NEGATIV "):
            name = "negativt tilfelle: " + wanted.removeprefix("NEGATIV ")
            why = "går imot kategorien; skal være synlig"
            self.do(codings.code_segment, source, start, end, [self.code(name)], why)
        else:
            name = DIFFERENT_WORDS.get(wanted, wanted) if self.uses_other_words else wanted
            self.do(codings.code_segment, source, start, end, [self.code(name)])

    def coding_of(self, source: str, quote: str, code: str) -> Id:
        """The coding with this code on the utterance that begins so."""
        where, which = self.source(source), self.code(code)
        text = self.project.text(where)
        rows = self.project.state.codings.values()
        return next(
            row.id
            for row in rows
            if row.source == where
            and resolve_merged(self.project.state, row.code) == which
            and text[row.start :].startswith(quote)
            and row.status == "live"
        )

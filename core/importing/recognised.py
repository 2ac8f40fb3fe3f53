"""What programs and services for speech recognition write as JSON (.json): segments of Whisper, WhisperX, whisper.cpp
and their kin, utterances of AssemblyAI and Deepgram, monologues of Rev, segments of Amazon Transcribe; other kinds word
by word (recognised_words.py)."""

import json
from typing import Any

from core.errors import BadFile
from core.importing.document import Document
from core.importing.plain import read as read_text
from core.importing.recognised_times import first_of, ms_of_value, unit_of
from core.importing.recognised_words import said_in_words
from core.importing.spoken import Spoken, labels_of, transcript
from core.messages import Message

_LISTS = (
    "segments",
    "transcription",
    "utterances",
    "monologues",
    "audio_segments",
    "chunks",
    "turns",
    "cues",
    "captions",
)
"""Where a file keeps what is said, the first that is there."""
_WITHIN = ("results", "result", "transcript", "data", "output")
_TEXTS = ("text", "transcript", "content", "value", "sentence", "body")
_SPEAKERS = ("speaker", "speaker_label", "speaker_name", "speakerName", "speaker_id", "speakerId", "name")
_BEGINNINGS = ("start", "start_time", "startTime", "begin", "from", "ts")
_ENDS = ("end", "end_time", "endTime", "stop", "to", "end_ts")


def read(content: bytes, encoding: str | None = None) -> Document:
    """A line for each segment, or for each speaker's segments that follow each other. Raises BadFile."""
    plain = read_text(content, encoding)
    root = _parsed(plain.text.lstrip("\ufeff"))
    pieces = _pieces(root)
    unit = _unit(pieces)
    found = [each for piece in pieces for each in _by_words(piece, unit) or [_spoken(piece, unit)]]
    found = found or said_in_words(root) or _whole(root)
    if not any(each.words.strip() for each in found):
        raise BadFile("not-a-transcript")
    text, times = transcript(found, is_joined=True)
    note = Message("importing-note-format-and", {"format": "JSON", "note": plain.note})
    return Document(text, note, times, plain.left_out, labels=labels_of(found))


def _parsed(text: str) -> Any:
    """One value, or a list of those that stand on a line each."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise BadFile("not-this-format", format="json") from problem


def _whole(root: Any) -> list[Spoken]:
    """The text of a file that says when nothing of it is spoken."""
    text = root.get("text") if isinstance(root, dict) else None
    return [Spoken("", line) for line in text.splitlines()] if isinstance(text, str) else []


def _pieces(root: Any) -> list[dict[str, Any]]:
    """What is said, piece by piece, wherever the file keeps it."""
    if isinstance(root, dict):
        for name in _LISTS:
            if found := _with_words(root.get(name)):
                return found
        return next((found for name in _WITHIN if (found := _pieces(root.get(name)))), [])
    return _with_words(root)


def _with_words(rows: Any) -> list[dict[str, Any]]:
    return [each for each in rows if isinstance(each, dict) and _words(each)] if isinstance(rows, list) else []


def _words(piece: dict[str, Any]) -> str:
    elements = piece.get("elements")
    if isinstance(elements, list):
        return "".join(str(each.get("value") or "") for each in elements if isinstance(each, dict))
    return next((piece[name] for name in _TEXTS if isinstance(piece.get(name), str)), "")


def _speaker(piece: dict[str, Any]) -> str:
    """The speaker's name; a bare number is told as one."""
    found = next((piece[name] for name in _SPEAKERS if piece.get(name) not in (None, "")), "")
    if isinstance(found, dict):
        found = (
            _speaker(found) if any(name in found for name in _SPEAKERS) else found.get("label") or found.get("id") or ""
        )
    if isinstance(found, bool) or not isinstance(found, (str, int)):
        return ""
    return str(found).strip()


def _spoken(piece: dict[str, Any], unit: float) -> Spoken:
    first, last = _times(piece)
    return Spoken(_speaker(piece), _words(piece), ms_of_value(first, unit), ms_of_value(last, unit))


def _times(piece: dict[str, Any]) -> tuple[Any, Any]:
    """First and last as the file has them."""
    offsets, both, elements = piece.get("offsets"), piece.get("timestamp"), piece.get("elements")
    if isinstance(offsets, dict):  # whisper.cpp: always ms
        return (f"{offsets.get('from')}ms", f"{offsets.get('to')}ms")
    if isinstance(both, list) and len(both) == 2:
        return both[0], both[1]
    if isinstance(elements, list):
        told = [each for each in elements if isinstance(each, dict) and "ts" in each]
        return (told[0]["ts"], told[-1].get("end_ts")) if told else (None, None)
    return first_of(piece, _BEGINNINGS), first_of(piece, _ENDS)


def _unit(pieces: list[dict[str, Any]]) -> float:
    times = [_times(each) for each in pieces]
    return unit_of([first for first, _ in times], [last for _, last in times])


def _by_words(piece: dict[str, Any], unit: float) -> list[Spoken]:
    """A segment in which the speaker changes, as its words tell: what each says in it. Empty where it does not, or
    where the words are not those of the segment."""
    words = piece.get("words")
    if not isinstance(words, list) or not all(isinstance(each, dict) for each in words):
        return []
    names = [_speaker(each) for each in words]
    if len(set(names) - {""}) < 2:
        return []
    said = [str(each.get("word") or each.get("punctuated_word") or each.get("text") or "") for each in words]
    if "".join("".join(said).split()) != "".join(_words(piece).split()):
        return []
    return _changes(words, names, said, unit)


def _changes(words: list[dict[str, Any]], names: list[str], said: list[str], unit: float) -> list[Spoken]:
    found: list[Spoken] = []
    for word, name, text in zip(words, names, said, strict=True):
        first, last = (ms_of_value(each, unit) for each in _times(word))
        if found and name in ("", found[-1].speaker):
            before = found[-1]
            found[-1] = before._replace(
                words=f"{before.words} {text.strip()}", last=last if last is not None else before.last
            )
        else:
            found.append(Spoken(name, text.strip(), first, last))
    return found

"""What speech recognition writes: JSON of Whisper, WhisperX and their kin (.json), and Whisper's table (.tsv)."""

import json
from itertools import groupby
from typing import Any

from core.errors import BadFile
from core.importing.document import Document
from core.importing.plain import read as read_text
from core.importing.spoken import MS_MAX, Spoken, labels_of, ms_written, transcript
from core.messages import Message


def read(content: bytes, encoding: str | None = None) -> Document:
    """A line for each segment, or for each speaker's segments that follow each other. Raises BadFile."""
    plain = read_text(content, encoding)
    is_json = plain.text.lstrip("\ufeff \t\r\n").startswith(("{", "["))
    found = _of_json(plain.text) if is_json else _of_table(plain.text)
    if not found:
        raise BadFile("not-a-transcript")
    text, times = transcript(_joined(found))
    note = Message("importing-note-format-and", {"format": "JSON" if is_json else "TSV", "note": plain.note})
    return Document(text, note, times, plain.left_out, labels=labels_of(found))


def _of_json(text: str) -> list[Spoken]:
    try:
        root = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadFile("not-this-format", format="json") from problem
    segments = root.get("segments", root.get("transcription", [])) if isinstance(root, dict) else root
    rows = [each for each in segments if isinstance(each, dict)] if isinstance(segments, list) else []
    return [
        Spoken(str(each.get("speaker") or ""), str(each["text"]), _ms(each, "start", "from"), _ms(each, "end", "to"))
        for each in rows
        if isinstance(each.get("text"), str)
    ]


def _ms(segment: dict[str, Any], seconds: str, whole: str) -> int | None:
    value, offsets = segment.get(seconds), segment.get("offsets")
    if isinstance(value, (int, float)) and 0 <= value < MS_MAX / 1000:
        return round(value * 1000)
    whole_ms = offsets.get(whole) if isinstance(offsets, dict) else None
    return whole_ms if isinstance(whole_ms, int) and 0 <= whole_ms < MS_MAX else None


def _of_table(text: str) -> list[Spoken]:
    rows = [line.split("\t") for line in text.splitlines()]
    headings = [each.strip().casefold() for each in rows[0]] if rows else []
    if not {"start", "end", "text"} <= set(headings):
        return []
    places = {name: headings.index(name) for name in ("start", "end", "text")}
    speaker = headings.index("speaker") if "speaker" in headings else None
    found = []
    for row in rows[1:]:
        if len(row) != len(headings):
            continue
        said_by = row[speaker] if speaker is not None else ""
        first, last = (ms_written(row[places[name]]) for name in ("start", "end"))
        found.append(Spoken(said_by, row[places["text"]], first, last))
    return found


def _joined(found: list[Spoken]) -> list[Spoken]:
    joined: list[Spoken] = []
    for speaker, several in groupby(enumerate(found), key=lambda row: row[1].speaker or row[0]):
        segments = [each for _, each in several]
        words = " ".join(each.words.strip() for each in segments)
        joined.append(Spoken(speaker if isinstance(speaker, str) else "", words, segments[0].first, segments[-1].last))
    return joined

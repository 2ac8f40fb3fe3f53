"""What speech recognition writes: JSON of Whisper, WhisperX and their kin (.json), and Whisper's table (.tsv)."""

import csv
import io
import json
from typing import Any

from core.errors import BadFile
from core.importing.document import Document
from core.importing.plain import read as read_text
from core.importing.spoken import Spoken, transcript
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
    return Document(text, note, times, plain.left_out)


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
    if isinstance(value, (int, float)) and 0 <= value < 10**7:
        return round(value * 1000)
    if isinstance(offsets, dict) and isinstance(offsets.get(whole), int):
        return int(offsets[whole])
    return None


def _of_table(text: str) -> list[Spoken]:
    rows = list(csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    headings = [each.strip().casefold() for each in rows[0]] if rows else []
    if not {"start", "end", "text"} <= set(headings):
        return []
    places = {name: headings.index(name) for name in ("start", "end", "text")}
    speaker = headings.index("speaker") if "speaker" in headings else None
    found = []
    for row in rows[1:]:
        if len(row) != len(headings) or not row[places["start"]].isdecimal() or not row[places["end"]].isdecimal():
            continue
        said_by = row[speaker] if speaker is not None else ""
        found.append(Spoken(said_by, row[places["text"]], int(row[places["start"]]), int(row[places["end"]])))
    return found


def _joined(found: list[Spoken]) -> list[Spoken]:
    joined: list[Spoken] = []
    for each in found:
        before = joined[-1] if joined else None
        if before is not None and each.speaker and before.speaker == each.speaker:
            joined[-1] = before._replace(words=f"{before.words.strip()} {each.words.strip()}", last=each.last)
        else:
            joined.append(each)
    return joined

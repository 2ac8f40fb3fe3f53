"""Transcripts with times: SubRip (.srt), WebVTT (.vtt), and texts whose lines begin with a time.

What comes out is a plain transcript, one line for each turn, and when each line is spoken.
"""

import io
import re
from collections.abc import Iterable
from typing import Any

from core.errors import BadFile
from core.importing.document import Document
from core.importing.plain import read as read_text
from core.libraries import needs
from core.messages import Message
from core.text.normal import normalise
from core.text.times import Time

_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^>]+)>")
_ARROW = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}(?!\d)")
_TAG = re.compile(r"</?[^>]+>")


def read(content: bytes, encoding: str | None = None) -> Document:
    """A subtitle file, told by its first lines. Raises BadFile where a time is broken; then nothing is taken."""
    found = read_text(content, encoding)
    is_vtt = found.text.lstrip("\ufeff").startswith("WEBVTT")
    lines, times, at = [], [], 0
    for first, last, words in _spoken(_captions(found.text, is_vtt)):
        line = normalise(words)
        if not line.strip():
            continue
        lines.append(line)
        times.append(Time(at, first, last))
        at += len(line) + 1
    if not lines:
        raise BadFile("subtitles-empty")
    kind = "WebVTT" if is_vtt else "SubRip"
    return Document(
        "\n".join(lines) + "\n",
        Message("importing-note-format-and", {"format": kind, "note": found.note}),
        tuple(times),
    )


def _captions(text: str, is_vtt: bool) -> list[Any]:
    with needs("webvtt-py"):
        import webvtt
        from webvtt.errors import MalformedCaptionError, MalformedFileError
    _check_times(text)
    try:
        captions = webvtt.from_buffer(io.StringIO(text), "vtt" if is_vtt else "srt").captions
    except (MalformedCaptionError, MalformedFileError, ValueError, IndexError, AttributeError) as problem:
        raise BadFile("not-subtitles") from problem
    return list(captions)


def _check_times(text: str) -> None:
    """A library passes over a line whose time it cannot read, and the words with it; here that is said."""
    for number, line in enumerate(text.splitlines(), 1):
        if "-->" in line and line[:1].isdigit() and not _ARROW.match(line):
            raise BadFile("subtitle-time", line=number, text=line.strip()[:60])


def _spoken(captions: Iterable[Any]) -> list[tuple[int, int, str]]:
    """First and last ms and the words, with the speaker's name before them where the file tells it."""
    found: list[tuple[int, int, str]] = []
    for caption in captions:
        first, last = _ms(caption.start), _ms(caption.end)
        if last < first:
            raise BadFile("subtitle-order", time=caption.start)
        speaker, words = _speaker_and_words(caption.raw_text)
        found.append((first, last, f"{speaker}: {words}" if speaker and words else words))
    return found


def _speaker_and_words(raw: str) -> tuple[str, str]:
    voice = _VOICE.search(raw)
    words = " ".join(_TAG.sub("", raw).split())
    return (" ".join(voice[1].split()) if voice else ""), words


def _ms(time: str) -> int:
    hours, minutes, seconds = time.replace(",", ".").split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)

"""The transcript of a recording in a REFI-QDA project: a text with points in time, between which its selections go."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from core.exporting.refi_xml import written
from core.ids import Id
from core.sealing.crypto import digest
from core.text.times import between_points

TRANSCRIPT, POINT, SELECTION = "Transcript", "SyncPoint", "TranscriptSelection"
RECORDINGS = ("AudioSource", "VideoSource")
Times = tuple[tuple[int, int, int], ...]


def skeleton_of(recording: Element, guid: str) -> Element | None:
    """What is kept of a text in the recording with which it came."""
    return next((each for each in recording.findall(TRANSCRIPT) if each.get("guid") == guid), None)


def put_into(recording: Element, text: Element, times: Times, chars: int, counted: Callable[[int], int]) -> None:
    """Puts a text, as it stands as a source of its own, into a recording: in the place of what is kept of it, if that
    is there. `times`: as they stand here (code point, first ms, last ms); `chars`: its length; `counted` tells how the
    target counts."""
    kept = skeleton_of(recording, text.get("guid", ""))
    values = text.findall("VariableValue")
    for each in values:
        text.remove(each)
    recording.extend(values)
    skeleton = Element(TRANSCRIPT) if kept is None else kept
    points = _points(text.get("guid", ""), skeleton, times, chars)
    for each in points:
        if (place := _number(each, "position")) is not None and place <= chars:
            each.set("position", str(counted(place)))
    _as_transcript(text, skeleton, points)
    if kept is not None:
        recording[list(recording).index(kept)] = text
        return
    before = [n for n, each in enumerate(recording, 1) if each.tag in ("Description", TRANSCRIPT)]
    recording.insert(max(before, default=0), text)


def leave_out_wordless(recording: Element) -> None:
    """Leaves out what is kept of texts that do not go out."""
    for each in recording.findall(TRANSCRIPT):
        if each.get("plainTextPath") is None:
            recording.remove(each)


def _as_transcript(text: Element, kept: Element, points: list[Element]) -> None:
    at: dict[str, list[str]] = {}
    for each in points:
        at.setdefault(each.get("position", ""), []).append(each.get("guid", ""))
    between = {each.get("guid"): each for each in kept.findall(SELECTION)}
    for selection in text.findall("PlainTextSelection"):
        selection.tag, before = SELECTION, between.get(selection.get("guid"))
        for edge, point in (("startPosition", "fromSyncPoint"), ("endPosition", "toSyncPoint")):
            place = selection.attrib.pop(edge)
            if place not in at:  # a place between the points: one without a time
                added = Element(POINT, {"guid": _guid(text.get("guid", ""), place, ""), "position": place})
                points.append(added)
                at[place] = [added.get("guid", "")]
            named = before.get(point, "") if before is not None else ""
            selection.set(point, named if named in at[place] else at[place][0])
    text.tag = TRANSCRIPT
    text[(1 if text.find("Description") is not None else 0) : 0] = points


def _points(guid: str, kept: Element, times: Times, chars: int) -> list[Element]:
    """The points as they came; where the times were set anew here, those that still hold, and new ones for the rest."""
    found = [Element(POINT, dict(each.attrib)) for each in kept.findall(POINT)]
    stamps = [_stamp(each) for each in found]
    came = between_points((each for each in stamps if each is not None), chars)
    wanted = [(place, first) for place, first, _ in times]
    if not wanted or wanted == [each[:2] for each in came]:
        return found
    found = [each for each, stamp in zip(found, stamps, strict=True) if stamp is None or stamp in wanted]
    return found + [
        Element(POINT, {"guid": _guid(guid, str(place), str(first)), "timeStamp": str(first), "position": str(place)})
        for place, first in wanted if (place, first) not in stamps
    ]  # fmt: skip


def _stamp(point: Element) -> tuple[int, int] | None:
    """The code point and the ms of a point; None where it does not say both."""
    place, ms = _number(point, "position"), _number(point, "timeStamp")
    return None if place is None or ms is None else (place, ms)


def _number(point: Element, name: str) -> int | None:
    value = point.get(name, "")
    return int(value) if re.fullmatch("[0-9]{1,12}", value) else None


def _guid(*parts: str) -> str:
    """The GUID of a point that is made here: the same in every file."""
    return written(Id(digest(b"kodespor/point/1\0" + "\0".join(parts).encode())[:16]))

"""Transcripts of linguists' programs, with a tier for each speaker: ELAN (.eaf) and EXMARaLDA (.exb)."""

import re
from typing import Any

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.importing.left_out import LeftOut
from core.importing.spoken import MS_MAX, Spoken, labels_of, ms_written, transcript
from core.importing.xml import read_xml

_COUNTED = re.compile(r"[\w.@-]{0,40}\d")
"""What a tier holds that only numbers its annotations."""


def read(content: bytes, encoding: str | None = None) -> Document:
    """A line for each annotation of the speakers' tiers, by the time when it begins. Tiers that describe others are
    counted as left out. Raises BadFile."""
    root = read_xml(content, BadFile("not-this-format", format="eaf"))
    left_out = LeftOut()
    if root.tag == "ANNOTATION_DOCUMENT":
        found, name = _of_elan(root, left_out), "ELAN"
    elif root.tag == "basic-transcription":
        found, name = _of_exmaralda(root, left_out), "EXMARaLDA"
    else:
        raise BadFile("not-this-format", format="eaf")
    ordered = sorted(found, key=lambda each: each.first or 0)
    text, times = transcript(ordered, is_joined=True)
    return Document(text, read_as(name), times, left_out.messages(), labels=labels_of(ordered))


def _of_elan(root: Any, left_out: LeftOut) -> list[Spoken]:
    """Format 3.0: https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf. Where the tiers that have times
    hold numbers only, the words are those of the first tier below each."""
    slots = _slots(root)
    tiers = list(root.iter("TIER"))
    found = []
    for tier in tiers:
        speaker = (tier.get("PARTICIPANT") or tier.get("TIER_ID") or "").strip()
        aligned = list(tier.iter("ALIGNABLE_ANNOTATION"))
        below = {} if tier.get("PARENT_REF") else _words_below(tier, aligned, tiers)
        for each in aligned:
            words = each.findtext("ANNOTATION_VALUE") or ""
            first, last = slots.get(each.get("TIME_SLOT_REF1")), slots.get(each.get("TIME_SLOT_REF2"))
            if tier.get("PARENT_REF"):
                left_out.words("remark", words)
            else:
                found.append(Spoken(speaker, below.pop(each.get("ANNOTATION_ID"), words), first, last))
        for each in tier.iter("REF_ANNOTATION"):
            left_out.words("remark", each.findtext("ANNOTATION_VALUE") or "")
    return found


def _slots(root: Any) -> dict[str | None, int | None]:
    """The time of each slot; one without a time stands between its neighbours."""
    slots = [(each.get("TIME_SLOT_ID"), ms_written(each.get("TIME_VALUE") or "")) for each in root.iter("TIME_SLOT")]
    found, at = dict(slots), 0
    while at < len(slots):
        end = at
        while end < len(slots) and slots[end][1] is None:
            end += 1
        before = found[slots[at - 1][0]] if at else None
        after = slots[end][1] if end < len(slots) else None
        if before is not None and after is not None:
            for number in range(at, end):
                found[slots[number][0]] = before + (after - before) * (number - at + 1) // (end - at + 1)
        at = end + 1
    return found


def _words_below(tier: Any, aligned: list[Any], tiers: list[Any]) -> dict[str | None, str]:
    """The words of the annotations of a tier that only numbers them (`Kari.001`), from the first tier below it."""
    values = [(each.findtext("ANNOTATION_VALUE") or "").strip() for each in aligned]
    if not values or not all(not value or _COUNTED.fullmatch(value) for value in values):
        return {}
    for other in tiers:
        if other.get("PARENT_REF") == tier.get("TIER_ID"):
            below = {
                each.get("ANNOTATION_REF"): each.findtext("ANNOTATION_VALUE") or ""
                for each in other.iter("REF_ANNOTATION")
            }
            if any(len(words.split()) > 1 for words in below.values()):
                return below
    return {}


def _of_exmaralda(root: Any, left_out: LeftOut) -> list[Spoken]:
    """Basic transcription: tiers of type `t` hold what is said."""
    times = {each.get("id"): _seconds(each.get("time")) for each in root.iter("tli")}
    order = {each.get("id"): number for number, each in enumerate(root.iter("tli"))}
    names = {each.get("id"): each.findtext("abbreviation") or each.get("id") for each in root.iter("speaker")}
    found: list[tuple[int, Spoken]] = []
    for tier in root.iter("tier"):
        for each in tier.iter("event"):
            words = "".join(each.itertext())
            if tier.get("type") != "t":
                left_out.words("remark", words)
                continue
            speaker = names.get(tier.get("speaker"), tier.get("display-name") or "")
            first, last = times.get(each.get("start")), times.get(each.get("end"))
            found.append((order.get(each.get("start"), 0), Spoken(speaker, words, first, last)))
    return [each for _, each in sorted(found, key=lambda row: row[0])]


def _seconds(text: str | None) -> int | None:
    try:
        ms = round(float(text) * 1000) if text else None
        return ms if ms is not None and 0 <= ms < MS_MAX else None
    except (ValueError, OverflowError):
        return None

"""Transcripts of linguists' programs, with a tier for each speaker: ELAN (.eaf) and EXMARaLDA (.exb)."""

from typing import Any

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.importing.left_out import LeftOut
from core.importing.spoken import MS_MAX, Spoken, labels_of, ms_written, transcript
from core.importing.xml import read_xml


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
    text, times = transcript(ordered)
    return Document(text, read_as(name), times, left_out.messages(), labels=labels_of(ordered))


def _of_elan(root: Any, left_out: LeftOut) -> list[Spoken]:
    """Format 3.0: https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf"""
    slots = {each.get("TIME_SLOT_ID"): ms_written(each.get("TIME_VALUE") or "") for each in root.iter("TIME_SLOT")}
    found = []
    for tier in root.iter("TIER"):
        speaker = (tier.get("PARTICIPANT") or tier.get("TIER_ID") or "").strip()
        for each in tier.iter("ALIGNABLE_ANNOTATION"):
            words = each.findtext("ANNOTATION_VALUE") or ""
            first, last = slots.get(each.get("TIME_SLOT_REF1")), slots.get(each.get("TIME_SLOT_REF2"))
            if tier.get("PARENT_REF"):
                left_out.words("remark", words)
            else:
                found.append(Spoken(speaker, words, first, last))
        for each in tier.iter("REF_ANNOTATION"):
            left_out.words("remark", each.findtext("ANNOTATION_VALUE") or "")
    return found


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

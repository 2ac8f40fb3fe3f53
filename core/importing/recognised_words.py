"""Files of speech recognition that tell single words, or whose sentences stand among other proposals: Amazon, Azure,
Deepgram, Google, Happy Scribe, Hyperaudio, Speechmatics, Trint. What one speaker says becomes sentences again."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from core.importing.recognised_times import first_of, ms_of_value, unit_of
from core.importing.spoken import Spoken

_TICKS_A_MS = 10_000
_TEXTS = ("punctuated_word", "content", "text", "value", "word")
_SPEAKERS = ("speaker", "speaker_label", "speakerTag", "speakerLabel", "speaker_name")
_BEGINNINGS = ("start", "start_time", "startTime", "startOffset", "data_start", "time", "ts")
_ENDS = ("end", "end_time", "endTime", "endOffset", "data_end", "end_ts")
_SPACED_MIN = 3
"""Programs that write spaces do so at one in so many of their parts of words; fewer are slips."""
_SENTENCE_ENDS = (".", "?", "!", "…")


class _Word(NamedTuple):
    """A word, or a sign that is glued to the word before it; first and last ms."""

    speaker: str
    text: str
    first: int | None
    last: int | None
    is_glued: bool


def said_in_words(root: Any) -> list[Spoken]:
    """What is said in a file of one of the kinds above, in the order of its times; nothing where it is none of them."""
    if isinstance(root, list):
        found = [each for piece in root if isinstance(piece, dict) for each in _sentences(_own_words(piece))]
        return found or [each for piece in root for each in said_in_words(piece) if isinstance(piece, dict)]
    if not isinstance(root, dict):
        return []
    results = root.get("results")
    if isinstance(root.get("recognizedPhrases"), list):
        return list(_phrases(root["recognizedPhrases"]))
    if isinstance(results, dict) and isinstance(results.get("items"), list):
        return list(_sentences(_items(results["items"], _amazon_speakers(results))))
    if isinstance(results, dict) and isinstance(results.get("channels"), list):
        return _channels(results["channels"])
    if isinstance(results, list):
        return _results(results)
    if isinstance(root.get("words"), list):
        return list(_sentences(_own_words(root)))
    within = (said_in_words(root.get(name)) for name in ("transcript", "response", "data", "monologue"))
    return next((found for found in within if found), [])


def _rows(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _speaker(piece: dict[str, Any]) -> str:
    found = first_of(piece, _SPEAKERS)
    return str(found).strip() if isinstance(found, (str, int)) and not isinstance(found, bool) else ""


# -- kinds


def _amazon_speakers(results: dict[str, Any]) -> dict[str, str]:
    """Who speaks at which time, where the words do not say so themselves."""
    labels = results.get("speaker_labels")
    segments = _rows(labels.get("segments")) if isinstance(labels, dict) else []
    items = (item for segment in segments for item in _rows(segment.get("items")))
    return {str(item.get("start_time")): _speaker(item) for item in items}


def _items(rows: Any, speakers: dict[str, str]) -> Iterator[_Word]:
    """Words with alternatives, of which the first is the best: Amazon and Speechmatics."""
    for each in _rows(rows):
        best = next(iter(_rows(each.get("alternatives"))), {})
        is_sign = each.get("type") == "punctuation" and each.get("attaches_to", "previous") == "previous"
        first, last = (ms_of_value(first_of(each, names), 1000) for names in (_BEGINNINGS, _ENDS))
        name = _speaker(each) or _speaker(best) or speakers.get(str(each.get("start_time")), "")
        yield _Word(name, str(best.get("content") or ""), first, last, is_sign)


def _channels(channels: list[Any]) -> list[Spoken]:
    """Deepgram. Where each speaker has a channel, its number stands for the name."""
    found: list[Spoken] = []
    rows = _rows(channels)
    for number, channel in enumerate(rows, 1):
        best = next(iter(_rows(channel.get("alternatives"))), {})
        name = f"Channel {number}" if len(rows) > 1 else ""
        said = list(_sentences(_own_words(best))) or [Spoken("", str(best.get("transcript") or ""))]
        found += [each._replace(speaker=each.speaker or name) for each in said]
    return sorted(found, key=lambda each: each.first or 0)


def _results(results: list[Any]) -> list[Spoken]:
    """Speechmatics, whose results are words, and Google, whose results are passages; its last one may have all words
    once more, with their speakers."""
    if any(each.get("type") in ("word", "punctuation") for each in _rows(results)):
        return list(_sentences(_items(results, {})))
    best = [next(iter(_rows(each.get("alternatives"))), {}) for each in _rows(results)]
    last = list(_own_words(best[-1])) if best else []
    before = [word.text for each in best[:-1] for word in _own_words(each)]
    is_all = not best[-1].get("transcript") if best else False
    if any(word.speaker for word in last) and (is_all or [word.text for word in last[: len(before)]] == before != []):
        return list(_sentences(last))
    found: list[Spoken] = []
    for each in best:
        words = list(_own_words(each))
        if any(word.speaker for word in words):
            found += _sentences(words)
        elif isinstance(each.get("transcript"), str):
            first, end = (words[0].first, words[-1].last) if words else (None, None)
            found.append(Spoken("", each["transcript"], first, end))
    return found


def _phrases(phrases: Any) -> Iterator[Spoken]:
    """Azure: of each phrase the best proposal as it is displayed; times in ticks of 100 ns."""
    for each in sorted(_rows(phrases), key=lambda row: _ticks(row, "offsetInTicks") or 0):
        best = next(iter(_rows(each.get("nBest"))), {})
        first, long = _ticks(each, "offsetInTicks"), _ticks(each, "durationInTicks")
        last = first + long if first is not None and long is not None else None
        yield Spoken(_speaker(each), str(best.get("display") or best.get("lexical") or ""), first, last)


def _ticks(row: dict[str, Any], name: str) -> int | None:
    value = row.get(name)
    return ms_of_value(value / _TICKS_A_MS, 1) if isinstance(value, (int, float)) else None


def _own_words(piece: dict[str, Any]) -> Iterator[_Word]:
    """The words that a piece holds, each with its own speaker, that of the paragraph in which it begins, or the
    piece's."""
    words = _rows(piece.get("words"))
    unit = unit_of([first_of(each, _BEGINNINGS) for each in words], [first_of(each, _ENDS) for each in words])
    names = {str(each.get("id")): str(each.get("name") or "") for each in _rows(piece.get("speakers"))}
    begins = [(ms_of_value(first_of(each, _BEGINNINGS), unit) or 0, _speaker(each))
              for each in _rows(piece.get("paragraphs"))]  # fmt: skip
    place = -1
    for each in words:
        first, last = (ms_of_value(first_of(each, kind), unit) for kind in (_BEGINNINGS, _ENDS))
        while place + 1 < len(begins) and begins[place + 1][0] <= (first or 0):
            place += 1
        name = _speaker(each) or (begins[place][1] if place >= 0 else "") or _speaker(piece)
        text = next((each[kind] for kind in _TEXTS if isinstance(each.get(kind), str)), "")
        yield _Word(names.get(name) or name, text, first, last, False)


# -- sentences


def _sentences(words: Iterable[_Word]) -> Iterator[Spoken]:
    """The words of one speaker up to the end of a sentence. Some programs write parts of words, and a space before or
    after whole ones; there nothing stands between them."""
    words = [each for each in words if each.text]
    has_spaces = _SPACED_MIN * sum(each.text != each.text.strip() for each in words) > len(words)
    if not has_spaces:
        words = [each._replace(text=each.text.strip()) for each in words]
    now: Spoken | None = None
    for each in words:
        is_glued = each.is_glued or has_spaces
        is_over = now is not None and now.words.rstrip().endswith(_SENTENCE_ENDS) and not each.is_glued
        if now is not None and (is_over or each.speaker not in ("", now.speaker)):
            yield now
            now = None
        if now is None:
            now = Spoken(each.speaker, each.text, each.first, each.last)
        else:
            last = each.last if each.last is not None else now.last
            now = now._replace(words=f"{now.words}{'' if is_glued else ' '}{each.text}", last=last)
    if now is not None:
        yield now

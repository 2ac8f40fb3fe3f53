"""Transcripts in CHAT (.cha), the form of TalkBank and CLAN: https://talkbank.org/0info/manuals/CHAT.html"""

import re

from core.errors import BadFile
from core.importing.document import Document
from core.importing.left_out import LeftOut
from core.importing.plain import read as read_text
from core.importing.spoken import Spoken, labels_of, transcript
from core.messages import Message

_MARKED = re.compile(rb"\x15([^\x15\r\n]{0,250}\d_\d{1,10})\x15")
_RECORDING = r"(?:%(?:snd|mov):\"[^\"\n]{0,200}\"_)?"
_BULLET = re.compile(
    rf"\{{{_RECORDING}(?P<first>\d{{1,10}})_(?P<last>\d{{1,10}})\}}"
    rf"|(?:^|(?<=[ \t])){_RECORDING}(?P<begin>\d{{1,10}})_(?P<end>\d{{1,10}})(?=[ \t]*$)"
)
"""When an utterance is spoken, in ms; CLAN puts it between marks (U+0015), for which braces stand here, with or without
spaces. Without marks it stands at the end, and elsewhere two numbers are words."""
_TIER = re.compile(r"^\*(?P<code>[^:\s]{1,20}):[ \t]*(?P<words>.*)$", re.DOTALL)


def read(content: bytes, encoding: str | None = None) -> Document:
    """A line for each utterance. Headers (@) and the tiers below an utterance (%) are counted as left out. Raises
    BadFile."""
    plain = read_text(_MARKED.sub(rb" {\1} ", content).replace(b"\x15", b" "), encoding)
    left_out = LeftOut()
    found: list[Spoken] = []
    for block in re.sub(r"\n[ \t]+", " ", plain.text.replace("\r\n", "\n")).split("\n"):
        tier = _TIER.match(block)
        if tier is None:
            left_out.words("front_matter" if block.startswith("@") else "remark", block)
            continue
        bullets = list(_BULLET.finditer(tier["words"]))
        spans = [(int(each["first"] or each["begin"]), int(each["last"] or each["end"])) for each in bullets]
        times = (spans[0][0], spans[-1][1]) if spans else (None, None)
        words = " ".join(_BULLET.sub("", tier["words"]).split()) if bullets else tier["words"]
        found.append(Spoken(tier["code"], words, *times))
    if not found:
        raise BadFile("not-this-format", format="cha")
    text, times_of = transcript(found, is_joined=True)
    note = Message("importing-note-format-and", {"format": "CHAT", "note": plain.note})
    return Document(text, note, times_of, (*plain.left_out, *left_out.messages()), labels=labels_of(found))

"""Transcripts in CHAT (.cha), the form of TalkBank and CLAN: https://talkbank.org/0info/manuals/CHAT.html"""

import re

from core.errors import BadFile
from core.importing.document import Document
from core.importing.left_out import LeftOut
from core.importing.plain import read as read_text
from core.importing.spoken import Spoken, labels_of, transcript
from core.messages import Message

_BULLET = re.compile(r"(?:^|(?<=[ \t]))(?:%(?:snd|mov):\"[^\"\n]{0,200}\"_)?(\d{1,10})_(\d{1,10})(?=[ \t]|$)")
"""When an utterance is spoken, in ms; CLAN puts it between marks (U+0015), with or without spaces."""
_TIER = re.compile(r"^\*(?P<code>[^:\s]{1,20}):[ \t]*(?P<words>.*)$", re.DOTALL)


def read(content: bytes, encoding: str | None = None) -> Document:
    """A line for each utterance. Headers (@) and the tiers below an utterance (%) are counted as left out. Raises
    BadFile."""
    plain = read_text(content.replace(b"\x15", b" "), encoding)
    left_out = LeftOut()
    found: list[Spoken] = []
    for block in re.sub(r"\n[ \t]+", " ", plain.text.replace("\r\n", "\n")).split("\n"):
        tier = _TIER.match(block)
        if tier is None:
            left_out.words("front_matter" if block.startswith("@") else "remark", block)
            continue
        bullets = list(_BULLET.finditer(tier["words"]))
        times = (int(bullets[0][1]), int(bullets[-1][2])) if bullets else (None, None)
        words = " ".join(_BULLET.sub("", tier["words"]).split()) if bullets else tier["words"]
        found.append(Spoken(tier["code"], words, *times))
    if not found:
        raise BadFile("not-this-format", format="cha")
    text, times_of = transcript(found, is_joined=True)
    note = Message("importing-note-format-and", {"format": "CHAT", "note": plain.note})
    return Document(text, note, times_of, (*plain.left_out, *left_out.messages()), labels=labels_of(found))

"""What core and sync refuse, in Norwegian (bokmål): whole sentences, with places for names and numbers.

They stand in norwegian_refusals.json.
"""

import json
import re
from functools import cache
from pathlib import Path

NORWEGIAN: dict[str, str] = json.loads((Path(__file__).parent / "norwegian_refusals.json").read_text(encoding="utf-8"))


def in_norwegian(sentence: str) -> str:
    """A refusal in Norwegian; the sentence itself where it is not known here. A file's name may stand before it."""
    for pattern, norwegian in _patterns():
        match = pattern.fullmatch(sentence)
        if match is not None:
            return norwegian.format(*match.groups())
    name, colon, rest = sentence.partition(": ")
    return f"{name}: {in_norwegian(rest)}" if colon and rest else sentence


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The longest first, so that a sentence is not taken for a shorter one with a long name in it."""
    ordered = sorted(NORWEGIAN.items(), key=lambda pair: -len(pair[0]))
    return [(re.compile(re.escape(english).replace(r"\{\}", "(.+)")), norwegian) for english, norwegian in ordered]

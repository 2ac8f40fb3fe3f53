"""Putting something on the clipboard in two forms, by way of a client that knows words alone."""

import json
from pathlib import Path

MARK = "\ue000kodespor-copy\ue000"
"""What words begin with that the page puts on the clipboard in two forms (`rich_clipboard.js`)."""
SCRIPT = Path(__file__).parent / "rich_clipboard.js"


def in_two_forms(text: str, html: str) -> str:
    """What the client is given, so that the page puts words and a piece of a page on the clipboard."""
    return MARK + json.dumps({"text": text, "html": html}, ensure_ascii=False)

"""Writes into the verifier's page what it may run: its own style and script, by their hashes, and nothing else.

`python -m tools.verifier_policy` after every change of `tools/verify_bundle.html`.
"""

import base64
import hashlib
import re
from pathlib import Path

PAGE = Path(__file__).parent / "verify_bundle.html"
_META = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*(?=">)')


def with_policy(page: str) -> str:
    """The page with the policy that belongs to its style and script."""
    style, script = (_hash(_inside(tag, page)) for tag in ("style", "script"))
    rules = (
        "default-src 'none'", f"style-src {style}", f"script-src {script}", "base-uri 'none'", "form-action 'none'",
    )  # fmt: skip
    return _META.sub("; ".join(rules), page, count=1)


def _inside(tag: str, page: str) -> str:
    [found] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    return str(found)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


if __name__ == "__main__":
    PAGE.write_text(with_policy(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

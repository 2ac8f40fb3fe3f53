"""Writes into the verifier's page what it may run, and the sentences of the script, so that both say the same.

The page may run its own style and script, by their hashes, and nothing else. `python -m tools.verifier_policy` after
every change of `tools/verify_bundle.html`, and of the sentences in `tools/verify_bundle.py`.
"""

import base64
import hashlib
import re
from pathlib import Path

PAGE = Path(__file__).parent / "verify_bundle.html"
SCRIPT = Path(__file__).parent / "verify_bundle.py"
_META = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*(?=">)')
_OF_PAGE = re.compile(r"(?<=\nconst SENTENCES = ).*?(?=;\n)", re.DOTALL)
_OF_SCRIPT = re.compile(r'(?<=\nSENTENCES: dict\[str, dict\[str, str\]\] = json.loads\(r""").*?(?="""\))', re.DOTALL)


def with_sentences(page: str, script: str) -> str:
    """The page with the sentences of the script."""
    [sentences] = _OF_SCRIPT.findall(script)
    return _OF_PAGE.sub(lambda _: sentences.strip(), page, count=1)


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


def made() -> str:
    """The page as it has to be."""
    return with_policy(with_sentences(PAGE.read_text(encoding="utf-8"), SCRIPT.read_text(encoding="utf-8")))


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8")

"""Text as a picture that a phone reads, for the printed appendix."""

import io
from typing import Any

from markupsafe import Markup

from core.errors import Refused
from core.libraries import needs


def qr_svg(text: str) -> Markup:
    """As SVG. Raises Refused where the library is missing or the text is too long for a picture."""
    out = io.BytesIO()
    _code(text).save(out, kind="svg", scale=3, border=4, xmldecl=False, light="#fff")
    return Markup(out.getvalue().decode())  # noqa: S704 - the library draws squares


def qr_png(text: str) -> bytes:
    """As PNG. Raises Refused likewise."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", scale=4, border=4)
    return out.getvalue()


def _code(text: str) -> Any:
    with needs("segno"):
        import segno
    try:
        return segno.make(text, error="l", micro=False)
    except segno.DataOverflowError as problem:
        raise Refused("qr-too-long") from problem

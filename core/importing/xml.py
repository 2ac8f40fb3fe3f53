"""XML from elsewhere, read so that it can neither reach outside itself nor grow beyond what was sent."""

from typing import Any

from core.errors import BadFile
from core.libraries import needs


def read_xml(content: bytes, damaged: BadFile) -> Any:
    """The root element. Raises `damaged` where this is not XML, or where it brings definitions of its own (a DTD)."""
    with needs("defusedxml"):
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring
    try:
        return fromstring(content.removeprefix(b"\xef\xbb\xbf"), forbid_dtd=True)
    except (DefusedXmlException, SyntaxError, ValueError, LookupError, RecursionError) as problem:
        raise damaged from problem

"""Asks a time-stamp authority over HTTP (RFC 3161, section 3.4). Only a hash and a nonce leave the machine."""

import http.client
import urllib.error
import urllib.request

from core.errors import Refused
from core.limits import STAMP_BYTES_MAX

TIMEOUT_SECONDS = 30


def ask(server: str, question: bytes) -> bytes:
    """The authority's answer, in DER. Raises Refused where this is no address, or nothing answers there."""
    if not server.startswith(("https://", "http://")):
        raise Refused("timestamp-server-address")
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        request = urllib.request.Request(server, question, headers)  # noqa: S310 - checked above
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read(STAMP_BYTES_MAX + 1)
    except (urllib.error.URLError, OSError, ValueError, http.client.HTTPException) as problem:
        raise Refused("timestamp-server-silent", reason=str(problem)) from problem
    if len(content) > STAMP_BYTES_MAX:
        raise Refused("timestamp-answer-too-long")
    return content

"""What stands between this machine and a relay, named by what the network, TLS, a proxy or a web server answered.

A relay at an institution lies behind a proxy, a firewall and a web server that others run, so the sentence has to say
which of them to ask, and for what.
"""

import errno
import re
import socket
import ssl
from collections.abc import Iterator
from typing import NamedTuple
from urllib.request import getproxies, proxy_bypass

from core.errors import Refused
from sync import refusals
from sync.transports import browser_requests

AWAY = "relay-away"
AWAY_STATUSES = (429, 502, 503, 504)
NO_NETWORK = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)
UNKNOWN_AUTHORITY = (2, 18, 19, 20, 21)
"""OpenSSL's X509_V_ERR_*: the issuer is not known here, or the certificate vouches for itself."""
NOT_YET_VALID, EXPIRED, OTHER_NAME = 9, 10, (62, 64)
NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL")
_NUMBER = re.compile(r"Errno (-?\d+)")
PLACE_CHARACTERS_MAX = 200


class Place(NamedTuple):
    """Where a relay is looked for."""

    scheme: str
    host: str
    port: int
    path: str

    def proxy(self) -> str:
        """The proxy by which this machine goes there; empty where there is none."""
        if proxy_bypass(self.host):
            return ""
        named = getproxies()
        return named.get(self.scheme) or named.get("all", "")


def by_network(problem: BaseException, place: Place) -> Refused:
    """Why no connection came about."""
    causes = list(_causes(problem))
    for each in causes:
        if isinstance(each, ssl.SSLCertVerificationError):
            return _by_certificate(each, place)
        if isinstance(each, ssl.SSLError):
            return _by_tls(each, place)
    text = " ".join(map(str, causes))
    if place.proxy():
        return _by_proxy(text, place)
    names = [each for each in causes if isinstance(each, socket.gaierror)]
    if names:
        is_sure = any(each.errno == socket.EAI_NONAME for each in names)
        return Refused("relay-name-unknown", host=place.host) if is_sure else Refused("relay-no-network")
    numbers = {each.errno for each in causes if isinstance(each, OSError)} | {int(n) for n in _NUMBER.findall(text)}
    if errno.ECONNREFUSED in numbers:
        return Refused("relay-nobody-there", host=place.host, port=str(place.port))
    if not numbers.isdisjoint(NO_NETWORK):
        return Refused("relay-no-network")
    is_silent = any(isinstance(each, TimeoutError) or "Timeout" in type(each).__name__ for each in causes)
    if is_silent or browser_requests.IS_HERE:  # a browser does not say what happened, as where one is offline
        return Refused("relay-no-answer", host=place.host, port=str(place.port))
    return Refused("relay-hangs-up", host=place.host, port=str(place.port))


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """A problem and all that it came from."""
    waiting, seen = [problem], set[int]()
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [cause for cause in (each.__cause__, each.__context__) if cause is not None]
        waiting += getattr(each, "exceptions", ())


def _by_certificate(problem: ssl.SSLCertVerificationError, place: Place) -> Refused:
    if problem.verify_code in UNKNOWN_AUTHORITY:
        return Refused("relay-certificate-of-unknown-authority", host=place.host)
    if problem.verify_code in OTHER_NAME:
        return Refused("relay-certificate-of-other-name", host=place.host)
    if problem.verify_code == NOT_YET_VALID:
        return Refused("relay-certificate-not-yet-valid", host=place.host)
    if problem.verify_code == EXPIRED:
        return Refused("relay-certificate-expired", host=place.host)
    return Refused("relay-certificate-refused", host=place.host, reason=problem.verify_message)


def _by_tls(problem: ssl.SSLError, place: Place) -> Refused:
    reason = problem.reason or ""
    if reason in NO_TLS:
        return Refused("relay-without-tls", host=place.host, port=str(place.port))
    if isinstance(problem, ssl.SSLEOFError) or "EOF" in reason:
        return Refused("relay-hangs-up", host=place.host, port=str(place.port))
    if "UNRECOGNIZED_NAME" in reason:
        return Refused("relay-certificate-of-other-name", host=place.host)
    return Refused("relay-tls-refused", host=place.host, reason=reason or str(problem))


def _by_proxy(text: str, place: Place) -> Refused:
    if "407" in text:
        return Refused("relay-proxy-wants-login")
    return Refused("relay-proxy-refuses", proxy=re.sub(r"//[^/@]*@", "//", place.proxy()), host=place.host)


def by_answer(status: int, headers: dict[str, str], text: str, place: Place) -> Refused:
    """Why something answers, and not the relay: `headers` by their names in small letters."""
    reason = refusals.from_json(text) if headers.get("content-type", "").startswith("application/json") else None
    if reason is not None:
        return reason
    if status in AWAY_STATUSES:
        return Refused(AWAY, status=str(status))
    if status in (301, 308):
        return Refused("relay-moved", place=headers.get("location", "")[:PLACE_CHARACTERS_MAX])
    if status == 401:
        return Refused("relay-wants-login", host=place.host)
    if status == 403:
        return Refused("relay-forbidden", host=place.host)
    if status in (404, 405):
        return Refused("relay-wrong-path", host=place.host, path=place.path or "/")
    if status == 407:
        return Refused("relay-proxy-wants-login")
    if status == 413:
        return Refused("relay-messages-too-large", host=place.host)
    if status == 421:
        return Refused("relay-wrong-host", host=place.host)
    if status == 400 and "HTTPS port" in text:
        return Refused("relay-only-with-tls", host=place.host, port=str(place.port))
    if status < 400 or status == 511:
        return Refused("relay-wrong-address")
    return Refused("relay-odd-answer", host=place.host, status=str(status))

"""Which certificates a relay may show: those of the system's authorities, and of one that the user names besides.

One context for WebSocket and HTTP, so that both trust the same.
"""

import os
import ssl
from pathlib import Path

from core.errors import Refused
from core.libraries import needs

with needs("certifi"):
    import certifi

CA_FILE = "KODESPOR_CA_FILE"
"""The variable of the environment that names a file (PEM) with the certificate of an authority of one's own."""

_named: list[str] = []


def trust_authority(file: str) -> None:
    """Trusts the authorities in a file (PEM) besides, in this whole process; an empty name: only those that the
    environment names."""
    _named[:] = [file] if file else []


def context() -> ssl.SSLContext:
    """For one conversation. Raises Refused where the file that was named holds no certificate."""
    made = ssl.create_default_context()
    made.load_verify_locations(certifi.where())
    for file in _named or [os.environ.get(CA_FILE, "")]:
        if file:
            _add(made, file)
    return made


def checked_ca_file(file: str) -> str:
    """The whole path of a file with certificates. Raises Refused where it holds none."""
    path = str(Path(file).expanduser().resolve())
    _add(ssl.create_default_context(), path)
    return path


def _add(context: ssl.SSLContext, file: str) -> None:
    try:
        context.load_verify_locations(file)
    except (OSError, ValueError) as problem:  # an SSLError is an OSError
        raise Refused("relay-ca-file-unusable", file=file) from problem

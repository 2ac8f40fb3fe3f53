"""TLS 1.3 between members' devices (standard library): both show a certificate, both trust current members alone."""

import ssl
import tempfile
from collections.abc import Iterable
from pathlib import Path

from core.keys.certificates import Credential


def context(credential: Credential, anchors: Iterable[bytes], is_server: bool) -> ssl.SSLContext:
    """For one connection, since who is a member may change. `anchors` are those of the devices to trust (DER)."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if is_server else ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_3
    made.check_hostname = False  # a device is known by its key, wherever it is
    made.verify_mode = ssl.CERT_REQUIRED
    made.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    if is_server:
        made.num_tickets = 0  # every connection proves anew who it is
    made.load_verify_locations(cadata=b"".join(anchors))
    with tempfile.TemporaryDirectory(prefix="kodespor-") as name:
        # The standard library reads files only; what lies there for a moment is a throwaway key, sealed.
        path = Path(name) / "session.pem"
        path.write_bytes(credential.certificate + credential.key)
        made.load_cert_chain(path, password=credential.password)
    return made

"""Certificates for servers on loopback, by an authority of the test's own."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

NAMES = ("localhost", "relay.example.org")
DAY = timedelta(days=1)


class CertificateAuthority:
    """Issues certificates; `file` is its own, in PEM."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.file = folder, folder / "authority.pem"
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Fiksjon universitet CA")])
        self.file.write_bytes(self._signed(self.name, self.key, True, -DAY, DAY, ()))

    def issue(
        self, names: tuple[str, ...] = NAMES, begins: timedelta = -DAY, ends: timedelta = DAY
    ) -> tuple[Path, Path]:
        """The files of a certificate and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        pem, secret = self.folder / "relay.pem", self.folder / "relay.key"
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, names[0])])
        pem.write_bytes(self._signed(subject, key, False, begins, ends, names))
        secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return pem, secret

    def context(self, **how) -> ssl.SSLContext:
        """For a server with such a certificate."""
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(*self.issue(**how))
        return made

    def _signed(self, subject, key, is_authority, begins, ends, names) -> bytes:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder(self.name, subject, key.public_key(), x509.random_serial_number())
            .not_valid_before(now + begins)
            .not_valid_after(now + ends)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if names:
            listed = [x509.IPAddress(ip_address(each)) if each[0].isdigit() else x509.DNSName(each) for each in names]
            builder = builder.add_extension(x509.SubjectAlternativeName(listed), critical=False)
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.PEM)

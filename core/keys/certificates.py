"""Certificates for TLS between members' devices (X.509, Ed25519): who a device is follows from its own key alone.

A connection uses a throwaway key. Its certificate is signed by the device's signing key, and a peer trusts exactly
the signing keys of the devices of current members. There are no dates to be wrong about: a device is in or out by
the log. A certificate begins with 0x30 and every other thing that a device signs with a label, so neither can be
taken for the other.
"""

import datetime
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from cryptography.x509.oid import NameOID

from core.ids import Entropy, Id
from core.sealing.crypto import DevicePublic, DeviceSecrets

_BEGIN = datetime.datetime(1990, 1, 1, tzinfo=datetime.UTC)
_END = datetime.datetime(9999, 12, 31, tzinfo=datetime.UTC)


class Credential(NamedTuple):
    """What TLS needs of this side: a certificate and its key (both PEM), the key sealed with the password."""

    certificate: bytes
    key: bytes
    password: bytes


def make_credential(secrets: DeviceSecrets, entropy: Entropy) -> Credential:
    """A throwaway key, with a certificate that this device signs."""
    throwaway = Ed25519PrivateKey.from_private_bytes(entropy(32))
    device = secrets.public.device
    signing = Ed25519PrivateKey.from_private_bytes(secrets.sign)
    made = _certificate(_name(device), _name(device, "session"), throwaway.public_key(), signing, is_anchor=False)
    password = entropy(32).hex().encode()
    key = throwaway.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password))
    return Credential(made.public_bytes(Encoding.PEM), key, password)


def anchor(public: DevicePublic) -> bytes:
    """A device's signing key as something for TLS to trust (DER); who signs that does not matter."""
    name = _name(public.device)
    key = Ed25519PublicKey.from_public_bytes(public.sign)
    return _certificate(name, name, key, Ed25519PrivateKey.generate(), is_anchor=True).public_bytes(Encoding.DER)


def device_of(certificate: bytes) -> Id | None:
    """The device that signed a certificate (DER) which TLS has verified against anchors made here."""
    names = x509.load_der_x509_certificate(certificate).issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    try:
        return Id(bytes.fromhex(str(names[0].value)))
    except (IndexError, ValueError):
        return None


def _name(device: Id, unit: str = "device") -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, device.hex()),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
        ]
    )


def _certificate(
    issuer: x509.Name, subject: x509.Name, key: Ed25519PublicKey, signing: Ed25519PrivateKey, is_anchor: bool
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .issuer_name(issuer)
        .subject_name(subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGIN)
        .not_valid_after(_END)
        .add_extension(x509.BasicConstraints(ca=is_anchor, path_length=None), critical=True)
        .sign(signing, None)
    )

"""Time stamps by an authority (RFC 3161), through the library rfc3161-client: what to ask, and what an answer says."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from core.errors import BadFile
from core.libraries import needs


class Stamp(NamedTuple):
    """When, in ms since 1970, the authority says that it saw the text; who it says that it is; whether its certificates
    were followed up to a root that was given."""

    at: int
    by: str
    is_proved: bool


class Question(NamedTuple):
    """A request in DER: it holds a hash of the text and a nonce, and no word of it."""

    content: bytes
    nonce: int


def ask_for(text: str) -> Question:
    """What to send to an authority for a time stamp on this text."""
    library = _library()
    builder = library.TimestampRequestBuilder().data(text.encode()).hash_algorithm(library.HashAlgorithm.SHA256)
    made = builder.build()
    return Question(bytes(made.as_bytes()), made.nonce)


def read_stamp(answer: bytes, text: str, roots: Sequence[bytes] = (), nonce: int | None = None) -> Stamp:
    """What an answer (DER) says of this text; with `roots` (certificates in PEM) it is checked up to one of them.

    Raises BadFile where it is no answer, does not speak of this text, or does not hold.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    library = _library()
    odd_certificate = (x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)
    try:
        found = library.decode_timestamp_response(_in_order(answer))
        info = found.tst_info
        at, by = int(info.gen_time.timestamp() * 1000), _name(found)
    except (ValueError, TypeError, KeyError, AttributeError, *odd_certificate) as problem:
        raise BadFile("not-a-timestamp") from problem
    hashed = hashes.Hash(hashes.SHA256())
    hashed.update(text.encode())
    imprint = hashed.finalize()
    if bytes(info.message_imprint.message) != imprint:
        raise BadFile("timestamp-of-something-else")
    if nonce is not None and info.nonce != nonce:
        raise BadFile("timestamp-answers-another-question")
    if roots:
        builder = library.VerifierBuilder()
        try:
            for root in roots:
                for certificate in x509.load_pem_x509_certificates(root):
                    builder = builder.add_root_certificate(certificate)
            builder.build().verify(found, imprint)
        except (ValueError, library.VerificationError, *odd_certificate) as problem:
            raise BadFile("timestamp-not-valid", reason=str(problem)) from problem
    return Stamp(at, by, bool(roots))


def _in_order(answer: bytes) -> bytes:
    """The certificates in the order that DER asks of a set: OpenSSL leaves them as they were given, and the library
    takes no other. They stand outside what is signed, and what is signed is not written anew."""
    from asn1crypto import cms, tsp

    parsed = tsp.TimeStampResp.load(answer, strict=True)
    signed = parsed["time_stamp_token"]["content"]
    certificates = sorted(signed["certificates"], key=lambda each: each.dump())
    if certificates:
        signed["certificates"] = cms.CertificateSet(certificates)
    return bytes(parsed.dump())


def _name(found: Any) -> str:
    from cryptography import x509

    certificates = [x509.load_der_x509_certificate(bytes(each)) for each in found.signed_data.certificates]
    leaves = [each for each in certificates if each.subject != each.issuer] or certificates
    return leaves[0].subject.rfc4514_string() if leaves else ""


def _library() -> Any:
    with needs("rfc3161-client"):
        import asn1crypto  # noqa: F401 - both are needed
        import rfc3161_client
    return rfc3161_client

"""A real time-stamp authority on loopback: OpenSSL behind an HTTP server, with certificates of its own."""

import datetime
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CONFIGURATION = """
[tsa]
dir = {folder}
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


class Authority:
    """Answers until it is stopped. `damage` is done to every answer; `root` is the certificate to trust, in PEM."""

    def __init__(self, folder: Path, damage=lambda answer: answer) -> None:
        self.folder, self.damage, self.asked = folder, damage, []
        folder.mkdir(parents=True)
        (folder / "serial").write_text("01\n")
        (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder))
        self.root = _certificates(folder)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                outer.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
                answer = outer.damage(outer.answer(outer.asked[-1]))
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, question: bytes) -> bytes:
        here = self.folder
        (here / "q.tsq").write_bytes(question)
        command = [
            "openssl",
            "ts",
            "-reply",
            "-config",
            here / "tsa.cnf",
            "-section",
            "tsa",
            "-queryfile",
            here / "q.tsq",
        ]
        command += ["-signer", here / "tsa.pem", "-inkey", here / "tsa.key", "-chain", here / "root.pem"]
        subprocess.run([*command, "-out", here / "r.tsr"], check=True, capture_output=True, timeout=30)
        return (here / "r.tsr").read_bytes()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def _certificates(folder: Path) -> bytes:
    """A root, and a certificate by it for time stamping alone."""
    keys = [rsa.generate_private_key(65537, 2048) for _ in range(2)]
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("Test root", "Test authority")]
    now = datetime.datetime.now(datetime.UTC)

    def certificate(subject: int, *extensions) -> x509.Certificate:
        builder = x509.CertificateBuilder().subject_name(names[subject]).issuer_name(names[0])
        builder = builder.public_key(keys[subject].public_key()).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - datetime.timedelta(days=1))
        builder = builder.not_valid_after(now + datetime.timedelta(days=1))
        for extension in extensions:
            builder = builder.add_extension(extension, critical=True)
        return builder.sign(keys[0], hashes.SHA256())

    root = certificate(0, x509.BasicConstraints(ca=True, path_length=0))
    stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    leaf = certificate(1, x509.BasicConstraints(ca=False, path_length=None), stamping)
    pem = serialization.Encoding.PEM
    (folder / "root.pem").write_bytes(root.public_bytes(pem))
    (folder / "tsa.pem").write_bytes(leaf.public_bytes(pem))
    key = keys[1].private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "tsa.key").write_bytes(key)
    return root.public_bytes(pem)

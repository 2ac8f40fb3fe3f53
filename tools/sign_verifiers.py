"""Publishes the two verifiers of audit bundles with their hashes, signed with the key of the release.

`python -m tools.sign_verifiers FOLDER` copies them into a folder and writes `SHA256SUMS`, which `sha256sum -c` reads.
With `--key FILE`, an SSH key (made with `ssh-keygen -t ed25519`, kept outside of this repository), it signs that and
writes `SHA256SUMS.sig` and `allowed_signers`, which `ssh-keygen -Y verify` reads. It prints what to tell an examiner.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
VERIFIERS = ("verify_bundle.py", "verify_bundle.html")
SUMS, SIGNERS = "SHA256SUMS", "allowed_signers"
SIGNER, NAMESPACE = "release@kodespor", "kodespor-verifier"
CHECK = f"ssh-keygen -Y verify -f {SIGNERS} -I {SIGNER} -n {NAMESPACE} -s {SUMS}.sig < {SUMS} && sha256sum -c {SUMS}"


def publish(folder: Path) -> str:
    """Copies the verifiers into a folder and writes their hashes beside them. Returns the lines of hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name in VERIFIERS:
        content = (HERE / name).read_bytes()
        (folder / name).write_bytes(content)
        lines.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
    (folder / SUMS).write_text("".join(lines), encoding="ascii")
    return "".join(lines)


def sign(folder: Path, key: Path) -> str:
    """Signs the hashes with a private SSH key. Returns the fingerprint of the public key.

    Raises OSError where there is no ssh-keygen, and subprocess.CalledProcessError where the key does not sign.
    """
    (folder / f"{SUMS}.sig").unlink(missing_ok=True)
    keygen = shutil.which("ssh-keygen")
    if keygen is None:
        raise OSError("ssh-keygen is not installed")
    subprocess.run([keygen, "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(folder / SUMS)], check=True)
    public = subprocess.run([keygen, "-y", "-f", str(key)], check=True, capture_output=True, text=True).stdout
    kind, value, *_ = public.split()
    (folder / SIGNERS).write_text(f'{SIGNER} namespaces="{NAMESPACE}" {kind} {value}\n', encoding="ascii")
    told = subprocess.run([keygen, "-l", "-f", str(key)], check=True, capture_output=True, text=True).stdout
    return told.split()[1]


def main(arguments: list[str]) -> int:
    """The command: 0 done; 1 where nothing could be signed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path)
    given = parser.parse_args(arguments)
    print(publish(given.folder), end="")
    if given.key is None:
        print("Not signed: give the key of the release with --key FILE.", file=sys.stderr)
        return 0
    try:
        fingerprint = sign(given.folder, given.key)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"The hashes could not be signed: {problem}", file=sys.stderr)
        return 1
    print(f"Key of the release: {fingerprint}")
    print("An examiner takes these files from the project, not from whoever made the bundle, compares the")
    print(f"fingerprint with one from another source, and checks them with:\n  {CHECK}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The verifiers are published with hashes and a signature that standard programs check."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tools.sign_verifiers import CHECK, SUMS, VERIFIERS, main

NEEDED = ("ssh-keygen", "sha256sum", "sh")


@pytest.fixture
def release(tmp_path):
    if not all(map(shutil.which, NEEDED)):
        pytest.skip("needs ssh-keygen and sha256sum")
    key, folder = tmp_path / "key", tmp_path / "release"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
    assert main([str(folder), "--key", str(key)]) == 0
    return folder


def checks(folder):
    return subprocess.run(["sh", "-c", CHECK], cwd=folder, capture_output=True, check=False).returncode == 0


def test_what_is_published_checks_with_standard_programs(release):
    assert checks(release)
    assert {each.name for each in release.iterdir()} == {*VERIFIERS, SUMS, f"{SUMS}.sig", "allowed_signers"}


@pytest.mark.parametrize("name", [*VERIFIERS, SUMS])
def test_an_altered_verifier_or_hash_is_found(release, name):
    file = release / name
    file.write_bytes(file.read_bytes().replace(b"a", b"b", 1))
    assert not checks(release)


def test_hashes_signed_with_another_key_are_found(release, tmp_path):
    signers = (release / "allowed_signers").read_text()
    other = tmp_path / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(other)], check=True)
    assert main([str(release), "--key", str(other)]) == 0
    (release / "allowed_signers").write_text(signers)
    assert not checks(release)


def test_without_a_key_that_signs_it_says_so(tmp_path, capsys):
    assert main([str(tmp_path / "release"), "--key", str(tmp_path / "none")]) == 1
    assert "could not be signed" in capsys.readouterr().err


def test_the_document_says_what_an_examiner_runs_and_who_signs():
    page = (Path(__file__).parents[2] / "docs" / "validity.md").read_text(encoding="utf-8")
    for command in CHECK.split(" && "):
        assert f"    {command}\n" in page
    assert "Nothing has been published yet" in page, "to be taken out with the first release, beside the fingerprint"

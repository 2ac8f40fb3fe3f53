"""docs/relay.md followed word by word: its commands and files, with other ports and places; nginx and two processes."""

import asyncio
import configparser
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psycopg
import pytest

from app.services.peers import access_tokens_of
from sync.transports import relay as client
from sync.transports import relay_trust
from tests.builders import World, a_code, a_source, alice, invited
from tests.certificates import CertificateAuthority
from tests.database import Database, binaries
from tests.needed import needs
from tests.servers import free_port

ROOT = Path(__file__).parents[2]
PASSWORD = "the-password"
AROUND = """
daemon off;
pid {place}/nginx.pid;
error_log {place}/error.log;
events {{}}
http {{
    client_body_temp_path {place}/body;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi;
    scgi_temp_path {place}/scgi;
    include {place}/kodespor-relay.conf;
}}
"""


def blocks() -> list[str]:
    """The indented blocks of the document, without their indentation."""
    found, lines = [], []
    for line in [*(ROOT / "docs" / "relay.md").read_text(encoding="utf-8").splitlines(), "."]:
        if line.startswith("    ") or (not line and lines):
            lines.append(line[4:])
        elif lines:
            found.append("\n".join(lines).strip())
            lines = []
    return found


def block(*words: str) -> str:
    """The one block that has all these words."""
    (found,) = [each for each in blocks() if all(word in each for word in words)]
    return found


class Institution:
    """A database with a role, two processes, nginx with a certificate: all as the document has it."""

    def __init__(self, place: Path) -> None:
        self.place, self.ports, self.port = place, (free_port(), free_port()), free_port()
        self.database = Database("postgres", "admin")
        self.nginx: subprocess.Popen[bytes] | None = None
        self.processes: list[subprocess.Popen[bytes]] = []
        pgpass = place / "pgpass"
        pgpass.write_text(self.as_here(block("db.example.org:5432")) + "\n")
        pgpass.chmod(0o600)
        self.environment = os.environ | {"PGPASSFILE": str(pgpass), "PYTHONPATH": str(ROOT)}
        self.address = f"https://localhost:{self.port}"
        self.authority = CertificateAuthority(place / "ca")

    def as_here(self, text: str) -> str:
        """The document's words with this machine's ports and places."""
        for there, here in (
            ("db.example.org:5432", f"127.0.0.1:{self.database.port}"),
            ("db.example.org", f"127.0.0.1:{self.database.port}"),
            ("/etc/ssl/relay.example.org/fullchain.pem", str(self.place / "ca" / "relay.pem")),
            ("/etc/ssl/relay.example.org/privkey.pem", str(self.place / "ca" / "relay.key")),
            ("listen 443", f"listen 127.0.0.1:{self.port}"),
            ("8470", str(self.ports[0])),
            ("8471", str(self.ports[1])),
            ("relay.dump", str(self.place / "relay.dump")),
        ):
            text = text.replace(there, here)
        return text

    def make_role(self) -> None:
        admin = self.environment | {
            "PGHOST": "127.0.0.1", "PGPORT": str(self.database.port), "PGUSER": "postgres", "PGPASSWORD": "admin",
        }  # fmt: skip
        for line in block("createuser").splitlines():
            # without a terminal the password is read from standard input
            subprocess.run(shlex.split(line), input=f"{PASSWORD}\n{PASSWORD}\n".encode(), env=admin, check=True,
                           capture_output=True, start_new_session=True)  # fmt: skip

    def start_processes(self) -> None:
        unit = configparser.RawConfigParser(strict=False)
        unit.read_string(block("kodespor-relay", "%i"))
        for port in self.ports:
            line = self.as_here(unit["Service"]["ExecStart"].replace("%i", str(port)))
            program, *arguments = shlex.split(line)
            assert program == "/opt/kodespor/bin/kodespor"
            command = [sys.executable, "-m", "app.cli.main", *arguments]
            self.processes.append(subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL))
        for port in self.ports:
            until(lambda port=port: httpx.get(f"http://127.0.0.1:{port}/health").status_code == 200)

    def stop_processes(self) -> None:
        for each in self.processes:
            each.terminate()
        for each in self.processes:
            each.wait(30)
        self.processes.clear()

    def start_nginx(self) -> None:
        self.authority.issue()
        (self.place / "kodespor-relay.conf").write_text(self.as_here(block("upstream kodespor ")))
        whole = self.place / "nginx.conf"
        user = "user root;\n" if os.geteuid() == 0 else ""
        whole.write_text(user + AROUND.format(place=self.place))
        command = ["nginx", "-p", str(self.place), "-c", str(whole)]
        tried = subprocess.run(
            [*command, *block("nginx -t").splitlines()[0].split()[1:]], capture_output=True, check=False
        )
        assert tried.returncode == 0, tried.stderr.decode()
        self.nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def run(self, line: str) -> None:
        subprocess.run(shlex.split(self.as_here(line)), env=self.environment, check=True, capture_output=True)

    def stop(self) -> None:
        self.stop_processes()
        if self.nginx is not None:
            self.nginx.terminate()
            self.nginx.wait(20)
        self.database.stop()


def until(holds) -> None:
    for _ in range(600):
        try:
            if holds():
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise AssertionError("it never came")


@pytest.fixture
def institution(tmp_path):
    needs(binaries() is not None and all(map(shutil.which, ("nginx", "createuser"))), "nginx and PostgreSQL")
    made = Institution(tmp_path)
    try:
        made.make_role()
        made.start_processes()
        made.start_nginx()
        yield made
    finally:
        made.stop()
        relay_trust.trust_authority("")


def test_an_institution_follows_the_document(institution, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr(client, "AWAY_SECONDS", (0.1,))
    world = World(81)
    ada = alice(world)
    bo = invited(world, ada)

    def meet(project, by_http=False):
        return asyncio.run(client.talk(project, institution.address, access_tokens_of(project), None, by_http))

    assert meet(ada).problem.code == "relay-certificate-of-unknown-authority"
    relay_trust.trust_authority(str(institution.authority.file))
    source = a_source(ada)
    ada.attach("source", source, "opptak", "audio/ogg", [bytes([n]) * 250_000 for n in range(6)])
    for by_http in (False, True):
        for each in (ada, bo, ada):
            assert meet(each, by_http).problem is None
        a_code(bo, f"fra Bo {by_http}")
    meet(bo, by_http=True)
    meet(ada)
    assert ada.events_digest() == bo.events_digest()
    assert not bo.files.missing_chunks()
    assert httpx.get(f"{institution.address}/metrics", verify=relay_trust.context()).status_code == 404

    institution.run(block("pg_dump"))
    a_code(ada, "etter kopien")
    meet(ada)
    institution.stop_processes()
    assert meet(bo).problem.code == "relay-away"
    with psycopg.connect(
        f"postgresql://relay:{PASSWORD}@127.0.0.1:{institution.database.port}/relay", autocommit=True
    ) as connection:
        connection.execute("TRUNCATE mailboxes CASCADE")
    institution.run(block("pg_restore"))
    institution.start_processes()
    assert meet(bo) == client.Outcome(0, 0, None), "the copy is from before"
    assert meet(ada).sent == 1
    assert meet(bo).received == 1
    institution.processes[0].kill()
    a_code(ada, "mens den ene er borte")
    assert meet(ada).problem is None
    assert meet(bo, by_http=True).received == 1
    assert ada.events_digest() == bo.events_digest()


def test_the_other_commands_of_the_document_are_what_the_program_has(tmp_path):
    from app.cli.main import cli

    lines = [line for each in blocks() for line in each.splitlines()]
    served = [shlex.split(line.split("kodespor ", 1)[1]) for line in lines if "kodespor relay serve" in line]
    assert len(served) >= 3
    serve = cli.get_command(None, "relay").get_command(None, "serve")
    for arguments in served:
        serve.make_context("serve", arguments[2:], resilient_parsing=False)
    extras = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for line in lines:
        if line.startswith("pip install"):
            for extra in line.partition("[")[2].partition("]")[0].split(","):
                assert f"\n{extra} = [" in extras
    store, kept = tmp_path / "kodespor-relay", tmp_path / "copy"
    (store / "ab").mkdir(parents=True)
    (store / "ab" / "abcd.db").write_bytes(b"sealed")
    (copy,) = [line for line in lines if line.startswith("cp ")]
    copy = copy.replace("/var/lib/kodespor-relay", str(store)).replace("/var/backups/kodespor-relay", str(kept))
    subprocess.run(shlex.split(copy), check=True)
    assert (kept / "ab" / "abcd.db").read_bytes() == b"sealed"

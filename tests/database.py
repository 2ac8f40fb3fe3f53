"""A real PostgreSQL for tests: a cluster of its own on loopback, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

OWNER = "postgres"
"""PostgreSQL does not run as root; then this user does it, whom Debian's package brings along."""


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL is not installed."""
    found = shutil.which("pg_ctl")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if debian:
        return debian[-1].parent
    return Path(found).parent if found else None


class Database:
    """One cluster."""

    def __init__(self, user: str = "relay", password: str = "") -> None:
        """`user` is the cluster's first one; with a password nobody connects without one."""
        found = binaries()
        assert found is not None
        self._binaries = found
        self._folder = Path(tempfile.mkdtemp(prefix="kodespor-pg-"))
        self._as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
        if self._as_owner:
            shutil.chown(self._folder, OWNER)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        how = ["-A", "trust"]
        if password:
            secret = self._folder / "password"
            secret.write_text(password)
            secret.chmod(0o644)
            how = ["-A", "scram-sha-256", f"--pwfile={secret}"]
        self._run("initdb", "-D", str(self._data), "-U", user, *how, "-E", "UTF8", "--no-sync")
        self.start()
        self.address = f"postgresql://{user}@127.0.0.1:{self.port}/postgres"

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _run(self, name: str, *arguments: str) -> None:
        command = [*self._as_owner, str(self._binaries / name), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._folder)

    def start(self) -> None:
        options = f"-p {self.port} -h 127.0.0.1 -k {self._folder}"
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self._folder / "log"), "-o", options, "start")

    def halt(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "immediate", "stop")

    def stop(self) -> None:
        self.halt()
        shutil.rmtree(self._folder, ignore_errors=True)

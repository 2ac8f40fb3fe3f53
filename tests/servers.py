"""A relay for tests: the real server on loopback, in a thread or in a process of its own."""

import asyncio
import contextlib
import resource
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import uvicorn

from app.services.peers import access_tokens_of
from core.project import Project
from sync.relay.access_token import AccessToken
from sync.relay.file_store import FileMailboxStore
from sync.relay.mailboxes import Limits, Mailboxes
from sync.relay.server import Relay
from sync.transports import relay as client
from sync.transports.connection import Outcome

ROOT = Path(__file__).parents[1]


class Server:
    """A relay in a thread, on a port that stays the same when it is started again."""

    def __init__(self, folder: Path, web: Path | None = None, **limits: int) -> None:
        self.folder, self.limits, self.web = folder, Limits(**limits), web
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        app = Relay(Mailboxes(FileMailboxStore(self.folder), self.limits), self.limits, self.web).app
        config = uvicorn.Config(app, "127.0.0.1", self.port, log_level="warning", ws="websockets-sansio",
                                timeout_graceful_shutdown=3)  # fmt: skip
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.02)

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(20)


class Killable:
    """A relay in a process of its own, so that it can be killed at any instruction."""

    def __init__(self, store: str, *options: str, file_bytes: int = 0) -> None:
        """`file_bytes`: no file of it can grow larger, as if the disk were full then."""
        self._store, self._port, self._file_bytes, self._options = store, free_port(), file_bytes, options
        self.address = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "app.cli.main", "relay", "serve", "--listen", f"127.0.0.1:{self._port}",
                   "--store", self._store, *self._options]  # fmt: skip
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=ROOT, preexec_fn=self._bounded)
        for _ in range(400):
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{self.address}/health").status_code == 200:
                    return
            time.sleep(0.05)
        raise AssertionError("the relay never answered")

    def _bounded(self) -> None:
        if self._file_bytes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self._file_bytes, self._file_bytes))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(20)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def meet(
    project: Project, server: Server | Killable, by_http: bool = False, tickets: list[AccessToken] | None = None
) -> Outcome:
    """One exchange of a project with a relay."""
    return asyncio.run(client.talk(project, server.address, tickets or access_tokens_of(project), None, by_http))


def same(*projects: Project) -> bool:
    """Whether all have the same events and views."""
    return len({(each.state.digest(), each.events_digest()) for each in projects}) == 1

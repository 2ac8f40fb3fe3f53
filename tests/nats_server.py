"""A real NATS server for tests, on loopback."""

import shutil
import socket
import subprocess
import time

from tests.servers import free_port


def is_installed() -> bool:
    """Whether the server is there; Debian's package is nats-server."""
    return shutil.which("nats-server") is not None


class NatsServer:
    """One server, on a port that stays the same when it is started again."""

    def __init__(self) -> None:
        self.port = free_port()
        self.address = f"nats://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            ["nats-server", "-a", "127.0.0.1", "-p", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(400):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("NATS never answered")

    def stop(self) -> None:
        self._process.kill()
        self._process.wait(20)

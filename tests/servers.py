"""A relay for tests: the real server on loopback, in a thread."""

import socket
import threading
import time
from pathlib import Path

import uvicorn

from sync.relay.server import Relay
from sync.relay.shelf import Limits, Shelf


class Server:
    """A relay in a thread, on a port that stays the same when it is started again."""

    def __init__(self, folder: Path, **limits: int) -> None:
        self.folder, self.limits = folder, Limits(**limits)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        app = Relay(Shelf(self.folder, self.limits), self.limits).app
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

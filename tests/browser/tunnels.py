"""A way between a browser and the app that can be cut, stopped and mended, as a sleeping machine or a proxy does it.

The browser is told to go through it (SOCKS 5, RFC 1928), so neither side knows that it is there.
"""

import contextlib
import socket
import struct
import threading
import time

RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of no time: closing sends a reset, as where a machine is gone."""


class Tunnels:
    """All connections of one browser. `cut` resets those that there are; while `is_shut`, new ones are refused; while
    `is_stopped`, nothing gets through, and nobody is told."""

    def __init__(self) -> None:
        self.is_shut = self.is_stopped = False
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"socks5://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> int:
        """Resets every connection on both sides; how many there were."""
        pairs, self._pairs = self._pairs, []
        for each in (end for pair in pairs for end in pair):
            _reset(each)
        return len(pairs)

    def close(self) -> None:
        """Takes nothing any more."""
        self._listening.close()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                taken, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(taken,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        with contextlib.suppress(OSError, IndexError, struct.error):
            near.recv(2 + near.recv(2, socket.MSG_PEEK)[1])
            near.sendall(b"\x05\x00")
            near.recv(4)  # what is asked for: to connect, to a name, though it is an address
            host = near.recv(near.recv(1)[0]).decode()
            port = struct.unpack(">H", near.recv(2))[0]
            if self.is_shut:
                _reset(near)
                return
            far = socket.create_connection((host, port))
            near.sendall(b"\x05\x00\x00\x01" + bytes(6))
            self._pairs.append((near, far))
            threading.Thread(target=self._carry, args=(near, far), daemon=True).start()
            self._carry(far, near)

    def _carry(self, here: socket.socket, there: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while content := here.recv(65536):
                while self.is_stopped:
                    time.sleep(0.02)
                there.sendall(content)
        with contextlib.suppress(OSError):
            there.shutdown(socket.SHUT_WR)


def _reset(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        end.shutdown(socket.SHUT_RDWR)
    end.close()

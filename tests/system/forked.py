"""Commands in processes of their own that do not each import the program first: each is a fork of one that has.

Each has arguments, an environment, a folder and streams of its own, as a started one has. What it costs to guess a
passphrase is little here: device files say for themselves what they cost.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from importlib import import_module
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryFile

from core.sealing.crypto import PassphraseCost

ROOT = Path(__file__).parents[2]
CHEAP = PassphraseCost(1, 64, 1)
IMPORTED = ("app.cli.main", "app.cli.base", "sqlite_utils")
"""What all commands import, and what imports pandas where it is installed. What one command alone needs it imports for
itself, and so it is seen if it does not."""
CRASHED = -1
_TURNS = cycle(range(2))
"""Two have imported it and are asked in turn, each with a hash seed of its own: what follows the order of a set differs
between two commands, as it does between two started ones."""


def run(arguments: Sequence[str], environment: Mapping[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """One command, to its end; it has no input. The status is CRASHED where it ended without one."""
    with ExitStack() as files:
        asked, out, err = (files.enter_context(TemporaryFile("w+", encoding="utf-8")) for _ in range(3))
        json.dump([arguments, dict(environment), str(folder)], asked)
        asked.seek(0)
        reads, writes = os.pipe()
        with open(reads, "rb") as told, open(writes, "wb") as tells:
            _, asking = _parent(next(_TURNS))
            socket.send_fds(asking, [b"run"], [each.fileno() for each in (asked, out, err, tells)])
            tells.close()
            status = int(told.read() or CRASHED)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess([*arguments], status, out.read(), err.read())


@cache
def _parent(_number: int) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """What has imported the program, for all tests of a run, and where it is asked. It ends when this is closed."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        command = [sys.executable, "-m", "tests.system.forked", str(its.fileno())]
        return subprocess.Popen(command, cwd=ROOT, pass_fds=[its.fileno()]), ours


def _serve(asking: socket.socket) -> None:
    from app import composition

    composition.COST = CHEAP
    for module in IMPORTED:
        import_module(module)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    while True:
        message, descriptors, _, _ = socket.recv_fds(asking, 16, 4)
        if not message:
            return
        if os.fork() == 0:
            asking.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _command(*descriptors)
            return  # Python ends as it does after any command; what waits for the status waits for that
        for each in descriptors:
            os.close(each)


def _command(asked: int, out: int, err: int, status: int) -> None:
    with open(asked, encoding="utf-8") as given:
        arguments, environment, folder = json.load(given)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    code = 1
    try:
        from app.cli import main

        main.main(arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(status, str(code).encode())


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))

"""Another process that writes in a project's log, as a command in a terminal does for as long as it takes."""

import subprocess
import sys
from pathlib import Path

from app import composition

_HOLDS = """
import sqlite3, sys
log = sqlite3.connect(sys.argv[1], isolation_level=None)
log.execute("BEGIN IMMEDIATE")
print("holds it", flush=True)
sys.stdin.read()
log.execute("ROLLBACK")
"""


class AnotherWriter:
    """Holds the log from now on until it is told to stop."""

    def __init__(self, project: Path) -> None:
        command = [sys.executable, "-c", _HOLDS, str(project / composition.LOG_FILE)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "holds it\n"

    def stop(self) -> None:
        """Lets the log go; nothing was written."""
        self.process.communicate("")

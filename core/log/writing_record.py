"""What a machine knows, outside the project's folder, of what it wrote there last.

A folder can go back in time (a backup that was restored, a carrier's older version) or come from another machine; a log
alone cannot tell. Who keeps such a record is told of every event, and is asked before the next.
"""

from typing import Protocol

from core.errors import KodesporError, Refused
from core.sealing.envelope import Head


class WritingRecord(Protocol):
    """The record of one device on one machine."""

    notices: list[KodesporError]
    """What the owner should know at opening: the folder was copied or carried here, or went back in time."""
    machine: bytes
    """A random name of this machine, which each writing leaves in the log's file."""

    def refusal(self) -> Refused | None:
        """Why nothing may be written now: the log lacks what this machine wrote."""

    def note_written(self, head: Head) -> None:
        """Remembers the newest event of this device. Never raises: the event is durable already."""

    def accept(self) -> None:
        """Goes on although the log lacks what was written here: the device becomes another one."""


class NoRecord:
    """No record is kept: logs in memory, and second openings of a project that keeps one."""

    machine = b""

    def __init__(self) -> None:
        self.notices: list[KodesporError] = []

    def refusal(self) -> Refused | None:
        """Nothing speaks against writing."""
        return None

    def note_written(self, head: Head) -> None:
        """Remembers nothing."""

    def accept(self) -> None:
        """Nothing spoke against it."""


NO_RECORD = NoRecord()

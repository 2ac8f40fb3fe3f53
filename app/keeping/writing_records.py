"""The record of what this machine wrote, in local app data, one file for each device of a project.

Each file holds, for every folder in which the device wrote, the place in its feed and the event. A folder in which it
wrote more than the log there holds went back in time. The log's file in turn holds the name of the machine that wrote
last, so that a folder that was carried here from another machine is known for what it is.
"""

import json
import os
from pathlib import Path
from typing import Any

from app.keeping.records import put_small, records_folder
from core.errors import KodesporError, Refused
from core.ids import DeviceId, EventId
from core.sealing.envelope import Head
from core.storage.log import Log

MACHINE_NOTE = "machine"
MACHINE_BYTES = 16
FOLDERS_MAX = 50
FILE_BYTES_MAX = 1024 * 1024


class MachineRecord:
    """What this machine wrote as one device of one project, in one folder. `notices` is what its owner should know at
    opening: the folder was copied or carried here, or went back in time."""

    def __init__(self, log: Log, project: bytes, device: DeviceId, folder: Path) -> None:
        self._log, self._device = log, device
        self._folder = str(folder.resolve())
        self._file = records_folder() / f"{project.hex()[:16]}-{device.hex()}.json"
        self.machine = _machine()
        self._heads, self._warned_of = self._read()
        self.is_accepted = False
        """Whether this device goes on although the log went back: it is about to become a device of its own."""
        self.notices: list[KodesporError] = []

    def look(self, carrier: str | None) -> None:
        """Finds out what happened to the folder since this machine wrote there, and whether a carrier syncs it, which
        is said once."""
        if carrier is not None and self._warned_of.get(self._folder) != carrier:
            self.notices.append(Refused("folder-is-carried", folder=self._folder, carrier=carrier))
            self._warned_of[self._folder] = carrier
            self._write()
        newest = self._newest()
        if self.refusal() is not None:
            return  # said where somebody wants to write, and at the end of any other command
        if newest is not None and not self._holds(newest[1]):
            self.notices.append(Refused("copy-older-elsewhere", folder=newest[0]))
        elif self._was_written_elsewhere():
            self.notices.append(Refused("copy-of-another-machine", folder=self._folder))
        elif self._folder not in self._heads:
            self.note_own()

    def _was_written_elsewhere(self) -> bool:
        """Whether another machine wrote last here. A device that has written nothing yet is nobody's copy."""
        machine = self._log.note(MACHINE_NOTE)
        return bool(machine) and machine != self.machine

    def _newest(self) -> tuple[str, Head] | None:
        """The newest event that this machine wrote as this device in any folder that is still there."""
        there = [(folder, head) for folder, head in self._heads.items() if Path(folder, "log.db").exists()]
        return max(there, key=lambda each: each[1].seq, default=None)

    def _holds(self, head: Head) -> bool:
        return head.seq == 0 or self._log.row_of(head.device, head.seq, head.id) is not None

    def refusal(self) -> Refused | None:
        """Why nothing may be written here now: the log in this folder lacks what this machine wrote in it."""
        head = self._heads.get(self._folder)
        if self.is_accepted or head is None or self._holds(head):
            return None
        own = max((each.seq for each in self._log.heads() if each.device == self._device), default=0)
        return Refused("copy-went-back", seq=head.seq, own=own, folder=self._folder)

    def note_written(self, head: Head) -> None:
        """Remembers the newest event of this device here."""
        self._heads.pop(self._folder, None)
        self._heads[self._folder] = head  # the folder used last stands last
        self._write()

    def note_own(self) -> None:
        """Remembers where the device's feed ends here, as when a project was made, joined or moved."""
        own = [each for each in self._log.heads() if each.device == self._device]
        with self._log.transaction():
            self._log.set_note(MACHINE_NOTE, self.machine)
        self.note_written(max(own, key=lambda each: each.seq, default=Head(self._device, 0, EventId(b""))))

    def accept(self) -> None:
        """Goes on although the log lacks what was written here."""
        self.is_accepted = True

    # -- the file

    def _read(self) -> tuple[dict[str, Head], dict[str, str]]:
        """What was noted; nothing where there is no file, or a damaged one."""
        try:
            value: Any = json.loads(self._file.read_text(encoding="utf-8")) if self._is_readable() else {}
            heads = {
                str(folder): Head(self._device, int(seq), EventId(bytes.fromhex(event)))
                for folder, (seq, event) in value["heads"].items()
            }
            return heads, {str(folder): str(carrier) for folder, carrier in value["carried"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}, {}

    def _is_readable(self) -> bool:
        return self._file.is_file() and self._file.stat().st_size < FILE_BYTES_MAX

    def _write(self) -> None:
        """Not waited for until it is on the disk: after a power cut an older record is as good, since the log's file
        says which machine wrote last."""
        while len(self._heads) > FOLDERS_MAX:
            self._heads.pop(next(iter(self._heads)))
        heads = {folder: [head.seq, head.id.hex()] for folder, head in self._heads.items()}
        put_small(self._file, json.dumps({"heads": heads, "carried": self._warned_of}).encode())


def _machine() -> bytes:
    """The random name of this machine, made at the first use; it stands in no event."""
    path = records_folder() / "machine"
    try:
        found = path.read_bytes() if path.is_file() else b""
    except OSError:
        found = b""
    if len(found) != MACHINE_BYTES:
        found = os.urandom(MACHINE_BYTES)
        put_small(path, found)
    return found

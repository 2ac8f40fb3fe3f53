"""Joining by two files, for the command line and the app alike: ask, and come in with the welcome."""

from pathlib import Path

from app import start
from core.commands.members import name_member
from core.errors import Refused
from core.ids import Id
from core.limits import WELCOME_BYTES_MAX
from core.project import Project
from core.storage.files import read_bounded, write_whole
from sync import pairing


def ask_to_join(folder: Path, request: Path, name: str, passphrase: str) -> str:
    """Writes a request; the secrets wait in `folder`. Returns the words to compare. Raises Refused."""
    if not name or not passphrase:
        raise Refused("A request needs your name and a passphrase for this device.")
    content = start.make_request(folder, name, passphrase)
    write_whole(request, pairing.write_request(content))
    return pairing.fingerprint(content.secrets.public.device)


def join_with(folder: Path, welcome: Path, passphrase: str) -> Project:
    """The project that a welcome opens, in `folder`. Raises Refused, BadFile or Rejected."""
    content = read_bounded(welcome, WELCOME_BYTES_MAX)
    pending = _pending(folder, pairing.welcome_guest(content))
    waiting = start.unlock_device(pending, passphrase)
    parcel = pairing.open_welcome(content, waiting)
    project = start.join_project(folder, pending, parcel, waiting, passphrase)
    if waiting.name and not project.words(project.state.members.rows[project.member].name):
        project.do(name_member, waiting.name)
    return project


def _pending(folder: Path, device: Id) -> Path:
    """Where the request of this device waits."""
    if start.is_project(folder):
        raise Refused(f"There is a project in {folder} already; join in another folder.")
    for place in (start.pending_folder(device), folder):
        if (place / start.KEY_FILE).is_file():
            return place
    raise Refused("The request that this welcome answers was not made on this device, or was used already.")

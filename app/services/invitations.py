"""Inviting and joining, for the command line and the app alike: by a spoken code, or by two files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app import composition
from app.services.proving import keep_name
from core.commands import members as commands
from core.errors import Refused
from core.evidence import attestations
from core.ids import Id
from core.keys.device_key_file import DeviceFile
from core.limits import WELCOME_BYTES_MAX
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing.crypto import KEY_BYTES, new_device
from core.storage.files import SHARED_FILE, HeldFile, read_bounded, write_whole
from sync import join_files
from sync.invitation import Invitation

if TYPE_CHECKING:
    from sync.transports.rendezvous_client import MeetingOptions

LOOK_SECONDS = 20.0


class InviteRole(NamedTuple):
    """What a guest becomes: a new member with a role and perhaps a name, or another device of a member. `reads_first`:
    they get what members attest, and the log later."""

    name: str = ""
    role: str = "coder"
    device_of: Id | None = None
    reads_first: bool = False


def admit_guest(project: Project, asked: join_files.Request, invited_as: InviteRole) -> bytes:
    """Admits a device unless it was admitted already; returns the welcome. Raises Refused."""
    public = asked.keys
    if invited_as.reads_first:
        attestations.offered(project)  # before anybody is let in
    if public.device not in project.state.devices.rows:
        if invited_as.device_of is not None:
            project.do(commands.add_device, invited_as.device_of, public)
        else:
            project.do(commands.admit_member, public, invited_as.name, invited_as.role)
    first = attestations.offer_to(project, public.device) if invited_as.reads_first else b""
    return join_files.write_welcome(project.log, project.id, asked, project.secrets, composition.entropy, first)


class Welcomed(NamedTuple):
    """What a guest was given: the project as its host had it, and who the guest is in it."""

    bundle: TransferBundle
    guest: DeviceFile


async def join_by_code(
    folder: Path,
    invitation: Invitation,
    name: str,
    passphrase: str,
    options: "MeetingOptions",
    told: Callable[[str], None],
) -> Project:
    """Joins the project of whoever waits with this invitation code, in `folder`. Raises Refused.

    `told` gets the words that both compare.
    """
    return begin_welcomed(folder, await meet_by_code(folder, invitation, name, passphrase, options, told), passphrase)


async def meet_by_code(
    folder: Path,
    invitation: Invitation,
    name: str,
    passphrase: str,
    options: "MeetingOptions",
    told: Callable[[str], None],
) -> Welcomed:
    """Waits for the welcome; nothing is written yet. Raises Refused."""
    from sync.pake_handshake import GuestHandshake
    from sync.transports.rendezvous_client import join_at

    if not name or not passphrase:
        raise Refused("join-needs")
    composition.refuse_waiting(folder, passphrase)
    content = DeviceFile(new_device(composition.entropy), name, composition.entropy(KEY_BYTES))
    words = join_files.fingerprint(content.secrets.public.device)

    def joining() -> GuestHandshake:
        return GuestHandshake(invitation, join_files.write_request(content), name, composition.entropy)

    welcome = await join_at(joining, invitation, options, lambda: told(words), LOOK_SECONDS)
    return Welcomed(join_files.open_welcome(welcome, content), content)


def begin_welcomed(folder: Path, welcomed: Welcomed, passphrase: str) -> Project:
    """The project that the welcome holds, in `folder`. Raises Rejected or StorageFailed."""
    bundle, guest = welcomed
    return _named(composition.begin_joined(folder, bundle, guest, passphrase), guest.name)


def ask_to_join(folder: Path, request: Path, name: str, passphrase: str) -> str:
    """Writes a request; the secrets wait in `folder`. Returns the words to compare. Raises Refused."""
    if not name or not passphrase:
        raise Refused("join-needs")
    words, content = request_to_join(folder, name, passphrase)
    write_whole(request, content, SHARED_FILE)
    return words


def request_to_join(folder: Path, name: str, passphrase: str) -> tuple[str, bytes]:
    """The words to compare, and a request for a member; the secrets wait in `folder`. Raises Refused."""
    if not name or not passphrase:
        raise Refused("join-needs")
    content = composition.make_request(folder, name, passphrase)
    return join_files.fingerprint(content.secrets.public.device), join_files.write_request(content)


def join_with(folder: Path, welcome: Path | HeldFile, passphrase: str) -> Project:
    """The project that a welcome opens, in `folder`. Raises Refused, BadFile or Rejected."""
    content = read_bounded(welcome, WELCOME_BYTES_MAX)
    pending = _pending(folder, join_files.welcome_guest(content))
    waiting = composition.unlock_device(pending, passphrase)
    bundle = join_files.open_welcome(content, waiting)
    project = composition.join_project(folder, pending, bundle, waiting, passphrase)
    return _named(project, waiting.name)


def _named(project: Project, name: str) -> Project:
    """Records the name of who joined, where the inviting member did not; where they read first, once they can write."""
    if not name or project.words(project.state.members.rows[project.member].name):
        return project
    if project.first.is_on:
        keep_name(project, name, composition.entropy)
    else:
        project.do(commands.name_member, name)
    return project


def _pending(folder: Path, device: Id) -> Path:
    """Where the request of this device waits."""
    composition.refuse_begun(folder)
    for place in (composition.pending_folder(device), folder):
        if (place / composition.KEY_FILE).is_file():
            return place
    raise Refused("request-elsewhere")

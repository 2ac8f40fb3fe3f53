"""Working together: members, request, admit, join, adopt, recovery."""

from pathlib import Path
from typing import Any

import click

from app import composition
from app.cli.base import Session, common, output_file
from app.services.invitations import InviteRole, admit_guest
from core.commands import members as commands
from core.errors import BadFile
from core.ids import Id
from core.limits import SMALL_FILE_BYTES_MAX
from core.storage.files import read_bounded
from sync import join_files


@click.group(invoke_without_command=True)
@common
def members(session: Session) -> None:
    """List the members and their devices, with the words to compare over the telephone."""
    presentation = session.presentation
    value = [
        {
            "member": row.id.hex(),
            "name": presentation.member(row.id),
            "role": row.role,
            "removed": row.removed is not None,
            "devices": [
                {
                    "device": each.id.hex(),
                    "kind": each.kind,
                    "fingerprint": join_files.fingerprint(each.id),
                    "removed": each.removed is not None,
                }
                for each in presentation.state.devices.values()
                if each.member == row.id
            ],
        }
        for row in presentation.state.members.values()
    ]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value))


def _listed(value: dict[str, Any]) -> str:
    gone = "  (removed)" if value["removed"] else ""
    lines = [f"\n    {each['kind']:<7} {each['fingerprint']}" for each in value["devices"]]
    marks = ["  (removed)" if each["removed"] else "" for each in value["devices"]]
    devices = "".join(line + mark for line, mark in zip(lines, marks, strict=True))
    return f"{value['member'][:8]}  {value['name']}, {value['role']}{gone}{devices}"


@members.command()
@click.argument("member")
@click.option("--why", help="The reason.")
@common
def remove(session: Session, member: str, why: str | None) -> None:
    """Remove a MEMBER: they get no new keys, and what they write from now on does not count until adopted.

    What they have received already stays on their devices; nobody can take that back.
    """
    recorded = session.project.do(commands.remove_member, session.names.member(member), why)
    session.answer({"event": recorded[0].id.hex()}, f"{member} was removed; a new key is in use from here on.")


@members.command("remove-device")
@click.argument("device")
@click.option("--why", help="The reason.")
@common
def remove_device(session: Session, device: str, why: str | None) -> None:
    """Take out a lost DEVICE (its five words, or the beginning of its id): it gets no new keys from here on."""
    recorded = session.project.do(commands.remove_device, session.names.device(device), why)
    session.answer({"event": recorded[0].id.hex()}, "The device was removed; a new key is in use from here on.")


@members.command("part-copy")
@common
def part_copy(session: Session) -> None:
    """Make this copy of a device a device of its own.

    For a restored backup, or a copied folder, where the other copy goes on too. Nothing that either wrote is lost; from
    here on they are told apart, and the trail says which events this copy wrote.
    """
    from app.services.clone_split import part

    project, branch = part(session.project, session.folder, session.passphrase(False))
    session.answer(
        {"device": project.device.hex(), "first": branch.first, "last": branch.last},
        f"This copy is a device of its own now: “{join_files.fingerprint(project.device)}”. Sync, so that others know.",
    )


@members.command()
@common
def rotate(session: Session) -> None:
    """Take a new key into use from here on, without removing anybody."""
    recorded = session.project.do(commands.start_epoch)
    session.answer({"event": recorded[0].id.hex()}, "A new key is in use from here on.")


@click.command()
@click.argument("event")
@click.option("--why", help="The reason.")
@common
def adopt(session: Session, event: str, why: str | None) -> None:
    """Let an EVENT count that a member wrote after having been removed."""
    recorded = session.project.do(commands.accept_late_event, session.names.event(event), why)
    session.answer({"event": recorded[0].id.hex()}, "The event counts now.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Your name, as co-coders will see it.")
@common
def request(session: Session, file: Path, name: str) -> None:
    """Ask to join a project: writes a request FILE to send to a member.

    The request holds no names, only public keys. The secrets wait on this device, under the passphrase
    that you choose now, until the welcome comes.
    """
    folder = session.given or composition.fresh_pending_folder()
    content = composition.make_request(folder, name, session.passphrase(True))
    device = content.secrets.public.device
    if session.given is None:
        folder = folder.rename(composition.pending_folder(device))
    output_file(file, join_files.write_request(content))
    session.answer(
        {"file": str(file), "device": device.hex(), "fingerprint": join_files.fingerprint(device)},
        f"Wrote {file}. Send it to a member and read these words to them: {join_files.fingerprint(device)}",
    )


@click.command()
@click.argument("request", type=click.Path(path_type=Path))
@click.argument("welcome", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What to call the new member until they have synced.")
@click.option("--device-of", metavar="M", help="It is one more device of this member, not a new person.")
@click.option("--role", type=click.Choice(commands.ROLES), default="coder", show_default=True)
@common
def admit(session: Session, request: Path, welcome: Path, name: str, device_of: str | None, role: str) -> None:
    """Let the device in that made REQUEST; writes WELCOME, which only that device can open.

    Compare the words first, over the telephone: they prove that nobody changed the request on its way.
    """
    asked = join_files.read_request(read_bounded(request, SMALL_FILE_BYTES_MAX))
    seat = InviteRole(name, role, session.names.member(device_of) if device_of else None)
    content = admit_guest(session.project, asked, seat)
    output_file(welcome, content)
    value = seated(session, asked.public.device)
    words = value["fingerprint"]
    session.answer(
        {"file": str(welcome)} | value,
        f"Admitted the device “{words}”. Send {welcome} back; it holds the whole project, sealed for that device.",
    )


def seated(session: Session, device: Id) -> dict[str, str]:
    """A device that is in now."""
    member = session.project.state.devices.rows[device].member
    return {"member": member.hex(), "device": device.hex(), "fingerprint": join_files.fingerprint(device)}


@click.group()
def recovery() -> None:
    """A sheet of paper that can bring you back when every device is lost, or the passphrase is forgotten."""


@recovery.command()
@common
def create(session: Session) -> None:
    """Make a recovery sheet: twenty-four words, shown once. Print or write them down; keep them locked away."""
    from core.commands.members import add_device
    from core.keys.recovery_sheet import paper_device, words_of_seed

    project = session.project
    seed = composition.entropy(32)
    project.do(add_device, project.member, paper_device(seed).public, "paper")
    words = words_of_seed(seed)
    session.answer({"words": words, "device": paper_device(seed).public.device.hex()}, words)
    session.say("Whoever has these words can read the project once they have its folder or a shared folder.")


@recovery.command()
@click.argument("shared", type=click.Path(path_type=Path))
@click.option(
    "--words-file", required=True, type=click.Path(path_type=Path), help="A file with the words of the sheet."
)
@click.option("--name", default="", help="Your name, if you want to be called otherwise from now on.")
@common
def use(session: Session, shared: Path, words_file: Path, name: str) -> None:
    """Come back with a sheet: reads the project from the SHARED folder into --project DIR, as a new device."""
    from app.services.recovery import recover

    if session.given is None:
        raise click.UsageError("Say with --project DIR where the project is to be.")
    try:
        words = words_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadFile(f"{words_file} cannot be read.") from problem
    project = recover(session.given, shared, words, name, session.passphrase)
    session.answer(
        {"project": project.id.hex(), "device": project.device.hex(), "member": project.member.hex()},
        f"Back in {session.given}. Sync, so that your co-coders learn of this device.",
    )

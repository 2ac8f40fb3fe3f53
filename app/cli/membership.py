"""Working together: members, devices, request, admit, recovery."""

from pathlib import Path
from typing import Any

import click

from app import composition
from app.cli.base import WHY, Session, common, confirmed, output_file
from app.cli.commands import command, group
from app.cli.failures import usage
from app.cli.language import say
from app.cli.recovery_sheets import make_sheet
from app.services.invitations import InviteRole, admit_guest
from core.analysis.presentation import iso_time
from core.commands import members as commands
from core.commands.epochs import rotate_key as start_anew
from core.errors import BadFile, Refused
from core.ids import EventId, Id
from core.limits import SMALL_FILE_BYTES_MAX, VOTES_WAIT_MS
from core.messages import Message
from core.storage.files import SHARED_FILE, read_bounded, write_whole
from core.views.members import votes_complete_at
from sync import join_files


@group(invoke_without_command=True)
@common
def members(session: Session) -> None:
    """Lists the members and their devices."""
    presentation = session.presentation
    value = [
        {
            "member": row.id.hex(),
            "name": presentation.member(row.id),
            "role": row.role,
            "removed": row.removed is not None,
            **_removal(session, row.removed),
            "devices": [
                {
                    "device": each.id.hex(),
                    "kind": each.kind,
                    "fingerprint": join_files.fingerprint(each.id),
                    "confirmed": each.is_confirmed,
                    "removed": each.removed is not None,
                    **_removal(session, each.removed),
                }
                for each in presentation.state.devices.values()
                if each.member == row.id
            ],
        }
        for row in presentation.state.members.values()
    ]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value))


def _removal(session: Session, removed: EventId | None) -> dict[str, str]:
    """Who removed somebody, and on which day."""
    if removed is None:
        return {}
    removal = session.project.event(removed)
    by, day = session.presentation.author(removal.device), iso_time(removal.at, removal.offset)[:10]
    return {"removed_by": by, "removed_on": day}


def _listed(value: dict[str, Any]) -> str:
    role = say("term-role-" + value["role"])
    lines = [f"{value['member'][:8]}  {value['name']}, {role}{_removed(value)}"]
    lines += [
        f"    {say('term-device-' + each['kind']):<18} {each['fingerprint']}{_unconfirmed(each)}{_removed(each)}"
        for each in value["devices"]
    ]
    return "\n".join(lines)


def _unconfirmed(value: dict[str, Any]) -> str:
    return "" if value["confirmed"] else f"  ({say('cli-membership-unconfirmed')})"


def _removed(value: dict[str, Any]) -> str:
    if not value["removed"]:
        return ""
    return f"  ({say('cli-membership-removed', by=value['removed_by'], day=value['removed_on'])})"


@members.command()
@click.argument("member")
@WHY
@click.option("--yes", is_flag=True)
@common
def remove(session: Session, member: str, why: str | None, yes: bool) -> None:
    """Removes a member."""
    project, target = session.project, session.names.member(member)
    if session.has_asked and not yes and not session.as_json:
        name = session.presentation.member(target)
        if not confirmed(say("cli-membership-remove-sure", member=name)):
            raise Refused("not-confirmed")
    recorded = project.do(commands.remove_member, target, why)
    session.done({"event": recorded[0].id.hex()}, "cli-membership-member-removed", member=member)


@members.command()
@click.argument("member")
@click.argument("role", type=click.Choice(commands.ROLES))
@WHY
@common
def role(session: Session, member: str, role: str, why: str | None) -> None:
    """Sets the role of a member."""
    recorded = session.project.do(commands.set_role, session.names.member(member), role, why)
    said = {"member": member, "role": Message("term-role-" + role)}
    session.done({"event": recorded[0].id.hex()}, "cli-membership-role-set", **said)


@members.command()
@click.argument("member")
@WHY
@common
def vote(session: Session, member: str, why: str | None) -> None:
    """Votes for a coder as an owner."""
    target = session.names.member(member)
    recorded = session.project.do(commands.vote_for_owner, target, why)
    state = session.project.state
    is_owner, since = state.members.rows[target].role == "owner", votes_complete_at(state, target)
    counts_from = None if since is None else iso_time(since + VOTES_WAIT_MS, recorded[0].offset)[:10]
    value = {"event": recorded[0].id.hex(), "is_owner": is_owner, "counts_from": counts_from}
    if is_owner or counts_from is None:
        session.done(value, "cli-membership-voted-in" if is_owner else "cli-membership-voted", member=member)
    else:
        session.done(value, "cli-membership-voted-all", member=member, day=counts_from)


@members.command("accept-late")
@click.argument("event")
@WHY
@common
def accept_late(session: Session, event: str, why: str | None) -> None:
    """Accepts an event that a member wrote after having been removed."""
    recorded = session.project.do(commands.accept_late_event, session.names.event(event), why)
    session.done({"event": recorded[0].id.hex()}, "cli-membership-accepted")


@members.command("rotate-key")
@common
def rotate_key(session: Session) -> None:
    """Starts a new key period without removing anybody."""
    recorded = session.project.do(start_anew)
    session.done({"event": recorded[0].id.hex()}, "cli-membership-rotated")


@group()
@common
def devices(session: Session) -> None:
    """Holds the commands for devices."""


@devices.command("remove")
@click.argument("device")
@WHY
@common
def remove_device(session: Session, device: str, why: str | None) -> None:
    """Removes a lost device."""
    recorded = session.project.do(commands.remove_device, session.names.device(device), why)
    session.done({"event": recorded[0].id.hex()}, "cli-membership-device-removed")


@devices.command()
@click.argument("device")
@common
def confirm(session: Session, device: str) -> None:
    """Confirms a device that somebody else added."""
    recorded = session.project.do(commands.confirm_device, session.names.device(device))
    session.done({"event": recorded[0].id.hex()}, "cli-membership-confirmed")


@devices.command("split-clone")
@common
def split_clone(session: Session) -> None:
    """Makes this copy of a device a device of its own."""
    from app.services.clone_split import become_device_of_its_own

    project, branch = become_device_of_its_own(session.project, session.folder, session.passphrase(False))
    session.go_on_as(project)
    value = {"device": project.device.hex(), "first": branch.first, "last": branch.last}
    session.done(value, "cli-membership-clone-split", device=join_files.fingerprint(project.device))


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True)
@common
def request(session: Session, file: Path, name: str) -> None:
    """Writes a request to join, to be sent to a member."""
    folder = session.given or composition.fresh_pending_folder()
    content = composition.make_request(folder, name, session.passphrase(True))
    device = content.secrets.public.device
    if session.given is None:
        folder = folder.rename(composition.pending_folder(device))
    output_file(file, join_files.write_request(content))
    words = join_files.fingerprint(device)
    value = {"file": str(file), "device": device.hex(), "fingerprint": words}
    session.done(value, "cli-membership-requested", file=file, words=words)


@command()
@click.argument("request", type=click.Path(path_type=Path))
@click.argument("welcome", type=click.Path(path_type=Path))
@click.option("--name", default="")
@click.option("--device-of", metavar="MEMBER")
@click.option("--role", type=click.Choice(commands.ROLES), default="coder", show_default=True)
@click.option("--read-first", is_flag=True)
@common
def admit(
    session: Session, request: Path, welcome: Path, name: str, device_of: str | None, role: str, read_first: bool
) -> None:
    """Admits the device that made a request, and writes a welcome for it."""
    asked = join_files.read_request(read_bounded(request, SMALL_FILE_BYTES_MAX))
    seat = InviteRole(name, role, session.names.member(device_of) if device_of else None, read_first)
    content = admit_guest(session.project, asked, seat)
    write_whole(composition.place_outside(welcome), content, SHARED_FILE)
    value = seated(session, asked.keys.device)
    said = {"words": value["fingerprint"], "file": welcome}
    done = "cli-membership-admitted-first" if read_first else "cli-membership-admitted"
    session.done({"file": str(welcome)} | value, done, **said)


def seated(session: Session, device: Id) -> dict[str, str]:
    """A device that was admitted, as scripts get it."""
    member = session.project.state.devices.rows[device].member
    return {"member": member.hex(), "device": device.hex(), "fingerprint": join_files.fingerprint(device)}


@group()
@common
def recovery(session: Session) -> None:
    """Holds the commands for recovery sheets."""


@recovery.command()
@common
def create(session: Session) -> None:
    """Makes a recovery sheet."""
    make_sheet(session, session.project)


@recovery.command()
@click.argument("shared", type=click.Path(path_type=Path))
@click.option("--words-file", required=True, type=click.Path(path_type=Path))
@click.option("--name", default="")
@common
def use(session: Session, shared: Path, words_file: Path, name: str) -> None:
    """Comes back with a recovery sheet, as a new device."""
    from app.services.recovery import recover

    if session.given is None:
        raise usage("cli-membership-project-needed")
    try:
        words = words_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadFile("words-file-unreadable", file=str(words_file)) from problem
    project = recover(session.given, shared, words, name, session.passphrase)
    session.say_notices(project)
    value = {"project": project.id.hex(), "device": project.device.hex(), "member": project.member.hex()}
    session.done(value, "cli-membership-recovered", folder=session.given)

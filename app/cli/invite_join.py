"""Letting somebody in by a spoken code, and joining: invite, join."""

import asyncio
from pathlib import Path

import click

from app import composition
from app.cli.base import Session, address, common, confirmed, output_file
from app.cli.commands import command
from app.cli.failures import usage
from app.cli.language import say
from app.cli.membership import seated
from app.services.invitations import InviteRole, admit_guest, join_by_code, join_with
from core.commands.members import ROLES
from core.errors import BadFile
from core.evidence import attestations
from core.libraries import needs
from core.limits import SMALL_FILE_BYTES_MAX, WELCOME_BYTES_MAX
from core.project import Project
from core.storage.files import read_bounded
from sync import join_files
from sync.invitation import MINUTES, SCHEME, Invitation, new_invitation, read_invitation


@command()
@click.option("--relay", default="", metavar="URL")
@click.option("--no-lan", is_flag=True)
@click.option("--listen", metavar="HOST:PORT", default="0.0.0.0:0")
@click.option("--name", default="")
@click.option("--device-of", metavar="MEMBER")
@click.option("--role", type=click.Choice(ROLES), default="coder", show_default=True)
@click.option("--minutes", type=click.FloatRange(0.01, 60), default=MINUTES, show_default=True)
@click.option("--file", type=click.Path(path_type=Path))
@click.option("--read-first", is_flag=True)
@click.option("--yes", is_flag=True)
@common
def invite(
    session: Session,
    relay: str,
    no_lan: bool,
    listen: str,
    name: str,
    device_of: str | None,
    role: str,
    minutes: float,
    file: Path | None,
    read_first: bool,
    yes: bool,
) -> None:
    """Shows an invitation code, waits for the one who joins with it, and lets them in."""
    from sync.pake_handshake import Guest
    from sync.transports.rendezvous_client import InvitationHost, MeetingOptions

    if no_lan and not relay:
        raise usage("cli-invite_join-relay-needed")
    project = session.project
    seat = InviteRole(name, role, session.names.member(device_of) if device_of else None, read_first)
    if read_first:
        attestations.offered(project)  # before anybody is asked
    invitation = new_invitation(composition.entropy, relay)
    _show(session, invitation, file)

    async def decide(guest: Guest) -> bytes | None:
        words = join_files.fingerprint(guest.request.keys.device)
        session.tell("cli-invite_join-guest-asks", name=guest.name, words=words)
        if not yes and not await asyncio.to_thread(confirmed, say("cli-invite_join-same-words")):
            return None
        project.catch_up()
        return admit_guest(project, guest.request, seat._replace(name=seat.name or guest.name))

    async def wait() -> Guest:
        return await InvitationHost(invitation, composition.entropy, decide).run(
            MeetingOptions(lan=not no_lan, listen=address(listen)), minutes * 60
        )

    guest = asyncio.run(wait())
    value = seated(session, guest.request.keys.device)
    session.done({"code": invitation.code} | value, "cli-invite_join-admitted", name=seat.name or guest.name)


def _show(session: Session, invitation: Invitation, file: Path | None) -> None:
    import io

    with needs("segno"):
        import segno

    code = segno.make(invitation.link, error="m")
    if file is not None:
        picture = io.BytesIO()
        code.save(picture, kind="svg", scale=8)
        output_file(file, picture.getvalue() if file.suffix == ".svg" else f"{invitation.link}\n".encode())
    drawn = io.StringIO()
    code.terminal(drawn, compact=True)
    click.echo(drawn.getvalue(), err=True)
    session.tell("cli-invite_join-code", code=invitation.code)


@command()
@click.argument("what", metavar="INVITATION|FILE")
@click.option("--name", default="")
@click.option("--relay", default="", metavar="URL")
@click.option("--peer", metavar="HOST:PORT")
@common
def join(session: Session, what: str, name: str, relay: str, peer: str | None) -> None:
    """Joins with an invitation code, or with a welcome file."""
    folder = session.given or Path.cwd()
    file = Path(what)
    if file.is_file() and read_bounded(file, WELCOME_BYTES_MAX)[:4] == b"KWEL":
        project = join_with(folder, file, session.passphrase(False))
        session.say_notices(project)
        host = join_files.fingerprint(join_files.welcome_host(read_bounded(file, WELCOME_BYTES_MAX)))
        session.done(_joined(project) | {"host": host}, "cli-invite_join-joined-by-file", folder=folder, host=host)
        return
    project = _joined_by_code(session, folder, _invitation(what, file, relay), name, peer)
    session.say_notices(project)
    session.done(_joined(project), "cli-invite_join-joined", folder=folder)


def _invitation(what: str, file: Path, relay: str) -> Invitation:
    if file.suffix and not what.startswith(SCHEME) and not file.is_file():
        raise BadFile("file-missing", file=str(file))
    if file.is_file():
        try:
            what = read_bounded(file, SMALL_FILE_BYTES_MAX).decode()
        except UnicodeDecodeError as problem:
            raise BadFile("neither-welcome-nor-invitation", file=str(file)) from problem
    invitation = read_invitation(what)
    return invitation._replace(relay=relay or invitation.relay)


def _joined_by_code(session: Session, folder: Path, invitation: Invitation, name: str, peer: str | None) -> Project:
    from sync.transports.rendezvous_client import MeetingOptions

    options = MeetingOptions(peer=address(peer) if peer else None)
    if not name:
        raise usage("cli-invite_join-name-needed")
    passphrase = session.passphrase(True)

    def told(words: str) -> None:
        session.tell("cli-invite_join-code-right", words=words)

    session.tell("cli-invite_join-looking")
    return asyncio.run(join_by_code(folder, invitation, name, passphrase, options, told))


def _joined(project: Project) -> dict[str, str]:
    return {"project": project.id.hex(), "device": project.device.hex(), "member": project.member.hex()}

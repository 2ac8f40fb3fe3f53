"""Letting somebody in by a spoken code, and joining: invite, join."""

import asyncio
from pathlib import Path

import click

from app import composition
from app.cli.base import Session, common, output_file
from app.cli.membership import seated
from app.cli.sync import address
from app.services.invitations import InviteRole, admit_guest, join_by_code, join_with
from core.commands.members import ROLES
from core.errors import BadFile
from core.limits import SMALL_FILE_BYTES_MAX, WELCOME_BYTES_MAX
from core.project import Project
from core.storage.files import read_bounded
from sync import join_files
from sync.invitation import MINUTES, SCHEME, Invitation, new_invitation, read_invitation


@click.command()
@click.option("--relay", default="", metavar="URL", help="Meet at this relay too; without it, in one local network.")
@click.option("--no-lan", is_flag=True, help="Do not wait in the local network.")
@click.option("--listen", metavar="H:P", default="0.0.0.0:0", help="Where to wait in it (default: any free port).")
@click.option("--name", default="", help="What to call the new member; else the name that they give.")
@click.option("--device-of", metavar="M", help="It is one more device of this member (or of one who lost all of them).")
@click.option("--role", type=click.Choice(ROLES), default="coder", show_default=True)
@click.option(
    "--minutes", type=click.FloatRange(0.01, 60), default=MINUTES, show_default=True, help="How long to wait."
)
@click.option("--file", type=click.Path(path_type=Path), help="Write the invitation too: as text, or a QR code (.svg).")
@click.option("--yes", is_flag=True, help="Let in whoever has the code, without comparing words.")
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
    yes: bool,
) -> None:
    """Show a code for once, wait for the one who joins with it, and let them in.

    Say the code aloud, or show the QR code. When they come, both of you see the same five words. Three wrong tries burn
    the code. The relay, if there is one, passes on sealed bytes.
    """
    from sync.pake_handshake import Guest
    from sync.transports.rendezvous_client import InvitationHost, MeetingOptions

    if no_lan and not relay:
        raise click.UsageError("Without the local network, a relay is needed: --relay URL.")
    project = session.project
    seat = InviteRole(name, role, session.names.member(device_of) if device_of else None)
    invitation = new_invitation(composition.entropy, relay)
    _show(session, invitation, file)

    async def decide(guest: Guest) -> bytes | None:
        words = join_files.fingerprint(guest.request.public.device)
        session.say(f"“{guest.name}” asks to be let in. Their words: {words}")
        if not yes and not await asyncio.to_thread(click.confirm, "The same words there?", err=True):
            return None
        project.catch_up()
        return admit_guest(project, guest.request, seat._replace(name=seat.name or guest.name))

    async def wait() -> Guest:
        return await InvitationHost(invitation, composition.entropy, decide).run(
            MeetingOptions(lan=not no_lan, listen=address(listen)), minutes * 60
        )

    guest = asyncio.run(wait())
    value = seated(session, guest.request.public.device)
    session.answer({"code": invitation.code} | value, f"{seat.name or guest.name} is in.")


def _show(session: Session, invitation: Invitation, file: Path | None) -> None:
    import io

    import segno

    code = segno.make(invitation.link, error="m")
    if file is not None:
        picture = io.BytesIO()
        code.save(picture, kind="svg", scale=8)
        output_file(file, picture.getvalue() if file.suffix == ".svg" else f"{invitation.link}\n".encode())
    drawn = io.StringIO()
    code.terminal(drawn, compact=True)
    session.say(
        f"{drawn.getvalue()}\nThe code: {invitation.code}\nOn the other device: kodespor join {invitation.code}"
    )


@click.command()
@click.argument("what", metavar="CODE|FILE")
@click.option("--name", default="", help="Your name, as co-coders will see it (with a code).")
@click.option("--relay", default="", metavar="URL", help="Where the other waits, if not in this local network.")
@click.option("--peer", metavar="H:P", help="The other's address, where devices cannot find each other.")
@common
def join(session: Session, what: str, name: str, relay: str, peer: str | None) -> None:
    """Join with the CODE that somebody says or sends, or the welcome FILE that answers your request.

    The project is then in --project DIR.
    """
    folder = session.given or Path.cwd()
    file = Path(what)
    if file.is_file() and read_bounded(file, WELCOME_BYTES_MAX)[:4] == b"KWEL":
        project = join_with(folder, file, session.passphrase(False))
        host = join_files.fingerprint(join_files.welcome_host(read_bounded(file, WELCOME_BYTES_MAX)))
        session.answer(
            _joined(project) | {"host": host},
            f"Joined in {folder}. You were let in by the device “{host}”: compare the words.",
        )
        return
    project = _joined_by_code(session, folder, _invitation(what, file, relay), name, peer)
    session.answer(_joined(project), f"Joined in {folder}.")


def _invitation(what: str, file: Path, relay: str) -> Invitation:
    if file.suffix and not what.startswith(SCHEME) and not file.is_file():
        raise BadFile(f"There is no file {file}.")
    if file.is_file():
        try:
            what = read_bounded(file, SMALL_FILE_BYTES_MAX).decode()
        except UnicodeDecodeError as problem:
            raise BadFile(f"{file} is neither a welcome nor an invitation.") from problem
    invitation = read_invitation(what)
    return invitation._replace(relay=relay or invitation.relay)


def _joined_by_code(session: Session, folder: Path, invitation: Invitation, name: str, peer: str | None) -> Project:
    from sync.transports.rendezvous_client import MeetingOptions

    places = MeetingOptions(peer=address(peer) if peer else None)
    if not name:
        raise click.UsageError("Say with --name what you want to be called.")
    passphrase = session.passphrase(True)

    def told(words: str) -> None:
        session.say(f"The code is right. Read these words to the other: {words}")

    session.say("Looking for who invited you …")
    return asyncio.run(join_by_code(folder, invitation, name, passphrase, places, told))


def _joined(project: Project) -> dict[str, str]:
    return {"project": project.id.hex(), "device": project.device.hex(), "member": project.member.hex()}

"""The relay: relay serve."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.errors import Refused

if TYPE_CHECKING:
    from sync.relay.file_store import MailboxStore

STORE = "sqlite:///kodespor-relay"


@click.group()
def relay() -> None:
    """Store and pass on for people who are never online together; reads nothing of what it carries."""


@relay.command()
@click.option("--listen", metavar="H:P", default="127.0.0.1:8470", show_default=True, help="Where to listen.")
@click.option(
    "--store",
    metavar="URL",
    default=STORE,
    show_default=True,
    help="A folder (sqlite:///PATH), or postgresql://…, which several relay processes may share.",
)
@click.option("--mailbox-mib", type=click.IntRange(1), default=1024, show_default=True, help="Room for each project.")
@click.option("--mailboxes", type=click.IntRange(1), default=20_000, show_default=True, help="So many projects.")
@click.option(
    "--retention-days",
    type=click.IntRange(1),
    default=400,
    show_default=True,
    help="Projects that nobody synced for so long are removed.",
)
def serve(listen: str, store: str, mailbox_mib: int, mailboxes: int, retention_days: int) -> None:
    """Run a relay. Put a web server with a certificate before it; see docs/relay.md."""
    try:
        import uvicorn

        from sync.relay.mailboxes import Limits, Mailboxes
        from sync.relay.server import Relay
    except ImportError as problem:
        raise Refused('The relay is not installed here; install it with: pip install "kodespor[relay]".') from problem
    host, _, port = listen.rpartition(":")
    if not host or not port.isdigit():
        raise click.UsageError(f"“{listen}” is no address; write HOST:PORT.")
    limits = Limits(mailboxes, mailbox_mib * 1024 * 1024, retention_days=retention_days)
    made = Relay(Mailboxes(_rooms(store), limits), limits)
    click.echo(f"The relay listens on {listen}; stop it with Ctrl+C.", err=True)
    uvicorn.run(
        made.app, host=host.strip("[]"), port=int(port), log_level="warning", access_log=False, ws="websockets-sansio",
        ws_max_size=64 * 1024 * 1024, timeout_graceful_shutdown=10,
    )  # fmt: skip


def _rooms(store: str) -> "MailboxStore":
    """The store that an address names. Raises Refused or StorageFailed."""
    scheme, _, place = store.partition("://")
    if scheme == "sqlite" and len(place) > 1:
        from sync.relay.file_store import FileMailboxStore

        return FileMailboxStore(Path(place.removeprefix("/")))
    if scheme in ("postgresql", "postgres"):
        try:
            from sync.relay.postgres import PostgresMailboxStore
        except ImportError as problem:
            raise Refused('PostgreSQL needs a driver here: pip install "kodespor[postgres]".') from problem
        return PostgresMailboxStore(store)
    raise Refused(f"“{store}” is no store of a relay; write sqlite:///PATH-OF-A-FOLDER or postgresql://….")

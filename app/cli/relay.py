"""The relay: relay serve."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from app.cli.base import Session, address, common
from app.cli.commands import group
from core.errors import KodesporError, Refused
from core.libraries import needs

if TYPE_CHECKING:
    from sync.relay.file_store import MailboxStore
    from sync.relay.notifier import Notifier
    from sync.relay.objects import Objects

STORE = "sqlite:///kodespor-relay"
MIB = 1024 * 1024


@group()
@common
def relay(session: Session) -> None:
    """Holds the commands of a relay."""


@relay.command()
@click.option("--listen", metavar="HOST:PORT", default="127.0.0.1:8470", show_default=True)
@click.option("--store", metavar="URL", default=STORE, show_default=True)
@click.option("--objects", metavar="URL")
@click.option("--notifier", metavar="URL")
@click.option("--mailbox-mib", type=click.IntRange(1), default=1024, show_default=True)
@click.option("--mailboxes", type=click.IntRange(1), default=20_000, show_default=True)
@click.option("--retention-days", type=click.IntRange(1), default=400, show_default=True)
@click.option("--web", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--page-origin", metavar="ORIGIN", multiple=True)
@common
def serve(
    session: Session,
    listen: str,
    store: str,
    objects: str | None,
    notifier: str | None,
    mailbox_mib: int,
    mailboxes: int,
    retention_days: int,
    web: Path | None,
    page_origin: tuple[str, ...],
) -> None:
    """Runs a relay."""
    with needs("uvicorn, starlette and prometheus-client", "kodespor[relay]"):
        import uvicorn

        from sync.relay.mailboxes import Limits, Mailboxes
        from sync.relay.server import Relay
    host, port = address(listen)
    limits = Limits(mailboxes, mailbox_mib * MIB, retention_days=retention_days)
    origins = [_origin(each) for each in page_origin]
    made = Relay(Mailboxes(_mailbox_store(store, objects, notifier), limits), limits, web, origins)
    session.tell("cli-relay-listening", address=listen)
    uvicorn.run(
        made.app, host=host, port=port, log_level="warning", access_log=False, ws="websockets-sansio",
        ws_max_size=64 * MIB, timeout_graceful_shutdown=10,
    )  # fmt: skip


def _origin(given: str) -> str:
    """Where a page comes from, as browsers say it. Raises Refused where that is not one place: `*` would be every page,
    and `null` every page that has no address."""
    origin = given.rstrip("/").lower()
    try:
        parts = urlsplit(origin)
        is_one_place = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one_place = False
    if not is_one_place or f"{parts.scheme}://{parts.netloc}" != origin or set(origin) & set("*@ \\"):
        raise Refused("relay-page-origin", origin=given)
    return origin.removesuffix(":443" if parts.scheme == "https" else ":80")  # no browser says that


def _mailbox_store(store: str, objects: str | None = None, notifier: str | None = None) -> "MailboxStore":
    """The store that an address names. Raises Refused or StorageFailed."""
    scheme, _, place = store.partition("://")
    if scheme == "sqlite" and len(place) > 1:
        if objects is not None or notifier is not None:
            raise Refused("relay-objects-need-postgres")
        from sync.relay.file_store import FileMailboxStore

        return FileMailboxStore(Path(place.removeprefix("/")))
    if scheme in ("postgresql", "postgres"):
        with needs("psycopg", "kodespor[postgres]"):
            from sync.relay.postgres import PostgresMailboxStore
        made = PostgresMailboxStore(
            store, None if objects is None else _objects(objects), None if notifier is None else _notifier(notifier)
        )
        try:
            made.check_objects()
        except KodesporError:
            made.close()
            raise
        return made
    raise Refused("unknown-relay-store", store=store)


def _objects(place: str) -> "Objects":
    """The store of objects that an address names. Raises Refused or StorageFailed."""
    scheme, _, path = place.partition("://")
    from sync.relay.objects import FileObjects, GuardedObjects

    if scheme == "file" and path.startswith("/") and path != "/":
        return FileObjects(Path(path))
    if scheme == "s3":
        with needs("minio", "kodespor[s3]"):
            from sync.relay.s3_objects import S3Objects
        return GuardedObjects(S3Objects(place))
    raise Refused("unknown-relay-objects", objects=place)


def _notifier(place: str) -> "Notifier":
    """What an address names by which processes wake each other. Raises Refused."""
    if not all(each.startswith(("nats://", "tls://")) for each in place.split(",")):
        raise Refused("unknown-relay-notifier", notifier=place)
    with needs("nats-py", "kodespor[nats]"):
        from sync.relay.nats_notifier import NatsNotifier
    return NatsNotifier(place)

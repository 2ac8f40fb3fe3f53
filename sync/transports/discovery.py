"""Announcing a service in the local network and looking for others (zeroconf). Names are random: the name of this
machine may be a person's."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, NamedTuple

from core.errors import Refused
from core.libraries import needs

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what a person on a local network expects
ADDRESSES_MAX = 4
PROPERTY_CHARACTERS_MAX = 400
_LOOK_MS = 3000


class DiscoveredPeer(NamedTuple):
    """Somebody who announces."""

    name: str
    properties: dict[str, str]
    hosts: list[str]
    port: int


@contextlib.asynccontextmanager
async def announced(service: str, name: str, host: str, port: int, properties: dict[str, str]) -> AsyncIterator[Any]:
    """Announces while inside. Raises Refused where the network does not let one."""
    with needs("zeroconf"):
        from zeroconf.asyncio import AsyncServiceInfo
    info = AsyncServiceInfo(
        service, f"{name}.{service}", port=port, properties=properties, server=f"{name}.local.",
        addresses=addresses(host),
    )  # fmt: skip
    async with _zeroconf() as zeroconf:
        with _network_trouble():
            await zeroconf.async_register_service(info, cooperating_responders=True)  # random: nobody else has it
        try:
            yield zeroconf
        finally:
            with contextlib.suppress(OSError):
                await zeroconf.async_unregister_service(info)


@contextlib.asynccontextmanager
async def browsing(service: str, found: Callable[[DiscoveredPeer], None], zeroconf: Any = None) -> AsyncIterator[None]:
    """Calls `found` for each who announces the service, while inside. Raises Refused as above."""
    with needs("zeroconf"):
        from zeroconf import ServiceStateChange
        from zeroconf.asyncio import AsyncServiceBrowser
    looking: set[asyncio.Future[None]] = set()

    def changed(zeroconf: Any, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if state_change is not ServiceStateChange.Removed:
            task = asyncio.ensure_future(_look_at(zeroconf, service_type, name, found))
            looking.add(task)
            task.add_done_callback(looking.discard)

    async with contextlib.AsyncExitStack() as stack:
        used = zeroconf or await stack.enter_async_context(_zeroconf())
        browser = AsyncServiceBrowser(used.zeroconf, service, handlers=[changed])
        try:
            yield
        finally:
            await browser.async_cancel()


async def _look_at(zeroconf: Any, service: str, name: str, found: Callable[[DiscoveredPeer], None]) -> None:
    from zeroconf.asyncio import AsyncServiceInfo

    info = AsyncServiceInfo(service, name)
    if not await info.async_request(zeroconf, _LOOK_MS):
        return
    properties = {
        key.decode(errors="replace"): (value or b"")[:PROPERTY_CHARACTERS_MAX].decode(errors="replace")
        for key, value in list(info.properties.items())[:8]
    }
    hosts = info.parsed_addresses()[:ADDRESSES_MAX]
    found(DiscoveredPeer(name.partition(".")[0], properties, hosts, info.port or 0))


@contextlib.contextmanager
def _network_trouble() -> Iterator[None]:
    """Raises Refused where the network does not let one be found."""
    from zeroconf import Error

    try:
        yield
    except (OSError, Error) as problem:
        raise Refused("lan-no-discovery") from problem


@contextlib.asynccontextmanager
async def _zeroconf() -> AsyncIterator[Any]:
    with needs("zeroconf"):
        from zeroconf.asyncio import AsyncZeroconf
    with _network_trouble():
        made = AsyncZeroconf()
    try:
        yield made
    finally:
        await made.async_close()


def addresses(host: str) -> list[bytes]:
    """Where one can be reached who listens there: everywhere, that is all IPv4 addresses of this machine, loopback
    last."""
    if host != EVERYWHERE:
        return [socket.inet_aton(socket.gethostbyname(host))]
    with needs("ifaddr"):
        import ifaddr
    found = [each.ip for adapter in ifaddr.get_adapters() for each in adapter.ips if isinstance(each.ip, str)]
    return [socket.inet_aton(each) for each in sorted(found, key=lambda each: each.startswith("127."))]

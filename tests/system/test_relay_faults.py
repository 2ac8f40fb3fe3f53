"""What stands in a relay's place or in its way is named for what it is, and what passes by itself is tried again."""

import asyncio
import errno
import socket
import ssl
from datetime import timedelta

import httpx
import pytest

from app.cli.main import cli
from app.services.peers import access_tokens_of
from core.errors import Refused
from sync.transports import browser_requests, relay_faults, relay_trust
from sync.transports import relay as client
from tests.builders import World, a_code, alice, invited
from tests.certificates import CertificateAuthority
from tests.servers import Server, free_port

HTML = b"<html>Welcome</html>"
JSON = b'["relay-other-project",{}]'


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr(client, "AWAY_SECONDS", (0.05,))
    monkeypatch.delenv(relay_trust.CA_FILE, raising=False)
    yield
    relay_trust.trust_authority("")


@pytest.fixture
def ada():
    return alice(World(61))


def raw(status: str, body: bytes = HTML, **headers: str) -> bytes:
    kind = "application/json" if body[:1] == b"[" else "text/html"
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def at(ada, answers: list[bytes], tls: ssl.SSLContext | None = None, scheme: str = "", host: str = "127.0.0.1"):
    """What comes of a talk with a server that gives these answers, the last again and again; and how often it was
    asked."""
    asked = []

    async def play():
        async def answer(reader, writer):
            asked.append(await reader.read(1 << 16))
            writer.write(answers[min(len(asked), len(answers)) - 1])
            await writer.drain()
            writer.close()

        listening = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=tls)
        port = listening.sockets[0].getsockname()[1]
        async with listening:
            place = f"{scheme or ('https' if tls else 'http')}://{host}:{port}"
            return (await client.talk(ada, place, access_tokens_of(ada), None)).problem

    return asyncio.run(play()), asked


@pytest.mark.parametrize(("answer", "code"), [
    (raw("404 Not Found"), "relay-wrong-path"),
    (raw("405 Method Not Allowed"), "relay-wrong-path"),
    (raw("401 Unauthorized", WWW_Authenticate='Basic realm="Intranet"'), "relay-wants-login"),
    (raw("403 Forbidden"), "relay-forbidden"),
    (raw("403 Forbidden", JSON), "relay-other-project"),
    (raw("413 Request Entity Too Large"), "relay-messages-too-large"),
    (raw("421 Misdirected Request"), "relay-wrong-host"),
    (raw("407 Proxy Authentication Required"), "relay-proxy-wants-login"),
    (raw("511 Network Authentication Required"), "relay-wrong-address"),
    (raw("200 OK"), "relay-wrong-address"),
    (raw("302 Found", Location="https://login.example.org/"), "relay-wrong-address"),
    (raw("400 Bad Request", b"The plain HTTP request was sent to HTTPS port"), "relay-only-with-tls"),
    (raw("500 Internal Server Error"), "relay-odd-answer"),
    (b"SSH-2.0-OpenSSH_9.2\r\n", "relay-hangs-up"),
    (b"", "relay-hangs-up"),
])  # fmt: skip
def test_every_answer_is_named(ada, answer, code):
    problem, _ = at(ada, [answer])
    assert problem.code == code


@pytest.mark.parametrize("status", ["429 Too Many Requests", "502 Bad Gateway", "503 Busy", "504 Gateway Timeout"])
def test_a_relay_that_is_away_for_a_moment_is_tried_again(ada, status):
    problem, asked = at(ada, [raw(status), raw("403 Forbidden", JSON)])
    assert len(asked) > 1, "the second time the relay was there"
    assert problem.code == "relay-other-project"
    problem, asked = at(ada, [raw(status)])
    assert problem.code == "relay-away"
    assert problem.parameters == {"status": status[:3]}
    assert len(asked) == 2


def test_a_place_that_has_moved_is_said(ada):
    """The library follows a redirect of a web socket by itself; there is nobody either."""
    place = f"http://127.0.0.1:{free_port()}/"
    relay_place = relay_faults.Place("https", "relay.example.org", 443, "")
    assert relay_faults.by_answer(301, {"location": place}, "", relay_place).parameters == {"place": place}


def test_nobody_there_no_such_name_and_no_network_are_told_apart(ada):
    place = relay_faults.Place("https", "relay.example.org", 443, "")
    named = lambda problem: relay_faults.by_network(problem, place).code  # noqa: E731
    assert named(ConnectionRefusedError(errno.ECONNREFUSED, "no")) == "relay-nobody-there"
    assert named(OSError("Multiple exceptions: [Errno 111] a, [Errno 111] b")) == "relay-nobody-there"
    assert named(socket.gaierror(socket.EAI_NONAME, "no")) == "relay-name-unknown"
    assert named(socket.gaierror(socket.EAI_AGAIN, "later")) == "relay-no-network"
    assert named(OSError(errno.ENETUNREACH, "no")) == "relay-no-network"
    assert named(TimeoutError()) == "relay-no-answer"
    assert named(ConnectionResetError(errno.ECONNRESET, "cut")) == "relay-hangs-up"


def test_a_browser_which_does_not_say_why_blames_no_firewall(ada, monkeypatch):
    place = relay_faults.Place("https", "relay.example.org", 443, "")
    assert relay_faults.by_network(httpx.ConnectError(""), place).code == "relay-hangs-up"
    monkeypatch.setattr(browser_requests, "IS_HERE", True)
    assert relay_faults.by_network(httpx.ConnectError(""), place).code == "relay-no-answer"


def test_a_proxy_that_wants_a_login_is_named_also_where_it_stands_between(ada, monkeypatch):
    async def play(answer: bytes):
        async def proxy(reader, writer):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            await writer.drain()
            writer.close()

        listening = await asyncio.start_server(proxy, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        monkeypatch.setenv("https_proxy", f"http://bo:hemmelig@127.0.0.1:{port}")
        async with listening:
            return (await client.talk(ada, "https://relay.example.org", access_tokens_of(ada), None)).problem

    assert asyncio.run(play(raw("407 Proxy Authentication Required"))).code == "relay-proxy-wants-login"
    refused = asyncio.run(play(raw("403 Forbidden")))
    assert refused.code == "relay-proxy-refuses"
    assert "hemmelig" not in str(refused)


def test_what_is_wrong_with_a_certificate_is_named(ada, tmp_path):
    own = CertificateAuthority(tmp_path)
    reached = raw("403 Forbidden", JSON)
    assert at(ada, [reached], own.context(), host="localhost")[0].code == "relay-certificate-of-unknown-authority"
    relay_trust.trust_authority(str(own.file))
    assert at(ada, [reached], own.context(), host="localhost")[0].code == "relay-other-project", "it was let in"
    for how, code in (
        ({"names": ("other.example.org",)}, "relay-certificate-of-other-name"),
        ({"begins": timedelta(hours=1)}, "relay-certificate-not-yet-valid"),
        ({"ends": timedelta(hours=-1)}, "relay-certificate-expired"),
    ):
        assert at(ada, [reached], own.context(**how), host="localhost")[0].code == code
    assert at(ada, [reached], scheme="https", host="localhost")[0].code == "relay-without-tls"
    assert at(ada, [reached], own.context(), scheme="http")[0].code == "relay-hangs-up"


def test_an_authority_of_ones_own_is_given_in_the_environment_or_as_an_option(ada, tmp_path, monkeypatch):
    own = CertificateAuthority(tmp_path)
    monkeypatch.setenv(relay_trust.CA_FILE, str(own.file))
    assert at(ada, [raw("403 Forbidden", JSON)], own.context(), host="localhost")[0].code == "relay-other-project"
    none = tmp_path / "none.pem"
    none.write_text("not a certificate")
    for file in (none, tmp_path / "missing.pem"):
        with pytest.raises(Refused, match="relay-ca-file-unusable"):
            cli.main(["sync", "relay", "https://localhost:1", "--ca-file", str(file)], standalone_mode=False)


def test_an_idle_cut_of_plain_http_begins_the_next_conversation_at_once(ada, tmp_path, monkeypatch):
    """As where a proxy ends every request after some seconds."""
    bo = invited(World(62), ada)
    server = Server(tmp_path / "relay")
    monkeypatch.setattr(client, "LONG_SECONDS", 0.0)
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.1)
    real, problems = client.HttpPipe._post, []
    cuts = iter([True, True, True])

    async def cut(self, data, wait):
        if self._next > 2 and wait and next(cuts, False):
            raise ConnectionResetError
        await real(self, data, wait)

    async def play():
        stop = asyncio.Event()
        monkeypatch.setattr(client.HttpPipe, "_post", cut)
        monkeypatch.setattr(client, "dial", no_sockets)
        running = asyncio.ensure_future(client.keep_talking(
            bo, server.address, lambda: access_tokens_of(bo), stop, lambda one: problems.append(one.problem)
        ))  # fmt: skip
        for _ in range(400):
            await asyncio.sleep(0.02)
            if len(problems) == 3:
                break
        assert problems == [None, None, None]
        code = a_code(ada)
        await client.talk(ada, server.address, access_tokens_of(ada), None, True)
        for _ in range(500):
            await asyncio.sleep(0.02)
            if code in bo.state.codes.rows:
                break
        stop.set()
        await asyncio.wait_for(running, 10)
        return code

    async def no_sockets(*_):
        raise client.InvalidHandshake

    try:
        assert asyncio.run(play()) in bo.state.codes.rows
    finally:
        server.stop()
    assert set(problems) == {None}


def test_pauses_grow_while_nobody_answers_and_little_while_the_relay_is_away():
    nobody, away = Refused("relay-nobody-there"), Refused(relay_faults.AWAY, status="503")
    assert client._pause(1.0, None, 60) == 0
    assert client._pause(32.0, None, 0.1) == client.REDIAL_SECONDS[0], "not without end at once"
    pause = 1.0
    for _ in range(10):
        pause = client._pause(pause, nobody, 0)
    assert pause == client.REDIAL_SECONDS[1]
    assert client._pause(1.0, away, 0) <= client.AWAY_SECONDS[-1]


def test_a_mailbox_full_of_keys_is_full():
    """So members go on in the next one."""
    for code in ("relay-mailbox-full", "relay-too-many-keys"):
        assert client.is_full(Refused("peer-refused", reason=Refused(code)))
    assert not client.is_full(Refused("peer-refused", reason=Refused("relay-busy")))


def test_nobody_at_the_address_and_an_address_that_is_none(ada):
    problem = asyncio.run(client.talk(ada, "http://127.0.0.1:1", access_tokens_of(ada), None)).problem
    assert problem.code == "relay-nobody-there"
    for address in (
        "relay.example",
        "http://relay.example",
        "ftp://x",
        "https://[::1",
        "https://a:99999",
        "https://a..b",
        "https://",
        "",
    ):
        with pytest.raises(Refused, match="relay-address-"):
            client.checked_address(address)

"""Which pages of other servers a relay lets ask: none that its keeper has not named, and at the door of talks alone."""

from concurrent.futures import CancelledError

import pytest

pytest.importorskip("starlette", reason="a relay needs starlette")

from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from sync.relay.access_token import SUBPROTOCOL
from sync.relay.file_store import FileMailboxStore
from sync.relay.mailboxes import Limits, Mailboxes
from sync.relay.server import Relay

PAGE, OTHER = "https://page.example.org", "https://other.example.org"


@pytest.mark.parametrize(
    ("named", "path", "origin", "is_let_in"),
    [
        ([PAGE], "/v1/talk", PAGE, True),
        ([PAGE], "/v1/talk", OTHER, False),
        ([], "/v1/talk", PAGE, False),
        ([PAGE], "/metrics", PAGE, False),
        ([PAGE], "/health", PAGE, False),
    ],
)
def test_only_pages_that_the_keeper_named_may_talk(named, path, origin, is_let_in, tmp_path):
    limits = Limits()
    client = TestClient(Relay(Mailboxes(FileMailboxStore(tmp_path), limits), limits, None, named).app)
    asked = {"origin": origin, "access-control-request-method": "POST"}
    for answer in (client.options(path, headers=asked), client.post(path, headers={"origin": origin})):
        assert answer.headers.get("access-control-allow-origin") == (origin if is_let_in else None)
    assert "access-control-allow-origin" not in client.get("/metrics", headers={"origin": origin}).headers


@pytest.mark.parametrize(
    ("named", "origin", "host", "is_let_in"),
    [
        ([], None, "relay.example.org", True),  # a program names no page
        ([], "https://relay.example.org", "relay.example.org", True),
        ([], "https://relay.example.org:8443", "relay.example.org:8443", True),
        ([], "https://relay.example.org:8443", "relay.example.org", True),  # nginx leaves the port out
        ([], OTHER, "relay.example.org", False),
        ([], "null", "relay.example.org", False),
        ([], "null", "", False),
        ([], "http://[", "relay.example.org", False),
        ([PAGE], PAGE, "relay.example.org", True),
        ([PAGE], OTHER, "relay.example.org", False),
    ],
)
@pytest.mark.parametrize("path", ["/v1/meet/canoe?side=host", "/v1/talk"])
def test_a_web_socket_is_opened_for_programs_and_for_the_same_pages(named, origin, host, is_let_in, path, tmp_path):
    limits = Limits()
    client = TestClient(Relay(Mailboxes(FileMailboxStore(tmp_path), limits), limits, None, named).app)
    token, project = "ab" * 32, "cd" * 16
    headers = {"host": host, **({"origin": origin} if origin else {})}
    try:
        with client.websocket_connect(path, subprotocols=[SUBPROTOCOL, token, project], headers=headers) as socket:
            assert is_let_in
            assert socket.accepted_subprotocol == (SUBPROTOCOL if path == "/v1/talk" else None)
    except WebSocketDisconnect:
        assert not is_let_in
    except CancelledError:  # left while the relay waits for a guest
        assert is_let_in


@pytest.mark.parametrize("names", [[], [SUBPROTOCOL], [SUBPROTOCOL, "ab" * 32], ["other.1", "ab" * 32, "cd" * 16]])
def test_a_web_socket_opens_no_mailbox_without_its_token(names, tmp_path):
    limits = Limits()
    client = TestClient(Relay(Mailboxes(FileMailboxStore(tmp_path), limits), limits).app)
    with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/v1/talk", subprotocols=names):
        pass
    assert refused.value.code == 4401

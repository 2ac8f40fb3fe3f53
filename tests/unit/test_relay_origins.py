"""Which pages of other servers a relay lets ask: none that its keeper has not named, and at the door of talks alone."""

import pytest

pytest.importorskip("starlette", reason="a relay needs starlette")

from starlette.testclient import TestClient

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

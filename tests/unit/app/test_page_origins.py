"""Which pages of other servers a relay may be told to talk with: each by its address, never all of them."""

import pytest

from app.cli.relay import _origin
from tests.refusals import refuses


@pytest.mark.parametrize("given", ["https://page.example.org", "https://page.example.org/", "http://127.0.0.1:8470"])
def test_a_page_is_named_as_browsers_name_it(given):
    assert _origin(given) == given.rstrip("/")
    assert _origin(given.upper().replace("HTTP", "http")) == given.rstrip("/")


def test_the_port_that_browsers_leave_out_is_left_out():
    assert _origin("https://page.example.org:443") == "https://page.example.org"
    assert _origin("http://page.example.org:80/") == "http://page.example.org"
    assert _origin("https://page.example.org:8443") == "https://page.example.org:8443"
    assert _origin("http://page.example.org:443") == "http://page.example.org:443"


@pytest.mark.parametrize(
    "given",
    [
        *("*", "null", "", "page.example.org", "https://", "https://*", "https://*.example.org", "file:///page.html"),
        *("https://page.example.org/study", "https://a@page.example.org", "https://page.example.org:x", "http://[::1"),
        *("https://page.example.org https://other.example.org", "chrome-extension://abc"),
    ],
)
def test_every_page_at_once_is_refused(given):
    with refuses("relay-page-origin", origin=given):
        _origin(given)

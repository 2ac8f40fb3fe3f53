"""The documents become a site that asks no other server for anything, and is searched in two languages."""

import re
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOADED = re.compile(r"<(?:script|img|iframe|source|link)\b[^>]*?\b(?:src|href)=[\"']?(?:https?:)?//[^\"'> ]*")
"""What a page loads by itself from another server; a link that people may follow is none."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(made)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def address(site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_no_page_loads_anything_from_another_server(site):
    found = {path.name: LOADED.findall(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert {name: loaded for name, loaded in found.items() if loaded} == {}


@pytest.mark.parametrize(
    ("asked", "page"), [("withdraw", "Threat model"), ("når en delt", "Når en deltaker trekker seg")]
)
def test_the_site_is_searched_at_home(address, browser, asked, page):
    tab = browser.new_page()
    requests: list[str] = []
    failures: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("requestfailed", lambda request: failures.append(request.url))
    tab.on("response", lambda answer: answer.status >= 400 and failures.append(answer.url))
    tab.goto(address)
    field = tab.get_by_role("textbox", name="Search").first
    field.click()
    field.press_sequentially(asked)
    tab.locator(".md-search-result__item", has_text=page).first.wait_for(timeout=20_000)
    tab.close()
    assert [each for each in requests if not each.startswith((address, "blob:", "data:"))] == []
    assert failures == []

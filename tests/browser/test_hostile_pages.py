"""Other pages, ports and browsers on the machine get nothing from the app: one app and one hostile server for all."""

import http.client
import http.server
import re
import socket
import threading
from urllib.parse import urlsplit

import pytest

from tests.browser.driver import DESKTOP, Served, Visitor

DIAL = """address => new Promise(done => {
  let socket;
  try { socket = new WebSocket(address); } catch (problem) { return done("refused"); }
  socket.onopen = () => done("open");
  socket.onerror = () => done("refused");
})"""
FRAME = """([address, attributes]) => new Promise(done => {
  const frame = document.createElement("iframe");
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  addEventListener("message", message => done(message.data), {once: true});
  if (address) frame.src = address;
  document.body.append(frame);
})"""
LOAD = """address => new Promise(done => {
  const script = document.createElement("script");
  script.onload = () => done("ran");
  script.onerror = () => done("refused");
  script.src = address;
  document.body.append(script);
})"""
READ = "address => fetch(address, {credentials: 'include'}).then(answer => answer.text()).catch(() => 'refused')"


class Elsewhere:
    """A server on another port of this machine, as another account may have; it keeps what it was sent."""

    def __init__(self):
        self.headers = []
        kept = self.headers

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                kept.append(dict(self.headers))
                body = b"<!DOCTYPE html><title>elsewhere</title><body>hello"
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Opened:
    """The app in its owner's window, and what an attacker may know of it: all but the cookie and the key."""

    def __init__(self, browser, home):
        self.browser = browser
        self.served = Served(home, language="en")
        self.owner = Visitor(browser, self.served, DESKTOP)
        self.page = self.owner.page.url
        parts = urlsplit(self.page)
        self.place, self.path = parts.netloc, parts.path
        self.socket = f"ws://{self.place}{self.path}ws"
        self.cookie = "; ".join(
            f"{each['name']}={each['value']}" for each in self.owner.page.context.cookies(self.page)
        )
        self.key = self.owner.page.evaluate("sessionStorage.getItem('kodespor')")
        self.elsewhere = Elsewhere()

    def beside(self, path=""):
        """A page of the hostile server in the owner's own browser."""
        page = self.owner.page.context.new_page()
        page.goto(self.elsewhere.address + path)
        return page

    def dial(self, *headers, query=""):
        """The first line that a web socket gets that another program than a browser opens."""
        with socket.create_connection(tuple(self.place.split(":")), timeout=10) as dialled:
            lines = (
                f"GET {self.path}ws{query} HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version: 13", *headers, "", "",
            )  # fmt: skip
            dialled.sendall("\r\n".join(lines).encode())
            return dialled.recv(300).split(b"\r\n")[0]

    def ask(self, path, **headers):
        """Status and body as another program than a browser gets them."""
        connection = http.client.HTTPConnection(self.place, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        got = connection.getresponse()
        return got.status, got.read()


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    app = Opened(browser, tmp_path_factory.mktemp("home"))
    yield app
    app.owner.assert_private()
    app.owner.page.context.close()
    app.elsewhere.server.shutdown()
    app.served.stop()
    assert "Traceback" not in "".join(app.served.said)


def test_a_page_on_another_port_gets_no_cookie_and_no_socket(opened):
    page = opened.beside()
    page.goto(opened.elsewhere.address + opened.path.strip("/"))
    assert [each for each in opened.elsewhere.headers if "Cookie" in each] == []
    assert page.evaluate(DIAL, opened.socket) == "refused"
    assert page.evaluate(DIAL, f"{opened.socket}?key={opened.key}") == "refused", "even one that knew the key"
    page.close()


def test_a_page_on_another_port_reads_runs_and_frames_nothing(opened):
    page = opened.beside()
    assert page.evaluate(READ, opened.page) == "refused"
    assert page.evaluate(LOAD, opened.page + "flutter_bootstrap.js") == "refused"
    frame = "a => new Promise(d => { const f = document.createElement('iframe'); f.onload = () => d(f.src); f.src = a;"
    page.evaluate(frame + " document.body.append(f); })", opened.page)
    assert [each.url for each in page.frames if each.url.startswith(opened.page)] == []
    with page.expect_popup() as popup:
        page.evaluate("address => { window.other = open(address); }", opened.page)
    popup.value.wait_for_load_state()
    assert "Kodespor" not in popup.value.title()
    assert page.evaluate("try { window.other.document.title } catch (problem) { 'refused' }") in ("refused", "")
    page.close()


def test_a_page_without_an_origin_gets_no_socket(opened):
    page = opened.beside()
    script = (
        f"<script>({DIAL})('{opened.socket}?key={opened.key}').then(said => parent.postMessage(said, '*'))</script>"
    )
    assert page.evaluate(FRAME, ["", {"sandbox": "allow-scripts", "srcdoc": script}]) == "refused"
    assert page.evaluate(FRAME, [f"data:text/html,{script}", {}]) == "refused"
    page.close()
    for origin in ("Origin: null", "Origin: file://", f"Origin: {opened.elsewhere.address[:-1]}", "X-No: origin"):
        own = (f"Host: {opened.place}", f"Cookie: {opened.cookie}", origin)
        assert b" 101 " not in opened.dial(*own, query=f"?key={opened.key}"), origin


def test_a_name_that_somebody_else_gave_this_machine_opens_nothing(opened):
    """DNS rebinding: the page of a hostile name is of one origin with whatever that name leads to now."""
    for host in ("evil.example", f"evil.example:{opened.place.split(':')[1]}", "localhost", "127.0.0.1"):
        name = f"http://{host}"
        own = (f"Host: {host}", f"Cookie: {opened.cookie}", f"Origin: {name}")
        assert b" 101 " not in opened.dial(*own, query=f"?key={opened.key}"), host
        assert opened.ask(opened.path, Host=host, Cookie=opened.cookie)[0] == 403, host


def test_a_second_browser_gets_nothing_with_the_address_or_the_cookie(opened):
    second = opened.browser.new_context()
    page = second.new_page()
    assert page.goto(opened.page).status == 403
    assert "belongs to the browser window" in page.content()
    name, _, value = opened.cookie.partition("=")
    second.add_cookies([{"name": name, "value": value, "url": opened.page}])
    page.goto(opened.page)
    page.get_by_text("belongs to the browser window").wait_for()
    assert page.evaluate(DIAL, opened.socket) == "refused"
    second.close()


def test_who_uses_the_first_address_again_gets_a_sentence_and_its_owner_another(opened):
    second = opened.browser.new_context()
    page = second.new_page()
    assert page.goto(opened.served.address).status == 403
    page.get_by_text("another program on this machine took it before you").wait_for()
    assert page.get_by_role("button", name="Close Kodespor").is_visible()
    assert second.cookies() == []
    second.close()
    assert any("used a second time" in line for line in opened.served.said)
    assert opened.owner.page.get_by_role("button", name="Create").count(), "the first window goes on"


def test_the_owner_opens_the_page_again_in_the_same_window_and_in_no_other(opened):
    opened.owner.page.reload()
    opened.owner.page.wait_for_selector("flt-semantics", state="attached", timeout=60_000)
    other = opened.owner.page.context.new_page()
    other.goto(opened.page)
    other.get_by_text("belongs to the browser window").wait_for()
    other.close()


def test_no_framework_describes_itself(opened):
    for path in ("docs", "redoc", "openapi.json", "docs/oauth2-redirect", "oauth_callback", "upload"):
        for base in ("/", opened.path):
            status, body = opened.ask(base + path, Cookie=opened.cookie)
            assert status in (403, 404), path
            assert not re.search(rb"swagger|openapi|redoc|oauth", body, re.IGNORECASE), path


def test_whoever_wins_the_race_is_put_out_by_the_owner(browser, tmp_path):
    """The owner who comes second is told, and closes the program from there."""
    served = Served(tmp_path / "home", language="en")
    try:
        thief = browser.new_context().new_page()
        thief.goto(served.address)
        thief.wait_for_url("**/*/")
        owner = browser.new_context().new_page()
        owner.goto(served.address)
        owner.get_by_role("button", name="Close Kodespor").click()
        owner.get_by_text("Kodespor is closed").wait_for()
        served.process.wait(20)
        thief.context.close()
        owner.context.close()
    finally:
        served.stop()

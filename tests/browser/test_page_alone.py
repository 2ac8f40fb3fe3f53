"""The app as a page that needs no server, as it is built: on a telephone, with its server stopped, killed, and offered
other releases. Every request is watched."""

import json
from collections import Counter
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.browser.driver import PASSPHRASE, looked_into
from tests.browser.killing import Life, harness, kill_again_and_again
from tests.browser.page_alone import Host
from tests.browser.page_steps import begin, bring_in, unlock
from tests.browser.studies import TEXT, a_project, from_the_command_line, let_in
from tests.servers import Server
from tools.web import build

KILLS = 2


def a_key(place):
    private = Ed25519PrivateKey.generate()
    place.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return place


@pytest.fixture
def host(made, tmp_path):
    folder = tmp_path / "site"
    build.write(folder, made, a_key(tmp_path / "key.pem"), 1)
    host = Host(folder)
    yield host
    host.stop()


def said(me, sentence):
    """Waits for a sentence of the page itself."""
    me.page.get_by_text(sentence).first.wait_for(timeout=30_000)


def number(me):
    """The number of the release that is installed."""
    return me.page.evaluate("""() => new Promise(done => {
      const line = new MessageChannel();
      line.port1.onmessage = event => done(event.data.answer.number);
      navigator.serviceWorker.controller.postMessage({ask: "state"}, [line.port2]);
    })""")


def test_a_first_visit_fetches_little_and_two_builds_are_equal(made, tmp_path):
    key = a_key(tmp_path / "key.pem")
    for name in ("one", "other"):
        build.write(tmp_path / name, dict(reversed(made.items())) if name == "other" else made, key, 1)
    listed = [
        sorted(path.relative_to(tmp_path / name) for path in (tmp_path / name).rglob("*")) for name in ("one", "other")
    ]
    assert listed[0] == listed[1]
    for path in listed[0]:
        if (tmp_path / "one" / path).is_file():
            assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "other" / path).read_bytes(), path
    entries = json.loads((tmp_path / "one" / "release.json").read_bytes())["files"].values()
    assert sum(packed for _, _, packed, when in entries if when == 0) <= build.FIRST_TRANSFER_BYTES_MAX


def test_a_second_build_divides_and_compiles_to_the_same_bytes(made, tmp_path, monkeypatch):
    for name in ("noble", "qr", "python", "python.asked"):
        (tmp_path / name).symlink_to(build.FETCHED / name)
    monkeypatch.setattr(build, "FETCHED", tmp_path)  # nothing that was made before is found
    again = build.whole()
    assert {name for name in made | again if made.get(name) != again.get(name)} == set()
    assert list(tmp_path.glob("split-*/done"))


def test_a_study_with_the_server_stopped_and_the_browser_killed(pocket, host, tmp_path):
    transcript = tmp_path / "kari.txt"
    transcript.write_text(TEXT, encoding="utf-8")
    me = pocket(host)
    begin(me)
    bring_in(me, transcript)
    me.see("Kari")
    me.press_long((120, 178), (260, 262))
    me.write("Kode", "vente lenge")
    me.press("Ny kode «vente lenge»")
    me.see("Kodet med «vente lenge»")
    other = me.context.new_page()
    other.goto(host.address)
    other.get_by_text("åpent i et annet vindu").wait_for(timeout=30_000)
    other.close()
    host.stop()
    me.assert_at_home()
    me.kill()

    again = pocket(host)
    again.go()
    unlock(again)
    assert not [url for url in again.requests if url.endswith("more.zip")], "a start unpacks what no start needs"
    again.turn_to("Kodebok")
    again.see("vente lenge, 1 koding")
    again.assert_at_home()
    host.start()


def test_another_release_is_taken_only_when_asked_for_and_only_if_it_is_whole_and_newer(pocket, host, made, tmp_path):
    key = tmp_path / "key.pem"
    me = pocket(host)
    me.go()

    def offered(files=made, key=key, number=2, change=lambda folder: None):
        build.write(host.folder, files, key, number)
        change(host.folder)
        me.page.reload()

    def spoil(folder):
        digest = json.loads((folder / "release.json").read_bytes())["files"]["start.css"][0]
        part = folder / "parts" / f"{digest}.gz"
        part.write_bytes(build.packed(b"body { display: none }"))

    newer = {**made, "start.css": made["start.css"] + b"\n"}
    offered(newer, change=spoil)
    said(me, "En ny utgave er å få")
    me.page.get_by_role("button", name="Ta den nye").tap()
    said(me, "Filen start.css er ikke den som listen over utgaven nevner")
    assert number(me) == 1

    offered(newer, number=0)
    said(me, "Tjeneren tilbyr en eldre utgave")
    offered(newer, key=None)
    said(me, "Tjeneren tilbyr en utgave uten underskrift")
    offered(newer, key=a_key(tmp_path / "strange.pem"))
    said(me, "underskrevet av en annen")
    offered(newer, change=lambda folder: (folder / "release.sig").write_text("00" * 64))
    said(me, "Underskriften på utgaven stemmer ikke")
    assert number(me) == 1

    offered(newer)
    said(me, "En ny utgave er å få")
    me.page.get_by_role("button", name="Behold").tap()
    assert number(me) == 1
    me.page.evaluate("localStorage.clear()")
    me.page.reload()
    said(me, "En ny utgave er å få")
    with me.page.expect_navigation(timeout=30_000):
        me.page.get_by_role("button", name="Ta den nye").tap()
    me.ready()
    assert number(me) == 2
    me.assert_at_home()


def test_a_release_that_came_by_halves_is_no_release(pocket, host):
    host.whole = 5
    me = pocket(host)
    me.page.goto(host.address)
    said(me, "ikke alt er hentet ennå")
    assert len(host.sent) == 5
    host.whole = 20
    me.page.reload()
    said(me, "ikke alt er hentet ennå")
    listed = json.loads((host.folder / "release.json").read_bytes())["files"].values()
    names = Counter(f"/parts/{digest}.gz" for digest, *_ in listed)
    assert len(host.sent) == 25
    assert Counter(host.sent) <= names, "what had come was not fetched again"
    me.kill()
    host.whole = None
    me = pocket(host)
    me.go()
    assert number(me) == 1


def test_a_release_that_is_cut_off_while_it_is_taken_leaves_the_one_before_whole(pocket, host, made, tmp_path):
    shown = "() => fetch('start.css').then(answer => answer.text())"
    me = pocket(host)
    me.go()
    newer = {**made, **{name: made[name] + b"\n" for name in ("sentences.js", "start.css", "start.js")}}
    build.write(host.folder, newer, tmp_path / "key.pem", 2)
    me.page.reload()
    said(me, "En ny utgave er å få")
    host.whole, host.sent = 1, []
    me.page.get_by_role("button", name="Ta den nye").tap()
    said(me, "ikke alt er hentet ennå")
    assert len(host.sent) == 1
    assert (number(me), me.page.evaluate(shown)) == (1, made["start.css"].decode())
    me.kill()
    host.stop()

    me = pocket(host)
    me.go()
    assert (number(me), me.page.evaluate(shown)) == (1, made["start.css"].decode())
    host.start()
    host.whole = None
    me.page.reload()
    said(me, "En ny utgave er å få")
    with me.page.expect_navigation(timeout=30_000):
        me.page.get_by_role("button", name="Ta den nye").tap()
    me.ready()
    assert (number(me), me.page.evaluate(shown)) == (2, newer["start.css"].decode())
    assert max(Counter(host.sent).values()) == 1, "what had come was not fetched again"


def test_what_the_page_may_do_is_said_by_its_release(pocket, host, made, tmp_path):
    policies = json.loads((host.folder / "release.json").read_bytes())["policies"]
    host.names_packing = True  # it is taken all the same
    me = pocket(host)
    me.go()
    rules = "name => fetch(name).then(answer => answer.headers.get('content-security-policy'))"
    assert [me.page.evaluate(rules, name) for name in ("start.js", "worker.mjs")] == policies
    assert [("https:" in each) for each in policies] == [False, True]
    for name in ("one", "other"):
        build.write(tmp_path / name, made, relays=["https://relay.example.org"] if name == "other" else ())
    assert (tmp_path / "one" / "service.js").read_bytes() == (tmp_path / "other" / "service.js").read_bytes()
    strict = json.loads((tmp_path / "other" / "release.json").read_bytes())["policies"]
    assert strict[0] == policies[0]
    assert "connect-src 'self' https://relay.example.org wss://relay.example.org;" in strict[1]


def test_what_was_acknowledged_is_there_after_a_kill_and_a_full_disk_is_said(pocket, browser, made, tmp_path):
    host = Host(harness(made, tmp_path / "site"))

    class Machinery:
        chromium = browser.browser_type

    assert kill_again_and_again(Machinery, host, tmp_path / "profile", KILLS).decisions > 0
    life = pocket(host, "full", Life, most=10_000)
    life.wait_for("acknowledged")
    session = life.pocket.context.new_cdp_session(life.pocket.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 1})
    assert life.wait_for("refused")["refused"] == "storage-full"
    host.stop()


def test_a_telephone_and_a_desktop_that_meet_at_a_relay_end_alike(pocket, made, tmp_path):
    pytest.importorskip("uvicorn")
    desktop, telephone = tmp_path / "desktop", tmp_path / "telephone"
    a_project(desktop)
    let_in(desktop, telephone)
    relay = Server(tmp_path / "relay", web=harness(made, tmp_path / "site"))
    host = SimpleNamespace(address=f"{relay.address}/")
    from_the_command_line(desktop, "sync", "relay", relay.address)
    there = looked_into(telephone)
    files = {"log.db": there.log.image().hex(), "device.key": (telephone / "device.key").read_bytes().hex()}
    there.log.close()
    asked = {"files": files, "relay": relay.address, "passphrase": PASSPHRASE}
    life = pocket(host, "joined", Life, asked=json.dumps(asked))
    there = life.wait_for("events")
    assert there["faults"] == []
    from_the_command_line(desktop, "sync", "relay", relay.address)
    project = looked_into(desktop)
    assert (project.events_digest(), project.state.digest()) == (there["events"], there["state"])
    life.pocket.assert_at_home()
    project.log.close()
    relay.stop()

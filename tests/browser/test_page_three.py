"""Three devices of one team at a relay: the page on a telephone, the page at a desk, and the command line. Each works
for a while where it reaches nobody, and all end alike."""

import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from tests.browser.driver import PASSPHRASE, ROOT, looked_into
from tests.browser.page_steps import kept_by
from tests.browser.studies import a_project, from_the_command_line
from tests.browser.tunnels import Tunnels
from tests.servers import Server, same
from tools.web import build


def to_codebook(me):
    me.turn_to("Kodebok") if me.touch else me.press("Kodebok")


def joined(pocket, relay, desktop, name, touch):
    """A page in which somebody joined the study of the command line by a link; and its way to the relay."""
    link, way = desktop.parent / f"{name}.txt", Tunnels()
    asked = ["--relay", relay.address, "--no-lan", "--yes", "--file", str(link), "--project", str(desktop)]
    host = subprocess.Popen(
        [sys.executable, "-m", "app.cli.main", "invite", *asked],
        env={**os.environ, "KODESPOR_PASSPHRASE": PASSPHRASE}, cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while not (link.exists() and link.read_text().strip()):
        assert host.poll() is None, "nobody invites"
        time.sleep(0.05)
    me = pocket(SimpleNamespace(address=f"{relay.address}/"), name, touch=touch, proxy=way.address)
    me.page.goto(f"{relay.address}/#{link.read_text().strip()}")
    me.ready()
    me.write("Navnet ditt", name)
    me.write("Passordfrase", PASSPHRASE)
    me.write("Gjenta passordfrasen", PASSPHRASE)
    ready = me.page.get_by_role("button", name="Bli med", exact=True).last
    ready.tap() if touch else ready.click()
    me.see("Prøvestudien")
    assert host.wait(60) == 0
    to_codebook(me)
    return me, way


def leave(way):
    way.is_shut = True
    assert way.cut() > 0, "there was a connection"


def code_one(me, name):
    me.press("Ny kode")
    me.write("Navn", name)
    me.key("Enter")
    me.see(name)


@pytest.fixture
def relay(made, tmp_path):
    """A relay that serves the page too."""
    pytest.importorskip("uvicorn")
    build.write(tmp_path / "site", made)
    relay = Server(tmp_path / "relay", web=tmp_path / "site")
    yield relay
    relay.stop()


def test_two_pages_and_a_command_line_that_are_offline_in_turns_end_alike(pocket, relay, tmp_path):
    desktop = tmp_path / "desktop"
    a_project(desktop)

    def terminal(*command):
        from_the_command_line(desktop, *command)

    def meet():
        terminal("sync", "relay", relay.address)

    meet()
    telephone, its_way = joined(pocket, relay, desktop, "Bo Fiksjon", touch=True)
    page, other_way = joined(pocket, relay, desktop, "Cato Fiksjon", touch=False)

    leave(its_way)  # the telephone is out of reach
    code_one(telephone, "fra hytta")
    code_one(page, "fra kontoret")
    page.see("Trygge rammer")
    terminal("codes", "rename", "Trygge rammer", "Trygghet")
    terminal("codes", "add", "fra terminalen")
    meet()
    page.see("fra terminalen")

    leave(other_way)  # and the other page; the telephone is back, and hears what it missed
    its_way.is_shut = False
    telephone.see("fra terminalen")
    telephone.see("fra kontoret")
    code_one(page, "på toget")
    code_one(telephone, "hjemme igjen")
    terminal("codes", "add", "uten nett i terminalen")

    other_way.is_shut = False
    for me in (page, telephone):
        me.see("hjemme igjen")
        me.see("på toget")
    meet()
    for me in (page, telephone):
        me.see("uten nett i terminalen")

    ended = [kept_by(telephone, tmp_path / "bo"), kept_by(page, tmp_path / "cato"), looked_into(desktop)]
    assert same(*ended)
    names = {ended[0].words(row.name) for row in ended[0].state.codes.rows.values()}
    assert {"fra hytta", "fra kontoret", "fra terminalen", "på toget", "hjemme igjen", "Trygghet"} <= names
    for me in (telephone, page):
        me.assert_at_home()

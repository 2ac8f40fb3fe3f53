"""The connection between page and app: cut, stopped, mended, and ended; nothing that was typed is lost."""

import os
import re
import signal
import time

from app import composition
from core.commands import codebook, participants, sources
from core.commands.sources import Incoming
from tests.browser.driver import DESKTOP, ENABLE, PASSPHRASE, PHONE, looked_into
from tests.browser.studies import a_project, enter
from tests.browser.tunnels import Tunnels

SAID_MS = 3000
"""So soon something has to be said."""


LINES = """[...document.querySelectorAll("flt-semantics")].filter(each => {
  const place = each.getBoundingClientRect();
  return !each.querySelector("flt-semantics") && place.bottom > 120 && place.top < innerHeight;
}).flatMap(each => [...(each.ariaLabel ?? each.textContent)
  .matchAll(/line (\\d+) of the text/g)].map(found => Number(found[1])))"""


def a_long_project(folder):
    project = composition.create_project(folder, "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    lines = "\n\n".join(f"Kari: this is line {n} of the text, and it goes on for a while." for n in range(200))
    project.do(sources.import_source, Incoming("long", lines, "test"))
    project.log.close()


def seen_lines(me) -> list[int]:
    """The numbers of the lines that are in the window."""
    return sorted(me.page.evaluate(LINES))


def said(me, words: str, ms: int = SAID_MS) -> None:
    me.page.get_by_role("alert").get_by_text(words).wait_for(state="visible", timeout=ms)


def silent(me) -> None:
    me.page.locator("#connection").wait_for(state="hidden", timeout=15_000)


def test_a_cut_connection_heals_and_an_ended_app_says_so(visit, tmp_path):
    folder, tunnels = tmp_path / "project", Tunnels()
    a_project(folder)
    me = visit(DESKTOP, proxy=tunnels.address, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Kodebok")
    me.press("Ny kode")
    me.write("Navn", "ventetid")

    assert tunnels.cut(), "the socket is killed, and heals at once"
    me.page.keyboard.type(" og kø")
    silent(me)

    tunnels.is_shut = True  # a machine that sleeps, a proxy that goes away
    tunnels.cut()
    said(me, "Forbindelsen til Kodespor er brutt")
    me.page.keyboard.type(" og uro")
    tunnels.is_shut = False
    silent(me)

    tunnels.is_stopped = True  # nothing gets through, and nobody is told
    said(me, "Kodespor svarer ikke akkurat nå")
    me.page.keyboard.type(" om natten")
    tunnels.is_stopped = False
    silent(me)

    process = me.served.process
    os.kill(process.pid, signal.SIGSTOP)  # the lid of the laptop is closed
    said(me, "Kodespor svarer ikke akkurat nå")
    me.page.keyboard.type(" igjen")
    os.kill(process.pid, signal.SIGCONT)
    silent(me)

    me.press("Opprett", exact=True)
    me.see("ventetid og kø og uro om natten igjen")
    project = looked_into(folder)
    names = [project.words(row.name) for row in project.state.codes.values()]
    assert "ventetid og kø og uro om natten igjen" in names

    project.do(codebook.create_code, "fra et annet vindu")
    me.see("fra et annet vindu")
    me.press("Tekster")
    me.press("kari, intervju")
    me.see("Hva møtte deg der inne")
    project.do(participants.withdraw_participant, next(iter(project.state.participants.rows)))
    me.see("og er lukket")
    assert me.page.get_by_text(re.compile("Hva møtte deg der inne")).count() == 0, "the text is closed at once"

    me.press("Kodebok")
    me.press("Ny kode")
    me.write("Navn", "ikke lagret ennå")
    began = time.monotonic()
    process.terminate()
    process.wait(10)
    assert time.monotonic() - began < 5, "with a page open"
    said(me, "Kodespor er lukket")
    assert me.page.get_by_label("Dette hadde du skrevet her").input_value() == "ikke lagret ennå"
    me.failures.clear()  # it asked whether the app is still there
    tunnels.close()


def test_an_app_that_is_busy_is_not_said_to_be_cut_off(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Kodebok")
    me.press("Ny kode")
    me.write("Navn", "ventetid")
    process = me.served.process
    os.kill(process.pid, signal.SIGSTOP)
    me.press("Opprett", exact=True)
    said(me, "Kodespor svarer ikke akkurat nå", 15_000)
    me.pause(6000)  # the page tries to connect anew meanwhile
    assert "svarer ikke" in me.page.locator("#connection").inner_text()
    os.kill(process.pid, signal.SIGCONT)
    silent(me)
    me.see("ventetid, 0 kodinger")


def test_back_closes_what_is_open_then_goes_up_and_a_reload_stays(visit, tmp_path):
    folder = tmp_path / "project"
    a_long_project(folder)
    me = visit(PHONE, touch=True, language="en", recent=[str(folder)])
    enter(me, "Passphrase")
    me.turn_to("Texts")
    me.press("long, interview")
    me.see("line 3 of the text")
    me.page.mouse.move(200, 400)
    for _ in range(12):
        me.page.mouse.wheel(0, 400)
        me.pause(60)
    me.pause()
    me.page.mouse.wheel(0, 30)  # where one has scrolled to is told four times a second
    me.pause()
    seen = seen_lines(me)
    assert min(seen) > 20
    me.page.reload()
    me.pause(3000)
    me.page.evaluate(f"({ENABLE})(document.querySelector('flt-semantics-placeholder'))")
    me.see("line")
    me.pause(1500)
    assert abs(min(seen_lines(me)) - min(seen)) < 12, "the place in the text, after a reload"

    me.turn_to("More")
    assert me.page.get_by_role("button", name="Settings", exact=True).count()
    me.page.go_back()
    me.pause(1500)
    assert me.page.get_by_role("button", name="Settings", exact=True).count() == 0, "back closes the sheet"
    me.see("line")
    me.page.go_back()
    me.see("long, interview")
    me.page.go_back()
    me.see("Prøvestudien")
    me.page.go_forward()
    me.see("long, interview")

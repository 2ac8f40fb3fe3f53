"""Two people meet, one at a laptop, one with the page on a telephone, by presses and words alone."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.browser.choosing import choose_files
from tests.browser.driver import PASSPHRASE, looked_into
from tests.browser.inviting import invites
from tests.browser.page_steps import kept_by
from tests.servers import Server
from tools.web import build

Image = pytest.importorskip("PIL.Image")
DOCUMENTS = Path(__file__).parents[1] / "documents"


def code_one(me, name):
    """A code by the codebook."""
    me.turn_to("Kodebok") if me.touch else me.press("Kodebok")
    me.press("Ny kode")
    me.write("Navn", name)
    me.key("Enter")
    me.see(name)


def test_a_telephone_joins_by_a_link_and_both_end_alike_after_being_offline_in_turns(pocket, visit, made, tmp_path):
    pytest.importorskip("uvicorn")
    build.write(tmp_path / "site", made)
    relay = Server(tmp_path / "relay", web=tmp_path / "site")
    folder = tmp_path / "ada"
    me, code = invites(visit, folder, relay)
    me.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    me.press("Kopier lenken")
    link = me.page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{relay.address}/#kodespor:{code.replace(' ', '-')}")

    you = pocket(SimpleNamespace(address=f"{relay.address}/"))
    you.page.goto(link)
    you.ready()
    assert code.split()[1] not in you.page.evaluate("location.href + JSON.stringify(history.state)")
    you.write("Navnet ditt", "Bo Fiksjon")
    you.write("Passordfrase", PASSPHRASE)
    you.write("Gjenta passordfrasen", PASSPHRASE)
    you.page.get_by_role("button", name="Bli med", exact=True).last.tap()
    found = you.see("Les disse ordene høyt")
    said = found.get_attribute("aria-label") or found.text_content()
    me.see("Bo Fiksjon ber om å bli med")
    me.see(said.rpartition(": ")[2])
    me.press("Godkjenn", exact=True)
    you.see("Prøvestudien")
    me.see("Bo Fiksjon er med i prosjektet")

    code_one(me, "fra den bærbare")
    you.turn_to("Kodebok")
    you.see("fra den bærbare")
    relay.stop()
    you.turn_to("Team og synk")
    you.see("Arbeidet ditt er tatt vare på, og blir sendt når den svarer")
    code_one(you, "mens releet var borte")
    code_one(me, "samtidig her")
    relay.start()
    you.see("samtidig her")
    me.see("mens releet var borte")

    bo, ada = kept_by(you, tmp_path / "bo"), looked_into(folder)
    assert (bo.events_digest(), bo.state.digest()) == (ada.events_digest(), ada.state.digest())
    you.assert_at_home()
    relay.stop()

    # and without the relay by files, with what the telephone reads of documents
    you.turn_to("Tekster")
    choose_files(you, "Importer tekster", [DOCUMENTS / "plain.docx", DOCUMENTS / "hyph.pdf"])
    you.press("Importer 2 tekster")
    you.see("hyph")
    you.see("plain")
    you.turn_to("Team og synk")
    name, content = you.download("Lag synkfil")
    (tmp_path / name).write_bytes(content)
    me.press("Team og synk")
    choose_files(me, "Ta inn synkfil", [tmp_path / name])
    me.see("Mottatt")
    me.press("Tekster")
    me.see("hyph")
    ada.catch_up()
    assert len(ada.state.sources.rows) == 3

    # and a picture whose pixels the browser makes, with the letters of the app
    you.key("Control+K")
    you.write("Kode, tekst, person, memo, skjermbilde eller kommando", "Tabeller")
    you.key("Enter")
    you.choose("Tabell", "Kodekart")
    you.press("Lagre filen")
    you.choose("Format", "Bilde (.png)")
    name, content = you.download("Lagre filen")
    assert name == "Kodekart.png"
    drawn = Image.open(io.BytesIO(content)).convert("L")
    assert drawn.width >= 1000
    assert drawn.getextrema()[0] < 100, "there are words in it"

import shutil

from app.sample.story import PASSPHRASE
from tests.browser.driver import DESKTOP
from tests.browser.studies import enter


def test_look(visit, tmp_path):
    folder = tmp_path / "s"
    shutil.copytree("/work/main/sample/coder-a", folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me, passphrase=PASSPHRASE, see="Hjem")
    me.press("Hent fram")
    me.press("Tabeller")
    me.pause(1500)
    me.page.screenshot(path="/tmp/dev/tb1.png")
    me.page.get_by_role("button", name="Tabell", exact=False).last.click() if False else None
    me.page.get_by_label("Tabell").first.click()
    me.pause(800)
    me.page.get_by_role("menuitem", name="Koder etter deltaker").first.click() if me.page.get_by_role(
        "menuitem", name="Koder etter deltaker"
    ).count() else me.page.get_by_text("Koder etter deltaker").first.click()
    me.pause(1500)
    me.page.screenshot(path="/tmp/dev/tb2.png")

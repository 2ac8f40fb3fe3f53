"""What journeys on the built page do again and again."""

from app.composition import KEY_FILE, LOG_FILE
from app.services import backups
from tests.browser.choosing import choose_files
from tests.browser.driver import PASSPHRASE, looked_into

OF_RELEASE = """
  const name = (await caches.keys()).find(each => each.startsWith("kodespor-release-"));
  const store = await caches.open(name);
"""
IS_KEPT = f"async () => {{ {OF_RELEASE} return Boolean(await store.match('memory')); }}"
"""Whether the page keeps the memory of a ready Python."""


def begin(me):
    me.go()
    me.press("Opprett")
    me.write("Studiens tittel", "Å være med")
    me.write("Navnet ditt, slik medkodere ser det", "Ada Fiksjon")
    me.write("Passordfrase", PASSPHRASE)
    me.write("Gjenta passordfrasen", PASSPHRASE)
    create = me.page.get_by_role("button", name="Opprett", exact=True).last
    create.tap() if me.touch else create.click()
    me.see("Jeg har skrevet dem ned")
    me.press("Avbryt")
    me.see("Å være med")


def bring_in(me, transcript):
    me.turn_to("Tekster")
    choose_files(me, "Importer tekster", transcript)
    me.write("Deltakere (pseudonymer, atskilt med komma)", "Kari")
    me.press("Importer 1 tekst")


def unlock(me):
    me.press("Åpne")
    me.write("Passordfrase", PASSPHRASE)
    me.key("Enter")
    me.see("Siden sist du var her")


def kept_by(me, folder):
    """The study in the page, out of a back-up of it."""
    me.turn_to("Innstillinger") if me.touch else me.press("Innstillinger")
    _, content = me.download("Ta sikkerhetskopi nå")
    folder.mkdir()
    key, image = backups._parts(content)
    (folder / KEY_FILE).write_bytes(key)
    (folder / LOG_FILE).write_bytes(image)
    return looked_into(folder)


def kept(me):
    """Waits until a memory is kept: the page has been at rest for a moment then."""
    for _ in range(240):
        if me.page.evaluate(IS_KEPT):
            return
        me.pause(500)
    raise AssertionError("no memory is kept")

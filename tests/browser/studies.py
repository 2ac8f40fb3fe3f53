"""Small studies for the journeys, and what is asked of core at the end of each."""

import io
import math
import struct
import wave
from concurrent.futures import ThreadPoolExecutor

import pytest

from app import composition
from app.cli.main import cli
from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, participants, sources
from core.commands.sources import Incoming
from core.text.normal import normalise
from tests.browser.driver import DESKTOP, PASSPHRASE, looked_into

TEXT = normalise(
    "Intervjuer: Kan du fortelle? 😀\n"
    "Kari: Jeg hadde gått i to år 👩‍👩‍👧 og ventet på at noen skulle ringe meg.\n"
    "Kari: Det å ikke bli avbrutt, det var helt nytt for meg. Det var kaffe og lys på bordet.\n"
    "Intervjuer: Hva møtte deg der inne?\n"
    "Kari: Så var det ei som fortalte om nettene sine, og det var mine netter.\n"
)


def a_project(folder, with_code=True):
    """A project with one text, whose words are Kari's."""
    project = composition.create_project(folder, "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    person = project.do(participants.add_participant, "Kari")[0].event.participant
    source = project.do(sources.import_source, Incoming("kari", TEXT, "test"), (person,))[0].event.source
    if with_code:
        project.do(codebook.create_code, "Trygge rammer")
    project.log.close()
    return source


def enter(visitor, label="Passordfrase", passphrase=PASSPHRASE, see="Prøvestudien"):
    visitor.write(label, passphrase)
    visitor.key("Enter")
    visitor.see(see)


def at_a_coded_text(visit, folder, *places):
    """A new study in which these places (code points) of its text are coded as Kaffe, opened at that text.

    The clipboard may be read and written there.
    """
    source = a_project(folder)
    project = looked_into(folder)
    code = project.do(codebook.create_code, "Kaffe")[0].event.code
    for start, end in places:
        project.do(codings.code_segment, source, start, end, [code])
    project.log.close()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    me.press("Tekster")
    me.press("kari, intervju")
    me.see("Koding Kaffe av Ada Fiksjon")
    me.pause()
    return me


def search_for(visitor, words):
    """From anywhere to what a search in all texts finds, in Norwegian."""
    visitor.press("Hent fram")
    visitor.press("Søk")
    visitor.write("Søk i alle tekster", words)
    visitor.key("Enter")


def quotes(project):
    presentation = Presentation(project, translator=Catalogue("en"))
    return {(presentation.code(each.code), presentation.quote(each)) for each in presentation.live_codings()}


def assert_nothing_readable(base, besides):
    """No file of the project, the settings or the home holds a word of the study."""
    secrets = ("Jeg hadde gått", "vente lenge", "det samme, med andre ord", "Å være med", "Ada Fiksjon")
    for path in base.rglob("*"):
        if path.is_file() and path != besides:
            content = path.read_bytes()
            for secret in secrets:
                assert secret.encode() not in content, path
                assert secret.encode("utf-16-le") not in content, path


def let_in(host, guest):
    """A second device, of another person, joins by files."""
    request, welcome = host.parent / "bo.kreq", host.parent / "bo.kwel"
    from_the_command_line(guest, "request", str(request), "--name", "Bo Fiksjon")
    from_the_command_line(host, "admit", str(request), str(welcome))
    from_the_command_line(guest, "join", str(welcome))


def from_the_command_line(folder, *arguments):
    """A command on a project, as another device gives it; in a thread, since the browser's driver holds this one."""
    environment = pytest.MonkeyPatch()
    environment.setenv("KODESPOR_PASSPHRASE", PASSPHRASE)
    with ThreadPoolExecutor(1) as beside:
        beside.submit(cli.main, [*arguments, "--project", str(folder)], standalone_mode=False).result()
    environment.undo()


def a_tone(seconds: int) -> bytes:
    """A recording of one note (WAV, 8 kHz)."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        notes = (int(8000 * math.sin(n * math.tau * 440 / 8000)) for n in range(8000 * seconds))
        sound.writeframes(b"".join(struct.pack("<h", note) for note in notes))
    return out.getvalue()

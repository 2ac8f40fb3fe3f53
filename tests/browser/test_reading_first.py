"""Somebody new reads in the window what members attest, before the log has come: what is said, and what waits."""

from app import composition
from app.services.invitations import InviteRole, admit_guest
from core.evidence import attestations
from sync import join_files
from sync.transports.folder import sync_folder
from tests.browser.driver import DESKTOP, PASSPHRASE, looked_into
from tests.browser.studies import a_project, enter


def a_newcomer(ada_folder, folder):
    """Somebody whom Ada let in to read first."""
    ada = looked_into(ada_folder)
    attestations.attest(ada)
    waiting = composition.make_request(folder, "Cara Fiksjon", PASSPHRASE)
    asked = join_files.read_request(join_files.write_request(waiting))
    welcome = admit_guest(ada, asked, InviteRole("Cara Fiksjon", reads_first=True))
    cara = composition.join_project(folder, folder, join_files.open_welcome(welcome, waiting), waiting, PASSPHRASE)
    cara.log.close()
    return ada


def test_a_newcomer_reads_in_the_window_and_then_writes(visit, tmp_path):
    folder, shared = tmp_path / "cara", tmp_path / "shared"
    shared.mkdir()
    a_project(tmp_path / "ada")
    ada = a_newcomer(tmp_path / "ada", folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.see("Du leser denne studien fra en tilstand som Ada")
    me.see("Bare Ada")
    me.see("hendelser har kommet")
    for place in ("Kodebok", "Memoer", "Hent fram", "Fire kolonner", "Team og synk", "Historikk"):
        me.press(place, exact=True)
    me.see("Historikken til denne studien er fortsatt på vei")
    sync_folder(ada, shared)
    cara = looked_into(folder)
    sync_folder(cara, shared)
    assert not cara.first.is_on
    me.see("Alle hendelsene har kommet")
    me.see("Spill av")

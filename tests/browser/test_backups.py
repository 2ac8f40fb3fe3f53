"""A back-up by one button, where Home reminds of one, and the study brought back from it on another machine."""

from app.services.backups import ENDING, FIRST_EVENTS
from core.commands import codebook
from tests.browser.choosing import choose_files
from tests.browser.driver import DESKTOP, PASSPHRASE, looked_into
from tests.browser.studies import TEXT, a_project, enter


def test_a_back_up_is_made_where_home_reminds_of_it_and_restored_elsewhere(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    mine = looked_into(folder)
    for number in range(FIRST_EVENTS):
        mine.do(codebook.create_code, f"kode {number}")
    mine.log.close()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.see("Det finnes ingen sikkerhetskopi")
    name, content = me.download("Ta sikkerhetskopi nå")
    me.see("ble prøveåpnet")
    me.page.get_by_text("Det finnes ingen sikkerhetskopi").first.wait_for(state="detached", timeout=15_000)
    assert TEXT.encode()[:40] not in content
    assert name.endswith(ENDING)

    (tmp_path / name).write_bytes(content)
    other = visit(DESKTOP, locale="en-GB", home=tmp_path / "other")
    other.press("Restore a back-up")
    choose_files(other, "Choose a file", tmp_path / name)
    other.write("Passphrase", "not this one at all")
    other.key("Enter")
    other.see("does not open")
    other.write("Passphrase", PASSPHRASE)
    other.key("Enter")
    other.see("Prøvestudien")
    other.see("Restored. Sync to get")
    other.press("Texts")
    other.press("kari, interview")
    other.see("Hva møtte deg der inne")
    (brought,) = (tmp_path / "other" / "data" / "kodespor" / "projects").iterdir()
    back, here = looked_into(brought), looked_into(folder)
    assert [back.text(row.id) for row in back.state.sources.values()] == [TEXT]
    assert back.id == here.id
    assert len(back.state.codes.rows) == FIRST_EVENTS + 1

"""The page's files: what cannot be made in a browser is said, with what can be taken instead; and where the browser's
store is full, nothing that was acknowledged is lost."""

from tests.browser.choosing import choose_files
from tests.browser.page_steps import begin, bring_in, kept_by, unlock
from tests.browser.studies import TEXT
from tools.web import build

NINE_YEARS = b"const true_now = Date.now; Date.now = () => true_now() + 9 * 365 * 86_400_000;\n"


def test_findings_leave_the_page_as_a_page_that_word_opens(pocket, host):
    me = pocket(host)
    begin(me)
    me.turn_to("Funn")
    me.write("Tekst om Studien som helhet", "Først kom ventetiden.")
    me.press("Lagre filen")
    me.see("Word-filer lages ikke i nettleseren. En HTML-fil kan åpnes i Word.")
    name, content = me.download("Lagre filen")
    assert name == "Funn.html"
    assert "<p>Først kom ventetiden.</p>" in content.decode()


def test_a_store_that_is_full_while_a_file_is_attached_loses_nothing(pocket, host, tmp_path):
    transcript, sound = tmp_path / "kari.txt", tmp_path / "lyd.bin"
    transcript.write_text(TEXT, encoding="utf-8")
    sound.write_bytes(bytes(range(256)) * 20_000)
    me = pocket(host)
    begin(me)
    bring_in(me, transcript)
    me.see("Kari")
    me.turn_to("Hjem")
    me.press("Filer for studien")
    choose_files(me, "Velg en fil", sound)
    session = me.context.new_cdp_session(me.page)
    store = {"origin": host.address.rstrip("/")}
    session.send("Storage.overrideQuotaForOrigin", {**store, "quotaSize": 1})
    me.press("Legg ved", exact=True)
    me.see("Disken er full")
    session.send("Storage.overrideQuotaForOrigin", store)
    project = kept_by(me, tmp_path / "full")
    assert (len(project.state.sources.rows), len(project.state.files.rows)) == (1, 0)
    assert project.log.chunks() == {}
    project.log.close()


def test_a_clock_that_was_wrong_is_told_once_it_is_right(pocket, made, host, tmp_path):
    transcript = tmp_path / "kari.txt"
    transcript.write_text(TEXT, encoding="utf-8")
    build.write(host.folder, {**made, "worker.mjs": NINE_YEARS + made["worker.mjs"]})
    me = pocket(host)
    begin(me)
    build.write(host.folder, made, number=1)
    me.page.reload()
    me.page.get_by_text("En ny utgave er å få").first.wait_for(timeout=60_000)
    with me.page.expect_navigation(timeout=60_000):
        me.page.get_by_role("button", name="Ta den nye").tap()
    me.ready()
    unlock(me)
    me.see("sist du skrev her. En av delene er feil")
    bring_in(me, transcript)
    me.see("Kari")
    me.turn_to("Hjem")
    assert not me.page.get_by_text("sist du skrev her").count()
    me.press("Helsesjekk")
    me.see("gikk feil med opptil")

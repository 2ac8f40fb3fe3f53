"""The analysis by hand: from blind coding to a consensus, codes on what a search found, a layer, a recording."""

from core.analysis.consensus import consensus
from core.analysis.filters import saved_filters
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, files, layers, participants, rounds
from sync.transports.folder import sync_folder
from tests.browser.choosing import choose_files
from tests.browser.driver import DESKTOP, PHONE, looked_into
from tests.browser.studies import TEXT, a_project, a_tone, enter, let_in, quotes, search_for


def test_from_a_blind_round_to_a_consensus(visit, tmp_path):
    folder, other, shared = tmp_path / "ada", tmp_path / "bo", tmp_path / "shared"
    shared.mkdir()
    source = a_project(folder)
    let_in(folder, other)
    ada, bo = looked_into(folder), looked_into(other)
    for each in (ada, bo, ada):
        sync_folder(each, shared)
    code = next(iter(ada.state.codes.rows))
    ada.do(rounds.open_round, "Runde 1", [source], [ada.member, bo.member])
    sync_folder(ada, shared)
    sync_folder(bo, shared)
    start = TEXT.index("kaffe og lys")
    ada.do(codings.code_segment, source, start, start + 5, [code])
    bo.do(codings.code_segment, source, start, start + 12, [code])
    blind = next(iter(bo.state.rounds.rows))
    bo.do(rounds.finish_round, blind)
    sync_folder(bo, shared)
    sync_folder(ada, shared)

    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    me.press("kari")
    me.see("Blindrunde")
    me.press("Jeg er ferdig")
    me.page.get_by_role("button", name="Jeg er ferdig", exact=True).last.click()
    me.pause(1200)
    me.press("Hent fram")
    me.press("Samsvar mellom kodere")
    me.see("Uenigheter: 1")
    me.press("Over tid")
    me.see("Samsvar mellom kodere over tid")
    me.press("Registrer konsensus")
    me.write("Hva ble dere enige om, og hvorfor?", "Lyset hører med.")
    me.page.get_by_role("button", name="Registrer konsensus", exact=True).last.click()
    me.see("Konsensusen er registrert")
    me.press("Konsensus")
    me.see("enige om: Lyset hører med.")
    seen = looked_into(folder)
    [agreed] = consensus(Presentation(seen))
    assert agreed.consensus is not None
    assert seen.words(agreed.consensus.why) == "Lyset hører med."
    assert len(Presentation(seen).live_codings()) == 2, "both codings stay as their coders made them"
    sync_folder(seen, shared)
    sync_folder(bo, shared)
    assert [each.code for each in consensus(Presentation(bo))] == [code]


def test_what_a_search_found_is_coded_where_it_was_ticked(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    search_for(me, "natt")
    me.see("0 treff")
    me.write("Søk i alle tekster", "netter OR avbryt*")
    me.key("Enter")
    me.see("2 treff")
    me.write("Søk i alle tekster", '"OR')
    me.key("Enter")
    me.see("Et anførselstegn er ikke lukket")
    me.write("Søk i alle tekster", "nettene")
    me.key("Enter")
    me.see("2 treff")
    me.press("Kod de avmerkede treffene")
    me.see("Merk av treffene som skal kodes")
    me.page.get_by_role("checkbox").first.click()
    me.pause()
    me.write("Kode", "Trygge")
    me.key("Enter")
    me.press("Kod de avmerkede treffene")
    me.see("1 utdrag kodet")
    assert quotes(looked_into(folder)) == {
        ("Trygge rammer", "Så var det ei som fortalte om nettene sine, og det var mine netter.")
    }


def test_coding_in_the_anonymised_layer_lands_on_the_spoken_words(visit, tmp_path):
    folder = tmp_path / "ada"
    source = a_project(folder)
    ada = looked_into(folder)
    at = TEXT.index("Kari: Jeg hadde")
    ada.do(layers.replace_words, source, "anonymised", ((at, at + 4),), "Informant nummer én")
    ada.log.close()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    me.press("kari")
    me.press("Lag: ordrett")
    me.page.get_by_role("menuitem", name="anonymisert").first.click()
    me.see("Informant nummer én")
    me.key("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown", "Control+K")
    me.page.keyboard.type("Trygge")
    me.key("Enter")
    me.see("Kodet med")
    [(_, quote)] = quotes(looked_into(folder))
    assert quote in TEXT
    assert "Jeg hadde gått" in quote


def with_a_recording(folder):
    source = a_project(folder)
    ada = looked_into(folder)
    starts = [at for at in range(len(TEXT)) if at == 0 or TEXT[at - 1] == "\n"]
    ada.do(files.set_timecodes, source, tuple((at, n * 4000, n * 4000 + 4000) for n, at in enumerate(starts)))
    ada.attach("source", source, "tone.wav", "audio/wav", [a_tone(20)])
    ada.log.close()


def test_a_recording_plays_and_a_stretch_of_it_is_coded(visit, tmp_path):
    folder = tmp_path / "ada"
    with_a_recording(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    me.press("kari")
    me.press("Merk herfra")
    me.press("Spill av eller stopp")
    me.see("0:05")
    me.press("Merk hit")
    me.press("Spill av eller stopp")
    me.key("Control+I")
    me.see("Kodet med")
    [(_, quote)] = quotes(looked_into(folder))
    assert quote.startswith("Intervjuer: Kan du fortelle?")
    assert quote.endswith("skulle ringe meg.")
    played = [url for url in me.requests if "/recordings/" in url]
    assert played
    assert all("tone" not in url for url in played), "an address names nothing"


MADE = """(() => {
  const play = HTMLMediaElement.prototype.play;
  window.heard = new Set();
  HTMLMediaElement.prototype.play = function () { window.heard.add(this); return play.call(this); };
})()"""
SOUNDING = "[...window.heard].filter((each) => !each.paused && each.src).length"


def test_a_recording_that_is_removed_is_silent_at_once(visit, tmp_path):
    folder = tmp_path / "ada"
    with_a_recording(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    me.page.evaluate(MADE)
    enter(me)
    me.press("Tekster")
    me.press("kari")
    me.press("Spill av eller stopp")
    me.page.wait_for_function(f"{SOUNDING} === 1", timeout=15_000)
    ada = looked_into(folder)
    (row,) = ada.state.files.rows.values()
    ada.do(files.detach_file, row.id)
    me.page.get_by_role("button", name="Spill av eller stopp").wait_for(state="detached", timeout=15_000)
    me.page.wait_for_function(f"{SOUNDING} === 0", timeout=15_000)

    ada.attach("source", row.on, "tone.wav", "audio/wav", [a_tone(20)])
    me.press("Spill av eller stopp")  # what is attached while the text is open can be played
    me.page.wait_for_function(f"{SOUNDING} === 1", timeout=15_000)
    ada.do(participants.withdraw_participant, next(iter(ada.state.participants.rows)))
    me.see("og er lukket")
    me.page.wait_for_function(f"{SOUNDING} === 0", timeout=15_000)


def test_the_player_fits_a_telephone(visit, tmp_path):
    folder = tmp_path / "ada"
    with_a_recording(folder)
    me = visit(PHONE, touch=True, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    me.page.get_by_role("tab", name="Texts").first.tap()
    me.pause(1000)
    me.page.get_by_role("button", name="kari, interview").first.tap()
    me.pause(1500)
    box = me.page.get_by_role("button", name="Play or pause").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    assert min(box["width"], box["height"]) >= 44
    me.press("Play or pause")
    me.see(" / 0:20")


def test_a_code_is_related_to_another(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    ada = looked_into(folder)
    ada.do(codebook.create_code, "dele erfaringer")
    ada.log.close()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Kodebok")
    me.press("Trygge rammer")
    me.press("Sett")
    me.write("Navn på det nye settet", "Det som bærer")
    me.press("Legg til")
    me.see("I settet «Det som bærer» (1 kode)")
    me.press("Relasjon")
    me.press("Legg til")
    me.see("Velg en kode først")
    seen = looked_into(folder)
    assert [seen.words(row.name) for row in seen.state.code_sets.values()] == ["Det som bærer"]


def test_passages_are_narrowed_to_when_they_were_coded(visit, tmp_path):
    folder = tmp_path / "ada"
    source = a_project(folder)
    ada = looked_into(folder)
    ada.do(codings.code_segment, source, 0, 12, [next(iter(ada.state.codes.rows))])
    ada.log.close()
    me = visit(DESKTOP, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    me.press("Retrieve")
    me.see("1 segment")
    me.press("More filters")
    for label, when, found in (
        ("Coded since", "2040-01-01", "0 segments"),
        ("Coded since", "last spring", "“last spring” is not a time"),
        ("Coded since", "2020-01-01", "1 segment"),
        ("Coded before", "2020-01-02", "0 segments"),
    ):
        me.write(label, when)
        me.key("Enter")
        me.see(found)
    me.write("Coded before", "2040-01-02")
    me.write("Codes: and, or, not, within, near", '"Trygge rammer"')
    me.key("Enter")
    me.see("1 segment")
    me.press("Saved queries")
    me.write("Name of the current query", "This century")
    me.press("Save", exact=True)
    me.see("The query is saved")
    project = looked_into(folder)
    [kept] = project.state.queries.values()
    assert dict(saved_filters(Presentation(project), kept)) == {"since": "2020-01-01", "until": "2040-01-02"}


def test_agreement_in_any_table_and_how_old_the_codes_are(visit, tmp_path):
    folder = tmp_path / "ada"
    source = a_project(folder)
    ada = looked_into(folder)
    ada.do(codings.code_segment, source, 0, 12, [next(iter(ada.state.codes.rows))])
    ada.log.close()
    table = tmp_path / "ratings.csv"
    table.write_text("unit,a,b\n1,x,x\n2,x,y\n3,y,y\n4,y,y\n", encoding="utf-8")
    me = visit(DESKTOP, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    me.press("Retrieve")
    me.press("Tables")
    me.page.locator('[role="button"][aria-expanded]').last.click()
    me.pause()
    me.page.get_by_role("button", name="Code use over time").or_(me.page.get_by_text("Code use over time")).last.click()
    me.pause(1500)
    me.see("1 coding in 1 text")
    me.press("Retrieve")
    me.press("Intercoder agreement")
    me.press("Table of ratings")
    choose_files(me, "Choose a file", table)
    me.press("Compute")
    me.see("0.533 (4 units)")
    me.see("Coders: a and b")
    choose_files(me, "Choose a file", {"ratings.csv": "unit,a\n1,x\n"})
    me.press("Compute")
    me.see("This table has one coder only")

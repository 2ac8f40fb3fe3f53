"""Coming with a project of another tool, and leaving with all that is one's own."""

from core.analysis.presentation import Presentation
from tests.browser.choosing import choose_files, choose_folder, from_menu
from tests.browser.driver import DESKTOP, PHONE, looked_into
from tests.browser.studies import TEXT, a_project, enter
from tests.unit.test_odd_projects import document, marked, source, zipped
from tests.unit.test_other_tools import TAGUETTE
from tests.unit.test_refi import PROJECT, inside, is_valid, written


def test_a_project_comes_in_after_a_look_at_it(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    from_menu(me, "Annen import", "Prosjekt fra et annet verktøy")
    me.press("Les inn")
    me.see("Ingen fil er valgt ennå")
    before = len(looked_into(folder).state.codes.rows)
    choose_files(me, "Velg en fil", TAGUETTE)
    me.see(TAGUETTE.name)
    me.press("Les inn")
    me.see("Kodinger: 5")
    me.press("Importer", exact=True)
    me.see("intervju-1.txt")
    seen = looked_into(folder)
    assert len(seen.state.codes.rows) == before + 4
    quotes = {Presentation(seen).quote(each) for each in Presentation(seen).live_codings()}
    assert "redd for å si feil & blir stille" in quotes

    me.press("Eksporter", exact=True)
    me.see("Til å lese, skrive i og skrive ut")
    me.see("er ingenting erstattet ennå")
    me.choose("Format", "REFI-QDA-prosjekt (.qdpx)")
    me.see("Tekster, koder og kodinger til NVivo")
    name, content = me.download("Lagre filen")
    assert name == "studie.qdpx"
    assert is_valid(PROJECT, inside(content))
    me.see("studie.qdpx ligger der nettleseren legger nedlastinger")

    from_menu(me, "Handlinger for «intervju-1.txt»", "Lagre med koder i margen")
    name, content = me.download("Lagre filen")
    assert name.endswith(".docx")
    assert content.startswith(b"PK")
    seen.catch_up()
    assert sorted(row.format for row in seen.state.exports.values()) == ["docx", "qdpx"]


def many_codings(texts, each):
    """A project with so many texts, and so many codings on each."""
    text = "Kari: Jeg var redd, sa jeg.\n" * each
    made = [
        source(*(marked(at, at + 3, number=10_000 * (n + 1) + at) for at in range(6, 6 + each)), number=100 + n,
               name=f"tekst {n}")
        for n in range(texts)
    ]  # fmt: skip
    return zipped(document(sources="".join(made)), **{"sources/t.txt": text.encode()})


def read_in(me, file):
    """Begins to read a project of another program."""
    from_menu(me, "Annen import", "Prosjekt fra et annet verktøy")
    choose_files(me, "Velg en fil", file)
    me.press("Les inn")


def test_a_large_project_shows_how_far_it_is_and_cancel_leaves_nothing(visit, tmp_path):
    """What is read is ten times as large as what is imported: on a fast machine, too, its bar stands for seconds."""
    folder = tmp_path / "ada"
    a_project(folder)
    huge, large = tmp_path / "kjempestor.qdpx", tmp_path / "stor.qdpx"
    huge.write_bytes(many_codings(300, 400))
    large.write_bytes(many_codings(30, 400))
    before = len(looked_into(folder).timeline.order)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    read_in(me, huge)
    me.see("Leser kjempestor.qdpx")
    me.press("Avbryt", exact=True)
    me.see("Avbrutt. Ingenting ble lagret.")
    read_in(me, large)
    me.see("Kodinger: 12\u00a0000")
    me.press("Importer", exact=True)
    me.see("Importerer prosjektet")
    me.see("så langt")
    me.press("Avbryt", exact=True)
    me.see("Avbrutt. Ingenting ble registrert.")
    me.pause(3000)
    assert len(looked_into(folder).timeline.order) == before


def test_on_a_telephone_what_has_no_place_is_said(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    file = tmp_path / "fra-andre.qdpx"
    file.write_bytes(written("Kari: Jeg var redd.", [(6, 9), (5, 4000)]))
    me = visit(PHONE, touch=True, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    me.page.get_by_role("tab", name="Texts").first.tap()
    me.pause(1000)
    from_menu(me, "Other imports", "Project from another tool")
    choose_files(me, "Choose a file", file)
    me.press("Read")
    me.see("1 segment that is empty or outside its text")
    me.press("Import", exact=True)
    me.see("Oppdiktet")
    assert "Oppdiktet" in {
        Presentation(looked_into(folder)).source(each) for each in looked_into(folder).state.sources.rows
    }


def test_a_survey_and_coded_quotes_come_from_tables(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    answers, quotes = tmp_path / "svar.csv", tmp_path / "sitater.csv"
    answers.write_text(
        "hvem;alder;svar\nIna;34;Jeg tenkte på det lenge, og så sa jeg ja til å være med.\n", encoding="utf-8"
    )
    quotes.write_text("tekst;sitat;kode\nIna;sa jeg ja;mot\nIna;finnes ikke;mot\n", encoding="utf-8")
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    from_menu(me, "Annen import", "Svar fra en spørreundersøkelse")
    choose_files(me, "Velg en fil", answers)
    me.write("Kolonne med pseudonym", "navn")
    me.page.get_by_role("button", name="Importer", exact=True).last.click()
    me.see("Det er ingen kolonne som heter «navn»")
    me.write("Kolonne med pseudonym", "hvem")
    me.page.get_by_role("button", name="Importer", exact=True).last.click()
    me.see("1 svar importert")
    from_menu(me, "Annen import", "Kodede utdrag fra en tabell")
    choose_files(me, "Velg en fil", quotes)
    me.page.get_by_role("button", name="Importer", exact=True).last.click()
    me.see("Rad 3: sitatet finnes ikke i")
    seen = looked_into(folder)
    assert [Presentation(seen).quote(each) for each in Presentation(seen).live_codings()] == ["sa jeg ja"]


def test_a_text_that_is_here_already_is_recognised(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    texts = tmp_path / "tekster"
    texts.mkdir()
    (texts / "igjen.txt").write_text(TEXT, encoding="utf-8")
    (texts / "ny.txt").write_text("Ina: Noe helt annet.", encoding="utf-8")
    me = visit(DESKTOP, language="en", recent=[str(folder)])
    enter(me, label="Passphrase")
    me.press("Texts")
    from_menu(me, "Other imports", "From a folder")
    choose_folder(me, "Folder with the texts", texts, english=True)
    me.press("Read", exact=True)
    me.see("is in the project already, as “kari”")
    me.see("2 texts were read")
    me.press("Import 1 text")
    me.see("ny, interview")
    seen = looked_into(folder)
    assert sorted(Presentation(seen).source(each) for each in seen.state.sources.rows) == ["kari", "ny"]

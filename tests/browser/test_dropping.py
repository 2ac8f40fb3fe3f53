"""Five interviews of five informants are dropped on the window, looked through, and imported with a person each."""

from tests.browser.choosing import choose_files, drop_files, from_menu
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter

FIVE = {f"p0{n}.txt": f"Intervjuer: Hva skjedde?\nP0{n}: Jeg ventet lenge, og så kom svar {n}.\n" for n in range(1, 6)}


def test_what_is_dropped_is_looked_through_before_it_comes_in(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    drop_files(me, FIVE)  # on Home: it leads to the texts
    me.see("5 tekster er lest inn")
    project = looked_into(folder)
    assert len(project.state.sources.rows) == 1, "nothing comes in before it was looked through"
    me.press("Én deltaker per tekst")
    me.press("Importer 5 tekster")
    me.see("p05, intervju")
    project.catch_up()
    named = {row.id: project.words(row.pseudonym) for row in project.state.participants.values()}
    people = {
        project.words(row.name): [named[each] for each in row.participants]
        for row in project.state.sources.values()
    }  # fmt: skip
    assert people == {"kari": ["Kari"]} | {f"p0{n}": [f"P0{n}"] for n in range(1, 6)}
    from_menu(me, "Handlinger for «p03»", "Gi nytt navn")
    me.write("Navn på teksten", "tredje samtale")
    me.key("Enter")
    me.see("tredje samtale, intervju")


def test_a_long_recording_is_chosen_and_sealed_whole(visit, tmp_path):
    """A hundred megabytes, which the page sends beside its connection, without reading them into its memory."""
    folder, recording = tmp_path / "ada", tmp_path / "samtale.m4a"
    a_project(folder)
    recording.write_bytes(bytes(range(256)) * 400_000)
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Filer for studien")
    choose_files(me, "Velg en fil", recording)
    me.see("samtale.m4a (")
    me.press("Legg ved")
    me.see("Lagt ved.")
    project = looked_into(folder)
    (row,) = project.state.files.rows.values()
    assert row.size == recording.stat().st_size
    kept = b"".join(project.files.chunk_of(row.id, number) for number in range(len(row.chunks)))
    assert kept == recording.read_bytes()


def test_a_layout_of_ones_own_is_described_looked_at_and_kept(visit, tmp_path):
    folder, home = tmp_path / "ada", tmp_path / "home"
    a_project(folder)
    me = visit(DESKTOP, language="nb", recent=[str(folder)], home=home)
    enter(me)
    odd = {
        f"{name}.txt": f"*lise* >> Det var fint, {name}.\n*per* >> Nei.\nog mer\n*lise* >> Jo.\n"
        for name in ("en", "to")
    }
    drop_files(me, odd | {"tre.txt": "Bare et notat.\n"})
    me.see("3 tekster er lest inn")
    me.press("Beskriv oppsettet")
    me.write("Eget oppsett", "*{navn}* >> {ord}")
    me.press("Forhåndsvis")
    me.see("lise (2 replikker)")
    me.press("Les inn")
    me.see("Ingen linje ser ut som")
    me.see("Deltaker: per")
    me.press("Importer 3 tekster")
    me.see("to, intervju")
    project = looked_into(folder)
    texts = {project.words(row.name): project.text(row.id) for row in project.state.sources.values()}
    assert texts["en"] == "lise: Det var fint, en.\nper: Nei.\nog mer\nlise: Jo.\n"
    assert texts["tre"] == "Bare et notat.\n"
    drop_files(me, {"fire.txt": "*lise* >> Ja.\n*per* >> Nei.\n"})
    me.press("Beskriv oppsettet")
    me.see("*{navn}* >> {ord}")

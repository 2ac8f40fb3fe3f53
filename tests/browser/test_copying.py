"""Words copied with their reference, from where one meets them, and pasted into a page as into a letter or Word."""

from tests.browser.studies import TEXT, at_a_coded_text

KAFFE, NETTER = "Det var kaffe og lys på bordet.", "det var mine netter."
COPIED = """async wanted => {
  for (const item of await navigator.clipboard.read())
    if (item.types.includes(wanted)) return await (await item.getType(wanted)).text();
  return "";
}"""
"""What is on the clipboard in one form."""


def copied(me, form="text/plain"):
    return me.page.evaluate(COPIED, form)


def until_copied(me, *words, without=""):
    """What is on the clipboard as soon as all these words are; a busy machine needs a while."""
    for _ in range(150):
        found = copied(me)
        if all(each in found for each in words) and not (without and without in found):
            return found
        me.pause(100)
    raise AssertionError(found)


def pasted(me):
    """What another page shows that is pasted into: its paragraphs."""
    page = me.page.context.new_page()
    page.set_content("<div contenteditable style='min-height: 200px'></div>")
    page.click("div")
    page.keyboard.press("Control+V")
    page.wait_for_selector("div p", state="attached", timeout=15_000)
    found = page.locator("div p").all_inner_texts()
    page.close()
    me.page.bring_to_front()
    return found


def test_words_a_coding_a_result_and_many_results_are_copied_with_their_reference(visit, tmp_path):
    places = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in (KAFFE, NETTER)]
    me = at_a_coded_text(visit, tmp_path / "project", *places)

    me.key("Alt+ArrowDown")
    me.see("Kopier med henvisning")
    me.press("Kopier med henvisning")
    assert until_copied(me, "fortelle") == "«Intervjuer: Kan du fortelle?» (Intervjuer, kari, avsnitt 1)"
    assert pasted(me) == [copied(me)]

    me.press("Koding Kaffe av Ada Fiksjon")
    me.see("Kopier med henvisning")
    me.press("Kopier med henvisning")
    assert until_copied(me, KAFFE) == f"«{KAFFE}» (Kari, kari, avsnitt 3)"
    me.press("Kopier anonymisert")
    assert until_copied(me, KAFFE, without="kari") == f"«{KAFFE}» (Kari, avsnitt 3)", "a file's name may be a person's"
    assert pasted(me) == [copied(me)]
    me.press("Kopier ordrett")
    until_copied(me, KAFFE, "kari")

    me.press("Hent fram")
    me.see("Kopier alle med henvisning")
    me.press("Kopier alle med henvisning")
    until_copied(me, KAFFE, NETTER)
    assert pasted(me) == [f"«{KAFFE}» (Kari, kari, avsnitt 3)", f"«{NETTER}» (Kari, kari, avsnitt 5)"]
    me.press("Kopier med henvisning", exact=True)
    assert len(until_copied(me, "«", without=NETTER).split("\n")) == 1

    for asked, seen in {
        "trygge rammer": "0 utdrag",
        "trygge rammer eller kaffe": "2 utdrag",
        "Kaffe and not trygge rammer": "2 utdrag",
    }.items():
        me.write("Koder: og, eller", asked)  # in either language, names of several words as they are
        me.key("Enter")
        me.see(seen)
    for _ in range(2):
        me.press("Velg til sammenligning")
    me.press("Sammenlign 2 utdrag")
    me.see("2 utdrag ved siden av hverandre")
    me.press("Alle utdragene")
    me.press("Tabeller")
    me.press("kari 1 ny")  # a bar leads to its passages
    me.see("Tekst: kari")

"""The memory that a page keeps of its Python, for shorter starts: it holds nothing of anybody, and is not trusted."""

from tests.browser.driver import PASSPHRASE
from tests.browser.page_steps import IS_KEPT, OF_RELEASE, begin, kept, unlock

SPOIL = f"async () => {{ {OF_RELEASE} await store.put('memory', new Response(new Uint8Array(1 << 20))); }}"
FOUND = f"""async words => {{ {OF_RELEASE}
  const bytes = new Uint8Array(await (await store.match("memory")).arrayBuffer());
  const read = ["latin1", "utf-8", "utf-16le"].map(each => new TextDecoder(each).decode(bytes));
  return words.filter(each => read.some(all => all.includes(each)));
}}"""


def test_a_start_goes_on_from_a_memory_in_which_nothing_of_the_study_is(pocket, host):
    me = pocket(host)
    begin(me)
    kept(me)
    me.page.evaluate(SPOIL)
    me.page.reload()
    me.ready()
    assert not me.page.evaluate(IS_KEPT), "what cannot be used is thrown away, and Python made anew"
    unlock(me)
    kept(me)  # while a study is open
    assert me.page.evaluate(FOUND, ["flet", "Helsesjekk"]), "words of the program are in it"
    assert me.page.evaluate(FOUND, [PASSPHRASE, "Å være med", "Ada Fiksjon"]) == []
    me.kill()
    host.stop()

    again = pocket(host)
    again.go()
    assert again.page.evaluate(IS_KEPT), "it was used: what cannot be used is thrown away"
    unlock(again)
    again.turn_to("Kodebok")
    again.press("Ny kode")
    again.write("Navn", "skrevet med husket Python")
    again.key("Enter")
    again.see("skrevet med husket Python")
    again.assert_at_home()
    host.start()

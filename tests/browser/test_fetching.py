"""A device that takes large files when asked: its window fetches a recording, through a cancel and a kill."""

from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, a_tone, enter, from_the_command_line, let_in
from tests.servers import Server


def test_a_recording_is_fetched_from_a_relay_and_goes_on_after_the_app_was_killed(visit, tmp_path):
    folder, other, sound = tmp_path / "ada", tmp_path / "bo", a_tone(80)
    source = a_project(folder)
    let_in(folder, other)
    ada, bo = looked_into(folder), looked_into(other)
    bo.files.wanted.choose(takes_all=False)
    file = ada.attach("source", source, "opptak.wav", "audio/wav", [sound]).event.file
    for each in (ada, bo):
        each.log.close()
    relay = Server(tmp_path / "relay")
    try:
        for each in (folder, other):
            from_the_command_line(each, "sync", "relay", relay.address)
        relay.stop()  # nothing can come while the window looks

        def opened():
            me = visit(DESKTOP, language="nb", recent=[str(other)], relays={str(other): relay.address})
            enter(me)
            me.press("Tekster")
            me.press("kari, intervju")
            me.see("er ikke på denne enheten: 0 % av det er her")
            me.press("Hent", exact=True)
            me.see("0 av 1,2 MiB er her.")
            return me

        me = opened()
        me.press("Avbryt", exact=True)
        me.gone("Arbeid videre")
        me.see("er ikke på denne enheten")
        me.press("Hent", exact=True)
        me.see("0 av 1,2 MiB er her.")
        me.served.process.kill()
        me.served.process.wait(20)
        me.page.context.close()
        me.failures.clear()  # it asked whether the app is still there

        relay.start()
        you = visit(DESKTOP, language="nb", recent=[str(other)], relays={str(other): relay.address})
        enter(you)
        bo = looked_into(other)
        for _ in range(120):
            if not bo.files.missing_chunks():
                break
            you.pause(250)
        assert b"".join(bo.files.chunk_of(file, n) for n in range(len(bo.state.files.rows[file].chunks))) == sound
        you.press("Tekster")
        you.press("kari, intervju")
        you.see("Spill av")
        assert you.page.get_by_role("button", name="Hent", exact=True).count() == 0
    finally:
        relay.stop()

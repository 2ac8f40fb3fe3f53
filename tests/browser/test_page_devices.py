"""The page with a microphone and a camera, as Chromium makes them up: an interview is recorded, and a code read."""

import re
import subprocess
from shutil import which
from types import SimpleNamespace

import pytest
import segno

from tests.browser.choosing import choose_files
from tests.browser.driver import PASSPHRASE, looked_into
from tests.browser.inviting import invites
from tests.browser.page_steps import begin, bring_in, kept_by, unlock
from tests.browser.studies import TEXT, a_tone
from tests.servers import Server
from tools.web import build

MADE_UP = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
WEBM = bytes.fromhex("1a45dfa3")
WIDTH, HEIGHT = 640, 480


@pytest.fixture
def relay(made, tmp_path):
    pytest.importorskip("uvicorn")
    build.write(tmp_path / "site", made)
    relay = Server(tmp_path / "relay", web=tmp_path / "site")
    yield relay
    relay.stop()


def until_it_shows_seconds(me):
    """Waits until the clock of a recording says that five seconds or more have run."""
    clock = re.compile(r"0:(00:0[5-9]|00:[1-5]\d|0[1-9]:\d\d)")
    me.page.get_by_text(clock).or_(me.page.get_by_label(clock)).first.wait_for(state="attached", timeout=60_000)


def recordings_of(me, folder):
    """What is attached: the name, the row, and the bytes of each."""
    project = kept_by(me, folder)
    found = [
        (project.words(row.name), row, b"".join(project.files.chunk_of(row.id, n) for n in range(len(row.chunks))))
        for row in project.state.files.values()
    ]
    project.log.close()
    return found


def test_an_interview_is_recorded_and_kept_though_the_browser_is_killed(pocket, host, tmp_path):
    transcript = tmp_path / "kari.txt"
    transcript.write_text(TEXT, encoding="utf-8")
    me = pocket(host, arguments=MADE_UP)
    begin(me)
    bring_in(me, transcript)
    me.see("Kari")
    host.stop()
    me.turn_to("Deltakere")
    me.press("Filer")
    me.press("Ta opp", exact=True)
    me.see("Opptak: Kari")
    me.see("Krypteres mens du tar opp")
    until_it_shows_seconds(me)
    me.press("Pause")
    me.see("Ingenting blir tatt opp")
    me.press("Fortsett")
    me.press("Stopp og legg ved")
    me.see("er lagt ved")
    ((name, row, sound),) = recordings_of(me, tmp_path / "first")
    assert name.startswith("opptak 2")
    assert (row.on_kind, row.mime, row.size) == ("participant", "audio/webm", len(sound))
    assert sound.startswith(WEBM)
    if which("ffprobe"):
        (tmp_path / "sound.webm").write_bytes(sound)
        command = [
            "ffprobe",
            "-v",
            "error",
            "-show_entries",
            "packet=pts_time",
            "-of",
            "csv=p=0",
            tmp_path / "sound.webm",
        ]
        times = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        assert float(times[-1].strip(",")) > 3, "some seconds can be played"

    me.turn_to("Deltakere")
    me.press("Filer")
    me.press("Ta opp", exact=True)
    until_it_shows_seconds(me)
    me.kill()
    again = pocket(host, arguments=MADE_UP)
    again.go()
    unlock(again)
    again.see("Et opptak ble avbrutt")
    found = recordings_of(again, tmp_path / "second")
    assert len(found) == 2
    ((_, kept, cut),) = [each for each in found if each[1].id != row.id]
    assert (kept.on, kept.size) == (row.on, len(cut))
    assert cut.startswith(WEBM)
    assert len(cut) > 1_000, "all but the last seconds"
    again.assert_at_home()
    host.start()


def test_a_recording_of_a_text_plays_at_the_first_press(pocket, host, tmp_path):
    transcript, tone = tmp_path / "kari.txt", tmp_path / "tone.wav"
    transcript.write_text(TEXT, encoding="utf-8")
    tone.write_bytes(a_tone(20))
    me = pocket(host)
    begin(me)
    bring_in(me, transcript)
    me.see("Kari")
    me.turn_to("Tekster")
    me.press("Handlinger for «kari»")
    me.page.get_by_role("menuitem", name="Opptak og filer").first.tap()
    me.pause()
    choose_files(me, "Velg en fil", tone)
    me.press("Legg ved", exact=True)
    me.page.get_by_role("button", name="Legg ved", exact=True).first.wait_for(state="detached", timeout=60_000)
    me.press("kari, intervju")
    me.press("Spill av eller stopp")
    running = re.compile(r"0:(0[1-9]|1\d) / 0:20")
    me.page.get_by_text(running).or_(me.page.get_by_label(running)).first.wait_for(state="attached", timeout=60_000)


def test_who_lets_nobody_listen_is_told_what_to_do(pocket, host, tmp_path):
    me = pocket(host, arguments=("--use-fake-device-for-media-stream", "--deny-permission-prompts"))
    begin(me)
    me.press("Filer for studien")
    me.press("Ta opp", exact=True)
    me.see("gir ikke Kodespor tilgang til mikrofonen")


def film_of(code, place):
    """A picture that does not move, as Chromium's made-up camera reads it: a QR code in grey (y4m)."""
    rows = [list(row) for row in segno.make(code).matrix_iter(scale=5, border=4)]
    top, left = (HEIGHT - len(rows)) // 2, (WIDTH - len(rows[0])) // 2
    grey = bytearray(b"\xb0" * (WIDTH * HEIGHT))
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            grey[(top + y) * WIDTH + left + x] = 0x20 if is_dark else 0xE0
    frame = b"FRAME\n" + grey + b"\x80" * (WIDTH * HEIGHT // 2)
    place.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420\n".encode() + frame * 10)
    return place


def test_a_telephone_joins_by_a_code_that_its_camera_reads(pocket, visit, relay, tmp_path):
    me, code = invites(visit, tmp_path / "ada", relay)
    link = f"{relay.address}/#kodespor:{code.replace(' ', '-')}"
    film = film_of(link, tmp_path / "code.y4m")
    camera = (*MADE_UP, f"--use-file-for-fake-video-capture={film}")
    you = pocket(SimpleNamespace(address=f"{relay.address}/"), arguments=camera)
    you.go()
    you.press("Bli med")
    you.write("Navnet ditt", "Bo Fiksjon")
    you.write("Passordfrase", PASSPHRASE)
    you.write("Gjenta passordfrasen", PASSPHRASE)
    you.press("Les QR-koden med kameraet")
    you.pause(3000)
    you.page.locator("#camera").wait_for(state="detached", timeout=30_000)
    you.page.get_by_role("button", name="Bli med", exact=True).last.tap()
    you.see("Les disse ordene høyt")
    me.see("Bo Fiksjon ber om å bli med")
    me.press("Godkjenn", exact=True)
    you.see("Prøvestudien")
    project = looked_into(tmp_path / "ada")
    assert len(project.state.devices.rows) == 2
    project.log.close()
    you.assert_at_home()

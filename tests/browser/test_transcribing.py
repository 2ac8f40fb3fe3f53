"""A recording transcribed by keys alone, in a real browser with real sound: to the finished text, through a crash."""

import io
import shutil
import signal
import subprocess
import wave

import pytest

from core.analysis.presentation import Presentation
from core.analysis.transcripts import live_drafts
from core.commands.transcripts import save_transcript
from core.views.transcripts import newest
from sync.transports.folder import sync_folder
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter, let_in

WORDS_AT = (1.0, 4.0)
"""Seconds at which somebody speaks in the recording: a tone stands for a voice, and silence for a pause."""


def speech(seconds=12):
    """A recording in which somebody begins to speak at known tenths of a second: a voice where there is a program that
    makes one, else a tone."""
    voice, rate = spoken() if shutil.which("espeak-ng") else (tone(8000), 8000)
    samples = bytearray(2 * rate * seconds)
    for at in WORDS_AT:
        begin = 2 * int(rate * at)
        samples[begin : begin + len(voice)] = voice
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(bytes(samples[: 2 * rate * seconds]))
    return out.getvalue()


def spoken():
    """Two seconds of speech at most, from its first loud sound on."""
    command = ["espeak-ng", "-v", "nb", "-a", "200", "--stdout", "Takk, det gikk bra"]
    made = io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)
    with wave.open(made) as sound:
        rate, samples = sound.getframerate(), sound.readframes(10 * sound.getframerate())
    loud = (
        n for n in range(0, len(samples), 2) if abs(int.from_bytes(samples[n : n + 2], "little", signed=True)) > 4000
    )
    first = next(loud)
    return samples[first : first + 4 * rate], rate


def tone(rate):
    """A second of sound."""
    return b"".join((8000 if n // 9 % 2 else -8000).to_bytes(2, "little", signed=True) for n in range(rate))


KINDS = {
    "mp3": ("audio/mpeg", ()),
    "m4a": ("audio/mp4", ("-c:a", "aac")),
    "webm": ("audio/webm", ("-c:a", "libopus")),
    "ogg": ("audio/ogg", ("-c:a", "libopus")),
    "flac": ("audio/flac", ()),
}


def as_kind(kind, sound, folder):
    """The same recording in another format."""
    (folder / "a.wav").write_bytes(sound)
    program = ["ffmpeg", "-loglevel", "error", "-i", folder / "a.wav", *KINDS[kind][1], folder / f"a.{kind}"]
    subprocess.run(program, check=True)
    return (folder / f"a.{kind}").read_bytes()


class Workspace:
    """The page on which one transcribes. Its rules let nobody evaluate text in it, so it is asked again and again."""

    def __init__(self, me, by):
        self.me, self.by = me, by
        with me.page.context.expect_page() as opened:
            me.press(by)
        self.page, self.key, self.type = opened.value, opened.value.keyboard.press, opened.value.keyboard.type
        self.until("sound.length > 0 && sound.peaks !== null")

    def of(self, asked):
        return self.page.evaluate(asked)

    def until(self, asked):
        for _ in range(150):
            if self.of(asked):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{asked}: {self.of('[document.body.innerText, draft.text].join()')}")

    def go(self, seconds):
        self.of(f"sound.go({seconds})")
        self.until("!sound.audio.seeking")

    def is_saved(self):
        self.until("!draft.isDirty && document.getElementById('status').dataset.kind === 'saved'")

    def close(self):
        """Back to the program, whose page drew nothing while it lay behind: its dialog goes away only now."""
        self.page.close()
        self.me.page.bring_to_front()
        self.me.gone(self.by)


def test_a_recording_is_transcribed_by_keys_alone_and_survives_a_killed_process(visit, tmp_path):
    folder, other, shared, home = (tmp_path / each for each in ("ada", "bo", "shared", "home"))
    shared.mkdir()
    a_project(folder)
    let_in(folder, other)
    ada, bo = looked_into(folder), looked_into(other)
    kari = next(iter(ada.state.participants.rows))
    ada.attach("participant", kari, "intervju.wav", "audio/wav", [speech()])
    ada.log.close()

    me = visit(DESKTOP, language="nb", recent=[str(folder)], home=home)
    enter(me)
    me.press("Deltakere")
    me.press("Filer")
    me.press("Transkriber: intervju.wav")
    at = Workspace(me, "Begynn")
    assert at.of("sound.length") == 12
    loud = at.of("[...sound.peaks].map((each, n) => each > 0.1 ? n : -1).filter((n) => n >= 0)")
    assert loud[0] in (49, 50, 51), "the wave form begins where somebody speaks"

    at.go(1)
    at.key("F7")
    at.key("F7")
    assert at.of("sound.audio.playbackRate") == 0.8
    at.key("Control+1")
    at.type("Hva skjedde?")
    at.go(4.09)
    at.key("Control+Enter")
    at.type("Jeg var redd")
    at.go(6)
    at.key("F9")
    at.type("og så ikke mer.")
    assert at.of("draft.text") == (
        "[00:00:01.0] I: Hva skjedde?\n[00:00:04.0] Kari: Jeg var redd [00:00:06.0] og så ikke mer."
    )
    at.key("F4")
    at.until("sound.isPlaying && sound.at > 6.4")
    at.key("F4")
    assert at.of("!sound.isPlaying && sound.at < 6"), "a pause jumps back two seconds"
    at.go(1.2)
    at.key("F10")
    at.go(1.6)
    at.key("F10")
    at.key("F4")
    at.page.wait_for_timeout(1500)
    assert at.of("sound.isPlaying && sound.at > 1 && sound.at < 2"), "the stretch is heard again"
    at.key("F4")
    at.type("\nKari: sist")
    at.is_saved()
    me.page.goto("about:blank")
    me.served.process.send_signal(signal.SIGKILL)
    me.served.process.wait()
    at.type(" og etter")
    at.until("document.getElementById('status').className === 'bad'")
    at.close()

    sync_folder(again := looked_into(folder), shared)
    sync_folder(bo, shared)
    [row] = live_drafts(Presentation(bo))
    bo.do(save_transcript, row.id, "[00:00:04.0] Kari: Jeg var redd\nBo: skrev dette\n", newest(row))
    sync_folder(bo, shared)
    sync_folder(again, shared)
    again.log.close()

    me = visit(DESKTOP, language="nb", recent=[str(folder)], home=home)
    enter(me)
    me.press("Tekster")
    at = Workspace(me, "Fortsett med intervju.wav")
    at.until("document.getElementById('others').hidden === false")
    at.page.get_by_role("button", name="Slå sammen").focus()
    at.key("Enter")
    at.until("document.getElementById('others').hidden && draft.text.includes('Bo: skrev dette')")
    assert "Kari: sist" in at.of("draft.text"), "what was acknowledged before the kill is there"
    assert "etter" not in at.of("draft.text")
    at.page.locator("#do-finish").focus()
    at.key("Enter")
    at.until("dialog.open")
    assert at.of("[...dialog.querySelectorAll('select')].map((each) => each.value)")[0] == "interviewer"
    at.key("Enter")
    at.page.get_by_role("dialog").get_by_role("button", name="Fullfør").focus()
    at.key("Enter")
    at.until("draft.isOver")
    at.close()
    seen = looked_into(folder)
    [source] = [each for each in seen.state.sources.values() if seen.words(each.name) == "intervju"]
    text = seen.text(source.id)
    spoken = [(text[place:].split()[0], first) for place, first, _ in seen.state.times.rows[source.id].times]
    assert {("I:", 1000), ("Kari:", 4000), ("og", 6000)} <= set(spoken)
    assert source.participants == (kari,)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="no ffmpeg")
def test_recordings_of_other_kinds_are_stamped_to_a_tenth(visit, tmp_path):
    folder = tmp_path / "ada"
    a_project(folder)
    ada = looked_into(folder)
    kari = next(iter(ada.state.participants.rows))
    for kind, (media, _) in KINDS.items():
        ada.attach("participant", kari, f"opptak.{kind}", media, [as_kind(kind, speech(), tmp_path)])
    ada.log.close()
    me = visit(DESKTOP, language="nb", recent=[str(folder)], home=tmp_path / "home")
    enter(me)
    me.press("Deltakere")
    for kind in KINDS:
        me.press("Filer")
        me.press(f"Transkriber: opptak.{kind}")
        at = Workspace(me, "Begynn")
        assert abs(at.of("sound.length") - 12) < 0.1, kind
        loud = at.of("[...sound.peaks].map((each, n) => each > 0.1 ? n : -1).filter((n) => n >= 0)")
        first = loud[0] * at.of("sound.length / sound.peaks.length")
        assert abs(first - WORDS_AT[0]) < 0.1, f"{kind}: the wave form begins where somebody speaks"
        at.go(4.09)
        at.key("Control+1")
        at.type("Takk")
        assert at.of("draft.text") == "[00:00:04.0] I: Takk", kind
        at.is_saved()
        at.close()

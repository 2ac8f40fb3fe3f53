"""A hundred interviews of Word come in: a bar moves and names the file, and Stop leaves nothing behind. Recording them
takes about a second; tests/unit/app/test_stopping.py cancels what takes longer."""

import re

from tests.browser.choosing import choose_files
from tests.browser.driver import DESKTOP, looked_into
from tests.browser.studies import a_project, enter
from tests.unit.test_documents import a_docx, run

INTERVIEWS = 100
TURNS, WORDS = 100, 100
"""A million words in all."""
SAID = "jeg ventet lenge og så kom det noen som sa at vi kunne gå inn sammen"


def interviews(folder):
    words = SAID.split()
    said = " ".join(words[n % len(words)] for n in range(WORDS))
    files = []
    for n in range(INTERVIEWS):
        who = ("Intervjuer", f"P{n}")
        turns = (f"<w:p>{run(f'{who[turn % 2]}: {said} {turn}')}</w:p>" for turn in range(TURNS))
        files.append(folder / f"samtale{n:03}.docx")
        files[-1].write_bytes(a_docx("".join(turns)))
    return files


def place(me):
    """Which file is being read; the driver fails where that is not shown any more."""
    while True:
        if found := re.search(r"fil (\d+) av", me.see("Leser fil").evaluate("e => e.ariaLabel || e.innerText || ''")):
            return int(found[1])


def test_a_hundred_interviews_are_stopped_and_come_in(visit, tmp_path):
    folder, files = tmp_path / "ada", interviews(tmp_path)
    a_project(folder)
    project = looked_into(folder)

    def texts():
        project.catch_up()
        return len(project.state.sources.rows)

    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Tekster")
    choose_files(me, "Importer tekster", files)
    me.press("Stopp", exact=True)
    me.see("Stoppet; ingenting ble importert.")
    assert texts() == 1
    choose_files(me, "Importer tekster", files)
    first = place(me)
    while place(me) == first:
        me.pause(200)
    me.page.get_by_text("100 tekster er lest inn").wait_for(timeout=120_000)
    me.press("Én deltaker per tekst")
    me.page.mouse.move(800, 600)
    me.page.mouse.wheel(0, 100_000)  # the buttons are below the last text
    me.pause(1500)
    me.press("Importer 100 tekster")
    me.see("100 tekster er importert med")
    me.see("P5 og 94 til")
    assert texts() == 1 + INTERVIEWS
    me.assert_private()

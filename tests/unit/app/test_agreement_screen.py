"""The agreement screen, without a window: what it reckons beside the window, and what it shows meanwhile."""

import asyncio

import pytest

from app.features.retrieve import agreement_screen, over_time
from core.commands import codings
from core.errors import Refused
from tests.builders import World, everything, invited
from tests.unit.app.book_study import Study, said
from tests.unit.app.screens import press


@pytest.fixture
def study():
    return Study()


def test_agreement_is_reckoned_beside_the_window_and_shown_where_it_is_still_asked_for(study, monkeypatch):
    other = invited(World(8), study.project, "Bo")
    other.do(codings.code_segment, study.source, 0, 11, [study.code])
    study.project.accept(everything(other))

    async def beside(_, __, work):
        return work(study.project)

    monkeypatch.setattr(agreement_screen, "in_background", beside)
    asked = []
    study.shell.page.run_task = lambda act, *arguments: asked.append((act, arguments))
    study.shell.screen = screen = agreement_screen.build(study.shell)
    screen._body.update = lambda: None
    assert screen._sign.visible
    assert screen._computing.value == study.shell.words("agreement-computing")
    screen._metric.value = "percent"
    screen.refresh()
    [(act, first), (_, second)] = asked
    asyncio.run(act(*first))
    assert screen._sign.visible, "another measure was asked for since then"
    asyncio.run(act(*second))
    assert not screen._sign.visible
    assert study.shell.words("agreement-by-code") in said(screen)
    screen.refresh()
    assert screen._computing.value == study.shell.words("agreement-computing-again")
    assert screen._result.opacity < 1, "the figures that still stand there are from before"
    act, third = asked[-1]
    asyncio.run(act(*third))
    assert (screen._sign.visible, screen._result.opacity) == (False, 1)

    async def refused(*_):
        raise Refused("coders-too-few")

    monkeypatch.setattr(agreement_screen, "in_background", refused)
    screen.refresh()
    act, fourth = asked[-1]
    asyncio.run(act(*fourth))
    screen.refresh()
    assert screen._computing.value == study.shell.words("agreement-computing"), "a refusal is no figure from before"


def test_agreement_is_reckoned_once_at_a_time_however_often_a_colleague_codes_meanwhile(study, monkeypatch):
    began, going = [], []

    async def beside(_, __, work):
        began.append(work)
        going.append(work)
        assert len(going) == 1
        await asyncio.sleep(0.01)
        going.pop()
        return work(study.project)

    monkeypatch.setattr(agreement_screen, "in_background", beside)
    asked = []
    study.shell.page.run_task = lambda act, *arguments: asked.append((act, arguments))
    other = invited(World(8), study.project, "Bo")
    other.do(codings.code_segment, study.source, 0, 11, [study.code])
    study.project.accept(everything(other))
    study.shell.screen = screen = agreement_screen.build(study.shell)
    screen._body.update = lambda: None

    async def meanwhile():
        [(act, first)] = asked
        tasks = [asyncio.create_task(act(*first))]
        await asyncio.sleep(0)
        for _ in range(5):
            screen.refresh()
            act, now = asked[-1]
            tasks.append(asyncio.create_task(act(*now)))
        await asyncio.gather(*tasks)

    asyncio.run(meanwhile())
    assert len(began) == 2, "the first, and what was asked for last"
    assert not screen._sign.visible
    assert study.shell.words("agreement-by-code") in said(screen)


def test_agreement_over_time_is_of_what_is_chosen_and_stays_below_its_button(study, monkeypatch):
    async def beside(_, __, work):
        return work(study.project)

    other = invited(World(8), study.project, "Bo")
    other.do(codings.code_segment, study.source, 0, 11, [study.code])
    study.project.accept(everything(other))
    for each in (agreement_screen, over_time):
        monkeypatch.setattr(each, "in_background", beside)
    asked = []
    study.shell.touch = lambda: None
    study.shell.page.run_task = lambda act, *arguments: asked.append((act, arguments))
    study.shell.screen = screen = agreement_screen.build(study.shell)
    screen._metric.value, screen._main.value = "percent", True
    screen._body.update = lambda: None

    def reckon(number=-1):
        act, arguments = asked[number]
        asyncio.run(act(*arguments))

    screen.refresh()
    reckon()
    over = screen._over
    assert over.wanted.how.roll_up == 1, "codes counted as their main categories, as in the figure above"
    over.root.update = lambda: None
    press(screen.root, study.shell.words("agreement-over-time"))
    assert study.shell.words("agreement-over-time-computing") in said(screen)
    reckon()
    assert study.shell.words("agreement-over-time-title") in said(screen)
    assert study.shell.words("agreement-over-time-computing") not in said(screen)
    screen.refresh()
    reckon()
    assert study.shell.words("agreement-over-time-title") in said(screen), "news leaves it where it is"
    screen._main.value = False
    screen.refresh()
    reckon()
    assert study.shell.words("agreement-over-time-title") not in said(screen), "another figure is asked for"

"""A dialog whose work failed for a reason that nobody foresaw can be confirmed again: what was typed is not lost. What
was done is not done twice, and Cancel stops what is under way."""

import asyncio
from contextlib import suppress
from types import SimpleNamespace

import flet as ft
import pytest

from app.shell.dialogs import Dialogs
from core.commands.codebook import create_code
from core.errors import Refused
from tests.builders import World, alice
from tests.unit.app.screens import StandIn, everything_in


class Asked:
    """A dialog that asks to do some work, and what became of it."""

    def __init__(self, work):
        self.closed, self.tasks = [], []
        self.shell = StandIn(alice(World(7)))
        self.shell.page = SimpleNamespace(
            platform=None, run_task=self._run, show_dialog=lambda _: None, pop_dialog=lambda: self.closed.append(1)
        )
        self.dialogs = Dialogs(self.shell)
        self.dialogs.ask("Title", ft.Text("Text"), "Do it", lambda: work(self.shell), danger=False)
        self.dialogs._last.open = False  # nobody shows it

    def _run(self, begin, *arguments):
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            with suppress(OSError):  # a task that fails is logged
                asyncio.run(begin(*arguments))
            return None
        self.tasks.append(asyncio.create_task(begin(*arguments)))
        return self.tasks[-1]

    def press(self, label):
        for each in everything_in(self.dialogs._last.actions[0]):
            if getattr(each, "content", None) == label:
                each.on_click(None)


@pytest.mark.parametrize("is_slow", [False, True])
def test_what_failed_can_be_tried_again(is_slow):
    tried = []

    def work(_):
        tried.append(1)
        if len(tried) == 1:
            raise OSError("not foreseen")

    async def slow_work(shell):
        work(shell)

    asked = Asked(slow_work if is_slow else work)
    for _ in range(2):
        with suppress(OSError):
            asked.dialogs._confirm()
    assert len(tried) == 2
    assert len(asked.closed) == (0 if is_slow else 1)


@pytest.mark.parametrize("problem", [OSError("not foreseen"), Refused("no-such-code")])
@pytest.mark.parametrize("is_slow", [False, True])
def test_what_was_recorded_before_it_failed_is_not_recorded_twice(is_slow, problem):
    def work(shell):
        shell.session.do(create_code, "waiting")
        raise problem

    async def slow_work(shell):
        work(shell)

    asked = Asked(slow_work if is_slow else work)
    for _ in range(2):
        with suppress(OSError):
            asked.dialogs._confirm()
    assert len(asked.shell.session.project.state.codes.rows) == 1


def test_a_key_confirms_no_form_that_lies_below_a_chooser_of_folders():
    done = []
    asked = Asked(lambda _: done.append(1))
    form, chooser = asked.dialogs._last, ft.AlertDialog(open=True)
    form.open = True
    asked.shell.page._dialogs = SimpleNamespace(controls=[form, chooser])
    asked.dialogs.confirm()
    assert done == []
    chooser.open = False
    asked.dialogs.confirm()
    assert done == [1]


def test_cancel_stops_the_work_that_was_begun():
    done = []

    async def work(_):
        await asyncio.sleep(0.05)
        done.append(1)

    async def both():
        asked = Asked(work)
        asked.press("Do it")
        await asyncio.sleep(0)
        asked.press("Cancel")
        await asyncio.gather(*asked.tasks, return_exceptions=True)
        assert asked.closed == [1]

    asyncio.run(both())
    assert done == []

"""A dialog whose work failed for a reason that nobody foresaw can be confirmed again: what was typed is not lost."""

import asyncio
from contextlib import suppress
from types import SimpleNamespace

import flet as ft
import pytest

from app.shell.dialogs import Dialogs
from tests.builders import World, alice
from tests.unit.app.screens import StandIn


@pytest.mark.parametrize("is_slow", [False, True])
def test_what_failed_can_be_tried_again(is_slow):
    tried, closed = [], []

    def work():
        tried.append(1)
        if len(tried) == 1:
            raise OSError("not foreseen")

    async def slow_work():
        work()

    def run_task(begin, *arguments):
        with suppress(OSError):  # a task that fails is logged
            asyncio.run(begin(*arguments))

    shell = StandIn(alice(World(7)))
    shell.page = SimpleNamespace(
        platform=None, run_task=run_task, show_dialog=lambda _: None, pop_dialog=lambda: closed.append(1)
    )
    dialogs = Dialogs(shell)
    dialogs.ask("Title", ft.Text("Text"), "Do it", slow_work if is_slow else work, danger=False)
    for _ in range(2):
        with suppress(OSError):
            dialogs._confirm()
    assert len(tried) == 2
    assert len(closed) == (0 if is_slow else 1)

"""A bar while a large command is carried out, and Ctrl+C that leaves nothing half done."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from app.cli.language import say
from app.cli.terminal import is_moving
from app.services.stopping import Stopper, stopping
from core.project import Project

SHOWN_AFTER_SECONDS = 0.4
"""What takes less needs no bar."""


class TerminalStopper(Stopper):
    """Draws how far a command is on standard error, where somebody is at a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.is_finishing = False
        """Whether a run does what it was asked for whoever wants to end it, unless they ask twice."""
        self._began = time.monotonic()
        self._bar: Any = None

    def tell(self, done: int, total: int) -> None:
        """Takes how far a command is. Raises Refused where it is to stop."""
        super().tell(done, total)
        if self.share is None or not sys.stderr.isatty() or is_moving():
            return
        if self._bar is None and time.monotonic() - self._began > SHOWN_AFTER_SECONDS:
            self._bar = _bar()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self.share)

    def hide(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.add_task(say("cli-base-recording"), total=1)
    bar.start()
    return bar


@contextmanager
def interruptible(project: Project) -> Iterator[TerminalStopper]:
    """Within it Ctrl+C stops a command before any of it is durable, or waits until it is whole; a second one does not
    wait. What earlier commands of the same act recorded is undone."""
    stopper = TerminalStopper()
    came = 0

    def interrupted(number: int, frame: FrameType | None) -> bool:
        """Returns whether the run goes on to its end as if nobody had asked."""
        nonlocal came
        came += 1
        stopper.is_stopped = not stopper.is_finishing
        if came > 1 or not (stopper.is_recording or stopper.is_finishing):
            raise KeyboardInterrupt
        return stopper.is_finishing

    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, interrupted) if is_main else None
    try:
        with stopping(project, stopper):
            yield stopper
    finally:
        stopper.hide()
        if is_main:
            signal.signal(signal.SIGINT, before)

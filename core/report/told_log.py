"""What the trail says of each event of the log, kept small: a line is made when somebody asks for it."""

from array import array
from typing import NamedTuple

from core.analysis.audit_trail import Entry


class Told(NamedTuple):
    """What is said of an event: its number, its clock (ms since 1970), by whom, what, and why."""

    n: int
    at: int
    by: str
    did: str
    why: str | None


class ToldLog:
    """The lines of the whole log in columns. Words that come again and again are kept once."""

    def __init__(self) -> None:
        self.at = array("q")
        self.by, self.did, self.wires = list[str](), list[str](), list[str]()
        self.why: list[str | None] = []
        self._said: dict[str, str] = {}

    def add(self, entry: Entry) -> None:
        """Takes in the next line."""
        self.at.append(entry.recorded.at)
        self.by.append(self._once(entry.by))
        self.did.append(self._once(entry.did))
        self.wires.append(entry.wire)
        self.why.append(None if entry.why is None else self._once(entry.why))

    def _once(self, words: str) -> str:
        return self._said.setdefault(words, words)

    def __len__(self) -> int:
        return len(self.at)

    def line(self, n: int) -> Told:
        """The line of an event by its number."""
        return Told(n, self.at[n - 1], self.by[n - 1], self.did[n - 1], self.why[n - 1])

    def said(self, n: int) -> tuple[str, str]:
        """Of what type an event is, and what it did."""
        return self.wires[n - 1], self.did[n - 1]

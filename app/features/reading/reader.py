"""What the parts of the reading screen may ask of it."""

from typing import Protocol

from app.services.project_session import ProjectSession
from app.shell.protocols import Shell
from core.ids import CodingId, SourceId
from core.text.find import Range


class Reader(Protocol):
    """The text that is read, and what is selected in it."""

    shell: Shell
    session: ProjectSession
    source: SourceId
    layer: str

    @property
    def selection(self) -> Range | None:
        """What is selected, in code points of the text as it was imported."""

    def draw_selection(self, selection: Range | None) -> None:
        """Shows a selection in the text (code points of the layer), or none, without opening the code panel."""

    def move_edge(self, coding: CodingId, edge: str, by: int) -> None:
        """Moves the start or the end of what will be a coding's boundaries by so many words."""

    def close_detail(self) -> None:
        """Closes the panel of a coding or memo."""

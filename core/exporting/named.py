"""What things are called, asked once each, for whoever writes many codings while nothing changes."""

from functools import cache

from core.analysis.presentation import Presentation
from core.views.records import Coding


class Named:
    """The names and words of a presentation. It is kept no longer than one file is being written."""

    def __init__(self, presentation: Presentation) -> None:
        self.path, self.source, self.member = map(cache, (presentation.path, presentation.source, presentation.member))
        self.participant, self._reader = cache(presentation.participant), cache(presentation.reader)
        self._withdrawn = presentation.withdrawn

    def quote(self, coding: Coding) -> str:
        """The words that a coding stands on."""
        read = self._reader(coding.source)
        return self._withdrawn if read is None else read(coding.start, coding.end)

"""One guard for libraries that may be missing here, so that each missing one is named in the same sentence."""

import sys
from types import TracebackType

from core.errors import MissingLibrary


class needs:  # noqa: N801 - read as a statement: with needs("python-docx"): import docx
    """Imports under it raise MissingLibrary where `library` is not installed; `install` is what pip is to be given."""

    def __init__(self, library: str, install: str = "") -> None:
        self.library, self.install = library, install or library

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, problem: BaseException | None, trace: TracebackType | None) -> None:
        """Turns an ImportError into the refusal; lets everything else through."""
        if isinstance(problem, ImportError):
            if sys.platform == "emscripten":  # nobody can install anything into a page
                raise MissingLibrary("not-in-a-page", library=self.library) from problem
            raise MissingLibrary(library=self.library, install=self.install) from problem

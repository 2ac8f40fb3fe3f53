"""What the system refuses, as errors that the catalogue has sentences for."""

import errno

from core.errors import KodesporError


def from_system(problem: OSError | MemoryError) -> KodesporError:
    """An error of the system with a code of ours: disk full, not enough memory, or its own reason."""
    if isinstance(problem, MemoryError):
        return KodesporError("no-memory")
    if problem.errno == errno.ENOSPC:
        return KodesporError("disk-full")
    reason, file = problem.strerror or str(problem), problem.filename
    return KodesporError("system-refused-file" if file else "system-refused", reason=reason, file=str(file or ""))
